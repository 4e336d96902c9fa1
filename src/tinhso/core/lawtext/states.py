"""How many of those counted are done, late, refused: a bare number beside a word for a state."""

import re

from tinhso.core.lawtext.levels import levels_spread
from tinhso.core.lawtext.memory import Memory, Named
from tinhso.core.lawtext.partnames import whole_of
from tinhso.core.lawtext.shapes import Figure, Shape
from tinhso.core.lawtext.units import UNITS, any_of
from tinhso.core.lawtext.wording import EMPTY, Phrase, closed, inside, joined, opened, phrase

_LINKS = re.compile(r"[\s,;:(]*(?:(?:và|còn(?! lại)|trong đó|gồm|thì|nay|có|mới|chỉ)(?!\w)[\s,:]*)*")
_MEASURES = re.compile(rf"(?:{any_of(tuple(UNITS.values()))})(?!\w)|/")
# "phê duyệt 805.000": what was done, and to what.
_ACTS = re.compile(
    r"(?:phê duyệt|giải quyết|xử lý|trả|tiếp nhận|cung cấp|số hóa|tích hợp|ký số|kích hoạt)(?!\w)"
)
_MOST = 6  # words of a state
_TIES = re.compile(r"[\s,]*(?:(?:là|được|có|lên|đạt)[\s,]*)*\Z")
_TOTAL = re.compile(r"(?:tổng số|số lượng|số)\s+(?=\w+)")
# "… hồ sơ | , đang giải quyết", "… nhiệm vụ hoàn thành": the state of those before is not that of the next.
_BEFORE = re.compile(
    r"(?<=\w)\s(?:đã|đang|chưa|được giải quyết|hoàn thành|nộp trực tuyến|toàn trình|một phần"
    r"|trực tiếp|(?:đúng|trước|quá|trễ)(?: và (?:đúng|trước))? hạn)(?!\w)"
)
# "cán bộ | có chứng thư số; 35/42 đã tập huấn": what some have is not said of those of whom something else is.
_HAVING, _ACTED = re.compile(r"(?<=\w)\scó(?!\w)"), re.compile(r"(?:đã|chưa|đang|được)(?!\w)")


def named_beside(figure: Figure, around: tuple[Phrase, Phrase], memory: Memory) -> Named | None:
    """The name of a value beside which only a state, a deed or a size stands; None if more is said."""
    made = _state_named(figure, around, memory) or _deed_named(figure, around, memory)
    return made or _size_named(figure, around[0], memory)


def _state_named(figure: Figure, around: tuple[Phrase, Phrase], memory: Memory) -> Named | None:
    """The name of so many of those counted before, of which only the state is said ("…, đã hoàn thành 49")."""
    unit = (figure.unit or "").lower()
    if figure.shape is not Shape.AMOUNT or not unit or _MEASURES.search(unit) or not memory.label.empty:
        return None
    at = f" {memory.measured.key} ".replace(",", " ").find(f" {unit} ")
    left, right = around
    opens = _LINKS.match(left.key)
    said = left.cut(opens.end() if opens else 0, len(left.key))
    ties = _TIES.search(said.key)
    said = said.cut(0, ties.start() if ties else len(said.key))
    behind = said.empty or said.key in ("còn", "riêng")
    said = closed(right) if behind else said
    if (
        at < 0
        or right.key.startswith(unit)
        or levels_spread(said.key)
        or said.empty
        or len(said.key.split()) > _MOST
        or f" {unit} " in f" {said.key} "
        or ":" in said.key
    ):
        return None
    if not memory.whole.empty:
        whole = joined(whole_of(unit, memory), inside(said))
        return Named(whole, memory.whole, EMPTY, ("indicator.part_of_whole",), memory.measured)
    base = memory.measured.cut(at, len(memory.measured.key))
    turn = _BEFORE.search(base.key)
    base = base.cut(0, turn.start()) if turn else base
    other = _HAVING.search(base.key) if _ACTED.match(said.key) else None
    base = base.cut(0, other.start()) if other else base
    whole = joined(said, base) if _ACTS.match(said.key) else joined(base, inside(said))
    return Named(whole, base, EMPTY, ("indicator.state",), memory.measured)


_DEED = re.compile(
    r"(?:(?:đã|đang|chưa|mới|được)\s)*(?:cấp|lập|hoàn thành|quá hạn|triển khai|giải quyết|tiếp nhận|xử lý|mở|tổ chức"
    r"|lắp|xây dựng|tạo|kích hoạt|thu nhận|số hóa|đăng ký|phát hành|gửi|nhận|khai báo|tra cứu|cập nhật|lũy kế|còn lại"
    r"|chậm|đúng hạn|trễ hạn)"
    r"(?: (?:mới|cho|được|tại|đến))*"
)
_LABEL = 10  # words of a label that a deed goes on with


def _deed_named(figure: Figure, around: tuple[Phrase, Phrase], memory: Memory) -> Named | None:
    """The name of a count of which the label says what it is, and the words before it only what was done."""
    unit, label = (figure.unit or "").lower(), memory.label
    left, right = around
    said = left.cut(len(left.key) - len(left.key.lstrip(" ,;")), len(left.key))
    if (
        figure.shape is not Shape.COUNT
        or label.empty
        or len(label.key.split()) > _LABEL
        or not _DEED.fullmatch(said.key)
    ):
        return None
    again = f" {unit.split(' ')[0]} " in f" {label.key} "
    if not again and not said.key.endswith((" cho", " được")):
        return None
    tail = closed(right)
    tail = tail.cut(len(unit), len(tail.key)) if again and tail.key.startswith(unit) else tail
    whole = joined(label, inside(said), tail)
    return Named(whole, label, EMPTY, ("indicator.label",), label)


_SIZE = re.compile(
    r"(?P<of>.*?)(?:(?:^|[\s,])(?:với |và |trên |có )*(?:tổng )?diện tích|\srộng)"
    r"(?: (?:khoảng|gần|trên|hơn|là|đạt))*\s*"
)


def _size_named(figure: Figure, left: Phrase, memory: Memory) -> Named | None:
    """The name of an area: of what stands before it in the clause, else of what was measured before."""
    found = _SIZE.fullmatch(left.key) if figure.unit == "ha" else None
    if not found:
        return None
    said = opened(left.cut(*found.span("of")))
    of_it = memory.measured if said.empty else said
    name = joined(phrase("diện tích"), inside(of_it))
    return None if of_it.empty else Named(name, of_it, EMPTY, ("indicator.of_subject",), memory.measured)
