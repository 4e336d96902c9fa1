"""What stands before a colon: the thing measured, a part of what a lead names, or more of the label before."""

import re
from dataclasses import replace

from tinhso.core.lawtext import wording
from tinhso.core.lawtext.compose import Memory, head_of, is_quantity_word
from tinhso.core.lawtext.levels import levels_alone
from tinhso.core.lawtext.wording import EMPTY, HAS_VERB, Phrase, joined, phrase

_FRAME = re.compile(
    r"(?:kế hoạch|chỉ tiêu|mục tiêu|kết quả|nghị quyết|tầm nhìn|giai đoạn|con số|các (?:chỉ|mục|đích|mốc"
    r"|nhiệm)|cụ thể|chương trình"
    r"|mốc|bước vào|những|trong đó|phấn đấu|đến|tỉnh (?:phấn|đặt|đề|giao|trình)|riêng"
    r"|trả lời|hỏi|đáp|lưu ý|tồn tại|hạn chế|khó khăn|nguyên nhân|kết luận)(?!\w)|.*(?:sau|gồm"
    r"|chỉ tiêu|như vậy|đích|mức|phải đi trước một bước)\Z"
)
_LONGEST = 200
_SHORT = 9  # words of a label that only names a part of what stands over it
_MEASURE = re.compile(
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|số (?!hóa)|tổng|mức|doanh thu|thời gian|tốc độ|năng suất|mật độ)(?!\w)"
)
# Who holds a figure: "Sở, ban, ngành: …", "UBND cấp xã: …".
_HOLDER = re.compile(
    r"(?:(?:các|khối|đối với|tại|ở|của|cơ quan|đơn vị|sở|ban|ngành|đoàn thể|ubnd|ủy ban nhân dân|hđnd|cấp|tỉnh"
    r"|huyện|xã|phường|thị trấn|thị xã|thành phố|quận|đặc khu|thuộc|trực thuộc|và)(?!\w)[\s,]*)+\Z"
)
# A state of the population named before: "…; có sổ sức khỏe điện tử: 90%".
_STATE = re.compile(
    r"(?:(?:đã|đang|thực sự|được|thường xuyên)\s)*(?:có|sử dụng|dùng|biết|tham gia|được|phủ|ký|nộp|xuất|cài đặt"
    r"|kích hoạt|đăng ký|mở|ứng dụng|áp dụng|giao dịch|tiếp cận|phát sinh|kết nối|thực hiện|đạt chuẩn)(?!\w)"
)


def is_state(key: str) -> bool:
    """Whether a clause begins with what some population does, and does not name it."""
    return bool(_STATE.match(key))


def owned(over: Phrase, part: Phrase) -> Phrase:
    """A few words that only name a part, complete with the measured thing named over them."""
    short = len(part.key.split()) <= _SHORT and not HAS_VERB.search(part.key)
    measured = _MEASURE.match(over.key) or HAS_VERB.search(over.key)
    if over.empty or not short or not measured or _MEASURE.match(part.key) or levels_alone(part.key):
        return part
    held = _HOLDER.match(part.key) and not part.key.startswith(("tại", "ở", "đối với", "của"))
    return joined(over, phrase("tại"), part) if held else joined(over, part)


def labelled(memory: Memory, said: Phrase, *, is_first: bool) -> Memory:
    """The memory under a label: the field of the section, the measured thing, or a frame that says neither."""
    label = said if is_quantity_word(said.key) else wording.opened(said)
    if wording.TOPIC.match(label.key):
        return replace(memory, label=EMPTY, topic=label, fresh=False)
    if label.empty or _FRAME.match(label.key) or len(label.key) > _LONGEST:
        return replace(memory, label=EMPTY, fresh=False)
    above = memory.label if memory.subject.empty or not memory.label.empty else memory.subject
    if not is_first and is_state(said.key) and not above.empty:
        label = joined(head_of(above), said)
    return replace(memory, label=owned(memory.over, label), fresh=False)
