"""Papers that a document names, and what it does with them: rests on, carries out, amends, replaces, repeals."""

import re
from collections.abc import Iterator
from datetime import date

from tinhso.core.lawtext.casing import ordinary
from tinhso.core.lawtext.cells import Cells, Span
from tinhso.core.lawtext.deadlines import times
from tinhso.core.lawtext.mentions import mentions
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.papers import ANY, SYMBOL, paper_named, symbol
from tinhso.core.lawtext.values import Citation, Paper, Relation

# "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị", "Luật Giao dịch điện tử ngày 22/6/2023".
_DAY = r"ngày\s+\d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?|\s+tháng\s+\d{1,2}\s+năm\s+)(?:19|20)\d\d"
_REFERENCE = re.compile(
    rf"(?<!\w)(?P<paper>{ANY})\s+(?:số\s*:?\s*(?P<number>{SYMBOL}|\d{{1,3}}(?=\s+ngày))|(?P<plain>{SYMBOL})"
    r"|(?<=luật )(?P<law>[^\d,;.():\n]{3,90}?)(?=\s*(?:,|;|\.|\(|ngày|năm|số\s|và\s|\d|\Z)))"
    rf"(?:[,\s]+(?P<day>{_DAY}))?(?:\s*\([^()]{{0,60}}\))?"
    r"(?:,?\s+của\s+(?P<issuer>[^\d,;.():\n]{2,80}))?"
)
# What ends the name of the issuer: the matter of the paper, or the next paper.
_ISSUER_ENDS = re.compile(
    r"\s+(?:về|phê duyệt|ban hành|quy định|sửa đổi|hướng dẫn|thực hiện|triển khai|và(?= (?:nghị|quyết|kế|chỉ"
    r"|chương|có|hết|các|thay|bãi|công))"
    r"|khóa|về việc|ngày|năm|đến|giai đoạn|cụ thể|là|như|để|trên cơ sở|tại|giao|gồm|theo|công bố|yêu cầu|có|số)(?!\w)"
)
_BASIS = re.compile(r"(?:-\s*)?(?:căn cứ|xét|trên cơ sở)(?:\s+vào)?\s+")
_CARRIES = re.compile(
    r"(?:-\s*)?(?:(?:tổ chức )?(?:triển khai )?(?:thực hiện|triển khai)|tiếp tục thực hiện"
    r"|về việc (?:triển khai )?thực hiện"
    r"|thi hành)(?! (?:thí điểm|công tác|nhiệm vụ))(?!\w)"
)
_CHANGES: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    (Relation.AMENDS, re.compile(r"(?<!\w)(?:sửa đổi|bổ sung|điều chỉnh)(?!\w)")),
    (Relation.REPLACES, re.compile(r"(?<!được )(?<!\w)thay thế(?!\w)")),
    (Relation.REPEALS, re.compile(r"(?<!\w)(?:bãi bỏ|hủy bỏ)(?!\w)|(?P<after>(?<!\w)hết hiệu lực(?!\w))")),
)
_CHANGED = ("sửa đổi", "bổ sung", "điều chỉnh", "thay thế", "bãi bỏ", "hủy bỏ", "hết hiệu lực")
_THIS = re.compile(rf"(?<!\w)(?:{ANY}) này(?!\w)")
_ARTICLE = re.compile(r"(?:điều \d+|\d{1,2})\s?[.:]\s*")
_JOINED = re.compile(r"[\s,;]*(?:và\s+|cùng\s+|các\s+)*\Z")
_NESTED = re.compile(r"(?<!\w)(?:thực hiện|triển khai|sửa đổi|phê duyệt|ban hành|hướng dẫn|quy định)(?!\w)")
_LONGEST = 1500  # characters of a cell that names papers
_MOST = 60  # papers named in one document


def citations(cells: Cells, title: Span | None, body: int) -> tuple[Citation, ...]:
    """The papers named; `title`: the stretch of the title, `body`: the cell at which the matter begins."""
    found: list[Citation] = []
    if title:
        found += _of_title(cells.clean, title)
    found += _of_preamble(cells, title, body)
    found += _of_articles(cells)
    kept: dict[tuple[Relation, str], Citation] = {}
    for one in found:
        kept.setdefault((one.relation, (one.reference or one.name).lower()), one)
    return tuple(sorted(kept.values(), key=lambda c: (c.start, c.end)))[:_MOST]


def _of_title(clean: Clean, title: Span) -> Iterator[Citation]:
    key = clean.key[slice(*title)]
    changed = _change(key)
    if changed:
        yield from _listed(clean, (title[0] + changed[1], title[1]), changed[0])
        return
    carried = _CARRIES.search(key)
    if carried:
        yield from _listed(clean, (title[0] + carried.end(), title[1]), Relation.CARRIES_OUT)


