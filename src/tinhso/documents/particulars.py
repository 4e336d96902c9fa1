"""What a document is, as far as nobody said: read from its text, and marked as read by the machine."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from tinhso.core.lawtext import Paper, Particulars
from tinhso.core.lawtext.normalise import normalise
from tinhso.core.lawtext.particulars import particulars_of
from tinhso.core.vi import nfc
from tinhso.documents.actions import Facts
from tinhso.documents.models import Intake
from tinhso.documents.values import DocumentKind
from tinhso.files.values import Extract
from tinhso.territory.models import Area

# The longest that a column of a document holds.
_MOST = {"title": 500, "reference": 80, "issuer": 200}
_KINDS = {
    Paper.RESOLUTION: DocumentKind.RESOLUTION,
    Paper.DECISION: DocumentKind.DECISION,
    Paper.DIRECTIVE: DocumentKind.DIRECTIVE,
    Paper.PLAN: DocumentKind.PLAN,
    Paper.REPORT: DocumentKind.REPORT,
}
NAMES = ("kind", "title", "reference", "issuer", "issued_on")


@dataclass(frozen=True, slots=True)
class Said:
    """What whoever hands a text in says about it; what is left blank the machine looks for in the text."""

    kind: DocumentKind | None = None
    title: str = ""
    reference: str = ""
    issuer: str = ""
    issued_on: date | None = None
    area: Area | None = None


def said_of(intake: Intake) -> Said:
    """What was said of a file when it was handed in."""
    return Said(
        kind=DocumentKind(intake.kind) if intake.kind else None,
        title=intake.title,
        reference=intake.reference,
        issuer=intake.issuer,
        issued_on=intake.issued_on,
        area=intake.area,
    )


def completed(said: Said, extract: Extract, *, name: str) -> Facts:
    """The facts of a document: what was said of it, the rest as the machine reads it in its text or file name."""
    known = {field: getattr(said, field) for field in NAMES}
    if all(known.values()):
        return Facts(**known, area=said.area)
    read = _read(extract, name)
    filled = {field: read[field] for field in NAMES if not known[field] and read[field]}
    return Facts(**known | filled, area=said.area, unconfirmed=tuple(filled))


def of_text(content: str) -> Particulars:
    """What a text says of itself."""
    return particulars_of(content, normalise(content))


def _read(extract: Extract, name: str) -> dict[str, Any]:
    """Every fact of the document that the machine finds; kind and title are always found."""
    read = of_text(extract.text)
    # Where no kind of paper is named, the first lines may be anything: what a web page calls itself goes before.
    title = (read.title if read.paper else None) or extract.title or read.title or PurePath(name).stem or "?"
    return {
        "kind": _KINDS.get(read.paper, DocumentKind.OTHER) if read.paper else DocumentKind.OTHER,
        "title": _cut(title, "title"),
        "reference": _cut(read.reference or "", "reference"),
        "issuer": _cut(read.issuer or extract.site or "", "issuer"),
        "issued_on": read.issued_on or extract.published_on,
    }


def _cut(words: str, column: str) -> str:
    return " ".join(nfc(words).split())[: _MOST[column]]
