"""As many values as things named together, "lần lượt": each value is of its own thing."""

import re
from dataclasses import replace

from tinhso.core.lawtext import wording, words
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.owners import MEASURE
from tinhso.core.lawtext.statements import Draft
from tinhso.core.lawtext.units import joins_nouns
from tinhso.core.lawtext.wording import Phrase

_IN_TURN = re.compile(r"(?<!\w)(?:lần lượt|tương ứng)(?!\w)")


def dealt_out(clean: Clean, label: tuple[int, int] | None, drafts: list[Draft]) -> list[Draft]:
    """As many values "lần lượt" as things before them, or before the colon, are of those things in that order."""
    if len(drafts) < 2:
        return drafts
    if label is None:
        return dealt_in_words(clean, drafts)
    start = max(label[1], drafts[0].member.left[0])
    named = re.sub(r"\A.*\s[-–]\s", "", clean.text[slice(*label)].strip())
    things = [t for t in re.split(r",\s+|\s+và\s+", named) if t]
    if len(things) != len(drafts) or not _IN_TURN.search(clean.key, start, drafts[0].member.figure.start):
        return drafts
    return [
        under_name(d, wording.phrase(t), "indicator.in_turn") for d, t in zip(drafts, things, strict=True)
    ]


_VERB_OF = re.compile(rf"\s(?:{words.VERBS})(?!\w)")
_SHARE_OF = re.compile(r"(?:tỷ lệ|tỉ lệ|tỷ trọng|số lượng|tổng số|số|mức độ)\s")
_AND = re.compile(r",\s+(?:và )?|\s+và\s+")


def dealt_in_words(clean: Clean, drafts: list[Draft]) -> list[Draft]:
    """In "tỷ lệ A và tỷ lệ B đạt lần lượt 85% và 90%" each value is of its own thing."""
    name = drafts[0].name.indicator
    same = all(d.statement.indicator == drafts[0].statement.indicator for d in drafts)
    if not same or not _IN_TURN.search(clean.key, drafts[0].member.left[0], drafts[0].member.figure.start):
        return drafts
    cuts = [m.span() for m in _AND.finditer(name.key) if not joins_nouns(name.key, m)]
    if len(cuts) != len(drafts) - 1 or drafts[0].statement.levels:
        return drafts
    bounds = [0, *(at for cut in cuts for at in cut), len(name.key)]
    things = [name.cut(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=True)]
    made = [things[0], *(_completed(things[0], thing) for thing in things[1:])]
    return [under_name(d, t, "indicator.in_turn") for d, t in zip(drafts, made, strict=True)]


def _completed(first: Phrase, thing: Phrase) -> Phrase:
    """A thing named behind another, with the words they share ("tỷ lệ người dân có tài khoản và | chữ ký số")."""
    if MEASURE.match(thing.key):
        return thing
    verb, share = _VERB_OF.search(first.key), _SHARE_OF.match(first.key)
    shared = verb.end() if verb else (share.end() if share else 0)
    return wording.joined(first.cut(0, shared), thing)


def under_name(draft: Draft, name: Phrase, rule: str) -> Draft:
    """A statement under another name, with the rule that gave it."""
    statement = replace(draft.statement, indicator=wording.tidy(name), rules=(*draft.statement.rules, rule))
    return replace(draft, statement=statement, name=replace(draft.name, indicator=name))
