"""The duties of all texts at hand for a reviewer: read once a process, and anew when something is decided there."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tinhso.base.access import Viewer
from tinhso.core.vi import fold
from tinhso.documents import duties, queries
from tinhso.documents.duties import Asked, Line, Shelf
from tinhso.documents.queue import Change
from tinhso.documents.values import Due, State

# What a text's lines depend on: counts beside the last keys, for rows may be committed in another order.
_VERSIONS = """
SELECT t.id, coalesce(nullif(d.reference, ''), d.title),
  (SELECT array[count(*), coalesce(max(r.id), 0)] FROM documents_reading r WHERE r.text_id = t.id),
  (SELECT array[count(*), coalesce(max(v.id), 0)] FROM documents_dutyreview v WHERE v.text_id = t.id)
FROM documents_document d JOIN documents_text t ON t.document_id = d.id WHERE d.id IN ({documents})
ORDER BY d.issued_on DESC NULLS LAST, d.taken_in_at DESC, t.id
"""
# What stands first: what waits for a person, in the order of the texts unless another is asked for.
ORDERS: dict[str, Callable[[Line], Any]] = {
    "": lambda line: not line.asks,
    "cho-han": lambda line: (not line.asks, line.by or date.max),
    "khong-chac": lambda line: (not line.asks, line.sure),
    "vua-quyet": lambda line: -(line.review or 0),
    "van-ban": lambda _line: 0,
}
_MOST_KEPT = 100_000  # lines in the memory of a process
_Sort = tuple[str, State, Due, bool, Change, bool]


@dataclass(frozen=True, slots=True)
class _Kept:
    """The lines of a text at a version of it, each beside its key of search, and how many are of every sort."""

    version: tuple[Any, ...]
    lines: tuple[tuple[str, Line], ...]
    shelves: Counter[_Sort]


_kept: dict[int, _Kept] = {}


def found(*, viewer: Viewer, asked: Asked) -> tuple[list[Line], tuple[Shelf, ...]]:
    """The duties asked for, in order, and how many there are of every sort under document and words alone."""
    texts = [_kept[text] for text in _fresh(viewer, asked) if text in _kept]
    words = fold(asked.search).split()
    if words:
        lines = [line for one in texts for key, line in one.lines if all(word in key for word in words)]
        sorts = Counter(map(_sort, lines))
    else:
        lines = [line for one in texts for _key, line in one.lines]
        sorts = Counter()
        for one in texts:
            sorts.update(one.shelves)
    shelves = tuple(Shelf(*sort, count) for sort, count in sorts.items())
    is_asked = {sort for sort in sorts if duties.holds(asked)(Shelf(*sort, 0))}
    wanted = lines if len(is_asked) == len(sorts) else [line for line in lines if _sort(line) in is_asked]
    return sorted(wanted, key=ORDERS.get(asked.order, ORDERS[""])), shelves


def _fresh(viewer: Viewer, asked: Asked) -> list[int]:
    """Have the lines of all texts that the viewer may see at hand; their keys, in the order of the queue."""
    seen = queries.documents(viewer=viewer, may="documents.review").order_by()
    if asked.document:
        seen = seen.filter(pk=asked.document)
    documents, words = seen.values("pk").query.sql_with_params()
    rows = duties.fetched(_VERSIONS.format(documents=documents), words)
    versions = {row[0]: (asked.day, row[1], *row[2], *row[3]) for row in rows}
    stale = [
        text for text, version in versions.items() if text not in _kept or _kept[text].version != version
    ]
    if stale and sum(len(one.lines) for one in _kept.values()) > _MOST_KEPT:
        _kept.clear()
        stale = list(versions)
    _read_anew(stale, versions, asked.day)
    return list(versions)


def _read_anew(stale: Sequence[int], versions: dict[int, tuple[Any, ...]], day: date) -> None:
    lines: dict[int, list[Line]] = {text: [] for text in stale}
    for line in duties.of_texts(stale, day=day) if stale else ():
        lines[line.text].append(line)
    for text, own in lines.items():
        keyed = tuple((fold(" ".join((line.what, *line.leads, *line.partners))), line) for line in own)
        _kept[text] = _Kept(versions[text], keyed, Counter(map(_sort, own)))


def _sort(line: Line) -> _Sort:
    return line.kind, line.state, line.due, line.sure, line.change, line.asks
