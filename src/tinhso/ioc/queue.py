"""What a reviewer asks of the queue, from its address: filters with their counts, the order, the place looked at."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar
from uuid import UUID

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.base import wording
from tinhso.core.lawtext import Kind
from tinhso.documents import queue
from tinhso.documents.queue import Asked, Shelf
from tinhso.documents.values import State

DOCUMENT, KIND, STATE, ONLY, SEARCH, ORDER, AT, DOING = (
    *("van_ban", "loai", "trang_thai", "chi", "tim", "xep", "o", "viec"),
)
_KEY = re.compile(r"(\d{1,18})-(\d{1,9})-(\d{1,9})-(\d{1,4})")
_LONGEST_SEARCH = 200
_STATES: dict[str, tuple[str | Promise, tuple[State, ...]]] = {
    "": (_("Tất cả"), ()),
    "chua-ra-soat": (_("Chưa rà soát"), (State.UNDECIDED,)),
    "da-chap-nhan": (_("Chấp nhận nguyên văn"), (State.ACCEPTED,)),
    "da-sua": (_("Sửa rồi chấp nhận"), (State.EDITED,)),
    "tu-them": (_("Người thêm"), (State.ADDED,)),
    "da-loai": (_("Đã loại bỏ"), (State.REJECTED,)),
}
UNSURE, CHANGED = "khong-chac", "khac-ban-doc"
_ONLY: dict[str, str | Promise] = {UNSURE: _("Máy không chắc"), CHANGED: _("Khác sau khi đọc lại")}
ORDERS: dict[str, str | Promise] = {
    "": _("Chưa rà soát trước, theo văn bản"),
    "khong-chac": _("Máy không chắc trước"),
    "vua-quyet": _("Mới quyết định trước"),
    "van-ban": _("Theo thứ tự văn bản"),
}


class Listed(Protocol):
    """A place in a queue: of a statement or of a duty."""

    @property
    def text(self) -> int:
        """The text that it stands in."""

    @property
    def place(self) -> tuple[int, int, int]:
        """Where in it."""

    @property
    def asks(self) -> bool:
        """Whether it waits for a person."""


L = TypeVar("L", bound=Listed)


@dataclass(frozen=True, slots=True)
class Wish:
    """The words of an address that are known; `at` is the place looked at, `doing` the form that is open."""

    document: UUID | None = None
    kind: str = ""
    state: str = ""
    only: str = ""
    search: str = ""
    order: str = ""
    at: tuple[int, int, int, int] | None = None
    doing: str = ""

    @property
    def asked(self) -> Asked:
        """What the database is asked for."""
        return Asked(
            document=self.document,
            kinds=(self.kind,) if self.kind else (),
            states=_STATES[self.state][1],
            only_unsure=self.only == UNSURE,
            only_changed=self.only == CHANGED,
            search=self.search,
            order=self.order,
        )

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out."""
        return bool(self.document or self.kind or self.state or self.only or self.search)

    def address(self, **changed: str) -> str:
        """The query of the same wish with some words changed; without the place and the form unless they are given."""
        words = {
            DOCUMENT: str(self.document or ""),
            KIND: self.kind,
            STATE: self.state,
            ONLY: self.only,
            SEARCH: self.search,
            ORDER: self.order,
        }
        query = QueryDict(mutable=True)
        query.update({name: word for name, word in {**words, **changed}.items() if word})
        return f"?{query.urlencode()}"


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice: its words, how many it would show, where it leads."""

    words: str
    count: int
    address: str
    current: bool


def wish(query: QueryDict) -> Wish:
    """What an address asks for; words that are not known count as none."""
    state, only, order = (query.get(word, "") for word in (STATE, ONLY, ORDER))
    kind = query.get(KIND, "")
    return Wish(
        document=_uuid(query.get(DOCUMENT, "")),
        kind=kind if kind in wording.KINDS else "",
        state=state if state in _STATES else "",
        only=only if only in _ONLY else "",
        search=" ".join(query.get(SEARCH, "").split())[:_LONGEST_SEARCH],
        order=order if order in queue.ORDERS else "",
        at=place(query.get(AT, "")),
        doing=query.get(DOING, ""),
    )


def place(word: str) -> tuple[int, int, int, int] | None:
    """The text and the place that a word of an address names."""
    found = _KEY.fullmatch(word)
    return (int(found[1]), int(found[2]), int(found[3]), int(found[4])) if found else None


def state_chips(shelves: Sequence[Shelf], asked: Wish) -> list[Chip]:
    """The choices of a state, then what only is shown, each with its count beside the other choices."""
    chips = [
        Chip(
            str(words),
            _count(shelves, replace(asked, state=word, only="")),
            asked.address(**{STATE: word, ONLY: ""}),
            asked.state == word and not asked.only,
        )
        for word, (words, _states) in _STATES.items()
    ]
    chips += [
        Chip(
            str(words),
            _count(shelves, replace(asked, state="", only=word)),
            asked.address(**{STATE: "", ONLY: word}),
            asked.only == word,
        )
        for word, words in _ONLY.items()
    ]
    # The first two say where one stands; of the others those that there are.
    return chips[:2] + [chip for chip in chips[2:] if chip.count or chip.current]


def kinds(shelves: Iterable[Shelf]) -> list[tuple[str, str]]:
    """The kinds of statements that there are, with their words."""
    there = {shelf.kind for shelf in shelves}
    return [(kind.value, str(words)) for kind, words in wording.KINDS.items() if Kind(kind) in there]


def waiting(shelves: Iterable[Shelf]) -> int:
    """How many places wait for a person."""
    return sum(shelf.count for shelf in shelves if shelf.asks)


def current(lines: Sequence[Listed], asked: Wish) -> int | None:
    """Where in the order the place looked at stands; the first when it is not among them, None where there is none."""
    if not lines:
        return None
    return next((at for at, line in enumerate(lines) if (line.text, *line.place) == asked.at), 0)


def after(lines: Sequence[L], at: int) -> L | None:
    """What comes up when the place `at` is decided: the next that waits, else the first that does, else the next."""
    later = lines[at + 1] if at + 1 < len(lines) else None
    if later and later.asks:
        return later
    return lines[0] if at and lines[0].asks else later


def _count(shelves: Iterable[Shelf], asked: Wish) -> int:
    states = _STATES[asked.state][1]
    return sum(
        shelf.count
        for shelf in shelves
        if (not asked.kind or shelf.kind == asked.kind)
        and (not states or shelf.state in states)
        and (asked.only != UNSURE or not shelf.sure)
        and (asked.only != CHANGED or shelf.change)
    )


def _uuid(word: str) -> UUID | None:
    try:
        return UUID(word)
    except ValueError:
        return None
