"""The phrases of a name as terms: in which respect each speaks, by its place and what was opened before it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tinhso.core.matching import things, words
from tinhso.core.matching.lexicon import Part, Phrase
from tinhso.core.matching.spelling import pairs, plain
from tinhso.core.matching.values import Aspect


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
PREPOSITIONS = (Part.ADJUNCT_OPENER, Part.BEFORE_BASE, Part.BASE_OPENER)
_WITHIN = (Part.COUNT, Part.POPULATION, Part.VERB, Part.OBJECT, Part.ONLINE, Part.UNKNOWN, Part.TECHNOLOGY)
_MEANS = (Part.OBJECT, Part.UNKNOWN, Part.TECHNOLOGY)
_INSTRUMENTS = frozenset(plain(word) for word in words.INSTRUMENTS.split("|"))
_PLACES, _MANNERS = (
    frozenset(plain(w) for w in table.split("|")) for table in (words.PLACES, things.MANNERS)
)
_ENDING = frozenset(plain(word) for word in words.ENDING_A_CHANNEL.split("|"))
_ALSO = ("và", "hoặc", "hay")
# The place of an act that a name has not.
_NEVER = 1_000
_IMPLIED = {key: tuple(plain(way) for way in others.split(",")) for key, others in pairs(things.IMPLIED)}
_THE_COUNTRY = "cả nước"  # a field of comparison, never itself what is measured
_UNDERSTOOD = dict(pairs(things.UNDERSTOOD))


def terms_of(found: list[Phrase]) -> tuple[Term, ...]:
    """What the phrases say, each concept once; levels and words of measure are left out before."""
    return _once(_implying(_placed(list(_terms(found)))))


def _terms(found: list[Phrase]) -> Iterator[Term]:
    """Each phrase with the respect in which it speaks, by what was opened before it."""
    opened: Aspect | None = None
    to_the_verb = acted = inside = placed = False
    for at, phrase in enumerate(found):
        if phrase.part in PREPOSITIONS:
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
            Aspect.CHANNEL
            if inside and phrase.part in _WITHIN
            else _aspect(phrase, opened, began=_is_new(phrase, found[:at]))
        )
        inside = aspect is Aspect.CHANNEL
        if aspect is Aspect.BASE and opened is not Aspect.BASE:
            opened, to_the_verb = Aspect.BASE, True
        acted = acted or aspect is Aspect.VERB
        opens = phrase.led_by in _ALSO or (at > 0 and found[at - 1].part in PREPOSITIONS)
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
    done = min(acts, default=_NEVER)
    for at, term in enumerate(terms):
        known = term.part is not Part.UNKNOWN
        restricts = term.aspect is Aspect.OBJECT and not (known and done == _NEVER)
        restricts = restricts or term.aspect in (Aspect.CHANNEL, Aspect.TECHNOLOGY)
        if restricts and counted < at < done:
            yield replace(term, aspect=Aspect.POPULATION)
        elif _is_the_matter(term, at, done) or (_is_someone(term) and counted < done < at):
            yield replace(term, aspect=Aspect.OBJECT)
        else:
            yield term


def _is_new(phrase: Phrase, before: list[Phrase]) -> bool:
    """Whether something else was named before: a short form in brackets after its meaning is no whole of it."""
    if before and before[-1].part in PREPOSITIONS:
        return True
    return bool(before) and all(one.key != phrase.key for one in before)


def _is_someone(term: Term) -> bool:
    return term.part is Part.POPULATION and term.aspect is Aspect.POPULATION


def _is_the_matter(term: Term, at: int, done: int) -> bool:
    """Whether no act comes before or after the way: "camera tại trường học" are other cameras than "camera"."""
    return at > 0 and done == _NEVER and term.aspect in (Aspect.CHANNEL, Aspect.TECHNOLOGY)


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
