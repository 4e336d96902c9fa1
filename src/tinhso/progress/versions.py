"""Versions of a target: the next one after the last, and writing it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext as _

from tinhso.base import trail
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.progress.models import Target, TargetVersion

_NOT_KEPT = ["id", "number", "target", "indicator", "area", "recorded_by", "recorded_at"]


def next_of(last: TargetVersion, changes: dict[str, Any], *, reason: str) -> TargetVersion:
    """The version after `last` with some columns changed; not stored."""
    kept = model_to_dict(last, exclude=_NOT_KEPT)
    columns = {**kept, "indicator": last.indicator, "area": last.area, **changes, "reason": reason}
    return TargetVersion(target=last.target, number=last.number + 1, **columns)


def refuse_withdrawn(target: Target) -> TargetVersion:
    """The last version of a target that stands; a withdrawn one is changed no more."""
    last = target.versions.select_related("indicator", "area").order_by("-number").first()
    assert last is not None
    if last.is_withdrawn:
        raise Refused(_("Chỉ tiêu này đã được rút: hãy lập chỉ tiêu mới từ văn bản giao."))
    return last


def append(*, target: Target, changes: dict[str, Any], reason: str, by: User) -> Target:
    """Write the next version; the target is locked by whoever calls. Refused where it was withdrawn."""
    return save(next_of(refuse_withdrawn(target), changes, reason=reason), "revise", by)


def save(version: TargetVersion, verb: str, by: User) -> Target:
    """Store a version and its trail."""
    version.recorded_at, version.recorded_by = timezone.now(), by
    try:
        version.full_clean()
    except ValidationError as problem:
        raise Refused("; ".join(problem.messages)) from problem
    version.save()
    trail.leave(by=by, verb=verb, subject=version.target, number=version.number, value=str(version.value))
    return version.target
