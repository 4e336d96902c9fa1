"""Third pass, second step: sentences, clauses with their labels, and which words belong to which figure."""

import re
from dataclasses import dataclass
from itertools import islice

from tinhso.core.lawtext.levels import addresses
from tinhso.core.lawtext.parts import parted_by_colon
from tinhso.core.lawtext.shapes import Figure, Shape
from tinhso.core.lawtext.units import joins_nouns

Span = tuple[int, int]

_STOP = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*[\"'”’)]*\s+(?=[\"“(]?[^\W_]|[+\-–•])")
_SHORT = re.compile(r"(?<!\w)(?:tp|tx|tt|ths|ts|pgs|gs|q|p|h|ks|bs|th|st|đ/c|v\.v|[a-zđ])\Z")
_COMMA = re.compile(
    r"[,;]\s+|\s+(?:và|còn|(?<!so )(?<!đối )(?<!cùng )(?<!hợp )(?<!nối )(?<!gắn )với|đồng thời"
    r"|cùng(?! với))\s+|\s-\s"
)
_LINKED_ONLY = re.compile(
    r"[\s,;]*(?:\((?=(?:và|hoặc)\s))?(?:(?:và|còn|trong đó|đồng thời|cùng với|cùng|hoặc|bao gồm|gồm|với|nhưng"
    r"|mà|tức|tương đương"
    r"|hay|đưa|lên)\s*,?\s*)*"
    r"(?:(?:có|đạt|là|chiếm|được|khoảng|hiện|đã)\s*)*[\s,:(]*\Z"
)
# A new measured thing begins with one of these after a comma.
_HEAD = re.compile(
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tổng|số (?!hóa)|mật độ|năng suất|giá trị|doanh thu|kinh phí|mức độ"
    r"|tốc độ|thời gian|mỗi|từng"
    r"|trong (?:đó|từng|mỗi)|riêng|cấp|tỉnh|huyện|xã|năm|đến năm|vào năm|từ năm|tới|bình quân|trung bình"
    r"|đạt|tăng|giảm|xếp|đứng|vào"
    r"|đồng thời|hỗ trợ|tư vấn|hình thành|thành lập|dự kiến|phấn đấu|còn lại|tức|bằng|tương|so với|chỉ số"
    r"|điểm số)\b"
)
_SIGNS = re.compile(r"[();:]")
_QUESTION = 300  # characters of a paragraph that only asks
_LONGEST = 4000  # characters of a sentence
_RATE = re.compile(r"\s?/\s?[^\W\d_]+(?=,)")  # "12%/năm, …"
# "80% (trừ văn bản mật), …": the bracket is the first figure's.
_REMARK = re.compile(r"(?P<bracket>\s*\([^()]*\))\s*(?:,|;|và\s|còn\s|\Z)")
# "từ 9,2% (năm 2022) lên 14,6%": the bracket says when the first was.
_WHEN = re.compile(
    r"(?P<bracket>\s*\((?:cuối |đầu |hết |đến |tính đến )*(?:năm|quý|tháng) [\d/ivx]{1,8}\))(?=\s\w)"
)
_MOST_BREAKS = 60  # between two figures; more is no prose, and looking at each would take too long
_VERB_AFTER_COMMA = re.compile(r"(?:xuất|ký|dùng|sử dụng|có|lên|mua|bán|nộp|đăng ký|phủ|kết nối|tích hợp)\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch `start:end` of a sentence; `label` is what stands before its colon, nearest last."""

    start: int
    end: int
    label: Span | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A figure with the words on its left and right that are its own.

    `listed`: it follows another value with nothing but a comma or "và" between them.
    """

    figure: Figure
    left: Span
    right: Span
    listed: bool = False


def sentences(text: str, key: str, span: Span) -> tuple[Span, ...]:
    """The sentences of `text[start:end]`."""
    made: list[Span] = []
    start, end = span
    if text[end - 1 : end] == "?" and end - start < _QUESTION:
        return ()
    for stop in _STOP.finditer(text, start, end):
        if text[stop.end()].islower():
            continue
        if text[stop.start()] == "." and _SHORT.search(key, max(start, stop.start() - 6), stop.start()):
            continue
        if stop.start() > start:
            made.append((start, stop.end()))
        start = stop.end()
    if start < end:
        made.append((start, end))
    return tuple(part for span in made for part in parts_of(key, span))


def parts_of(key: str, span: Span) -> list[Span]:
    """A sentence in parts of a length that prose has, cut at a semicolon, a comma or a space."""
    made: list[Span] = []
    start, end = span
    while end - start > _LONGEST:
        low = start + _LONGEST // 2
        cut = max(key.rfind(sign, low, start + _LONGEST) for sign in ";,")
        cut = cut if cut > low else max(key.rfind(" ", low, start + _LONGEST), low)
        made.append((start, cut + 1))
        start = cut + 1
    return [*made, (start, end)]


def clauses(key: str, span: Span, figures: tuple[Figure, ...] = ()) -> tuple[Clause, ...]:
    """The clauses of a sentence: parted by semicolons, labelled by colons; brackets are not looked into.

    A colon after `figures` labels only what stands behind the last of them ("A: 40%, thực sự dùng: 25%");
    one after "trong đó" labels nothing.
    """
    made: list[Clause] = []
    start, end = span
    label: Span | None = None
    begun, depth = start, 0
    for found in _SIGNS.finditer(key, start, end):
        at, sign = found.start(), found.group()
        depth = max(0, depth + (sign == "(") - (sign == ")"))
        if depth or sign in "()":
            continue
        if sign == ";":
            made.append(Clause(begun, at, label))
            begun = at + 1
        elif key[at + 1 : at + 2] in (" ", ""):
            named = label is not None and label[1] + 1 == begun and addresses(key[begun:at])
            dated = label is not None and _ONLY_TIME.fullmatch(key, begun, at)
            if named or dated or _parts_follow(key, (begun, at), figures):
                continue
            turn = _turn(key, (begun, at), [f for f in figures if begun <= f.start < at])
            if turn > begun:
                made.append(Clause(begun, turn, label))
            label, begun = (turn, at), at + 1
    if begun < end:
        made.append(Clause(begun, end, label))
    return tuple(made)


# "Hộ có cáp quang: năm 2026: 85%; năm 2028: 92%": a time under the label, and no label of its own.
_ONLY_TIME = re.compile(
    r"\s*(?:(?:đến|vào|hết|trong|cuối|đầu|mốc|từ)\s)*(?:(?:năm|quý|tháng|giai đoạn)\s)?[\d/ivx]+"
    r"(?:[/-]\d{4}|\s?-\s?\d{4}| năm \d{4})?\s*"
)


def _parts_follow(key: str, label: Span, figures: tuple[Figure, ...]) -> bool:
    """Whether a colon stands before the parts of the figure before it, and labels nothing."""
    begun, at = label
    inside = [f for f in figures if begun <= f.start < at]
    if _TIES.search(key, inside[-1].right if inside else begun, at):
        return True
    ahead = next((f for f in figures if f.start > at), None)
    return bool(inside) and parted_by_colon(key, (inside[-1], ahead), at)


# Before a colon: what follows are parts of the figure before, not things of a kind.
_TIES = re.compile(
    r"(?:[,(]|(?<=[;.]))\s*(?:trong (?:đó|số đó)|bao gồm|gồm(?: có)?|cụ thể(?: là| như sau)?"
    r"|(?:được )?(?:chia|phân) (?:ra|thành|theo)[^,;:()\d]{0,30})\s*\Z"
)
_TURN = re.compile(r"[,;)]\s+(?=\w)|\s(?:và|còn|riêng)\s")


def _turn(key: str, label: Span, inside: list[Figure]) -> int:
    """Where the label before a colon begins: behind the figures that stand before it."""
    if not inside:
        return label[0]
    turns = [t for t in _TURN.finditer(key, inside[-1].right, label[1]) if not joins_nouns(key, t)]
    return turns[-1].end() if turns else label[0]


def members(key: str, clause: Clause, figures: tuple[Figure, ...]) -> tuple[Member, ...]:
    """Each figure of a clause with its own words: what stands between two figures is parted between them."""
    made: list[Member] = []
    left: Span = (clause.start, figures[0].left) if figures else (clause.start, clause.end)
    listed = False
    for i, figure in enumerate(figures):
        if i + 1 == len(figures):
            made.append(Member(figure, left, (figure.right, clause.end), listed))
            break
        gap = (_behind_noun(key, figure, figures[i + 1].left), max(figure.right, figures[i + 1].left))
        alone = figures[i + 1].wrapped and "," not in key[slice(*gap)]
        cut, after = (gap[1], gap[1]) if alone else _parted(key, gap, bool(_words(key, left)))
        made.append(Member(figure, left, (figure.right, max(figure.right, cut)), listed))
        listed = bool(_LINKED_ONLY.match(key, figure.right, gap[1]))
        left = (after, gap[1])
    return tuple(made)


def _behind_noun(key: str, figure: Figure, end: int) -> int:
    """Where the counted noun ends, the commas of which part nothing ("91 xã, phường | đã bố trí")."""
    noun = f" {figure.unit}"
    rate = _RATE.match(key, figure.right, end)
    if rate:
        return rate.end()
    inside = figure.shape is Shape.COUNT and "," in noun and key.startswith(noun, figure.right)
    return min(end, figure.right + len(noun)) if inside else figure.right


# "12%/năm": how often, of the value before.
_RATE = re.compile(r"\s?/\s?(?:năm|quý|tháng)(?!\w)")


def _words(key: str, span: Span) -> str:
    return key[span[0] : span[1]].strip(" ,;:.-(\"'")


def _parted(key: str, gap: Span, has_subject: bool) -> Span:
    """Where the words of the figure before end, and those of the next begin."""
    start, end = gap
    aside = _WHEN.match(key, start, end) or _REMARK.match(key, start, end)
    if aside:
        return aside.end("bracket"), aside.end("bracket")
    rate = _RATE.match(key, start, end)
    start = rate.end() if rate else start
    if _LINKED_ONLY.match(key, start, end) or not key[start:end].strip(" )")[:1].isalnum():
        return start, start
    opener = _OPENER.search(key, start, end)
    if opener and not _inside_brackets(key, start, opener.start()):
        return opener.start(), opener.start() + 1
    bracket = key.rfind("(", start, end)
    if bracket >= start and ")" not in key[bracket:end] and key[start:bracket].strip():
        return bracket, bracket + 1
    near = islice(_COMMA.finditer(key, start, end), _MOST_BREAKS)
    breaks = [b for b in near if not _inside_brackets(key, start, b.start()) and not joins_nouns(key, b)]
    if not breaks:
        return end, end
    chosen = _break(key, end, breaks, has_subject=has_subject)
    return chosen.start(), chosen.end()


# What parts the figure before: "845 cán bộ: 60 thạc sĩ, …", "845 cán bộ gồm 60 thạc sĩ, …".
# "9.000 hồ sơ trong đó nộp qua mạng, tức 80%": of them, and no parts follow.
_OPENER = re.compile(r"[:;]\s|\s(?:trong đó(?!(?<=[^,;(] trong đó) [^,;:()\d]{4,80}[,;(])|gồm|bao gồm)\s")


def _break(key: str, end: int, breaks: list[re.Match[str]], *, has_subject: bool) -> re.Match[str]:
    """The comma or "và" between two figures at which the words of the second begin."""
    linking = next((b for b in breaks if _LINKED_ONLY.match(key, b.start(), end)), None)
    if linking:
        return linking
    head = next((b for b in breaks if _HEAD.match(key, b.end(), end)), None)
    if head:
        return head
    commas = [b for b in breaks if "," in b.group()]
    if has_subject:
        return (commas or breaks)[0]
    verb = next((b for b in commas if _VERB_AFTER_COMMA.match(key, b.end(), end)), None)
    return verb or (commas or breaks)[-1]


def _inside_brackets(key: str, start: int, at: int) -> bool:
    return key.count("(", start, at) > key.count(")", start, at)
