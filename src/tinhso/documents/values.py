"""Kinds of documents, the verdicts of a review, and what a person made of a statement."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
