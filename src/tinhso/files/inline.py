"""What a paragraph of Word says: runs, fields, changes, notes, signs, and the boxes anchored in it."""

import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from tinhso.files.markup import Node, attribute, child, children, is_on, name, value
from tinhso.files.styles import Styles

# Signs of the font Symbol, which a file keeps at these code points.
_SYMBOL = {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xBB: "≈", 0xAE: "→", 0x25: "%"}
_PRIVATE = {0xF000 + code: sign for code, sign in _SYMBOL.items()}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SKIPPED = {
    "pPr", "rPr", "del", "moveFrom", "instrText", "delText", "delInstrText", "sdtPr", "sdtEndPr", "tblPr", "Fallback",
    "annotationRef", "commentReference", "rt", "footnoteRef", "endnoteRef",
}  # fmt: skip
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_DRAWN = {"drawing", "pict", "object"}


@dataclass(slots=True)
class Story:
    """What is carried through a document: open fields, notes in order of appearance, the fonts of its letters."""

    styles: Styles
    fields: list[bool] = field(default_factory=list)  # of each open field, whether its result has begun
    notes: list[tuple[str, str]] = field(default_factory=list)  # "footnote" or "endnote", and its id
    fonts: Counter[str] = field(default_factory=Counter)
    hidden: dict[str, bool] = field(default_factory=dict)


@dataclass(slots=True)
class Spoken:
    """The text of a paragraph, and the contents of boxes anchored in it."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text in composed form."""
        return unicodedata.normalize("NFC", "".join(self.parts))


def spoken(story: Story, paragraph: Node) -> Spoken:
    """What a paragraph says; fields and notes are counted on in the story."""
    said = Spoken()
    for one in paragraph:
        _take(story, one, said)
    return said


def _take(story: Story, node: Node, said: Spoken) -> None:
    kind = name(node)
    if kind in _SKIPPED:
        # A field that is deleted with its text opens and closes all the same.
        for mark in node.iter("{*}fldChar") if kind in ("del", "moveFrom") else ():
            _field(story, mark)
    elif kind == "r":
        _run(story, node, said)
    elif kind in _DRAWN:
        said.boxes += _boxes(node)
    elif kind == "t":  # of a formula
        said.parts.append(node.text or "" if _is_shown(story) else "")
    else:
        for one in _chosen(node) if kind == "AlternateContent" else node:
            _take(story, one, said)


def _chosen(node: Node) -> Node:
    choice = child(node, "Choice")
    if choice is not None:
        return choice
    fallback = child(node, "Fallback")
    return fallback if fallback is not None else ()


def _boxes(node: Node) -> list[Node]:
    found: list[Node] = []
    for box in node.iter("{*}txbxContent"):
        above = {name(up) for up in box.iterancestors()}
        if "Fallback" not in above and not any(box in list(one.iter()) for one in found):
            found.append(box)
    return found


def _is_shown(story: Story) -> bool:
    return all(story.fields)


def _field(story: Story, mark: Node) -> None:
    kind = attribute(mark, "fldCharType")
    if kind == "begin":
        story.fields.append(False)
    elif kind == "separate" and story.fields:
        story.fields[-1] = True
    elif kind == "end" and story.fields:
        story.fields.pop()


def _run(story: Story, run: Node, said: Spoken) -> None:
    looks = child(run, "rPr")
    hidden = looks is not None and _is_hidden(story, looks)
    font = _font(looks)
    for one in run:
        kind = name(one)
        if kind == "fldChar":
            _field(story, one)
        elif hidden or not _is_shown(story):
            continue
        elif kind == "t":
            said.parts.append(_written(story, one.text or "", font, looks=looks))
        elif kind in _BREAKS:
            said.parts.append(_BREAKS[kind])
        elif kind == "sym":
            said.parts.append(_sign(one))
        elif kind in ("footnoteReference", "endnoteReference"):
            said.parts.append(_note(story, kind.removesuffix("Reference"), attribute(one, "id") or ""))
        else:
            _take(story, one, said)


def _is_hidden(story: Story, looks: Node) -> bool:
    if child(looks, "vanish") is not None:
        return is_on(looks, "vanish")
    style = value(looks, "rStyle")
    if style is None:
        return is_on(looks, "webHidden")
    if style not in story.hidden:
        story.hidden[style] = story.styles.is_hidden(style)
    return story.hidden[style]


def _font(looks: Node | None) -> str:
    fonts = child(looks, "rFonts")
    return "" if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi") or ""


def _written(story: Story, text: str, font: str, *, looks: Node | None) -> str:
    if font:
        story.fonts[font] += len(text)
    if font == "Symbol":
        return "".join(_PRIVATE.get(ord(sign), sign) for sign in text)
    # "10" raised by 3 is not 103; "m2" and "km2" are read as they are typed.
    if looks is not None and value(looks, "vertAlign") == "superscript" and text.isdigit():
        return text.translate(_RAISED)
    return text


def _sign(node: Node) -> str:
    try:
        code = int(attribute(node, "char") or "", 16)
    except ValueError:
        return ""
    if attribute(node, "font") == "Symbol":
        return _SYMBOL.get(code & 0xFF, "")
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x10000 else ""


def _note(story: Story, kind: str, key: str) -> str:
    story.notes.append((kind, key))
    return f"[{len(story.notes)}]"


def notes_of(root: Node | None, kind: str) -> dict[str, Node]:
    """The notes of a part by their ids."""
    return {attribute(one, "id") or "": one for one in children(root, kind) if attribute(one, "type") is None}
