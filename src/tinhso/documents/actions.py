"""Changes to documents: taking in a text, reading it, deciding about what was read, opening it to the public."""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinhso.base import access, trail
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.core import lawtext
from tinhso.core.lawtext import Statement
from tinhso.core.vi import fold, nfc, sort_key
from tinhso.documents import carrying, duty_acts, guarding, layouts, letters, queries
from tinhso.documents.models import Candidate, Document, Publication, Reading, Review, Text
from tinhso.documents.values import DocumentKind, Secrecy, Verdict
from tinhso.territory.models import Area

# The stamp of a secret document stands in capitals, alone on its line or set apart in a head of two columns;
# a form may print it as words ("Độ mật: Tối mật").
_STAMP = re.compile(
    r"(?:^|\t|[^\S\n]{2})[^\S\n]*(?:TUYỆT[^\S\n]+MẬT|TỐI[^\S\n]+MẬT|MẬT)[^\S\n]*(?:$|\t|[^\S\n]{2})"
    r"|^[^\S\n]*(?i:(?:dấu chỉ )?độ mật[^\S\n]*:[^\S\n]*(?:tuyệt mật|tối mật|mật)\b)",
    re.MULTILINE,
)
# What the columns of a statement hold at most.
_LARGEST = Decimal(10) ** 30


@dataclass(frozen=True, slots=True)
class Facts:
    """What whoever takes a document in says about it."""

    kind: DocumentKind
    title: str
    reference: str = ""
    issuer: str = ""
    issued_on: date | None = None
    area: Area | None = None
    is_example: bool = False
    # Of these, the names that the machine filled in.
    unconfirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a document as it came: the name and hash of its file, the encoding of its letters."""

    name: str
    sha256: str
    encoding: str
    content: str


@transaction.atomic
def take_in(*, facts: Facts, name: str, data: bytes, secrecy: Secrecy, by: User) -> Document:
    """Store a document and its text; refused when marked or stamped secret, unreadable, empty or known already."""
    access.require(by, "documents.take_in", facts.area or access.House())
    refuse_secret(secrecy)
    digest = hashlib.sha256(data).hexdigest()
    refuse_known(digest)
    found = letters.decoded(data)
    return keep(facts=facts, source=Source(name, digest, found.encoding, found.text), by=by)


@transaction.atomic
def keep(*, facts: Facts, source: Source, by: User) -> Document:
    """Store a document and its text as it was read from its file; refused when stamped secret or known already."""
    access.require(by, "documents.take_in", facts.area or access.House())
    if _STAMP.search(nfc(source.content)):
        raise Refused(
            _(
                "Trong văn bản có dấu chỉ độ mật: văn bản bị từ chối và không được lưu. "
                "Hãy xử lý theo quy định về bí mật nhà nước."
            ),
            is_secret=True,
        )
    document = _stored(facts, by)
    text = Text(
        document=document,
        name=file_name(source.name),
        sha256=source.sha256,
        encoding=source.encoding,
        content=source.content,
        recorded_at=timezone.now(),
        recorded_by=by,
    )
    _save_once(text)
    trail.leave(by=by, verb="take_in", subject=document, sha256=source.sha256, title=document.title)
    return document


@transaction.atomic
def read(*, text: Text, by: User) -> Reading:
    """Read a text with the present grammar; a text already read with it keeps that reading."""
    # The text cannot be locked: nobody may change it, so its document stands for it.
    Document.objects.select_for_update().get(pk=text.document_id)
    known = text.readings.filter(grammar=lawtext.GRAMMAR, has_duties=True).first()
    if known:
        return known
    now = timezone.now()
    document = text.document
    read_now = lawtext.read(
        text.content, territory=document.area.name if document.area else None, dated=document.issued_on
    )
    said = layouts.particulars_kept(read_now.particulars)
    reading = Reading.objects.create(
        text=text,
        grammar=lawtext.GRAMMAR,
        particulars=said,
        has_duties=True,
        recorded_at=now,
        recorded_by=by,
    )
    statements = [statement for statement in read_now.statements if _fits(statement)]
    kept = [e.review for e in queries.entries(text) if e.review]
    Candidate.objects.bulk_create(
        Candidate(
            reading=reading,
            recorded_at=now,
            recorded_by=by,
            nth=place.nth,
            follows=place.follows,
            **fields(statement),
        )
        for statement, place in zip(statements, carrying.places(statements, kept), strict=True)
    )
    duty_acts.file(reading, read_now)
    trail.leave(by=by, verb="read", subject=document, reading=reading.pk, grammar=str(reading.grammar))
    return reading


def accept(*, candidate: Candidate, seen: int | None = None, by: User) -> Review:
    """Let the machine's reading stand; refused where it does not say what is measured.

    `seen`, here and below: the decision that the person saw (0 for none); where another came since, theirs is refused.
    """
    if not candidate.indicator.strip():
        raise Refused(_("Máy không đọc ra đại lượng đo: hãy chọn Sửa để ghi đại lượng rồi mới chấp nhận."))
    return decide(candidate, _said(candidate), Verdict.ACCEPTED, seen=seen, by=by)


def edit(
    *, at: Candidate | Review, statement: Statement, note: str = "", seen: int | None = None, by: User
) -> Review:
    """Let a corrected reading stand; the machine's own, and every earlier decision, stays beside it."""
    is_own = isinstance(at, Review) and at.candidate_id is None
    return decide(at, statement, Verdict.ADDED if is_own else Verdict.EDITED, note=note, seen=seen, by=by)


