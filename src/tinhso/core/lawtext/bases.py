"""Third pass: shares of a base, the regional product above all: what is a share of it, and how both are named."""

import re

from tinhso.core.lawtext import words
from tinhso.core.lawtext.memory import Memory, Named, is_quantity_word
from tinhso.core.lawtext.owners import head_of
from tinhso.core.lawtext.wording import EMPTY, HAS_VERB, Phrase, joined, phrase, trim_end

TIES = (" chiếm", " góp", " trong", " tới", " cho")
_MOST = 7  # words before a share of a base that name what is a share


def share_of_gdp(right: Phrase, memory: Memory) -> Named:
    """The name of a bare share of the product ("đạt 20% GRDP"): what the section speaks of."""
    if "kinh tế số" in right.key:
        return Named(right, phrase("kinh tế số"), EMPTY, ("indicator.right",))
    share = memory.label if is_quantity_word(memory.label.key) else EMPTY
    owner = joined(share, base_owner(memory))
    return Named(joined(owner, within(right)), owner, EMPTY, ("indicator.share_of_base",))


def base_owner(memory: Memory) -> Phrase:
    for candidate in (memory.label, memory.subject, memory.topic):
        if "kinh tế số" in candidate.key:
            return head_of(candidate)
    # In these documents nothing but the digital economy is stated as a bare share of GRDP.
    return phrase("kinh tế số")


def within(base: Phrase) -> Phrase:
    return joined(phrase("trong"), base)


def share_of_base(left: Phrase, right: Phrase) -> Named:
    if len(left.key.split()) > _MOST:
        return _long_share(left, right)
    tied = HAS_VERB.search(left.key) or left.key.endswith(TIES)
    rule = "indicator.around" if tied else "indicator.share_of_base"
    whole = joined(left, right if tied else within(right))
    # "Bố trí 3% tổng chi …; tăng lên 4%": what is carried on is more than the verb.
    return Named(whole, whole if _VERB_ONLY.fullmatch(left.key) else left, left, (rule,))


_VERB_ONLY = re.compile(rf"(?:{words.VERBS}|dành|chi)")
_OF_ECONOMY = re.compile(
    r"(?:giá trị|tỷ trọng|tỉ trọng|tỷ lệ|quy mô|đóng góp|doanh thu|tổng)(?!\w).*kinh tế số\Z"
)
_SHORT = 14  # words of a quantity of the digital economy


def _long_share(left: Phrase, right: Phrase) -> Named:
    """A share of a base far behind its subject ("… lấy kinh tế số làm khâu đột phá nên … đạt 20% GRDP")."""
    economy = phrase("kinh tế số")
    if _OF_ECONOMY.match(trim_end(left).key) and len(left.key.split()) <= _SHORT:
        return Named(joined(left, right), trim_end(left), left, ("indicator.share_of_base",))
    if economy.key not in (left.key + right.key):
        return Named(joined(left, within(right)), left, left, ("indicator.share_of_base",))
    if economy.key in right.key:
        return Named(right, economy, EMPTY, ("indicator.share_of_base",))
    if economy.key in left.key:
        return Named(joined(economy, within(right)), economy, EMPTY, ("indicator.share_of_base",))
    return Named(joined(left, right), economy, EMPTY, ("indicator.share_of_base",))


def before_base(subject: Phrase) -> Phrase:
    """A subject without the base and the verb of its share ("kinh tế số | chiếm GRDP")."""
    found = re.search(
        r"\s(?:chiếm|đóng góp|góp|đạt|bằng|trong (?:từng|mỗi|grdp|gdp)|trên tổng)(?!\w)", subject.key
    )
    return subject.cut(0, found.start()) if found else subject
