"""The numbers that Word computes for lists and headings."""

import re
from dataclasses import dataclass, field

from tinhso.files.markup import Node, attribute, child, children, name, value

_DEEPEST = 9
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_BULLETS = ("-", "+", "*")
_DASHES = "-–—−\uf02d"
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and shows; `restart`: the level (from 1) after which it begins anew."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    """A list in use: its levels, those of its start that a number of its own sets, and the counters it shares."""

    levels: dict[int, Level]
    starts: dict[int, int]
    counters: dict[int, int]
    pending: set[int] = field(default_factory=set)


class Numbering:
    """Counts through a document: ask for each numbered paragraph once, in order."""

    def __init__(self, root: Node | None, styles: dict[str, str]) -> None:
        """`root`: the part of numbering; `styles`: the number that a style of lists stands for."""
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        shapes = {attribute(one, "abstractNumId"): one for one in children(root, "abstractNum")}
        nums = {attribute(one, "numId") or "": one for one in children(root, "num")}
        counters: dict[str, dict[int, int]] = {}
        for num_id, num in nums.items():
            shape_id = value(num, "abstractNumId")
            linked = value(shapes.get(shape_id), "numStyleLink") if shape_id in shapes else None
            other = nums.get(styles.get(linked or "", ""))
            if other is not None:
                shape_id = value(other, "abstractNumId")
            shared = counters.setdefault(shape_id or "", {})
            self._lists[num_id] = _list(num, shapes.get(shape_id), shared)

    def level_of_style(self, num_id: str, style: str) -> int:
        """The level of a list that belongs to a style of paragraphs."""
        found = self._lists.get(num_id)
        levels = found.levels if found else {}
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def label(self, num_id: str, depth: int) -> str:
        """The number of the next paragraph of a list, "" where it shows none."""
        found = self._lists.get(num_id)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        _count(found, depth)
        if level.form == "none" and "%" not in level.text:
            return level.text.strip()
        return _bullet(level.text, depth) if level.form == "bullet" else _shown(found, level)


def _list(num: Node, shape: Node | None, counters: dict[int, int]) -> _List:
    levels = {_depth(one): _level(one) for one in children(shape, "lvl")}
    starts: dict[int, int] = {}
    for override in children(num, "lvlOverride"):
        depth = _depth(override)
        own = child(override, "lvl")
        if own is not None:
            levels[depth] = _level(own)
        begin = value(override, "startOverride")
        if begin is not None:
            starts[depth] = _number(begin, 1)
    return _List(levels, starts, counters, set(starts))


def _level(node: Node) -> Level:
    restart = value(node, "lvlRestart")
    return Level(
        start=_number(value(node, "start"), 1),
        form=value(node, "numFmt") or "decimal",
        text=value(node, "lvlText") or "",
        restart=None if restart is None else _number(restart, 0),
        is_legal=any(name(one) == "isLgl" for one in node),
        style=value(node, "pStyle"),
    )


def _depth(node: Node) -> int:
    return min(_number(attribute(node, "ilvl"), 0), _DEEPEST)


def _number(text: str | None, otherwise: int) -> int:
    found = re.fullmatch(r"\d{1,6}", text or "")
    return min(int(found[0]), _MOST) if found else otherwise


def _count(used: _List, depth: int) -> None:
    """The counters after one more paragraph at a level: those below it begin anew."""
    counters = used.counters
    for level in range(depth + 1):
        begin = used.starts.get(level, used.levels.get(level, Level()).start)
        if level in used.pending and level <= depth:
            used.pending.discard(level)
            counters[level] = begin - (level == depth)
        counters.setdefault(level, begin - (level == depth))
    counters[depth] += 1
    for level in [one for one in counters if one > depth]:
        restart = used.levels.get(level, Level()).restart
        if restart is None or (restart and depth < restart):
            del counters[level]


def _shown(used: _List, level: Level) -> str:
    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        form = used.levels.get(at, Level()).form
        return _formatted(used.counters.get(at, 1), "decimal" if level.is_legal else form)

    return re.sub(r"%([1-9])", number, level.text).strip()


def _formatted(number: int, form: str) -> str:
    if form in ("lowerRoman", "upperRoman"):
        text = _roman(number)
    elif form in ("lowerLetter", "upperLetter"):
        text = chr(97 + (number - 1) % 26) * min(1 + (number - 1) // 26, 8) if number > 0 else "0"
    elif form == "decimalZero":
        text = f"{number:02d}"
    else:
        text = "" if form == "none" else str(number)
    return text.upper() if form.startswith("upper") else text


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text


def _bullet(text: str, depth: int) -> str:
    """A dash and a plus are what the writer chose; other signs are told apart by their depth."""
    sign = text.strip()
    if sign and sign in _DASHES:
        return "-"
    return "+" if sign == "+" else _BULLETS[min(depth, len(_BULLETS) - 1)]
