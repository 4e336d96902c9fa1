"""A text with its statements marked in place, built as one string from offsets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
    quotes: dict[int, Span] = {}
    numbers: dict[int, Span] = {}
    parts: list[str] = []
    named: set[str] = set()
    for start, end in zip(cuts, cuts[1:], strict=False):
        for number in edges.get(start, ()):
            _turn(number, spans[number], start, quotes, numbers)
        piece = _number(escape(content[start:end]), numbers.values(), named)
        piece = _quote(piece, quotes.values())
        parts.append(_focused(piece, (start, end), focus, named))
    return mark_safe("".join(parts))  # noqa: S308 (every piece of the text was escaped above)


def _edges(spans: Sequence[Span], focus: tuple[int, int] | None) -> dict[int, list[int]]:
    """At which offset which spans begin or end something."""
    edges: dict[int, list[int]] = {at: [] for at in focus or ()}
    for number, span in enumerate(spans):
        for at in {span.start, span.end, span.value_start, span.value_end}:
            edges.setdefault(at, []).append(number)
    return edges


def _turn(number: int, span: Span, at: int, quotes: dict[int, Span], numbers: dict[int, Span]) -> None:
    _keep(quotes, (number, span), span.start <= at < span.end)
    _keep(numbers, (number, span), span.value_start <= at < span.value_end)


def _keep(open_now: dict[int, Span], item: tuple[int, Span], is_inside: bool) -> None:
    number, span = item
    if is_inside:
        open_now[number] = span
    else:
        open_now.pop(number, None)


def _number(piece: str, spans: Iterable[Span], named: set[str]) -> str:
    span = next(iter(spans), None)
    if span is None:
        return piece
    name = _name(f"p-{span.value_start}", named)
    classes = f"number {span.kind} {span.state}"
    return f'<a{name} class="{classes}" href="{escape(span.href)}" title="{escape(span.title)}">{piece}</a>'


def _quote(piece: str, spans: Iterable[Span]) -> str:
    kinds = sorted({span.kind for span in spans})
    return f'<mark class="{" ".join(kinds)}">{piece}</mark>' if kinds else piece


def _focused(piece: str, at: tuple[int, int], focus: tuple[int, int] | None, named: set[str]) -> str:
    if focus is None or not (focus[0] <= at[0] and at[1] <= focus[1]):
        return piece
    return f'<span{_name("doan", named)} class="focus">{piece}</span>'


def _name(name: str, named: set[str]) -> str:
    if name in named:
        return ""
    named.add(name)
    return f' id="{name}"'
