"""Files on their way to become documents: handed in, read apart, kept or refused; nothing is ever half written."""

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import IO
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinhso import files
from tinhso.base import access, attachments, trail
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.core.vi import fold, nfc
from tinhso.documents import actions, layouts, letters, particulars, problems, roots
from tinhso.documents.models import Document, Intake, Layout, Text
from tinhso.documents.particulars import Said
from tinhso.documents.values import UNDER_WAY, IntakeState, Secrecy
from tinhso.files.values import Extract, FileProblem, Format, Member, Problem

# A file that ends the program itself is not tried for ever.
MOST_ATTEMPTS = 3
_LIMITS = files.Limits(size=settings.FILE_UPLOAD_LIMIT, members=200)
_EVERY = 0.5  # seconds between two notes of progress
_log = logging.getLogger(__name__)


@transaction.atomic
def hand_in(*, file: IO[bytes], name: str, said: Said, secrecy: Secrecy, by: User) -> Intake:
    """Keep a file that is to be read; refused when declared secret, or known already."""
    access.require(by, "documents.take_in", said.area or access.House())
    actions.refuse_secret(secrecy)
    digest = attachments.digest(file)
    actions.refuse_known(digest)
    for older in Intake.objects.select_for_update().filter(sha256=digest).exclude(state=IntakeState.REMOVED):
        if older.state in UNDER_WAY:
            raise Refused(_("Tệp này đang được đọc: hãy chờ trong danh sách tệp."))
        # What failed or was refused before is tried anew with what is said now.
        _turn(older, IntakeState.REMOVED)
    attachments.store(file)
    return _entered(_row(name, said, by), digest, _length(file))


@transaction.atomic
def take_in_text(*, data: bytes, name: str, said: Said, secrecy: Secrecy, by: User) -> Document:
    """Keep a file of plain text as a document at once: nothing in it needs a reading apart."""
    access.require(by, "documents.take_in", said.area or access.House())
    actions.refuse_secret(secrecy)
    decoded = letters.decoded(data)
    extract = Extract(Format.TEXT, decoded.text, encoding=decoded.encoding)
    facts = particulars.completed(said, extract, name=actions.file_name(name))
    document = actions.take_in(facts=facts, name=name, data=data, secrecy=secrecy, by=by)
    _lay_out(document.text, extract, len(data))
    attachments.store(BytesIO(data))
    return document


@transaction.atomic
def try_again(*, intake: Intake, by: User) -> Intake:
    """Have a file that failed read once more."""
    access.require(by, "documents.take_in", intake)
    locked = Intake.objects.select_for_update().get(pk=intake.pk)
    if locked.state != IntakeState.FAILED:
        raise Refused(_("Tệp này không còn ở trạng thái lỗi: hãy xem lại danh sách tệp."))
    if not problems.may_pass(locked):
        raise Refused(
            _("Đọc lại chính tệp này cũng không khác: hãy sửa tệp theo lời khuyên rồi tải bản mới.")
        )
    if not attachments.exists(locked.sha256):
        raise Refused(_("Tệp gốc không còn trong kho: hãy tải lại tệp."))
    if Intake.objects.filter(sha256=locked.sha256, state__in=UNDER_WAY).exists():
        raise Refused(_("Tệp này đang được đọc: hãy chờ trong danh sách tệp."))
    _turn(locked, IntakeState.WAITING, attempts=0, problem="", where="", page=0, page_count=0)
    trail.leave(by=by, verb="try_again", subject=locked)
    return locked


@transaction.atomic
def remove(*, intake: Intake, by: User) -> None:
    """Take a file that gave no document off the list, and forget what it held."""
    access.require(by, "documents.take_in", intake)
    locked = Intake.objects.select_for_update().get(pk=intake.pk)
    if locked.state not in (IntakeState.FAILED, IntakeState.REFUSED, IntakeState.KNOWN):
        raise Refused(_("Chỉ bỏ được tệp không đọc được, bị từ chối hoặc đã có từ trước."))
    _turn(locked, IntakeState.REMOVED)
    trail.leave(by=by, verb="remove", subject=locked, name=locked.name, sha256=locked.sha256)
    _forget(locked.sha256)


