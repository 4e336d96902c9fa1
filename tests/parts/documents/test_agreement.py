"""Agreement of machine and people: counted by reading, with the fields that people change."""

from dataclasses import replace
from decimal import Decimal

import pytest

from parts.documents import builders
from tinhso.documents import actions, agreement, queries, regrouping
from tinhso.documents.agreement import Agreement

pytestmark = pytest.mark.django_db


def test_before_anybody_decided_there_is_no_share() -> None:
    builders.read()
    (one,) = agreement.entries(viewer=builders.steering())
    assert (one.agreement.read, one.agreement.undecided) == (3, 3)
    assert (one.agreement.precision, one.agreement.recall) == (None, None)


def test_what_people_made_of_a_reading_is_counted_with_the_fields_they_changed() -> None:
    document = builders.read()
    by = builders.steering()
    first, second, third = (entry.candidate for entry in queries.entries(document.text))
    assert first
    assert second
    assert third
    actions.accept(candidate=first, by=by)
    said = replace(second.as_statement(builders.CONTENT), value=Decimal(65), unit="phần trăm")
    actions.edit(at=second, statement=said, by=by)
    actions.reject(at=third, note="trùng", by=by)
    actions.add(text=document.text, statement=builders.said(builders.CONTENT, "2023"), by=by)
    (one,) = agreement.entries(viewer=by)
    found = one.agreement
    assert (found.read, found.undecided) == (3, 0)
    assert (found.accepted, found.edited, found.rejected, found.added) == (1, 1, 1, 1)
    assert found.precision == pytest.approx(1 / 3)
    assert found.recall == pytest.approx(2 / 3)
    assert found.changed == {"value": 1, "unit": 1}


def test_a_decision_taken_back_counts_no_more() -> None:
    document = builders.read()
    actions.accept(candidate=builders.first(document), by=builders.steering())
    regrouping.undo(by=builders.steering())
    (one,) = agreement.entries(viewer=builders.steering())
    assert (one.agreement.accepted, one.agreement.undecided) == (0, 3)


def test_each_reading_is_judged_by_what_was_decided_about_it() -> None:
    document = builders.read()
    by = builders.steering()
    actions.reject(at=builders.first(document), note="sai", by=by)
    builders.machine_reads(document.text, builders.three(), grammar="mau-2")
    actions.accept(candidate=builders.first(document), by=by)
    first, second = agreement.entries(viewer=by)
    assert (first.grammar, first.agreement.rejected, first.agreement.accepted) == ("mau-1", 1, 0)
    assert (second.grammar, second.agreement.rejected, second.agreement.accepted) == ("mau-2", 0, 1)
    whole = agreement.summed((first, second), lambda one: one.document.pk)[document.pk]
    assert whole.precision == pytest.approx(1 / 2)
    assert whole.read == 6


def test_sums_of_nothing_are_nothing() -> None:
    assert sum((), Agreement()) == Agreement()