def reject(*, at: Candidate | Review, note: str = "", seen: int | None = None, by: User) -> Review:
    """Decide that there is no statement here."""
    return decide(at, _said(at), Verdict.REJECTED, note=note, seen=seen, by=by)


@transaction.atomic
def accept_sure(*, text: Text, by: User) -> int:
    """Accept every reading that the machine is sure of and nobody decided about; how many there were.

    What a second person must agree to is left waiting.
    """
    access.require(by, "documents.review", text)
    Document.objects.select_for_update().get(pk=text.document_id)
    waiting = [entry.candidate for entry in queries.entries(text) if entry.is_sure and entry.candidate]
    sure = [one for one in waiting if not guarding.is_held(text.pk, queries.place_of(one))]
    now = timezone.now()
    Review.objects.bulk_create(
        Review(
            text=text,
            candidate=candidate,
            nth=nth,
            verdict=Verdict.ACCEPTED,
            recorded_at=now,
            recorded_by=by,
            **fields(_standing_at(_said(candidate), start, end)),
        )
        for candidate in sure
        for start, end, nth in (queries.place_of(candidate),)
    )
    trail.leave(by=by, verb="accept_sure", subject=text.document, count=len(sure))
    return len(sure)


@transaction.atomic
def add(*, text: Text, statement: Statement, note: str = "", by: User, head: Review | None = None) -> Review:
    """Add a statement that the machine did not read; `head` is the row of the reading it was split from."""
    access.require(by, "documents.review", text)
    place = {"value_start": statement.value_start, "value_end": statement.value_end}
    taken = (
        text.reviews.filter(**place)
        .values("nth")
        .union(Candidate.objects.filter(reading__text=text, **place).values("nth"))
    )
    nth = max((row["nth"] for row in taken), default=-1) + 1
    columns = {"nth": nth, "candidate": None, "verdict": Verdict.ADDED, "note": note, "head": head}
    return reviewed(text, statement, by=by, **columns)


@transaction.atomic
def publish(*, document: Document, is_open: bool, by: User) -> Publication:
    """Open a document and its scoreboard to the public, or close them."""
    access.require(by, "documents.publish", document)
    trail.leave(by=by, verb="publish", subject=document, is_open=is_open)
    return Publication.objects.create(
        document=document, is_open=is_open, recorded_at=timezone.now(), recorded_by=by
    )


def fields(statement: Statement) -> dict[str, Any]:
    """The columns of a statement."""
    return {
        "kind": statement.kind,
        "start": statement.start,
        "end": statement.end,
        "value_start": statement.value_start,
        "value_end": statement.value_end,
        "indicator": statement.indicator,
        "comparator": statement.comparator,
        "value": statement.value,
        "value_high": statement.value_high,
        "unit": statement.unit,
        "levels": list(statement.levels),
        "by": statement.by,
        "every": statement.every or "",
        "as_of": statement.as_of or "",
        "exclusion": statement.exclusion or "",
        "territory": statement.territory or "",
        "of_value": statement.of.value if statement.of else None,
        "of_unit": (statement.of.unit or "") if statement.of else "",
        "sure": statement.sure,
        "rules": list(statement.rules),
    }


