"""The head of a paper: agency, number, place and day, kind, title; as pages and libraries keep it."""

import re
from dataclasses import dataclass, field
from datetime import date

from tinhso.core.lawtext.casing import ordinary
from tinhso.core.lawtext.cells import Cells, Span
from tinhso.core.lawtext.papers import ANY, SYMBOL, paper_named, paper_of_symbol, symbol
from tinhso.core.lawtext.values import Detail, Paper

Part = tuple[Detail, Span, str, bool]


@dataclass(slots=True)
class Head:
    """What was found at the head; `body`: the cell at which the matter begins."""

    paper: Paper | None = None
    reference: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: date | None = None
    title: str | None = None
    title_span: Span | None = None
    body: int = 0
    found: list[Part] = field(default_factory=list)


_OPENING = 4  # cells in which a paper without number or kind names its agency
_CELLS = 90  # in which the head of a paper stands, menus of a page before it included
_NUMBER = re.compile(rf"(?:số|số hiệu|số, ký hiệu|số ký hiệu)\s*[:.]?\s*[\n|\s]*(?P<number>{SYMBOL})")
_DAY = re.compile(
    r",?\s*ngày\s*[\s|]*(?P<d>\d{1,2})?[\s….]*tháng[\s….]*(?P<m>\d{1,2})?[\s….]*năm\s*[\s|]*(?P<y>(?:19|20)\d\d)"
    r"|,\s*ngày\s+(?P<d2>\d{1,2})\s?[/.-]\s?(?P<m2>\d{1,2})\s?[/.-]\s?(?P<y2>(?:19|20)\d\d)"
)
# The place stands in capital letters right before the comma ("Bà Rịa - Vũng Tàu, ngày …").
_PLACE = re.compile(
    r"(?<![\w/-])(?P<place>(?:TP\.? ?)?[A-ZĐÀ-Ỹ]\w*(?:(?: - | )?[A-ZĐÀ-Ỹ']\w*){0,6}),\s*\Z", re.DOTALL
)
_LINE_ENDS = re.compile(r"[ .*_|]*(?:\n|\t|\||\Z)")
_KIND = re.compile(rf"(?:dự thảo\s+)?(?P<kind>{ANY})\s*[:.]?\Z")
_KIND_HEAD = re.compile(
    rf"(?P<kind>{ANY})(?!\w)(?! (?:này|viên))(?:\s*số\s*:?\s*(?P<number>{SYMBOL}))?\s*[:,-]?\s*"
)
_KIND_LABEL = re.compile(r"loại (?:văn bản|vb)\s*:?\s*")
_ABOUT = re.compile(r"v\s?/\s?v\s*:?\s*")
_MOTTO = re.compile(
    r"cộng hòa xã hội|chủ nghĩa việt nam|độc lập|hạnh phúc|đảng cộng sản việt nam|hệ thống pháp luật"
    r"|dự thảo\Z|hỏa tốc\Z|khẩn\Z"
)
_AGENCY = re.compile(
    r"(?:chủ tịch |thường trực |văn phòng |đảng ủy |đảng bộ )?(?:ủy ban|ubnd|hội đồng|hđnd|tỉnh ủy|thành ủy"
    r"|đảng ủy|huyện ủy"
    r"|đảng bộ|ban (?!hành|h\w* kèm)|bộ (?!luật)|sở |thủ tướng|chính phủ|quốc hội|văn phòng|công an|cục "
    r"|chi cục|thanh tra|trung tâm"
    r"|liên đoàn|hội |mặt trận|tỉnh đoàn|thành đoàn|đoàn |liên minh|liên hiệp|viện |trường |kho bạc|bảo hiểm"
    r"|thống kê|tòa án)(?=\w|\Z)?"
)
_OF_PLACE = re.compile(
    r"(?:tỉnh|thành phố|tp|huyện|xã|phường|đặc khu|quận|thị xã|thị trấn|nhân dân)(?! ủy)(?! đoàn)(?=\W|\Z)"
)
_AUTHORITY = re.compile(
    r"(?:chủ tịch |bộ trưởng |giám đốc )?(?:ủy ban nhân dân|hội đồng nhân dân|ubnd|hđnd|thủ tướng|chính phủ"
    r"|ban thường vụ"
    r"|ban chấp hành|tỉnh ủy|thành ủy|bộ |sở |đảng ủy)"
)
_BASIS = re.compile(
    r"(?:- ?)?(?:căn cứ|xét|trên cơ sở|theo đề nghị|kính gửi|khóa \w+\W|kỳ họp|thực hiện|triển khai|để |nhằm "
    r"|qua |trong )"
)
_BODY = re.compile(
    r"(?:i{1,3}|iv|a|1|phần (?:thứ )?(?:nhất|i|1)|chương i|điều 1|mục (?:i|1))\s?[.):/-]|(?:phần|chương) (?:i"
    r"|thứ nhất|nhất)\Z"
    r"|điều 1\b|quyết (?:định|nghị)\s*:\s*\Z|chỉ thị\s*:\s*\Z"
)
_ENDED = (";", ".", ":", ",")
_GOES_ON = re.compile(
    r"(?:về|của|giai đoạn|đến năm|trên địa bàn|đối với|tại|và|trong|năm|tỉnh|thành phố|xã|phường|với)(?!\w)"
)
_LONGEST_TITLE = 600
_ISSUED_BY = re.compile(
    r"(?P<who>(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|ban thường vụ|ban chấp hành|tỉnh ủy|thành ủy|đảng ủy)"
    rf"[^\d,;:.()\n]{{0,60}}?)(?:\s+về việc|\s+cũng|\s+vừa|\s+đã)*\s+(?:ban hành|xây dựng)\s+(?:{ANY})(?!\w)"
)