def _of_preamble(cells: Cells, title: Span | None, body: int) -> Iterator[Citation]:
    """The lines between the title and the matter: "Căn cứ …;", "Thực hiện …, Ủy ban nhân dân … ban hành …"."""
    after = title[1] if title else 0
    relation: Relation | None = None
    for at in range(body):
        start, end = cells.spans[at]
        if start < after:
            continue
        key = cells.clean.key[start : min(end, start + _LONGEST)]
        relation = _opened(key) or relation
        if relation:
            yield from _listed(cells.clean, (start, start + len(key)), relation)
        if key.endswith((".", ":")):
            relation = None


def _opened(key: str) -> Relation | None:
    if _BASIS.match(key):
        return Relation.BASED_ON
    if _CARRIES.match(key):
        return Relation.CARRIES_OUT
    return Relation.BASED_ON if re.match(r"(?:-\s*)?(?:bộ )?luật ", key) else None


def _of_articles(cells: Cells) -> Iterator[Citation]:
    """What the text itself says that it changes: "Quyết định này thay thế …", "Bãi bỏ …", "Sửa đổi … của …"."""
    for start, end in cells.spans:
        stop = min(end, start + _LONGEST)
        key = cells.clean.key[start:stop]
        opening = _ARTICLE.match(key)
        head = key[opening.end() if opening else 0 :][:40]
        change = _change(key)
        if not change:
            continue
        relation, at, is_after = change
        own = _THIS.search(key) or re.match(r"(?:sửa đổi|bổ sung|bãi bỏ|hủy bỏ|thay thế|điều chỉnh)", head)
        if own and "căn cứ" not in key[:12]:
            span = (start, start + at) if is_after else (start + at, stop)
            yield from _listed(cells.clean, span, relation)


def _change(key: str) -> tuple[Relation, int, bool] | None:
    """The first word of change: which it is, where it ends, and whether the papers stand before it."""
    best: tuple[Relation, int, bool] | None = None
    if not mentions(_CHANGED, key):
        return None
    for relation, pattern in _CHANGES:
        found = pattern.search(key)
        if found and (best is None or found.end() < best[1]):
            after = "after" in pattern.groupindex and found["after"] is not None
            best = relation, found.start() if after else found.end(), after
    return best


def _listed(clean: Clean, span: Span, relation: Relation) -> Iterator[Citation]:
    """The papers of a stretch that stand side by side; one inside the matter of another is not the document's."""
    last = span[0]
    for found in _REFERENCE.finditer(clean.key, *span):
        if _THIS.match(clean.key, found.start()):
            continue
        between = clean.key[last : found.start()]
        first = last == span[0]
        aside = between.rpartition(";")[2] if ";" in between else between
        free = ";" in between and not _NESTED.search(aside)
        if first or free or _JOINED.match(between) or (_coordinated(between) and not _NESTED.search(between)):
            last = found.end()
            yield _citation(clean, found, relation)


def _coordinated(between: str) -> bool:
    return between.rstrip().endswith((" và", ",", ";", ", các"))


def _citation(clean: Clean, found: re.Match[str], relation: Relation) -> Citation:
    number = found["number"] or found["plain"]
    issuer, end = _issuer(clean, found)
    start, stop = clean.origin(found.start(), end)
    day = found["day"]
    law_end = found.end("law") if found["law"] else 0
    name_end = found.end("number") if found["number"] else found.end("plain") if found["plain"] else law_end
    name = " ".join(clean.text[found.start() : name_end].split())
    written = clean.text[slice(*found.span("number" if found["number"] else "plain"))] if number else None
    paper = paper_named(found["paper"])
    return Citation(
        relation=relation,
        name=ordinary(clean, name[0].upper() + name[1:]),
        quote="",
        start=start,
        end=stop,
        paper=Paper.LETTER if paper is None else paper,
        reference=symbol(written) if written else None,
        issued_on=_day(clean, found) if day else None,
        issuer=issuer,
        rules=(f"cites.{relation}",),
    )


def _issuer(clean: Clean, found: re.Match[str]) -> tuple[str | None, int]:
    if not found["issuer"]:
        return None, found.end()
    start, end = found.span("issuer")
    stop = _ISSUER_ENDS.search(clean.key, start, end)
    end = stop.start() if stop else end
    name = ordinary(clean, clean.text[start:end])
    return (name, end) if name else (None, found.end("day") if found["day"] else start)


def _day(clean: Clean, found: re.Match[str]) -> date | None:
    named = times(clean.key, *found.span("day"))
    return named[0].by if named else None
