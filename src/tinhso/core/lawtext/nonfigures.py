"""What is no figure: numbers of papers, days, years, ages, phones, names that hold a digit."""

import re

from tinhso.core.lawtext.units import COUNTED, DURATIONS, MEASURE, PARTS, SCALE

# A digit right after these is a name or a number of a paper, a rank of a list, a phone, an age group.
_NAMED = re.compile(
    r"(?:(?<!\w)(?<!mỗi )(?<!hằng )(?<!hàng )(?<!từng )(?:(?<!tổng )(?<!trong )(?<!trên )số|nghị quyết|quyết định"
    r"|kế hoạch|đề án|thông tư|nghị định"
    r"|chỉ thị|công văn|thông báo"
    r"|luật|điều|khoản|(?:tại|nêu|theo|ở|các) điểm"
    r"|mục|(?<!một )phần|chương|phụ lục|bảng|biểu|hình|mức độ|mức|cấp độ|giai đoạn|phiên bản|trang|lần thứ|khóa"
    r"|kỳ họp thứ|thứ"
    r"|đợt|khu vực|quốc lộ|vòng|bước|câu|nhóm nợ|điện thoại|đt|tel|fax|hotline|cúp|ngày|tháng|năm|quý|lúc"
    r"|thế hệ|cách mạng"
    r" công nghiệp|iso|tcvn|version|web|công nghiệp|tuần|tổ|ấp|khóm|phường|quận|khu phố|đại hội|ký hiệu"
    r"|mã số|hạng mục|bộ chỉ số|thang điểm|(?:mức độ|cấp độ|mức|tiêu chí|chỉ tiêu|quý) \d{1,2}(?:,| và| hoặc|/|, và)"
    r"|chỉ tiêu số|tiêu chí số|tiêu chí|chương trình|tầng|dòng|cột|tính trên"
    r"|đường|sáng|chiều)\s*(?:số\s*)?|[\w@_]-|[^\W\d]"
    r"|(?<!\d)/)\Z"
)
_GUARDS = re.compile(
    r"\s(?:lớp (?:bảo vệ|an ninh|an toàn)|tại chỗ|không)(?!\w)"
)  # "4 lớp bảo vệ", "4 tại chỗ"
_AGE = re.compile(r"(?:\s*(?:-|đến|tới)\s*(?:dưới |đủ )?\d+)?\s*tuổi")
_CODE = re.compile(
    r"\s?[-/]\s?(?:[a-zđ]{2,}[-/]|nq|qđ|kh|tt|nđ|ct|cv|ctr|bc|tb|hd|đa)|\.?[a-zđ]*@|[a-z_]\w*|:\d\d"
    r"|\s?giờ\s?\d|h\d\d"
)
_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\s?/\s?(?:0?[1-9]|1[0-2])(?:\s?/\s?\d{2,4})?(?!\d)")
_DATE_BEFORE = re.compile(r"(?:ngày|từ|đến|tới|sáng|chiều|hôm|trước|và|-|,|\()\s*\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_YEAR_BEFORE = re.compile(
    r"(?:năm|mốc|đến|tới|vào|cuối|đầu|từ|trước|sau|trong|qua|tầm nhìn|giai đoạn|nhiệm kỳ|quý \w+"
    r"|tháng \d+|[-/,(]|\d)\s*\Z"
)


# "mỗi xã, phường 02 công chức": no ward of that number.
_PLANNED = re.compile(
    r"(?:(?:mỗi|từng|tại|ở|các) (?:xã|phường|thị trấn)(?:, (?:xã|phường|thị trấn|đặc khu))*"
    r"|kế hoạch|chỉ tiêu|tổng số|số lượng|con số|cấp độ)\s*\Z"
)


# "trong quý 21.310": no number of anything is written so.
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")


# "Các đơn vị có tỷ lệ dưới 10% báo cáo …": which ones, and nothing measured.
_WHICH = re.compile(
    r"(?<!\w)(?:các|những) (?:đơn vị|xã|phường|huyện|địa phương|sở|cơ quan|trường|doanh nghiệp"
    r"|chủ đầu tư)[^,;.:()\d]{0,24}"
    r" (?:có|đạt) (?:[^,;.:()\d]{0,40} )?(?:dưới|trên|thấp hơn|cao hơn|từ|chưa đạt)\s\Z"
)
_DO = re.compile(
    r"\s?%(?: trở (?:lên|xuống))?,? (?:phải |cần |có trách nhiệm |khẩn trương )?(?:báo cáo|giải trình|kiểm điểm"
    r"|tập trung"
    r"|rà soát|xây dựng|chịu|khẩn trương|đẩy)(?!\w)"
)


def _says_which(key: str, at: tuple[int, int, int]) -> bool:
    """Whether a share says which agencies have something to do."""
    low, start, end = at
    return bool(
        _DO.match(key, end - (key[end - 1] == "%")) and _WHICH.search(key, max(low, start - 100), start)
    )


def is_name(key: str, number: re.Match[str], span: tuple[int, int]) -> bool:
    """Whether the digits number a paper, a day, an age, a phone or a thing's name, and measure nothing."""
    start, end = number.span()
    low = max(span[0], start - 24)
    if _GUARDS.match(key, end, span[1]) or _says_which(key, (span[0], start, end)):
        return True
    dated = _DATE.fullmatch(key, start, end) and _DATE_BEFORE.search(key, low, start)
    if dated and not _followed_by_noun(key, end):
        return True
    planned = _PLANNED.search(key, low, start) and _followed_by_noun(key, end)
    if (
        _NAMED.search(key, low, start)
        and not planned
        and not _GROUPED.fullmatch(number["a"])
        and not number["as"]
        and not _measured(key, end, span[1])
    ):
        return True
    digits = number["a"]
    if (digits.startswith("0") and digits.isdigit() and len(digits) > 3) or _AGE.match(key, end, span[1]):
        return True
    coded = _CODE.match(key, end, span[1]) and not MEASURE.match(key, end, span[1])
    if coded or not _YEAR.match(digits):
        return bool(coded)
    return bool(_YEAR_BEFORE.search(key, low, start)) or not _followed_by_noun(key, end)


def _measured(key: str, end: int, stop: int) -> bool:
    """Whether a sign of measure follows: "mức 80%", "số 12 tỷ đồng" are figures all the same."""
    unit = MEASURE.match(key, end, stop)
    measured = SCALE.match(key, end, stop) or (unit and unit["unit"] not in DURATIONS)
    return bool(measured) and key[end - 1] != "/"


def _followed_by_noun(key: str, end: int) -> bool:
    return bool(COUNTED.match(key, end) or PARTS.match(key, end))
