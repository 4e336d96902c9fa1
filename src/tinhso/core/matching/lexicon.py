"""The tables of administrative Vietnamese, made ready for the longest match over the words of a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tinhso.core.matching import concepts, words
from tinhso.core.vi import nfc, standard_tones


class Part(StrEnum):
    """What a word or phrase does in the name of an indicator."""

    LIGHT = "light"
    SHARE = "share"
    COUNT = "count"
    RANK = "rank"
    RISE = "rise"
    FALL = "fall"
    OF_PLAN = "of_plan"
    OF_YEAR_BEFORE = "of_year_before"
    LEVEL = "level"
    POPULATION = "population"
    QUALIFIER = "qualifier"
    VERB = "verb"
    OBJECT = "object"
    ONLINE = "online"
    TECHNOLOGY = "technology"
    AGGREGATE = "aggregate"
    BASE_OPENER = "base_opener"
    BEFORE_BASE = "before_base"
    ADJUNCT_OPENER = "adjunct_opener"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the tables found in a name: the concept it stands for, what it does, and how it was said.

    `pause`: a comma, a bracket or a dash follows.
    """

    key: str
    part: Part
    text: str
    pause: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    plain: str
    text: str
    pause: bool = False


_WORDS = (
    (Part.LIGHT, words.LIGHT),
    (Part.SHARE, words.SHARES),
    (Part.COUNT, words.COUNTS),
    (Part.RANK, words.RANKS),
    (Part.RISE, words.RISES),
    (Part.FALL, words.FALLS),
    (Part.OF_PLAN, words.OF_PLAN),
    (Part.OF_YEAR_BEFORE, words.OF_THE_YEAR_BEFORE),
    (Part.BASE_OPENER, words.BASE_OPENERS),
    (Part.BEFORE_BASE, words.BEFORE_BASE),
    (Part.ADJUNCT_OPENER, words.ADJUNCT_OPENERS),
)
_CONCEPTS = (
    (Part.POPULATION, concepts.POPULATION),
    (Part.QUALIFIER, concepts.QUALIFIERS),
    (Part.VERB, concepts.VERBS),
    (Part.OBJECT, concepts.OBJECTS),
    (Part.ONLINE, concepts.ONLINE),
    (Part.TECHNOLOGY, concepts.TECHNOLOGY),
    (Part.AGGREGATE, concepts.AGGREGATES),
)
_AGE = re.compile(
    r"(?:từ )?(?P<low>\d+) ?(?:-|–|đến|tới) ?(?P<high>\d+) tuổi"
    r"|(?:từ đủ|từ|đủ) (?P<least>\d+) tuổi(?: trở lên)?"
    r"|(?P<side>trên|dưới) (?P<limit>\d+) tuổi",
    re.IGNORECASE,
)
_GRADE = re.compile(r"mức (?:độ )?(\d)\b", re.IGNORECASE)
_TOKEN = re.compile(
    rf"\b(?:{re.sub('[?]P<[a-z]+>', '?:', _AGE.pattern)})|\b{_GRADE.pattern}"
    r"|[^\W_]+(?:[-&][^\W_]+)*|[,;:/()–-]",
    re.IGNORECASE,
)


def _ways(table: str) -> list[str]:
    return [way.strip() for way in re.split(r"[|\n]", table) if way.strip()]


def _lines(table: str) -> list[str]:
    return [line for line in table.replace("\n|", " |").splitlines() if line.strip()]


def pairs(table: str) -> list[tuple[str, str]]:
    """The two sides of each "left = right"; entries are divided by lines or semicolons."""
    sides = (entry.partition("=") for entry in re.split(r"[;\n]", table) if entry.strip())
    return [(left.strip(), right.strip()) for left, _, right in sides]


_ABBREVIATIONS = dict(pairs(words.ABBREVIATIONS))
_SPELLINGS = dict(pair.split("=") for pair in words.SPELLINGS.split())


def plain(text: str) -> str:
    """Lower case, one way of placing tones, one way of spelling i and y."""
    return " ".join(_SPELLINGS.get(word, word) for word in standard_tones(nfc(text)).lower().split())


