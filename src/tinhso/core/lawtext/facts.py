"""What a document says of itself: its province, its kind, the periods in its title."""

import re
from dataclasses import dataclass

from tinhso.core.lawtext.deadlines import Time, times
from tinhso.core.lawtext.kinds import kind_of_heading
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.places import province_of
from tinhso.core.lawtext.structure import Block, Role
from tinhso.core.lawtext.values import Kind
from tinhso.core.lawtext.wording import EMPTY, Phrase, phrase

_PLANS = re.compile(r"phương hướng|nhiệm vụ|kế hoạch|mục tiêu|giải pháp")
_ISSUED = re.compile(r"ban hành|(?:nghị quyết|kế hoạch|chương trình|báo cáo) (?:số )?\d")


@dataclass(frozen=True, slots=True)
class Facts:
    """The document's province, the kind its title promises, the deadline and the period named there.

    `rank`: the field in which a bare ranking ranks.
    """

    territory: str | None
    kind: Kind | None
    by: Time | None
    period: Time | None
    rank: Phrase = EMPTY


def facts_of(clean: Clean, blocks: tuple[Block, ...], territory: str | None) -> Facts:
    """What the title and the opening of a document tell of all that follows."""
    title = _title(blocks)
    if title is None:
        return Facts(territory or province_of(clean.key), None, None, None, _field(clean.key))
    key = clean.key[title[0] : title[1]]
    kind = kind_of_heading(key)
    named = [
        t
        for t in times(clean.key, *title)
        if t.by and not (kind is Kind.RESULT and _of_paper(key, t, title[0]))
    ]
    plans = _PLANS.search(key)
    turn = title[0] + plans.start() if plans and kind is Kind.RESULT else title[0]
    ahead = [t for t in named if t.start >= turn and (kind is Kind.TARGET or plans)]
    back = [t for t in named if t.start < turn or (kind is Kind.RESULT and not plans)]
    opening = _opening_deadline(clean, blocks) if kind is not Kind.RESULT else None
    return Facts(
        territory or province_of(clean.key),
        kind,
        ahead[0] if ahead else opening,
        back[0] if back else None,
        _field(clean.key),
    )


_FIELD = re.compile(r"chuyển đổi số|cải cách hành chính|đổi mới sáng tạo")


def _field(key: str) -> Phrase:
    """What the document is about, for a ranking that does not say in what."""
    found = _FIELD.search(key, 0, 3000)
    return phrase(found.group()) if found else EMPTY


_CARRIED_OUT = re.compile(r"thực hiện (?:nghị quyết|đề án|kế hoạch|chương trình|quyết định)")


def _of_paper(key: str, time: Time, start: int) -> bool:
    """Whether a span of years in a report's title is that of the paper carried out, not of the report."""
    found = _CARRIED_OUT.search(key)
    return (
        found is not None
        and found.start() < time.start - start
        and "giai đoạn" in key[time.start - start : time.end - start]
    )


def _title(blocks: tuple[Block, ...]) -> tuple[int, int] | None:
    titles = [b for b in blocks[:6] if b.role is Role.TITLE]
    if titles:
        return titles[0].start, titles[-1].end
    return None


def _opening_deadline(clean: Clean, blocks: tuple[Block, ...]) -> Time | None:
    """The deadline in the sentence that presents the paper ("… ban hành Nghị quyết … đến năm 2025 …")."""
    for block in blocks[:5]:
        if block.role is Role.TEXT and _ISSUED.search(
            clean.key, block.start, min(block.end, block.start + 400)
        ):
            return next((t for t in times(clean.key, block.start, block.end) if t.until and t.by), None)
    return None
