"""Third pass: the name of what a figure measures, complete on its own: subjects are carried down."""

import re
from dataclasses import replace

from tinhso.core.lawtext import words
from tinhso.core.lawtext.bases import TIES, base_owner, before_base, share_of_base, share_of_gdp, within
from tinhso.core.lawtext.holders import held_beside
from tinhso.core.lawtext.levels import levels_alone, levels_spread
from tinhso.core.lawtext.measures import attended, is_spending, of_what, spent_on
from tinhso.core.lawtext.memory import Memory, Named, is_quantity_word, owner_of
from tinhso.core.lawtext.owners import head_of, is_compared, is_frame, owned
from tinhso.core.lawtext.partnames import OF_IT, holder, names_part, part_counted, whole_of
from tinhso.core.lawtext.ranknames import INDEX, index_behind
from tinhso.core.lawtext.shapes import Figure, Shape
from tinhso.core.lawtext.units import DURATIONS, counted_noun, first_clause
from tinhso.core.lawtext.wording import EMPTY, HAS_VERB, Phrase, joined, phrase
from tinhso.core.quantity import Comparator

_STARTS_WITH_VERB = re.compile(
    rf"(?!thanh toán (?:không|trực|điện))(?:đã |đang |sẽ |cùng |phải )*(?:{words.VERBS})(?!\w)"
)
_ELLIPTIC = re.compile(r"(?:trong|ở|tại|mỗi|từng|riêng|với|của|đối với|các)(?!\w)")
_ANAPHORA = re.compile(
    r"(?:tỷ lệ|con số|mức|chỉ tiêu|kết quả|số) (?:này|đó|trên|ấy)(?!\w)\s*(?:ở|tại|với|của|đối với|là)?\s*"
)
_BASE = re.compile(rf"(?:{'|'.join(words.BASES)})(?!\w)")
_GDP = re.compile(r"(?:grdp|gdp|tổng sản phẩm)(?!\w)")
_FEW = 8  # words of an elliptic clause ("trong từng ngành, lĩnh vực")
_SHARES = re.compile(r"(?:đóng góp(?! của)|góp|chiếm|đạt|bằng)(?!\w)\s*")


def starts_with_verb(key: str) -> bool:
    """Whether words begin with what some population does."""
    return bool(_STARTS_WITH_VERB.match(key))


def bracketed(last: Phrase, right: Phrase, memory: Memory) -> Named:
    """The name of a value that a bracket adds to the one before ("45 tổ (đạt 90% số thôn)")."""
    if last.empty:
        return _carried(right, memory, "indicator.subject_carried")
    return Named(joined(last, right), memory.subject, memory.lead, ("indicator.subject_carried",))


def named(figure: Figure, around: tuple[Phrase, Phrase], memory: Memory) -> Named:
    """The measured thing of a figure with its own words on both sides."""
    aside = is_compared(around[0].key) or (is_frame(around[0].key) and not owner_of(memory).empty)
    left, right = (EMPTY if aside else around[0]), around[1]
    if _ELLIPTIC.match(memory.label.key):
        memory = replace(memory, label=joined(memory.subject, memory.label))
    left = _with_label(left, memory)
    plain = _by_itself(figure, (left, right), memory)
    if plain:
        return plain
    if levels_spread(right.key):
        right = EMPTY
        if left.empty:
            return _carried(EMPTY, memory, "indicator.subject_carried_over_levels")
    if levels_alone(left.key) and not (figure.wrapped and not right.empty):
        right = EMPTY if right.key == figure.unit else right
        return _carried(right, memory, "indicator.subject_carried_over_levels")
    return _value_later(figure, (left, right), memory) if not left.empty else _alone(figure, right, memory)


def _by_itself(figure: Figure, around: tuple[Phrase, Phrase], memory: Memory) -> Named | None:
    """The name of those who came to what was counted, of a score in an index, of an amount; else None."""
    counted = figure.wrapped and around[1].empty  # "6 lớp tập huấn (300 học viên)"
    came = attended(figure, (around[0], phrase(figure.unit or "")) if counted else around, memory)
    if not came.empty:
        return Named(came, memory.subject, EMPTY, ("indicator.attended",))
    scored = index_behind(around[1]) if figure.shape is Shape.SHARE else EMPTY
    if not scored.empty:
        return Named(scored, scored, EMPTY, ("indicator.index",))
    return _amount(figure, around, memory) if figure.shape is Shape.AMOUNT else None


