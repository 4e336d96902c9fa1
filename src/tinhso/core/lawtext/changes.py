"""Third pass: the name as it is shown, a rise or a fall with what it is compared to."""

import re

from tinhso.core.lawtext import wording
from tinhso.core.lawtext.clauses import Member
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.wording import Phrase
from tinhso.core.quantity import Comparator

_THAN = re.compile(
    r"(?: [^\W\d_]+){0,2} (?P<than>so với (?!(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|mức|yêu cầu"
    r"|nghị quyết)(?!\w))"
    r"[^,;.()]{3,45}?)(?=\s*(?:[,;.()]|\Z|và ))"
)


def shown(name: Phrase, member: Member, clean: Clean) -> str:
    """The name as it is shown; a rise or a fall with what it is compared to, where that stands right behind it."""
    if member.figure.comparator not in (Comparator.UP, Comparator.DOWN):
        return wording.tidy(name)
    found = _THAN.match(clean.key, member.figure.right, member.right[1])
    than = Phrase(clean.text, clean.key).cut(*found.span("than")) if found else wording.EMPTY
    return wording.tidy(wording.joined(name, than))
