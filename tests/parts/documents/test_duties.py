"""Milestones and assignments of a text: filed with its reading, judged by people, kept through newer readings."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

import people
from parts.documents import builders, duty_builders
from parts.documents.duty_builders import CONTENT, DAY, candidate, centre, lines, money, posts, read_as
from tinhso.base.models import TrailEntry
from tinhso.base.values import Refused, Role
from tinhso.core import lawtext
from tinhso.documents import actions, duties, duty_acts, queries
from tinhso.documents.duties import Asked
from tinhso.documents.models import Document, DutyReview, Reading
from tinhso.documents.queue import Change
from tinhso.documents.values import Due, Duty, DutyKind, State

pytestmark = pytest.mark.django_db


def asks(document: Document) -> list[tuple[Change, State]]:
    return [(line.change, line.state) for line in lines(document) if line.asks]


def decided() -> Document:
    """The first order accepted, the second corrected, the milestone set aside."""
    document = duty_builders.read()
    by = builders.steering()
    first, second, third = map(candidate, lines(document))
    duty_acts.accept(candidate=first, by=by)
    duty_acts.edit(at=second, duty=replace(second.as_duty(), leads=("Sở Tài chính", "Sở Xây dựng")), by=by)
    duty_acts.reject(at=third, note="đã làm xong", by=by)
    return document


def test_what_a_text_wants_done_is_filed_with_the_figures_it_states() -> None:
    text = "Mục tiêu đến năm 2025\n- Tối thiểu 80% hộ gia đình có cáp quang.\n"
    text += "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ xây dựng đề án trước ngày 30/6/2025.\n"
    document = builders.taken_in(text)
    actions.read(text=document.text, by=builders.steering())
    (line,) = lines(document)
    assert (line.kind, line.leads, line.partners) == (DutyKind.ASSIGNMENT, ("Sở Y tế",), ("Sở Nội vụ",))
    assert line.by == date(2025, 6, 29)
    assert text[line.start : line.end] == "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ xây dựng đề án " + (
        "trước ngày 30/6/2025"
    )
    assert len(queries.entries(document.text)) == 1


def test_each_stands_at_its_passage_and_waits_for_a_person() -> None:
    document = duty_builders.read()
    found = lines(document)
    assert [line.what for line in found] == [posts().what, money().what, centre().what]
    assert [line.state for line in found] == [State.UNDECIDED] * 3
    assert [line.sure for line in found] == [True, False, True]
    assert CONTENT[found[2].start : found[2].end] == centre().quote


@pytest.mark.parametrize("change", ["UPDATE {} SET what = ''", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
@pytest.mark.parametrize("table", ["documents_dutycandidate", "documents_dutyreview"])
def test_neither_a_reading_nor_a_judgement_is_ever_changed(change: str, table: str) -> None:
    decided()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    refused = pytest.raises(ProgrammingError, match="append-only|Cannot update or delete")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))


def test_where_a_deadline_lies_is_seen_from_the_day_asked_for() -> None:
    document = duty_builders.read()
    assert [line.due for line in lines(document)] == [Due.PAST, Due.RECURRING, Due.LATER]
    assert [line.due for line in lines(document, day=date(2025, 6, 30))][0] is Due.SOON
    assert [line.due for line in lines(document, day=date(2025, 5, 30))][0] is Due.LATER


def test_a_decision_stands_and_leaves_its_trail() -> None:
    document = decided()
    found = lines(document)
    assert [line.state for line in found] == [State.ACCEPTED, State.EDITED, State.REJECTED]
    assert found[1].leads == ("Sở Tài chính", "Sở Xây dựng")
    verbs = TrailEntry.objects.filter(subject_kind="documents.dutyreview").order_by("id")
    assert list(verbs.values_list("verb", flat=True)) == ["accepted", "edited", "rejected"]


def test_what_is_set_aside_is_never_late() -> None:
    document = duty_builders.read()
    line = lines(document)[0]
    assert line.is_late
    duty_acts.reject(at=candidate(line), note="sai", by=builders.steering())
    assert not lines(document)[0].is_late


@pytest.mark.parametrize("role", [Role.LEADER, Role.DEPARTMENT, Role.CLERK])
def test_whoever_may_not_review_decides_nothing(role: Role) -> None:
    document = duty_builders.read()
    first = candidate(lines(document)[0])
    by = people.in_role(role)
    duty = Duty(kind=DutyKind.MILESTONE, start=0, end=5, what="họp")
    with pytest.raises(PermissionDenied):
        duty_acts.accept(candidate=first, by=by)
    with pytest.raises(PermissionDenied):
        duty_acts.edit(at=first, duty=first.as_duty(), by=by)
    with pytest.raises(PermissionDenied):
        duty_acts.reject(at=first, by=by)
    with pytest.raises(PermissionDenied):
        duty_acts.add(text=document.text, duty=duty, by=by)
    with pytest.raises(PermissionDenied):
        duty_acts.undo(by=by)
    assert not DutyReview.objects.exists()


def test_a_decision_that_came_meanwhile_is_not_overwritten() -> None:
    document = duty_builders.read()
    first = candidate(lines(document)[0])
    duty_acts.accept(candidate=first, seen=0, by=builders.steering())
    with pytest.raises(Refused):
        duty_acts.reject(at=first, note="sai", seen=0, by=builders.steering())
    assert lines(document)[0].state is State.ACCEPTED


def test_an_order_to_nobody_is_corrected_before_it_is_accepted() -> None:
    document = builders.taken_in(CONTENT)
    read_as(document, [posts(leads=())])
    first = candidate(lines(document)[0])
    with pytest.raises(Refused, match="chủ trì"):
        duty_acts.accept(candidate=first, by=builders.steering())
    duty_acts.edit(at=first, duty=replace(first.as_duty(), leads=("Sở Nội vụ",)), by=builders.steering())
    assert lines(document)[0].state is State.EDITED


def test_a_person_adds_what_the_machine_missed_also_where_something_stands() -> None:
    document = duty_builders.read()
    first = lines(document)[0]
    more = Duty(DutyKind.ASSIGNMENT, first.start, first.end, "báo cáo kết quả", leads=("Văn phòng tỉnh",))
    duty_acts.add(text=document.text, duty=more, by=builders.steering())
    found = lines(document)
    assert [(line.nth, line.state) for line in found[:2]] == [(0, State.UNDECIDED), (1, State.ADDED)]


def test_what_a_person_decided_last_is_taken_back_one_after_the_other() -> None:
    document = decided()
    by = builders.steering()
    for states in (
        [State.ACCEPTED, State.EDITED, State.UNDECIDED],
        [State.ACCEPTED, State.UNDECIDED, State.UNDECIDED],
        [State.UNDECIDED, State.UNDECIDED, State.UNDECIDED],
    ):
        duty_acts.undo(by=by)
        assert [line.state for line in lines(document)] == states
    with pytest.raises(Refused):
        duty_acts.undo(by=by)
    assert lines(document)[1].leads == money().leads


def test_taking_back_a_correction_of_what_was_accepted_leaves_it_accepted() -> None:
    document = duty_builders.read()
    by = builders.steering()
    first = candidate(lines(document)[0])
    review = duty_acts.accept(candidate=first, by=by)
    duty_acts.edit(at=review, duty=replace(first.as_duty(), what="rà soát biên chế"), by=by)
    duty_acts.undo(by=by)
    (line, *_) = lines(document)
    assert (line.state, line.what) == (State.ACCEPTED, posts().what)


def test_what_reads_as_before_is_not_asked_again() -> None:
    document = decided()
    read_as(document, [posts(), money(), centre()], grammar="mau-2")
    assert asks(document) == []
    assert [line.state for line in lines(document)] == [State.ACCEPTED, State.EDITED, State.REJECTED]


def test_only_what_reads_otherwise_is_asked_and_either_answer_settles_it() -> None:
    document = decided()
    by = builders.steering()
    changed = [posts(by=date(2025, 7, 31)), money(what="bố trí đủ kinh phí"), centre()]
    read_as(document, changed, grammar="mau-2")
    assert asks(document) == [(Change.CHANGED, State.ACCEPTED), (Change.CHANGED, State.EDITED)]
    first, second, _third = lines(document)
    duty_acts.accept(candidate=candidate(first), by=by)
    review = DutyReview.objects.get(pk=second.review)
    duty_acts.keep(review=review, candidate=candidate(second), by=by)
    assert asks(document) == []
    assert lines(document)[0].by == date(2025, 7, 31)
    assert lines(document)[1].what == money().what
    read_as(document, changed, grammar="mau-3")
    assert asks(document) == []


def test_a_duty_that_stands_and_is_read_no_more_is_asked_once() -> None:
    document = decided()
    read_as(document, [posts()], grammar="mau-2")
    assert asks(document) == [(Change.GONE, State.EDITED)]
    review = DutyReview.objects.get(pk=lines(document)[1].review)
    duty_acts.keep(review=review, candidate=None, by=builders.steering())
    read_as(document, [posts()], grammar="mau-3")
    assert asks(document) == []


def test_a_passage_that_is_framed_otherwise_stays_with_its_judgement() -> None:
    document = decided()
    shorter = "rà soát vị trí việc làm trước ngày 30/6/2025"
    read_as(document, [posts(**duty_builders.passage(shorter)), money(), centre()], grammar="mau-2")
    assert asks(document) == []
    found = lines(document)
    assert [line.state for line in found] == [State.ACCEPTED, State.EDITED, State.REJECTED]
    assert CONTENT[slice(*found[0].quoted)] == shorter


def test_two_duties_of_one_sentence_are_not_taken_for_each_other() -> None:
    document = decided()
    other = posts(
        **duty_builders.passage("phối hợp với Văn phòng tỉnh rà soát vị trí việc làm"),
        what="tổ chức tập huấn cho cán bộ",
    )
    read_as(document, [posts(), other, money(), centre()], grammar="mau-2")
    assert asks(document) == [(Change.NEW, State.UNDECIDED)]


def test_a_text_read_before_duties_were_filed_gets_them_by_being_read_again() -> None:
    document = builders.taken_in(CONTENT)
    by, now = builders.steering(), timezone.now()
    Reading.objects.create(text=document.text, grammar=lawtext.GRAMMAR, recorded_at=now, recorded_by=by)
    assert queries.is_outdated(document.text)
    assert list(duties.unread(viewer=by)) == [document.text]
    assert lines(document) == []
    actions.read(text=document.text, by=by)
    assert lines(document)
    assert not queries.is_outdated(document.text)
    assert not duties.unread(viewer=by).exists()
    actions.read(text=document.text, by=by)
    assert document.text.readings.count() == 2


def test_an_earlier_moment_knows_nothing_of_what_was_decided_since() -> None:
    document = decided()
    before = DutyReview.objects.order_by("id")[0].recorded_at - timedelta(microseconds=1)
    assert [line.state for line in lines(document, known=before)] == [State.UNDECIDED] * 3


def test_lists_are_searched_without_marks_and_filtered_by_who_leads_kind_and_deadline() -> None:
    document = decided()

    def listed(**asked: object) -> list[str]:
        return [line.what for line in lines(document, **asked)]

    assert listed(search="vi tri viec lam") == [posts().what]
    assert listed(lead="so xay dung") == [money().what]
    assert listed(kind="milestone") == [centre().what]
    assert listed(states=(State.ACCEPTED, State.EDITED)) == [posts().what, money().what]
    assert listed(due="past") == [posts().what]
    assert listed(due_from=date(2026, 1, 1)) == [centre().what]
    assert listed(order="han") == [posts().what, centre().what, money().what]
    assert listed(order="han", start=1, size=1) == [centre().what]


def test_what_is_counted_is_what_the_list_would_show() -> None:
    document = decided()
    steering = builders.steering()
    asked = Asked(day=DAY, document=document.pk)
    shelves = duties.shelves(viewer=steering, asked=asked)
    assert duties.count(shelves, asked) == 3
    assert duties.count(shelves, replace(asked, due="past")) == 1
    assert duties.count(shelves, replace(asked, kind="assignment", states=(State.EDITED,))) == 1
    assert duties.leads(viewer=steering, asked=asked) == ["Sở Nội vụ", "Sở Tài chính", "Sở Xây dựng"]
