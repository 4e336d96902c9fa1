"""Roles, states, and the refusal that every action may raise."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What an account may be for; `public` is whoever is not signed in and has no row."""

    LEADER = "leader", _("Lãnh đạo")
    STEERING = "steering", _("Văn phòng Ban Chỉ đạo")
    REVIEWER = "reviewer", _("Người rà soát")
    DEPARTMENT = "department", _("Sở, ngành")
    CLERK = "clerk", _("Cán bộ cấp xã")
    DATA_ADMIN = "data_admin", _("Quản trị dữ liệu")


class PurgeState(models.TextChoices):
    """How far the forgetting of personal data is."""

    ASKED = "asked", _("chờ người thứ hai xác nhận")
    CONFIRMED = "confirmed", _("đã xác nhận, chờ chạy trên máy chủ")
    DECLINED = "declined", _("không đồng ý")
    DONE = "done", _("đã xóa")


class Refused(Exception):
    """An action that cannot be done: a sentence that says why and what to do next, and the figures of it."""

    def __init__(self, sentence: str, **figures: Any) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.figures = figures
