"""The comparison of two wordings: what one says and the other does not, and what follows from it."""

import re
from collections.abc import Set

from tinhso.core.lawtext import Level
from tinhso.core.matching import concepts, things
from tinhso.core.matching.lexicon import Part
from tinhso.core.matching.reading import Measure, Reading, read
from tinhso.core.matching.spelling import pairs, plain
from tinhso.core.matching.terms import Term
from tinhso.core.matching.values import Aspect, Closeness, Difference, Match, Wording

# How much of a name's meaning a concept carries, by the respect in which it speaks.
WEIGHTS = {
    Aspect.POPULATION: 1.5,
    Aspect.VERB: 1.0,
    Aspect.OBJECT: 2.0,
    Aspect.TECHNOLOGY: 1.5,
    Aspect.ONLINE: 1.0,
    Aspect.CHANNEL: 0.7,
    Aspect.BASE: 1.0,
    Aspect.MEASURE: 1.0,
}
SIMILAR_FROM = 0.45
# So much in common that it is offered whatever the one other word is.
ALMOST_ALL = 0.8
_THINGS = (Aspect.OBJECT, Aspect.TECHNOLOGY, Aspect.ONLINE)
_MAY_BE_LEFT_OUT = (Aspect.BASE, Aspect.TECHNOLOGY, Aspect.CHANNEL, Aspect.EXCLUSION)
_WAYS = (Aspect.TECHNOLOGY, Aspect.CHANNEL)
_WAY_MATTERS = frozenset(plain(verb) for verb in things.WAY_MATTERS.split("|"))
_ALL_LEVELS = frozenset({Level.PROVINCE, Level.COMMUNE})
_NEIGHBOURS = frozenset(frozenset(pair) for pair in pairs(things.NEIGHBOURS))
_PERSONS = frozenset(plain(person) for person in re.split(r"[|\n]", concepts.PERSONS) if person.strip())
_PERSON = "người"
# "Cơ sở y tế có kết nối Internet" is no other thing than "cơ sở y tế kết nối Internet".
_HELPING_VERBS = ("có", "triển khai")


def compare(left: Wording, right: Wording) -> Match:
    """How close two measured things are, with every difference.

    SAME: nothing differs but order, synonyms, spelling, light words. BRIEFER: one side leaves out a base, a
    technology, a place or channel, or an exclusion. SIMILAR: the thing is shared, but population, verb,
    measure, unit, level or territory differ. NONE: less than that. Symmetric, but for the sides.
    """
    return compare_readings(read(left), read(right))


def compare_readings(a: Reading, b: Reading) -> Match:
    """As `compare`, for wordings already read."""
    score = likeness(a, b)
    if {term.key for term in a.terms}.isdisjoint(term.key for term in b.terms):
        return Match(Closeness.NONE, (), score)
    differences = _differences(a, b)
    if not differences:
        return Match(Closeness.SAME, (), score)
    if _is_briefer(a, b, differences):
        return Match(Closeness.BRIEFER, differences, score)
    similar = score >= ALMOST_ALL or (score >= SIMILAR_FROM and _speaks_of_it(a, b, differences))
    return Match(Closeness.SIMILAR if similar else Closeness.NONE, differences, score)


def weight(term: Term) -> float:
    """How much of a name's meaning the term carries: a syllable of no table half, an implied one least."""
    if term.implied:
        return 0.2
    return WEIGHTS[term.aspect] * (0.5 if term.part is Part.UNKNOWN else 1.0)


def likeness(a: Reading, b: Reading) -> float:
    """The share of meaning in common, from 0 to 1: neighbouring concepts count half."""
    ours, theirs = ({term.key: weight(term) for term in side.terms} for side in (a, b))
    whole = sum(ours.values()) + sum(theirs.values())
    if not whole:
        return 0.0
    both = sum(ours[key] + theirs[key] for key in ours.keys() & theirs.keys())
    near = sum((ours[one] + theirs[other]) / 2 for one, other in _neighbours(ours.keys(), theirs.keys()))
    return min(1.0, (both + near) / whole)


def _neighbours(ours: Set[str], theirs: Set[str]) -> list[tuple[str, str]]:
    return [
        (one, other)
        for one in ours - theirs
        for other in theirs - ours
        if frozenset((one, other)) in _NEIGHBOURS
    ]


def _is_briefer(a: Reading, b: Reading, differences: tuple[Difference, ...]) -> bool:
    left_out = all(_left_out(difference) for difference in differences)
    return left_out and not _narrows(a, b) and _says_enough(a, b, differences)


def _speaks_of_it(a: Reading, b: Reading, differences: tuple[Difference, ...]) -> bool:
    """Whether both name the same thing or neighbouring ones, or, where neither names any, the same act."""
    if _ranks_one(a, b) and len(differences) > 1:
        return False
    ours, theirs = _things(a), _things(b)
    return bool(ours & theirs or _neighbours(ours, theirs) or not (ours or theirs or _one_acts(a, b)))


def _narrows(a: Reading, b: Reading) -> bool:
    """Whether one side narrows a base or a place that the other names too, rather than leaving it out."""
    wholes = [{term.key for term in side.terms if term.aspect is Aspect.BASE} for side in (a, b)]
    if wholes[0] & wholes[1] and wholes[0] != wholes[1]:
        return True
    return _says_more_of_a_place(a, b) or _says_more_of_a_place(b, a)


