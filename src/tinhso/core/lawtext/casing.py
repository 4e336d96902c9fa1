"""What stands in capitals at the head or foot of a paper, written as a sentence writes it."""

import re

from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.places import PLACE_NAMES
from tinhso.core.vi import standard_tones

# Written so wherever they stand; longer ones first where one begins the other.
_NAMES = """Ủy ban nhân dân; Hội đồng nhân dân; Ủy ban Mặt trận Tổ quốc Việt Nam; Mặt trận Tổ quốc; Quốc hội;
Ban Chấp hành Trung ương; Ban Chấp hành Đảng bộ; Ban Chấp hành; Ban Thường vụ; Bộ Chính trị; Ban Bí thư;
Trung ương; Thủ tướng Chính phủ; Chính phủ; Tỉnh ủy; Thành ủy; Đảng ủy; Huyện ủy; Đảng bộ; Văn phòng Tỉnh ủy;
Văn phòng Thành ủy; Văn phòng Ủy ban nhân dân; Văn phòng; Ban Chỉ đạo; Ban Tuyên giáo và Dân vận;
Ban Tuyên giáo; Ban Tổ chức; Ban Nội chính; Ủy ban Kiểm tra; Việt Nam; Công an; Bộ Công an; Bộ Quốc phòng;
Bộ Chỉ huy Quân sự; Thường trực Tỉnh ủy; Thường trực Thành ủy; Thường trực Hội đồng nhân dân;
Sở Khoa học và Công nghệ; Sở Tài chính; Sở Nội vụ; Sở Tư pháp; Sở Công Thương; Sở Xây dựng; Sở Y tế;
Sở Giáo dục và Đào tạo; Sở Nông nghiệp và Môi trường; Sở Văn hóa, Thể thao và Du lịch; Sở Ngoại vụ;
Sở Dân tộc và Tôn giáo; Sở Thông tin và Truyền thông; Sở Kế hoạch và Đầu tư; Sở Tài nguyên và Môi trường;
Sở Lao động - Thương binh và Xã hội; Sở Giao thông vận tải; Sở Nông nghiệp và Phát triển nông thôn;
Bộ Khoa học và Công nghệ; Bộ Thông tin và Truyền thông; Bộ Nội vụ; Bộ Tài chính; Bộ Tư pháp; Bộ Y tế;
Bộ Giáo dục và Đào tạo; Bộ Công Thương; Bộ Xây dựng; Bộ Nông nghiệp và Môi trường; Thanh tra; Đề án; Đề án 06;
Nghị quyết số; Quyết định số; Kế hoạch số; Chỉ thị số; Kết luận số; Chương trình số; Thông báo số; Luật; Kỳ họp;
Bí thư; Phó Bí thư; Chủ tịch; Phó Chủ tịch; Giám đốc; Phó Giám đốc; Chánh Văn phòng; Phó Chánh Văn phòng;
Trung tâm; Trung tâm Phục vụ hành chính công; Liên đoàn Lao động; Tỉnh đoàn; Hội Nông dân; Internet"""
_KEPT = frozenset(
    (
        "ubnd", "hđnd", "cntt", "tthc", "dvc", "ai", "ioc", "4g", "5g", "6g", "cchc", "ocop", "iot", "gis",
        "bhxh", "bhyt", "mttq", "blockchain", "cđs", "grdp", "gdp", "tp", "tnhh", "ict", "vneid", "dti", "pii",
        "pci", "sipas", "par", "tw", "bts", "lgsp", "ktxh", "cbccvc", "khcn", "đmst",
    )
)  # fmt: skip
_KINDS_OF_PLACE = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu)\s+(?!ủy|đoàn"
    r"|hội)(?P<name>[^\W\d_]+(?: [^\W\d_]+){0,3})\s*\Z"
)
_TOKEN = re.compile(r"\S+")
_CODE = re.compile(r"[\d/]")
_ROMAN = re.compile(r"[ivx]{1,6}\Z")
_NUMBERED = re.compile(r"(?:khóa|lần thứ|thứ|kỳ|quý|phần) [ivx]+(?!\w)")


def ordinary(clean: Clean, text: str) -> str:
    """Words in capitals in ordinary writing: as the text itself writes them elsewhere, else by rule."""
    text = " ".join(text.split())
    if not text or not _is_upper(text):
        return text
    made = _elsewhere(clean, standard_tones(text.lower())) or lowered(text)
    return made[0].upper() + made[1:]


def lowered(text: str) -> str:
    """Capitals made a sentence: names of agencies and places keep theirs, symbols stay as they are."""
    words = [_word(word) for word in text.split()]
    plain = " ".join(words)
    key = standard_tones(plain.lower())
    made = list(plain)
    for found in _NAME.finditer(key):
        made[found.start() : found.end()] = _SPELT[found.group()]
    for found in _KINDS_OF_PLACE.finditer(key):
        at = found.start("name")
        made[at : found.end("name")] = " ".join(w.capitalize() for w in found["name"].split())
    for found in _NUMBERED.finditer(key):
        made[found.start() : found.end()] = _numbered(found.group())
    return "".join(made[:1]).upper() + "".join(made[1:])


def _word(word: str) -> str:
    bare = word.strip("()[],.;:\"“”'").lower()
    return word if _CODE.search(word) or bare in _KEPT else word.lower()


def _numbered(said: str) -> str:
    head, _, number = said.rpartition(" ")
    return f"{head} {number.upper()}"


def _is_upper(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= len(letters) * 0.85


def _elsewhere(clean: Clean, key: str) -> str | None:
    """The same words where the text writes them small."""
    if "\n" in key or len(key) < 12:
        return None
    at = clean.key.find(key)
    for _ in range(6):
        if at < 0:
            return None
        said = clean.text[at : at + len(key)]
        if not _is_upper(said):
            return said
        at = clean.key.find(key, at + 1)
    return None


_SPELT = {" ".join(name.lower().split()): " ".join(name.split()) for name in _NAMES.split(";")}
_SPELT |= {key: key.title() for key in PLACE_NAMES}
_SPELT = {standard_tones(key): name for key, name in _SPELT.items()}
_NAME = re.compile(
    rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in sorted(_SPELT, key=len, reverse=True))})(?!\w)"
)
