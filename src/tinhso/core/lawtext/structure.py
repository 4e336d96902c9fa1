"""Second pass: blocks of a document (headings, items, tables, furniture) and what stands over each."""

import re
from dataclasses import replace

from tinhso.core.lawtext.blocks import Block, Role, Span
from tinhso.core.lawtext.front import with_front
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.rows import BARS, cells_in, rows_joined
from tinhso.core.lawtext.stacked import stacked

__all__ = ["Block", "Role", "Span", "structure"]


_ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v|x))"
_MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(r"phần (?:thứ )?(?:nhất|hai|ba|tư|bốn|năm|[ivx]+|\d+)(?:[.:)]|$)\s*")),
    ("chapter", re.compile(rf"chương (?:{_ROMAN}|\d+)\b[.:]?\s*")),
    ("section", re.compile(rf"mục (?:{_ROMAN}|\d+)\b[.:]?\s*")),
    ("article", re.compile(r"điều \d+\s?[.:]\s*")),
    ("roman", re.compile(rf"{_ROMAN}\s?[.)/-]\s+")),
    ("dotted", re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?\s+(?!%)")),
    ("number", re.compile(r"\d{1,2}\s?[.)/]\s+|\d{1,2}-\s+(?=\D)")),
    ("(number)", re.compile(r"\(\d{1,2}\)\s*")),
    ("letter", re.compile(r"[a-zđ]\s?[.)]\s+|[a-zđ]\)\s*")),
    ("-", re.compile(r"-+\s*(?=\D)|-\s+")),
    ("+", re.compile(r"\+\s*")),
    ("*", re.compile(r"[*•●▪◦‣·✓✔○■□►➢➤❖♦◆\uf0b7\uf0a7\uf0d8]+\s*|o\s+")),
    ("#", re.compile(r"#{1,6}\s+")),
)
# What all of them begin with: most lines begin with nothing of the kind.
_MARKED = re.compile(r"phần|chương|mục|điều|\w{1,7}\s?[.)/-]|[^\w\s]|o\s")
_HEADS = ("part", "chapter", "section", "article")
_BULLETS = {"-", "+", "*", "letter", "(number)"}
_CONTACT = re.compile(
    r"(?:điện thoại(?! thông minh| di động)|đt|tel|hotline|fax|email|e-mail|website|địa chỉ|cỡ chữ|in bài"
    r"|tăng tương phản|bản quyền|giấy phép"
    r"|đang online|đang truy cập|tổng truy cập|lượt truy cập|lượt xem|thống kê truy cập|đường dây nóng"
    r"|chịu trách nhiệm|trang chủ|copyright|©|file đính kèm|tải về|facebook|zalo|người xem|số lượt đọc"
    r"|lượt đọc|chú thích|ghi chú|ngày đăng)\b"
    r"|(?:hôm nay|trong tuần|trong tháng|tất cả|chia sẻ)\s*(?::|\Z)"
)
_COUNTER = re.compile(
    r"[\w\s•*-]{0,40}(?:online|truy cập|lượt xem|hôm nay|trong tuần|trong tháng|tất cả|hôm qua)\s*:?\s*[\d.,]+\s*\Z"
)
_RELATED = re.compile(
    r"(?:các )?(?:tin|bài|bài viết|tin bài)(?: cũ hơn| mới hơn| khác| liên quan| cùng chuyên mục"
    r"| cùng chủ đề| mới| đọc nhiều"
    r"| nổi bật| đã đưa| mới nhất| xem nhiều)+\b|[>»\s]*(?:xem|đọc) thêm|có thể bạn quan tâm|nơi nhận\s*:"
    r"|bình luận\b|từ khóa\s*:|tags?\s*:"
)
_IN_FORCE = re.compile(
    r"(?:nghị quyết|quyết định|kế hoạch|thông tư|chương trình) này (?:được|có hiệu lực|đã)"
)
_RECIPIENTS = re.compile(r"nơi nhận\s*:?")
_CAPTION = re.compile(
    r"(?:[(\[]?\s*)?(?:ảnh|hình ảnh|ảnh minh họa|nguồn ảnh|hình|video|clip|đồ họa)\s*(?:\d+\s*)?[:.\]]"
    r"|.{0,200}\((?:ảnh|nguồn)\s*:|[^\n]{10,220}[.\s](?:ảnh|nguồn|photo)\s*:\s*[^\n:]{1,30}\Z"
)
_BYLINE = re.compile(
    r"\(?(?:theo |nguồn:? |báo )|\(.{2,40}\)\Z|\((?:thực hiện|ghi|bài|tổng hợp)[^()]{0,80}\)\Z"
)
# "(TTXVN) - Sáng nay …": who puts it out.
_AGENCY = re.compile(r"\([A-ZĐ][\w./ ]{1,24}\)\s*[-–]+\s*")
_TEASERS, _TEASER = 12, 60  # blocks in which a portal repeats the opening of an article, and how much of it
# A line drawn with signs says nothing; rows of bars and dashes shape a table.
_EMPTY = re.compile(r"[\s\-_*=.~|]*(?<!\|)(?<!-\|)\Z|[^\w\s]\Z")
_PAGE = re.compile(r"(?:trang\s*)?-?\s*\d{1,3}\s*-?(?:\s*/\s*\d{1,3})?\s*\Z")
_RAGGED = 14  # how much shorter than the widest a full line may be: a long word went to the next
_ENDING = (".", ";", ":", "!", "?", "…", "/.", ",")
_DATELINE = re.compile(
    r"(?:date )?20\d\d-\d\d-\d\d|\d\d?[/-]\d\d?[/-]20\d\d|thứ (?:hai|ba|tư|năm|sáu|bảy)[ ,]|chủ nhật[ ,]"
)
_TITLES = 8  # blocks in which a title stands
_COUNTED = re.compile(rf"(?:\d|{_ROMAN}\b|phần|chương|mục)")  # "# I. Mục tiêu": a part, and no title
_LINE = 150  # characters of a line of page furniture
_READERS = re.compile(r"lượt xem|\ba- +a +a\+|\ba\+ +a +a-|cỡ chữ|gmt\+|tương phản")
_SENTENCE = 45  # characters of a line from which on a small letter below it goes on with it
_ITEM = 250  # characters of an item of a list without marks


