"""Finding areas by a name of today or of before: what was asked for, and what each area found was and is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from tinhso.core.timetree import Node, TimeTree
from tinhso.ioc import places, places_links
from tinhso.ioc.places import Land, Phase
from tinhso.territory import queries as territory
from tinhso.territory.models import Area
from tinhso.territory.values import Tier

A_PAGE = 25
SHORTEST, LONGEST = 2, 120  # letters
_MOST = 20_000
STANDING: Mapping[str, Lazy] = {"con": _("Đang tồn tại"), "het": _("Không còn")}


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for in the address."""

    text: str
    tier: str
    standing: str
    page: int

    @property
    def is_short(self) -> bool:
        """Whether too little was typed to look for."""
        return bool(self.text) and sum(map(str.isalnum, self.text)) < SHORTEST

    @property
    def words(self) -> dict[str, str]:
        """The wish as words of an address, but for the page."""
        said = {"q": self.text, "cap": self.tier, "tinh-trang": self.standing}
        return {name: word for name, word in said.items() if word}


@dataclass(frozen=True, slots=True)
class Hit:
    """An area found: what stood above it when it last stood, and what is on its land on the day looked at.

    `is_joined`: what stands there came from other areas as well.
    """

    area: Area
    phase: Phase
    above: tuple[Node, ...]
    now: tuple[Land, ...]
    is_joined: bool

    @property
    def is_standing(self) -> bool:
        """Whether it stood on the day."""
        return self.phase is Phase.STANDS

    @property
    def is_split(self) -> bool:
        """Whether more than one area stands on its land."""
        return sum(len(land.parts) for land in self.now) > 1

    @property
    def is_dissolved(self) -> bool:
        """Whether areas of the tier below stand for its land: its own tier ended there."""
        return any(part.node.tier != self.area.tier for land in self.now for part in land.parts)


def wish(asked: QueryDict) -> Wish:
    """The wish in an address; words that are not known count as none."""
    tier, standing, page = asked.get("cap", ""), asked.get("tinh-trang", ""), asked.get("trang", "")
    return Wish(
        text=" ".join(asked.get("q", "").replace("\0", "").split())[:LONGEST],
        tier=tier if tier in places.TIERS else "",
        standing=standing if standing in STANDING else "",
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 and int(page) else 1,
    )


def found(asked: Wish, *, day: date) -> list[Area]:
    """All areas that fit, the best first: those that had begun on the day."""
    if asked.is_short or not asked.text:
        return []
    hits = territory.find(asked.text, on=day, most=_MOST)
    tier = places.TIERS.get(asked.tier)
    return [
        hit.area
        for hit in hits
        if (tier is None or hit.area.tier == tier)
        and (not asked.standing or hit.is_standing == (asked.standing == "con"))
    ]


def hits(areas: Iterable[Area], *, day: date) -> list[Hit]:
    """What each of the areas was, and what stands on its land on a day."""
    tree = territory.tree()
    return [_hit(area, tree, day) for area in areas]


def mentioned(of: Sequence[Hit]) -> dict[str, Area]:
    """The areas that stand on the land of those found, by key."""
    return territory.keyed(part.node.key for hit in of for land in hit.now for part in land.parts)


def tiers() -> list[tuple[str, str]]:
    """The tiers as words of an address, with what people call them."""
    return [(places_links.SLUGS[tier], str(tier.label)) for tier in Tier]


def _hit(area: Area, tree: TimeTree, day: date) -> Hit:
    node = places.node_of(tree, area)
    phase = places.phase_of(node, day)
    ended = phase is Phase.CEASED
    above = places.above_of(tree, node, on=places.last_day(node) if ended else day)
    now = places.heirs(tree, node, on=day) if ended else ()
    is_joined = any(len(tree.coming(part.node.key)) > 1 for land in now for part in land.parts)
    return Hit(area, phase, above, now, is_joined)
