"""Leaving a trail: every action writes one entry in the same transaction."""

from typing import Any

from django.db import models
from django.utils import timezone

from tinhso.base.models import TrailEntry, User


def leave(*, by: User, verb: str, subject: models.Model, **details: Any) -> TrailEntry:
    """Record that `by` did `verb` to `subject`; `details` must be plain JSON values."""
    return TrailEntry.objects.create(
        recorded_at=timezone.now(),
        recorded_by=by,
        verb=verb,
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        details=details,
    )
