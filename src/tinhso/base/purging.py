"""Forgetting personal data: one person asks, another confirms, and whoever keeps the server has it done.

The words themselves are kept until then and no longer. What remains is who, when, why, how often, and the hashes of the
files that are gone; docs/decisions/0010 says why the application alone cannot do it.
"""

from collections import Counter
from collections.abc import Callable

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tinhso.base import access, attachments, forgetting, trail
from tinhso.base.models import Purge, TrailEntry, User
from tinhso.base.values import Refused
from tinhso.base.verifying import PURGE

_SHORTEST, _LONGEST = 6, 120  # characters: one syllable alone would blot out half of every text


@transaction.atomic
def ask(*, words: str, reason: str, by: User) -> Purge:
    """Write down words that must be forgotten, for a second person; `Refused` for too few, and without a reason."""
    access.require(by, "base.purge")
    said = " ".join(words.split())
    if not _SHORTEST <= len(said) <= _LONGEST or not (" " in said or any(c.isdigit() for c in said)):
        raise Refused(
            _(
                "Hãy ghi đủ họ và tên hoặc số giấy tờ (%(least)s đến %(most)s ký tự), không ghi một tiếng đơn lẻ."
            )
            % {"least": _SHORTEST, "most": _LONGEST}
        )
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do: yêu cầu của ai, theo quy định nào."))
    made = Purge.objects.create(words=said, reason=reason.strip(), asked_at=timezone.now(), asked_by=by)
    trail.leave(by=by, verb="ask_purge", subject=made)
    return made


@transaction.atomic
def answer(*, purge: Purge, is_confirmed: bool, by: User) -> Purge:
    """Confirm what somebody else asked for, or decline it, which forgets the words at once."""
    access.require(by, "base.purge")
    locked = Purge.objects.select_for_update().get(pk=purge.pk)
    if locked.asked_by_id == by.pk:
        raise Refused(_("Người yêu cầu không tự xác nhận: hãy nhờ người khác có quyền xem yêu cầu này."))
    if locked.answered_at is not None:
        raise Refused(_("Yêu cầu này đã được trả lời: hãy tải lại trang."))
    locked.answered_at, locked.answered_by, locked.is_confirmed = timezone.now(), by, is_confirmed
    if not is_confirmed:
        locked.words = ""
    locked.save()
    trail.leave(by=by, verb="answer_purge", subject=locked, confirmed=is_confirmed)
    return locked


def waiting() -> QuerySet[Purge]:
    """What two people agreed on and was not done yet, the oldest first."""
    return Purge.objects.filter(is_confirmed=True, done_at=None).order_by("answered_at")


def do(purge: Purge, progress: Callable[[str], None]) -> Purge:
    """Blot out the words everywhere and take the files away, as the owner of the tables, with nobody else at work.

    All of it or nothing; what is told of progress never holds the words.
    """
    done, tables = _blotted_out(purge, progress)
    for name in done.files:
        attachments.remove(name)
    # What was overwritten still stands on the disk until the table is written anew.
    with connection.cursor() as cursor:
        for table in tables if not connection.in_atomic_block else ():
            cursor.execute(f'VACUUM FULL "{table}"')
    return done


def end_what_a_crash_left() -> None:
    """Take away files that a purge whose rows are done did not come to."""
    for done in Purge.objects.exclude(done_at=None):
        for name in done.files:
            attachments.remove(name)


@transaction.atomic
def _blotted_out(purge: Purge, progress: Callable[[str], None]) -> tuple[Purge, set[str]]:
    locked = Purge.objects.select_for_update().get(pk=purge.pk)
    if not locked.is_confirmed or locked.done_at is not None:
        raise Refused(_("Yêu cầu này chưa được người thứ hai xác nhận, hoặc đã làm xong."))
    assert locked.answered_by is not None
    found = list(forgetting.find(locked.words))
    for number, one in enumerate(found, 1):
        forgetting.blot(one)
        progress(f"{number}/{len(found)} {one.row._meta.verbose_name}")
    locked.refresh_from_db()  # its reason may have held them
    locked.words, locked.done_at, locked.counts = "", timezone.now(), _counts(found)
    locked.files = sorted({forgetting.file_of(one.row) for one in found} - {""})
    locked.save()
    trail.leave(
        by=locked.answered_by,
        verb=PURGE,
        subject=locked,
        counts=locked.counts,
        files=locked.files,
        entries=sorted(one.row.pk for one in found if isinstance(one.row, TrailEntry)),
        door="command line",
    )
    return locked, {one.row._meta.db_table for one in found}


def _counts(found: list[forgetting.Found]) -> dict[str, int]:
    """How often the words stood in each kind of thing; the request itself does not count."""
    counts: Counter[str] = Counter()
    for one in found:
        if not isinstance(one.row, Purge):
            counts[one.row._meta.label_lower] += sum(one.counts.values())
    return dict(counts)
