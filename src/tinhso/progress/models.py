"""Targets and their versions; judgements are computed, never stored."""

from typing import ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.rows import AppendOnly, Row
from tinhso.core import scoreboard
from tinhso.core.lawtext import Every
from tinhso.core.pace import Direction, Path, Point, Promise
from tinhso.core.quantity import Comparator


class Target(Row):
    """Something a document promises; what exactly, its versions say."""

    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, related_name="+", verbose_name=_("văn bản giao")
    )
    review = models.OneToOneField(
        "documents.Review",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("đoạn trích đã rà soát"),
    )

    class Meta:
        verbose_name = _("chỉ tiêu")
        verbose_name_plural = _("chỉ tiêu")

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def area_key(self) -> UUID | None:
        """The area that it stands in, as the rules of access ask."""
        return self.document.area_id


class TargetVersion(AppendOnly):
    """What a target asks, as known from `recorded_at` on; a withdrawn target keeps its versions."""

    # Set by the queries: the passage of the text that promises, and the latest verdict about it.
    quote: str
    verdict: str
    # Set by the queries: the latest decision about that passage, and whether it says otherwise than this version knew.
    last_review: int | None
    passage_was_edited: bool = False

    target = models.ForeignKey(
        Target, on_delete=models.PROTECT, related_name="versions", verbose_name=_("chỉ tiêu")
    )
    number = models.PositiveIntegerField(_("phiên bản"))
    is_withdrawn = models.BooleanField(_("đã rút"), default=False)
    indicator = models.ForeignKey(
        "indicators.Indicator", on_delete=models.PROTECT, related_name="+", verbose_name=_("chỉ số")
    )
    area = models.ForeignKey(
        "territory.Area", on_delete=models.PROTECT, related_name="+", verbose_name=_("địa bàn")
    )
    comparator = models.CharField(
        _("so sánh"), max_length=10, choices=[(c.value, c.value) for c in Comparator]
    )
    value = models.DecimalField(_("giá trị phải đạt"), max_digits=40, decimal_places=10)
    value_high = models.DecimalField(_("cận trên"), max_digits=40, decimal_places=10, null=True, blank=True)
    levels = ArrayField(models.CharField(max_length=10), verbose_name=_("cấp"), default=list, blank=True)
    due = models.DateField(_("hạn"), null=True, blank=True)
    every = models.CharField(_("định kỳ"), max_length=10, blank=True)
    baseline_value = models.DecimalField(
        _("mức xuất phát"), max_digits=40, decimal_places=10, null=True, blank=True
    )
    baseline_on = models.DateField(_("ngày xuất phát"), null=True, blank=True)
    path = models.CharField(
        _("lộ trình"), max_length=10, choices=[(p.value, p.value) for p in Path], default=Path.NONE.value
    )
    lead = models.CharField(_("cơ quan chủ trì"), max_length=200, blank=True)
    partners = ArrayField(
        models.CharField(max_length=200), verbose_name=_("cơ quan phối hợp"), default=list, blank=True
    )
    legal_basis = models.CharField(_("căn cứ"), max_length=500, blank=True)
    exclusion = models.TextField(_("phần loại trừ"), blank=True)
    reason = models.TextField(_("lý do thay đổi"), blank=True)

    class Meta(AppendOnly.Meta):
        verbose_name = _("phiên bản chỉ tiêu")
        verbose_name_plural = _("phiên bản chỉ tiêu")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["target", "number"], name="one_version_a_number"),
            models.CheckConstraint(
                condition=models.Q(value_high=None) | models.Q(value_high__gt=models.F("value")),
                name="a_range_goes_upwards",
                violation_error_message=_("Cận trên phải lớn hơn cận dưới: hãy kiểm tra lại hai số."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"

    @property
    def direction(self) -> Direction:
        """Which way is better."""
        return scoreboard.bound(Comparator(self.comparator), self.value, self.value_high)[0]

    def as_promise(self) -> Promise:
        """What judging takes."""
        baseline = None
        if self.baseline_value is not None and self.baseline_on is not None:
            baseline = Point(self.baseline_on, float(self.baseline_value))
        direction, value = scoreboard.bound(Comparator(self.comparator), self.value, self.value_high)
        return Promise(
            direction=direction,
            value=float(value),
            strict=self.comparator in (Comparator.GT, Comparator.LT),
            due=self.due,
            baseline=baseline,
            path=Path(self.path),
            every_months=scoreboard.MONTHS[Every(self.every)] if self.every else None,
        )


class ProposalKind(models.TextChoices):
    """What a proposal would change: what the target asks, whether it stands, or the judgement of its passage."""

    REVISE = "revise", _("Sửa chỉ tiêu")
    WITHDRAW = "withdraw", _("Rút chỉ tiêu")
    REVIEW = "review", _("Rà soát lại đoạn giao chỉ tiêu")


class Proposal(AppendOnly):
    """A change to a published target that waits for, or was answered by, a second person."""

    target = models.ForeignKey(
        Target, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("chỉ tiêu")
    )
    kind = models.CharField(_("loại thay đổi"), max_length=10, choices=ProposalKind.choices)
    changes = models.JSONField(_("nội dung thay đổi"), encoder=DjangoJSONEncoder)
    reason = models.TextField(_("lý do thay đổi"))

    class Meta(AppendOnly.Meta):
        verbose_name = _("đề xuất đổi chỉ tiêu")
        verbose_name_plural = _("đề xuất đổi chỉ tiêu")

    def __str__(self) -> str:
        return f"{self.target}: {self.get_kind_display()}"


class ProposalAnswer(AppendOnly):
    """What the second person said to a proposal: confirmed, which did it, or declined."""

    proposal = models.OneToOneField(
        Proposal, on_delete=models.PROTECT, related_name="answer", verbose_name=_("đề xuất đổi chỉ tiêu")
    )
    is_confirmed = models.BooleanField(_("đồng ý"))
    note = models.TextField(_("ý kiến"), blank=True)

    class Meta(AppendOnly.Meta):
        verbose_name = _("trả lời đề xuất")
        verbose_name_plural = _("trả lời đề xuất")

    def __str__(self) -> str:
        return f"{self.proposal}: {self.is_confirmed}"