def _alone(figure: Figure, right: Phrase, memory: Memory) -> Named:
    """The name of a value with nothing before it."""
    if right.empty:
        return _carried(EMPTY, memory, "indicator.subject_carried")
    beside = of_what(right, memory) if figure.shape is Shape.SHARE else EMPTY
    if not beside.empty and not is_quantity_word(
        right.key
    ):  # "100% đúng và trước hạn, trong đó 35% trước hạn"
        return Named(beside, memory.subject, EMPTY, ("indicator.of_subject",))
    counted = _counted_alone(figure, right, memory) or part_counted(figure, right, memory)
    return counted or _value_first(figure, right, memory)


def _with_label(left: Phrase, memory: Memory) -> Phrase:
    """A label that only names the kind of quantity ("Tỷ lệ:") goes before each of its members."""
    label = memory.label
    opens = is_quantity_word(label.key) or label.key.endswith((" có", " sử dụng", " dùng", " được"))
    if opens and not left.empty and not left.key.startswith(label.key):
        return joined(label, left)
    return left


def _amount(figure: Figure, around: tuple[Phrase, Phrase], memory: Memory) -> Named:
    left, right = around
    if left.empty or (left.key in ("tổng số", "tổng cộng") and not memory.label.empty):
        return _amount_alone(figure, right, memory)
    if names_part(left, memory):
        part = EMPTY if levels_alone(left.key) else left
        return Named(joined(memory.whole, part), memory.subject, EMPTY, ("indicator.part_of_whole",))
    whole = of_what(left, memory)
    if not whole.empty:
        return Named(whole, whole, EMPTY, ("indicator.of_subject",))
    left = _amount_of(figure, left, memory)
    short = len(left.key.split()) < _FEW - 2
    terse = len(left.key.split()) <= _FEWEST and not _ELLIPTIC.match(right.key)
    times = figure.unit == "lần" and (terse or right.key.startswith(("đối với", "cho", "trên", "tại")))
    money = figure.unit in _MONEY and short and _SPENDS.match(right.key)
    said = right.cut(0, _LONGEST_SCOPE)
    scope = said.cut(0, said.key.rfind(" ") if len(right.key) > _LONGEST_SCOPE else len(said.key))
    scope = scope if times or money else spent_on(left, right) if figure.unit in _MONEY else EMPTY
    whole = joined(left, scope)
    # "chi 3.600 tỷ đồng cho chuyển đổi số; riêng năm 2026 là 620 tỷ đồng": of what both are.
    return Named(whole, whole if money else left, left, ("indicator.left",))


# What money is for, behind it: "bố trí 45 tỷ đồng bổ sung trang thiết bị …".
_SPENDS = re.compile(
    r"(?:cho|để|từ|bổ sung|mua|mua sắm|đầu tư|hỗ trợ|nâng cấp|trang bị|xây dựng|sửa chữa|thuê|thực hiện"
    r"|triển khai|phục vụ|lắp đặt|số hóa)\s"
)


def _amount_of(figure: Figure, left: Phrase, memory: Memory) -> Phrase:
    """The words before an amount, with those they lack: of the owner, the label, the value before, the noun."""
    few = len(left.key.split()) <= _FEWEST
    if _ELLIPTIC.match(left.key) and not HAS_VERB.search(left.key) and len(left.key.split()) < _FEW - 2:
        return joined(owner_of(memory), left)
    if (
        _STARTS_WITH_VERB.match(left.key)
        or _KIND_OF_QUANTITY.match(left.key)
        or _part_of_label(figure, left, memory)
    ):
        left = joined(memory.label, left)
    elif few and (quantity := _QUANTITY.match(memory.lead.key)):
        return joined(memory.lead.cut(*quantity.span()), left)
    if memory.topic.key == "kinh phí" and figure.unit in _MONEY and is_spending(left):
        return joined(memory.topic, left)
    return joined(left, _done_to(figure, left))


def _done_to(figure: Figure, left: Phrase) -> Phrase:
    """What something was done to, where the count says no noun of its own ("…, phê duyệt 805.000")."""
    noun = figure.unit or ""
    done = _STARTS_WITH_VERB.match(left.key) or left.key.startswith(("phê duyệt", "trả"))
    counted = done and noun == counted_noun(noun) and noun not in left.key
    return phrase(noun) if counted else EMPTY


def _part_of_label(figure: Figure, left: Phrase, memory: Memory) -> bool:
    """Whether a word or two name a part of what the label counts ("Trạm phát sóng: 900 (2G: 250; …)")."""
    counted = counted_noun(memory.label.key)
    return counted is not None and counted == figure.unit and len(left.key.split()) < _FEWEST


