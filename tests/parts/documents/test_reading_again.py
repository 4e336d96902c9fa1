"""A newer grammar asks only about what it reads otherwise; what a person decided once is never asked again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from parts.documents import builders
from parts.documents.builders import CONTENT, three
from tinhso.core import lawtext
from tinhso.core.lawtext import Level, Statement
from tinhso.documents import actions, queries, queue, regrouping
from tinhso.documents.models import Document
from tinhso.documents.queue import Asked, Change, Line
from tinhso.documents.values import State

pytestmark = pytest.mark.django_db
ReadAs = Callable[..., None]


@pytest.fixture
def read_as(monkeypatch: pytest.MonkeyPatch) -> ReadAs:
    """Reads a document as a grammar of the given name that finds the given statements."""

    def read(document: Document, grammar: str, statements: Sequence[Statement]) -> None:
        found = replace(lawtext.read("", territory=None, dated=None), statements=tuple(statements))
        monkeypatch.setattr(lawtext, "GRAMMAR", grammar)
        monkeypatch.setattr(lawtext, "read", lambda *_args, **_words: found)
        actions.read(text=document.text, by=builders.steering())

    return read


def decided() -> Document:
    """The first accepted, the second edited, the third rejected."""
    document = builders.read()
    by = builders.steering()
    first, second, third = (entry.candidate for entry in queries.entries(document.text))
    assert first
    assert second
    assert third
    actions.accept(candidate=first, by=by)
    actions.edit(at=second, statement=replace(second.as_statement(CONTENT), value=Decimal(65)), by=by)
    actions.reject(at=third, note="trùng", by=by)
    return document


def asks(document: Document) -> list[Line]:
    found = queue.found(viewer=builders.steering(), asked=Asked(document=document.pk))
    return [line for line in found.lines if line.asks]


def states(document: Document) -> list[State]:
    return [entry.state for entry in queries.entries(document.text)]


def test_what_reads_as_before_is_not_asked_again(read_as: ReadAs) -> None:
    document = decided()
    read_as(document, "mau-2", three())
    assert asks(document) == []
    assert states(document) == [State.ACCEPTED, State.EDITED, State.REJECTED]


def test_only_what_reads_otherwise_is_asked_and_either_answer_settles_it(read_as: ReadAs) -> None:
    document = decided()
    first, second, third = three()
    read_as(document, "mau-2", (replace(first, levels=(Level.COMMUNE,)), second, replace(third, unit="hộ")))
    waiting = asks(document)
    assert [(line.change, line.state) for line in waiting] == [
        (Change.CHANGED, State.ACCEPTED),
        (Change.CHANGED, State.REJECTED),
    ]
    entries = queries.entries(document.text)
    assert entries[0].candidate
    actions.accept(candidate=entries[0].candidate, by=builders.steering())
    assert entries[2].review
    regrouping.keep(review=entries[2].review, candidate=entries[2].candidate, by=builders.steering())
    assert asks(document) == []
    assert queries.entries(document.text)[0].fields.levels == [Level.COMMUNE]
    assert states(document) == [State.ACCEPTED, State.EDITED, State.REJECTED]
    read_as(document, "mau-3", (replace(first, levels=(Level.COMMUNE,)), second, replace(third, unit="hộ")))
    assert asks(document) == []


def test_what_a_newer_grammar_reads_as_the_person_had_it_needs_no_answer(read_as: ReadAs) -> None:
    document = decided()
    first, second, third = three()
    read_as(document, "mau-2", (first, replace(second, value=Decimal(65)), third))
    assert asks(document) == []


def test_a_statement_that_stands_and_is_read_no_more_is_asked_once(read_as: ReadAs) -> None:
    document = decided()
    first, _second, _third = three()
    read_as(document, "mau-2", (first,))
    (gone,) = asks(document)
    assert (gone.change, gone.state) == (Change.GONE, State.EDITED)
    review = queries.entries(document.text)[1].review
    assert review
    regrouping.keep(review=review, candidate=None, by=builders.steering())
    assert asks(document) == []
    read_as(document, "mau-3", (first,))
    assert asks(document) == []


def test_what_is_newly_read_waits_and_is_marked_as_new(read_as: ReadAs) -> None:
    document = decided()
    more = builders.said(CONTENT, "2023", indicator="doanh nghiệp", value=Decimal(2023))
    read_as(document, "mau-2", (*three(), more))
    assert [(line.change, line.state) for line in asks(document)] == [(Change.NEW, State.UNDECIDED)]


def test_two_statements_on_one_number_keep_their_judgements_in_another_order(read_as: ReadAs) -> None:
    document = builders.taken_in()
    ours = builders.said(CONTENT, "80", indicator="hộ gia đình có cáp quang")
    other = replace(ours, indicator="trường học có mạng")
    read_as(document, "mau-1", (ours, other))
    first, second = (entry.candidate for entry in queries.entries(document.text))
    assert first
    assert second
    actions.accept(candidate=first, by=builders.steering())
    actions.reject(at=second, note="sai", by=builders.steering())
    read_as(document, "mau-2", (other, ours))
    assert asks(document) == []
    kept = {entry.fields.indicator: entry.state for entry in queries.entries(document.text)}
    assert kept == {"hộ gia đình có cáp quang": State.ACCEPTED, "trường học có mạng": State.REJECTED}
    read_as(document, "mau-3", (ours,))
    assert asks(document) == []


def test_a_number_that_is_framed_otherwise_stays_with_its_judgement(read_as: ReadAs) -> None:
    document = decided()
    first, second, third = three()
    wider = replace(first, value_end=first.value_end + 1)
    read_as(document, "mau-2", (wider, second, third))
    assert asks(document) == []
    assert states(document) == [State.ACCEPTED, State.EDITED, State.REJECTED]
    assert queries.tallies([document])[document.pk].undecided == 0
    read_as(document, "mau-3", (replace(wider, unit="phần trăm"), second, third))
    (line,) = asks(document)
    assert line.change is Change.CHANGED
    entry = queries.entry(document.text, line.place)
    assert entry
    assert entry.candidate
    actions.accept(candidate=entry.candidate, by=builders.steering())
    assert asks(document) == []
    assert len(queries.entries(document.text)) == 3
