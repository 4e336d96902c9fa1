"""What regroups readings: one split into its parts, several merged into one, and a decision taken back."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinhso.base import access
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.core.lawtext import Statement
from tinhso.documents import actions, queries
from tinhso.documents.models import Candidate, Document, Review, Text
from tinhso.documents.values import Verdict

# Kept with the rows, so Vietnamese whatever language their maker reads pages in.
SPLIT, MERGED, TAKEN_BACK = "tách", "gộp", "rút lại quyết định"


@transaction.atomic
def split(
    *, at: Candidate | Review, parts: Sequence[Statement], seen: int | None = None, by: User
) -> tuple[Review, ...]:
    """Set one reading aside for the two or more that it is made of; the first row given back is its own.

    A part stands at the place of its own number; several on one number stand beside each other.
    """
    if len(parts) < 2:
        raise Refused(_("Tách cần ít nhất hai phần: hãy ghi thêm một phần."))
    head = actions.decide(
        at,
        at.as_statement(""),
        Verdict.REJECTED,
        note=SPLIT,
        seen=seen,
        by=by,
    )
    made = [actions.add(text=head.text, statement=part, by=by, head=head) for part in parts]
    return (head, *made)


@transaction.atomic
def merge(
    *,
    stays: Candidate | Review,
    goes: Sequence[Candidate | Review],
    seen: int | None = None,
    by: User,
) -> tuple[Review, ...]:
    """Let one of several readings of the same thing stand and set the others aside; the first row is the one kept."""
    text = actions.text_of(stays)
    own = queries.place_of(stays)
    others = {queries.place_of(one): one for one in goes if actions.text_of(one) == text}
    others.pop(own, None)
    if not others:
        raise Refused(_("Gộp cần một nội dung khác của cùng văn bản: hãy chọn nội dung cần gộp vào."))
    if not stays.indicator.strip():
        raise Refused(_("Nội dung giữ lại chưa có đại lượng đo: hãy sửa nội dung đó trước khi gộp."))
    head = actions.decide(stays, stays.as_statement(""), _kept_as(stays), seen=seen, by=by)
    gone = [
        actions.decide(one, one.as_statement(""), Verdict.REJECTED, note=MERGED, seen=None, by=by, head=head)
        for one in others.values()
    ]
    return (head, *gone)


@transaction.atomic
def keep(*, review: Review, candidate: Candidate | None, seen: int | None = None, by: User) -> Review:
    """Let a decision stand beside a newer reading that differs or is missing, so that it is not asked again."""
    said = review.as_statement("")
    verdict = Verdict(review.verdict)
    if verdict is Verdict.ACCEPTED and candidate is not None:
        # What stands is no longer what the machine reads.
        verdict = Verdict.EDITED
    return actions.decide(review, said, verdict, note=review.note, seen=seen, by=by, candidate=candidate)


def last_decision(*, by: User) -> Review | None:
    """A person's last decision that was not taken back and is not itself a taking back."""
    mine = Review.objects.filter(recorded_by=by, undoes=None, head=None).order_by("-id")
    taken_back = Review.objects.filter(recorded_by=by, undoes__isnull=False).values("undoes")
    return mine.exclude(pk__in=taken_back).select_related("text__document").defer("text__content").first()


@transaction.atomic
def undo(*, by: User) -> Review:
    """Take back one's own last decision, and what was split or merged by it: each place is as it was before."""
    access.enter(by, "documents.review")
    last = last_decision(by=by)
    if last is None:
        raise Refused(_("Bạn chưa có quyết định nào để rút lại."))
    access.require(by, "documents.review", last.text)
    Document.objects.select_for_update().get(pk=last.text.document_id)
    rows = [last, *last.others.all()]
    for row in rows:
        newest = _in_force(row).last()
        if newest is None or newest.pk != row.pk:
            raise Refused(
                _("Sau quyết định của bạn đã có quyết định khác về «%s»: hãy mở nội dung đó để xem.")
                % row.indicator[:80]
            )
        actions.refuse_held(last.text, queries.place_of(row))
    return [_taken_back(last.text, row, by) for row in rows][0]


def _taken_back(text: Text, row: Review, by: User) -> Review:
    """The place as it stood before the row: by the decision before it, waiting, or gone if a person had added it."""
    before = _in_force(row).filter(pk__lt=row.pk).select_related("candidate").last()
    columns: dict[str, Any] = {"undoes": row, "nth": row.nth, "note": TAKEN_BACK, "by": by}
    if before is not None:
        said = before.as_statement("")
        return actions.reviewed(text, said, verdict=before.verdict, candidate=before.candidate, **columns)
    gone = row.candidate is None
    verdict = Verdict.REJECTED if gone else Verdict.REOPENED
    said = (row.candidate or row).as_statement("")
    said = replace(said, value_start=row.value_start, value_end=row.value_end, start=row.start, end=row.end)
    return actions.reviewed(text, said, verdict=verdict, candidate=row.candidate, **columns)


def _in_force(row: Review) -> QuerySet[Review]:
    """The decisions about the place of a row that were not taken back, without those that only took back."""
    return queries.history(row).filter(undoes=None, undone_by=None)


def _kept_as(one: Candidate | Review) -> Verdict:
    if isinstance(one, Review) and Verdict(one.verdict).keeps:
        return Verdict(one.verdict)
    return Verdict.ACCEPTED if isinstance(one, Candidate) or one.candidate_id else Verdict.ADDED