def structure(clean: Clean) -> tuple[Clean, tuple[Block, ...]]:
    """The blocks in order, and the text with the line ends inside a block as spaces (same length)."""
    tables, lines = stacked(clean, _lines(clean))
    joined, lines = _unwrap(clean, [line for line in lines if _says(clean, line)])
    blocks = rows_joined(joined, [_block(joined, line) for line in lines])
    blocks = sorted((*blocks, *tables), key=lambda block: block.start) if tables else blocks
    blocks = _furniture(joined, with_front(joined, _roles(joined, blocks)))
    return joined, _nest(blocks)


def _lines(clean: Clean) -> list[Span]:
    spans = []
    for found in re.finditer(r"[^\n]+", clean.text):
        raw = found.group()
        start = found.start() + len(raw) - len(raw.lstrip(" "))
        end = found.start() + len(raw.rstrip(" "))
        if end > start:
            spans.append((start, end))
    return spans


def _says(clean: Clean, line: Span) -> bool:
    """Whether a line is more than a drawn one or the number of a page."""
    return not _EMPTY.match(clean.key, *line) and not _PAGE.match(clean.key, *line)


def _unwrap(clean: Clean, lines: list[Span]) -> tuple[Clean, list[Span]]:
    """Lines that a page broke in mid-sentence, made one."""
    merged: list[Span] = []
    gaps: list[Span] = []
    width = _width(lines)
    for start, end in lines:
        apart = len(merged) == 1 and clean.text[start] == "("  # a remark under the title
        if merged and not apart and _goes_on(clean, merged[-1], (start, end), width=width):
            gaps.append((merged[-1][1], start))
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    if not gaps:
        return clean, lines
    return replace(clean, text=_bridged(clean.text, gaps), key=_bridged(clean.key, gaps)), merged


def _bridged(text: str, gaps: list[Span]) -> str:
    """The text with spaces in the gaps between lines."""
    parts: list[str] = []
    at = 0
    for start, end in gaps:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def _width(lines: list[Span]) -> int:
    """From what length on a line is full, in a text broken at a fixed width; else longer than any line."""
    lengths = sorted(end - start for start, end in lines)
    widest = lengths[-1] if lengths else 0
    full = sum(length >= widest - _RAGGED for length in lengths)
    is_broken = 60 <= widest <= 130 and len(lines) > 5 and full * 3 >= len(lines)
    return widest - _RAGGED if is_broken else widest + 1


