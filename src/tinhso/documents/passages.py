"""A text with its statements marked in place, built as one string from offsets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class Span:
    """One statement to mark: code points of its passage and of its number, where its description stands.

    `kind` and `state` become classes, `title` is what a pointer over the number and a screen reader tell.
    """

    start: int
    end: int
    value_start: int
    value_end: int
    kind: str
    state: str
    title: str
    href: str


def marked(content: str, spans: Sequence[Span], focus: tuple[int, int] | None = None) -> SafeString:
    """The text as HTML, escaped; passages as <mark>, numbers as links in them, `focus` as a passage of its own.

    Spans may overlap: the text is cut at every border, and each piece carries what covers it. The link of a
    number has the id `p-<value_start>`, the focused passage `doan`.
    """
    edges = _edges(spans, focus)
    cuts = sorted({0, len(content), *(at for at in edges if 0 < at < len(content))})
    pieces = _Pieces(focus or (0, 0))
    for start, end in pairwise(cuts):
        pieces.turn(edges.get(start, ()), start)
        pieces.put(escape(content[start:end]), start)
    return mark_safe("".join(pieces.parts))


def number(span: Span, content: str) -> SafeString:
    """The number of a statement alone, to put in the place of the same number of a page that is open."""
    return mark_safe(_link(span, escape(content[span.value_start : span.value_end]), ' hx-swap-oob="true"'))


class _Pieces:
    """The pieces written so far, and the spans that cover the next one."""

    def __init__(self, focus: tuple[int, int]) -> None:
        self.parts: list[str] = []
        self._focus = focus
        self._quotes: dict[Span, None] = {}
        self._numbers: dict[Span, None] = {}
        self._named: set[int] = set()

    def turn(self, spans: Iterable[Span], at: int) -> None:
        """Pass a border of these spans."""
        for span in spans:
            _keep(self._quotes, span, span.start <= at < span.end)
            _keep(self._numbers, span, span.value_start <= at < span.value_end)

    def put(self, piece: str, at: int) -> None:
        """Write the piece, escaped, that begins here."""
        if span := next(iter(self._numbers), None):
            piece = _link(span, piece, is_named=span.value_start not in self._named)
            self._named.add(span.value_start)
        if self._quotes:
            kinds = " ".join(sorted({quote.kind for quote in self._quotes}))
            piece = f'<mark class="{kinds}">{piece}</mark>'
        if self._focus[0] <= at < self._focus[1]:
            name = ' id="doan"' if at == self._focus[0] else ""
            piece = f'<span{name} class="focus">{piece}</span>'
        self.parts.append(piece)


def _keep(open_now: dict[Span, None], span: Span, is_inside: bool) -> None:
    if is_inside:
        open_now[span] = None
    else:
        open_now.pop(span, None)


def _link(span: Span, piece: str, more: str = "", *, is_named: bool = True) -> str:
    name = f' id="p-{span.value_start}"' if is_named else ""
    classes = f"number {span.kind} {span.state}"
    address, title = escape(span.href), escape(span.title)
    return f'<a{name}{more} class="{classes}" href="{address}" title="{title}">{piece}</a>'


def _edges(spans: Sequence[Span], focus: tuple[int, int] | None) -> dict[int, list[Span]]:
    """At which offset which spans begin or end something."""
    edges: dict[int, list[Span]] = {at: [] for at in focus or ()}
    for span in spans:
        for at in {span.start, span.end, span.value_start, span.value_end}:
            edges.setdefault(at, []).append(span)
    return edges
