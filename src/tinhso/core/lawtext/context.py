"""What is known while a text is read: the source, what holds for a block, what changes with each clause."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from operator import attrgetter

from tinhso.core.lawtext.clauses import Span
from tinhso.core.lawtext.deadlines import Time
from tinhso.core.lawtext.facts import Facts
from tinhso.core.lawtext.kinds import Cue
from tinhso.core.lawtext.memory import Memory
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.parts import Parted
from tinhso.core.lawtext.values import Every, Kind, Level
from tinhso.core.lawtext.wording import EMPTY, Phrase


@dataclass(frozen=True, slots=True)
class Source:
    """The text as given and as cleaned, what it says of itself, and its day where the caller knows it.

    `last`: what the block before measured last, for words that point back ("tỷ lệ này").
    """

    text: str
    clean: Clean
    facts: Facts
    dated: date | None = None
    last: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a block from what stands over or before it; None: nothing said.

    `levels`: the tiers that a heading addresses.
    `parted`: a count of which the items under it are parts. `named`: a heading that items written in small
    letters go on with (`bound`: they do). `flow_kind`, `flow_by` and `flow_period`: what the block itself leaves to
    the text after it.
    """

    kind: Kind | None = None
    by: Time | None = None
    period: Time | None = None
    every: Every | None = None
    topic: Phrase | None = None
    subject: Phrase | None = None
    named: Phrase | None = None
    bound: bool | None = None
    territory: str | None = None
    levels: tuple[Level, ...] | None = None
    rank: Phrase | None = None
    parted: Parted | None = None
    flow_kind: Kind | None = None
    flow_by: Time | None = None
    flow_period: Time | None = None

    def over(self, other: "Context") -> "Context":
        """This context, with what it leaves open filled from the other."""
        return layered((self, other))


_FIELDS = attrgetter(*(field.name for field in fields(Context)))
NOTHING = Context()


def layered(contexts: Iterable[Context]) -> Context:
    """What holds under several contexts, the nearest first: what one leaves open the next ones fill."""
    said = [context for context in contexts if context is not NOTHING]
    if len(said) < 2:
        return said[0] if said else NOTHING
    held = list(_FIELDS(said[0]))
    for context in said[1:]:
        held = [theirs if mine is None else mine for mine, theirs in zip(held, _FIELDS(context), strict=True)]
    return Context(*held)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its times and cues."""

    span: Span
    times: tuple[Time, ...]
    cues: tuple[Cue, ...]


@dataclass(slots=True)
class Flow:
    """What changes while the sentences of one block are read.

    `heads`: the stretches before the values of this sentence, where a cue for the kind may stand; `cue_holds`: it stood
    before all that the sentence measures, and speaks for the next ones too; `heard`:
    how many of its cues have been weighed, `cue`: the last that spoke. `aside`, `aside_time`: what was said
    inside a bracket, which closes at `aside_until` and holds no further.
    `dealt`: the tiers over which values were last listed.
    `owing`: the tiers that what a label opens is set for ("UBND cấp xã: …").
    `again`: how often what a label opens falls due ("Hằng quý: …"); `every`: what this clause counts.
    `bound`: some value of this sentence is bounded ("tối thiểu"). `said`: the sentence has named something
    measured, `last` what.
    `time_holds`: `time` opened its sentence, and holds for the next ones.
    `labelled`: the words before the colon hold values of their own.
    `outer`: where a bracket with the parts of a count closes, the memory outside it and what was last named
    there; `parted`: what this sentence, or the line over it, parts.
    `now`: the sentence speaks of the present day, whatever period the document reports on.
    """

    source: Source
    context: Context
    memory: Memory
    sentence: Sentence = Sentence((0, 0), (), ())
    kind: Kind | None = None
    cue_kind: Kind | None = None
    time: Time | None = None
    time_holds: bool = True
    lead_time: Time | None = None
    lead_period: Time | None = None
    territory: str | None = None
    exclusion: str | None = None
    now: bool = False
    heads: list[Span] = field(default_factory=list)
    labels: list[Span] = field(default_factory=list)
    heard: int = 0
    cue: Cue | None = None
    cue_holds: bool = True
    aside: Cue | None = None
    aside_time: Time | None = None
    aside_until: int = 0
    said: bool = False
    last: Phrase = EMPTY
    bound: bool = False
    every: Every | None = None
    again: Every | None = None
    dealt: tuple[Level, ...] = ()
    owing: tuple[Level, ...] = ()
    labelled: bool = False
    outer: tuple[int, Memory, Phrase] | None = None
    parted: Parted | None = None
