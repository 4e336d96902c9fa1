"""The front of a paper: its letterhead is furniture, the kind of paper and its subject are the title."""

import re
from dataclasses import replace

from tinhso.core.lawtext.blocks import Block, Role
from tinhso.core.lawtext.normalise import Clean

_PAPER = re.compile(
    r"(?:dự thảo )?(?:báo cáo|kế hoạch|nghị quyết|quyết định|chương trình(?: hành động)?|đề án|thông báo|tờ trình"
    r"|chỉ thị|phụ lục|kết luận|phương án|hướng dẫn)(?: tóm tắt| tổng kết| sơ kết| chuyên đề| nhanh)?"
    r"(?: [ivx\d]+)?\s*\Z"
)
_NAMED = re.compile(r"(?:báo cáo|kế hoạch|đề án|chương trình|nghị quyết)(?: \w+){0,5}\s*\Z")
_DEEPEST = 18  # blocks of letterhead before the kind of paper is named
_SUBJECT = 4  # lines that a subject takes


def with_front(clean: Clean, blocks: list[Block]) -> list[Block]:
    """The blocks with the letterhead set aside, where the text begins as a paper does."""
    at = next((i for i, b in enumerate(blocks[:_DEEPEST]) if _names_paper(clean, b)), None)
    if at is None or blocks[at].marker or any(b.marker in _NUMBERED for b in blocks[:at]):
        return blocks
    made = [replace(b, role=Role.FURNITURE) for b in blocks[:at]]
    made.append(replace(blocks[at], role=Role.TITLE))
    for i, block in enumerate(blocks[at + 1 :]):
        headed = block.role in (Role.HEADING, Role.TITLE) or (not i and _is_subject(clean, block))
        is_subject = headed and not block.marker and i < _SUBJECT
        if not is_subject:
            return made + _plain(blocks[at + 1 + i :])
        made.append(replace(block, role=Role.TITLE))
    return made


# "…, UBND tỉnh ban hành Kế hoạch như sau": the first sentence of a paper without a subject.
_SENTENCE = re.compile(r"căn cứ|(?:[^\n]{0,400})(?:[,;] (?:ubnd|ủy ban|ban|sở|đảng ủy)|như sau)(?!\w)")
_LONGEST = 450  # characters of a subject
_ENDS = (".", ";", ":", "!", "?", "…", ",")


def _is_subject(clean: Clean, block: Block) -> bool:
    """Whether a long line right below the kind of paper says what it is about."""
    text = clean.text[block.start : block.end].rstrip('"” )')
    plain = block.role is Role.TEXT and len(text) < _LONGEST and not text.endswith(_ENDS)
    return plain and not _SENTENCE.match(clean.key, block.start, block.end)


def _names_paper(clean: Clean, block: Block) -> bool:
    """Whether a line is the kind of paper, alone or, in capitals, with a few words more."""
    text = clean.text[block.start : block.end]
    return bool(_PAPER.match(clean.key, block.start, block.end)) or (
        text.isupper() and bool(_NAMED.match(clean.key, block.start, block.end))
    )


_NUMBERED = ("roman", "number", "part", "chapter", "section", "article", "letter", "capital")


def _plain(blocks: list[Block]) -> list[Block]:
    """What follows the title holds no other."""
    return [replace(b, role=Role.HEADING) if b.role is Role.TITLE else b for b in blocks]
