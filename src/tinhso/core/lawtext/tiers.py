"""What neighbouring values over tiers of government share: the duty named behind the last of them."""

import re
from dataclasses import replace

from tinhso.core.lawtext import wording
from tinhso.core.lawtext.inturn import under_name
from tinhso.core.lawtext.levels import levels_alone
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.shapes import Shape
from tinhso.core.lawtext.statements import Draft
from tinhso.core.lawtext.wording import Phrase

_TIER = r"(?:ở |tại |của |đối với |thuộc |khối )*(?:cấp )?(?:trung ương|tỉnh|huyện|xã|phường)"
# "60% ở cấp xã | được giải quyết trên môi trường mạng"
_DUTY = re.compile(
    rf"\s*(?P<tier>{_TIER})\s+(?P<duty>(?:được|đã|có|xử lý|giải quyết|thực hiện|sử dụng|áp dụng|kết nối|nộp"
    rf"|ký|triển khai"
    r"|hoàn thành|số hóa|công khai|cung cấp|tổ chức)(?!\w).+)"
)
_ENDS_IN_TIER = re.compile(rf"(?P<what>.+?)\s+(?P<tier>{_TIER})\Z")


def with_duty(clean: Clean, drafts: list[Draft]) -> list[Draft]:
    """In "90% hồ sơ ở cấp tỉnh, 80% ở cấp huyện, 60% ở cấp xã được xử lý qua mạng" the duty is that of each."""
    made = list(drafts)
    for last in range(len(made) - 1, 0, -1):
        is_share = made[last].member.figure.shape is Shape.SHARE
        found = _DUTY.fullmatch(_said(clean, made[last]).key) if is_share else None
        first = _first(clean, made, last) if found else None
        if found is None or first is None:
            continue
        start = _said(clean, made[first])
        what = _ENDS_IN_TIER.fullmatch(start.key)
        if what is None:
            continue
        duty = wording.closed(_said(clean, made[last]).cut(*found.span("duty")))
        name = wording.joined(start.cut(*what.span("what")), duty)
        tiers = [what["tier"], *(_said(clean, d).key for d in made[first + 1 : last]), found["tier"]]
        for at, tier in zip(range(first, last + 1), tiers, strict=True):
            made[at] = _renamed(made[at], name, tier)
    return made


def with_object(clean: Clean, drafts: list[Draft]) -> list[Draft]:
    """In "số hóa 100% kết quả còn hiệu lực của cấp tỉnh, 80% của cấp xã" what is digitised is that of each."""
    made = list(drafts)
    for i in range(1, len(made)):
        one, above = made[i], made[i - 1]
        shares = one.member.figure.shape is Shape.SHARE is above.member.figure.shape
        lead = above.name.lead
        if not shares or lead.empty or one.name.indicator.key != lead.key or above.right.empty:
            continue
        if levels_alone(_said(clean, one).key) and not levels_alone(_said(clean, above).key):
            made[i] = under_name(one, above.name.indicator, "indicator.shared_object")
    return made


def _said(clean: Clean, draft: Draft) -> Phrase:
    words = Phrase(clean.text, clean.key).cut(*draft.member.right)
    end = len(words.key.rstrip(" ,;."))
    begin = len(words.key) - len(words.key.lstrip(" "))
    return words.cut(begin, max(begin, end))


def _first(clean: Clean, drafts: list[Draft], last: int) -> int | None:
    """The first of the shares before one, the words behind which end in a tier; None if none names what is shared."""
    for i in range(last - 1, -1, -1):
        said = _said(clean, drafts[i]).key
        if drafts[i].member.figure.shape is not Shape.SHARE:
            return None
        if not levels_alone(said):
            return i if _ENDS_IN_TIER.fullmatch(said) else None
    return None


def _renamed(draft: Draft, name: Phrase, tier: str) -> Draft:
    statement = replace(
        draft.statement,
        indicator=wording.tidy(name),
        levels=levels_alone(tier),
        rules=(*draft.statement.rules, "indicator.shared_duty"),
    )
    return replace(draft, statement=statement, name=replace(draft.name, indicator=name))
