"""Third pass: the name of a part of what was counted: the whole's, then its own words."""

import re

from tinhso.core.lawtext.memory import Memory, Named
from tinhso.core.lawtext.owners import MEASURE
from tinhso.core.lawtext.shapes import Figure, Shape
from tinhso.core.lawtext.wording import EMPTY, HAS_VERB, Phrase, joined

# "…, trong đó 40% từ xã hội hóa": what only says where, or from where, it is.
OF_IT = re.compile(r"(?:từ|trong|ở|tại|với|của|đối với)(?!\w)")
_FEW = 8  # words that only name a part
_MANY = 11  # of a fund
_FAR = 6  # words before what is counted: who has it
_MODIFIER = re.compile(r"\s*(?:cấp|thuộc|không thuộc|ở|tại|đã|chưa|do|của|trên|khối)(?!\w)")


def part_counted(figure: Figure, right: Phrase, memory: Memory) -> Named | None:
    """The name of a part of what was counted ("…, trong đó 20 thủ tục cấp tỉnh"): the whole's, then its own."""
    unit = figure.unit or ""
    if figure.shape is not Shape.COUNT or memory.whole.empty or not right.key.startswith(unit.lower()):
        return None
    rest = right.cut(len(unit), len(right.key))
    few = len(rest.key.split()) <= _FEW and not HAS_VERB.search(rest.key)
    same = unit in ("người", "trường hợp") or f" {unit} " in f" {memory.whole.key} "
    if not same or not (few or _MODIFIER.match(rest.key)):
        return None
    whole = whole_of(unit, memory)
    held = whole.key.find(f" {unit} ")
    if held > 0 and _HOLDS.search(whole.key[:held]):  # "99 xã duy trì tổ …; trong đó 62 tổ tốt"
        whole = whole.cut(held + 1, len(whole.key))
    placed = few and not _MODIFIER.match(rest.key) and _PUT.search(whole.key)
    turn = _DONE_WITH.search(whole.key) if placed else None
    whole = whole.cut(max(0, whole.key.find(unit)), turn.start()) if turn else whole
    whole = joined(whole, rest)
    return Named(whole, whole, EMPTY, ("indicator.part_of_whole",))


_HOLDS = re.compile(r"\s(?:duy trì|có|thành lập|kiện toàn|vận hành)(?!\w)")
# "đưa 320 sản phẩm | lên sàn, trong đó 40 sản phẩm OCOP": what is done with the whole is not the name of a part.
_PUT = re.compile(r"(?<=\w)\s(?:lên|trên|qua|tại|ở|vào)(?!\w)")
_DONE_WITH = re.compile(r"(?<=\w)\s(?:lên|trên|qua|tại|ở|được|đã|vào)(?!\w)")


def whole_of(unit: str, memory: Memory) -> Phrase:
    """What is parted, without who has it ("Trung tâm Phục vụ hành chính công tiếp nhận | hồ sơ")."""
    at = f"{memory.whole.key} ".find(f" {unit} ") if unit else -1
    far = at > 0 and len(memory.whole.key[:at].split()) >= _FAR
    whole = memory.whole.cut(at + 1, len(memory.whole.key)) if far else memory.whole
    total = _TOTAL_OF.match(whole.key)
    return whole.cut(total.end() if total else 0, len(whole.key))


_TOTAL_OF = re.compile(r"(?:tổng số|số lượng)\s+(?=\w+ \w)")


def names_part(left: Phrase, memory: Memory) -> bool:
    """Whether a few words only name a part of what was measured ("trong đó hạ tầng 65%, dữ liệu 20%")."""
    said = left.key.split()
    if _FUND.match(left.key) and not memory.whole.empty and len(said) <= _MANY:
        return True
    short = len(said) <= _FEW and not MEASURE.match(left.key)
    again = (
        len(said) > 2
        and memory.whole.key.startswith(" ".join(said[:2]))
        and not OF_IT.match(" ".join(said[2:]))
    )
    return not memory.whole.empty and short and not again and not HAS_VERB.search(holder(left).text)


# Where money comes from, whatever verb its name holds ("quỹ phát triển sự nghiệp của các đơn vị").
_FUND = re.compile(r"(?:quỹ|vốn|nguồn|ngân sách|xã hội hóa|huy động|chi (?:đầu tư|thường xuyên))(?!\w)")


def holder(left: Phrase) -> Phrase:
    """Whose part it is, without the verb that ties it to the value ("Viettel chiếm | 324 trạm")."""
    tie = re.search(r"\s(?:chiếm|có|đạt|là|gồm|được)\Z", left.key)
    return left.cut(0, tie.start()) if tie else left
