"""Changes to published targets: one person proposes, another confirms or declines; until then the old value stands."""

from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinhso.base import access, trail
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.core.lawtext import Statement
from tinhso.documents import actions as documents
from tinhso.documents import queries as texts
from tinhso.documents.models import Review
from tinhso.documents.values import Verdict
from tinhso.progress import versions
from tinhso.progress.models import Proposal, ProposalAnswer, ProposalKind, Target, TargetVersion

# What a target takes over from the passage that it was made of: its columns, by those of a statement.
_TAKEN = {
    "comparator": "comparator",
    "value": "value",
    "value_high": "value_high",
    "levels": "levels",
    "by": "due",
    "every": "every",
    "exclusion": "exclusion",
}


def propose(
    *, target: Target, kind: ProposalKind, changes: dict[str, Any], reason: str, by: User
) -> Proposal:
    """Write down a change that waits for a second person; a target has one open proposal at a time."""
    if Proposal.objects.filter(target=target, answer=None).exists():
        raise Refused(_("Chỉ tiêu này đang có một đề xuất chờ xác nhận: hãy chờ đề xuất đó được trả lời."))
    proposal = Proposal.objects.create(
        target=target,
        kind=kind,
        changes=_plain(changes),
        reason=reason,
        recorded_at=timezone.now(),
        recorded_by=by,
    )
    trail.leave(by=by, verb="propose", subject=target, proposal=proposal.pk, kind=str(kind))
    return proposal


@transaction.atomic
def propose_review(
    *, target: Target, verdict: Verdict, statement: Statement, reason: str, by: User
) -> Proposal:
    """Propose another judgement of the passage that a published target was made of."""
    access.require(by, "documents.review", target)
    if not reason.strip():
        raise Refused(_("Chỉ tiêu đã công khai: hãy ghi lý do, vì người thứ hai phải xác nhận thay đổi này."))
    Target.objects.select_for_update().get(pk=target.pk)
    changes = documents.fields(statement) | {"verdict": str(verdict)}
    return propose(target=target, kind=ProposalKind.REVIEW, changes=changes, reason=reason, by=by)


@transaction.atomic
def answer(*, proposal: Proposal, is_confirmed: bool, note: str = "", by: User) -> ProposalAnswer:
    """Confirm a proposal, which then is done, or decline it with a reason; never by who proposed it."""
    access.require(by, "progress.promise", proposal.target)
    if proposal.recorded_by_id == by.pk:
        raise Refused(_("Người đề xuất không tự xác nhận: hãy nhờ người khác có quyền xem đề xuất này."))
    if not is_confirmed and not note.strip():
        raise Refused(_("Hãy ghi lý do không đồng ý để người đề xuất hiểu."))
    Target.objects.select_for_update().get(pk=proposal.target_id)
    try:
        with transaction.atomic():
            made = ProposalAnswer.objects.create(
                proposal=proposal,
                is_confirmed=is_confirmed,
                note=note,
                recorded_at=timezone.now(),
                recorded_by=by,
            )
    except IntegrityError as problem:
        raise Refused(_("Đề xuất này đã được người khác trả lời: hãy tải lại trang.")) from problem
    trail.leave(by=by, verb="answer", subject=proposal.target, proposal=proposal.pk, confirmed=is_confirmed)
    if is_confirmed:
        _do(proposal, by)
    return made


def proposed(proposal: Proposal, last: TargetVersion) -> TargetVersion:
    """The version that the proposal would make of the last one; it is not stored."""
    return versions.next_of(last, _changes(proposal), reason=proposal.reason)


def verdict(proposal: Proposal) -> Verdict | None:
    """How a proposal would judge the passage; None where it changes the target alone."""
    word = proposal.changes.get("verdict")
    return Verdict(word) if word else None


def _do(proposal: Proposal, by: User) -> None:
    changes = _changes(proposal)
    if proposal.kind == ProposalKind.REVIEW:
        last = texts.history(proposal.target.review).last()
        assert last is not None
        documents.decide(
            last,
            _statement(proposal),
            Verdict(proposal.changes["verdict"]),
            note=proposal.reason,
            seen=None,
            by=by,
            is_confirmed=True,
        )
        if not changes:
            return
    versions.append(target=proposal.target, changes=changes, reason=proposal.reason, by=by)


def _changes(proposal: Proposal) -> dict[str, Any]:
    """The columns of a version that the proposal changes."""
    if proposal.kind != ProposalKind.REVIEW:
        return _typed(TargetVersion, proposal.changes)
    if not Verdict(proposal.changes["verdict"]).keeps:
        return {}
    said = _typed(Review, {name: proposal.changes[name] for name in _TAKEN})
    own = proposal.target.review
    return {_TAKEN[name]: said[name] for name in _TAKEN if said[name] != getattr(own, name)}


def _statement(proposal: Proposal) -> Statement:
    columns = {name: word for name, word in proposal.changes.items() if name != "verdict"}
    return Review(**_typed(Review, columns)).as_statement("")


def _typed(model: type[models.Model], columns: dict[str, Any]) -> dict[str, Any]:
    return {name: _field(model, name).to_python(word) for name, word in columns.items()}


def _field(model: type[models.Model], name: str) -> Any:
    return model._meta.get_field(name)


def _plain(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: getattr(value, "pk", value) for name, value in columns.items()}
