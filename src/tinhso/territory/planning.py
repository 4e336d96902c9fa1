"""What a list would change: its statements held against the areas that are known, everything wrong named at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from tinhso.core import timetree
from tinhso.core.timetree import Node, Problem, Transfer
from tinhso.core.vi import fold, sort_key
from tinhso.territory import nodes
from tinhso.territory.contradictions import contrary, told
from tinhso.territory.models import Area, AreaOutline, AreaTransfer
from tinhso.territory.outlines import OutlineSaid
from tinhso.territory.said import AreaSaid, Place, Said, TransferSaid, Trouble, Where
from tinhso.territory.values import Tier

Ends = tuple[str, str, date]
_HUNDREDTH, _MILLIONTH = Decimal("0.01"), Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Drawn:
    """An outline that is new, and the code of the province it is of, empty for the whole country."""

    said: OutlineSaid
    within_code: str


@dataclass(slots=True)
class Plan:
    """What would be entered and changed; areas and transfers stand as they would afterwards."""

    entered: list[Area] = field(default_factory=list)
    started: list[Area] = field(default_factory=list)
    ended: list[Area] = field(default_factory=list)
    labelled: list[Area] = field(default_factory=list)
    transfers: list[AreaTransfer] = field(default_factory=list)
    shared: list[AreaTransfer] = field(default_factory=list)
    outlines: list[Drawn] = field(default_factory=list)
    unchanged: int = 0
    warnings: list[str] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each kind of change touches."""
        return {
            "entered": len(self.entered),
            "started": len(self.started),
            "ended": len(self.ended),
            "labelled": len(self.labelled),
            "transfers": len(self.transfers),
            "shared": len(self.shared),
            "outlines": len(self.outlines),
        }

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not any(self.counts.values())


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables hold."""

    areas: Sequence[Area]
    transfers: Sequence[AreaTransfer]
    outlines: Sequence[AreaOutline]


def known() -> Known:
    """What the tables hold now."""
    areas = {area.pk: area for area in Area.objects.all()}
    rows = list(AreaTransfer.objects.all())
    for row in rows:
        row.source, row.target = areas[row.source_id], areas[row.target_id]
    return Known(list(areas.values()), rows, list(AreaOutline.objects.select_related("load")))


def plan(said: Said, drawn: Iterable[OutlineSaid], *, among: Known) -> tuple[Plan, list[Trouble]]:
    """What the statements would change among what is known, and what is wrong with them.

    A statement about a day agrees with an area that stood so on that day, however long its interval.
    """
    making = _Making(among)
    before = (nodes.nodes(among.areas), nodes.transfers(among.transfers))
    # What agrees may end or begin an area, and so make room for the rest, in whatever order the lines stand.
    rest = [area for area in said.areas if not making.agree(area)]
    for area in sorted(rest, key=lambda one: (one.on, one.where)):
        making.settle(area)
    for transfer in said.transfers:
        making.pass_on(transfer)
    if not (making.troubles or making.plan.is_empty):
        making.check(*before)
    for outline in drawn:
        making.draw(outline)
    making.plan.warnings += said.warnings
    return making.plan, making.troubles


class _Making:
    def __init__(self, among: Known) -> None:
        self.plan = Plan()
        self.troubles: list[Trouble] = []
        self._outlines = {(one.tier, one.within_code, one.valid_from, one.file) for one in among.outlines}
        self._here: dict[Place, list[Area]] = defaultdict(list)
        self._new: set[str] = set()
        self._where: dict[str, Where] = {}
        self._passed: dict[Ends, AreaTransfer] = {}
        self._passed_where: dict[Ends, Where] = {}
        for area in among.areas:
            self._here[Tier(area.tier), area.code].append(area)
        for row in among.transfers:
            self._passed[str(row.source_id), str(row.target_id), row.on] = row

    def agree(self, said: AreaSaid) -> bool:
        """Whether an area stood so on the day of a statement; it is then told what the statement adds."""
        area = self._standing(said.place, said.on)
        if area is None or contrary(said, area):
            return False
        self._where.setdefault(str(area.pk), said.where)
        self._fit(area, said)
        return True

    def settle(self, said: AreaSaid) -> None:
        """Enter an area where none stood on the day of the statement."""
        if self.agree(said):
            return
        area = self._standing(said.place, said.on)
        if area:
            beside = f" (xem {self._where[str(area.pk)]})" if str(area.pk) in self._new else ""
            self._wrong(said.where, f"{contrary(said, area)}{beside}")
        else:
            self._enter(said)

    def pass_on(self, said: TransferSaid) -> None:
        """Enter a transfer between the areas that its codes meant on its day and the day before."""
        source = self._standing(said.source, said.on - timedelta(days=1))
        target = self._standing(said.target, said.on)
        if source is None or target is None:
            code, day = (
                (said.source[1], said.on - timedelta(days=1)) if source is None else (said.target[1], said.on)
            )
            self._wrong(
                said.where, f"ngày {day:%d/%m/%Y} không có đơn vị nào mang mã {code}: hãy sửa mã hoặc ngày."
            )
            return
        ends = (str(source.pk), str(target.pk), said.on)
        row = self._passed.get(ends)
        if row is None:
            self._passed[ends] = self._transfer(said, source, target)
            self._passed_where[ends] = said.where
        elif ends in self._passed_where:
            self._wrong(said.where, f"đã có ở {self._passed_where[ends]}: hãy bỏ một dòng.")
        else:
            self._passed_where[ends] = said.where
            self._share(row, said)

    def check(self, areas_before: Sequence[Node], passed_before: Sequence[Transfer]) -> None:
        """Whether everything together makes a tree on each day, apart from what was wrong before."""
        areas = [area for here in self._here.values() for area in here]
        found = timetree.check(nodes.nodes(areas), nodes.transfers(self._passed.values()))
        before = set(timetree.check(areas_before, passed_before)) if found else set()
        by_key = {str(area.pk): area for area in areas}
        for problem in found:
            if problem not in before:
                self._wrong(self._line_of(problem), told(problem, by_key))

    def draw(self, said: OutlineSaid) -> None:
        """Take in an outline whose every shape is an area of its day."""
        areas = {code: self._standing((said.tier, code), said.valid_from) for code in said.codes}
        if unknown := [code for code, area in areas.items() if area is None]:
            told = ", ".join(unknown[:5])
            day = f"{said.valid_from:%d/%m/%Y}"
            self._wrong(
                Where(said.file.name),
                f"có hình của mã {told} mà ngày {day} không đơn vị nào mang: hãy sửa tệp.",
            )
            return
        parents = {area.parent_code for area in areas.values() if area}
        within = parents.pop() if len(parents) == 1 else ""
        if (said.tier, within, said.valid_from, said.file.digest) not in self._outlines:
            self.plan.outlines.append(Drawn(said, within))

    def _standing(self, place: Place, on: date) -> Area | None:
        return next((area for area in self._here.get(place, ()) if on in area.interval), None)

    def _enter(self, said: AreaSaid) -> None:
        if said.is_known:
            self._wrong(
                said.where,
                f"không có đơn vị cấp tỉnh nào mang mã {said.code} ngày {said.on:%d/%m/%Y}: hãy sửa mã.",
            )
            return
        area = Area(
            code=said.code,
            name=said.name,
            tier=said.tier,
            kind=said.kind,
            parent_code=said.parent_code,
            valid_from=said.valid_from,
            valid_to=said.valid_to,
            search_key=fold(said.name),
            sort_key=sort_key(said.name),
        )
        _label(area, said)
        self._new.add(str(area.pk))
        self._here[said.place].append(area)
        self._where[str(area.pk)] = said.where
        self.plan.entered.append(area)

    def _fit(self, area: Area, said: AreaSaid) -> None:
        """Add what the statement knows and the area does not yet say."""
        changes = []
        if said.valid_from and area.valid_from is None and said.is_exact:
            area.valid_from = said.valid_from
            changes.append(self.plan.started)
        if said.valid_to and area.valid_to is None:
            area.valid_to = said.valid_to
            changes.append(self.plan.ended)
        if _label(area, said):
            changes.append(self.plan.labelled)
        self.plan.unchanged += not changes
        if str(area.pk) not in self._new:
            for change in changes:
                change.append(area)

    def _transfer(self, said: TransferSaid, source: Area, target: Area) -> AreaTransfer:
        row = AreaTransfer(
            source=source,
            target=target,
            on=said.on,
            kind=said.kind,
            share=said.share,
            share_of=said.share_of,
            instrument=said.instrument,
            clause=said.clause,
            note=said.note,
        )
        self.plan.transfers.append(row)
        return row

    def _share(self, row: AreaTransfer, said: TransferSaid) -> None:
        """A list may add the share that nobody had said; what is said otherwise stays, and is told."""
        names = f"{row.source.full_name} → {row.target.full_name}"
        if said.kind != row.kind:
            self.plan.warnings.append(
                f"{said.where}: {names} đã ghi là {row.get_kind_display()}, giữ nguyên."
            )
        elif said.share is None or said.share == row.share:
            self.plan.unchanged += 1
        elif row.share is None:
            row.share, row.share_of = said.share, said.share_of
            self.plan.shared.append(row)
        else:
            self._wrong(said.where, f"{names} đã ghi phần {row.share.normalize()}: hãy kiểm tra lại phần.")

    def _line_of(self, problem: Problem) -> Where:
        """The last line that a problem comes from; the list as a whole where it shows elsewhere."""
        passed = [(one.source, one.target, one.on) for one in problem.transfers]
        lines = [self._passed_where[ends] for ends in passed if ends in self._passed_where]
        lines = lines or [self._where[key] for key in problem.keys if key in self._where]
        return max(lines, default=Where("danh sách"))

    def _wrong(self, where: Where, sentence: str) -> None:
        self.troubles.append(Trouble(where, sentence))


def _label(area: Area, said: AreaSaid) -> bool:
    """Give an area the size and label that a list states; whether that changed anything."""
    changed = False
    for name, unit in (("area_km2", _HUNDREDTH), ("longitude", _MILLIONTH), ("latitude", _MILLIONTH)):
        value: Decimal | None = getattr(said.labels, name)
        if value is not None and getattr(area, name) != value.quantize(unit):
            setattr(area, name, value.quantize(unit))
            changed = True
    return changed
