"""What a text wants done: milestones and assignments, as the machine read them and as people judged them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.rows import AppendOnly
from tinhso.core.lawtext import Every, Level
from tinhso.documents.values import Duty, DutyKind, Verdict


class DutyFields(AppendOnly):
    """A milestone or an assignment and its place in the text: code points `start` to `end`, the `nth` there."""

    kind = models.CharField(_("loại"), max_length=10, choices=DutyKind.choices)
    start = models.PositiveIntegerField(_("bắt đầu"))
    end = models.PositiveIntegerField(_("kết thúc"))
    nth = models.PositiveSmallIntegerField(_("thứ tự trên cùng một đoạn"), default=0)
    what = models.TextField(_("nội dung việc"))
    leads = ArrayField(models.TextField(), verbose_name=_("chủ trì"), default=list, blank=True)
    partners = ArrayField(models.TextField(), verbose_name=_("phối hợp"), default=list, blank=True)
    by = models.DateField(_("hạn"), null=True, blank=True)
    every = models.CharField(_("định kỳ"), max_length=10, blank=True)
    ongoing = models.BooleanField(_("thường xuyên"), default=False)
    levels = ArrayField(models.CharField(max_length=10), verbose_name=_("cấp"), default=list, blank=True)
    territory = models.TextField(_("địa bàn nêu trong câu"), blank=True)
    sure = models.BooleanField(_("chắc chắn"), default=True)
    rules = ArrayField(
        models.CharField(max_length=60), verbose_name=_("luật đọc đã dùng"), default=list, blank=True
    )
    search_key = models.TextField(_("khóa tìm kiếm"))
    leads_key = models.TextField(_("khóa tìm cơ quan chủ trì"), blank=True)

    class Meta(AppendOnly.Meta):
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="%(class)s_has_a_passage")
        ]

    def as_duty(self) -> Duty:
        """The value that the columns hold."""
        return Duty(
            kind=DutyKind(self.kind),
            start=self.start,
            end=self.end,
            what=self.what,
            leads=tuple(self.leads),
            partners=tuple(self.partners),
            by=self.by,
            every=Every(self.every) if self.every else None,
            ongoing=self.ongoing,
            levels=tuple(Level(level) for level in self.levels),
            territory=self.territory or None,
            sure=self.sure,
            rules=tuple(self.rules),
        )


class DutyCandidate(DutyFields):
    """What the machine read that a text wants done."""

    reading = models.ForeignKey(
        "documents.Reading", on_delete=models.PROTECT, related_name="duties", verbose_name=_("lượt đọc máy")
    )
    # Where a newer grammar frames the passage otherwise, its reading still stands under the judgement made before.
    follows = models.ForeignKey(
        "documents.DutyReview",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("việc đã có người quyết định"),
    )

    class Meta(DutyFields.Meta):
        abstract = False
        verbose_name = _("việc máy đọc được")
        verbose_name_plural = _("việc máy đọc được")

    def __str__(self) -> str:
        return self.what


class DutyReview(DutyFields):
    """What a person decided about a duty: kept by text and place, so that another reading loses none.

    A decision taken back is named by the row that takes it back (`undoes`).
    """

    text = models.ForeignKey(
        "documents.Text", on_delete=models.PROTECT, related_name="duty_reviews", verbose_name=_("bản văn")
    )
    candidate = models.ForeignKey(
        DutyCandidate,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("máy đã đọc"),
    )
    verdict = models.CharField(_("kết luận"), max_length=10, choices=Verdict.choices)
    undoes = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="undone_by",
        verbose_name=_("quyết định được rút lại"),
    )
    note = models.TextField(_("lý do"), blank=True)

    class Meta(DutyFields.Meta):
        abstract = False
        verbose_name = _("kết quả rà soát việc")
        verbose_name_plural = _("kết quả rà soát việc")
        indexes: ClassVar = [
            models.Index(fields=["text", "start", "end", "nth"], name="duty_reviews_of_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.what}"
