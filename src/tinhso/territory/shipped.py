"""What comes with the program: provinces since 1997, known slips of packs, instruments that packs do not cite.

Names and codes of provinces (124/2004/QĐ-TTg, 19/2025/QĐ-TTg), the splits of 1997 and 2004, Huế
(175/2024/QH15), the merger of 2025 (202/2025/QH15) and Đồng Nai (30/2026/QH16).
"""

from datetime import date
from functools import cache
from pathlib import Path

from tinhso.territory import corrections, tables
from tinhso.territory.corrections import Correction
from tinhso.territory.packs import Pack, PackFile
from tinhso.territory.tables import Line
from tinhso.territory.values import Tier, TransferKind

_FOLDER = Path(__file__).parent / "national"


def provinces() -> Pack:
    """The national list of provinces, in the form of a province's own list."""
    names = ("areas.csv", "transfers.csv")
    return Pack("Danh mục cấp tỉnh", tuple(PackFile(name, (_FOLDER / name).read_bytes()) for name in names))


def slips() -> list[Correction]:
    """Known slips of packs that go round, put right wherever a line matches exactly."""
    found, _ = corrections.read(
        tables.read("đính chính kèm theo", (_FOLDER / "corrections.csv").read_bytes())
    )
    return found


def instrument(*, tier: Tier, within_code: str, on: date, kind: TransferKind) -> str:
    """What decided such a change in a province on a day, where we know it; else an empty text."""
    for line in _instruments():
        said = (line["tier"], line["on"], line["kind"])
        if said == (tier, on.isoformat(), kind) and line["within_code"] in ("", within_code):
            return line["instrument"]
    return ""


@cache
def _instruments() -> tuple[Line, ...]:
    return tables.read("instruments.csv", (_FOLDER / "instruments.csv").read_bytes()).lines