def head_of(cells: Cells) -> Head:
    """The head of a document, each part with its place and the rule that found it."""
    head = Head()
    last = min(_CELLS, len(cells.spans))
    limit = cells.spans[last - 1][1] if last else 0
    _read_number(cells, limit, head)
    _read_day(cells, limit, head)
    kind_at = _read_kind(cells, last, head)
    _read_title(cells, kind_at, head)
    _read_issuer(cells, kind_at, head)
    head.body = _body(cells, head.title_span)
    return head


def _read_number(cells: Cells, limit: int, head: Head) -> None:
    for at in range(len(cells.spans)):
        start = cells.spans[at][0]
        if start >= limit:
            return
        found = _NUMBER.match(cells.clean.key, start, min(start + 120, limit + 60))
        if found:
            _set_number(cells, found.span("number"), head, rule="reference.head")
            return


def _set_number(cells: Cells, span: Span, head: Head, *, rule: str) -> None:
    head.reference = symbol(cells.clean.text[slice(*span)])
    head.found.append((Detail.REFERENCE, span, rule, True))


def _read_day(cells: Cells, limit: int, head: Head) -> None:
    """ "Bắc Ninh, ngày 24 tháng 12 năm 2025"; a day left open in a draft gives the place alone."""
    clean = cells.clean
    for found in _DAY.finditer(clean.key, 0, limit):
        comma = found.start() + (clean.key[found.start()] == ",")
        place = _PLACE.search(clean.text, max(0, comma - 60), comma)
        if not place or "\n" in place["place"].strip() or not _LINE_ENDS.match(clean.key, found.end()):
            continue
        head.place = " ".join(place["place"].split())
        head.found.append((Detail.PLACE, place.span("place"), "place.head", True))
        named = [int(found[g] or found[g2] or 0) for g, g2 in (("y", "y2"), ("m", "m2"), ("d", "d2"))]
        try:
            head.issued_on = date(*named)
        except ValueError:
            return
        start = clean.key.find("ngày", found.start())
        head.found.append((Detail.ISSUED_ON, (start, found.end()), "issued_on.head", True))
        return


def _read_kind(cells: Cells, last: int, head: Head) -> int | None:
    """The cell that names the kind of paper: alone and in capitals, or at the head of the title."""
    at = next((i for i in range(last) if cells.is_upper(i) and _KIND.match(cells.key(i))), None)
    if at is not None:
        _set_kind(cells, at, head, rule="paper.line")
        return at
    for i in range(last):
        found = _KIND_HEAD.match(cells.key(i))
        if found and cells.is_upper(i) and len(cells.text(i)) < _LONGEST_TITLE:
            _set_kind(cells, i, head, rule="paper.title")
            return i
        if found and i <= 1 and not cells.text(i).endswith(_ENDED):
            _set_kind(cells, i, head, rule="paper.first_line")
            return i
    label = next((i for i in range(min(last, len(cells.spans) - 1)) if _KIND_LABEL.match(cells.key(i))), None)
    if label is not None and _KIND.match(cells.key(label + 1)):
        _set_kind(cells, label + 1, head, rule="paper.label")
    elif head.reference:
        head.paper = paper_of_symbol(head.reference)
        if head.paper:
            span = next(span for detail, span, _, _ in head.found if detail is Detail.REFERENCE)
            head.found.append((Detail.PAPER, span, "paper.symbol", True))
    return None


