"""Targets: made once of a passage that stands, changed by new versions, judged by what is known on a day."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from pytest_django import DjangoAssertNumQueries

import people
import promises
from promises import DAY, Says
from tinhso.base.values import Refused, Role
from tinhso.core.lawtext import Kind
from tinhso.core.pace import Direction, Path, Status
from tinhso.core.quantity import Comparator
from tinhso.documents import actions as documents
from tinhso.documents.models import Review
from tinhso.observations import actions as ledger
from tinhso.progress import actions as progress
from tinhso.progress import queries
from tinhso.progress.actions import Terms
from tinhso.progress.models import Target, TargetVersion
from tinhso.progress.values import Standing

pytestmark = pytest.mark.django_db
FIBRE = "Tỷ lệ hộ gia đình có cáp quang"


def standing(target: Target, *, day: date = DAY, **words: object) -> Standing:
    return queries.standing(target.pk, viewer=promises.steering(), day=day, **words)  # type: ignore[arg-type]


def made_of(review: Review) -> Target:
    return progress.promise(
        review=review,
        indicator=promises.indicator(),
        area=promises.province(),
        terms=Terms(),
        by=promises.steering(),
    )


def test_a_target_says_what_its_passage_says() -> None:
    target = promises.target(Says(FIBRE, "95", comparator=Comparator.GT, more={"by": date(2025, 12, 31)}))
    version = standing(target).version
    assert (version.value, version.comparator, version.due) == (Decimal(95), "gt", date(2025, 12, 31))
    assert version.quote == f"{FIBRE} đạt 95 %"


def test_a_passage_is_promised_once() -> None:
    _paper, (review,) = promises.document(Says(FIBRE, "95"))
    made_of(review)
    with pytest.raises(Refused, match="đã được lập chỉ tiêu"):
        made_of(review)


def test_a_rejected_passage_promises_nothing() -> None:
    _paper, (review,) = promises.document(Says(FIBRE, "95"))
    documents.reject(at=review, note="của nơi khác", by=promises.steering())
    with pytest.raises(Refused, match="rà soát lại"):
        made_of(review)


def test_a_result_promises_nothing() -> None:
    _paper, (review,) = promises.document(Says(FIBRE, "95"), kind=Kind.RESULT)
    with pytest.raises(Refused, match="không phải chỉ tiêu"):
        made_of(review)


def test_a_changed_target_keeps_what_it_asked_before() -> None:
    target = promises.target(Says(FIBRE, "80"), terms=Terms(lead="Sở A"))
    then = queries.history(target)[0].recorded_at
    progress.revise(
        target=target, changes={"value": Decimal(90)}, reason="nghị quyết sửa đổi", by=promises.steering()
    )
    assert [version.value for version in queries.history(target)] == [80, 90]
    assert standing(target).version.value == 90
    assert standing(target).version.lead == "Sở A"
    assert standing(target, known=then).version.value == 80


def test_a_change_says_why() -> None:
    target = promises.target()
    with pytest.raises(Refused, match="lý do"):
        progress.revise(target=target, changes={}, reason=" ", by=promises.steering())


def test_a_withdrawn_target_is_gone_now_and_there_before() -> None:
    target = promises.target()
    then = queries.history(target)[0].recorded_at
    progress.withdraw(target=target, reason="bãi bỏ", by=promises.steering())
    with pytest.raises(Target.DoesNotExist):
        standing(target)
    assert standing(target, known=then).target == target
    with pytest.raises(Refused, match="đã được rút"):
        progress.withdraw(target=target, reason="lần nữa", by=promises.steering())


def test_a_version_is_never_changed() -> None:
    target = promises.target()
    with pytest.raises(DatabaseError, match="append"), transaction.atomic():
        TargetVersion.objects.filter(target=target).update(value=1)


def test_a_range_goes_upwards() -> None:
    target = promises.target(Says(FIBRE, "80"))
    with pytest.raises(Refused, match="Cận trên"):
        progress.revise(
            target=target, changes={"value_high": Decimal(70)}, reason="sửa", by=promises.steering()
        )


@pytest.mark.parametrize(
    ("comparator", "value", "direction"),
    [
        (Comparator.GE, "80", Direction.MORE),
        (Comparator.EQ, "80", Direction.MORE),
        (Comparator.EQ, "0", Direction.LESS),
        (Comparator.LE, "5", Direction.LESS),
        (Comparator.LT, "5", Direction.LESS),
        (Comparator.TOP, "10", Direction.RANK),
        (Comparator.DOWN, "30", Direction.MORE),
    ],
)
def test_the_comparator_says_which_way_is_better(
    comparator: Comparator, value: str, direction: Direction
) -> None:
    assert standing(promises.target(Says(FIBRE, value, comparator=comparator))).version.direction is direction


def test_a_figure_above_the_bound_reaches_and_the_bound_itself_does_not() -> None:
    target = promises.target(Says(FIBRE, "95", comparator=Comparator.GT, more={"by": DAY}))
    row = promises.figure("95", of=target)
    assert standing(target).assessment.status is not Status.REACHED
    ledger.correct(
        observation=row, fact=ledger.Fact(value=Decimal("95.1"), as_of=DAY), note="sửa", by=row.recorded_by
    )
    assert standing(target).assessment.status is Status.REACHED


def test_figures_of_a_later_day_are_not_seen() -> None:
    target = promises.target()
    promises.figure("96", of=target, as_of=date(2024, 9, 30))
    assert standing(target, day=date(2024, 9, 29)).series == ()
    assert standing(target, day=date(2024, 9, 30)).assessment.status is Status.REACHED


def test_a_figure_of_another_level_does_not_answer() -> None:
    target = promises.target(Says(FIBRE, "95", more={"levels": ("province",)}))
    promises.figure("99", of=target, level="commune")
    assert standing(target).latest is None
    promises.figure("82", of=target, level="province")
    assert standing(target).latest.value == 82  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("asked", "said", "does"),
    [
        ((), (), True),
        (("commune",), (), False),
        (("province",), ("province",), True),
        (("province", "district", "commune"), (), True),
        (("district", "commune"), (), False),
        ((), ("province",), False),
        ((), ("province", "commune"), True),
    ],
)
def test_a_passage_answers_the_levels_it_speaks_of(
    asked: tuple[str, ...], said: tuple[str, ...], does: bool
) -> None:
    target = promises.target(Says(FIBRE, "95", more={"levels": asked}))
    _paper, (review,) = promises.document(
        Says(FIBRE, "82", more={"levels": said}), kind=Kind.RESULT, reference="12/BC"
    )
    ledger.record(
        indicator=promises.indicator(FIBRE),
        area=promises.province(),
        fact=ledger.fact_of(review),
        review=review,
        by=promises.steering(),
    )
    assert (standing(target).latest is not None) == does


def test_a_figure_of_another_area_does_not_answer() -> None:
    target = promises.target()
    version = standing(target).version
    ledger.record(
        indicator=version.indicator,
        area=promises.province("Đồng Nai", code="75"),
        fact=ledger.Fact(value=Decimal(99), as_of=DAY),
        by=promises.steering(),
    )
    assert standing(target).latest is None


def test_with_a_baseline_and_a_path_the_pace_is_judged_before_the_deadline() -> None:
    terms = Terms(baseline_value=Decimal(50), baseline_on=date(2022, 12, 31), path=Path.LINEAR)
    target = promises.target(Says(FIBRE, "95", more={"by": date(2025, 12, 31)}), terms=terms)
    promises.figure("52", of=target, as_of=date(2024, 12, 31))
    assert standing(target).assessment.status is Status.LATE


def test_a_target_of_an_area_that_ceased_is_judged_on_its_last_day() -> None:
    area = promises.province(valid_to=date(2025, 7, 1))
    target = promises.target(area=area)
    found = standing(target, day=date(2026, 3, 1))
    assert (found.judged_on, found.ended_with_its_area) == (date(2025, 6, 30), True)
    assert not standing(target, day=date(2025, 6, 30)).ended_with_its_area


def test_a_document_issued_later_promises_nothing_yet() -> None:
    target = promises.target(issued_on=date(2024, 5, 2))
    with pytest.raises(Target.DoesNotExist):
        standing(target, day=date(2024, 5, 1))
    assert standing(target, day=date(2024, 5, 2)).target == target


def test_two_resolutions_that_disagree_both_stay_and_the_later_is_in_force() -> None:
    due = {"by": date(2025, 12, 31)}
    old = promises.target(Says(FIBRE, "80", more=due), issued_on=date(2021, 1, 1))
    new = promises.target(Says(FIBRE, "95", more=due), reference="09-NQ/TU", issued_on=date(2023, 1, 1))
    assert standing(old).overruled_by.target == new  # type: ignore[union-attr]
    assert standing(new).overruled_by is None
    assert [rival.target for rival in standing(new).rivals] == [old]


def test_the_same_thing_for_another_year_is_no_disagreement() -> None:
    first = promises.target(Says(FIBRE, "80", more={"by": date(2025, 12, 31)}))
    promises.target(Says(FIBRE, "95", more={"by": date(2030, 12, 31)}), reference="09-NQ/TU")
    assert standing(first).rivals == ()


def test_the_public_sees_targets_of_published_documents_alone() -> None:
    target = promises.target()
    asked = {"viewer": people.nobody(), "day": DAY}
    assert queries.standings(**asked) == []  # type: ignore[arg-type]
    documents.publish(document=target.document, is_open=True, by=promises.steering())
    assert [one.target for one in queries.standings(**asked)] == [target]  # type: ignore[arg-type]
    documents.publish(document=target.document, is_open=False, by=promises.steering())
    assert queries.standings(**asked) == []  # type: ignore[arg-type]


def test_the_public_is_not_told_of_a_rival_that_is_not_published() -> None:
    old = promises.target(Says(FIBRE, "80"))
    promises.target(Says(FIBRE, "95"), reference="09-NQ/TU")
    documents.publish(document=old.document, is_open=True, by=promises.steering())
    (found,) = queries.standings(viewer=people.nobody(), day=DAY)
    assert found.rivals == ()


def test_judging_any_number_of_targets_asks_the_database_as_often(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    viewer = promises.steering()
    for number in range(5):
        promises.figure("80", of=promises.target(Says(f"{FIBRE} {number}", "95")))
        viewer.has_perm("progress.view")
        with django_assert_num_queries(3):
            assert len(queries.standings(viewer=viewer, day=DAY)) == number + 1


@pytest.mark.parametrize("role", list(Role))
def test_only_the_steering_office_and_reviewers_promise(role: Role) -> None:
    _paper, (review,) = promises.document(Says(FIBRE, "95"))
    words = {"review": review, "indicator": promises.indicator(), "area": promises.province()}
    if role in (Role.STEERING, Role.REVIEWER):
        assert progress.promise(**words, terms=Terms(), by=people.in_role(role))  # type: ignore[arg-type]
    else:
        with pytest.raises(PermissionDenied):
            progress.promise(**words, terms=Terms(), by=people.in_role(role))  # type: ignore[arg-type]
