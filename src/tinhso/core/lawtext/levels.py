"""The tiers of government that a stretch of text names for its value."""

import re
from collections.abc import Iterator

from tinhso.core.lawtext.mentions import mentions
from tinhso.core.lawtext.values import Level

_NAMES = {
    "trung ương": Level.CENTRAL,
    "tỉnh": Level.PROVINCE,
    "thành phố": Level.PROVINCE,
    "sở": Level.PROVINCE,
    "huyện": Level.DISTRICT,
    "quận": Level.DISTRICT,
    "thị xã": Level.DISTRICT,
    "xã": Level.COMMUNE,
    "phường": Level.COMMUNE,
    "thị trấn": Level.COMMUNE,
    "cơ sở": Level.COMMUNE,
}
_NAME = r"(?:trung ương|tỉnh|(?<=cấp )thành phố|huyện|quận|thị xã|xã|phường|thị trấn|cơ sở)"
_READ = re.compile(_NAME.replace("(?<=cấp )", ""))
_JOIN = r"(?:(?:\s*\((?:trước đây|cũ)\))?(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s*/\s*|\s*-\s*|\s+hoặc\s+|\s*;\s*))"
# "cấp tỉnh, huyện, xã"; "tại cấp tỉnh, cấp huyện và cấp xã"; "ba cấp tỉnh, huyện, xã"
_LISTED = re.compile(
    rf"(?<!\w)(?:(?:các|cả|ở|tại|của|cho|đối với|từ|trong|ba|hai|3|2|02"
    rf"|03)\s+){{0,4}}(?:cấp|(?<!trực )tuyến)\s+\(?(?P<names>{_NAME}(?:{_JOIN}(?:(?:ở"
    rf"|tại)\s+)?(?:cấp\s+)?{_NAME}(?!\w)(?!\s+hội))*)(?!\w)(?!\s+hội)"
)
_FROM_TO = re.compile(
    r"(?<!\w)từ\s+(?:cấp\s+)?(?P<top>trung ương|tỉnh|thành phố|huyện)\s+(?:đến|tới|xuống|về"
    r"|đến tận)\s+(?:cấp\s+)?(?P<low>huyện|xã|cơ sở|phường|thôn)(?!\w)"
)
_AT = re.compile(
    rf"(?<!\w)(?:ở|tại|đối với)\s+(?:(?:các|cả"
    rf"|cấp)\s+)?(?P<names>(?:{_NAME})(?:{_JOIN}{_NAME}(?!\w))*)\s*(?=[,;.)]|\Z)"
)
# "ở cả ba cấp": province, district and commune; since 1 July 2025 there are two.
_ALL_TIERS = re.compile(
    r"(?<!\w)(?:(?:ở|tại|của)\s+)?cả\s+(?P<how>ba|3|hai|2)\s+cấp(?!\s+(?:\(|tỉnh|huyện|xã|học|độ))(?!\w)"
)
# "đặt trụ sở tại tỉnh", "ở các xã": where it is, no tier that the value is set for.
_PLACES = re.compile(r"(?:ở|tại) các (?:huyện|xã|phường|thị xã)\s*\Z")
_ALONE_AT = re.compile(r"(?:ở|tại|đối với) (?:tỉnh|cơ sở|các (?:huyện|xã|phường|thị xã))\s*\Z")
_ORDER = (Level.CENTRAL, Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
_ONLY = re.compile(
    rf"(?:kết quả\s?:\s*|(?:cụ thể|theo đó|cụ thể là|trong đó)[,:]?\s*)?(?:(?:ở|tại|của|cho|đối với|còn|riêng"
    rf"|trong đó|các|với|cấp|và|,|là|đạt|cả|đều|khối"
    rf"|tuyến|hai|ba|2|02|3|03|đơn vị"
    rf"|cơ quan)\s+|,\s*)*(?P<names>{_NAME}(?:{_JOIN}(?:ở\s+"
    rf"|tại\s+)?(?:cấp\s+)?{_NAME}(?!\w))*)(?:[\s,]+(?:mỗi cấp|đều|là|đạt|và|có|chỉ|mới|cùng|trung bình|thì"
    r"|cao hơn|thấp hơn|,))*[\s,:]*\Z"
)
_COUNTED = re.compile(
    r"(?:số\s+|các\s+)?(?:đơn vị (?:cấp )?|ubnd (?:cấp )?|cơ quan (?:cấp )?|cán bộ, công chức (?:cấp )?"
    r"|công chức (?:cấp )?)?"
    rf"(?P<names>(?:xã|phường|thị trấn|huyện|thị xã|quận|đặc khu)(?:{_JOIN}(?:xã|phường|thị trấn|huyện"
    rf"|thị xã|thành phố|quận|đặc khu))*)(?: trên địa bàn(?: tỉnh| thành phố| huyện)?)?\s+(?P<next>\w+)"
)
_SPREAD = re.compile(r"(?:ở|tại|đối với|cấp|tuyến|của|cho|khối)(?!\w)")
_DUTIES = (
    "có", "đạt", "được", "thực hiện", "triển", "thành", "hoàn", "cung", "sử", "ứng", "kết", "xây", "áp",
    "tổ", "bố",
    "ban", "đã", "đang", "dùng", "số", "kiện", "bảo", "đảm", "vận", "công", "đưa", "xử", "đăng", "trang",
    "phải",
    "khi", "mở", "duy", "đều", "cùng", "chưa", "thiếu", "tham",
    "ký", "cơ",
)  # fmt: skip


# "cán bộ, công chức xã", "viên chức huyện": of that tier.
_STAFF = re.compile(
    rf"(?<!\w)(?:công chức|viên chức|cán bộ)(?: các)? (?P<names>(?:xã|phường|thị trấn|huyện|thị xã)"
    rf"(?:{_JOIN}(?:xã|phường|thị trấn|huyện|thị xã|đặc khu))*)(?!\w)(?! hội)"
)
# The index of the provinces, and no figure of their tier.
_INDEX = re.compile(
    r"(?<!\w)(?:dti|pii|pci|chỉ số (?:chuyển đổi số|đổi mới sáng tạo|năng lực cạnh tranh|hiệu quả quản trị"
    r"|cải cách hành chính|xanh)(?: và hành chính công)?)(?: (?:địa phương )?cấp tỉnh)(?!\w)"
)


# Without one of these no tier is named.
_ANY_TIER = (
    "cấp", "xã", "tỉnh", "huyện", "phường", "thành phố", "quận", "thị trấn", "cơ sở", "trung ương",
)  # fmt: skip
# With these words a pattern may find something.
_LISTS = _LISTED, ("cấp", "tuyến")
_NAMES_STAFF = _STAFF, ("công chức", "viên chức", "cán bộ")
_SAYS_WHERE = _AT, ("ở", "tại", "đối với")
_SAYS_FROM = _FROM_TO, ("từ",)
_SAYS_ALL = _ALL_TIERS, ("cả",)


def _all(sought: tuple[re.Pattern[str], tuple[str, ...]], key: str) -> Iterator[re.Match[str]]:
    pattern, signs = sought
    return pattern.finditer(key) if mentions(signs, key) else iter(())


def levels_in(key: str) -> tuple[Level, ...]:
    """The levels that a phrase names, from the top down."""
    if not mentions(_ANY_TIER, key):
        return ()
    key = _INDEX.sub("", key) if "cấp tỉnh" in key else key
    found = {level for match in _all(_LISTS, key) for level in _read(match["names"])}
    found |= {level for match in _all(_NAMES_STAFF, key) for level in _read(match["names"])}
    found |= {
        level
        for match in _all(_SAYS_WHERE, key)
        if not _ALONE_AT.match(match.group())
        for level in _read(match["names"])
    }
    for match in _all(_SAYS_FROM, key):
        found |= _between(match["top"], match["low"])
    for match in _all(_SAYS_ALL, key):
        found |= {Level.PROVINCE, Level.COMMUNE} | (
            {Level.DISTRICT} if match["how"] in ("ba", "3") else set()
        )
    return tuple(level for level in _ORDER if level in found)


def levels_listed(key: str) -> tuple[Level, ...]:
    """The levels in the order in which one list names them, for values given in the same order."""
    best: tuple[Level, ...] = ()
    for match in _all(_LISTS, key):
        names = _read(match["names"])
        best = names if len(names) > len(best) else best
    return best


def levels_alone(key: str) -> tuple[Level, ...]:
    """The levels, if the phrase says nothing but levels ("ở huyện", "tỉnh và huyện đều")."""
    match = _ONLY.match(key)
    return _read(match["names"]) if match else ()


def levels_spread(key: str) -> tuple[Level, ...]:
    """The levels a value is given for after it ("80% ở huyện"); counted communes ("100% xã") are none."""
    if not _SPREAD.match(key) or _PLACES.match(key):
        return ()
    clause = _COMPARED.search(key)  # "30% tại cấp xã, so với kế hoạch đạt"
    return levels_alone(key[: clause.start()] if clause else key)


_COMPARED = re.compile(r",\s(?:so với|cao hơn|thấp hơn|vượt|tăng|giảm|bằng|đạt|hoàn thành|trong khi)(?!\w)")


def levels_through(key: str) -> tuple[Level, ...]:
    """The levels from one to another that the words behind a value name ("…, thông suốt từ cấp tỉnh đến cấp xã")."""
    found = {level for match in _all(_SAYS_FROM, key) for level in _between(match["top"], match["low"])}
    return tuple(level for level in _ORDER if level in found)


def levels_counted(key: str) -> tuple[Level, ...]:
    """The level of the units counted, where a duty of theirs follows ("xã đạt tiêu chí")."""
    match = _COUNTED.match(key)
    if not match or match["next"] not in _DUTIES or _COVERED.match(key, match.start("next")):
        return ()
    return _read(match["names"])


# What is laid to communes is no duty of theirs: "xã được phủ sóng", "xã có cáp quang".
_COVERED = re.compile(
    r"(?:đều |đã |được |có |chưa |không |còn |dùng "
    r"|sử dụng )+(?:kết nối )?(?:phủ|sóng|cáp|internet|đường truyền|mạng|băng rộng|điện)(?!\w)"
)


_ADDRESSED = re.compile(
    r"(?:(?:điều|mục) \d+\.? )?(?:giao )?(?:(?:các )?(?:chỉ tiêu|mục tiêu|nhiệm vụ) )?(?:chung |cụ thể |giao )*"
    r"(?:(?:đối với|áp dụng cho|áp dụng đối với|giao cho|giao|cho|ở|tại) (?P<to>.+?)|(?P<tier>cấp .+?|khối .+?))"
    r"(?: như sau)?"
)
_OF_PROVINCE = re.compile(
    r"(?:các )?(?:sở|cơ quan chuyên môn|cơ quan, đơn vị|đơn vị)(?:, ban|, ngành|, đơn vị"
    r"|, cơ quan)*(?: cấp)?(?: tỉnh| thành phố)?"
    r"(?: thuộc (?:tỉnh|thành phố|ubnd tỉnh|ubnd thành phố))?\Z"
)
_OF_UNITS = re.compile(
    rf"(?:ubnd |ủy ban nhân dân |chính quyền )?(?:các )?(?:cấp )?(?P<names>{_NAME}(?:(?:{_JOIN}){_NAME}"
    rf"|, đặc khu| và đặc khu)*)\Z"
)


def levels_addressed(key: str) -> tuple[Level, ...]:
    """The tiers that a heading is nothing but the address of ("Đối với UBND các xã, phường", "Cấp tỉnh")."""
    found = _ADDRESSED.fullmatch(key.strip(" :.;-"))
    if not found:
        return ()
    whom = (found["to"] or found["tier"]).removeprefix("khối ")
    if found["to"] and _OF_PROVINCE.match(whom):
        return (Level.PROVINCE,)
    units = _OF_UNITS.match(whom)
    return _read(units["names"]) if units else ()


# "Các sở, ban, ngành: 90% hồ sơ …": who owes what the colon opens.
AGENCIES = (
    r"(?:(?:các|cơ quan|đơn vị|sở|ban|ngành|đoàn thể|địa phương|chuyên môn"
    r"|hành chính|nhà nước|ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|chính quyền|đảng ủy|cấp|tỉnh|huyện|xã|phường"
    r"|thị trấn|thị xã|thành phố|quận|đặc khu|thuộc|trực thuộc|và|cơ sở|trung ương)(?!\w)[\s,]*)+"
)
_WHOM = re.compile(rf"(?:(?:đối với|ở|tại|của|khối|riêng|còn|giao)\s)*{AGENCIES}")


def addresses(key: str) -> bool:
    """Whether words before a colon are nothing but the agencies that what follows is set for."""
    return bool(_WHOM.fullmatch(key.strip(" :.;-+")))


def levels_owing(key: str) -> tuple[Level, ...]:
    """The tiers of the units before a colon that owe what follows ("UBND cấp xã: 45% hồ sơ …")."""
    key = key.strip(" :.;-+").removeprefix("đối với ").removeprefix("riêng ")
    units = _OF_UNITS.match(key)
    return _read(units["names"]) if units else levels_alone(key)


_EACH = re.compile(
    rf"(?:\A|.*?(?<!\w))(?:mỗi|từng)\s+(?:đơn vị (?:hành chính )?(?:cấp )?)?"
    rf"(?P<names>(?:xã|phường|thị trấn|huyện|thị xã|quận|đặc khu)(?:{_JOIN}(?:xã|phường|thị trấn|huyện"
    rf"|thị xã|thành phố|quận|đặc khu))*)(?!\w)"
)


def levels_each(key: str) -> tuple[Level, ...]:
    """The level of which each unit owes the value ("mỗi xã có ít nhất 2 điểm")."""
    match = _EACH.match(key)
    return _read(match["names"]) if match else ()


def without_levels(text: str, key: str) -> str:
    """The phrase without the levels it is spread over; one that belongs to a noun ("đơn vị cấp xã") stays."""
    if not mentions(_ANY_TIER, key):
        return text.strip()
    cuts = [m.span() for m in _all(_SAYS_FROM, key) if "cấp" in m.group() or "cơ sở" in m.group()]
    cuts += [m.span() for m in _all(_SAYS_ALL, key)]
    for match in _all(_LISTS, key):
        if (
            match.group().split()[0] in ("tại", "ở", "đối", "cả", "từ", "của", "các", "cho")
            or len(_read(match["names"])) > 1
        ):
            cuts.append(match.span())
    cuts += [m.span() for m in _all(_SAYS_WHERE, key) if m.start() > 0 and not m.group().startswith("của")]
    widest = [c for c in set(cuts) if not any(o != c and o[0] <= c[0] and c[1] <= o[1] for o in cuts)]
    for start, end in sorted(widest, reverse=True):
        text = text[:start].rstrip() + " " + text[end:].lstrip()
    return text.strip()


def _read(names: str) -> tuple[Level, ...]:
    said = _READ.findall(names)
    if len(said) > 1:  # "huyện, thị xã, thành phố": a city of a province
        said = [name for name in said if name != "thành phố" or not {"huyện", "thị xã", "quận"} & {*said}]
    return tuple(dict.fromkeys(_NAMES[name] for name in said))


def _between(top: str, low: str) -> set[Level]:
    first = _ORDER.index(_NAMES.get(top, Level.PROVINCE))
    last = _ORDER.index(_NAMES.get(low, Level.COMMUNE))
    return set(_ORDER[first : last + 1])
