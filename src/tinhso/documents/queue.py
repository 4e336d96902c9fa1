"""The queue of a reviewer: every place of every text in one order, filtered, counted and cut by the database."""

from collections.abc import Iterable, Sequence
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

PAGE = 30  # places listed at once


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
    """One place in the queue with what stands there; `number` counts from 1 in the order asked for."""

    number: int
    text: int
    start: int
    end: int
    nth: int
    document: UUID
    title: str
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
  SELECT t.id, t.document_id FROM documents_text t WHERE t.document_id IN ({{documents}}) {{one}}
), newest AS (
  SELECT DISTINCT ON (r.text_id) r.id, r.text_id FROM documents_reading r JOIN seen s ON s.id = r.text_id
  ORDER BY r.text_id, r.id DESC
), older AS (
  SELECT DISTINCT r.text_id, c.value_start, c.value_end FROM documents_candidate c
  JOIN documents_reading r ON r.id = c.reading_id JOIN newest n ON n.text_id = r.text_id AND r.id < n.id
), earlier AS (
  SELECT DISTINCT text_id FROM older
), machine AS (
  SELECT n.text_id, coalesce(f.value_start, c.value_start) AS value_start,
    coalesce(f.value_end, c.value_end) AS value_end, coalesce(f.nth, c.nth) AS nth, c.id
  FROM documents_candidate c JOIN newest n ON n.id = c.reading_id
  LEFT JOIN documents_review f ON f.id = c.follows_id
), judged AS (
  SELECT DISTINCT ON (v.text_id, v.value_start, v.value_end, v.nth)
    v.text_id, v.value_start, v.value_end, v.nth, v.id
  FROM documents_review v JOIN seen s ON s.id = v.text_id
  ORDER BY v.text_id, v.value_start, v.value_end, v.nth, v.id DESC
), placed AS (
  SELECT text_id, value_start, value_end, nth, m.id AS candidate_id, j.id AS review_id
  FROM machine m FULL JOIN judged j USING (text_id, value_start, value_end, nth)
), told AS (
  SELECT p.*, s.document_id, j.id IS NOT NULL AS is_judged,
    CASE WHEN j.id IS NULL OR j.verdict = 'reopened' THEN 'undecided' ELSE j.verdict END AS state,
    coalesce(j.kind, m.kind) AS kind,
    m.id IS NULL OR (m.sure AND btrim(m.indicator) <> '') AS sure,
    coalesce(j.indicator, m.indicator) AS indicator, coalesce(j.comparator, m.comparator) AS comparator,
    coalesce(j.value, m.value) AS value,
    CASE WHEN j.id IS NULL THEN m.value_high ELSE j.value_high END AS value_high,
    CASE WHEN j.id IS NULL THEN m.unit ELSE j.unit END AS unit,
    CASE WHEN j.id IS NULL THEN m.by ELSE j.by END AS by,
    CASE
      WHEN j.id IS NULL OR j.verdict = 'reopened' THEN CASE
        WHEN m.id IS NOT NULL AND e.text_id IS NOT NULL AND o.text_id IS NULL AND j.id IS NULL THEN 'new' ELSE '' END
      WHEN m.id IS NULL THEN CASE
        WHEN j.verdict <> 'rejected' AND l.id IS NOT NULL AND l.reading_id < n.id THEN 'gone' ELSE '' END
      WHEN l.id IS DISTINCT FROM m.id AND (l.id IS NULL OR l.reading_id < n.id)
        AND ({_row("m")}) IS DISTINCT FROM ({_row("j")})
        AND (l.id IS NULL OR ({_row("m")}) IS DISTINCT FROM ({_row("l")})) THEN 'changed'
      ELSE '' END AS change
  FROM placed p JOIN seen s ON s.id = p.text_id LEFT JOIN newest n ON n.text_id = p.text_id
  LEFT JOIN documents_candidate m ON m.id = p.candidate_id
  LEFT JOIN documents_review j ON j.id = p.review_id
  LEFT JOIN documents_candidate l ON l.id = j.candidate_id
  LEFT JOIN earlier e ON e.text_id = p.text_id
  LEFT JOIN older o ON o.text_id = p.text_id AND o.value_start = p.value_start AND o.value_end = p.value_end
), places AS (
  SELECT told.*, state = 'undecided' OR change IN ('changed', 'gone') AS asks FROM told
)
"""
_LINES = """
, ranked AS (
  SELECT p.*, coalesce(nullif(d.reference, ''), d.title) AS title,
    row_number() OVER (ORDER BY {order}, d.issued_on DESC NULLS LAST, d.taken_in_at DESC, d.id,
      p.value_start, p.value_end, p.nth) AS number
  FROM places p JOIN documents_document d ON d.id = p.document_id {where}
), here AS (
  SELECT coalesce((SELECT number FROM ranked WHERE (text_id, value_start, value_end, nth) = (%s, %s, %s, %s)), 1)
    AS number
)
SELECT r.number, r.text_id, r.value_start, r.value_end, r.nth, r.document_id, r.title, r.kind, r.state, r.sure,
  r.change, r.asks, r.candidate_id, r.review_id, r.indicator, r.comparator, r.value, r.value_high, r.unit, r.by