def _set_kind(cells: Cells, at: int, head: Head, *, rule: str) -> None:
    start = cells.spans[at][0]
    found = _KIND.match(cells.key(at)) or _KIND_HEAD.match(cells.key(at))
    assert found
    head.paper = paper_named(found["kind"])
    span = start + found.start("kind"), start + found.end("kind")
    head.found.append((Detail.PAPER, span, rule, rule != "paper.first_line"))
    number = found.groupdict().get("number")
    if number and not head.reference:
        _set_number(
            cells, (start + found.start("number"), start + found.end("number")), head, rule="reference.title"
        )


def _read_title(cells: Cells, kind_at: int | None, head: Head) -> None:
    about = next((i for i in range(min(_CELLS, len(cells.spans))) if _ABOUT.match(cells.key(i))), None)
    if kind_at is None and about is not None:
        head.paper = head.paper or Paper.LETTER
        sign = _ABOUT.match(cells.key(about))
        assert sign
        span = _about_span(cells, about, cells.spans[about][0] + sign.end())
        _set_title(cells, span, head, rule="title.about")
        return
    if kind_at is None:
        at = _first_title(cells, head)
        if at is not None:
            _set_title(cells, _title_span(cells, at, cells.spans[at][0]), head, rule="title.capitals")
        return
    found = _KIND.match(cells.key(kind_at))
    if found:
        if kind_at + 1 < len(cells.spans) and not _BODY.match(cells.key(kind_at + 1)):
            at = _after_rules(cells, kind_at + 1)
            _set_title(cells, _title_span(cells, at, cells.spans[at][0]), head, rule="title.under_kind")
        return
    named = _KIND_HEAD.match(cells.key(kind_at))
    assert named
    start = cells.spans[kind_at][0] + named.end()
    _set_title(cells, _title_span(cells, kind_at, start), head, rule="title.line")


def _after_rules(cells: Cells, at: int) -> int:
    while at + 1 < len(cells.spans) and (cells.is_rule(at) or cells.key(at).startswith("(")):
        at += 1
    return at


def _first_title(cells: Cells, head: Head) -> int | None:
    """Where the page lost the line of the kind: the first capitals after the day, or the first line of all."""
    day = next((span[1] for detail, span, _, _ in head.found if detail is Detail.ISSUED_ON), None)
    for at in range(min(_CELLS, len(cells.spans))):
        if day is not None and cells.spans[at][0] >= day:
            plain = not _AGENCY.match(cells.key(at)) and not _MOTTO.search(cells.key(at))
            return at if cells.is_upper(at) and plain and not _BODY.match(cells.key(at)) else None
        skipped = (
            cells.is_rule(at)
            or "http" in cells.key(at)
            or _AGENCY.match(cells.key(at))
            and cells.is_upper(at)
        )
        if day is None and head.reference is None and not skipped:
            opens = cells.text(at).endswith(_ENDED) or _BODY.match(cells.key(at))
            return None if opens else at
    return None


def _about_span(cells: Cells, at: int, start: int) -> Span:
    """What follows "V/v", to the line of the day or of the addressees."""
    end = cells.spans[at][1]
    for i in range(at + 1, min(at + 6, len(cells.spans))):
        key = cells.key(i)
        if key.startswith("kính gửi") or _DAY.search(key) or _MOTTO.search(key) or cells.is_rule(i):
            break
        if not cells.text(i)[:1].islower():
            break
        end = cells.spans[i][1]
    return start, end


