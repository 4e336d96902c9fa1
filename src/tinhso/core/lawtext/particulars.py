"""What a document says of itself: kind, number, issuer, place and day, title, signer, force, other papers."""

import re
from dataclasses import replace
from datetime import date, timedelta

from tinhso.core.lawtext import heads
from tinhso.core.lawtext.cells import Cells, Span, cells_of
from tinhso.core.lawtext.citations import citations
from tinhso.core.lawtext.deadlines import times
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.papers import ANY
from tinhso.core.lawtext.signing import signature
from tinhso.core.lawtext.values import Detail, Found, Particulars

_FORCE = re.compile(
    rf"(?<!\w)(?:{ANY}) này[^.;\n]{{0,160}}?có hiệu lực(?: thi hành| pháp lý)?(?: kể| tính)?(?: từ| sau)?"
    r"\s+(?P<when>[^.;\n]{1,80})"
)
_SIGNING = re.compile(r"(?:kể )?(?:từ )?ngày (?:ký|ban hành|được thông qua|thông qua)(?!\w)")
_DAYS_AFTER = re.compile(r"(?:sau )?(\d{1,3}) ngày,? (?:kể|tính) từ ngày (?:ký|ban hành)")
_LABELS = (
    (Detail.ISSUED_ON, re.compile(r"ngày (?:ban hành|ký)\s*:?\s*")),
    (Detail.IN_FORCE_FROM, re.compile(r"ngày (?:có hiệu lực|hiệu lực)\s*:?\s*")),
)
_HEAD_CELLS = 60


def particulars_of(text: str, clean: Clean) -> Particulars:
    """The particulars of a document; harmless on any text, in time linear in its length."""
    cells = cells_of(clean)
    head = heads.head_of(cells)
    found = [_placed(text, clean, part) for part in head.found]
    labels = _labelled(cells)
    issued = head.issued_on
    if issued is None and Detail.ISSUED_ON in labels:
        issued, span = labels[Detail.ISSUED_ON]
        found.append(_placed(text, clean, (Detail.ISSUED_ON, span, "issued_on.label", True)))
    force = _in_force(cells, issued) or labels.get(Detail.IN_FORCE_FROM)
    if force:
        found.append(_placed(text, clean, (Detail.IN_FORCE_FROM, force[1], "in_force_from.said", True)))
    signed = signature(cells)
    if signed:
        found.append(_placed(text, clean, (Detail.SIGNER, signed.span, signed.rule, True)))
    named = citations(cells, head.title_span, head.body)
    return Particulars(
        paper=head.paper,
        reference=head.reference,
        issuer=head.issuer,
        place=head.place,
        issued_on=issued,
        title=head.title,
        signer=signed.signer if signed else None,
        in_force_from=force[0] if force else None,
        citations=tuple(replace(c, quote=text[c.start : c.end]) for c in named),
        found=tuple(sorted(found, key=lambda f: f.start)),
    )


def _placed(text: str, clean: Clean, part: heads.Part) -> Found:
    detail, span, rule, sure = part
    start, end = clean.origin(*span)
    return Found(detail, text[start:end], start, end, rule, sure)


def _labelled(cells: Cells) -> dict[Detail, tuple[date, Span]]:
    """Days in the box that a library of papers puts over them ("Ngày ban hành | 24/12/2025")."""
    made: dict[Detail, tuple[date, Span]] = {}
    for at in range(min(_HEAD_CELLS, len(cells.spans))):
        for detail, pattern in _LABELS:
            label = pattern.match(cells.key(at))
            if not label or detail in made:
                continue
            start, end = cells.spans[at][0] + label.end(), cells.spans[at][1]
            if start >= end and at + 1 < len(cells.spans):
                start, end = cells.spans[at + 1]
            named = [
                t for t in times(cells.clean.key, start, min(end, start + 40)) if t.by and t.start == start
            ]
            if named and named[0].by and named[0].by == named[0].first:
                made[detail] = named[0].by, (named[0].start, named[0].end)
    return made


def _in_force(cells: Cells, issued: date | None) -> tuple[date, Span] | None:
    """ "Quyết định này có hiệu lực kể từ ngày …": a day named, or that of the signature, or days after it."""
    for found in _FORCE.finditer(cells.clean.key) if "có hiệu lực" in cells.clean.key else ():
        when = found["when"]
        after = _DAYS_AFTER.match(when)
        if after or _SIGNING.match(when):
            days = int(after[1]) if after else 0
            if issued and issued.year + days // 365 < date.max.year:
                return issued + timedelta(days=days), found.span()
            continue
        named = [t for t in times(cells.clean.key, *found.span("when")) if t.first == t.by and t.by]
        if named and named[0].by:
            return named[0].by, (found.start(), named[0].end)
    return None