def _goes_on(clean: Clean, above: Span, line: Span, *, width: int) -> bool:
    end, start = above[1], line[0]
    if clean.text[end - 1] in ".;:!?…|" or "\t" in clean.text[start : line[1]] or clean.text[start] in "|•":
        return False
    if clean.text.count("|", *line) >= BARS or clean.text.count("|", *above) >= BARS:
        return False
    between = clean.key[end:start]
    if (between.count("\n") > 1 and not _PAGE.match(between.strip())) or "\t" in clean.text[
        max(above[0], end - 200) : end
    ]:
        return False
    if _DATELINE.match(clean.key, start) or _READERS.search(clean.key, *above):
        return False
    last_line = clean.text.rfind("\n", above[0], end)
    length = end - max(above[0], last_line + 1)
    opens = clean.text[start]
    if length < width and (length < _SENTENCE or not (opens.islower() or opens.isdigit() or opens in "(%")):
        return False
    return not _marker(clean, line)[0]


def _marker(clean: Clean, line: Span) -> tuple[str, int]:
    """The kind of marker that opens a line, and where the words begin."""
    if not _MARKED.match(clean.key, *line):
        return "", line[0]
    for name, pattern in _MARKERS:
        found = pattern.match(clean.key, *line)
        if found and not (name in ("letter", "roman") and found.end() >= line[1]):
            capital = name == "letter" and clean.text[line[0]].isupper()
            # The deeper of two headings in Markdown stands under the other.
            name = found.group().strip() if name == "#" else name
            return "capital" if capital else name, found.end()
    return "", line[0]


def _block(clean: Clean, line: Span) -> Block:
    words = clean.text[line[0] : line[1]]
    if "\t" in words.lstrip("\t") or words[0] == "|" or words.count("|") >= BARS:
        return Block(Role.TABLE, line[0], line[1], rows=(cells_in(clean, line),))
    agency = _AGENCY.match(clean.text, *line)
    marker, start = ("", agency.end()) if agency else _marker(clean, line)
    return Block(Role.TEXT, min(start, line[1]), line[1], marker)


def _roles(clean: Clean, blocks: list[Block]) -> list[Block]:
    made: list[Block] = []
    for i, block in enumerate(blocks):
        role = block.role
        if role is Role.TEXT:
            first = all(b.role is Role.FURNITURE for b in made)
            role = _role(clean, block, blocks[i + 1] if i + 1 < len(blocks) else None, is_first=first)
        opens = all(b.role in (Role.TITLE, Role.FURNITURE) for b in made)
        named = (
            not block.marker
            or block.marker == "#"
            and not made
            and not _COUNTED.match(clean.key, block.start)
        )
        if role is Role.HEADING and opens and named and i < _TITLES:
            role = Role.TITLE
        made.append(block if role is block.role else replace(block, role=role))
    return made


def _role(clean: Clean, block: Block, following: Block | None, *, is_first: bool) -> Role:
    text, key = clean.text[block.start : block.end], clean.key[block.start : block.end]
    if (
        (_CONTACT.match(key) and len(key) < 120 and "%" not in key)
        or _COUNTER.match(key)
        or (len(key) < _LINE and _READERS.search(key))
        or _CAPTION.match(key)
        or _IN_FORCE.match(key)
        or _is_menu(text)
    ):
        return Role.FURNITURE
    if text.rstrip().endswith(":"):
        return Role.LEAD
    if text.rstrip().endswith("?"):
        return Role.TEXT  # what is asked names nothing that the answer measures
    if following is None:
        return Role.TEXT
    bare = not text.rstrip('"” )').endswith(_ENDING)
    if bare and _heads(block, text, is_first=is_first and following.role is Role.TEXT):
        return Role.HEADING
    before_list = following.marker in _BULLETS and following.marker != block.marker
    return Role.LEAD if before_list and "%" not in text and len(text) < 250 else Role.TEXT


# "Giới thiệu | Tin tức | Văn bản", "Trang chủ » Tin tức": where a page stands in a portal (» is read as ").
_PARTED = re.compile(r"\s[|\">›»/]\s")
_MENU = re.compile(
    r"[^|\"\d]{2,40}(?:\s[|\">›»/]\s[^|\"\d]{2,60}){2,}\Z|[^|\"\d]{2,40}\s[\"›»]\s[^|\"]{2,120}(?<![.;:!?])\Z"
)


