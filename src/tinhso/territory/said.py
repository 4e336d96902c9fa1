"""What lists say of areas, each statement with the line that says it, before anything is entered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tinhso.base.values import Refused
from tinhso.territory.values import AreaKind, Tier, TransferKind, full_name

_MOST_TOLD = 20
Place = tuple[Tier, str]


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A line of a file, counted as an editor shows it; 0 for the file as a whole."""

    file: str
    number: int = 0

    def __str__(self) -> str:
        return f"{self.file}, dòng {self.number}" if self.number else self.file


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with one line, and what to do."""

    where: Where
    sentence: str


@dataclass(frozen=True, slots=True)
class Labels:
    """What a list adds to an area: its size in km² and where its label stands, in degrees."""

    area_km2: Decimal | None = None
    longitude: Decimal | None = None
    latitude: Decimal | None = None


@dataclass(frozen=True, slots=True)
class AreaSaid:
    """An area stood so on the day `on`; the days of its interval as far as the list knows them.

    `is_exact`: the list states the interval itself, not only how things stood on a day. `is_known`: the area must
    be there already, the list may not bring it in.
    """

    where: Where
    tier: Tier
    code: str
    name: str
    kind: AreaKind
    parent_code: str
    on: date
    valid_from: date | None = None
    valid_to: date | None = None
    labels: Labels = Labels()
    is_exact: bool = False
    is_known: bool = False

    @property
    def full_name(self) -> str:
        """Kind and name: "Thành phố Dĩ An"."""
        return full_name(self.kind, self.name)

    @property
    def place(self) -> Place:
        """What a parent or a transfer names."""
        return (self.tier, self.code)


@dataclass(frozen=True, slots=True)
class TransferSaid:
    """Something of the area that `source` meant the day before went to what `target` means from the day `on`."""

    where: Where
    source: Place
    target: Place
    on: date
    kind: TransferKind
    share: Decimal | None = None
    share_of: str = ""
    instrument: str = ""
    clause: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """All that a list says, and what somebody should know before believing it."""

    areas: tuple[AreaSaid, ...] = ()
    transfers: tuple[TransferSaid, ...] = ()
    warnings: tuple[str, ...] = ()


def require_none(troubles: Iterable[Trouble]) -> None:
    """`Refused` with every trouble in the order of the lines, as far as a screen holds them."""
    found = sorted(set(troubles), key=lambda trouble: (trouble.where, trouble.sentence))
    if not found:
        return
    told = [f"{trouble.where}: {trouble.sentence}" for trouble in found[:_MOST_TOLD]]
    if len(found) > _MOST_TOLD:
        told.append(f"… và {len(found) - _MOST_TOLD} lỗi khác.")
    raise Refused(
        "\n".join([*told, "Chưa ghi gì: hãy sửa các dòng trên (hoặc thêm dòng đính chính) rồi nạp lại."])
    )
