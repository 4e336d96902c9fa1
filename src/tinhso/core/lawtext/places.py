"""Whose figure it is: provinces, regions and the country as texts name them."""

import re
from collections import Counter

from tinhso.core.vi import standard_tones

COUNTRY = "Việt Nam"
# Before and after the merger of 1 July 2025: texts of both times are read.
_PROVINCES = """An Giang; Bà Rịa - Vũng Tàu; Bắc Giang; Bắc Kạn; Bạc Liêu; Bắc Ninh; Bến Tre;
Bình Định; Bình Dương;
Bình Phước; Bình Thuận; Cà Mau; Cao Bằng; Cần Thơ; Đà Nẵng; Đắk Lắk; Đắk Nông; Điện Biên; Đồng Nai;
Đồng Tháp; Gia Lai; Hà Giang; Hà Nam; Hà Nội; Hà Tĩnh; Hải Dương; Hải Phòng; Hậu Giang; Hòa Bình;
Hồ Chí Minh; Huế; Hưng Yên; Khánh Hòa; Kiên Giang; Kon Tum; Lai Châu; Lâm Đồng; Lạng Sơn; Lào Cai;
Long An; Nam Định; Nghệ An; Ninh Bình; Ninh Thuận; Phú Thọ; Phú Yên; Quảng Bình; Quảng Nam;
Quảng Ngãi; Quảng Ninh; Quảng Trị; Sóc Trăng; Sơn La; Tây Ninh; Thái Bình; Thái Nguyên; Thanh Hóa;
Thừa Thiên Huế; Tiền Giang; Trà Vinh; Tuyên Quang; Vĩnh Long; Vĩnh Phúc; Yên Bái"""
_REGIONS = """Đông Nam Bộ; Tây Nguyên; Đồng bằng sông Cửu Long; Đồng bằng sông Hồng; 
Trung du và miền núi phía Bắc; Bắc Trung Bộ; Duyên hải miền Trung"""


def _names(listing: str) -> dict[str, str]:
    names = [" ".join(name.split()) for name in listing.split(";")]
    return {standard_tones(name.lower()): name for name in names}


_BY_KEY = _names(_PROVINCES) | {
    "đắc lắc": "Đắk Lắk", "đăk lăk": "Đắk Lắk", "đắc nông": "Đắk Nông",
    "đăk nông": "Đắk Nông", "bắc cạn": "Bắc Kạn",
    "bà rịa-vũng tàu": "Bà Rịa - Vũng Tàu", "hồ chí minh": "TP. Hồ Chí Minh", "tphcm": "TP. Hồ Chí Minh",
    "tp.hcm": "TP. Hồ Chí Minh", "tp hcm": "TP. Hồ Chí Minh", "thừa thiên - huế": "Thừa Thiên Huế",
}  # fmt: skip
_BY_KEY |= _names(_REGIONS)
_BY_KEY |= {"đông nam bộ": "Đông Nam Bộ"}
_ANY = "|".join(re.escape(name) for name in sorted(_BY_KEY, key=len, reverse=True))
PLACE_NAMES = tuple(_BY_KEY)
_PROVINCE_KEYS = tuple(_names(_PROVINCES)) + (
    "tphcm",
    "tp.hcm",
    "tp hcm",
    "bà rịa-vũng tàu",
    "đắc lắc",
    "đăk lăk",
)
_PROVINCE = re.compile(
    rf"(?<!\w)({'|'.join(re.escape(n) for n in sorted(_PROVINCE_KEYS, key=len, reverse=True))})(?!\w)"
)
# "tư tưởng Hồ Chí Minh", "Đoàn TNCS Hồ Chí Minh", "học viện": the person's name, not the city's.
_PERSON = re.compile(r"(?:tư tưởng|tncs|cộng sản|thiếu niên|phong cách|đạo đức|chủ tịch|quốc gia|gương)\s*\Z")
# The owner of a figure stands at the head of a clause: "cả nước …", "xã X …".
_HEAD = re.compile(
    rf"(?:riêng |tại |theo |còn |trong khi |vùng |tỉnh |thành phố |thủ đô )*"
    rf"(?:(?P<country>cả nước|toàn quốc|việt nam|chính phủ|quốc gia)|(?P<place>{_ANY})(?!\w))"
)
_UNIT = re.compile(
    r"(?:riêng |tại |ở )*(?P<kind>xã|phường|huyện|thị xã|thị trấn"
    r"|quận) (?P<name>(?:[A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ]\w*["
    r" ]?){1,4})"
)


_ISSUED_BY = re.compile(
    r"(?:\A|\s)(?P<kind>xã|phường|đặc khu|thị trấn|huyện|thị xã|quận) (?P<name>[^\W\d_][^,;()]{1,40})\Z", re.I
)


_CENTRAL = re.compile(r"(?:bộ|chính phủ|thủ tướng|quốc hội|văn phòng chính phủ|ban chỉ đạo trung ương)(?!\w)")


def area_of_issuer(issuer: str | None) -> str | None:
    """Whose agency issued a paper that names no province: a commune's ("UBND xã Phú Hòa"), the country's."""
    if issuer and _CENTRAL.match(issuer.lower()):
        return COUNTRY
    found = _ISSUED_BY.search(issuer) if issuer else None
    return f"{found['kind'].lower()} {found['name']}" if found else None


_LOOKED_AT = 40_000  # characters: who a text is about is plain long before


def province_of(key: str) -> str | None:
    """The province a text is about: the one named most, a name in the first lines counting more."""
    votes: Counter[str] = Counter()
    for found in _PROVINCE.finditer(key, 0, _LOOKED_AT):
        if found[1] == "hồ chí minh" and _PERSON.search(key, max(0, found.start() - 20), found.start()):
            continue
        votes[_BY_KEY[found[1]]] += 5 if found.start() < 400 else 1
    return votes.most_common(1)[0][0] if votes else None


def owner(text: str, key: str) -> str | None:
    """The country, a province, a region or a commune that a clause begins with; None if it names none."""
    found = _HEAD.match(key)
    if found:
        return COUNTRY if found["country"] else _BY_KEY[found["place"]]
    unit = _UNIT.match(text[0].lower() + text[1:]) if text else None
    if unit:
        return f"{unit['kind']} {unit['name'].strip()}"
    return COUNTRY if "ngân sách trung ương" in key and "tỉnh" not in key else None
