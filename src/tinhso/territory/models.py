"""Areas, one row for each interval in which code, name, kind and parent stood unchanged."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tinhso.base.rows import Row
from tinhso.core.timeline import Interval
from tinhso.territory.values import AreaKind, Tier


class Area(Row):
    """A province, district or commune as it stood from `valid_from` until the day before `valid_to`."""

    code = models.CharField(_("mã"), max_length=5)
    name = models.CharField(_("tên"), max_length=120)
    tier = models.CharField(_("cấp"), max_length=10, choices=Tier.choices)
    kind = models.CharField(_("loại"), max_length=12, choices=AreaKind.choices)
    parent_code = models.CharField(_("mã đơn vị cấp trên"), max_length=5, blank=True)
    valid_from = models.DateField(_("hiệu lực từ"), null=True, blank=True)
    valid_to = models.DateField(_("hết hiệu lực từ"), null=True, blank=True)
    search_key = models.CharField(_("khóa tìm kiếm"), max_length=160)
    sort_key = models.CharField(_("khóa sắp xếp"), max_length=260)

    class Meta:
        verbose_name = _("đơn vị hành chính")
        verbose_name_plural = _("đơn vị hành chính")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tier", "code", "valid_from"], name="one_area_a_code_and_start"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="an_area_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Kind and name, as people write it: "Thành phố Dĩ An"; a name is Vietnamese on every page."""
        with translation.override(settings.LANGUAGE_CODE):
            kind = str(AreaKind(self.kind).label)
        return f"{kind[0].upper()}{kind[1:]} {self.name}"

    @property
    def interval(self) -> Interval:
        """The days on which the area stood like this."""
        return Interval(self.valid_from, self.valid_to)
