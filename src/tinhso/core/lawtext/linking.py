"""What neighbouring statements of a sentence tell each other: wholes, plans, shared predicates and fields."""

import re
from dataclasses import replace

from tinhso.core.lawtext import wording
from tinhso.core.lawtext.compose import predicate
from tinhso.core.lawtext.inturn import under_name
from tinhso.core.lawtext.levels import levels_counted
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.places import COUNTRY
from tinhso.core.lawtext.shapes import Figure, Shape
from tinhso.core.lawtext.statements import Draft
from tinhso.core.lawtext.tiers import with_duty, with_object
from tinhso.core.lawtext.units import AREA
from tinhso.core.lawtext.values import Kind, Whole
from tinhso.core.lawtext.wording import Phrase
from tinhso.core.quantity import Comparator

_AMONG = re.compile(r"trong (?:đó|số đó)(?!\w)|(?<!\w)(?:bao gồm|gồm)(?:\s+\w+){0,2}\s*\Z")
_FIELD = re.compile(r"(?<!\w)về (?=\w)")
_AGAINST = re.compile(r"\s*(?P<what>(?:so với |so |bằng |trên )?(?:tổng )?(?:chỉ tiêu|kế hoạch|mục tiêu))")


def linked(clean: Clean, drafts: list[Draft]) -> list[Draft]:
    """The statements of one sentence after each has heard the others."""
    drafts = _with_deadline(clean, _with_changes(clean, drafts))
    drafts = _parts_due(_beside_bracket(clean, drafts))
    drafts = with_duty(clean, _with_shares(_with_predicates(clean, drafts)))
    drafts = _named_behind(clean, with_object(clean, drafts))
    drafts = _with_fields(drafts)
    drafts = _with_levels(_with_plans(clean, drafts))
    return _with_wholes(clean, drafts)


def _parts_due(drafts: list[Draft]) -> list[Draft]:
    """The parts of what is planned for a year are planned for that year ("86 tỷ đồng, trong đó tỉnh 61 tỷ đồng")."""
    made = list(drafts)
    for i, draft in enumerate(made[1:], 1):
        one, above = draft.statement, made[i - 1].statement
        part = "indicator.part_of_whole" in one.rules or "indicator.part_of_whole" in above.rules
        if one.kind is Kind.TARGET is above.kind and part and not (one.by or one.every):
            made[i] = replace(draft, statement=replace(one, by=above.by))
    return made


_SET_OFF = re.compile(
    r"[^;:.]*,\s+(?:(?:tất cả |đều |và )*(?:bảo đảm|đảm bảo|hoàn thành|xong|thực hiện xong|chậm nhất"
    r"|muộn nhất)\s+)?"
    r"(?=(?:trước|chậm nhất|muộn nhất|trong|đến|vào)(?!\w))"
)


def _with_deadline(clean: Clean, drafts: list[Draft]) -> list[Draft]:
    """A deadline set off behind the last of values of one thing ("tỉnh 80%, xã 70%, xong trước …") is of all."""
    if len(drafts) < 2 or "time.own" not in drafts[-1].statement.rules:
        return drafts
    last = drafts[-1].statement
    start, end = drafts[-1].member.right
    if last.by is None or not _SET_OFF.match(clean.key, start, min(end, start + _NEAR)):
        return drafts
    made = list(drafts)
    for i in range(len(made) - 2, -1, -1):
        one = made[i].statement
        if one.indicator != last.indicator or "time.own" in one.rules or one.kind is not last.kind:
            break
        made[i] = replace(made[i], statement=replace(one, by=last.by, rules=(*one.rules, "time.shared")))
    return made


def _beside_bracket(clean: Clean, drafts: list[Draft]) -> list[Draft]:
    """A bracket tells the same once more, or the average of all: what holds of one holds of the other."""
    made = list(drafts)
    for i, (one, after) in enumerate(zip(drafts, drafts[1:], strict=False)):
        before, aside = one.statement, after.statement
        gap = clean.key[one.member.figure.right : after.member.figure.left]
        if not after.member.figure.wrapped or before.kind is not aside.kind:
            continue
        again = before.indicator == aside.indicator and "," not in gap and aside.by
        if again and "time.own" in aside.rules and "time.own" not in before.rules:
            rules = (*before.rules, "time.shared")
            made[i] = replace(one, statement=replace(before, by=aside.by, rules=rules))
        average = _AVERAGE.search(gap) if before.kind is Kind.RESULT else None
        if average and "time.own" not in aside.rules:
            whose = COUNTRY if average["country"] else aside.territory
            statement = replace(aside, as_of=before.as_of, territory=whose)
            made[i + 1] = replace(after, statement=statement)
    return made


