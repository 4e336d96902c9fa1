"""The tables of administrative Vietnamese, made ready for the longest match over the words of a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tinhso.core.matching import concepts, things, words
from tinhso.core.matching.spelling import Word, pairs, plain, words_of


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
    RATE = "rate"
    BASE_OPENER = "base_opener"
    BEFORE_BASE = "before_base"
    ADJUNCT_OPENER = "adjunct_opener"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the tables found in a name: the concept it stands for, what it does, and how it was said.

    `pause`: a comma, a bracket or a dash follows; `led_by`: the light word before it, "" for none.
    """

    key: str
    part: Part
    text: str
    pause: bool = False
    led_by: str = ""


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
    (Part.OBJECT, things.OBJECTS),
    (Part.ONLINE, things.ONLINE),
    (Part.TECHNOLOGY, things.TECHNOLOGY),
    (Part.AGGREGATE, things.AGGREGATES),
)
_AND = "và"


def _ways(table: str) -> list[str]:
    return [way.strip() for way in re.split(r"[|\n]", table) if way.strip()]


def _lines(table: str) -> list[str]:
    return [line for line in table.replace("\n|", " |").splitlines() if line.strip()]


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
        found.setdefault(_plains(words_of(way)), (key, part))
        if f" {_AND} " in way:  # a list may be written with a comma
            found.setdefault(_plains(words_of(way.replace(f" {_AND} ", ", "))), (key, part))
    return found


@cache
def _longest() -> int:
    return max(len(phrase) for phrase in _phrases())


def phrases(text: str) -> list[Phrase]:
    """The name cut into phrases of the tables, long ones first; words of no table stand alone."""
    tokens = words_of(text)
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


def _plains(tokens: list[Word]) -> tuple[str, ...]:
    return tuple(word.plain for word in tokens)


def _phrase(tokens: list[Word], entry: tuple[str, Part] | None) -> Phrase:
    key, part = entry or (tokens[0].plain, Part.UNKNOWN)
    if entry is None and (tokens[0].is_bound or tokens[0].is_rate):
        part = Part.QUALIFIER if tokens[0].is_bound else Part.RATE
    inner = [word.text + ("," if word.pause else "") for word in tokens[:-1]]
    return Phrase(key, part, " ".join([*inner, tokens[-1].text]), tokens[-1].pause)
