"""Third pass: the words before a value as part of its name, and shares that only add to the value before."""

import re

from tinhso.core.lawtext import wording
from tinhso.core.lawtext.clauses import Member
from tinhso.core.lawtext.compose import starts_with_verb
from tinhso.core.lawtext.context import Flow
from tinhso.core.lawtext.levels import levels_spread
from tinhso.core.lawtext.owners import completed, head_of, is_frame, is_state
from tinhso.core.lawtext.shapes import Shape
from tinhso.core.lawtext.wording import Phrase

# "24.000 thuê bao, đạt 75% dân số": the share is of the same thing, and its base follows.
_TIED = re.compile(
    r"[\s,(]*(?:và )?(?:ước )?(?:đạt|tương đương|chiếm|bằng|tức|phủ)(?: tỷ lệ| khoảng| với)?\s*\Z"
)


def adds(member: Member, words: tuple[Phrase, Phrase, Phrase], flow: Flow) -> bool:
    """Whether a share says more of the value before it, in brackets or tied to it by a verb."""
    left, head, tail = words
    ties = bool(flow.said and _TIED.match(left.key))
    if not (head.empty or ties) or member.figure.shape is not Shape.SHARE or flow.memory.subject.empty:
        return False
    opens = (
        member.figure.wrapped
        and left.empty
        or flow.source.clean.key[max(0, member.left[0] - 1) : member.left[0]] == "("
    )
    tied = ties and (
        not wording.HAS_VERB.search(tail.key) or tail.key.startswith(("số ", "tổng số", "nhu cầu"))
    )
    return opens or bool(tied and not levels_spread(tail.key) and "grdp" not in tail.key)


_PART = re.compile(
    r"[\s,]*(?:riêng|còn|trong đó)\s+(?:(?:đối với|với)\s+)?(?:lĩnh vực|ngành|khu vực|địa bàn|nhóm|khối|vùng"
    r"|các)(?!\w)"
)


def head_of_clause(left: Phrase, tail: Phrase, flow: Flow, *, shape: Shape) -> Phrase:
    """The words on the left as part of the name: none of an adverbial, with its owner if they name a part."""
    owner = flow.memory.label if flow.memory.subject.empty else flow.memory.subject
    frame = is_frame(left.key) and not owner.empty
    judged = shape is Shape.SHARE and _GOES_WELL.search(left.key)
    if frame or (judged or left.key.rstrip().endswith(",")) and _stands_alone(tail):
        return wording.EMPTY
    head = wording.opened(left, keep_verb=not tail.empty)
    if shape is Shape.COUNT and left.key.rstrip().endswith(" với") and _says_enough(head, tail):
        return wording.EMPTY
    if _PART.match(left.key) and not owner.empty and not wording.HAS_VERB.search(head.key):
        return wording.joined(owner, head)
    follows = tail.empty or left.key.lstrip().startswith(",")
    states = is_state(left.key.lstrip(" ,")) and not head.empty and shape is Shape.SHARE and follows
    raw = left.cut(len(left.key) - len(left.key.lstrip(" ,")), len(left.key))
    said = wording.trim_end(raw, keep_verb=not tail.empty)
    return head if head.empty else _with_owner((head, said), owner, flow, states=states)


# "Thương mại điện tử tiếp tục phát triển với 78% …": how things went, and nothing measured.
_GOES_WELL = re.compile(
    r"(?:phát triển|mở rộng|đẩy mạnh|chuyển biến|tích cực|hiệu quả|mạnh mẽ|khởi sắc|cải thiện"
    r"|nâng cao)(?: \w+){0,2} với\s*\Z"
)
# "Về dữ liệu đất đai, hoàn thành 1.094.000 thửa": what a short name is about.
_ABOUT = re.compile(r"[\s,]*(?:về|đối với)\s+(?P<field>[^,;:()]{5,45}),\s")
_BROAD = re.compile(
    r".*(?:\w+ số|chuyển đổi số|thể chế|nhân lực|kinh phí|kết quả|xuất phát"
    r"|(?:hiện|thực) trạng|tình hình|(?:mục|chỉ) tiêu)\Z"
)
_TERSE = 6


def field_of(left: Phrase, head: Phrase, tail: Phrase) -> Phrase:
    """The field that a clause opens with, for a name too short to say it; none of the programme's own fields."""
    if head.empty or "," not in left.key:
        return wording.EMPTY
    found = _ABOUT.match(left.key)
    terse = len(head.key.split()) + len(tail.key.split()) <= _TERSE
    if not found or not terse or _BROAD.match(found["field"]) or found["field"] in head.key:
        return wording.EMPTY
    return left.cut(*found.span("field"))


def _with_owner(words: tuple[Phrase, Phrase], owner: Phrase, flow: Flow, *, states: bool) -> Phrase:
    """The words before a value, after the heading, the label or the population that they go on with."""
    (head, said), memory = words, flow.memory
    if memory.bound and memory.label.empty and not flow.said:
        return completed(memory.over, said)
    if states and not memory.label.empty and not memory.bound:
        return wording.joined(memory.label, said)
    if states and memory.label.empty and flow.said and not owner.empty:
        return wording.joined(head_of(owner), said)
    return head


_MANY = 6


def _says_enough(head: Phrase, tail: Phrase) -> bool:
    """Whether what is counted "với …" names itself, behind a clause of its own ("… nhất tỉnh với 90 trạm")."""
    is_group = tail.key.startswith("thành viên")
    return len(head.key.split()) > _MANY and len(tail.key.split()) > 1 and not is_group


_NO_NOUN = re.compile(r"(?:trong|ở|tại|mỗi|từng|riêng|với|của|đối với|các|vào|so)(?!\w)")


def _stands_alone(tail: Phrase) -> bool:
    """Whether the words after a value name a population and say what it does."""
    return bool(
        wording.HAS_VERB.search(tail.key) and not starts_with_verb(tail.key) and not _NO_NOUN.match(tail.key)
    )
