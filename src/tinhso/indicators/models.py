"""Indicators of the catalogue."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.rows import Row
from tinhso.core.pace import Direction


class Indicator(Row):
    """A thing that is measured; its code never changes and is never used again."""

    code = models.CharField(_("mã"), max_length=20, unique=True)
    name = models.TextField(_("tên"))
    unit = models.TextField(_("đơn vị tính"), blank=True)
    direction = models.CharField(
        _("chiều tốt"),
        max_length=10,
        choices=[(d.value, d.value) for d in Direction],
        default=Direction.MORE.value,
    )
    is_example = models.BooleanField(_("dữ liệu ví dụ"), default=False)
    search_key = models.TextField(_("khóa tìm kiếm"))

    class Meta:
        verbose_name = _("chỉ số")
        verbose_name_plural = _("chỉ số")
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
