"""Changes to what texts want done: filed as read, accepted, corrected, set aside, added, taken back."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tinhso.base import access, trail
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.core import lawtext
from tinhso.core.vi import fold
from tinhso.documents import carrying, duties
from tinhso.documents.models import Document, DutyCandidate, DutyReview, Reading, Text
from tinhso.documents.values import Duty, DutyKind, Verdict

# Kept with the rows, so Vietnamese whatever language their maker reads pages in.
TAKEN_BACK = "rút lại quyết định"


def file(reading: Reading, read: lawtext.Reading) -> None:
    """File the milestones and assignments of a reading, each where its judgement is found again.

    Whoever calls holds the document.
    """
    found = [*map(Duty.of, read.milestones), *map(Duty.of, read.assignments)]
    found.sort(key=lambda duty: (duty.start, duty.end))
    places = carrying.duty_places(found, duties.judged(reading.text))
    DutyCandidate.objects.bulk_create(
        DutyCandidate(
            reading=reading,
            recorded_at=reading.recorded_at,
            recorded_by=reading.recorded_by,
            nth=place.nth,
            follows=place.follows,
            **fields(duty),
        )
        for duty, place in zip(found, places, strict=True)
    )


def accept(*, candidate: DutyCandidate, seen: int | None = None, by: User) -> DutyReview:
    """Let the machine's reading stand; refused where it does not say what is to be done, or who is told to do it.

    `seen`, here and below: the decision that the person saw (0 for none); another one since refuses theirs.
    """
    _require_whole(candidate.as_duty())
    return _decide(candidate, candidate.as_duty(), Verdict.ACCEPTED, seen=seen, by=by)


def edit(
    *, at: DutyCandidate | DutyReview, duty: Duty, note: str = "", seen: int | None = None, by: User
) -> DutyReview:
    """Let a corrected reading stand; the machine's own, and every earlier decision, stays beside it."""
    _require_whole(duty)
    is_own = isinstance(at, DutyReview) and at.candidate_id is None
    return _decide(at, duty, Verdict.ADDED if is_own else Verdict.EDITED, note=note, seen=seen, by=by)


def reject(
    *, at: DutyCandidate | DutyReview, note: str = "", seen: int | None = None, by: User
) -> DutyReview:
    """Decide that the text wants nothing done here."""
    return _decide(at, at.as_duty(), Verdict.REJECTED, note=note, seen=seen, by=by)


def keep(
    *, review: DutyReview, candidate: DutyCandidate | None, seen: int | None = None, by: User
) -> DutyReview:
    """Let a decision stand beside a newer reading that differs or is missing, so that it is not asked again."""
    verdict = Verdict(review.verdict)
    if verdict is Verdict.ACCEPTED and candidate is not None:
        # What stands is no longer what the machine reads.
        verdict = Verdict.EDITED
    said = review.as_duty()
    return _decide(review, said, verdict, note=review.note, seen=seen, by=by, candidate=candidate)


@transaction.atomic
def add(*, text: Text, duty: Duty, note: str = "", by: User) -> DutyReview:
    """Add a duty that the machine did not read, at its passage."""
    access.require(by, "documents.review", text)
    _require_whole(duty)
    _hold(text)
    place = {"start": duty.start, "end": duty.end}
    taken = (
        text.duty_reviews.filter(**place)
        .values("nth")
        .union(DutyCandidate.objects.filter(reading__text=text, **place).values("nth"))
    )
    nth = max((row["nth"] for row in taken), default=-1) + 1
    return _reviewed(text, duty, nth=nth, candidate=None, verdict=Verdict.ADDED, note=note, by=by)


def last_decision(*, by: User) -> DutyReview | None:
    """A person's last decision about a duty that was not taken back and is not itself a taking back."""
    mine = DutyReview.objects.filter(recorded_by=by, undoes=None, undone_by=None).order_by("-id")
    return mine.select_related("text__document").defer("text__content").first()


