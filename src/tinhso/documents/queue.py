"""The queue of a reviewer: every place of every text in one order, filtered and counted; kept until it changes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from string import ascii_lowercase
from typing import Any
from uuid import UUID

from django.db import connection

from tinhso.base.access import Viewer
from tinhso.core.vi import fold
from tinhso.documents import queries
from tinhso.documents.values import State


class Change(StrEnum):
    """How the newest reading differs from the one before, or from what a person decided."""

    NONE = ""
    NEW = "new"  # nothing was read here before
    CHANGED = "changed"  # reads otherwise than what was decided, and than what was read then
    GONE = "gone"  # a statement that stands is read no more


@dataclass(frozen=True, slots=True)
class Asked:
    """Which places: words of the address made into values; empty means all."""

    document: UUID | None = None
    kinds: tuple[str, ...] = ()
    states: tuple[State, ...] = ()
    only_unsure: bool = False
    only_changed: bool = False
    search: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One place in the queue with what stands there; `folded` is its name as a key of search."""

    text: int
    start: int
    end: int
    nth: int
    document: UUID
    kind: str
    state: State
    sure: bool
    change: Change
    asks: bool
    candidate: int | None
    review: int | None
    indicator: str
    comparator: str
    value: Decimal
    value_high: Decimal | None
    unit: str | None
    by: date | None
    folded: str

    @property
    def place(self) -> queries.Place:
        """The place in its text."""
        return self.start, self.end, self.nth

    @property
    def key(self) -> str:
        """The place as a word of an address."""
        return f"{self.text}-{self.start}-{self.end}-{self.nth}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """How many places are of one sort: kind, state, sure or not, changed or not, waiting for a person or not."""

    kind: str
    state: State
    sure: bool
    change: Change
    asks: bool
    count: int


_SAID = "kind indicator comparator value value_high unit levels by every as_of exclusion territory of_value of_unit"


def _row(name: str) -> str:
    return ", ".join(f"{name}.{column}" for column in _SAID.split())


_PLACES = f"""
WITH seen AS (
  SELECT t.id, t.document_id FROM documents_text t WHERE t.id = ANY(%s)
), newest AS (
  SELECT DISTINCT ON (r.text_id) r.id, r.text_id FROM documents_reading r JOIN seen s ON s.id = r.text_id
  ORDER BY r.text_id, r.id DESC
), older AS (
  SELECT DISTINCT r.text_id, c.value_start, c.value_end FROM newest n
  JOIN documents_reading r ON r.text_id = n.text_id AND r.id < n.id
  JOIN documents_candidate c ON c.reading_id = r.id
), earlier AS (
  SELECT DISTINCT text_id FROM older
), machine AS (
  SELECT n.text_id, coalesce(f.value_start, c.value_start) AS value_start,
    coalesce(f.value_end, c.value_end) AS value_end, coalesce(f.nth, c.nth) AS nth, c.id, c.sure, {_row("c")}
  FROM newest n JOIN documents_candidate c ON c.reading_id = n.id
  LEFT JOIN LATERAL (SELECT * FROM documents_review v WHERE v.id = c.follows_id OFFSET 0) f ON true
  {{machine}}
), judged AS (
  SELECT DISTINCT ON (v.text_id, v.value_start, v.value_end, v.nth)
    v.text_id, v.value_start, v.value_end, v.nth, v.id, v.verdict, v.candidate_id, {_row("v")}
  FROM documents_review v JOIN seen s ON s.id = v.text_id
  {{judged}}
  ORDER BY v.text_id, v.value_start, v.value_end, v.nth, v.id DESC
), told AS (
  SELECT text_id, value_start, value_end, nth, s.document_id, m.id AS candidate_id, j.id AS review_id,
    CASE WHEN j.id IS NULL OR j.verdict = 'reopened' THEN 'undecided' ELSE j.verdict END AS state,
    coalesce(j.kind, m.kind) AS kind,
    m.id IS NULL OR (m.sure AND btrim(m.indicator) <> '') AS sure,
    coalesce(j.indicator, m.indicator) AS indicator, coalesce(j.comparator, m.comparator) AS comparator,
    coalesce(j.value, m.value) AS value,
    CASE WHEN j.id IS NULL THEN m.value_high ELSE j.value_high END AS value_high,
    CASE WHEN j.id IS NULL THEN m.unit ELSE j.unit END AS unit,
    CASE WHEN j.id IS NULL THEN m.by ELSE j.by END AS by,
    CASE
      WHEN j.id IS NULL THEN CASE
        WHEN m.id IS NOT NULL AND text_id IN (TABLE earlier)
          AND (text_id, value_start, value_end) NOT IN (TABLE older) THEN 'new' ELSE '' END
      WHEN j.verdict = 'reopened' THEN ''
      WHEN m.id IS NULL THEN CASE
        WHEN j.verdict <> 'rejected' AND l.id IS NOT NULL AND l.reading_id < n.id THEN 'gone' ELSE '' END
      WHEN j.candidate_id IS DISTINCT FROM m.id AND (l.id IS NULL OR l.reading_id < n.id)
        AND ({_row("m")}) IS DISTINCT FROM ({_row("j")})
        AND (l.id IS NULL OR ({_row("m")}) IS DISTINCT FROM ({_row("l")})) THEN 'changed'
      ELSE '' END AS change
  FROM machine m FULL JOIN judged j USING (text_id, value_start, value_end, nth)
  JOIN seen s ON s.id = text_id LEFT JOIN newest n USING (text_id)
  LEFT JOIN LATERAL (
    SELECT c.id, c.reading_id, {_row("c")} FROM documents_candidate c
    WHERE c.id = j.candidate_id AND c.id IS DISTINCT FROM m.id OFFSET 0
  ) l ON true
), places AS (
  SELECT told.*, state = 'undecided' OR change IN ('changed', 'gone') AS asks FROM told
)
"""
# The places about which something was decided after the newest review known of each text.
_SINCE = """
SELECT v.text_id, v.value_start, v.value_end, v.nth FROM unnest(%s::bigint[], %s::bigint[]) AS known (text_id, last)
JOIN documents_review v ON v.text_id = known.text_id AND v.id > known.last
"""
_LINES = """
SELECT p.text_id, p.value_start, p.value_end, p.nth, p.document_id, p.kind, p.state, p.sure, p.change, p.asks,
  p.candidate_id, p.review_id, p.indicator, p.comparator, p.value, p.value_high, p.unit, p.by, {folded}
