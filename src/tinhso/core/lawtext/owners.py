"""Who owns words that name only a part: the lead over a list, a label, the population named before."""

import re

from tinhso.core.lawtext import words
from tinhso.core.lawtext.levels import levels_alone
from tinhso.core.lawtext.places import PLACE_NAMES
from tinhso.core.lawtext.units import any_of
from tinhso.core.lawtext.wording import HAS_VERB, Phrase, inside, joined, phrase

_SPOKEN = re.compile(r"[?,\"]|(?<!\w)(?:ông|bà|pv|thông tin|cho biết|chia sẻ|nói)(?!\w)")
_FEW, _LONG = 3, 5  # words of a part that can be nothing but one, and of a thing that has parts
_SHORT = 9  # words of a label that only names a part of what stands over it
MEASURE = re.compile(
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|số (?!hóa)|tổng|mức|doanh thu|thời gian|tốc độ|năng suất|mật độ)(?!\w)"
)
# Who holds a figure: "Sở, ban, ngành: …", "UBND cấp xã: …".
_HOLDER = re.compile(
    r"(?:(?:các|khối|đối với|tại|ở|của|cơ quan|đơn vị|sở|ban|ngành|đoàn thể|ubnd|ủy ban nhân dân|hđnd|cấp"
    r"|tỉnh"
    r"|huyện|xã|phường|thị trấn|thị xã|thành phố|quận|đặc khu|thuộc|trực thuộc|và)(?!\w)[\s,]*)+\Z"
)
# A state of the population named before: "…; có sổ sức khỏe điện tử: 90%".
_STATE = re.compile(
    r"(?:(?:đã|đang|thực sự|được|thường xuyên)\s)*(?:có|sử dụng|dùng|biết|tham gia|được|phủ|ký|nộp|xuất"
    r"|cài đặt"
    r"|kích hoạt|đăng ký|mở|ứng dụng|áp dụng|giao dịch|tiếp cận|phát sinh|kết nối|thực hiện|đạt chuẩn)(?!\w)"
)


# Whose figure stands beside: "cả nước 76%", "thấp hơn bình quân của vùng (81%)".
_COMPARED = re.compile(
    r"(?:trong khi |khi |còn |thấp hơn |cao hơn |thấp |cao |chưa bằng |bằng |kém |mức "
    r"|so với )*(?:(?:bình quân"
    r"|trung bình)(?: chung)?(?: của)? )?"
    rf"(?:(?:cùng kỳ(?: năm (?:trước|ngoái|20\d\d))?|cả nước|toàn quốc|toàn vùng|vùng|khu vực|các tỉnh|tỉnh"
    rf"|thành phố|{any_of(PLACE_NAMES)})(?:\s"
    rf"|\Z))+"
    r"(?:mới|chỉ|là|đạt|có|bình quân|[\s(])*\Z"
)


def is_compared(key: str) -> bool:
    """Whether words before a value say that it is somebody else's, set beside."""
    return bool(_COMPARED.match(key))


def is_state(key: str) -> bool:
    """Whether a clause begins with what some population does, and does not name it."""
    return bool(_STATE.match(key))


_ACTS = re.compile(rf"(?:{words.VERBS}|làm sạch|lấy ý kiến|tổ chức|mở|xóa|lắp)(?!\w)")


def owned(over: Phrase, part: Phrase) -> Phrase:
    """A few words that only name a part, complete with the measured thing named over them."""
    short = len(part.key.split()) <= _SHORT and not HAS_VERB.search(part.key)
    few = len(part.key.split()) <= _FEW and len(over.key.split()) >= _LONG and not _SPOKEN.search(over.key)
    measured = few or MEASURE.match(over.key) or HAS_VERB.search(over.key)
    acts = _ACTS.match(part.key) and not is_state(part.key)
    if over.empty or acts or not short or not measured or MEASURE.match(part.key) or levels_alone(part.key):
        return part
    held = _HOLDER.match(part.key) and not part.key.startswith(("tại", "ở", "đối với", "của"))
    return joined(over, phrase("tại"), part) if held else joined(over, part)


def completed(over: Phrase, part: Phrase) -> Phrase:
    """Words that go on with a heading, after it; a thing with a name of its own stands alone."""
    again = part.key.split(",")[0] and part.key.startswith(over.key.split(",")[0])
    return part if again or MEASURE.match(part.key) else joined(over, inside(part))


_TURN = re.compile(rf"\s(?:{words.VERBS}|trên|trong|qua|tại|ở|bằng|theo|vào|/)(?!\w)|/")


def head_of(subject: Phrase) -> Phrase:
    """The counted population, without what it does ("doanh nghiệp nhỏ và vừa | trên nền tảng số")."""
    turn = _TURN.search(subject.key, min(len(subject.key), 4))
    return subject.cut(0, turn.start()) if turn else subject


# What a value is, and not of what: "kế hoạch cả năm là 610 tỷ", "mục tiêu (target)", "cùng kỳ 81%".
_FRAME_ONLY = re.compile(
    r"[\s,(]*(?:và |còn |trong khi |như vậy )?(?:(?:chỉ tiêu|kế hoạch|mục tiêu|nghị quyết|cùng kỳ|mức|con số"
    r"|lũy kế)(?!\w)"
    r"[\s(]*(?:(?:cho|cấp|xã|huyện|phải|đạt|giao|hiện|cả|đề|ra|đặt|năm|ngoái|trước|được|tỉnh|là|target|toàn"
    r"|dự án|trung ương|chính phủ|sau đó"
    r"|đạt|chỉ|mới)(?!\w)[\s()]*)*|chưa đạt(?: mức)?|sau đó"
    r"|(?:(?:tháng|quý|kỳ|tuần|năm|giữa năm|đầu năm|cuối năm)(?: (?:\d{1,2}|[ivx]+|trước|ngoái))?\s*(?:là"
    r"|chỉ|mới|đạt|chỉ đạt)?)"
    r"|điểm xuất phát|xuất phát điểm|hiện trạng|khởi điểm"
    r"|thực hiện|kết quả(?: thực hiện| đạt được)?|(?:còn |vẫn )?(?:thiếu|hụt|kém)|so(?: với)?"
    r"|thực tế(?: (?:tăng|giảm|đạt|là|chỉ|mới|bình quân))*"
    r"|so với (?:mốc|chỉ tiêu|kế hoạch|mục tiêu|mức|yêu cầu)(?: [\w.]+){0,6} (?:mới|chỉ|đã)?(?: đạt"
    r"| bằng)?)[\s(:]*\Z"
)


def is_frame(key: str) -> bool:
    """Whether words only say what a value is (a plan, last year's), and not of what."""
    return bool(_FRAME_ONLY.match(key))