def _entries() -> Iterator[tuple[str, str, Part]]:
    """Each way of the tables with its concept and its part."""
    for part, table in _WORDS:
        yield from ((way, way, part) for way in _ways(table))
    for levels, said in pairs(words.LEVELS):
        yield from ((levels, way, Part.LEVEL) for way in _ways(said))
    for part, table in _CONCEPTS:
        for line in _lines(table):
            ways = _ways(line)
            yield from ((plain(ways[0]), way, part) for way in ways)


@cache
def _phrases() -> dict[tuple[str, ...], tuple[str, Part]]:
    """Every phrase of the tables, by its words; a phrase in two tables has the part of the first."""
    found: dict[tuple[str, ...], tuple[str, Part]] = {}
    for key, way, part in _entries():
        found.setdefault(_plains(_words(way)), (key, part))
    return found


@cache
def _longest() -> int:
    return max(len(phrase) for phrase in _phrases())


@cache
def _rewritten() -> tuple[tuple[str, str], ...]:
    return tuple((plain(said), plain(meant)) for said, meant in pairs(words.REWRITTEN))


def _expanded(token: str) -> str:
    known = _ABBREVIATIONS.get(token)
    if known is None and len(token) >= 4 and token.islower():
        known = _ABBREVIATIONS.get(token.upper())
    return known or token


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for match in _TOKEN.finditer(standard_tones(nfc(text))):
        token = match.group()
        if token[0].isalnum():
            found += _spelled_out(token)
        elif found:
            found[-1] = _Word(found[-1].plain, found[-1].text, pause=True)
    return found


def _spelled_out(token: str) -> list[_Word]:
    age, grade = _AGE.fullmatch(token), _GRADE.fullmatch(token)
    if age:
        return [_Word(_age(age), token)]
    if grade:
        return [_Word(f"mức {grade.group(1)}", token)]
    parts = _expanded(token).split()
    if parts == [token] and "-" in token:
        parts = token.split("-")
    return [_Word(plain(part), part) for part in parts]


def _age(found: re.Match[str]) -> str:
    if found["low"]:
        return f"{found['low']}–{found['high']} tuổi"
    return f"≥ {found['least']} tuổi" if found["least"] else f"{found['side'].lower()} {found['limit']} tuổi"


def _meant(text: str) -> str:
    for said, meant in _rewritten():
        text = re.sub(rf"(?i)\b{said}\b", meant, text)
    return text


def phrases(text: str) -> list[Phrase]:
    """The name cut into phrases of the tables, long ones first; words of no table stand alone."""
    tokens = _words(_meant(standard_tones(nfc(text))))
    known, longest = _phrases(), _longest()
    # best[i]: the worth of the best cut of the first i words, and where its last phrase starts.
    best: list[tuple[int, int]] = [(0, 0)]
    for end in range(1, len(tokens) + 1):
        cuts = []
        for start in range(max(0, end - longest), end):
            if end - start == 1 or _plains(tokens[start:end]) in known:
                worth = (end - start) ** 2 if _plains(tokens[start:end]) in known else 0
                cuts.append((best[start][0] + worth, start))
        best.append(max(cuts))
    found: list[Phrase] = []
    end = len(tokens)
    while end:
        start = best[end][1]
        found.append(_phrase(tokens[start:end], known.get(_plains(tokens[start:end]))))
        end = start
    return found[::-1]


def _plains(tokens: list[_Word]) -> tuple[str, ...]:
    return tuple(word.plain for word in tokens)


def _phrase(tokens: list[_Word], entry: tuple[str, Part] | None) -> Phrase:
    key, part = entry or (tokens[0].plain, Part.UNKNOWN)
    if entry is None and key.endswith(" tuổi"):
        part = Part.QUALIFIER
    inner = [word.text + ("," if word.pause else "") for word in tokens[:-1]]
    return Phrase(key, part, " ".join([*inner, tokens[-1].text]), tokens[-1].pause)
