"""Who signed a paper: the lines in capitals at its foot, and the name under them."""

import re
from dataclasses import dataclass

from tinhso.core.lawtext.casing import lowered
from tinhso.core.lawtext.cells import Cells, Span
from tinhso.core.lawtext.values import Signer

_POSITION = (
    r"(?:quyền |q\. ?)?(?:phó )?(?:chủ tịch|bí thư|giám đốc|tổng giám đốc|chánh văn phòng|trưởng ban|chủ nhiệm"
    r"|bộ trưởng|thứ trưởng|thủ tướng|viện trưởng|hiệu trưởng|trưởng phòng|tổ trưởng|trưởng đoàn"
    r"|chánh thanh tra|cục trưởng|chi cục trưởng|tổng cục trưởng)(?! (?:nước|hội đồng thẩm))"
)
_POSITION_LINE = re.compile(rf"(?P<role>{_POSITION}(?: thường trực)?(?:[ ,/-]+\w+){{0,4}})\s*\Z")
_BEHALF = re.compile(
    r"(?:tm|t/m|kt|k/t|tl|t/l|tuq|q|thừa lệnh|thay mặt)\s?[./]?\s*(?=\w{3})(?P<whom>[^\d;:]{3,80})\Z"
)
_BEHALF_OF = re.compile(
    rf"(?:tm|t/m|kt|k/t|tl|t/l|tuq)\s?[./]?\s*(?P<whom>(?:ủy ban nhân dân|ban thường vụ|ban chấp hành|{_POSITION})"
    rf"[^\d;:]{{0,60}}?)\s+(?P<role>{_POSITION}(?: thường trực)?)(?P<rest>\s+.*)?\Z"
)
_SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên|chữ ký)[^)\w]*\)?\s*:?\s*")
_NAME = re.compile(r"(?:(?:TS|ThS|PGS|GS|BS|KS|CN)\.? ?)*[A-ZÀ-ỸĐ][\w'’]*(?:[ -]+[A-ZÀ-ỸĐ][\w'’]*){1,5}\.?\Z")
_AGENCY = re.compile(
    r"(?:ủy|hội|ban|sở|bộ|văn phòng|phòng|tỉnh|thành|đảng|chủ tịch|phó|trung tâm|công|bí thư|lưu|nơi|như|vụ"
    r"|cục|mặt trận|đoàn|thường trực|kho bạc|cổng|báo|đài|tòa|viện|chi|liên|các|quyết|nghị|kế hoạch|phụ"
    r"|phần|chương|độc lập|cộng hòa)(?!\w)"
)
_PERSON_LABEL = re.compile(r"(?:người ký|ký bởi|người ký ban hành)\s*:?\s*\Z")
_NEAR = 24  # cells from a position to the name: the list of recipients may stand between
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Signature:
    """The signer and the stretch from the first line in capitals to the name."""

    signer: Signer
    span: Span
    rule: str


def signature(cells: Cells) -> Signature | None:
    """The first signature of a document: that of a paper comes before those of what is attached to it."""
    for at, (start, end) in enumerate(cells.spans):
        if end - start > _LONGEST or not cells.is_upper(at):
            continue
        made = _signed_at(cells, at)
        if made:
            return made
    return _labelled(cells)


def _signed_at(cells: Cells, at: int) -> Signature | None:
    key = cells.key(at)
    whole = _BEHALF_OF.match(key)
    behalf = None if whole else _BEHALF.match(key)
    role = None if whole else _POSITION_LINE.match(key)
    if whole:
        return _in_one_line(cells, at, whole)
    if not (behalf or role):
        return None
    position_at = at if role else _position_after(cells, at)
    name_at = _name_after(cells, at if position_at is None else position_at)
    if name_at is None:
        return None
    on_behalf = _behalf(cells.text(at)) if behalf else None
    position = None if position_at is None else lowered(cells.text(position_at))
    if position is None and on_behalf and not on_behalf.startswith("TM"):
        return None
    signer = Signer(_name(cells, name_at), position, on_behalf)
    return Signature(signer, (cells.spans[at][0], cells.spans[name_at][1]), "signer.position")


def _in_one_line(cells: Cells, at: int, found: re.Match[str]) -> Signature | None:
    """Columns made one line: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH", perhaps with the name behind."""
    text, start = cells.text(at), cells.spans[at][0]
    position = lowered(text[found.start("role") : found.end("role")])
    on_behalf = _behalf(text[: found.end("whom")])
    rest = (text[found.start("rest") :] if found["rest"] else "").strip()
    if _NAME.match(rest):
        return Signature(Signer(_titled(rest), position, on_behalf), cells.spans[at], "signer.line")
    name_at = _name_after(cells, at)
    if name_at is None:
        return None
    signer = Signer(_name(cells, name_at), position, on_behalf)
    return Signature(signer, (start, cells.spans[name_at][1]), "signer.line")


def _position_after(cells: Cells, at: int) -> int | None:
    """The line under "KT. CHỦ TỊCH" that says what the signer is."""
    for i in range(at + 1, min(at + _NEAR, len(cells.spans))):
        if cells.is_upper(i) and _POSITION_LINE.match(cells.key(i)):
            return i
        if _is_name(cells, i):
            return None
    return None


def _name_after(cells: Cells, at: int) -> int | None:
    for i in range(at + 1, min(at + _NEAR, len(cells.spans))):
        if _is_name(cells, i):
            return i
        if cells.is_upper(i) and len(cells.text(i)) > 12 and not _POSITION_LINE.match(cells.key(i)):
            return None
    return None


def _is_name(cells: Cells, at: int) -> bool:
    text = _unsigned(cells, at)
    return bool(_NAME.match(text)) and not _AGENCY.match(text.lower()) and len(text) < 40


def _unsigned(cells: Cells, at: int) -> str:
    found = _SIGNED.match(cells.key(at))
    return cells.text(at)[found.end() :] if found else cells.text(at)


def _name(cells: Cells, at: int) -> str:
    return _titled(_unsigned(cells, at))


def _titled(name: str) -> str:
    plain = " ".join(name.rstrip(".").split())
    return plain.title() if plain.isupper() else plain


def _behalf(text: str) -> str:
    """ "KT. CHỦ TỊCH" as "KT. Chủ tịch"."""
    short, _, whom = text.replace("/", "").replace(".", " ").strip().partition(" ")
    return f"{short.upper()}. {lowered(whom.strip())}"


def _labelled(cells: Cells) -> Signature | None:
    """ "Người ký: …" in the box of a library of papers."""
    for at in range(min(60, len(cells.spans))):
        key = cells.key(at)
        if _PERSON_LABEL.match(key) and at + 1 < len(cells.spans) and _is_name(cells, at + 1):
            return Signature(Signer(_name(cells, at + 1)), cells.spans[at + 1], "signer.label")
    return None
