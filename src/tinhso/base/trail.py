"""Leaving a trail: every action writes one entry in the same transaction; so does who looks at personal data."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from tinhso.base.models import TrailEntry, User

# Whoever turns pages or sorts anew within this time still looks at the same thing.
_ONE_LOOK = timedelta(hours=1)
LOOK, EXPORT = "look", "export"

Subject = models.Model | type[models.Model]


def leave(*, by: User | None, verb: str, subject: Subject, **details: Any) -> TrailEntry:
    """Record that `by` did `verb` to `subject`, a row or a whole table; `details` must be plain JSON values.

    `by` is None for what nobody did who had signed in: a sign-in that failed.
    """
    return TrailEntry.objects.create(
        recorded_at=timezone.now(),
        recorded_by=by,
        verb=verb,
        subject_kind=subject._meta.label_lower,
        subject_id=_key(subject),
        details=details,
    )


def looked(*, by: User, subject: Subject, is_export: bool = False, **details: Any) -> None:
    """Record that `by` saw personal data of `subject`, or took it out as a file; every page and list of it calls this.

    A look is told once an hour, a file each time. The details say what was sought, never what was found.
    """
    if is_export:
        leave(by=by, verb=EXPORT, subject=subject, **details)
        return
    if not times(verb=LOOK, subject=subject, within=_ONE_LOOK, by=by):
        leave(by=by, verb=LOOK, subject=subject, **details)


def times(*, verb: str, subject: Subject, within: timedelta, by: User | None) -> int:
    """How often `by` did `verb` to `subject` of late."""
    found = TrailEntry.objects.filter(
        verb=verb,
        subject_kind=subject._meta.label_lower,
        subject_id=_key(subject),
        recorded_by=by,
        recorded_at__gte=timezone.now() - within,
    )
    return found.count()


def _key(subject: Subject) -> str:
    return str(subject.pk) if isinstance(subject, models.Model) else ""
