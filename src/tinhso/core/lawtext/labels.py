"""What stands before a colon: the thing measured, a part of what a lead names, or more of the label before."""

import re
from dataclasses import replace

from tinhso.core.lawtext import wording
from tinhso.core.lawtext.levels import levels_alone
from tinhso.core.lawtext.memory import Memory, is_quantity_word
from tinhso.core.lawtext.owners import completed, head_of, is_state, owned
from tinhso.core.lawtext.wording import EMPTY, Phrase, joined

_FRAME = re.compile(
    r"(?:kế hoạch|chỉ tiêu|mục tiêu|kết quả|nghị quyết|tầm nhìn|giai đoạn|con số|các (?:chỉ|mục|đích|mốc"
    r"|nhiệm)|cụ thể|chương trình"
    r"|mốc|bước vào|những|trong đó|phấn đấu|đến|tỉnh (?:phấn|đặt|đề|giao|trình)|riêng"
    r"|phân kỳ|phân bổ|tiến độ|bao gồm|gồm|trả lời|hỏi|đáp|nhiệm vụ(?! (?:được|do|theo|đến hạn))|lưu ý"
    r"|tồn tại|hạn chế|khó khăn|nguyên nhân|kết luận|nhận xét|đánh giá|ghi chú)(?!\w)|.*(?:sau|như|gồm"
    r"|chỉ tiêu|như vậy|đích|mức|phải đi trước một bước)\Z"
)
# "Hạ tầng số tiếp tục được mở rộng: …": how things went, and nothing measured.
_JUDGES = re.compile(
    r"(?<!\w)(?:tiếp tục|đã|ngày càng|từng bước|luôn)(?!\w)[^,;:]{0,40}(?:được \w+ \w+|mở rộng|nâng cao"
    r"|cải thiện|nỗ lực(?: lớn)?"
    r"|tích cực|hoàn thiện|đồng bộ|khởi sắc|tăng cường|quan tâm|chú trọng|bứt phá)\s*\Z"
    r"|(?:chuyển biến|tiến bộ|khởi sắc|bước tiến|kết quả khá|tín hiệu)(?: [^\W\d]+){0,4}\s*\Z"
    r"|(?<!\w)(?:còn|vẫn|rất|khá|chưa) (?:thấp|chậm|hạn chế|ít|yếu|khó khăn|cao|tốt|đồng đều)\s*\Z"
)
_LONGEST = 200
_OPEN = (" có", " sử dụng", " dùng", " được")  # "Tỷ lệ người dân có: tài khoản …; chữ ký số …"
# "Về đào tạo: …", "Công tác tuyên truyền: …": a field of the paper, whatever it is.
_FIELD = re.compile(r"\s*(?:về|nhóm|công tác|trong lĩnh vực|lĩnh vực|trong công tác)\s")
_ABOUT = re.compile(
    r"\s*về (?:các )?(?:hoạt động|công tác|phát triển|xây dựng|lĩnh vực|tình hình|việc|kết quả|nhiệm vụ|ứng dụng"
    r"|triển khai|tổ chức|hạ tầng|cải cách)(?!\w)[^,;:\d]{0,70}\Z"
)
_FEW = 6


def labelled(memory: Memory, said: Phrase, *, is_first: bool) -> Memory:
    """The memory under a label: the field of the section, the measured thing, or a frame that says neither."""
    opens = is_quantity_word(said.key) or said.key.rstrip().endswith(_OPEN)
    label = said if opens else wording.opened(said)
    if _FIELD.match(said.key) and len(label.key.split()) <= _FEW or _ABOUT.match(said.key):
        return replace(memory, label=EMPTY, fresh=False)
    if wording.TOPIC.match(label.key):
        return replace(memory, label=EMPTY, topic=label, fresh=False)
    # "Mục tiêu của tỉnh: …": whose aims they are, and no tier.
    whose = levels_alone(label.key) and _FRAME.match(said.key.lstrip())
    if (
        label.empty
        or whose
        or _JUDGES.search(said.key)
        or _FRAME.match(label.key)
        or len(label.key) > _LONGEST
    ):
        return replace(memory, label=EMPTY, fresh=False)
    above = memory.label if memory.subject.empty or not memory.label.empty else memory.subject
    if not is_first and is_state(said.key) and not above.empty:
        label = joined(head_of(above), said)
    if memory.bound and not memory.over.empty and not levels_alone(said.key):
        return replace(memory, label=completed(memory.over, said), fresh=False)
    return replace(memory, label=owned(memory.over, label), fresh=False)
