"""Decisions about statements: kept apart from the machine's reading, never changed, never lost."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

import people
from parts.documents import builders
from parts.documents.builders import CONTENT, entries, first, machine_reads, read, said, steering, three
from tinhso.base.models import TrailEntry
from tinhso.base.values import Refused, Role
from tinhso.core import lawtext
from tinhso.documents import actions, guarding, queries
from tinhso.documents.models import Candidate, Review
from tinhso.documents.values import State, Verdict

pytestmark = pytest.mark.django_db

REVIEWERS = {Role.STEERING, Role.REVIEWER, Role.DATA_ADMIN}


def states(document: object) -> list[State]:
    return [entry.state for entry in entries(document)]  # type: ignore[arg-type]


def test_the_machine_reads_a_stored_text_once_for_each_grammar() -> None:
    document = builders.taken_in()
    reading = actions.read(text=document.text, by=steering())
    assert reading.grammar == lawtext.GRAMMAR
    assert actions.read(text=document.text, by=steering()) == reading
    found = {(c.kind, c.value) for c in reading.candidates.all()}
    assert {("target", Decimal(80)), ("target", Decimal(60)), ("result", Decimal(41162))} <= found
    assert all(CONTENT[c.start : c.end] == c.as_statement(CONTENT).quote for c in reading.candidates.all())


def test_a_figure_too_long_for_its_column_does_not_stop_the_reading() -> None:
    long = "9" * 23
    document = builders.taken_in(
        f"Đến năm 2025, kinh tế số đạt {long} tỷ đồng.\n- Đạt 80% hộ dân dùng mạng.\n"
    )
    reading = actions.read(text=document.text, by=steering())
    assert all(candidate.value < Decimal(10) ** 30 for candidate in reading.candidates.all())


def test_two_statements_on_one_number_stand_apart() -> None:
    document = builders.taken_in()
    # The same number said of two things, as "tỉnh và huyện đều đạt 80%" may be read.
    twice = (said(CONTENT, "80"), said(CONTENT, "80", indicator="hộ nghèo"))
    reading = machine_reads(document.text, twice[:1])
    now = timezone.now()
    Candidate.objects.create(
        reading=reading, recorded_at=now, recorded_by=steering(), nth=1, **actions.fields(twice[1])
    )
    assert [entry.place.rsplit("-", 1)[1] for entry in entries(document)] == ["0", "1"]
    actions.accept(candidate=first(document), by=steering())
    assert states(document) == [State.ACCEPTED, State.UNDECIDED]


def test_accepting_keeps_the_machines_reading_and_says_who() -> None:
    document = read()
    review = actions.accept(candidate=first(document), by=people.in_role(Role.REVIEWER))
    entry = entries(document)[0]
    assert entry.state is State.ACCEPTED
    assert entry.is_standing
    assert entry.candidate == first(document)
    assert review.recorded_by == people.in_role(Role.REVIEWER)
    assert review.as_statement(CONTENT) == first(document).as_statement(CONTENT)
    assert TrailEntry.objects.filter(verb="accepted", subject_id=str(review.pk)).exists()


def test_an_edited_statement_stands_beside_what_the_machine_read() -> None:
    document = read()
    better = replace(
        first(document).as_statement(CONTENT), value=Decimal("83.6"), indicator="hộ dùng cáp quang"
    )
    actions.edit(at=first(document), statement=better, note="đọc sót phần thập phân", by=steering())
    entry = entries(document)[0]
    assert entry.state is State.EDITED
    assert entry.candidate is not None
    assert entry.candidate.value == 80
    assert entry.statement(CONTENT).value == Decimal("83.6")


def test_a_rejected_statement_no_longer_stands_but_stays_known() -> None:
    document = read()
    actions.reject(at=first(document), note="trích lại", by=steering())
    entry = entries(document)[0]
    assert entry.state is State.REJECTED
    assert not entry.is_standing
    assert entry.review is not None
    assert entry.review.note == "trích lại"


def test_a_statement_the_machine_missed_is_added_edited_and_rejected() -> None:
    document = builders.taken_in()
    added = actions.add(text=document.text, statement=said(CONTENT, "80"), by=steering())
    assert states(document) == [State.ADDED]
    better = replace(added.as_statement(CONTENT), indicator="hộ gia đình nông thôn")
    again = actions.edit(at=added, statement=better, by=steering())
    assert again.verdict == Verdict.ADDED
    assert entries(document)[0].fields.indicator == "hộ gia đình nông thôn"
    actions.reject(at=again, note="nhầm", by=steering())
    assert states(document) == [State.REJECTED]
    assert [review.verdict for review in queries.history(added)] == ["added", "added", "rejected"]


def test_a_second_statement_added_on_a_number_stands_beside_the_first() -> None:
    document = read()
    actions.add(text=document.text, statement=said(CONTENT, "80", indicator="khác"), by=steering())
    assert len(entries(document)) == 4
    assert entries(document)[1].state is State.ADDED


def test_a_place_outside_its_passage_is_refused() -> None:
    document = builders.taken_in()
    wrong = replace(said(CONTENT, "80"), value_end=len(CONTENT) + 9)
    with pytest.raises(ValidationError):
        actions.add(text=document.text, statement=wrong, by=steering())


def test_reading_again_with_another_grammar_loses_no_judgement() -> None:
    document = read()
    better = replace(three()[1], indicator="hồ sơ trên mạng")
    for entry in entries(document):
        assert entry.candidate
    accepted, edited, rejected = (entry.candidate for entry in entries(document))
    assert accepted
    assert edited
    assert rejected
    actions.accept(candidate=accepted, by=steering())
    actions.edit(at=edited, statement=better, by=steering())
    actions.reject(at=rejected, note="không phải", by=steering())
    # The new grammar finds the first two, the second differently, no longer the third, and one more.
    changed = replace(three()[1], value=Decimal(61))
    more = said(CONTENT, "2025", value=Decimal(2025))
    machine_reads(document.text, (three()[0], changed, more), grammar="mau-2")
    assert states(document) == [State.UNDECIDED, State.ACCEPTED, State.EDITED, State.REJECTED]
    third = entries(document)[2]
    assert third.candidate is not None
    assert third.candidate.value == 61
    assert third.statement(CONTENT).indicator == "hồ sơ trên mạng"
    assert entries(document)[3].candidate is None


def test_what_was_known_then_has_no_later_decision() -> None:
    document = read()
    before = timezone.now()
    actions.accept(candidate=first(document), by=steering())
    then = queries.entries(document.text, known=before)
    assert [entry.state for entry in then] == [State.UNDECIDED] * 3
    assert queries.entries(document.text, known=before - timedelta(days=1)) == []


def test_all_sure_ones_are_accepted_at_once_and_decisions_stand() -> None:
    document = read()
    actions.reject(at=first(document), note="không phải", by=steering())
    assert actions.accept_sure(text=document.text, by=steering()) == 1
    assert states(document) == [State.REJECTED, State.UNDECIDED, State.ACCEPTED]
    assert actions.accept_sure(text=document.text, by=steering()) == 0


def test_what_needs_a_second_person_is_left_waiting_when_all_sure_ones_are_accepted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = read()
    held = queries.place_of(first(document))
    monkeypatch.setattr(guarding, "_guards", [lambda text, place: (text, place) == (document.text.pk, held)])
    assert actions.accept_sure(text=document.text, by=steering()) == 1
    assert states(document) == [State.UNDECIDED, State.UNDECIDED, State.ACCEPTED]


def test_a_reading_that_does_not_say_what_is_measured_is_corrected_not_accepted() -> None:
    document = builders.taken_in()
    machine_reads(document.text, (said(CONTENT, "80", indicator=""),))
    with pytest.raises(Refused, match="chọn Sửa"):
        actions.accept(candidate=first(document), by=steering())
    assert actions.accept_sure(text=document.text, by=steering()) == 0


@pytest.mark.parametrize("role", Role)
def test_only_reviewing_roles_decide(role: Role) -> None:
    document, by = read(), people.in_role(role)
    statement = said(CONTENT, "80")
    decisions = (
        lambda: actions.accept(candidate=first(document), by=by),
        lambda: actions.edit(at=first(document), statement=statement, by=by),
        lambda: actions.reject(at=first(document), note="x", by=by),
        lambda: actions.add(text=document.text, statement=statement, by=by),
        lambda: actions.accept_sure(text=document.text, by=by),
    )
    for decide in decisions:
        if role in REVIEWERS:
            decide()
        else:
            with pytest.raises(PermissionDenied):
                decide()
    assert Review.objects.exists() == (role in REVIEWERS)


@pytest.mark.parametrize("role", Role)
def test_only_the_steering_office_opens_a_document(role: Role) -> None:
    document = read()
    if role is Role.STEERING:
        actions.publish(document=document, is_open=True, by=people.in_role(role))
    else:
        with pytest.raises(PermissionDenied):
            actions.publish(document=document, is_open=True, by=people.in_role(role))
    assert queries.is_open(document) == (role is Role.STEERING)


@pytest.mark.parametrize("table", ["review", "candidate", "reading", "publication"])
@pytest.mark.parametrize(
    "sql", ["UPDATE {} SET recorded_at = now()", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
def test_what_was_decided_is_never_changed_or_removed(table: str, sql: str) -> None:
    document = read()
    actions.accept(candidate=first(document), by=steering())
    actions.publish(document=document, is_open=True, by=steering())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match=r"append.only|Cannot (update|delete)"), transaction.atomic():
            cursor.execute(sql.format(f"documents_{table}"))


def test_the_public_sees_what_is_open_now_and_was_open_then() -> None:
    document, public = read(), people.nobody()
    closed = timezone.now()
    assert not queries.documents(viewer=public).exists()
    actions.publish(document=document, is_open=True, by=steering())
    assert queries.documents(viewer=public).get() == document
    assert not queries.documents(viewer=public, known=closed).exists()
    opened = timezone.now()
    actions.publish(document=document, is_open=False, by=steering())
    assert not queries.documents(viewer=public).exists()
    assert not queries.documents(viewer=public, known=opened).exists()


def test_tallies_count_what_waits_and_what_stands_in_the_same_queries_for_any_number(
    django_assert_num_queries: object,
) -> None:
    documents = [read(f"Nghị quyết {n}", content=CONTENT + f"Số {n}.\n") for n in range(3)]
    actions.accept(candidate=first(documents[0]), by=steering())
    actions.reject(at=first(documents[1]), note="x", by=steering())
    documents.append(builders.taken_in(CONTENT + "chưa đọc\n"))
    with django_assert_num_queries(3):  # type: ignore[operator]
        tallies = queries.tallies(documents)
    told = [(t.is_read, t.undecided, t.standing) for t in (tallies[d.pk] for d in documents)]
    assert told == [(True, 2, 1), (True, 2, 0), (True, 3, 0), (False, 0, 0)]