@transaction.atomic
def decide(
    at: Candidate | Review,
    statement: Statement,
    verdict: Verdict,
    *,
    note: str = "",
    seen: int | None,
    by: User,
    is_confirmed: bool = False,
    **columns: Any,
) -> Review:
    """Write a decision about the place of `at`; refused where another came since the person looked (`seen`).

    Also refused where a second person must agree, unless one did (`is_confirmed`).
    """
    text = text_of(at)
    access.require(by, "documents.review", text)
    # Two people who decide about one place wait for one another here.
    Document.objects.select_for_update().get(pk=text.document_id)
    start, end, nth = queries.place_of(at)
    last = text.reviews.filter(value_start=start, value_end=end, nth=nth).order_by("id").last()
    if seen is not None and seen != (last.pk if last else 0):
        raise Refused(_("Nội dung này vừa được người khác rà soát: hãy xem lại rồi mới quyết định."))
    if not is_confirmed:
        refuse_held(text, (start, end, nth))
    candidate = at if isinstance(at, Candidate) else at.candidate
    kept = {"nth": nth, "candidate": candidate, "verdict": verdict, "note": note}
    return reviewed(text, _standing_at(statement, start, end), by=by, **kept | columns)


def refuse_held(text: Text, place: queries.Place) -> None:
    """Stop a change of a judgement that a second person must agree to."""
    if guarding.is_held(text.pk, place):
        raise Refused(
            _(
                "Chỉ tiêu lập từ nội dung này đã công khai nên cần hai người: "
                "hãy mở Hàng đợi rà soát, quyết định ở đó sẽ thành đề xuất chờ người khác xác nhận."
            )
        )


def _standing_at(statement: Statement, start: int, end: int) -> Statement:
    """The statement under the place it is filed at, where a newer reading frames its number otherwise."""
    if (statement.value_start, statement.value_end) == (start, end):
        return statement
    low, high = min(statement.start, start), max(statement.end, end)
    return replace(statement, start=low, end=high, value_start=start, value_end=end)


def _said(at: Candidate | Review) -> Statement:
    # The passage is kept by its offsets: the text, which may be long, need not be loaded for it.
    return at.as_statement("")


def text_of(at: Candidate | Review) -> Text:
    """The text that a reading or a judgement is about."""
    return at.reading.text if isinstance(at, Candidate) else at.text


def reviewed(text: Text, statement: Statement, *, by: User, **columns: Any) -> Review:
    """Write a row of a decision, and its trail; the door of the place is held by whoever calls."""
    review = Review(text=text, recorded_at=timezone.now(), recorded_by=by, **fields(statement), **columns)
    review.full_clean(exclude=["text", "candidate", "recorded_by", "head", "undoes"])
    review.save()
    trail.leave(by=by, verb=str(columns["verdict"]), subject=review, document=str(text.document_id))
    return review


def _fits(statement: Statement) -> bool:
    amounts = (statement.value, statement.value_high, statement.of.value if statement.of else None)
    return all(amount is None or abs(amount) < _LARGEST for amount in amounts)


def refuse_secret(secrecy: Secrecy) -> None:
    """`Refused` for what is declared secret: it is never stored."""
    if secrecy != Secrecy.ORDINARY:
        raise Refused(
            _("Hệ thống không lưu tài liệu mật: hãy xử lý văn bản này theo quy định về bí mật nhà nước.")
        )


def file_name(name: str) -> str:
    """The last part of a path, whichever system wrote it, with nothing in it that cannot be shown."""
    last = PurePath(name.replace("\\", "/")).name
    shown = "".join(char for char in nfc(last) if char.isprintable()).strip(". ")
    return shown[-200:] or "van-ban.txt"


def _save_once(text: Text) -> None:
    try:
        with transaction.atomic():
            text.save()
    except IntegrityError:
        # Somebody took in the same file in the same moment.
        refuse_known(text.sha256)
        raise


def refuse_known(digest: str) -> None:
    """`Refused`, naming the document, for a file that was taken in before."""
    known = Text.objects.filter(sha256=digest).select_related("document").first()
    if known:
        raise Refused(
            _("Tệp này đã được nhận ngày %(day)s với tên «%(title)s»: hãy mở văn bản đó.")
            % {
                "day": timezone.localtime(known.recorded_at).strftime("%d/%m/%Y"),
                "title": known.document.title,
            },
            document=str(known.document_id),
        )


def _stored(facts: Facts, by: User) -> Document:
    document = Document(
        **columns(facts), is_example=facts.is_example, taken_in_at=timezone.now(), taken_in_by=by
    )
    document.full_clean()
    document.save()
    return document


def columns(facts: Facts) -> dict[str, Any]:
    """The columns of a document that its facts fill, the keys for search and order among them."""
    title = " ".join(nfc(facts.title).split())
    return {
        "kind": facts.kind,
        "title": title,
        "reference": nfc(facts.reference).strip(),
        "issuer": nfc(facts.issuer).strip(),
        "issued_on": facts.issued_on,
        "area": facts.area,
        "unconfirmed": list(facts.unconfirmed),
        "search_key": fold(f"{facts.reference} {title} {facts.issuer}"),
        "sort_key": sort_key(title),
    }