def work(key: UUID) -> tuple[Intake, ...]:
    """Read a file and keep its document; doing it twice changes nothing. The members of an archive are returned.

    Whatever goes wrong with the file is noted in its row; only a lost database is raised, to be tried again.
    """
    intake = _begun(key)
    if intake is None:
        return _waiting_members(key)
    try:
        data = attachments.read(intake.sha256)
        if files.sniff(data, intake.name) is Format.ZIP and intake.parent_id is None:
            return _unpacked(intake, files.unpack(data, limits=_LIMITS))
        extract = files.extract(
            data, intake.name, limits=_LIMITS, roots=roots.trusted(), on_progress=_progress(intake)
        )
        _keep(intake, extract, len(data))
    except FileProblem as problem:
        if problem.detail:
            _log.warning("intake %s: %s", intake.pk, problem.detail)
        _fail(intake, problem.code, problem.where)
    except Refused as refusal:
        _refuse(intake, refusal)
    except OperationalError:
        raise
    except Exception:  # noqa: BLE001 (whatever a file does to us, its row says so)
        _log.exception("intake %s", intake.pk)
        _fail(intake, Problem.CRASHED, "")
    return ()


def give_up(intake: Intake) -> None:
    """Note that nothing works on a file any more: its worker ended too often."""
    _fail(intake, Problem.CRASHED, _("trang %s") % intake.page if intake.page else "")


@transaction.atomic
def _begun(key: UUID) -> Intake | None:
    """The file, from now on being read; None when there is nothing left to do, or it was tried too often."""
    intake = Intake.objects.select_for_update().get(pk=key)
    if intake.state not in UNDER_WAY:
        return None
    if intake.attempts >= MOST_ATTEMPTS:
        give_up(intake)
        return None
    _turn(intake, IntakeState.WORKING, attempts=intake.attempts + 1, page=0, page_count=0)
    return intake


def _waiting_members(key: UUID) -> tuple[Intake, ...]:
    """The members of an archive whose reading was perhaps never asked for: the worker ended in between."""
    return tuple(Intake.objects.filter(parent=key, state=IntakeState.WAITING))


@transaction.atomic
def _keep(intake: Intake, extract: Extract, size: int) -> None:
    """Document, text, layout and first reading, all or nothing."""
    if not _is_ours(intake):
        return
    by = intake.handed_in_by
    facts = particulars.completed(particulars.said_of(intake), extract, name=intake.name)
    # The database stores no zero; the replacement is one code point too, so places stay true.
    content = extract.text.replace("\x00", "\ufffd")
    source = actions.Source(intake.name, intake.sha256, extract.encoding or "", content)
    document = actions.keep(facts=facts, source=source, by=by)
    _lay_out(document.text, extract, size)
    actions.read(text=document.text, by=by)
    _turn(intake, IntakeState.DONE, document=document)


def _lay_out(text: Text, extract: Extract, size: int) -> None:
    Layout.objects.create(
        text=text,
        format=extract.format,
        size=size,
        pages=layouts.pages_kept(extract.pages),
        places=layouts.places_kept(extract.places),
        signatures=layouts.signatures_kept(extract.signatures),
        recorded_at=timezone.now(),
        recorded_by=text.recorded_by,
    )


@transaction.atomic
def _unpacked(intake: Intake, members: tuple[Member, ...]) -> tuple[Intake, ...]:
    """A row for each member; the archive itself is forgotten, since its members hold all of it."""
    if not _is_ours(intake):
        return _waiting_members(intake.pk)
    found = []
    said = particulars.said_of(intake)
    if len(members) > 1:
        # One title and number name one document.
        said = replace(said, title="", reference="")
    for member in members:
        row = _row(member.name, said, intake.handed_in_by)
        row.parent = intake
        found.append(_member(row, member))
    _turn(intake, IntakeState.DONE)
    _forget(intake.sha256)
    return tuple(one for one in found if one.state == IntakeState.WAITING)