def _of_rank(figure: Figure, memory: Memory) -> Named | None:
    """The name of places moved in the last ranking, or of the points scored in it; None for other amounts."""
    if figure.unit == "bậc" and not memory.rank.empty:
        return Named(memory.rank, memory.subject, EMPTY, ("indicator.rank_carried",))
    index = INDEX.search(memory.rank.key) if figure.unit == "điểm" else None
    if index:
        name = memory.rank.cut(*index.span())
        return Named(name, name, name, ("indicator.index",))
    if figure.unit == "điểm" and memory.label.empty and memory.rank.key.startswith("xếp hạng "):
        field = memory.rank.cut(len("xếp hạng "), len(memory.rank.key))
        return Named(field, field, field, ("indicator.index",))
    return None


def _amount_alone(figure: Figure, right: Phrase, memory: Memory) -> Named:
    """The name of an amount with nothing before it: the ranking's, the label's, what follows, the subject."""
    ranked = _of_rank(figure, memory)
    if ranked:
        return ranked
    if not memory.label.empty:
        return Named(memory.label, memory.label, memory.label, ("indicator.label",))
    if figure.unit in _MONEY and memory.topic.key in ("kinh phí", "nguồn lực"):
        return Named(memory.topic, memory.topic, EMPTY, ("indicator.topic",))
    measures = figure.unit in ("km", "TB", "GB", "PB", "m2", "ha", "MW")
    takes = figure.unit in DURATIONS and _TAKES.match(right.key)
    own = right.key and not _STARTS_WITH_VERB.match(right.key) and not _ELLIPTIC.match(right.key)
    if takes or own and (figure.unit in _MONEY or measures) or memory.subject.empty and not right.empty:
        return Named(right, right, EMPTY, ("indicator.right",))
    return _carried(EMPTY, memory, "indicator.subject_carried")


# "không quá 2 ngày | xử lý đối với phản ánh …": what takes so long.
_TAKES = re.compile(r"(?:làm việc )?(?:xử lý|giải quyết|phản hồi|trả lời|thực hiện)\s\w+\s\w")
# "Doanh thu bưu chính 310 tỷ đồng, viễn thông 1.540 tỷ đồng": the second is one too.
_QUANTITY = re.compile(r"(?:tổng )?(?:doanh thu|kinh phí|chi phí|vốn|giá trị|sản lượng|thu|chi)(?= \w)")
_FEWEST = 3
# What only says which quantity: the label says of what ("Dịch vụ truy nhập 4G: tốc độ tải xuống 40 Mbps").
_KIND_OF_QUANTITY = re.compile(
    r"(?:tốc độ|thời gian|dung lượng|băng thông|độ trễ|công suất|diện tích|chiều dài|tổng|kinh phí"
    r"|vốn)(?: \w+){0,4}\Z"
)
_LONGEST_SCOPE = 80  # characters of what money is for
_MONEY = ("đồng", "USD")


def _carried(more: Phrase, memory: Memory, rule: str) -> Named:
    subject = owner_of(memory)
    whole = joined(subject, more)
    return Named(whole, subject, memory.lead, (rule,))


_GROUP = re.compile(
    r"(?:tổ công nghệ số(?: cộng đồng)?|tổ cnscđ|ban chỉ đạo|tổ (?:giúp việc|công tác))[^,;.]{0,60}"
)
_CHANGED = (Comparator.UP, Comparator.DOWN)


def _counted_alone(figure: Figure, right: Phrase, memory: Memory) -> Named | None:
    """The name of a count of which only the noun is said: its members, or a change of what went before."""
    again = figure.shape is Shape.COUNT and " " in right.key and memory.subject.key.endswith(f" {right.key}")
    if again and memory.lead.empty:
        return _carried(EMPTY, memory, "indicator.subject_carried")
    does = right.key.startswith("thành viên ") and _STARTS_WITH_VERB.match(right.key, len("thành viên "))
    alone = right.key == figure.unit or does
    if figure.shape is not Shape.COUNT or not alone or memory.subject.empty:
        return None
    if figure.comparator in _CHANGED or f"{right.key} " in memory.subject.key + " ":
        return _carried(EMPTY, memory, "indicator.subject_carried")
    members = figure.unit == "thành viên"
    group = _GROUP.search(memory.subject.key) if members else None
    if not group:
        return None
    name = joined(phrase("thành viên"), memory.subject.cut(*group.span()))
    return Named(name, memory.subject, EMPTY, ("indicator.members",))


