"""What changed from one version of a target to the next, in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.ioc import wording
from tinhso.progress.models import TargetVersion


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a version says otherwise than the one before; either side may be empty."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A version and what it changed; the first one changed nothing."""

    version: TargetVersion
    differences: Sequence[Difference]


def changes(versions: Sequence[TargetVersion]) -> list[Change]:
    """Every version with its differences, the newest first."""
    found = [Change(version, ()) for version in versions[:1]]
    found += [Change(after, _differences(before, after)) for before, after in pairwise(versions)]
    return found[::-1]


def _differences(before: TargetVersion, after: TargetVersion) -> list[Difference]:
    said = [(str(label), say(before), say(after)) for label, say in _SAID]
    return [Difference(label, old, new) for label, old, new in said if old != new]


def _baseline(version: TargetVersion) -> str:
    if version.baseline_value is None:
        return ""
    return _("%(value)s ngày %(day)s") % {
        "value": wording.amount(version.baseline_value, version.indicator.unit),
        "day": wording.day(version.baseline_on),
    }


def _path(version: TargetVersion) -> str:
    return _("đều theo thời gian") if version.path == "linear" else _("không có")


def _withdrawn(version: TargetVersion) -> str:
    return _("đã rút") if version.is_withdrawn else _("đang áp dụng")


_SAID: tuple[tuple[Promise, Callable[[TargetVersion], str]], ...] = (
    (gettext_lazy("Yêu cầu"), wording.asked),
    (gettext_lazy("Hạn"), wording.due),
    (gettext_lazy("Cơ quan chủ trì"), lambda version: version.lead),
    (gettext_lazy("Cơ quan phối hợp"), lambda version: ", ".join(version.partners)),
    (gettext_lazy("Căn cứ"), lambda version: version.legal_basis),
    (gettext_lazy("Mức xuất phát"), _baseline),
    (gettext_lazy("Lộ trình"), _path),
    (gettext_lazy("Tình trạng"), _withdrawn),
)