FROM places p ORDER BY p.text_id, p.value_start, p.value_end, p.nth
"""
# What a text's lines depend on: counts beside the last keys, for rows may be committed in another order.
_VERSIONS = """
SELECT t.id, d.id, coalesce(nullif(d.reference, ''), d.title),
  (SELECT array[count(*), coalesce(max(r.id), 0)] FROM documents_reading r WHERE r.text_id = t.id),
  (SELECT array[count(*), coalesce(max(v.id), 0)] FROM documents_review v WHERE v.text_id = t.id)
FROM documents_document d JOIN documents_text t ON t.document_id = d.id WHERE d.id IN ({documents})
ORDER BY d.issued_on DESC NULLS LAST, d.taken_in_at DESC, d.id
"""
# What stands first: what waits for a person, in the order of the texts unless another is asked for.
ORDERS: dict[str, Callable[[Line], Any]] = {
    "": lambda line: not line.asks,
    "khong-chac": lambda line: (not line.asks, line.sure),
    "vua-quyet": lambda line: -(line.review or 0),
    "van-ban": lambda _line: 0,
}
_MOST_KEPT = 100_000  # lines in the memory of a process


@dataclass(frozen=True, slots=True)
class _Kept:
    """The lines of a text as they were at a version of it, and how many there are of every sort."""

    version: tuple[int, ...]
    lines: tuple[Line, ...]
    shelves: Counter[tuple[str, State, bool, Change, bool]]


_kept: dict[int, _Kept] = {}


@dataclass(frozen=True, slots=True)
class Found:
    """The places asked for, in order; how many there are of every sort; the names of their documents."""

    lines: tuple[Line, ...]
    shelves: tuple[Shelf, ...]
    titles: dict[int, str]


def found(*, viewer: Viewer, asked: Asked) -> Found:
    """The queue: what a process knows of a text is used again until something is read or decided there.

    Sorts are counted under the document and the words searched for alone.
    """
    titles = _fresh(viewer, asked)
    words = fold(asked.search).split()
    texts = [_kept[text] for text in titles if text in _kept]
    if words:
        lines = [line for text in texts for line in text.lines if all(word in line.folded for word in words)]
        shelves = Counter(_sort(line) for line in lines)
    else:
        lines = [line for text in texts for line in text.lines]
        shelves = Counter()
        for text in texts:
            shelves.update(text.shelves)
    is_cut = asked.kinds or asked.states or asked.only_unsure or asked.only_changed
    wanted = sorted(
        filter(_holds(asked), lines) if is_cut else lines, key=ORDERS.get(asked.order, ORDERS[""])
    )
    counted = tuple(Shelf(*sort, count) for sort, count in shelves.items())
    return Found(tuple(wanted), counted, titles)


def _fresh(viewer: Viewer, asked: Asked) -> dict[int, str]:
    """Have the lines of all texts that the viewer may see at hand; their names, in the order of the queue."""
    seen = queries.documents(viewer=viewer, may="documents.review").order_by()
    if asked.document:
        seen = seen.filter(pk=asked.document)
    documents, words = seen.values("pk").query.sql_with_params()
    rows = _fetched(_VERSIONS.format(documents=documents), words)
    versions = {row[0]: (*row[3], *row[4]) for row in rows}
    stale = [text for text, version in versions.items() if not _is_kept(text, version)]
    if stale:
        if sum(len(one.lines) for one in _kept.values()) > _MOST_KEPT:
            _kept.clear()
            stale = list(versions)
        _read_anew(stale, versions)
    return {row[0]: row[2] for row in rows}


def _is_kept(text: int, version: tuple[int, ...]) -> bool:
    kept = _kept.get(text)
    return kept is not None and kept.version == version


def _read_anew(stale: Sequence[int], versions: dict[int, tuple[int, ...]]) -> None:
    caught_up = _caught_up([text for text in stale if _is_read(text, versions[text])], versions)
    whole = [text for text in stale if text not in caught_up]
    lines: defaultdict[int, list[Line]] = defaultdict(list)
    for row in _fetched(_EVERY_PLACE, [whole]) if whole else ():
        lines[row[0]].append(_line(row))
    for text in whole:
        _keep(text, versions[text], lines[text])


def _is_read(text: int, version: tuple[int, ...]) -> bool:
    """Whether the lines known of a text come from its newest reading, so that only decisions are missing."""
    kept = _kept.get(text)
    return kept is not None and kept.version[:2] == version[:2]


def _caught_up(texts: Sequence[int], versions: dict[int, tuple[int, ...]]) -> frozenset[int]:
    """Read anew only the places about which something was decided since: the texts for which that is enough.

    As many decisions must be younger than the newest one known as there are more of them: one that was written
    earlier and committed later would otherwise be missed.
    """
    if not texts:
        return frozenset()
    since = [list(texts), [_kept[text].version[3] for text in texts]]
    decided = Counter(row[0] for row in _fetched(_SINCE, since))
    done = frozenset(text for text in texts if decided[text] == versions[text][2] - _kept[text].version[2])
    anew: defaultdict[int, dict[queries.Place, Line]] = defaultdict(dict)
    for row in _fetched(_TOUCHED_PLACES, [list(texts), *since * 2]):
        anew[row[0]][_line(row).place] = _line(row)
    for text in done:
        lines = {line.place: line for line in _kept[text].lines} | anew[text]
        _keep(text, versions[text], sorted(lines.values(), key=lambda line: line.place))
    return done


def _keep(text: int, version: tuple[int, ...], lines: Sequence[Line]) -> None:
    _kept[text] = _Kept(version, tuple(lines), Counter(map(_sort, lines)))


def _sort(line: Line) -> tuple[str, State, bool, Change, bool]:
    return line.kind, line.state, line.sure, line.change, line.asks


def _holds(asked: Asked) -> Callable[[Line], bool]:
    kinds, states = set(asked.kinds), set(asked.states)

    def holds(line: Line) -> bool:
        return (
            (not kinds or line.kind in kinds)
            and (not states or line.state in states)
            and not (asked.only_unsure and line.sure)
            and not (asked.only_changed and not line.change)
        )

    return holds


def _line(row: tuple[Any, ...]) -> Line:
    named = dict(zip(Line.__slots__, row, strict=True))
    return Line(**named | {"state": State(named["state"]), "change": Change(named["change"])})


def _fetched(query: str, words: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, words)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _letters() -> tuple[str, str]:
    """Every letter that `fold` makes plain, and what it makes of it: the database has no function for it."""
    marked = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
    pairs = [(letter, fold(letter)) for letter in marked]
    kept = [(letter, plain) for letter, plain in pairs if len(plain) == 1 and plain in ascii_lowercase]
    return "".join(letter for letter, _plain in kept), "".join(plain for _letter, plain in kept)


_FOLDED = "translate(lower(normalize(p.indicator, NFC)), '{}', '{}')".format(*_letters())
_EVERY_PLACE = (_PLACES + _LINES).format(machine="", judged="", folded=_FOLDED)
_TOUCHED_PLACES = (_PLACES + _LINES).format(
    machine=f"""
  WHERE (n.text_id, coalesce(f.value_start, c.value_start), coalesce(f.value_end, c.value_end),
    coalesce(f.nth, c.nth)) IN ({_SINCE})""",
    judged=f"WHERE (v.text_id, v.value_start, v.value_end, v.nth) IN ({_SINCE})",
    folded=_FOLDED,
)
