"""A name read as who is counted, what they do, with what, through which channel and out of which whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from tinhso.core.lawtext import Level
from tinhso.core.matching import things, words
from tinhso.core.matching.lexicon import Part, Phrase, phrases
from tinhso.core.matching.spelling import pairs, plain, spelled
from tinhso.core.matching.values import Aspect, Change, Wording
from tinhso.core.quantity import UnitClass, unit_class


class Measure(StrEnum):
    """How a thing is measured; figures measured differently are never one."""

    SHARE = "tỷ lệ"
    COUNT = "số lượng"
    RANK = "thứ hạng"
    OTHER = "đại lượng"
    UP = "mức tăng"
    DOWN = "mức giảm"
    OF_PLAN = "so với kế hoạch"
    OF_YEAR_BEFORE = "so với kỳ trước"


@dataclass(frozen=True, slots=True)
class Term:
    """One concept of a name: its key, the respect in which it speaks, and the words that said it.

    `at`: its place among the phrases of the name; `pause`: a comma follows; `opens`: a preposition or "hoặc"
    stands before it; `placed`: it names the place of an act; `implied`: not said itself.
    """

    key: str
    aspect: Aspect
    text: str
    part: Part
    at: int
    pause: bool = False
    opens: bool = False
    placed: bool = False
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a wording says, ready to be compared.

    `terms` has each concept once; `measure` None: nothing says how it is measured. `doers`: the populations
    named before the verb. `own_whole`: the whole, if one is named, is only who is counted. `average`, `tense`:
    the word that says a mean or a total, and that a thing is done or being done; "" where none does.
    """

    terms: tuple[Term, ...]
    doers: frozenset[str]
    own_whole: bool
    measure: Measure | None
    unit: str
    levels: frozenset[Level]
    territory: str
    exclusion: str
    average: str = ""
    tense: str = ""


_HEADS = {
    Part.SHARE: Measure.SHARE,
    Part.COUNT: Measure.COUNT,
    Part.RANK: Measure.RANK,
    Part.RISE: Measure.UP,
    Part.FALL: Measure.DOWN,
    Part.OF_PLAN: Measure.OF_PLAN,
    Part.OF_YEAR_BEFORE: Measure.OF_YEAR_BEFORE,
}
_TRAILING = (Part.LIGHT, Part.OF_YEAR_BEFORE)
_ANYWHERE = (Part.SHARE, Part.RANK, Part.OF_PLAN, Part.OF_YEAR_BEFORE)
_BY_UNIT = {
    UnitClass.PERCENT: Measure.SHARE,
    UnitClass.COUNT: Measure.COUNT,
    UnitClass.RANK: Measure.RANK,
}
_ASPECTS = {
    Part.POPULATION: Aspect.POPULATION,
    Part.QUALIFIER: Aspect.POPULATION,
    Part.VERB: Aspect.VERB,
    Part.OBJECT: Aspect.OBJECT,
    Part.ONLINE: Aspect.ONLINE,
    Part.TECHNOLOGY: Aspect.TECHNOLOGY,
    Part.AGGREGATE: Aspect.OBJECT,
    Part.RATE: Aspect.MEASURE,
    Part.COUNT: Aspect.OBJECT,
    Part.RISE: Aspect.VERB,
    Part.FALL: Aspect.VERB,
    Part.UNKNOWN: Aspect.OBJECT,
}
_PREPOSITIONS = (Part.ADJUNCT_OPENER, Part.BEFORE_BASE, Part.BASE_OPENER)
_WITHIN = (Part.POPULATION, Part.VERB, Part.OBJECT, Part.ONLINE, Part.UNKNOWN, Part.TECHNOLOGY)
_MEANS = (Part.OBJECT, Part.UNKNOWN, Part.TECHNOLOGY)
_INSTRUMENTS = frozenset(plain(word) for word in words.INSTRUMENTS.split("|"))
# "Có kết nối Internet" is "kết nối Internet"; "thực hiện khai báo" is "khai báo".
_HELPING = ("có", "triển khai")
_STANDING_FOR_USE = frozenset(plain(word) for word in words.STANDING_FOR_USE.split("|"))
_PLACES, _MANNERS = (
    frozenset(plain(w) for w in table.split("|")) for table in (words.PLACES, things.MANNERS)
)
_ENDING = frozenset(plain(word) for word in words.ENDING_A_CHANNEL.split("|"))
_BEFORE_AN_ACT = frozenset(plain(word) for word in words.BEFORE_AN_ACT.split("|"))
_NEGATIONS, _ALSO = ("không", "chưa"), ("và", "hoặc", "hay")
_AVERAGES = (("bình quân", words.MEANS), ("tổng số", words.TOTALS))
_TENSES = (("đang", words.NOT_YET), ("đã", words.DONE))
_EXCLUSION = re.compile(
    r"[,(]? ?(?:trừ|không (?:bao gồm|kể|tính)|ngoại trừ|loại trừ) (?P<what>[^()]+?)\)?$", re.IGNORECASE
)
_IMPLIED = {key: tuple(plain(way) for way in others.split(",")) for key, others in pairs(things.IMPLIED)}
_THE_COUNTRY = "cả nước"  # a field of comparison, never itself what is measured
_UNDERSTOOD = dict(pairs(things.UNDERSTOOD))
_COUNTED_LEVELS = {
    "xã, phường, thị trấn": Level.COMMUNE,
    "xã": Level.COMMUNE,
    "phường": Level.COMMUNE,
    "huyện, thị xã, thành phố": Level.DISTRICT,
    "huyện": Level.DISTRICT,
}
_UNITS_OF_LEVEL = {"commune": "xã, phường, thị trấn", "district": "huyện, thị xã, thành phố"}
_NOT_PART_OF_A_NAME = ("tỉnh ", "thành phố ", "tp. ", "tp.", "tp ", "vùng ")
_OTHER_NAMES = {"hcm": "hồ chí minh", "tphcm": "hồ chí minh", "cả nước": "việt nam", "toàn quốc": "việt nam"}


