"""Splitting, merging and taking back: new rows beside the old, and each place as it was when taken back."""

from decimal import Decimal

import pytest

import people
from parts.documents import builders
from tinhso.base.values import Refused, Role
from tinhso.core.lawtext import Level, Statement
from tinhso.documents import actions, queries, regrouping
from tinhso.documents.models import Candidate, Document, Review
from tinhso.documents.values import State, Verdict

pytestmark = pytest.mark.django_db
LINE = "- Tối thiểu 70%, 60%, 55% hồ sơ ở cấp tỉnh, cấp huyện, cấp xã xử lý trên mạng.\n"


def read_as_one() -> Document:
    """A document whose three values the machine took for one."""
    document = builders.taken_in(LINE)
    one = builders.said(LINE, "70", indicator="hồ sơ xử lý trên mạng", value=Decimal(70))
    builders.machine_reads(document.text, (one,))
    return document


def parts() -> list[Statement]:
    return [
        builders.said(LINE, number, indicator="hồ sơ xử lý trên mạng", value=Decimal(number), levels=(level,))
        for number, level in (("70", Level.PROVINCE), ("60", Level.DISTRICT), ("55", Level.COMMUNE))
    ]


def states(document: Document) -> list[tuple[str, State]]:
    return [(entry.place, entry.state) for entry in queries.entries(document.text)]


def candidates(document: Document) -> list[Candidate]:
    return [entry.candidate for entry in queries.entries(document.text) if entry.candidate]


def test_a_reading_of_three_values_is_split_into_three_statements() -> None:
    document = read_as_one()
    head, *made = regrouping.split(at=builders.first(document), parts=parts(), by=builders.steering())
    assert (head.verdict, head.note) == (Verdict.REJECTED, "tách")
    assert [part.head_id for part in made] == [head.pk] * 3
    assert [part.levels for part in made] == [[Level.PROVINCE], [Level.DISTRICT], [Level.COMMUNE]]
    standing = [entry.fields.value for entry in queries.entries(document.text) if entry.is_standing]
    assert standing == [70, 60, 55]


def test_splitting_needs_two_parts_and_writes_nothing_else() -> None:
    document = read_as_one()
    with pytest.raises(Refused, match="ít nhất hai phần"):
        regrouping.split(at=builders.first(document), parts=parts()[:1], by=builders.steering())
    assert not Review.objects.exists()


def test_a_split_taken_back_leaves_the_one_reading_waiting() -> None:
    document = read_as_one()
    before = states(document)
    regrouping.split(at=builders.first(document), parts=parts(), by=builders.steering())
    regrouping.undo(by=builders.steering())
    now = [(place, state) for place, state in states(document) if state is not State.REJECTED]
    assert now == before
    assert queries.tallies([document])[document.pk].undecided == 1
    assert Review.objects.count() == 8


def test_of_two_readings_of_one_thing_one_stays_and_the_other_names_it() -> None:
    document = builders.read()
    first, second, _third = candidates(document)
    stays, gone = regrouping.merge(stays=first, goes=[second], by=builders.steering())
    assert (stays.verdict, gone.verdict, gone.note) == (Verdict.ACCEPTED, Verdict.REJECTED, "gộp")
    assert gone.head_id == stays.pk
    assert [state for _place, state in states(document)] == [
        State.ACCEPTED,
        State.REJECTED,
        State.UNDECIDED,
    ]
    regrouping.undo(by=builders.steering())
    assert {state for _place, state in states(document)} == {State.UNDECIDED}


def test_a_merger_needs_another_reading_of_the_same_text() -> None:
    document, other = builders.read(), builders.read("Khác", builders.CONTENT + "Khác.\n")
    first = builders.first(document)
    for goes in ([], [first], [builders.first(other)]):
        with pytest.raises(Refused, match="cùng văn bản"):
            regrouping.merge(stays=first, goes=goes, by=builders.steering())


def test_taking_back_goes_step_by_step_to_what_stood_before() -> None:
    document = builders.read()
    by = builders.steering()
    first = builders.first(document)
    actions.reject(at=first, note="trùng", by=by)
    actions.accept(candidate=first, by=by)
    regrouping.undo(by=by)
    assert queries.entries(document.text)[0].state is State.REJECTED
    regrouping.undo(by=by)
    entry = queries.entries(document.text)[0]
    assert (entry.state, entry.is_standing, entry.is_sure) == (State.UNDECIDED, False, True)
    with pytest.raises(Refused, match="chưa có quyết định"):
        regrouping.undo(by=by)
    actions.accept(candidate=first, by=by)
    assert queries.entries(document.text)[0].state is State.ACCEPTED


def test_what_a_person_added_is_gone_when_they_take_it_back() -> None:
    document = builders.read()
    by = builders.steering()
    actions.add(text=document.text, statement=builders.said(builders.CONTENT, "2023"), by=by)
    regrouping.undo(by=by)
    assert [state for _place, state in states(document)].count(State.REJECTED) == 1
    assert queries.tallies([document])[document.pk].standing == 0


def test_nobody_takes_back_what_another_decided() -> None:
    document = builders.read()
    reviewer = people.in_role(Role.REVIEWER)
    first = builders.first(document)
    actions.accept(candidate=first, by=reviewer)
    with pytest.raises(Refused, match="chưa có quyết định"):
        regrouping.undo(by=builders.steering())
    actions.reject(at=first, note="trùng", by=builders.steering())
    with pytest.raises(Refused, match="đã có quyết định khác"):
        regrouping.undo(by=reviewer)
    assert Review.objects.count() == 2
