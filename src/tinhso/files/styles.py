"""The styles of a Word file, as far as they matter to its text: headings, numbers, hidden text."""

from collections.abc import Iterator
from dataclasses import dataclass

from tinhso.files.markup import Node, attribute, child, children, is_on, value

_MOST_BASES = 20
_BODY = 9  # the outline level that is none


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of itself; None where it says nothing and its base may."""

    name: str
    base: str | None
    num_id: str | None
    depth: str | None
    outline: str | None
    is_hidden: bool


class Styles:
    """The styles by their ids, with what they take over from those they are based on."""

    def __init__(self, root: Node | None) -> None:
        self._all: dict[str, Style] = {}
        self.usual: str | None = None
        for one in children(root, "style"):
            key = attribute(one, "styleId") or ""
            if attribute(one, "type") == "paragraph" and attribute(one, "default") in ("1", "true"):
                self.usual = key
            self._all[key] = _style(one)

    def line(self, key: str | None) -> Iterator[tuple[str, Style]]:
        """A style and those it is based on."""
        for _ in range(_MOST_BASES):
            found = self._all.get(key or "")
            if found is None:
                return
            yield key or "", found
            key = found.base

    def number(self, key: str | None) -> tuple[str, str, str | None] | None:
        """The list a style puts its paragraphs in: the id of its number, the style that says so, the level."""
        return next(((s.num_id, k, s.depth) for k, s in self.line(key) if s.num_id is not None), None)

    def numbers(self) -> dict[str, str]:
        """The numbers of all styles that have one."""
        return {key: style.num_id for key, style in self._all.items() if style.num_id}

    def is_hidden(self, key: str | None) -> bool:
        """Whether text of a style is not shown."""
        return any(style.is_hidden for _, style in self.line(key))

    def is_heading(self, key: str | None) -> bool:
        """Whether paragraphs of a style are headings or the title."""
        for _, style in self.line(key):
            if style.outline is not None:
                return outlines(style.outline)
            if style.name.startswith(("heading", "title", "tiêu đề")):
                return True
        return False

    def is_contents(self, key: str | None) -> bool:
        """Whether paragraphs of a style are lines of a table of contents."""
        return any(style.name.startswith("toc ") for _, style in self.line(key))


def outlines(level: str | None) -> bool:
    """Whether an outline level is that of a heading."""
    return level is not None and level.isdigit() and int(level) < _BODY


def _style(node: Node) -> Style:
    lists = child(node, "pPr", "numPr")
    return Style(
        name=(value(node, "name") or "").lower(),
        base=value(node, "basedOn"),
        num_id=value(lists, "numId"),
        depth=value(lists, "ilvl"),
        outline=value(node, "pPr", "outlineLvl"),
        is_hidden=is_on(node, "rPr", "vanish"),
    )