@lru_cache(maxsize=20_000)
def read(wording: Wording) -> Reading:
    """What the wording says; kept, since the same names are compared with many others."""
    name, exclusion = _without_exclusion(wording)
    found = _without_place(phrases(name), wording.territory)
    terms = _once(_implying(_placed(list(_terms(_told_apart(found))))))
    counted = {_COUNTED_LEVELS[term.key] for term in terms if term.key in _COUNTED_LEVELS}
    named = {Level(name) for phrase in found if phrase.part is Part.LEVEL for name in phrase.key.split()}
    return Reading(
        terms=terms,
        doers=_doers(terms),
        own_whole=_repeats_the_counted(terms),
        measure=_measure(found, wording),
        unit=spelled(wording.unit or ""),
        levels=frozenset((set(wording.levels) | named) - counted),
        territory=_place(wording.territory),
        exclusion=exclusion,
        average=_one_of(_AVERAGES, found),
        tense=_one_of(_TENSES, found),
    )


def _without_exclusion(wording: Wording) -> tuple[str, str]:
    """The name and what is left out of the count, which catalogues write at the name's end: "(trừ hồ sơ mật)"."""
    said = None if wording.exclusion else _EXCLUSION.search(wording.indicator)
    if said is None or not said.start():
        return wording.indicator, plain(wording.exclusion or "")
    return wording.indicator[: said.start()], plain(said["what"])


def _one_of(kinds: tuple[tuple[str, str], ...], found: list[Phrase]) -> str:
    """Which kind of word the name has: "" when it has none or both."""
    said = {phrase.key for phrase in found}
    kinds_said = [kind for kind, table in kinds if said & {plain(word) for word in table.split("|")}]
    return kinds_said[0] if len(kinds_said) == 1 else ""


def _place(name: str | None) -> str:
    text = plain(name or "")
    for prefix in _NOT_PART_OF_A_NAME:
        text = text.removeprefix(prefix)
    return _OTHER_NAMES.get(text, text)


def _without_place(found: list[Phrase], territory: str | None) -> list[Phrase]:
    """The name without the name of the place whose figure it is: the territory is compared by itself."""
    place = _place(territory).split()
    keys = [phrase.key for phrase in found]
    for at in range(len(found) - len(place) + 1) if place else ():
        if keys[at : at + len(place)] == place:
            return found[:at] + found[at + len(place) :]
    return found


def _measure(found: list[Phrase], wording: Wording) -> Measure | None:
    if wording.change:
        return Measure.UP if wording.change is Change.UP else Measure.DOWN
    said = [_HEADS[phrase.part] for phrase in _heads(found)]
    for measure in said:
        if measure not in (Measure.SHARE, Measure.COUNT):
            return measure
    if wording.unit:
        return _BY_UNIT.get(unit_class(wording.unit), Measure.OTHER)
    return said[0] if said else None