def _value_first(figure: Figure, right: Phrase, memory: Memory) -> Named:
    among = _OF_THEM.match(right.key) if not owner_of(memory).empty else None
    if among or OF_IT.match(right.key) and (memory.lead.empty or HAS_VERB.search(right.key)):
        said = right.cut(among.end() if among else 0, len(right.key))
        return _carried(said, memory, "indicator.subject_carried")
    if figure.shape is Shape.COUNT and not memory.lead.empty:
        right = _first_words(right)
    cut = figure.comparator in _CHANGED and _MEASURED.match(right.key)  # "…, giảm 30% chi phí tuân thủ"
    if not cut and not memory.lead.empty and not HAS_VERB.search(right.key):
        base = _BASE.match(right.key) and not memory.lead.key.endswith(TIES)
        whole = joined(memory.lead, within(right) if base else right)
        return Named(whole, memory.lead, memory.lead, ("indicator.shared_subject",))
    if _GDP.match(right.key):
        return share_of_gdp(right, memory)
    if _STARTS_WITH_VERB.match(right.key):
        owner = head_of(owner_of(memory)) if memory.label.empty else memory.label
        return Named(joined(owner, right), owner, EMPTY, ("indicator.shared_subject",))
    if _needs_label(figure, right, memory):
        verb = _STARTS_WITH_VERB.match(memory.label.key)  # "Đã giải quyết: 12.000 hồ sơ"
        done = verb and len(memory.label.key.split()) < _FEWEST
        bare = figure.shape is Shape.COUNT and right.key == figure.unit and not done
        said = EMPTY if bare else _first_words(right)
        return Named(joined(memory.label, said), memory.label, EMPTY, ("indicator.label",))
    return Named(right, right, EMPTY, ("indicator.right",))


_MEASURED = re.compile(
    r"(?:chi phí|thời gian|thủ tục|giấy tờ|số (?:cuộc|lượng|hộ|vụ)|tỷ lệ|hồ sơ giấy|văn bản giấy) \w"
)
# "34 cán bộ, 19 người trong số đó có chứng chỉ": of them.
_OF_THEM = re.compile(r"(?:[^\W\d_]+ ){0,2}trong (?:đó|(?:tổng )?số (?:đó|này|ấy|trên))\s")


def _first_words(right: Phrase) -> Phrase:
    """What is counted, up to a comma, if it does nothing itself ("2.000 máy trạm, đồng bộ dữ liệu …")."""
    comma = first_clause(right.key)
    return right.cut(0, comma) if comma > 0 and not HAS_VERB.search(right.key[:comma]) else right


_BARE = 14  # words of a population that nothing is said of, and of which a label tells what is measured


def _needs_label(figure: Figure, right: Phrase, memory: Memory) -> bool:
    label = memory.label
    named_again = figure.shape is Shape.COUNT and right.key.startswith(f"{figure.unit} ")
    if label.empty or is_quantity_word(label.key) or (named_again and f" {figure.unit}" in label.key):
        return False
    said = right.key[: first_clause(right.key)]
    short = len(said.split()) < _BARE and not HAS_VERB.search(said)
    return short or figure.wrapped


def _value_later(figure: Figure, around: tuple[Phrase, Phrase], memory: Memory) -> Named:
    left, right = around
    if beside := held_beside(figure, around, memory):
        return beside
    if anaphora := _ANAPHORA.match(left.key):
        rest = left.cut(anaphora.end(), len(left.key))
        owner = owner_of(memory)
        owner = memory.share if left.key.startswith(("tỷ ", "tỉ ")) and not memory.share.empty else owner
        whole = joined(memory.before if owner.empty else owner, rest, right)
        return Named(whole, whole, whole, ("indicator.anaphora",))
    whole = of_what(left, memory) if right.empty or right.key == figure.unit else EMPTY
    if not whole.empty:
        return Named(whole, whole, EMPTY, ("indicator.of_subject",))
    elliptic = _part_or_total(figure, around, memory) or _elliptic(figure, around, memory)
    if elliptic:
        return elliptic
    if not is_quantity_word(memory.label.key):
        left = owned(memory.label if memory.over.empty or not memory.label.empty else memory.over, left)
    if _BASE.match(right.key):
        return share_of_base(left, right)
    numbered = left.key.startswith(("số ", "tổng số ")) and not left.key.startswith("số hóa")
    counts = right.key in left.key or numbered
    if figure.shape is Shape.COUNT and right.key == figure.unit and counts:
        left, right = left.cut(0, len(left.key.removesuffix(" có"))), EMPTY
    rule = "indicator.left" if right.empty else "indicator.around"
    whole = joined(left, right)
    says_little = figure.shape is Shape.COUNT or _STARTS_WITH_VERB.fullmatch(left.key)
    return Named(whole, whole if says_little else left, left, (rule,))


