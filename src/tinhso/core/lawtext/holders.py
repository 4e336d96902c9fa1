"""Whose figure stands beside another's: words that name a place or an agency, and nothing measured."""

import re

from tinhso.core.lawtext.levels import AGENCIES, addresses, levels_alone
from tinhso.core.lawtext.memory import Memory, Named
from tinhso.core.lawtext.places import PLACE_NAMES
from tinhso.core.lawtext.shapes import Figure, Shape
from tinhso.core.lawtext.units import any_of
from tinhso.core.lawtext.wording import EMPTY, Phrase, inside, joined

_CAPITAL = "A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
_NAMES = rf"(?:[{_CAPITAL}][\w-]*)(?:,? (?:và )?[{_CAPITAL}][\w-]*){{0,7}}"
# "Sở Giáo dục và Đào tạo", "Bộ Giao thông vận tải": of a capital and a small letter, word by word.
_WORD = rf"[{_CAPITAL}]\w*(?: (?!và )[a-zà-ỹ]+)?(?: vận tải)?"
_OFFICE = rf"{_WORD}(?:(?:, | và | - | ){_WORD})*"
_RANKED = r"(?:cao|thấp|nhiều|ít|tốt|kém|nhanh|chậm|sát sao|khá)(?: nhất| hơn)?"
# "Kế sau là …", "Dẫn đầu là …", "Thấp nhất là …", "Ở các bộ, …".
_BEFORE = (
    r"(?:(?:(?:kế|tiếp|theo|xếp|đứng|liền) (?:sau|đến|theo|đầu|cuối|kế|ngay sau|thứ \w+)"
    rf"|dẫn đầu|đầu bảng|đứng đầu|cuối bảng|{_RANKED}|riêng|còn|trong khi(?: đó)?|cùng kỳ|tại|ở|trong đó"
    r"|với|như|đối với|của|phía sau|về sau|là|thuộc về"
    r"|(?:ở |trong |khối )*các (?:bộ|tỉnh|huyện|xã|sở|ngành|địa phương|đơn vị)(?:, ngành)?(?:,| thì))[\s,:]*)*"
)
_KIND = (
    r"(?:tỉnh|thành phố|tp\.?|huyện|thị xã|thị trấn|xã|phường|quận|đặc khu|bộ|sở|ngành|ban|chi cục|cục"
    r"|trung tâm|trường|bệnh viện|công an|ubnd|văn phòng|thôn|bản|cụm|vùng|khối|hệ thống|chi nhánh|ngân hàng"
    r"|tập đoàn)"
)
# "dẫn đầu", "đứng cuối", "giữ đầu bảng", "thấp nhất": where it stands among them.
_BEHIND = (
    r"(?:[\s,]*(?:đang |vẫn |là (?:nơi|đơn vị|địa phương) )?(?:dẫn đầu|đứng đầu|xếp đầu|về nhất|về cuối"
    r"|bám sát|đứng sau|(?:giữ|đứng|xếp|ở) (?:đầu|cuối|chót|nhì|ngôi đầu|top đầu|tốp đầu)?(?: bảng| danh sách)?"
    rf"|{_RANKED}|đội sổ|cả nước|toàn tỉnh))*"
)
_TIED = (
    r"(?:[\s,]*(?:với|mới|chỉ|đạt|được|là|có|cũng|cùng|đều|ở mức|mức|khoảng|bằng|chiếm|dừng ở|lần lượt|còn"
    r"|đã|vẫn))*[\s,]*"
)
_NAMED = re.compile(
    rf"(?i:{_BEFORE})(?:(?i:{_KIND}) )?(?:{_NAMES}|(?<=[SsBb][ởộ] ){_OFFICE})(?i:{_BEHIND})(?i:{_TIED})"
)
# "khối tỉnh, thành phố", "các huyện còn lại", "nơi cao nhất", "toàn tỉnh": a group, which the name keeps.
_GROUP = re.compile(
    r"(?:(?:còn|riêng|trong khi(?: đó)?|tính|chung|ở|tại|trong đó)\s)*"
    r"(?P<group>(?:khối|nhóm)\s(?:các )?(?:bộ|tỉnh|sở|huyện|xã|phường|địa phương|doanh nghiệp|trường|cơ quan"
    r"|đô thị|đồng bằng|miền núi|vùng)[^;:.()\d]{0,40}?"
    r"|(?:các |những )?(?:bộ|tỉnh|sở|huyện|xã|phường|địa phương|đơn vị|nơi|trường|ngành)(?:, \w+){0,2}"
    rf" (?:còn lại|khác)|(?:nơi|đơn vị|địa phương|xã|huyện|phường|sở) {_RANKED}"
    r"|toàn (?:tỉnh|thành phố|huyện|xã|quốc|vùng|ngành)|cả nước|bình quân(?: chung)?(?: cả nước| toàn tỉnh)?)"
    rf"{_TIED}"
)
_COUNTRY = re.compile(r"(?:toàn quốc|cả nước|bình quân)")