def _heads(found: list[Phrase]) -> Iterator[Phrase]:
    """The words of measure: a share anywhere, a count at the head, a growth at the head or the end."""
    at_head = True
    last = max((at for at, phrase in enumerate(found) if phrase.part not in _TRAILING), default=-1)
    for at, phrase in enumerate(found):
        at_end = at >= last and phrase.part in (Part.RISE, Part.FALL)
        if phrase.part in _HEADS and (at_head or at_end or phrase.part in _ANYWHERE):
            yield phrase
        at_head = at_head and (phrase.part in _HEADS or phrase.part is Part.LIGHT)


def _told_apart(found: list[Phrase]) -> list[Phrase]:
    """The phrases that carry meaning, with words of two readings decided by their neighbours."""
    found = _with_use(_with_counted_level(found))
    found = list(_led(found))
    heads = {id(phrase) for phrase in _heads(found)}
    kept = [p for p in found if p.part not in (Part.LIGHT, Part.LEVEL) and id(p) not in heads]
    told: list[Phrase] = []
    for at, phrase in enumerate(kept):
        after = kept[at + 1] if at + 1 < len(kept) else None
        if phrase.key not in _HELPING or after is None or after.part is not Part.VERB:
            told.append(_decided(phrase, told, after))
    return told


def _led(found: list[Phrase]) -> Iterator[Phrase]:
    """The phrases, each with the light word that stands before it."""
    before = ""
    for phrase in found:
        yield replace(phrase, led_by=before) if before and phrase.part is not Part.LIGHT else phrase
        before = phrase.key if phrase.part is Part.LIGHT else ""


def _decided(phrase: Phrase, before: list[Phrase], after: Phrase | None) -> Phrase:
    """ "Ứng dụng" after a verb or a preposition is a program; to be connected to a network is to have it."""
    last = before[-1] if before else None
    if plain(phrase.text) == "ứng dụng" and last and last.part in (Part.VERB, *_PREPOSITIONS):
        return replace(phrase, key="phần mềm", part=Part.OBJECT)
    if phrase.key == "triển khai" and (after is None or after.part in _PREPOSITIONS):
        return phrase if plain(phrase.text) == phrase.key else replace(phrase, key="thực hiện")
    if phrase.key in _NEGATIONS and after:
        return replace(phrase, key=f"{phrase.key} {after.key}")
    if phrase.part is Part.UNKNOWN and phrase.led_by in _BEFORE_AN_ACT:
        return replace(phrase, part=Part.VERB)
    onto_network = phrase.key == "kết nối" and after and after.part is Part.TECHNOLOGY
    if onto_network and not any(one.part is Part.VERB for one in before):
        return replace(phrase, key="có")
    return phrase


def _with_counted_level(found: list[Phrase]) -> list[Phrase]:
    """A name that opens with a level which acts, or that counts nothing else, counts the units of that level."""
    said = [phrase for phrase in found if phrase.part not in (Part.LIGHT, Part.SHARE, Part.COUNT)]
    if not said or said[0].key not in _UNITS_OF_LEVEL:
        return found
    acts = len(said) > 1 and said[1].part is Part.VERB
    if not acts and any(phrase.part is Part.POPULATION for phrase in said):
        return found
    counted = replace(said[0], key=_UNITS_OF_LEVEL[said[0].key], part=Part.POPULATION)
    return [counted if phrase is said[0] else phrase for phrase in found]


def _with_use(found: list[Phrase]) -> list[Phrase]:
    """With no verb in the name, "doanh nghiệp lên nền tảng số" says that they use it."""
    if any(phrase.part is Part.VERB for phrase in found):
        return found
    used = list(found)
    for at, phrase in enumerate(found[1:], start=1):
        who = found[at - 1].part in (Part.POPULATION, Part.QUALIFIER)
        if who and phrase.part is Part.ADJUNCT_OPENER and phrase.key in _STANDING_FOR_USE:
            used[at] = replace(phrase, key="sử dụng", part=Part.VERB)
    return used


def _terms(found: list[Phrase]) -> Iterator[Term]:
    """Each phrase with the respect in which it speaks, by what was opened before it."""
    opened: Aspect | None = None
    to_the_verb = acted = inside = placed = False
    for at, phrase in enumerate(found):
        if phrase.part in _PREPOSITIONS:
            opened, to_the_verb, inside = _opened(phrase), phrase.part is not Part.BASE_OPENER, False
            placed = phrase.key in _PLACES
            continue
        ended = phrase.led_by in _ENDING or phrase.key in _MANNERS
        if phrase.part is Part.VERB and to_the_verb and (ended or not (inside and acted)):
            opened = None
        inside = inside and opened is Aspect.CHANNEL and not ended
        if placed and not inside and phrase.part is Part.UNKNOWN:
            opened = None
        aspect = (
            Aspect.CHANNEL if inside and phrase.part in _WITHIN else _aspect(phrase, opened, began=at > 0)
        )
        inside = aspect is Aspect.CHANNEL
        if aspect is Aspect.BASE and opened is not Aspect.BASE:
            opened, to_the_verb = Aspect.BASE, True
        acted = acted or aspect is Aspect.VERB
        opens = phrase.led_by in _ALSO or (at > 0 and found[at - 1].part in _PREPOSITIONS)
        yield Term(phrase.key, aspect, phrase.text, phrase.part, at, phrase.pause, opens, placed and inside)
        if phrase.pause and opened is Aspect.BASE:
            opened = None


