"""Documents, their immutable texts, what the machine read, what people decided, and what was published."""

from typing import ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.rows import AppendOnly, Row
from tinhso.core.lawtext import Every, Kind, Level, Statement, Whole
from tinhso.core.quantity import Comparator
from tinhso.documents.values import DocumentKind, IntakeState, Verdict
from tinhso.files.values import Format


class Document(Row):
    """A resolution, plan, report or other document of an agency."""

    reference = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    kind = models.CharField(_("loại văn bản"), max_length=20, choices=DocumentKind.choices)
    title = models.CharField(_("trích yếu"), max_length=500)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    area = models.ForeignKey(
        "territory.Area",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("địa bàn"),
    )
    is_example = models.BooleanField(_("dữ liệu ví dụ"), default=False)
    taken_in_at = models.DateTimeField(_("nhận lúc"))
    taken_in_by = models.ForeignKey(
        "base.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("người nhận")
    )
    # Names of the columns above that the machine filled in and nobody looked at yet.
    unconfirmed = ArrayField(
        models.CharField(max_length=20),
        verbose_name=_("máy điền, chưa ai xác nhận"),
        default=list,
        blank=True,
    )
    search_key = models.TextField(_("khóa tìm kiếm"))
    sort_key = models.TextField(_("khóa sắp xếp"))

    class Meta:
        verbose_name = _("văn bản")
        verbose_name_plural = _("văn bản")

    def __str__(self) -> str:
        return f"{self.reference} {self.title}".strip()

    @property
    def area_key(self) -> UUID | None:
        """The area that it stands in, as the rules of access ask."""
        return self.area_id


class Text(AppendOnly):
    """The text of a document exactly as read from its file; offsets elsewhere count its code points."""

    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="text", verbose_name=_("văn bản")
    )
    name = models.CharField(_("tên tệp"), max_length=200)
    sha256 = models.CharField(_("mã băm của tệp"), max_length=64, unique=True)
    encoding = models.CharField(_("bảng mã"), max_length=20)
    content = models.TextField(_("nội dung"))

    class Meta(AppendOnly.Meta):
        verbose_name = _("bản văn")
        verbose_name_plural = _("bản văn")

    def __str__(self) -> str:
        return self.name

    @property
    def area_key(self) -> UUID | None:
        """The area that it stands in, as the rules of access ask."""
        return self.document.area_id


class Layout(AppendOnly):
    """What is known of the file that a text came from: its pages, the place of every stretch, its signatures.

    `places` are lists in the order of `tinhso.files.values.Place`, the others objects with the fields of theirs.
    """

    text = models.OneToOneField(
        Text, on_delete=models.PROTECT, related_name="layout", verbose_name=_("bản văn")
    )
    format = models.CharField(
        _("định dạng"), max_length=10, choices=[(f.value, f.value.upper()) for f in Format]
    )
    size = models.PositiveBigIntegerField(_("số byte"))
    pages = models.JSONField(_("các trang"), default=list)
    places = models.JSONField(_("vị trí từng đoạn"), default=list)
    signatures = models.JSONField(_("chữ ký số"), default=list)

    class Meta(AppendOnly.Meta):
        verbose_name = _("bố cục bản gốc")
        verbose_name_plural = _("bố cục bản gốc")

    def __str__(self) -> str:
        return f"{self.text} ({self.format})"


class Intake(Row):
    """A file that somebody handed in, on its way to become a document, and what was said of it then."""

    name = models.CharField(_("tên tệp"), max_length=200)
    sha256 = models.CharField(_("mã băm của tệp"), max_length=64)
    size = models.PositiveBigIntegerField(_("số byte"))
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="members",
        verbose_name=_("tệp nén"),
    )
    state = models.CharField(
        _("trạng thái"), max_length=10, choices=IntakeState.choices, default=IntakeState.WAITING
    )
    page = models.PositiveIntegerField(_("đang đọc trang"), default=0)
    page_count = models.PositiveIntegerField(_("số trang"), default=0)
    problem = models.CharField(_("mã lỗi"), max_length=20, blank=True)
    where = models.CharField(_("chỗ lỗi"), max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(_("số lần đọc"), default=0)
    document = models.ForeignKey(
        Document,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="intakes",
        verbose_name=_("văn bản"),
    )
    kind = models.CharField(_("loại văn bản"), max_length=20, choices=DocumentKind.choices, blank=True)
    title = models.CharField(_("trích yếu"), max_length=500, blank=True)
    reference = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    area = models.ForeignKey(
        "territory.Area",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("địa bàn"),
    )
    handed_in_at = models.DateTimeField(_("nhận lúc"))
    handed_in_by = models.ForeignKey(
        "base.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("người nhận")
    )
    changed_at = models.DateTimeField(_("thay đổi lúc"))
    search_key = models.TextField(_("khóa tìm kiếm"))

    class Meta:
        verbose_name = _("tệp nhận vào")
        verbose_name_plural = _("tệp nhận vào")
        constraints: ClassVar = [
            # Of an archive the members alone are read; of one file twice at once, one.
            models.UniqueConstraint(
                fields=["sha256"], condition=Q(state__in=["waiting", "working"]), name="one_intake_under_way"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["-handed_in_at"], name="intakes_newest_first")]

    def __str__(self) -> str:
        return self.name

    @property
    def area_key(self) -> UUID | None:
        """The area that it stands in, as the rules of access ask."""
        return self.area_id


class Reading(AppendOnly):
    """One run of the reader over a text, with the grammar's version."""

    text = models.ForeignKey(
        Text, on_delete=models.PROTECT, related_name="readings", verbose_name=_("bản văn")
    )
    grammar = models.CharField(_("phiên bản bộ luật đọc"), max_length=20)
    # What the document says of itself, each with its place; empty where it was read before this was asked.
    particulars = models.JSONField(_("thông tin máy đọc được"), default=dict, blank=True)
    # False where the text was read before milestones and assignments were filed: such a text may be read anew.
    has_duties = models.BooleanField(_("có đọc việc phải làm"), default=False)

    class Meta(AppendOnly.Meta):
        verbose_name = _("lượt đọc máy")
        verbose_name_plural = _("lượt đọc máy")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["text", "grammar", "has_duties"], name="one_reading_a_text_and_grammar"
            )
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.grammar})"