# "14,6% (năm 2025), cao hơn bình quân cả nước (14,02%)", "số hóa 100% hồ sơ tồn (125 hồ sơ) trước 20/10".
_AVERAGE = re.compile(
    r"(?:bình quân|trung bình|mặt bằng|mức)(?: chung)?(?: của)? (?:(?P<country>cả nước|toàn quốc)|(?:toàn )?tỉnh|vùng"
    r"|khu vực)\s*\Z"
)
_NEAR = 80  # characters
_ABOUT = re.compile(r"\s*(?:về|ở|tại|trong|so với|giá trị|số lượng)(?!\w)")


def _with_changes(clean: Clean, drafts: list[Draft]) -> list[Draft]:
    """In "tăng 40% về số lượng và 85% về giá trị" the second is a rise too."""
    made = list(drafts)
    for i, (one, after) in enumerate(zip(drafts, drafts[1:], strict=False)):
        change = made[i].statement.comparator
        between = clean.key[one.member.right[1] : after.member.figure.left].strip(" ,")
        alike = after.member.figure.shape is one.member.figure.shape and between in ("và", "")
        said = _ABOUT.match(clean.key, one.member.figure.right) and _ABOUT.match(
            clean.key, after.member.figure.right
        )
        bare = after.statement.comparator is Comparator.EQ
        if change in (Comparator.UP, Comparator.DOWN) and alike and said and bare:
            statement = replace(after.statement, comparator=change)
            made[i + 1] = replace(after, statement=statement)
    return made


def _with_predicates(clean: Clean, drafts: list[Draft]) -> list[Draft]:
    """What "19 sở và 9 huyện thành lập tổ" says: what is said of the last is said of those before it."""
    made = list(drafts)
    for i in range(len(made) - 2, -1, -1):
        one, after = made[i], made[i + 1]
        joined = clean.key[one.member.right[1] : after.member.figure.left].strip()
        if ")" in clean.key[one.member.right[1] - 1 : after.member.figure.left]:
            continue
        if not _coordinated(joined, one, after) or not (_is_bare(one) and _is_bare(after)):
            continue
        said = predicate(after.right)
        if not said.empty and predicate(one.right).empty:
            whole = wording.joined(one.name.indicator, said)
            renamed = under_name(one, whole, "indicator.shared_predicate")
            levels = one.statement.levels or levels_counted(whole.key)
            made[i] = replace(renamed, right=after.right, statement=replace(renamed.statement, levels=levels))
    return made


def _named_behind(clean: Clean, drafts: list[Draft]) -> list[Draft]:
    """In "quý III đạt trên 90% và cả năm đạt 95% hồ sơ nộp trực tuyến" the last names what the first is of too."""
    made = list(drafts)
    for i in range(len(made) - 2, -1, -1):
        one, after = made[i], made[i + 1]
        alike = one.member.figure.shape is Shape.SHARE is after.member.figure.shape
        between = clean.key[one.member.figure.right : after.member.figure.left]
        if alike and not one.statement.indicator and _GOES_ON.match(between):
            made[i] = under_name(one, after.name.indicator, "indicator.named_behind")
    return made


_GOES_ON = re.compile(r"\s*(?:,|;|và(?!\w))[^;:.()]*\Z")

_UNITS = re.compile(rf"(?:các )?(?:{AREA}|sở|ban|bộ|ngành|tỉnh|địa phương|cơ quan|đơn vị)(?!\w)")


def _coordinated(joined: str, one: Draft, after: Draft) -> bool:
    """Whether two counts stand side by side: by "và", or by a comma where both count the same thing."""
    if joined == ",":
        shares = one.member.figure.shape is Shape.SHARE and after.member.figure.shape is Shape.SHARE
        units = _UNITS.match(one.right.key) and _UNITS.match(after.right.key)
        return shares or bool(units) or one.right.key.split()[:2] == after.right.key.split()[:2]
    return joined in ("và", ", và", "cùng", "với")


def _with_shares(drafts: list[Draft]) -> list[Draft]:
    """In "118/124 xã (95,2%) thành lập tổ" what follows the share in brackets is said of the count too."""
    made = list(drafts)
    for i, (one, share) in enumerate(zip(drafts, drafts[1:], strict=False)):
        counted = one.member.figure
        pair = {counted.shape, share.member.figure.shape} == {Shape.COUNT, Shape.SHARE}
        adjacent = share.member.figure.left <= counted.right + 40 and pair
        if not (share.member.figure.wrapped and adjacent) or share.right.empty or not one.name.lead.empty:
            continue
        if not predicate(one.right).empty:
            continue
        name = wording.joined(one.name.indicator, share.right)
        levels = levels_counted(name.key)
        for at, draft in ((i, one), (i + 1, share)):
            renamed = under_name(draft, name, "indicator.shared_predicate")
            made[at] = replace(
                renamed, statement=replace(renamed.statement, levels=levels or draft.statement.levels)
            )
    return made