def _placed(terms: list[Term]) -> Iterator[Term]:
    """The terms, with what stands between the counted and the verb restricting the counted.

    "Hồ sơ hộ tịch được số hóa" counts other files than "hồ sơ đất đai được số hóa", "hộ tại vùng cao có Internet"
    other households than "hộ có Internet"; whoever is named after the verb is not counted but dealt with.
    Where no act is named, the place, the way or the technology is what is measured.
    """
    places = {aspect: [i for i, term in enumerate(terms) if term.aspect is aspect] for aspect in Aspect}
    counted = min(places[Aspect.POPULATION], default=len(terms))
    acts = [*places[Aspect.VERB], *(at for at, term in enumerate(terms) if term.key in _MANNERS)]
    done = min(acts, default=len(terms))
    for at, term in enumerate(terms):
        known = term.part is not Part.UNKNOWN
        restricts = term.aspect is Aspect.OBJECT and not (known and done == len(terms))
        restricts = restricts or term.aspect in (Aspect.CHANNEL, Aspect.TECHNOLOGY)
        if restricts and counted < at < done:
            yield replace(term, aspect=Aspect.POPULATION)
        elif at and done == len(terms) and term.aspect in (Aspect.CHANNEL, Aspect.TECHNOLOGY):
            yield replace(term, aspect=Aspect.OBJECT)
        elif term.part is Part.POPULATION and term.aspect is Aspect.POPULATION and counted < done < at:
            yield replace(term, aspect=Aspect.OBJECT)
        else:
            yield term


def _opened(phrase: Phrase) -> Aspect | None:
    if phrase.part is Part.BASE_OPENER:
        return Aspect.BASE
    return Aspect.CHANNEL if phrase.part is Part.ADJUNCT_OPENER else None


def _aspect(phrase: Phrase, opened: Aspect | None, *, began: bool) -> Aspect:
    if opened is Aspect.BASE or (phrase.part is Part.AGGREGATE and (began or phrase.key == _THE_COUNTRY)):
        return Aspect.BASE
    means = phrase.part in _MEANS or phrase.key in _INSTRUMENTS
    if opened is Aspect.CHANNEL and means and phrase.key not in _MANNERS:
        return Aspect.CHANNEL
    return _ASPECTS[phrase.part]


def _implying(terms: Iterator[Term]) -> Iterator[Term]:
    """The terms, with those that they say less exactly, and the verb that goes without saying."""
    said = list(terms)
    for term in said:
        yield term
        for key in _IMPLIED.get(term.key, ()):
            yield replace(term, key=key, implied=True)
    if not any(term.aspect is Aspect.VERB for term in said):
        verbs = (_UNDERSTOOD[term.key] for term in said if term.key in _UNDERSTOOD)
        yield from (Term(verb, Aspect.VERB, "", Part.VERB, at=-1, implied=True) for verb in verbs)


def _once(terms: Iterator[Term]) -> tuple[Term, ...]:
    """Each concept once, said rather than implied; of a whole, each beside what is not the whole."""
    found: dict[tuple[str, bool], Term] = {}
    for term in terms:
        at = (term.key, term.aspect is Aspect.BASE)
        if at not in found or (found[at].implied and not term.implied):
            found[at] = term
    return tuple(found.values())


def _repeats_the_counted(terms: tuple[Term, ...]) -> bool:
    """Whether the whole is only who is counted: "doanh nghiệp … trong tổng số doanh nghiệp"."""
    counted = {term.key for term in terms if term.aspect is Aspect.POPULATION}
    return {term.key for term in terms if term.aspect is Aspect.BASE} <= counted


def _doers(terms: tuple[Term, ...]) -> frozenset[str]:
    found: set[str] = set()
    for term in terms:
        if term.aspect is Aspect.VERB:
            break
        if term.aspect is Aspect.POPULATION:
            found.add(term.key)
    return frozenset(found)
