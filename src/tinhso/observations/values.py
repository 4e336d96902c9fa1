"""What a ledger row can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Act(models.TextChoices):
    """What a row does to the chain it belongs to."""

    SUBMIT = "submit", _("ghi nhận")
    CORRECT = "correct", _("đính chính")
    VERIFY = "verify", _("xác minh")
    WITHDRAW = "withdraw", _("rút")


class Missing(models.TextChoices):
    """Why there is no value: a reported nothing and a thing that does not apply are not the same as silence."""

    NONE_OCCURRED = "none_occurred", _("không phát sinh")
    NOT_APPLICABLE = "not_applicable", _("không áp dụng")


class Stage(models.TextChoices):
    """How final a figure is."""

    ESTIMATE = "estimate", _("ước")
    PRELIMINARY = "preliminary", _("sơ bộ")
    FINAL = "final", _("chính thức")
