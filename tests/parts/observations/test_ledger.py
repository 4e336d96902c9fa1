"""The ledger keeps every row, in the order of commits; the last row of a fact speaks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import psycopg
import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, OperationalError, connection, transaction

import people
import promises
from promises import Says
from tinhso.base.models import TrailEntry
from tinhso.base.values import Refused, Role
from tinhso.core.lawtext import Kind
from tinhso.documents import actions as documents
from tinhso.observations import actions as ledger
from tinhso.observations import queries as observations
from tinhso.observations.actions import Fact
from tinhso.observations.models import Observation
from tinhso.observations.values import Act, Missing

pytestmark = pytest.mark.django_db


def speaking() -> list[Decimal | None]:
    return [row.value for row in observations.current(viewer=promises.steering())]


@pytest.mark.parametrize(
    "change",
    [
        lambda row: Observation.objects.filter(pk=row.pk).update(value=99),
        lambda row: row.delete(),
        lambda row: connection.cursor().execute(
            "set constraints all immediate; truncate observations_observation cascade"
        ),
    ],
    ids=["update", "delete", "truncate"],
)
def test_a_row_of_the_ledger_is_never_changed(change: Callable[[Observation], object]) -> None:
    row = promises.figure("82", of=promises.target())
    with pytest.raises(DatabaseError, match="append"), transaction.atomic():
        change(row)
    assert speaking() == [Decimal(82)]


def test_positions_follow_one_another_without_gaps() -> None:
    target = promises.target()
    first, second = promises.figure("82", of=target), promises.figure("83", of=target)
    third = ledger.verify(observation=first, by=promises.steering())
    assert [row.position - first.position for row in (first, second, third)] == [0, 1, 2]


def test_writers_wait_for_one_another_until_commit() -> None:
    target = promises.target()
    told = connection.settings_dict
    other = psycopg.connect(
        dbname=told["NAME"],
        host=told["HOST"],
        port=told["PORT"] or None,
        user=told["USER"],
        password=told["PASSWORD"] or None,
    )
    with other, connection.cursor() as cursor:
        other.execute("select pg_advisory_xact_lock(7002)")
        cursor.execute("set local lock_timeout = '200ms'")
        with pytest.raises(OperationalError, match="lock timeout"), transaction.atomic():
            promises.figure("82", of=target)
        other.commit()
        promises.figure("82", of=target)
    assert speaking() == [Decimal(82)]


def test_a_correction_speaks_and_the_row_before_it_stays() -> None:
    first = promises.figure("82", of=promises.target())
    second = ledger.correct(
        observation=first, fact=Fact(value=Decimal(81)), note="ghi nhầm", by=first.recorded_by
    )
    third = ledger.correct(
        observation=second, fact=Fact(value=Decimal(80)), note="tính lại", by=first.recorded_by
    )
    assert speaking() == [Decimal(80)]
    chain = observations.chains(indicator=first.indicator_id, area=first.area_id, viewer=promises.steering())
    assert [row.pk for row in chain[0]] == [first.pk, second.pk, third.pk]
    assert third.root == first


def test_a_verified_figure_stays_the_same_figure_until_it_is_corrected() -> None:
    first = promises.figure("82", of=promises.target(), level="province")
    checked = ledger.verify(observation=first, note="đối chiếu sổ gốc", by=promises.steering())
    assert (checked.value, checked.level, checked.as_of) == (first.value, "province", first.as_of)
    assert checked.is_verified
    corrected = ledger.correct(
        observation=checked, fact=Fact(value=Decimal(81)), note="sót", by=first.recorded_by
    )
    assert not corrected.is_verified


def test_nobody_verifies_a_figure_of_their_own() -> None:
    row = promises.figure("82", of=promises.target(), by=promises.steering())
    with pytest.raises(Refused, match="không tự xác minh"):
        ledger.verify(observation=row, by=promises.steering())


def test_a_withdrawn_fact_speaks_no_more_until_it_is_corrected() -> None:
    row = promises.figure("82", of=promises.target())
    gone = ledger.withdraw(observation=row, note="không phải số của tỉnh", by=row.recorded_by)
    assert speaking() == []
    with pytest.raises(Refused, match="đã được rút"):
        ledger.verify(observation=gone, by=promises.steering())
    with pytest.raises(Refused, match="đã được rút"):
        ledger.withdraw(observation=gone, note="lần nữa", by=row.recorded_by)
    ledger.correct(observation=gone, fact=Fact(value=Decimal(79)), note="đúng là số này", by=row.recorded_by)
    assert speaking() == [Decimal(79)]


@pytest.mark.parametrize("change", [ledger.correct, ledger.withdraw])
def test_a_change_says_why(change: Callable[..., Observation]) -> None:
    row = promises.figure("82", of=promises.target())
    words = {"fact": Fact(value=Decimal(1))} if change is ledger.correct else {}
    with pytest.raises(Refused, match="lý do"):
        change(observation=row, note="  ", by=row.recorded_by, **words)
    assert speaking() == [Decimal(82)]


def test_two_people_do_not_correct_the_same_row() -> None:
    row = promises.figure("82", of=promises.target())
    ledger.correct(observation=row, fact=Fact(value=Decimal(81)), note="một", by=row.recorded_by)
    with pytest.raises(Refused, match="vừa được người khác thay đổi"):
        ledger.correct(observation=row, fact=Fact(value=Decimal(80)), note="hai", by=promises.steering())
    assert speaking() == [Decimal(81)]


def test_what_was_known_at_a_moment_does_not_change_later() -> None:
    row = promises.figure("82", of=promises.target())
    then = row.recorded_at
    ledger.correct(observation=row, fact=Fact(value=Decimal(60)), note="ghi nhầm", by=row.recorded_by)
    known = observations.current(viewer=promises.steering(), known=then)
    assert [one.value for one in known] == [Decimal(82)]


def test_a_reported_nothing_is_not_a_missing_figure() -> None:
    promises.figure(None, of=promises.target(), missing=Missing.NONE_OCCURRED)
    (row,) = observations.current(viewer=promises.steering())
    assert (row.value, row.missing) == (None, Missing.NONE_OCCURRED)


def test_a_row_without_a_value_says_why() -> None:
    with pytest.raises(DatabaseError, match="says_why_not"), transaction.atomic():
        promises.figure(None, of=promises.target())


def test_a_passage_is_recorded_once_and_only_while_it_stands() -> None:
    _paper, (review, rejected) = promises.document(
        Says("Tỷ lệ hộ có cáp quang", "82"), Says("Tỷ lệ người có tài khoản", "70"), kind=Kind.RESULT
    )
    words = {"indicator": promises.indicator(), "area": promises.province(), "by": promises.steering()}
    row = ledger.record(review=review, fact=ledger.fact_of(review), **words)
    assert (row.value, row.as_of) == (Decimal(82), date(2022, 5, 19))
    with pytest.raises(Refused, match="đã được ghi"):
        ledger.record(review=review, fact=ledger.fact_of(review), **words)
    documents.reject(at=rejected, note="số của nơi khác", by=promises.steering())
    with pytest.raises(Refused, match="rà soát lại"):
        ledger.record(review=rejected, fact=ledger.fact_of(rejected), **words)


def test_a_passage_recorded_once_stays_recorded_when_somebody_edits_it() -> None:
    _paper, (review,) = promises.document(Says("Tỷ lệ hộ có cáp quang", "82"), kind=Kind.RESULT)
    words = {"indicator": promises.indicator(), "area": promises.province(), "by": promises.steering()}
    ledger.record(review=review, fact=ledger.fact_of(review), **words)
    changed = replace(review.as_statement(review.text.content), unit="hộ")
    edited = documents.edit(at=review, statement=changed, by=promises.steering())
    with pytest.raises(Refused, match="đã được ghi"):
        ledger.record(review=edited, fact=ledger.fact_of(edited), **words)


def test_a_promise_is_no_figure() -> None:
    _paper, (review,) = promises.document(Says("Tỷ lệ hộ có cáp quang", "95"))
    with pytest.raises(Refused, match="không phải kết quả"):
        ledger.record(
            indicator=promises.indicator(),
            area=promises.province(),
            fact=ledger.fact_of(review),
            review=review,
            by=promises.steering(),
        )


def test_a_result_speaks_of_its_own_period_before_the_day_of_its_document() -> None:
    _paper, (said, silent) = promises.document(
        Says("Tỷ lệ hộ có cáp quang", "82", more={"as_of": "2021-Q4"}),
        Says("Tỷ lệ người có tài khoản", "70"),
        kind=Kind.RESULT,
        issued_on=date(2022, 5, 19),
    )
    assert ledger.fact_of(said).as_of == date(2021, 12, 31)
    assert ledger.fact_of(silent).as_of == date(2022, 5, 19)


def test_the_public_never_sees_a_confidential_figure() -> None:
    target = promises.target()
    promises.figure("82", of=target, is_confidential=True)
    assert observations.current(viewer=people.nobody()) == []
    assert speaking() == [Decimal(82)]


_RECORDS = {Role.STEERING, Role.REVIEWER, Role.DATA_ADMIN, Role.DEPARTMENT}
_VERIFIES = {Role.STEERING, Role.DATA_ADMIN}


@pytest.mark.parametrize("role", list(Role))
def test_only_those_who_may_write_to_the_ledger(role: Role) -> None:
    target, user = promises.target(), people.in_role(role)
    row = promises.figure("82", of=target, by=people.in_role(Role.REVIEWER))
    fact = Fact(value=Decimal(81))
    tried = {
        "record": lambda: promises.figure("83", of=target, by=user),
        "correct": lambda: ledger.correct(observation=row, fact=fact, note="sửa", by=user),
        "withdraw": lambda: ledger.withdraw(observation=row, note="bỏ", by=user),
        "verify": lambda: ledger.verify(observation=row, by=user),
    }
    for name, act in tried.items():
        allowed = role in (_VERIFIES if name == "verify" else _RECORDS)
        point = transaction.savepoint()
        try:
            act()
            assert allowed, name
        except PermissionDenied:
            assert not allowed, name
        transaction.savepoint_rollback(point)


def test_every_change_leaves_a_trail() -> None:
    row = promises.figure("82", of=promises.target())
    ledger.verify(observation=row, by=promises.steering())
    verbs = TrailEntry.objects.filter(subject_kind="observations.observation").values_list("verb", flat=True)
    assert list(verbs.order_by("pk")) == [Act.SUBMIT, Act.VERIFY]