FROM ranked r, here h {cut} ORDER BY r.number
"""
_CUT = f"""WHERE r.number = 1
  OR r.number BETWEEN (h.number - 1) / {PAGE} * {PAGE} AND ((h.number - 1) / {PAGE} + 1) * {PAGE} + 1"""
_COUNTS = """
SELECT p.kind, p.state, p.sure, p.change, p.asks, count(*) FROM places p {where} GROUP BY 1, 2, 3, 4, 5
"""
# What stands first: what waits for a person, in the order of the texts unless another is asked for.
ORDERS = {
    "": "NOT p.asks",
    "khong-chac": "NOT p.asks, p.sure",
    "vua-quyet": "p.review_id DESC NULLS LAST",
    "van-ban": "true",
}


def lines(
    *, viewer: Viewer, asked: Asked, at: tuple[int, int, int, int] | None = None, whole: bool = False
) -> list[Line]:
    """The places asked for, in order: the page on which `at` stands with one neighbour each side, and the first.

    `whole` gives all of them. A place that is not among them counts as the first.
    """
    places, words = _places(viewer, asked)
    where, filters = _where(asked, facets=True)
    order = ORDERS.get(asked.order, ORDERS[""])
    query = places + _LINES.format(order=order, where=where, cut="" if whole else _CUT)
    rows = _fetched(query, [*words, *filters, *(at or (0, 0, 0, 0))])
    return [_line(row) for row in rows]


def shelves(*, viewer: Viewer, asked: Asked) -> list[Shelf]:
    """How many places there are of every sort, under the document and the words searched for alone."""
    places, words = _places(viewer, asked)
    where, filters = _where(asked, facets=False)
    rows = _fetched(places + _COUNTS.format(where=where), [*words, *filters])
    return [Shelf(row[0], State(row[1]), row[2], Change(row[3]), *row[4:]) for row in rows]


def _line(row: tuple[Any, ...]) -> Line:
    named = dict(zip(Line.__slots__, row, strict=True))
    return Line(**named | {"state": State(named["state"]), "change": Change(named["change"])})


def _places(viewer: Viewer, asked: Asked) -> tuple[str, list[Any]]:
    seen = queries.documents(viewer=viewer).order_by().values("pk").query
    sql, words = seen.sql_with_params()
    one = "AND t.document_id = %s" if asked.document else ""
    return _PLACES.format(documents=sql, one=one), [*words, *([asked.document] if asked.document else [])]


def _where(asked: Asked, *, facets: bool) -> tuple[str, list[Any]]:
    conditions: list[str] = []
    words: list[Any] = []
    for word in fold(asked.search).split():
        conditions.append(f"{_FOLDED} LIKE %s")
        words.append("%" + word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%")
    if facets:
        for column, wanted in (("kind", asked.kinds), ("state", asked.states)):
            if wanted:
                conditions.append(f"p.{column} = ANY(%s)")
                words.append(list(map(str, wanted)))
        conditions += ["NOT p.sure"] * asked.only_unsure + ["p.change <> ''"] * asked.only_changed
    return ("WHERE " + " AND ".join(conditions) if conditions else ""), words


def _fetched(query: str, words: Sequence[Any]) -> Iterable[tuple[Any, ...]]:
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
