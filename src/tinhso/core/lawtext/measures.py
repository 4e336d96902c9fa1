"""Third pass: names that only say which quantity is measured ("tổng số tiền"): of what, their subject tells."""

import re

from tinhso.core.lawtext import words
from tinhso.core.lawtext.memory import Memory
from tinhso.core.lawtext.shapes import Figure, Shape
from tinhso.core.lawtext.wording import EMPTY, HAS_VERB, Phrase, inside, joined, phrase

_QUANTITY = re.compile(
    r"(?:tổng (?:số )?(?:tiền|kinh phí|vốn|giá trị|doanh thu|mức đầu tư|chi phí|dung lượng)"
    r"|(?:tổng )?(?:kinh phí|trị giá)"
    r"|tốc độ|thời gian(?: phản hồi)?|mật độ|bán kính|doanh thu|dung lượng|băng thông|giá trị|chi phí"
    r"|doanh số|vốn"
    r"|độ trễ|công suất|quy mô|số tiền)(?: dự kiến| trung bình| bình quân| ước tính| thực hiện| tải xuống"
    r"| tải lên)*\Z"
)
_RATE = re.compile(
    rf"(?:tỷ lệ|tỉ lệ) (?:{words.VERBS}|hài lòng|đúng hạn|giải ngân"
    r"|trễ hạn|quá hạn)(?: \w+)?\Z"
)
# What is done to, or with, what was counted before: "trực tuyến 9.512 hồ sơ", "Đúng hạn 99,7%".
_MANNER = (
    r"(?:(?:nộp |trả |thanh toán |tiếp nhận |giải quyết |xử lý )?(?:trực tuyến|trực tiếp|toàn trình|một phần|(?:đúng"
    r"|quá|trước|trễ"
    r"|sớm)(?: và (?:đúng|trước|sớm))? hạn|qua mạng|qua bưu chính(?: công ích)?)|chưa \w+|còn tồn|tồn)\Z"
)
_HOW, _HOW_LAST = re.compile(_MANNER), re.compile(rf"\s{_MANNER}")
_STATE_LAST = re.compile(
    r"\s(?:trực tuyến|trực tiếp|toàn trình|một phần|(?:đúng|quá|trước|trễ|sớm)(?: và (?:đúng|trước|sớm))? hạn"
    r"|qua mạng)\Z"
)
# Some of those counted before: "…, nữ chiếm 40%".
_SOME = re.compile(
    r"(?:nữ|phụ nữ|nam|nam giới|nữ giới|thanh niên|đoàn viên(?: thanh niên)?|người dân tộc thiểu số)\Z"
)
_UPLOAD = re.compile(r"tải (?:lên|xuống)(?: trung bình| bình quân)?\Z")
# "Tỷ lệ phủ sóng 4G đạt 99,8% dân số; 5G đạt 35%": the same of another.
_GENERATION = re.compile(r"(?<!\w)[2-6]g(?!\w)")
_OF_NETWORK = re.compile(r"(?:mạng |sóng |trạm )?[2-6]g")
_EVENT = (
    "lớp", "khóa", "buổi", "hội nghị", "hội thảo", "đợt", "cuộc", "chương trình", "lượt tập huấn", "hội thi",
    "cuộc thi",
    "chuyên đề", "phiên", "ngày hội", "tổ công nghệ số", "tổ", "đội", "câu lạc bộ", "nhóm", "mô hình",
)  # fmt: skip
_PEOPLE = re.compile(
    r"(?:lượt|người|học viên|cán bộ|công chức|viên chức|đại biểu|đoàn viên|hội viên|thí sinh|thành viên"
    r"|giáo viên"
    r"|hộ|doanh nghiệp|hợp tác xã|nông dân|ngư dân|lao động|đảng viên|học sinh|sinh viên)(?!\w)"
)
_COME = re.compile(r"(?:tổng số|thu hút|có|cho|với|phục vụ|tổng cộng|đào tạo|tập huấn)?\Z")
_FEW, _SHORT, _FEWEST = 6, 4, 2
_SPENT = re.compile(
    r"(?:.*\s)?(?:tiết kiệm|giải ngân|bố trí|huy động|chi trả|chi|thu|nộp|hỗ trợ|thanh toán|cấp|phân bổ)\Z"
)


def event_of(figure: Figure, name: Phrase) -> Phrase:
    """The classes or meetings that a count names, from their noun on; empty where it counts none."""
    if figure.shape is not Shape.COUNT or not (figure.unit or "").startswith(_EVENT):
        return EMPTY
    at = name.key.find(figure.unit or "")
    said = name.cut(max(at, 0), len(name.key))
    return said if len(said.key.split()) > _FEWEST else name


def attended(figure: Figure, around: tuple[Phrase, Phrase], memory: Memory) -> Phrase:
    """The name of a count of those who came to what was counted before ("12 lớp … cho 500 lượt người")."""
    left, right = around
    people = figure.shape is Shape.COUNT and _PEOPLE.match(right.key)
    if memory.event.empty or not people or not _COME.match(left.key) or len(right.key.split()) > _FEW:
        return EMPTY
    return joined(right, inside(memory.event))


def of_what(left: Phrase, memory: Memory) -> Phrase:
    """Words that name but a quantity, or how something was done, with what it is of; empty if they name more."""
    owner = memory.subject if memory.measured.empty else memory.measured
    owner = owner if memory.label.empty else memory.label
    if owner.empty or left.key in owner.key and not _HOW.match(left.key):
        return EMPTY
    quantity = _QUANTITY.match(left.key)
    if quantity and (_QUANTITY.match(owner.key) or not memory.label.empty):
        return EMPTY
    if quantity or _RATE.match(left.key) or _SOME.match(left.key):
        return joined(left, inside(owner))
    return _beside(left, owner)


def _beside(left: Phrase, owner: Phrase) -> Phrase:
    """Words that say how something was done, or of which network, with what the value beside them is of."""
    if _UPLOAD.match(left.key) and " tải " in owner.key:
        return joined(phrase("tốc độ"), left)
    other = _GENERATION.search(owner.key) if _OF_NETWORK.fullmatch(left.key) else None
    if other:
        said = left.cut(len(left.key) - len(other.group()), len(left.key))
        return joined(owner.cut(0, other.start()), said, owner.cut(other.end(), len(owner.key)))
    if not _HOW.match(left.key):
        return EMPTY
    acts = left.key.startswith(("nộp", "trả", "thanh toán", "tiếp nhận", "giải quyết", "xử lý"))
    again = (_HOW_LAST if acts else _STATE_LAST).search(owner.key)
    return joined(owner.cut(0, again.start()) if again else owner, left)


def is_spending(left: Phrase) -> bool:
    """Whether words only say that money was spent or set aside ("bố trí", "đã giải ngân")."""
    return len(left.key.split()) <= _SHORT and bool(_SPENT.match(left.key))


def spent_on(left: Phrase, right: Phrase) -> Phrase:
    """What money was spent on, behind the value ("tiết kiệm 180 triệu đồng tiền in ấn")."""
    short = len(right.key.split()) <= _SHORT and not HAS_VERB.search(f" {right.key}")
    return right if short and _SPENT.match(left.key) else EMPTY