def _is_menu(text: str) -> bool:
    if len(text) >= _LINE or not _PARTED.search(text) or text.rstrip().endswith((".", ";", ":")):
        return False
    return bool(_MENU.match(text.strip(" |")))


def _heads(block: Block, text: str, *, is_first: bool) -> bool:
    """Whether a line without a closing sign is a heading: numbered so, in capitals, short, or the first."""
    if (block.marker in _HEADS or block.marker.startswith("#")) and len(text) < 250:
        return True
    if text.upper() == text and any(c.isalpha() for c in text):
        return True
    if is_first and not block.marker and len(text) < 250:
        return True
    return len(text) < 150 and "%" not in text and block.marker not in ("-", "+", "*")


def _furniture(clean: Clean, blocks: list[Block]) -> list[Block]:
    """What follows the last paragraph of an article: signature, source, titles of other news."""
    last = max((i for i, b in enumerate(blocks) if _is_body(clean, b)), default=-1)
    made = list(blocks)
    tail = closing = False
    for i in range(len(blocks)):
        key = clean.key[blocks[i].start : blocks[i].end]
        closing = (
            (closing or bool(_RECIPIENTS.match(key))) and len(key) < 160 and blocks[i].role is not Role.TABLE
        )
        if (
            closing
            or _RELATED.match(key)
            or i > last >= 0
            and not blocks[i].marker
            and (_BYLINE.match(key) or _is_name(clean.text[blocks[i].start : blocks[i].end]))
        ):
            tail = True
        elif i <= last and _is_body(clean, blocks[i]):
            tail = False
        if i < _TEASERS and _teases(clean, blocks[i]):
            made[i] = replace(blocks[i], role=Role.FURNITURE)
        if tail and not blocks[i].rows:
            made[i] = replace(blocks[i], role=Role.FURNITURE)
    return made


def _teases(clean: Clean, block: Block) -> bool:
    """Whether a block breaks off, and stands in full further on."""
    words = clean.key[block.start : block.end]
    cut_off = len(words) > _TEASER and words.endswith(("...", "…"))
    return cut_off and words[:_TEASER] in clean.key[block.end :]


def _is_body(clean: Clean, block: Block) -> bool:
    text = clean.text[block.start : block.end].rstrip('"” ')
    return block.role is Role.TABLE or (block.role is Role.TEXT and text.endswith((".", ";", "…")))


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        1 < len(words) <= 5 and text.isascii() is False and all(w[0].isupper() and w.isalpha() for w in words)
    )


def _nest(blocks: list[Block]) -> tuple[Block, ...]:
    """Each block with those it stands under: a kind of marker seen before closes what was opened since."""
    stack: list[tuple[str, int]] = []
    made: list[Block] = []
    listed = False
    for i, block in enumerate(blocks):
        kind = _kind(block)
        # Short paragraphs without a mark right after a lead are its list all the same.
        listed = block.role is Role.LEAD or (listed and kind is None and block.end - block.start < _ITEM)
        if kind is None:
            heads = (Role.TITLE, Role.HEADING)
            stack = stack if listed else [entry for entry in stack if made[entry[1]].role in heads]
            made.append(replace(block, above=tuple(at for _, at in stack)))
            continue
        if block.role is not Role.FURNITURE:
            stack = _closed(stack, kind, made)
        made.append(replace(block, above=tuple(at for _, at in stack)))
        if block.role is not Role.FURNITURE:
            stack.append((kind, i))
    return tuple(made)


def _kind(block: Block) -> str | None:
    if block.role in (Role.TABLE, Role.FURNITURE):
        return "furniture" if block.role is Role.FURNITURE else None
    if block.marker:
        return block.marker
    return None if block.role is Role.TEXT else str(block.role)


def _closed(stack: list[tuple[str, int]], kind: str, made: list[Block]) -> list[tuple[str, int]]:
    for depth, (seen, _) in enumerate(stack):
        if seen == kind and kind != Role.TITLE:
            return stack[:depth]
    if kind in (Role.LEAD, Role.HEADING):
        return [entry for entry in stack if made[entry[1]].role in (Role.TITLE, Role.HEADING)]
    return stack