def held_beside(figure: Figure, around: tuple[Phrase, Phrase], memory: Memory) -> Named | None:
    """The name of a share before which words only say whose it is, or point back; else None."""
    left, right = around
    if figure.shape is Shape.SHARE and right.empty and addresses(left.key) and not levels_alone(left.key):
        base = _base_of(memory) if memory.label.empty else memory.label
        name = joined(base, inside(left))
        return None if base.empty else Named(name, base, name, ("indicator.carried_over",), base)
    if (
        figure.shape is not Shape.SHARE
        or not memory.label.empty
        or not (right.empty or right.key == figure.unit)
    ):
        return None
    base = _base_of(memory)
    before = memory.before if memory.measured.empty else memory.measured
    joined_to = next((p for p in (before, base) if not p.empty and left.key.startswith(f"{p.key} ")), EMPTY)
    left = left.cut(len(joined_to.key) + (not joined_to.empty), len(left.key))
    again = _pointed_back(left, memory)
    again = _held(left, memory) if again.empty else again
    return None if again.empty else Named(again, base, again, ("indicator.carried_over",), base)


def _held(left: Phrase, memory: Memory) -> Phrase:
    """The name of a value before which only its holder stands: what was measured before; empty if it says more."""
    measured = _base_of(memory)
    if measured.empty:
        return EMPTY
    group = _GROUP.fullmatch(left.key)
    if group:
        said = left.cut(*group.span("group"))
        return measured if _COUNTRY.match(said.key) else joined(measured, inside(said))
    return measured if _is_name(left) else EMPTY


# "… toàn tỉnh", "… cao nhất nước": for whom it was measured, and how that one stands.
_FOR_ALL = re.compile(
    rf"(?:\s(?:(?:tại|ở|của|khối) {AGENCIES}|(?:trên |của )?(?:toàn (?:tỉnh|thành phố|huyện|xã|quốc|ngành)|cả (?:nước"
    r"|tỉnh))|(?:cao|thấp|nhiều|ít) nhất(?: (?:cả )?(?:nước|tỉnh|vùng))?|dẫn đầu(?: (?:cả )?(?:nước|tỉnh))?))+\Z"
)
_OWNER = re.compile(
    rf"(?:{any_of(('tỉnh', 'thành phố', 'huyện', 'xã', 'phường', 'sở', 'bộ'))}) "
    rf"(?:{any_of(PLACE_NAMES)})(?: (?:đã|mới|đang))?\s"
)


def _base_of(memory: Memory) -> Phrase:
    """What was measured last, in these sentences or in the block before, without whom it was measured for."""
    measured = memory.before if memory.measured.empty else memory.measured
    for_all = _FOR_ALL.search(measured.key)
    measured = measured.cut(0, for_all.start()) if for_all else measured
    owner = _OWNER.match(measured.key)
    return measured.cut(owner.end(), len(measured.key)) if owner else measured


_PLACE = re.compile(rf"(?<!\w)(?:{any_of(PLACE_NAMES)}|{_KIND} \w)")


def _is_name(left: Phrase) -> bool:
    found = _NAMED.fullmatch(left.text)
    return bool(found and _PLACE.search(left.key))


_THAT = (
    r"(?:tỷ lệ|tỉ lệ|con số|mức|chỉ tiêu|chỉ số|kết quả|tỷ trọng|số liệu)"
    r" (?:này|đó|trên|ấy|nói trên|nêu trên)"
)
_BACK = re.compile(rf"(?P<head>[^;:.()]*?)(?<!\w){_THAT}(?!\w)(?P<tail>[^;:.()]*)")
_OF_SHARE = re.compile(r"(?<!\w)t[ỷỉ] (?:lệ|trọng) (?:này|đó|trên|ấy)")
_WHERE = re.compile(
    r"\s*(?:riêng |còn )?(?:(?:ở|tại)\s)?(?P<of>(?:đối với|với|của|trong|khối|nhóm|cấp|huyện|xã|phường|thành phố"
    r"|thị xã|tỉnh|vùng|khu vực)\s[^,]{2,60}|(?<=ở )[^,]{2,60}|các \w[^,]{2,40}),?\s*\Z"
)


def _pointed_back(left: Phrase, memory: Memory) -> Phrase:
    """The name of a value that words point back for ("ở cấp xã, tỷ lệ này …", "con số này của …")."""
    found = _BACK.fullmatch(left.key)
    measured = _base_of(memory)
    if found and _OF_SHARE.search(left.key) and not memory.share.empty:
        measured = memory.share  # "…, đạt 89,2%; 114 xã có điểm hỗ trợ. Thành phố nâng tỷ lệ này lên 95%"
    if not found or measured.empty:
        return EMPTY
    places = (_WHERE.match(left.key, found.start(part), found.end(part)) for part in ("head", "tail"))
    return joined(measured, *(inside(left.cut(*place.span("of"))) for place in places if place))
