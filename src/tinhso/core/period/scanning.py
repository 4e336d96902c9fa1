"""Forms of words with places for numbers, matched against what somebody typed; where it fails is remembered."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from tinhso.core.vi import fold

_TOKEN = re.compile(r"[0-9]+|[a-z]+|\S")
_ONE_OR_TWO_DIGITS = re.compile(r"[0-9]{1,2}")
_FOUR_DIGITS = re.compile(r"[0-9]{4}")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_DASHES = str.maketrans("–—−‐", "----")
_YEARS = range(1900, 2201)


class Unreadable(ValueError):
    """Text that is no period: `position` counts characters, `expected` says what could stand there.

    `found` is what stands there instead, "" at the end of the text.
    """

    def __init__(self, position: int, expected: tuple[str, ...], found: str) -> None:
        self.position, self.expected, self.found = position, expected, found
        there = f"gặp «{found}»" if found else "hết chữ"
        super().__init__(f"vị trí {position + 1}: cần {' hoặc '.join(expected)}, {there}")


class Impossible(ValueError):
    """Words that have the form of a period, and numbers that make none; `slot` is the place to correct."""

    def __init__(self, slot: str, expected: str) -> None:
        self.slot, self.expected = slot, expected
        super().__init__(f"{slot}: {expected}")


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a word without marks or a sign, what was typed, and where it begins."""

    text: str
    typed: str
    start: int


def _small(low: int, high: int) -> Callable[[str], int | None]:
    def read(text: str) -> int | None:
        return int(text) if _ONE_OR_TWO_DIGITS.fullmatch(text) and low <= int(text) <= high else None

    return read


def _year(text: str) -> int | None:
    return int(text) if _FOUR_DIGITS.fullmatch(text) and int(text) in _YEARS else None


def _quarter(text: str) -> int | None:
    return _ROMAN.get(text) or _small(1, 4)(text)


# Places in forms: what they are called in messages, and what they take.
_SLOTS: Mapping[str, tuple[str, Callable[[str], int | None]]] = {
    "d": ("ngày 1–31", _small(1, 31)),
    "w": ("tuần 1–53", _small(1, 53)),
    "m": ("tháng 1–12", _small(1, 12)),
    "q": ("quý I–IV", _quarter),
    "s": ("nửa năm 1–2", _small(1, 2)),
    "y": (f"năm {_YEARS[0]}–{_YEARS[-1]}", _year),
    "n": ("số từ 1 đến 99", _small(1, 99)),
}


B = TypeVar("B")


@dataclass(slots=True)
class Furthest:
    """How far any form got, and what would have let it go on."""

    at: int = 0
    expected: set[str] = field(default_factory=set)

    def note(self, at: int, label: str) -> None:
        """A form stopped at a token, where it wanted what `label` says."""
        if at > self.at:
            self.at, self.expected = at, set()
        if at == self.at:
            self.expected.add(label)


class Element(NamedTuple):
    """One place of a form: a word or a slot, any of `choices` (as typed or "{m}", and its label) will do."""

    choices: tuple[tuple[str, str], ...]
    optional: bool


class Match(NamedTuple):
    """The numbers that a form found by slot, and at which token each stands."""

    values: dict[str, int]
    places: dict[str, int]


Form = tuple[Element, ...]


def form(pattern: str) -> Form:
    """A form from "tháng {m} /|-|năm? {y}": `|` parts choices, `?` follows what may be left out."""
    return tuple(_element(part) for part in pattern.split())


def tokens(text: str) -> tuple[Token, ...]:
    """What was typed, in tokens; positions are those of the text as it was given."""
    letters = [(fold(char) or " " * char.isspace(), at) for at, char in enumerate(text.translate(_DASHES))]
    plain = "".join(folded for folded, _ in letters)
    places = [at for folded, at in letters for _ in folded] + [len(text)]
    return tuple(
        Token(found.group(), text[places[found.start()] : places[found.end()]].strip(), places[found.start()])
        for found in _TOKEN.finditer(plain)
    )


def match(forms: Iterable[tuple[Form, B]], given: Sequence[Token]) -> tuple[B, Match] | Furthest:
    """The first form that takes all the tokens, with what it found; else how far the best ones got."""
    furthest = Furthest()
    for elements, build in forms:
        for values, places in _ways(elements, given, furthest):
            return build, Match(values, places)
    return furthest


def _ways(
    elements: Form, given: Sequence[Token], furthest: Furthest, *, at: int = 0
) -> Iterator[tuple[dict[str, int], dict[str, int]]]:
    if not elements:
        if at == len(given):
            yield {}, {}
        else:
            furthest.note(at, "hết")
        return
    element, *rest = elements
    for slot, value in _taken(element, given[at] if at < len(given) else None):
        for values, places in _ways(tuple(rest), given, furthest, at=at + 1):
            yield (values | {slot: value}, places | {slot: at}) if slot else (values, places)
    if element.optional:
        yield from _ways(tuple(rest), given, furthest, at=at)
    for _, label in element.choices:
        furthest.note(at, label)


def _taken(element: Element, token: Token | None) -> Iterator[tuple[str, int]]:
    for choice, _ in element.choices if token else ():
        assert token
        if not choice.startswith("{"):
            if choice == token.text:
                yield "", 0
        elif (value := _SLOTS[choice[1]][1](token.text)) is not None:
            yield choice[1:-1], value


def _element(part: str) -> Element:
    optional = part.endswith("?")
    choices = part.removesuffix("?").split("|")
    return Element(
        tuple((c, _SLOTS[c[1]][0]) if c.startswith("{") else (fold(c), f"«{c}»") for c in choices), optional
    )