@transaction.atomic
def undo(*, by: User) -> DutyReview:
    """Take back one's own last decision about a duty: its place is as it was before."""
    access.enter(by, "documents.review")
    last = last_decision(by=by)
    if last is None:
        raise Refused(_("Bạn chưa có quyết định nào để rút lại."))
    access.require(by, "documents.review", last.text)
    _hold(last.text)
    newest = _in_force(last).last()
    if newest is None or newest.pk != last.pk:
        raise Refused(
            _("Sau quyết định của bạn đã có quyết định khác về «%s»: hãy mở nội dung đó để xem.")
            % last.what[:80]
        )
    columns: dict[str, Any] = {"undoes": last, "nth": last.nth, "note": TAKEN_BACK, "by": by}
    before = _in_force(last).filter(pk__lt=last.pk).select_related("candidate").last()
    if before is not None:
        return _reviewed(
            last.text, before.as_duty(), verdict=before.verdict, candidate=before.candidate, **columns
        )
    # What the machine read waits again; what a person had added is gone.
    verdict = Verdict.REOPENED if last.candidate else Verdict.REJECTED
    said = replace((last.candidate or last).as_duty(), start=last.start, end=last.end)
    return _reviewed(last.text, said, verdict=verdict, candidate=last.candidate, **columns)


def fields(duty: Duty) -> dict[str, Any]:
    """The columns of a duty, the keys of its search among them."""
    return {
        "kind": duty.kind,
        "start": duty.start,
        "end": duty.end,
        "what": duty.what,
        "leads": list(duty.leads),
        "partners": list(duty.partners),
        "by": duty.by,
        "every": duty.every or "",
        "ongoing": duty.ongoing,
        "levels": list(duty.levels),
        "territory": duty.territory or "",
        "sure": duty.sure,
        "rules": list(duty.rules),
        "search_key": fold(" ".join((duty.what, *duty.leads, *duty.partners))),
        "leads_key": fold("; ".join(duty.leads)),
    }


@transaction.atomic
def _decide(
    at: DutyCandidate | DutyReview,
    duty: Duty,
    verdict: Verdict,
    *,
    note: str = "",
    seen: int | None,
    by: User,
    **columns: Any,
) -> DutyReview:
    """Write a decision about the place of `at`; refused where another came since the person looked (`seen`)."""
    text = at.reading.text if isinstance(at, DutyCandidate) else at.text
    access.require(by, "documents.review", text)
    _hold(text)
    start, end, nth = duties.place_of(at)
    last = text.duty_reviews.filter(start=start, end=end, nth=nth).order_by("id").last()
    if seen is not None and seen != (last.pk if last else 0):
        raise Refused(_("Nội dung này vừa được người khác rà soát: hãy xem lại rồi mới quyết định."))
    candidate = at if isinstance(at, DutyCandidate) else at.candidate
    kept = {"nth": nth, "candidate": candidate, "verdict": verdict, "note": note}
    return _reviewed(text, replace(duty, start=start, end=end), by=by, **kept | columns)


def _hold(text: Text) -> None:
    """Two people who decide about one text wait for one another here."""
    Document.objects.select_for_update().get(pk=text.document_id)


def _reviewed(text: Text, duty: Duty, *, by: User, **columns: Any) -> DutyReview:
    review = DutyReview(text=text, recorded_at=timezone.now(), recorded_by=by, **fields(duty), **columns)
    review.full_clean(exclude=["text", "candidate", "recorded_by", "undoes"])
    review.save()
    trail.leave(by=by, verb=str(columns["verdict"]), subject=review, document=str(text.document_id))
    return review


def _require_whole(duty: Duty) -> None:
    if not duty.what.strip():
        raise Refused(_("Chưa rõ phải làm việc gì: hãy chọn Sửa để ghi nội dung việc."))
    if duty.kind == DutyKind.ASSIGNMENT and not duty.leads:
        raise Refused(_("Chưa rõ giao cho ai: hãy chọn Sửa để ghi cơ quan chủ trì."))


def _in_force(row: DutyReview) -> QuerySet[DutyReview]:
    """The decisions about the place of a row that were not taken back, without those that only took back."""
    return duties.history(row).filter(undoes=None, undone_by=None)
