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
    """One thing that a version says otherwise than the one before; either side may be empty.

    `is_name`: what it says are names, which are Vietnamese on every page.
    """

    label: str
    before: str
    after: str
    is_name: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A version and what it changed; the first one changed nothing."""

    version: TargetVersion
    differences: Sequence[Difference]


def changes(versions: Sequence[TargetVersion]) -> list[Change]:
    """Every version with its differences, the newest first."""
    found = [Change(version, ()) for version in versions[:1]]
    found += [Change(after, differences(before, after)) for before, after in pairwise(versions)]
    return found[::-1]


def differences(before: TargetVersion, after: TargetVersion) -> list[Difference]:
    """What the second version says otherwise than the first."""
    said = [(str(label), say(before), say(after), say in _NAMES) for label, say in _SAID]
    return [Difference(label, old, new, is_name) for label, old, new, is_name in said if old != new]


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


def _lead(version: TargetVersion) -> str:
    return version.lead


def _partners(version: TargetVersion) -> str:
    return ", ".join(version.partners)


def _legal_basis(version: TargetVersion) -> str:
    return version.legal_basis


_NAMES = (_lead, _partners, _legal_basis)
_SAID: tuple[tuple[Promise, Callable[[TargetVersion], str]], ...] = (
    (gettext_lazy("Yêu cầu"), wording.asked),
    (gettext_lazy("Hạn"), wording.due),
    (gettext_lazy("Cơ quan chủ trì"), _lead),
    (gettext_lazy("Cơ quan phối hợp"), _partners),
    (gettext_lazy("Căn cứ"), _legal_basis),
    (gettext_lazy("Mức xuất phát"), _baseline),
    (gettext_lazy("Lộ trình"), _path),
    (gettext_lazy("Tình trạng"), _withdrawn),
)
