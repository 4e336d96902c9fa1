"""Areas by what people type: without marks, with or without the kind, by a name of today or of before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from django.db.models import Q

from tinhso.core.vi import fold
from tinhso.territory import standing
from tinhso.territory.models import Area
from tinhso.territory.values import AreaKind, Tier

_TIERS = list(Tier)
_WORDS = re.compile(r"[^\W_]+")
# As typed before a name, folded; longer ones first.
_KINDS = {
    "thanh pho": AreaKind.THANH_PHO,
    "thi tran": AreaKind.THI_TRAN,
    "dac khu": AreaKind.DAC_KHU,
    "thi xa": AreaKind.THI_XA,
    "phuong": AreaKind.PHUONG,
    "huyen": AreaKind.HUYEN,
    "tinh": AreaKind.TINH,
    "quan": AreaKind.QUAN,
    "xa": AreaKind.XA,
    "tp": AreaKind.THANH_PHO,
    "tx": AreaKind.THI_XA,
    "tt": AreaKind.THI_TRAN,
    "p": AreaKind.PHUONG,
    "q": AreaKind.QUAN,
    "h": AreaKind.HUYEN,
    "x": AreaKind.XA,
}
_SHORT = {"hcm": "ho chi minh", "tphcm": "ho chi minh"}


class Match(IntEnum):
    """How a name fits what was typed."""

    EXACT = 0
    PREFIX = 1
    CONTAINED = 2


@dataclass(frozen=True, slots=True)
class Found:
    """An area that fits what was typed, and whether it still stood on the day."""

    area: Area
    match: Match
    is_standing: bool


def find(text: str, *, on: date, most: int = 50) -> list[Found]:
    """Areas that began on or before a day and fit what was typed, the best first.

    The name as a whole comes before its beginning and that before its middle; areas that stood on the day come before
    those that had ceased. A kind before the name ("thi xa", "tp.") prefers areas of it; parts after a comma name
    areas above ("tan tien, bac giang").
    """
    typed, *above = (_words(part) for part in text.split(","))
    if not typed:
        return []
    kind, name = _parted(typed)
    pattern = r"\W+".join(re.escape(word) for word in name.split())
    begun = Area.objects.filter(Q(valid_from=None) | Q(valid_from__lte=on), search_key__regex=pattern)
    found = [Found(area, _match(area, (typed, name)), on in area.interval) for area in begun]
    found.sort(
        key=lambda one: (*_rank(one, kind), one.area.sort_key, one.area.code, one.area.valid_from or date.min)
    )
    if wanted := [part for part in above if part]:
        found = [one for one in found if _is_under(one.area, wanted, on=on)]
    return found[:most]


def _words(text: str) -> str:
    words = " ".join(_WORDS.findall(fold(text)))
    return _SHORT.get(words, words)


def _parted(typed: str) -> tuple[AreaKind | None, str]:
    """The kind before a name and the name; no kind where nothing would be left of the name."""
    for word, kind in _KINDS.items():
        if typed.startswith(f"{word} "):
            name = typed.removeprefix(f"{word} ")
            return kind, _SHORT.get(name, name)
    return None, typed


def _match(area: Area, typed: tuple[str, str]) -> Match:
    key = " ".join(_WORDS.findall(area.search_key))
    if key in typed:
        return Match.EXACT
    return Match.PREFIX if key.startswith(typed) else Match.CONTAINED


def _rank(found: Found, kind: AreaKind | None) -> tuple[int, bool, bool, int]:
    is_other_kind = kind is not None and found.area.kind != kind
    return (found.match, is_other_kind, not found.is_standing, _TIERS.index(Tier(found.area.tier)))


def _is_under(area: Area, wanted: Sequence[str], *, on: date) -> bool:
    """Whether areas above it, on the day or on its last one, have these names."""
    last = area.valid_to - timedelta(days=1) if area.valid_to else on
    tree = standing.tree().on(min(on, last))
    if str(area.pk) not in tree:
        return False
    names = [" ".join(_WORDS.findall(fold(node.name))) for node in tree.ancestors(str(area.pk))]
    return all(any(_parted(part)[1] in name for name in names) for part in wanted)
