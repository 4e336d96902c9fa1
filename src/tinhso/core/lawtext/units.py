"""Units as the text writes them: measures, scales and counted nouns, ready to be matched in a key."""

import re

from tinhso.core.lawtext import words


def any_of(phrases: tuple[str, ...]) -> str:
    """A pattern for any of some phrases, longest first."""
    return "|".join(re.escape(p).replace(r"\ ", " ") for p in sorted(phrases, key=len, reverse=True))


SCALES = dict(words.SCALES)
UNITS = dict(words.MEASURES)
SCALE = re.compile(rf"\s?(?P<scale>{any_of(tuple(SCALES))})(?!\w)(?!\s(?:lệ|trọng|suất|số)\b)")
MEASURE = re.compile(rf"\s?(?P<unit>{any_of(tuple(UNITS))})(?!\w)")
PER = re.compile(
    r"\s?/\s?(?!\d[\d.,]*\s?(?:nghìn|ngàn|triệu|tỷ|tỉ)? ?(?:tỷ )?(?:đồng|vnđ|tỷ|tỉ)(?!\w))"
    r"(?P<per>(?:\d[\d.]*\s?(?:vạn |triệu )?)?[^\W\d_]+(?: dân| gia đình| lao động| công nghệ"
    r"| nghiệp)?(?:\s?/\s?(?:năm|tháng))?)"
)
# "xã, phường, đặc khu", "thôn, bản và tổ dân phố": one noun for what stands beside each other.
AREA = r"(?:xã|phường|thị trấn|đặc khu|huyện|thị xã|thành phố|quận|thôn|bản|buôn|làng|xóm|ấp|khóm|tổ dân phố|khu phố)"
AREAS = rf"{AREA}(?:(?:, | và |, và |/){AREA})+"
COUNTED = re.compile(rf"\s(?P<noun>{AREAS}|{any_of(words.COUNTED)})(?!\w)")
ANY_NOUN = re.compile(r"\s(?P<noun>[^\W\d_]+(?: [^\W\d_]+)?)")


def unit_named(key: str) -> str | None:
    """The unit of measure named in a few words, its scale left out; None if none is."""
    found = re.search(rf"(?<!\w)(?<!cộng )(?<!hội )(?<!hợp )(?:{any_of(tuple(UNITS))})(?!\w)", key)
    return UNITS[found.group()] if found else None


def counted_noun(key: str) -> str | None:
    """The counted noun that a phrase begins with; None if it begins with none."""
    found = COUNTED.match(" " + key.strip())
    return found["noun"] if found else None


# What a document counts of itself, and no figure of the programme.
PARTS = re.compile(
    r"\s(?:nhóm (?:nhiệm vụ|giải pháp|mục tiêu|chỉ tiêu|nội dung|vấn đề|tiện ích)|trụ cột|nhiệm vụ|giải pháp"
    r"|mục tiêu|quan điểm|nội dung"
    r"|chương(?! trình)|điều(?! (?:kiện|tra))|khoản(?! (?:vay|thu|chi|phí|tiền))|phần(?! mềm)|mốc|mảng"
    r"|hợp phần|chỉ tiêu(?! (?:tuyển|biên chế|đào tạo))|con số|cấp(?! ủy)|khâu|đột phá|định hướng"
    r"|phụ lục|nguyên tắc|bước|giai đoạn|đại biểu)\b"
)
DURATIONS = {"ngày", "giờ", "phút", "tháng", "tuần", "giây", "ngày làm việc"}


# Nouns that stand beside each other and are one thing counted.
_BESIDE = (
    rf"(?:{AREA}|cán bộ|công chức|viên chức|người lao động|sở|ban|ngành|cơ quan|đơn vị|địa phương|người dân"
    r"|doanh nghiệp|tổ chức|cá nhân|phí|lệ phí|hồ sơ|giấy tờ|kết quả|hợp tác xã|đoàn thể|\dg|gửi|nhận"
    r"|cấp (?:tỉnh|huyện|xã|sở)|khu công nghiệp|cụm công nghiệp|hộ kinh doanh|lĩnh vực|hội viên|đoàn viên|đảng viên"
    r"|(?<!thông )tin|bài|ảnh|video|clip|phóng sự|bài viết)"
)
_BEFORE_LIST = re.compile(rf"(?<!\w){_BESIDE}\Z")
_AFTER_LIST = re.compile(rf"{_BESIDE}(?!\w)")
COMMA = re.compile(r",\s+")


def joins_nouns(key: str, found: re.Match[str]) -> bool:
    """Whether a comma stands in a list of nouns that are counted together ("xã, phường, đặc khu")."""
    is_list = found.group().strip() in (",", "và")
    before = _BEFORE_LIST.search(key, max(0, found.start() - 24), found.start())
    return is_list and bool(before and _AFTER_LIST.match(key, found.end()))


def first_clause(key: str) -> int:
    """Where the words before the first comma end that parts more than nouns of a list."""
    return next((c.start() for c in COMMA.finditer(key) if not joins_nouns(key, c)), len(key))
