"""Changes to the ledger: each is a new row, written in commit order."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from tinhso.base import access, trail
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.core import scoreboard
from tinhso.core.lawtext import Kind
from tinhso.documents import queries as documents
from tinhso.documents.models import Review
from tinhso.indicators.models import Indicator
from tinhso.observations.models import Observation
from tinhso.observations.values import Act, Missing, Stage
from tinhso.territory.models import Area

# Whoever writes to the ledger holds this until commit, so positions follow the order of commits without gaps.
_LEDGER_LOCK = 7_002


@dataclass(frozen=True, slots=True)
class Fact:
    """What a row says: a value or why there is none, and the period it speaks of."""

    value: Decimal | None
    missing: Missing | None = None
    as_of: date | None = None
    period: str = ""
    level: str = ""
    of_value: Decimal | None = None
    of_unit: str = ""
    stage: Stage = Stage.FINAL
    is_confidential: bool = False
    source_note: str = ""


def fact_of(review: Review) -> Fact:
    """What a reviewed result says; without a period of its own it speaks of the day of its document."""
    period = review.as_of
    return Fact(
        value=review.value,
        as_of=scoreboard.last_day(period, review.text.document.issued_on),
        period=period,
        level=review.levels[0] if len(review.levels) == 1 else "",
        of_value=review.of_value,
        of_unit=review.of_unit,
    )


@transaction.atomic
def record(
    *, indicator: Indicator, area: Area, fact: Fact, review: Review | None = None, by: User
) -> Observation:
    """Submit a fact; from a reviewed passage only once and only while the review stands."""
    access.require(by, "observations.record", area)
    _lock()
    if review:
        if review.kind != Kind.RESULT or not documents.stands(review):
            raise Refused(_("Đoạn trích này không phải kết quả đã được chấp nhận: hãy rà soát lại trước."))
        if Observation.objects.filter(review__in=documents.history(review), act=Act.SUBMIT).exists():
            raise Refused(_("Số liệu của đoạn trích này đã được ghi: hãy đính chính dòng đã có nếu cần sửa."))
    return _append(Act.SUBMIT, fact, by=by, indicator=indicator, area=area, review=review)


def correct(*, observation: Observation, fact: Fact, note: str, by: User) -> Observation:
    """Replace what a fact says; the earlier rows stay."""
    return _follow(observation, Act.CORRECT, fact, note=note, by=by)


def verify(*, observation: Observation, note: str = "", by: User) -> Observation:
    """State that somebody other than who reported has checked the value."""
    access.require(by, "observations.verify", observation.area)
    if observation.recorded_by == by:
        raise Refused(_("Người ghi số liệu không tự xác minh số của mình: hãy nhờ người khác kiểm tra."))
    return _follow(observation, Act.VERIFY, _said(observation), note=note, by=by, is_verified=True)


def withdraw(*, observation: Observation, note: str, by: User) -> Observation:
    """Take a fact back; the rows stay, the fact speaks no more."""
    return _follow(observation, Act.WITHDRAW, replace(_said(observation), value=None), note=note, by=by)


@transaction.atomic
def _follow(
    observation: Observation, act: Act, fact: Fact, *, by: User, note: str, **columns: Any
) -> Observation:
    access.require(
        by, "observations.record" if act != Act.VERIFY else "observations.verify", observation.area
    )
    if act != Act.VERIFY and not note.strip():
        raise Refused(_("Hãy ghi lý do: người đọc sau này cần biết vì sao số liệu thay đổi."))
    _lock()
    root = observation.root or observation
    last = Observation.objects.filter(root=root).order_by("-position").first() or root
    if last.pk != observation.pk:
        raise Refused(_("Số liệu này vừa được người khác thay đổi: hãy tải lại trang rồi làm lại."))
    if last.act == Act.WITHDRAW and act != Act.CORRECT:
        raise Refused(_("Số liệu này đã được rút: muốn dùng lại hãy đính chính và ghi lý do."))
    return _append(
        act,
        fact,
        by=by,
        root=root,
        note=note,
        indicator=root.indicator,
        area=root.area,
        review=root.review,
        **columns,
    )


def _append(act: Act, fact: Fact, *, by: User, **columns: Any) -> Observation:
    _lock()
    last: int = Observation.objects.aggregate(last=Max("position"))["last"] or 0
    observation = Observation.objects.create(
        position=last + 1,
        act=act,
        value=fact.value,
        missing=fact.missing or "",
        as_of=fact.as_of,
        period=fact.period,
        level=fact.level,
        of_value=fact.of_value,
        of_unit=fact.of_unit,
        stage=fact.stage,
        is_confidential=fact.is_confidential,
        source_note=fact.source_note,
        recorded_at=timezone.now(),
        recorded_by=by,
        **columns,
    )
    trail.leave(
        by=by, verb=str(act), subject=observation, value=None if fact.value is None else str(fact.value)
    )
    return observation


def _said(row: Observation) -> Fact:
    return Fact(
        value=row.value,
        missing=Missing(row.missing) if row.missing else None,
        as_of=row.as_of,
        period=row.period,
        level=row.level,
        of_value=row.of_value,
        of_unit=row.of_unit,
        stage=Stage(row.stage),
        is_confidential=row.is_confidential,
        source_note=row.source_note,
    )


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LEDGER_LOCK])
