"""Roles that hold in one area and below it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.rows import Row
from tinhso.base.values import Role


class AreaRole(Row):
    """A role that an account holds in one area and all below it, from `valid_from` until the day before `valid_to`."""

    user = models.ForeignKey(
        "base.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("tài khoản")
    )
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    area = models.ForeignKey(
        "territory.Area", on_delete=models.PROTECT, related_name="+", verbose_name=_("địa bàn")
    )
    valid_from = models.DateField(_("hiệu lực từ"))
    valid_to = models.DateField(_("hết hiệu lực từ"), null=True, blank=True)
    # What decided it ("12/QĐ-UBND"), as it is cited.
    instrument = models.CharField(_("căn cứ"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("vai trò theo địa bàn")
        verbose_name_plural = _("vai trò theo địa bàn")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="a_role_in_an_area_ends_after_it_starts",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["user"], name="roles_in_areas_of_a_user")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()} {self.area}"
