"""The ledger of observations."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.rows import AppendOnly
from tinhso.core.pace import Actual
from tinhso.observations.values import Act, Missing, Stage


class Observation(AppendOnly):
    """A submitted fact: what an indicator was in an area, as somebody reported it.

    `position` orders the ledger by commit. Rows of one fact form a chain by `root`: its last row speaks.
    `as_of` is the last day of the period the value speaks of; empty when nothing says so.
    """

    # Set by the queries: the passage of the text that reports and the latest verdict about it; None for a figure
    # recorded by hand.
    quote: str | None
    verdict: str | None

    position = models.BigIntegerField(_("thứ tự ghi"), unique=True)
    act = models.CharField(_("việc"), max_length=10, choices=Act.choices, default=Act.SUBMIT)
    root = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="chain",
        verbose_name=_("dòng đầu"),
    )
    indicator = models.ForeignKey(
        "indicators.Indicator", on_delete=models.PROTECT, related_name="+", verbose_name=_("chỉ số")
    )
    area = models.ForeignKey(
        "territory.Area", on_delete=models.PROTECT, related_name="+", verbose_name=_("địa bàn")
    )
    level = models.CharField(_("cấp"), max_length=10, blank=True)
    period = models.CharField(_("kỳ"), max_length=10, blank=True)
    as_of = models.DateField(_("tính đến ngày"), null=True, blank=True)
    value = models.DecimalField(_("giá trị"), max_digits=40, decimal_places=10, null=True, blank=True)
    missing = models.CharField(_("vì sao không có số"), max_length=20, choices=Missing.choices, blank=True)
    of_value = models.DecimalField(_("trên tổng số"), max_digits=40, decimal_places=10, null=True, blank=True)
    of_unit = models.TextField(_("đơn vị của tổng số"), blank=True)
    stage = models.CharField(_("mức hoàn chỉnh"), max_length=12, choices=Stage.choices, default=Stage.FINAL)
    is_verified = models.BooleanField(_("đã xác minh"), default=False)
    is_confidential = models.BooleanField(_("không công bố"), default=False)
    review = models.ForeignKey(
        "documents.Review",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("đoạn trích đã rà soát"),
    )
    source_note = models.CharField(_("nguồn"), max_length=300, blank=True)
    note = models.TextField(_("ghi chú"), blank=True)

    class Meta(AppendOnly.Meta):
        verbose_name = _("số liệu")
        verbose_name_plural = _("số liệu")
        indexes: ClassVar = [
            models.Index(fields=["indicator", "area", "position"], name="ledger_of_a_series")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(act="withdraw") | (Q(value=None) ^ Q(missing="")),
                name="a_row_has_a_value_or_says_why_not",
            ),
            models.UniqueConstraint(
                fields=["review"], condition=Q(act="submit"), name="a_passage_is_recorded_once"
            ),
            models.CheckConstraint(
                condition=Q(act="submit", root=None) | (~Q(act="submit") & Q(root__isnull=False)),
                name="later_rows_name_the_first",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.value}"

    @property
    def area_key(self) -> UUID | None:
        """The area that it stands in, as the rules of access ask."""
        return self.area_id

    def as_actual(self) -> Actual | None:
        """What judging takes; None where there is no value."""
        if self.value is None:
            return None
        return Actual(value=float(self.value), as_of=self.as_of, verified=self.is_verified)
