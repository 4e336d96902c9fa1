"""Kinds of documents, the verdicts of a review, and what a text wants done."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.core.lawtext import Assignment, Every, Level, Milestone


class DocumentKind(models.TextChoices):
    """What kind of document it is; targets come from the first four, results mostly from reports."""

    RESOLUTION = "nghi_quyet", _("Nghị quyết")
    DECISION = "quyet_dinh", _("Quyết định")
    DIRECTIVE = "chi_thi", _("Chỉ thị")
    PLAN = "ke_hoach", _("Kế hoạch")
    REPORT = "bao_cao", _("Báo cáo")
    OTHER = "khac", _("Văn bản khác")


class Secrecy(models.TextChoices):
    """The mark that whoever uploads declares; anything but the first is refused and never stored."""

    ORDINARY = "thuong", _("Thường")
    RESTRICTED = "mat", _("Mật, Tối mật hoặc Tuyệt mật")


class Verdict(models.TextChoices):
    """What a person decided about a place in a text."""

    ACCEPTED = "accepted", _("Chấp nhận")
    EDITED = "edited", _("Chấp nhận sau khi sửa")
    REJECTED = "rejected", _("Loại bỏ")
    ADDED = "added", _("Người rà soát thêm")
    REOPENED = "reopened", _("Mở lại để rà soát")

    @property
    def keeps(self) -> bool:
        """Whether the statement stands by it."""
        return self in (Verdict.ACCEPTED, Verdict.EDITED, Verdict.ADDED)


class State(models.TextChoices):
    """Where a place of a text stands: waiting for a person, or as a person last decided."""

    UNDECIDED = "undecided", _("Chưa rà soát")
    ACCEPTED = Verdict.ACCEPTED.value, _("Đã chấp nhận")
    EDITED = Verdict.EDITED.value, _("Đã chấp nhận sau khi sửa")
    REJECTED = Verdict.REJECTED.value, _("Đã loại bỏ")
    ADDED = Verdict.ADDED.value, _("Người rà soát thêm")


class ReadingState(models.TextChoices):
    """How far the machine is with a text."""

    WAITING = "waiting", _("Đang chờ đọc")
    RUNNING = "running", _("Đang đọc")
    IDLE = "idle", _("Chưa có tiến trình đọc")
    FAILED = "failed", _("Đọc không thành công")
    DONE = "done", _("Đã đọc")


class IntakeState(models.TextChoices):
    """How far a file that was handed in is."""

    WAITING = "waiting", _("Đang chờ")
    WORKING = "working", _("Đang đọc tệp")
    DONE = "done", _("Đã nhận")
    KNOWN = "known", _("Đã có từ trước")
    FAILED = "failed", _("Không đọc được")
    REFUSED = "refused", _("Bị từ chối")
    REMOVED = "removed", _("Đã bỏ")


# The states in which the machine has still something to do.
UNDER_WAY = (IntakeState.WAITING, IntakeState.WORKING)
# Those in which a person has to do something.
IN_TROUBLE = (IntakeState.FAILED, IntakeState.REFUSED)


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one document: whether it was read, how many places wait for a person, how many stand."""

    is_read: bool = False
    undecided: int = 0
    standing: int = 0


class DutyKind(models.TextChoices):
    """What a text wants done without a number: something that is to stand by a day, or who is told to do what."""

    MILESTONE = "milestone", _("Mốc phải hoàn thành")
    ASSIGNMENT = "assignment", _("Việc được giao")


class Due(models.TextChoices):
    """Where a deadline lies, seen from a day; whether the thing was done is not known here."""

    PAST = "past", _("Đã qua hạn")
    SOON = "soon", _("Đến hạn trong 30 ngày")
    LATER = "later", _("Còn hạn")
    RECURRING = "recurring", _("Thường xuyên, định kỳ")
    NONE = "none", _("Không nêu hạn")


@dataclass(frozen=True, slots=True)
class Duty:
    """A milestone or an assignment at the code points `start` to `end` of a text."""

    kind: DutyKind
    start: int
    end: int
    what: str
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    by: date | None = None
    every: Every | None = None
    ongoing: bool = False
    levels: tuple[Level, ...] = ()
    territory: str | None = None
    sure: bool = True
    rules: tuple[str, ...] = ()

    @classmethod
    def of(cls, read: Milestone | Assignment) -> "Duty":
        """What the reader found, of either kind."""
        is_told = isinstance(read, Assignment)
        return cls(
            kind=DutyKind.ASSIGNMENT if is_told else DutyKind.MILESTONE,
            start=read.start,
            end=read.end,
            what=read.what,
            leads=read.leads if isinstance(read, Assignment) else (),
            partners=read.partners if isinstance(read, Assignment) else (),
            by=read.by,
            every=read.every,
            ongoing=read.ongoing,
            levels=read.levels,
            territory=read.territory,
            sure=read.sure,
            rules=read.rules,
        )