class StatementFields(AppendOnly):
    """A quantified statement and its place, as the machine read it or as a person judged it."""

    kind = models.CharField(_("loại"), max_length=10, choices=[(k.value, k.value) for k in Kind])
    start = models.PositiveIntegerField(_("bắt đầu"))
    end = models.PositiveIntegerField(_("kết thúc"))
    value_start = models.PositiveIntegerField(_("bắt đầu của số"))
    value_end = models.PositiveIntegerField(_("kết thúc của số"))
    nth = models.PositiveSmallIntegerField(_("thứ tự trên cùng một số"), default=0)
    indicator = models.TextField(_("đại lượng đo"))
    comparator = models.CharField(
        _("so sánh"), max_length=10, choices=[(c.value, c.value) for c in Comparator]
    )
    value = models.DecimalField(_("giá trị"), max_digits=40, decimal_places=10)
    value_high = models.DecimalField(_("cận trên"), max_digits=40, decimal_places=10, null=True, blank=True)
    unit = models.TextField(_("đơn vị tính"), null=True, blank=True)  # noqa: DJ001 (none is not empty)
    levels = ArrayField(models.CharField(max_length=10), verbose_name=_("cấp"), default=list, blank=True)
    by = models.DateField(_("hạn"), null=True, blank=True)
    every = models.CharField(_("định kỳ"), max_length=10, blank=True)
    as_of = models.CharField(_("thời điểm số liệu"), max_length=10, blank=True)
    exclusion = models.TextField(_("phần loại trừ"), blank=True)
    territory = models.TextField(_("địa bàn nêu trong câu"), blank=True)
    of_value = models.DecimalField(_("trên tổng số"), max_digits=40, decimal_places=10, null=True, blank=True)
    of_unit = models.TextField(_("đơn vị của tổng số"), blank=True)
    sure = models.BooleanField(_("chắc chắn"), default=True)
    rules = ArrayField(
        models.CharField(max_length=60), verbose_name=_("luật đọc đã dùng"), default=list, blank=True
    )

    class Meta(AppendOnly.Meta):
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(end__gt=F("start"), value_start__gte=F("start"), value_end__lte=F("end")),
                name="%(class)s_value_stands_inside",
            )
        ]

    def as_statement(self, content: str) -> Statement:
        """The core value; `content` is the text that the offsets count in."""
        return Statement(
            kind=Kind(self.kind),
            quote=content[self.start : self.end],
            start=self.start,
            end=self.end,
            value_start=self.value_start,
            value_end=self.value_end,
            indicator=self.indicator,
            comparator=Comparator(self.comparator),
            value=self.value,
            value_high=self.value_high,
            unit=self.unit,
            levels=tuple(Level(level) for level in self.levels),
            by=self.by,
            every=Every(self.every) if self.every else None,
            as_of=self.as_of or None,
            exclusion=self.exclusion or None,
            territory=self.territory or None,
            of=Whole(self.of_value, self.of_unit or None) if self.of_value is not None else None,
            sure=self.sure,
            rules=tuple(self.rules),
        )


class Candidate(StatementFields):
    """What the machine read at a place."""

    reading = models.ForeignKey(
        Reading, on_delete=models.PROTECT, related_name="candidates", verbose_name=_("lượt đọc máy")
    )
    # Where a newer grammar frames the number otherwise, its reading still stands under the judgement made before.
    follows = models.ForeignKey(
        "documents.Review",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("nội dung đã có người quyết định"),
    )

    class Meta(StatementFields.Meta):
        abstract = False
        verbose_name = _("nội dung máy đọc được")
        verbose_name_plural = _("nội dung máy đọc được")

    def __str__(self) -> str:
        return self.indicator


class Review(StatementFields):
    """What a person decided about a place: kept by text and place, so that another reading loses none.

    Rows of one act share a `head`: under a rejected one stand the parts it was split into, under one that stays
    the readings merged into it. A decision taken back is named by the row that takes it back (`undoes`).
    """

    text = models.ForeignKey(
        Text, on_delete=models.PROTECT, related_name="reviews", verbose_name=_("bản văn")
    )
    candidate = models.ForeignKey(
        Candidate,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("máy đã đọc"),
    )
    verdict = models.CharField(_("kết luận"), max_length=10, choices=Verdict.choices)
    head = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="others",
        verbose_name=_("dòng đầu của việc tách, gộp"),
    )
    undoes = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="undone_by",
        verbose_name=_("quyết định được rút lại"),
    )
    note = models.TextField(_("lý do"), blank=True)

    class Meta(StatementFields.Meta):
        abstract = False
        verbose_name = _("kết quả rà soát")
        verbose_name_plural = _("kết quả rà soát")
        indexes: ClassVar = [
            models.Index(fields=["text", "value_start", "value_end", "nth"], name="reviews_of_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.indicator}"


class Publication(AppendOnly):
    """The steering office opened a document and its scoreboard to the public, or closed them again."""

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="publications", verbose_name=_("văn bản")
    )
    is_open = models.BooleanField(_("công khai"))

    class Meta(AppendOnly.Meta):
        verbose_name = _("lần công khai")
        verbose_name_plural = _("lần công khai")

    def __str__(self) -> str:
        return f"{self.document}: {self.is_open}"
