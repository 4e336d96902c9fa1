"""Changes to targets: each is a new version."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import access
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.core.lawtext import Kind
from tinhso.core.pace import Path
from tinhso.documents import queries as documents
from tinhso.documents.models import Document, Review
from tinhso.indicators.models import Indicator
from tinhso.progress import proposals, versions
from tinhso.progress.models import Proposal, ProposalKind, Target, TargetVersion
from tinhso.territory.models import Area


@dataclass(frozen=True, slots=True)
class Terms:
    """What a promise says beyond the passage: who leads, on what legal basis, from which baseline, along which path."""

    lead: str = ""
    partners: tuple[str, ...] = ()
    legal_basis: str = ""
    baseline_value: Decimal | None = None
    baseline_on: date | None = None
    path: Path = Path.NONE


@transaction.atomic
def promise(*, review: Review, indicator: Indicator, area: Area, terms: Terms, by: User) -> Target:
    """Make a target of a reviewed passage; once per passage, and only of one that stands."""
    access.require(by, "progress.promise", area)
    access.require(by, "progress.promise", review.text)
    # Two people who promise the same passage wait for one another here.
    Document.objects.select_for_update().get(pk=review.text.document_id)
    if review.kind != Kind.TARGET or not documents.stands(review):
        raise Refused(_("Đoạn trích này không phải chỉ tiêu đã được chấp nhận: hãy rà soát lại trước."))
    if Target.objects.filter(review__in=documents.history(review)).exists():
        raise Refused(_("Đoạn trích này đã được lập chỉ tiêu: hãy mở chỉ tiêu đó để sửa."))
    target = Target.objects.create(document=review.text.document, review=review)
    version = TargetVersion(
        target=target,
        number=1,
        indicator=indicator,
        area=area,
        comparator=review.comparator,
        value=review.value,
        value_high=review.value_high,
        levels=review.levels,
        due=review.by,
        every=review.every,
        exclusion=review.exclusion,
        **_columns(terms),
    )
    return versions.save(version, "promise", by)


@transaction.atomic
def revise(*, target: Target, changes: dict[str, Any], reason: str, by: User) -> Target | Proposal:
    """Change what a target asks from now on; `changes` are columns of a version, `reason` is shown with it.

    Of a published target the change is proposed, and done when a second person confirms it.
    """
    access.require(by, "progress.promise", target)
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do: người đọc sau này cần biết vì sao chỉ tiêu thay đổi."))
    # The versions themselves cannot be locked: nobody may change them, so the target stands for them.
    Target.objects.select_for_update().get(pk=target.pk)
    if documents.is_open(target.document):
        is_end = bool(changes.get("is_withdrawn"))
        kind = ProposalKind.WITHDRAW if is_end else ProposalKind.REVISE
        versions.refuse_withdrawn(target)
        return proposals.propose(target=target, kind=kind, changes=changes, reason=reason, by=by)
    return versions.append(target=target, changes=changes, reason=reason, by=by)


def withdraw(*, target: Target, reason: str, by: User) -> Target | Proposal:
    """Take a target back; it is shown as it was for days and knowledge before."""
    return revise(target=target, changes={"is_withdrawn": True}, reason=reason, by=by)


def _columns(terms: Terms) -> dict[str, Any]:
    return {
        "lead": terms.lead,
        "partners": list(terms.partners),
        "legal_basis": terms.legal_basis,
        "baseline_value": terms.baseline_value,
        "baseline_on": terms.baseline_on,
        "path": terms.path.value,
    }
