"""The pairs of the folder `pairs` as wordings, and what each expects of a comparison."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tinhso.core.lawtext import Level
from tinhso.core.matching import Change, Closeness, Match, Wording

_SAID = {
    "như nhau": {Closeness.SAME},
    "nói gọn": {Closeness.BRIEFER},
    "tương tự": {Closeness.SIMILAR},
    "khác": {Closeness.NONE},
    "không ghép": {Closeness.SIMILAR, Closeness.NONE},
}
_CHANGES = {"tăng": Change.UP, "giảm": Change.DOWN, None: None}


@dataclass(frozen=True)
class Pair:
    """Two wordings, the conclusions allowed, and the aspects that must be named as different."""

    left: Wording
    right: Wording
    allowed: set[Closeness]
    aspects: set[str]

    @property
    def title(self) -> str:
        return f"{self.left.indicator} | {self.right.indicator}"

    def failure(self, match: Match) -> str | None:
        """What is wrong with the match, None if it is as expected."""
        named = {str(difference.aspect) for difference in match.differences}
        if match.closeness not in self.allowed:
            return f"{match.closeness}, not {sorted(self.allowed)}: {match.differences}"
        return (
            None
            if self.aspects <= named
            else f"{sorted(self.aspects - named)} not named: {match.differences}"
        )


@cache
def pairs() -> tuple[Pair, ...]:
    """Every pair of the files."""
    files = sorted(Path(__file__).with_name("pairs").glob("*.yaml"))
    rows = [row for file in files for row in yaml.safe_load(file.read_text("utf-8"))]
    return tuple(
        Pair(_wording(row, 0), _wording(row, 1), _SAID[row["kết luận"]], set(row.get("vì", ())))
        for row in rows
    )


def _wording(row: dict[str, Any], side: int) -> Wording:
    def said(name: str, default: Any) -> Any:
        return row[name][side] if name in row else default

    return Wording(
        indicator=row["một" if side == 0 else "hai"],
        unit=said("đơn vị", "%"),
        levels=tuple(Level(name) for name in said("cấp", ())),
        territory=said("địa bàn", None),
        exclusion=said("loại trừ", None),
        change=_CHANGES[said("chiều", None)],
    )