def _member(row: Intake, member: Member) -> Intake:
    file = BytesIO(member.data)
    digest = attachments.digest(file)
    if member.problem:
        row.state, row.problem = IntakeState.FAILED, str(member.problem)
        return _entered(row, digest, 0)
    known = _known(digest)
    if known or Intake.objects.filter(sha256=digest, state__in=UNDER_WAY).exists():
        row.state, row.document = IntakeState.KNOWN, known
    else:
        attachments.store(file)
    return _entered(row, digest, len(member.data))


def _row(name: str, said: Said, by: User) -> Intake:
    now = timezone.now()
    return Intake(
        name=actions.file_name(name),
        kind=said.kind or "",
        title=" ".join(nfc(said.title).split()),
        reference=nfc(said.reference).strip(),
        issuer=nfc(said.issuer).strip(),
        issued_on=said.issued_on,
        area=said.area,
        handed_in_at=now,
        handed_in_by=by,
        changed_at=now,
    )


def _entered(row: Intake, digest: str, size: int) -> Intake:
    row.sha256, row.size = digest, size
    row.search_key = fold(f"{row.name} {row.title} {row.reference} {row.issuer}")
    row.full_clean(exclude=["handed_in_by", "area", "document", "parent"])
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as twice:
        raise Refused(_("Tệp này đang được đọc: hãy chờ trong danh sách tệp.")) from twice
    trail.leave(by=row.handed_in_by, verb="hand_in", subject=row, sha256=digest, name=row.name)
    return row


def _progress(intake: Intake) -> Callable[[int, int], None]:
    """Notes which page is being read, seldom enough to cost nothing."""
    last = 0.0

    def note(page: int, count: int) -> None:
        nonlocal last
        now = time.monotonic()
        # The last one is told whatever the hour: what follows it, the reading of the text, may take longer.
        if now - last < _EVERY and page < count:
            return
        last = now
        intake.page = page
        Intake.objects.filter(pk=intake.pk, state=IntakeState.WORKING).update(
            page=page, page_count=count, changed_at=timezone.now()
        )

    return note


@transaction.atomic
def _fail(intake: Intake, code: Problem | str, where: str) -> None:
    if _is_ours(intake):
        _turn(intake, IntakeState.FAILED, problem=str(code), where=where[:300])
        _log.warning("intake %s: %s", intake.pk, code)


@transaction.atomic
def _refuse(intake: Intake, refusal: Refused) -> None:
    """Note why; what is stamped secret is forgotten with everything that was said of it."""
    if not _is_ours(intake):
        return
    known = _known(intake.sha256)
    if known:
        _turn(intake, IntakeState.KNOWN, document=known)
    elif refusal.figures.get("is_secret"):
        said = {"title": "", "reference": "", "issuer": "", "search_key": fold(intake.name)}
        _turn(intake, IntakeState.REFUSED, problem="secret", **said)
        trail.leave(by=intake.handed_in_by, verb="refuse", subject=intake, sha256=intake.sha256)
        _forget(intake.sha256)
    else:
        _turn(intake, IntakeState.FAILED, problem="lost")


def _is_ours(intake: Intake) -> bool:
    """Whether the file is still to be read; another worker may have done it where this one seemed to be gone."""
    return Intake.objects.select_for_update().filter(pk=intake.pk, state__in=UNDER_WAY).exists()


def _turn(intake: Intake, state: IntakeState, **columns: object) -> None:
    for name, value in columns.items():
        setattr(intake, name, value)
    intake.state, intake.changed_at = state, timezone.now()
    intake.save(update_fields=["state", "changed_at", *columns])


def _known(digest: str) -> Document | None:
    text = Text.objects.filter(sha256=digest).select_related("document").first()
    return text.document if text else None


def _forget(digest: str) -> None:
    """Remove a file once the change stands, unless a document or another row needs it."""

    def remove_unneeded() -> None:
        needed = (*UNDER_WAY, IntakeState.FAILED)
        if _known(digest) is None and not Intake.objects.filter(sha256=digest, state__in=needed).exists():
            attachments.remove(digest)

    transaction.on_commit(remove_unneeded)


def _length(file: IO[bytes]) -> int:
    file.seek(0, 2)
    return file.tell()
