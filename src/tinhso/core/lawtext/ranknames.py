"""Third pass: the name of a ranking: its index or its field, and where it ranks."""

import re

from tinhso.core.lawtext.memory import Memory, Named
from tinhso.core.lawtext.places import PLACE_NAMES
from tinhso.core.lawtext.units import any_of
from tinhso.core.lawtext.wording import EMPTY, PILLAR, PILLAR_LAST, Phrase, inside, joined, phrase

INDEX = re.compile(
    r"(?<!\w)(?:(?:bộ )?chỉ số phục vụ người dân(?:,| và) doanh nghiệp(?:[^;.:()\d]*?(?=\s(?:năm|xếp|đứng"
    r"|đạt|của"
    r"|tăng|giữ|là)(?!\w)|\Z))?|(?:dti|pii|pci|papi|par index|par-index|sipas|egdi|ict index)(?: của (?:tỉnh"
    r"|thành phố))?"
    r"|(?:bộ )?chỉ số [^,;.()]+"
    r"|mức độ [^,;.()]+)"
)
_RANK_WORD = re.compile(r"(?<!\w)(?:thứ hạng|xếp hạng|vị trí|vị thứ|hạng)(?!\w)")
_LEADERS = re.compile(r"\s*(?:dẫn đầu|đứng đầu|hàng đầu|cao nhất|tốt nhất).*\Z")
# "nhóm 10 địa phương có tỷ lệ hồ sơ trực tuyến cao nhất": by what they are ranked.
_MOST = re.compile(
    r"\scó (?P<what>(?:tỷ lệ|tỉ lệ|tỷ trọng|số lượng|số|tổng|doanh thu|tốc độ|mức độ|năng suất|điểm) [^,;.()]{3,80}?)"
    r" (?:dẫn đầu|đứng đầu|hàng đầu|cao nhất|tốt nhất|lớn nhất)"
)
_FIELD = re.compile(r"(?<!\w)(?:về|phát triển|chuyển đổi số|cải cách hành chính|đổi mới sáng tạo)(?!\w)")
_SCOPE = re.compile(
    r"(?:của |trong |trên |ở |tại )?(?:cả nước|toàn quốc|vùng|khu vực|thế giới|châu á|asean|đông nam|đồng bằng"
    r"|các tỉnh|về|tỉnh)"
)


# Who is ranked, and not by what: "…: tỉnh đứng thứ 32/63".
_WHO = re.compile(rf"(?:(?:tỉnh|thành phố|xã|phường|huyện|địa phương|ta|{any_of(PLACE_NAMES)})(?:\s|\Z))+\Z")


def rank_named(around: tuple[Phrase, Phrase, Phrase], memory: Memory, field: Phrase) -> Named:
    """The name of a ranking: the index it ranks by, else the document's word for a rank, scope and field."""
    left, said, right = around
    bare = left.empty or _WHO.match(left.key)
    index = INDEX.search(left.key) or (INDEX.search(memory.label.key) if bare else None)
    if index:
        holder = left if INDEX.search(left.key) else memory.label
        name = holder.cut(*index.span())
        tail = re.search(
            r"\s+(?:đứng|xếp|nằm|giữ|vào|thuộc|lọt|nhắm|đạt|còn|phấn đấu|trong|ở|phải|cần|sẽ)\Z"
            r"|\s+do\s.*\Z",
            name.key,
        )
        name = without_place(name.cut(0, tail.start()) if tail else name)
        word = _RANK_WORD.search(said.key) or _RANK_WORD.search(holder.key, 0, index.start())
        if word and not name.key.startswith(("bộ", "chỉ số", "mức độ")):
            name = joined(phrase(word.group() if word.group() != "vị thứ" else "xếp hạng"), name)
        name = _told(name)
        return Named(
            joined(name, right if _SCOPE.match(right.key) else EMPTY), name, EMPTY, ("indicator.index",), name
        )
    if most := _MOST.search(said.key):
        name = said.cut(*most.span("what"))
        return Named(name, name, EMPTY, ("indicator.index",))
    inside = INDEX.search(said.key)
    behind = INDEX.search(right.key) if not inside else None
    if behind:
        name = right.cut(*behind.span())
        placed = re.search(r"xếp|đứng|hạng|vị trí", said.key) and not name.key.startswith(
            ("bộ", "chỉ số", "mức")
        )
        name = _told(joined(phrase("xếp hạng"), name) if placed else name)
        return Named(name, name, EMPTY, ("indicator.index",))
    if inside:
        name = said.cut(*inside.span())
        leaders = _LEADERS.search(name.key)
        name = _told(name.cut(0, leaders.start()) if leaders else name)
        return Named(name, name, EMPTY, ("indicator.index",))
    return _plain_rank(around, memory, field)


