"""A name read as who is counted, what they do, with what, through which channel and out of which whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from tinhso.core.lawtext import Level
from tinhso.core.matching import words
from tinhso.core.matching.lexicon import Part, Phrase, phrases
from tinhso.core.matching.spelling import plain, spelled
from tinhso.core.matching.terms import PREPOSITIONS, Term, terms_of
from tinhso.core.matching.values import Aspect, Change, Wording
from tinhso.core.quantity import UnitClass, unit_class
from tinhso.core.vi import nfc


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
# "Có kết nối Internet" is "kết nối Internet"; "thực hiện khai báo" is "khai báo".
_HELPING = ("có", "triển khai")
_STANDING_FOR_USE = frozenset(plain(word) for word in words.STANDING_FOR_USE.split("|"))
_BEFORE_AN_ACT = frozenset(plain(word) for word in words.BEFORE_AN_ACT.split("|"))
_CLASSIFIERS = frozenset(plain(word) for word in words.CLASSIFIERS.split("|"))
_NEGATIONS = ("không", "chưa")
# What is named after these is what a thing becomes: "hộ kinh doanh chuyển thành doanh nghiệp".
_BECOMES, _INTO = ("thành", "sang"), "→ "
_AVERAGES = (("bình quân", words.MEANS), ("tổng số", words.TOTALS))
_TENSES = (("đang", words.NOT_YET), ("đã", words.DONE))
_EXCLUSION = re.compile(
    r"[,(]? ?(?:trừ|không (?:bao gồm|kể|tính)|ngoại trừ|loại trừ) (?P<what>[^()]+?)\)?$", re.IGNORECASE
)
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
    unit = spelled(wording.unit or "")
    found = _without_place(_without_classifier(phrases(name), unit), wording.territory)
    terms = terms_of(_told_apart(found))
    counted = {_COUNTED_LEVELS[term.key] for term in terms if term.key in _COUNTED_LEVELS}
    named = {Level(name) for phrase in found if phrase.part is Part.LEVEL for name in phrase.key.split()}
    return Reading(
        terms=terms,
        doers=_doers(terms),
        own_whole=_repeats_the_counted(terms),
        measure=_measure(found, wording),
        unit=unit,
        levels=frozenset((set(wording.levels) | named) - counted),
        territory=_place(wording.territory),
        exclusion=exclusion,
        average=_one_of(_AVERAGES, found),
        tense=_one_of(_TENSES, found),
    )


def _without_classifier(found: list[Phrase], unit: str) -> list[Phrase]:
    """The name without the classifier that its unit repeats: "số căn nhà ở xã hội", counted in "căn"."""
    said = unit in _CLASSIFIERS
    at = (
        next((at for at, phrase in enumerate(found) if phrase.key == unit), len(found))
        if said
        else len(found)
    )
    counts = all(phrase.part in (Part.COUNT, Part.LIGHT) for phrase in found[:at])
    return found[:at] + found[at + 1 :] if counts and at + 1 < len(found) else found


def _without_exclusion(wording: Wording) -> tuple[str, str]:
    """The name and what is left out of the count, which catalogues write at the name's end: "(trừ hồ sơ mật)"."""
    name = nfc(wording.indicator)
    said = None if wording.exclusion else _EXCLUSION.search(name)
    if said is None or not said.start():
        return name, plain(wording.exclusion or "")
    return name[: said.start()], plain(said["what"])


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
    """The phrase as its neighbours tell: "ứng dụng" after a verb or a preposition is a program."""
    last = before[-1] if before else None
    if plain(phrase.text) == "ứng dụng" and last and last.part in (Part.VERB, *PREPOSITIONS):
        return replace(phrase, key="phần mềm", part=Part.OBJECT)
    if phrase.key in _NEGATIONS and after:
        return replace(phrase, key=f"{phrase.key} {after.key}")
    if last and _becomes(last) and phrase.part not in (Part.VERB, *PREPOSITIONS):
        return replace(phrase, key=f"{_INTO}{phrase.key}")
    return _acted(phrase, before, after)


def _becomes(last: Phrase) -> bool:
    return last.key in _BECOMES or last.key.startswith(_INTO)


def _acted(phrase: Phrase, before: list[Phrase], after: Phrase | None) -> Phrase:
    """What is done, where neighbours tell: "được" opens an act; to be connected to a network is to have it."""
    if phrase.key == "triển khai" and (after is None or after.part in PREPOSITIONS):
        return phrase if plain(phrase.text) == phrase.key else replace(phrase, key="thực hiện")
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
