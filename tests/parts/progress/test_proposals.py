"""A published target changes only when a second person confirms; until then everybody sees the old value."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

import people
import promises
from promises import Says
from tinhso.base.models import User
from tinhso.base.values import Refused, Role
from tinhso.documents import actions as documents
from tinhso.documents import queries as texts
from tinhso.documents import regrouping
from tinhso.documents.values import Verdict
from tinhso.progress import actions, proposals, queries
from tinhso.progress.models import Proposal, Target, TargetVersion

pytestmark = pytest.mark.django_db


def published() -> Target:
    target = promises.target()
    documents.publish(document=target.document, is_open=True, by=promises.steering())
    return target


def reviewer() -> User:
    return people.in_role(Role.REVIEWER)


def asked(target: Target) -> Decimal:
    (standing,) = queries.standings(viewer=people.nobody(), day=promises.DAY, document=target.document)
    return standing.version.value


def raised(target: Target) -> Proposal:
    done = actions.revise(target=target, changes={"value": Decimal(97)}, reason="điều chỉnh", by=reviewer())
    assert isinstance(done, Proposal)
    return done


def test_the_old_value_stands_until_another_person_confirms() -> None:
    target = published()
    proposal = raised(target)
    assert asked(target) == 95
    proposals.answer(proposal=proposal, is_confirmed=True, by=promises.steering())
    assert asked(target) == 97
    last = queries.last_version(target)
    assert (last.reason, last.recorded_by) == ("điều chỉnh", promises.steering())
    assert queries.pending(viewer=promises.steering()) == []


def test_a_declined_proposal_changes_nothing_and_gives_its_reason() -> None:
    target = published()
    proposal = raised(target)
    with pytest.raises(Refused, match="lý do không đồng ý"):
        proposals.answer(proposal=proposal, is_confirmed=False, by=promises.steering())
    proposals.answer(proposal=proposal, is_confirmed=False, note="chưa có văn bản", by=promises.steering())
    assert asked(target) == 95
    assert raised(target).pk != proposal.pk


def test_nobody_confirms_their_own_proposal() -> None:
    target = published()
    proposal = raised(target)
    with pytest.raises(Refused, match="không tự xác nhận"):
        proposals.answer(proposal=proposal, is_confirmed=True, by=reviewer())
    with pytest.raises(PermissionDenied):
        proposals.answer(proposal=proposal, is_confirmed=True, by=people.in_role(Role.DATA_ADMIN))
    assert asked(target) == 95


def test_a_proposal_is_answered_once_and_only_one_is_open_at_a_time() -> None:
    target = published()
    proposal = raised(target)
    with pytest.raises(Refused, match="đang có một đề xuất"):
        raised(target)
    proposals.answer(proposal=proposal, is_confirmed=True, by=promises.steering())
    with pytest.raises(Refused, match="đã được người khác trả lời"):
        proposals.answer(proposal=proposal, is_confirmed=True, by=promises.steering())
    assert TargetVersion.objects.filter(target=target).count() == 2


def test_withdrawing_a_published_target_needs_two_people() -> None:
    target = published()
    proposal = actions.withdraw(target=target, reason="bãi bỏ", by=reviewer())
    assert isinstance(proposal, Proposal)
    assert asked(target) == 95
    proposals.answer(proposal=proposal, is_confirmed=True, by=promises.steering())
    assert queries.standings(viewer=people.nobody(), day=promises.DAY, document=target.document) == []


def test_a_target_that_nobody_outside_sees_is_changed_by_one_person() -> None:
    target = promises.target()
    done = actions.revise(target=target, changes={"value": Decimal(97)}, reason="điều chỉnh", by=reviewer())
    assert done == target
    assert not Proposal.objects.exists()


def test_the_passage_of_a_published_target_is_judged_anew_by_two_people() -> None:
    target = published()
    review = target.review
    with pytest.raises(Refused, match="cần hai người"):
        documents.reject(at=review, note="nhầm", by=reviewer())
    with pytest.raises(Refused, match="cần hai người"):
        regrouping.undo(by=reviewer())
    said = replace(review.as_statement(""), value=Decimal(96), by=date(2026, 12, 31))
    proposal = proposals.propose_review(
        target=target, verdict=Verdict.EDITED, statement=said, reason="đọc nhầm", by=reviewer()
    )
    assert asked(target) == 95
    proposals.answer(proposal=proposal, is_confirmed=True, by=promises.steering())
    last = texts.history(review).last()
    assert last
    assert (last.verdict, last.value) == (Verdict.EDITED, 96)
    version = queries.last_version(target)
    assert (version.value, version.due) == (96, date(2026, 12, 31))


def test_setting_the_passage_aside_is_proposed_too_and_then_flagged() -> None:
    target = published()
    proposal = proposals.propose_review(
        target=target,
        verdict=Verdict.REJECTED,
        statement=target.review.as_statement(""),
        reason="không phải chỉ tiêu",
        by=reviewer(),
    )
    proposals.answer(proposal=proposal, is_confirmed=True, by=promises.steering())
    (standing,) = queries.standings(viewer=promises.steering(), day=promises.DAY)
    assert standing.has_lost_its_passage


def test_a_passage_edited_after_its_target_was_made_is_flagged_until_the_target_is_looked_at() -> None:
    target = promises.target(Says("Tỷ lệ hộ gia đình có cáp quang", "95"))
    said = replace(target.review.as_statement(""), value=Decimal(90))
    documents.edit(at=target.review, statement=said, by=reviewer())
    day = promises.DAY
    (standing,) = queries.standings(viewer=promises.steering(), day=day)
    assert standing.passage_was_edited
    actions.revise(target=target, changes={"value": Decimal(90)}, reason="theo đoạn sửa", by=reviewer())
    (standing,) = queries.standings(viewer=promises.steering(), day=day)
    assert not standing.passage_was_edited
