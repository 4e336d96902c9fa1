"""What earlier clauses measured, and the name of a measured thing with what it leaves to the next."""

import re
from dataclasses import dataclass, replace

from tinhso.core.lawtext.levels import levels_alone
from tinhso.core.lawtext.wording import EMPTY, Phrase

_SHARE_WORD = re.compile(r"(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|số lượng|tổng số|mức độ|quy mô|số)\Z")


def is_quantity_word(key: str) -> bool:
    """Whether a label only names the kind of quantity ("Tỷ lệ:")."""
    return bool(_SHARE_WORD.match(key))


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier clauses measured.

    `subject`: what may be carried on; `label`: what stands before the colon of this clause; `topic`: the
    field of the section; `lead`: the words on the left of the value before, in the same clause; `rank`: the
    last ranking; `whole`: what is parted after "trong đó"; `fresh`: the subject was named under the label; `over`: what
    the lead over the block names; `before`: what the block before measured last;
    `event`: the classes or meetings just counted, to which people come; `measured`: what was measured
    last; `bound`: every item goes on with the words over it; `share`: what the last
    percentage was of.
    """

    subject: Phrase = EMPTY
    label: Phrase = EMPTY
    topic: Phrase = EMPTY
    lead: Phrase = EMPTY
    rank: Phrase = EMPTY
    whole: Phrase = EMPTY
    fresh: bool = False
    over: Phrase = EMPTY
    before: Phrase = EMPTY
    event: Phrase = EMPTY
    measured: Phrase = EMPTY
    bound: bool = False
    share: Phrase = EMPTY

    def without_label(self) -> "Memory":
        """As it is after a clause without a colon."""
        return self if self.label is EMPTY else replace(self, label=EMPTY)

    def without_lead(self) -> "Memory":
        """As it is at the head of a clause."""
        return self if self.lead is EMPTY and self.whole is EMPTY else replace(self, lead=EMPTY, whole=EMPTY)

    def without_event(self) -> "Memory":
        """As it is at the head of a sentence."""
        return self if self.event is EMPTY else replace(self, event=EMPTY)

    def parted(self) -> "Memory":
        """As it is after "trong đó"."""
        owner = owner_of(self)
        longer = owner is self.label and self.measured.key.startswith(owner.key) and not owner.empty
        return replace(self, lead=EMPTY, whole=self.measured if longer else owner)


@dataclass(frozen=True, slots=True)
class Named:
    """A measured thing: its words, what it leaves to be carried on, its left words, and the rules."""

    indicator: Phrase
    subject: Phrase
    lead: Phrase
    rules: tuple[str, ...] = ()
    scope: Phrase = EMPTY

    @property
    def own(self) -> bool:
        """Whether the words are the figure's own, and not carried from elsewhere."""
        return not any("shared" in rule or "carried" in rule for rule in self.rules) and not self.lead.empty


def owner_of(memory: Memory) -> Phrase:
    """The nearest thing that can own an elliptic clause."""
    near = (memory.subject, memory.label) if memory.fresh else (memory.label, memory.subject)
    for candidate in (*near, memory.topic):
        if not (candidate.empty or _SHARE_WORD.match(candidate.key) or levels_alone(candidate.key)):
            return candidate
    return EMPTY