def _says_more_of_a_place(a: Reading, b: Reading) -> bool:
    """Whether words follow, in the first, upon a place or a way that both name: another, narrower one."""
    said = {term.key for term in b.terms}
    extra = {term.at for term in a.terms if term.aspect is Aspect.CHANNEL and term.key not in said}
    opened = [term.at for term in a.terms if term.opens]
    pauses = {term.at for term in a.terms if term.pause}
    heads = [max((head for head in opened if head <= at), default=at) for at in extra if at - 1 not in pauses]
    return any(head not in extra for head in heads)


def _says_enough(a: Reading, b: Reading, differences: tuple[Difference, ...]) -> bool:
    """Whether what both say is a measured thing even without the technology, the place or the channel.

    "Hồ sơ được nộp" is not "hồ sơ được nộp qua bưu chính" said briefly: the way is what is measured.
    """
    if not any(difference.aspect in _WAYS for difference in differences):
        return True
    if any(term.placed for term in (*_only(a, b), *_only(b, a))):
        return bool(_things(a) & _things(b))
    acts = {term.key for term in a.terms if term.aspect is Aspect.VERB} - _WAY_MATTERS
    return bool(_things(a) & _things(b) or acts & {term.key for term in b.terms})


def _ranks_one(a: Reading, b: Reading) -> bool:
    """Whether only one is a place in a ranking: offered only where nothing else differs."""
    return (a.measure is Measure.RANK) != (b.measure is Measure.RANK)


def _one_acts(a: Reading, b: Reading) -> bool:
    """Whether only one name has a verb: what is done is then all it speaks of."""
    ours, theirs = (any(term.aspect is Aspect.VERB for term in side.terms) for side in (a, b))
    return ours != theirs


def _things(side: Reading) -> frozenset[str]:
    return frozenset(term.key for term in side.terms if term.aspect in _THINGS)


def _left_out(difference: Difference) -> bool:
    one_sided = not (difference.left and difference.right)
    if difference.aspect is Aspect.LEVEL:
        return one_sided and _names_all_levels(difference.left or difference.right)
    return one_sided and difference.aspect in _MAY_BE_LEFT_OUT


def _names_all_levels(said: str) -> bool:
    return {str(level) for level in _ALL_LEVELS} <= set(said.split(", "))


def _differences(a: Reading, b: Reading) -> tuple[Difference, ...]:
    return (*_in_words(a, b), *_in_frame(a, b))


def _in_words(a: Reading, b: Reading) -> list[Difference]:
    ours, theirs = _only(a, b), _only(b, a)
    aspects = [aspect for aspect in Aspect if any(term.aspect is aspect for term in (*ours, *theirs))]
    found = [Difference(aspect, _said(ours, aspect), _said(theirs, aspect)) for aspect in aspects]
    if not found and a.doers and b.doers and not a.doers & b.doers:
        found.append(Difference(Aspect.POPULATION, ", ".join(sorted(a.doers)), ", ".join(sorted(b.doers))))
    return found


def _only(a: Reading, b: Reading) -> list[Term]:
    """What the first says and the second does not; a whole that goes without saying is not said."""
    said = {(term.key, term.aspect is Aspect.BASE) for term in b.terms}
    verbless = not any(term.aspect is Aspect.VERB for term in b.terms)
    wholeless = not any(term.aspect is Aspect.BASE for term in b.terms)
    return [
        term
        for term in a.terms
        if (term.key, term.aspect is Aspect.BASE) not in said
        and not (verbless and term.key in _HELPING_VERBS)
        and not (wholeless and a.own_whole and term.aspect is Aspect.BASE)
    ]


def _said(terms: list[Term], aspect: Aspect) -> str:
    """The words of one aspect as the name has them; what stands apart is divided by a comma."""
    said = ""
    last: Term | None = None
    for term in terms:
        if term.aspect is aspect and not (last and last.at == term.at):
            together = last is not None and term.at == last.at + 1 and not last.pause
            said += (" " if together else ", ") + term.text
            last = term
    return said.strip(", ")


def _in_frame(a: Reading, b: Reading) -> list[Difference]:
    """The differences that are not in the words of the name: measure, unit, level, territory, exclusion."""
    found = []
    if a.measure and b.measure and a.measure is not b.measure:
        found.append(Difference(Aspect.MEASURE, str(a.measure), str(b.measure)))
    elif _units_differ(a, b):
        found.append(Difference(Aspect.UNIT, a.unit, b.unit))
    elif a.average and b.average and a.average != b.average:
        found.append(Difference(Aspect.MEASURE, a.average, b.average))
    if a.tense and b.tense and a.tense != b.tense:
        found.append(Difference(Aspect.VERB, a.tense, b.tense))
    if a.levels != b.levels:
        found.append(Difference(Aspect.LEVEL, _levels(a), _levels(b)))
    if a.territory and b.territory and a.territory != b.territory:
        found.append(Difference(Aspect.TERRITORY, a.territory, b.territory))
    if a.exclusion != b.exclusion:
        found.append(Difference(Aspect.EXCLUSION, a.exclusion, b.exclusion))
    return found


def _units_differ(a: Reading, b: Reading) -> bool:
    """A counted noun said more or less fully ("tài khoản", "tài khoản định danh") is one unit."""
    if not (a.unit and b.unit):
        return False
    if _PERSON in (a.unit, b.unit) and {a.unit, b.unit} <= _PERSONS:
        return False
    return not (a.unit.startswith(b.unit) or b.unit.startswith(a.unit))


def _levels(side: Reading) -> str:
    return ", ".join(str(level) for level in Level if level in side.levels)