_SHORT = 3


def _told(name: Phrase) -> Phrase:
    """A short name of an index as that of the ranking by it ("chỉ số DTI" → "xếp hạng chỉ số DTI")."""
    short = len(name.key.split()) <= _SHORT and name.key.startswith("chỉ số ")
    return joined(phrase("xếp hạng"), inside(name)) if short else name


def _plain_rank(around: tuple[Phrase, Phrase, Phrase], memory: Memory, field: Phrase) -> Named:
    left, said, right = around
    word = _RANK_WORD.search(left.key) or _RANK_WORD.search(said.key)
    rank = phrase(word.group() if word else "xếp hạng")
    scope = right if _SCOPE.match(right.key) else EMPTY
    if _FIELD.search(right.key) and not scope.empty:
        return Named(joined(rank, scope), rank, EMPTY, ("indicator.rank",))
    if not memory.rank.empty and scope.empty and not (left.empty and _newly_measured(memory)):
        pillar = _pillar(left, memory)
        if not pillar.empty:
            return Named(pillar, memory.rank, EMPTY, ("indicator.rank_pillar",), pillar)
        return Named(memory.rank, memory.rank, EMPTY, ("indicator.rank_carried",))
    if left.empty and not memory.lead.empty and word is None and not _FIELD.search(right.key):
        if not memory.label.empty:  # "Chứng thực điện tử: 418 hồ sơ, xếp thứ 6 toàn tỉnh"
            return Named(joined(rank, memory.label, scope), memory.label, EMPTY, ("indicator.rank",))
        return Named(joined(memory.lead, scope), memory.lead, memory.lead, ("indicator.shared_subject",))
    about = _FIELD.search(left.key)
    own = left.cut(about.start(), len(left.key)) if about else EMPTY
    fields = own if not own.empty else field
    return Named(joined(rank, fields, scope), rank, EMPTY, ("indicator.rank",), joined(rank, scope))


def _newly_measured(memory: Memory) -> bool:
    """Whether something else was measured since the last ranking, which by its name is none of an index."""
    lead = memory.lead
    since = not lead.empty and lead.key not in memory.rank.key and memory.measured.key == lead.key
    return since and not memory.rank.empty and not INDEX.search(memory.rank.key)


def _pillar(left: Phrase, memory: Memory) -> Phrase:
    """The part of an index that a few words name beside its rank ("…, kinh tế số đứng thứ 15")."""
    pillar = PILLAR.match(left.key) or PILLAR_LAST.search(left.key)
    if not pillar:
        return EMPTY
    name = left.cut(*pillar.span())
    word = "chỉ số" if memory.rank.key.startswith(("chỉ số", "bộ chỉ số")) else "xếp hạng"
    return joined(phrase(word), name)


_OF_PLACE = re.compile(rf"\s+của (?:tỉnh |thành phố )?(?:{any_of(PLACE_NAMES)})(?!\w).*\Z")
_ACRONYM = re.compile(r"(?<!\w)(?:dti|pii|pci|papi|par[ -]index|sipas|egdi|ict index)(?!\w)")
_AT_INDEX = re.compile(r"(?:ở|về|theo|tại|đối với)\s+(?=(?:bộ )?(?:chỉ số|dti|pii|pci|papi|par|sipas|ict))")


def ranking_of(name: Phrase, *, by_name: bool = False) -> Phrase:
    """The ranking by an index that a score names ("DTI" → "xếp hạng DTI"); empty if it names none.

    `by_name`: only one known by its name counts, for a share may be of anything called "chỉ số".
    """
    index = (_ACRONYM if by_name else INDEX).search(name.key)
    return joined(phrase("xếp hạng"), inside(without_place(name.cut(*index.span())))) if index else EMPTY


def without_place(name: Phrase) -> Phrase:
    """An index without the province that it is taken for ("chỉ số DTI | của Kiên Giang")."""
    place = _OF_PLACE.search(name.key)
    return name.cut(0, place.start()) if place else name


def index_behind(right: Phrase) -> Phrase:
    """The index that a share is scored in ("87,52% ở PAR Index"); empty where none is named."""
    at = _AT_INDEX.match(right.key)
    index = INDEX.match(right.key, at.end()) if at else None
    return right.cut(*index.span()) if index else EMPTY