def _title_span(cells: Cells, at: int, start: int) -> Span:
    """The lines of a title: capitals while they go on, or a line with those that continue it."""
    upper = cells.is_upper(at)
    end = cells.spans[at][1]
    for i in range(at + 1, min(at + 10, len(cells.spans))):
        key = cells.key(i)
        if _ends_title(cells, i) or cells.spans[i][1] - start > _LONGEST_TITLE:
            break
        if upper and cells.is_upper(i):
            end = cells.spans[i][1]
            continue
        runs_on = cells.text(i)[:1].islower() or (not upper and cells.is_upper(at))
        if (upper and not _GOES_ON.match(key)) or not runs_on or key.endswith(_ENDED):
            break
        upper, end = False, cells.spans[i][1]
    return start, end


def _shares_a_line(cells: Cells, at: int) -> bool:
    """Whether a cell is one of a row: the head of a table below the title."""
    end = cells.spans[at][1]
    after = cells.clean.text[end : cells.spans[at + 1][0]] if at + 1 < len(cells.spans) else "\n"
    return "\n" not in after and "\t" in after


def _ends_title(cells: Cells, at: int) -> bool:
    key = cells.key(at)
    if cells.is_rule(at) or key.startswith("(") or _BODY.match(key) or _shares_a_line(cells, at):
        return True
    if _BASIS.match(key) and not cells.is_upper(at):
        return True
    if not (_AUTHORITY.match(key) and cells.is_upper(at)):
        return False
    return any(_BASIS.match(cells.key(i)) for i in range(at + 1, min(at + 4, len(cells.spans))))


def _set_title(cells: Cells, span: Span, head: Head, *, rule: str) -> None:
    text = cells.clean.text[slice(*span)]
    end = span[0] + len(text.rstrip(" .;,:*\n|"))
    span = span[0], min(end, span[0] + _LONGEST_TITLE)
    if span[1] - span[0] < 4:
        return
    title = _in_ordinary(cells, text[: span[1] - span[0]])
    head.title, head.title_span = title[:1].upper() + title[1:], span
    head.found.append((Detail.TITLE, span, rule, rule not in ("title.capitals",)))


def _in_ordinary(cells: Cells, text: str) -> str:
    """A title whose first lines alone may stand in capitals."""
    if text.upper() == text:
        return ordinary(cells.clean, text)
    return " ".join(ordinary(cells.clean, line) for line in text.split("\n"))


def _read_issuer(cells: Cells, kind_at: int | None, head: Head) -> None:
    first = [span[0] for detail, span, _, _ in head.found if detail in (Detail.REFERENCE, Detail.PLACE)]
    stop = min([*first, cells.spans[kind_at][0] if kind_at is not None else len(cells.clean.key)])
    formal = bool(first) or kind_at is not None
    named: list[Span] = []
    for at in range(min(_CELLS if formal else _OPENING, len(cells.spans))):
        if cells.spans[at][0] >= stop:
            break
        key = cells.key(at)
        if not cells.is_upper(at) or _MOTTO.search(key):
            continue
        if _AGENCY.match(key):
            named = [cells.spans[at]]
        elif named and _continues(cells, at):
            named.append(cells.spans[at])
    if named:
        _set_issuer(cells, named, head, rule="issuer.head")
        return
    found = _ISSUED_BY.search(cells.clean.key, 0, 4000)
    if found and (formal or head.paper):
        _set_issuer(cells, [found.span("who")], head, rule="issuer.sentence")


def _continues(cells: Cells, at: int) -> bool:
    """Whether a line in capitals goes on with the name over it ("TỈNH CÀ MAU", "VÀ ĐÔ THỊ")."""
    return bool(_OF_PLACE.match(cells.key(at))) or cells.key(at).startswith(("và ", "nhân dân", "về "))


def _set_issuer(cells: Cells, spans: list[Span], head: Head, *, rule: str) -> None:
    first, *more = (ordinary(cells.clean, cells.clean.text[slice(*span)]) for span in spans)
    head.issuer = " ".join([first[:1].upper() + first[1:], *(part[:1].lower() + part[1:] for part in more)])
    head.found.append((Detail.ISSUER, (spans[0][0], spans[-1][1]), rule, True))


def _body(cells: Cells, title: Span | None) -> int:
    """The cell at which the matter begins: the first numbered heading or article after the title."""
    after = title[1] if title else 0
    for at in range(len(cells.spans)):
        if cells.spans[at][0] >= after and _BODY.match(cells.key(at)):
            return at
        if at > 4 * _CELLS:
            return 0
    return min(len(cells.spans), 12)
