"""Who saw or took out personal data stands in the trail: a look once an hour, a file each time."""

from datetime import timedelta

import pytest
from django.utils import timezone

import people
from parts.base import trails
from tinhso.base import trail
from tinhso.base.models import TrailEntry, User
from tinhso.base.values import Role

pytestmark = pytest.mark.django_db


def verbs() -> list[str]:
    return list(TrailEntry.objects.order_by("id").values_list("verb", flat=True))


def test_turning_pages_is_one_look_and_each_file_is_told() -> None:
    by = people.in_role(Role.DATA_ADMIN)
    for page in (1, 2):
        trail.looked(by=by, subject=User, page=page)
    for _ in range(2):
        trail.looked(by=by, subject=User, is_export=True, ending="csv")
    assert verbs() == ["look", "export", "export"]
    assert TrailEntry.objects.order_by("id")[0].details == {"page": 1}


def test_another_person_another_subject_and_another_hour_are_other_looks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by, other = people.in_role(Role.DATA_ADMIN), people.in_role(Role.LEADER)
    trail.looked(by=by, subject=User)
    trail.looked(by=other, subject=User)
    trail.looked(by=by, subject=other)
    later = timezone.now() + timedelta(hours=1, minutes=1)
    monkeypatch.setattr(trail.timezone, "now", lambda: later)
    trail.looked(by=by, subject=User)
    assert verbs() == ["look"] * 4


def test_what_nobody_did_is_sealed_like_the_rest() -> None:
    trail.leave(by=None, verb="fail_sign_in", subject=User)
    trails.seal()
    assert trails.found() == []
