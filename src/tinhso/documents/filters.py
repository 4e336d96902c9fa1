"""Which statements of a document a page lists, from its address, and the links that choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.core.lawtext import Kind
from tinhso.documents.queries import Entry
from tinhso.documents.values import State

KIND_WORD, STATE_WORD, PAGE_WORD = "loai", "trang_thai", "trang"

_KINDS: dict[str, tuple[str | Promise, frozenset[str]]] = {
    "": (_("Tất cả"), frozenset(Kind)),
    "chi-tieu": (_("Chỉ tiêu"), frozenset({Kind.TARGET})),
    "ket-qua": (_("Kết quả"), frozenset({Kind.RESULT})),
}
_STATES: dict[str, tuple[str | Promise, frozenset[str]]] = {
    "": (_("Tất cả"), frozenset(State)),
    "chua-ra-soat": (_("Chưa rà soát"), frozenset({State.UNDECIDED})),
    "da-chap-nhan": (_("Đã chấp nhận"), frozenset({State.ACCEPTED, State.EDITED, State.ADDED})),
    "da-sua": (_("Sửa rồi chấp nhận"), frozenset({State.EDITED})),
    "tu-them": (_("Người thêm"), frozenset({State.ADDED})),
    "da-loai": (_("Đã loại bỏ"), frozenset({State.REJECTED})),
}
# Rare ones are offered only where there are some.
_RARE = ("da-sua", "tu-them")


@dataclass(frozen=True, slots=True)
class Wish:
    """Words of the address; one that is not known chooses nothing."""

    kind: str = ""
    state: str = ""

    @property
    def is_set(self) -> bool:
        """Whether anything is left out."""
        return bool(self.kind or self.state)


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice: its words, how many it would show, where it leads."""

    words: str
    count: int
    address: str
    current: bool


def wish(query: QueryDict) -> Wish:
    """What an address asks for."""
    kind, state = query.get(KIND_WORD, ""), query.get(STATE_WORD, "")
    return Wish(kind if kind in _KINDS else "", state if state in _STATES else "")


def chosen(entries: Sequence[Entry], asked: Wish) -> list[Entry]:
    """The statements asked for, in order."""
    kinds, states = _KINDS[asked.kind][1], _STATES[asked.state][1]
    return [entry for entry in entries if entry.fields.kind in kinds and entry.state in states]


def kind_chips(entries: Sequence[Entry], asked: Wish, query: QueryDict) -> list[Chip]:
    """The choices of a kind, each with what it would show beside the state that is chosen."""
    return [
        Chip(
            str(words),
            len(chosen(entries, Wish(word, asked.state))),
            _with(query, KIND_WORD, word),
            word == asked.kind,
        )
        for word, (words, _kinds) in _KINDS.items()
    ]


def state_chips(entries: Sequence[Entry], asked: Wish, query: QueryDict) -> list[Chip]:
    """The choices of a state, each with what it would show beside the kind that is chosen."""
    chips = []
    for word, (words, _states) in _STATES.items():
        count = len(chosen(entries, Wish(asked.kind, word)))
        if count or word == asked.state or word not in _RARE:
            chips.append(Chip(str(words), count, _with(query, STATE_WORD, word), word == asked.state))
    return chips


def _with(query: QueryDict, name: str, word: str) -> str:
    words = query.copy()
    for gone in (name, PAGE_WORD, "doan"):
        words.pop(gone, None)
    if word:
        words[name] = word
    return f"?{words.urlencode()}#danh-sach"