def _part_or_total(figure: Figure, around: tuple[Phrase, Phrase], memory: Memory) -> Named | None:
    """The name of a total of what was counted before, or of a part of it."""
    left, right = around
    bare = figure.shape is Shape.COUNT and right.key == figure.unit
    if bare and _TOTAL.match(left.key) and f" {right.key} " in f" {memory.subject.key} ":
        counted = memory.subject.cut(memory.subject.key.index(right.key), len(memory.subject.key))
        return Named(joined(phrase("tổng số"), counted), counted, EMPTY, ("indicator.total",))
    group = _GROUP.search(memory.subject.key) if bare and figure.unit == "thành viên" else None
    if group and len(left.key.split()) <= _FEWEST and not left.key.startswith(("mỗi", "từng")):
        name = joined(right, memory.subject.cut(*group.span()))
        return Named(name, memory.subject, EMPTY, ("indicator.members",))
    if (figure.shape is Shape.SHARE or bare) and names_part(left, memory):
        whole = joined(whole_of(figure.unit or "", memory), holder(left), EMPTY if bare else right)
        return Named(whole, memory.subject, EMPTY, ("indicator.part_of_whole",))
    return None


# "…, nâng tổng số lên 214 sản phẩm"
_TOTAL = re.compile(r"(?:nâng|đưa)?\s*(?:tổng )?số(?: \w+)?\Z")


def _elliptic(figure: Figure, around: tuple[Phrase, Phrase], memory: Memory) -> Named | None:
    """The name of a clause that lacks its subject; None if it has one."""
    left, right = around
    if _SHARES.match(left.key) and (_GDP.match(right.key) or _GDP.search(left.key)):
        owner = memory.topic if not memory.topic.empty else base_owner(memory)
        return Named(joined(owner, left, right), owner, left, ("indicator.topic",))
    lacks = _ELLIPTIC.match(left.key) and not HAS_VERB.search(left.key) and not _counts_own(figure, right)
    lacks = lacks and not _counts_other(figure, left, memory)
    if lacks and len(left.key.split()) <= _FEW:
        owner = before_base(owner_of(memory))
        return Named(joined(owner, left, right), owner, joined(owner, left), ("indicator.subject_carried",))
    named_already = not memory.subject.empty and left.key.startswith(memory.subject.key)
    agent = _agent(figure, left, memory)
    if not agent.empty:
        return Named(joined(agent, left, right), memory.subject, EMPTY, ("indicator.shared_subject",))
    acts = _STARTS_WITH_VERB.match(memory.subject.key) and memory.label.empty
    named_already = named_already or bool(acts and not right.empty)
    if _STARTS_WITH_VERB.match(left.key) and figure.shape is Shape.SHARE and not named_already:
        owner = memory.label
        if owner.empty and not memory.lead.empty:
            owner = memory.subject if _SHARES.fullmatch(left.key) else head_of(memory.subject)
        lead = joined(owner, left)
        whole = joined(lead, right)
        return Named(whole, whole if owner.empty else lead, lead, ("indicator.shared_subject",))
    return None


def _counts_other(figure: Figure, left: Phrase, memory: Memory) -> bool:
    """Whether each of some is to have what was not counted before ("…; mỗi phường, xã 1 mô hình")."""
    each = figure.shape is Shape.COUNT and left.key.startswith(("mỗi ", "từng "))
    return each and memory.label.empty and (figure.unit or "") not in memory.subject.key


def _counts_own(figure: Figure, right: Phrase) -> bool:
    """Whether a count names all of what it counts ("mỗi ấp 1 | tổ công nghệ số cộng đồng"), and carries nothing on."""
    more = right.key.removeprefix(figure.unit or "").split()
    return figure.shape is Shape.COUNT and len(more) > 1


def _agent(figure: Figure, left: Phrase, memory: Memory) -> Phrase:
    """Who did what a count alone tells ("Trung tâm tiếp nhận 23.000 hồ sơ và giải quyết 22.600 hồ sơ")."""
    verb_only = _STARTS_WITH_VERB.match(left.key) and len(left.key.split()) <= _FEWEST
    acts = figure.shape is Shape.COUNT and verb_only and HAS_VERB.search(memory.lead.key)
    agent = head_of(memory.lead) if acts else EMPTY
    return agent if len(agent.key.split()) > _FEWEST else EMPTY


_DOES = re.compile(rf"\s(?:(?:đã|chưa|đang|không|đều) )*(?:{words.VERBS})(?!\w)")


def predicate(right: Phrase) -> Phrase:
    """What a counted thing does, from its verb on; empty where it does nothing."""
    verb = _DOES.search(right.key)
    return right.cut(verb.start() + 1, len(right.key)) if verb else EMPTY
