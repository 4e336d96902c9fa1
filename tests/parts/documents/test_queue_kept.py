"""What a process remembers of the queue between two decisions never differs from what the database holds."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection

from parts.documents import builders
from tinhso.documents import actions, queries, queue, regrouping
from tinhso.documents.models import Candidate, Document, Review
from tinhso.documents.queue import Asked, Line
from tinhso.documents.values import State

pytestmark = pytest.mark.django_db


def remembered(document: Document) -> tuple[Line, ...]:
    return queue.found(viewer=builders.steering(), asked=Asked(document=document.pk, order="van-ban")).lines


def read_whole(document: Document, monkeypatch: pytest.MonkeyPatch) -> tuple[Line, ...]:
    with monkeypatch.context() as forgetful:
        forgetful.setattr(queue, "_kept", {})
        return remembered(document)


def candidates(document: Document) -> list[Candidate]:
    return [entry.candidate for entry in queries.entries(document.text) if entry.candidate]


def test_after_each_act_what_is_remembered_is_what_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    document = builders.read()
    by = builders.steering()
    first, second, third = candidates(document)
    acts = (
        lambda: None,
        lambda: actions.accept(candidate=first, by=by),
        lambda: actions.edit(at=second, statement=replace(second.as_statement(""), value=Decimal(65)), by=by),
        lambda: actions.reject(at=third, note="trùng", by=by),
        lambda: regrouping.undo(by=by),
        lambda: regrouping.merge(stays=third, goes=[first], by=by),
    )
    for act in acts:
        act()
        assert remembered(document) == read_whole(document, monkeypatch)
    assert [line.state for line in remembered(document)] == [State.REJECTED, State.EDITED, State.ACCEPTED]


def test_two_decisions_of_others_in_two_texts_are_both_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    both = builders.read("Nghị quyết một"), builders.read("Nghị quyết hai", builders.CONTENT + "Bản hai.\n")
    everything = Asked(order="van-ban")
    queue.found(viewer=builders.steering(), asked=everything)
    for document in both:
        actions.accept(candidate=candidates(document)[0], by=builders.steering())
    lines = queue.found(viewer=builders.steering(), asked=everything).lines
    assert [line.state for line in lines].count(State.ACCEPTED) == 2
    assert all(remembered(document) == read_whole(document, monkeypatch) for document in both)


def test_a_decision_that_was_begun_earlier_and_comes_in_later_is_not_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = builders.read()
    first, second, _third = candidates(document)
    remembered(document)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('documents_review', 'id'))")
        (early,) = cursor.fetchone()
    accepted = actions.accept(candidate=first, by=builders.steering())
    remembered(document)
    late = Review.objects.get(pk=accepted.pk)
    late.pk, late.candidate = early, second
    late.start, late.end = second.start, second.end
    late.value_start, late.value_end, late.nth = second.value_start, second.value_end, second.nth
    late.save(force_insert=True)
    assert early < accepted.pk
    assert [line.state for line in remembered(document)][:2] == [State.ACCEPTED, State.ACCEPTED]
    assert remembered(document) == read_whole(document, monkeypatch)