def _is_bare(draft: Draft) -> bool:
    return draft.name.rules == ("indicator.right",) and not draft.right.empty


def _with_fields(drafts: list[Draft]) -> list[Draft]:
    """In "thứ 14 cả nước và thứ 2 trong vùng về kinh tế số" the field after the last rank is that of each."""
    made = list(drafts)
    for i in range(len(made) - 2, -1, -1):
        one, after = made[i], made[i + 1]
        if one.member.figure.shape is not Shape.RANK or after.member.figure.shape is not Shape.RANK:
            continue
        field = _FIELD.search(after.right.key)
        if field and not _FIELD.search(one.right.key) and one.name.rules != ("indicator.index",):
            base = one.name.indicator if one.name.scope.empty else one.name.scope
            said = after.right.cut(field.start(), len(after.right.key))
            made[i] = under_name(one, wording.joined(base, said), "indicator.shared_field")
    return made


def _with_levels(drafts: list[Draft]) -> list[Draft]:
    """As many values as levels before them, of the same thing, are for those levels in that order."""
    made = list(drafts)
    for i in range(1, len(made)):
        run = _run(made, i)
        above = made[max(0, i - run) : i]
        if run < 2 or len(above) < run or any(len(d.statement.levels) != 1 for d in above):
            continue
        if above[0].statement.indicator != made[i].statement.indicator:
            continue
        for at, source in zip(range(i, i + run), above, strict=True):
            statement = replace(made[at].statement, levels=source.statement.levels)
            made[at] = replace(
                made[at], statement=replace(statement, rules=(*statement.rules, "level.in_order"))
            )
    return made


_MOST = 5  # values in a list over levels: there are but four


def _run(drafts: list[Draft], start: int) -> int:
    """How many drafts from one on stand in a bare list and name no level."""
    end = start
    while (
        end < min(len(drafts), start + _MOST)
        and not drafts[end].statement.levels
        and (end == start or drafts[end].member.listed)
    ):
        end += 1
    return end - start


def _with_plans(clean: Clean, drafts: list[Draft]) -> list[Draft]:
    """Three statements of one thing: "126 tài khoản, đạt 120% so với chỉ tiêu 105 tài khoản"."""
    made = list(drafts)
    for i, draft in enumerate(made):
        figure = draft.member.figure
        if figure.shape is Shape.SHARE and i and _compared(clean, draft):
            counted = made[i - 1]
            against = Phrase(clean.text, clean.key).cut(*draft.member.right)
            found = _AGAINST.match(against.key)
            said = against.cut(found.start("what"), found.end("what")) if found else wording.EMPTY
            if draft.statement.indicator == "" or not draft.name.own:
                made[i] = under_name(
                    draft, wording.joined(counted.name.indicator, said), "indicator.against_plan"
                )
        if figure.plan and i:
            first = _planned(made[:i], figure)
            at = made.index(first)
            whole = Whole(draft.statement.value, draft.statement.unit)
            if first.member.figure.shape is not Shape.SHARE and draft.statement.unit != "%":
                made[at] = replace(first, statement=replace(first.statement, of=whole))
            renamed = under_name(draft, first.name.indicator, "indicator.plan")
            made[i] = replace(renamed, statement=replace(renamed.statement, levels=first.statement.levels))
    return made


def _planned(above: list[Draft], plan: Figure) -> Draft:
    """What a plan is compared to: the nearest figure of its kind, counts rather than shares of them."""
    like = [d for d in above if d.member.figure.shape is plan.shape]
    others = [d for d in above if d.member.figure.shape is not Shape.SHARE]
    return (like or others or above)[-1]


def _compared(clean: Clean, draft: Draft) -> bool:
    return bool(_AGAINST.match(clean.key, *draft.member.right))


def _with_wholes(clean: Clean, drafts: list[Draft]) -> list[Draft]:
    """In "68 doanh nghiệp, trong đó 7 doanh nghiệp số" the first count is the whole of the next."""
    made = list(drafts)
    whole: Whole | None = None
    for i, draft in enumerate(made):
        statement, figure = draft.statement, draft.member.figure
        if figure.shape is not Shape.COUNT:
            continue
        if whole and statement.unit == whole.unit and statement.of is None and statement.value <= whole.value:
            made[i] = replace(
                draft, statement=replace(statement, of=whole, rules=(*statement.rules, "of.among"))
            )
        after = clean.key[draft.member.figure.right : draft.member.figure.right + 250]
        following = made[i + 1].member.figure.left if i + 1 < len(made) else 0
        if whole is None and following and _AMONG.search(after[: max(0, following - figure.right)]):
            whole = Whole(statement.value, statement.unit)
    return made
