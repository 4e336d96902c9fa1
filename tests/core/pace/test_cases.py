"""Judging, by cases that a planning officer can read and correct."""

import pytest

from core.pace.cases import Case, cases
from tinhso.core.pace import Status, Why, assess


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_a_case_is_judged_as_written(case: Case) -> None:
    assert case.failure(assess(case.promise, case.actuals, on=case.on)) is None


def test_the_cases_show_every_status_and_every_reason() -> None:
    found = [assess(case.promise, case.actuals, on=case.on) for case in cases()]
    assert {assessment.status for assessment in found} == set(Status)
    assert {reason.code for assessment in found for reason in assessment.reasons} == set(Why)
