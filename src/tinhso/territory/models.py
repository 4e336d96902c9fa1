"""Areas, one row for each interval in which code, name, kind and parent stood unchanged, and what became of them."""

import functools
from typing import ClassVar
from uuid import UUID

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.rows import Row
from tinhso.core import timetree
from tinhso.core.provenance import Citation
from tinhso.core.timeline import Interval
from tinhso.core.timetree import Node, Transfer
from tinhso.territory.values import AreaKind, LoadSource, ShareOf, Tier, TransferKind, full_name

# Before the change, not after: whoever writes areas waits here, so the check for overlaps sees what others wrote.
# The number comes from a sequence, so that no two states of the tables ever had the same one, undone ones neither.
_COUNTED = functools.partial(
    pgtrigger.Trigger,
    name="counted",
    level=pgtrigger.Statement,
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    func="""
        INSERT INTO territory_edition (id, is_only, number)
        VALUES (gen_random_uuid(), true, nextval('territory_edition_number'))
        ON CONFLICT (is_only) DO UPDATE SET number = EXCLUDED.number;
        RETURN NULL;
    """,
)


class Edition(Row):
    """One row whose number differs after every change to areas, transfers and outlines."""

    is_only = models.BooleanField(_("dòng duy nhất"), default=True, unique=True)
    number = models.BigIntegerField(_("số thứ tự"))

    class Meta:
        verbose_name = _("ấn bản địa bàn")
        verbose_name_plural = _("ấn bản địa bàn")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(is_only=True), name="the_edition_is_one_row")
        ]

    def __str__(self) -> str:
        return str(self.number)


class Load(Row):
    """A list of areas taken in at one time: what it was, by its hash, and what it changed; never altered."""

    source = models.CharField(_("nguồn"), max_length=10, choices=LoadSource.choices)
    name = models.CharField(_("tên"), max_length=200)
    digest = models.CharField(_("mã băm"), max_length=64)
    files = models.JSONField(_("các tệp"), default=list)
    note = models.TextField(_("xuất xứ"), blank=True)
    counts = models.JSONField(_("số thay đổi"), default=dict)
    made_at = models.DateTimeField(_("nạp lúc"))
    # Empty for what the program enters by itself before anybody has an account.
    made_by = models.ForeignKey(
        "base.User",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("người nạp"),
    )

    class Meta:
        verbose_name = _("lần nạp địa bàn")
        verbose_name_plural = _("lần nạp địa bàn")
        triggers: ClassVar = [pgtrigger.Protect(name="stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.name


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
    area_km2 = models.DecimalField(
        _("diện tích (km²)"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    # Where a label stands on a map, in degrees.
    longitude = models.DecimalField(_("kinh độ"), max_digits=9, decimal_places=6, null=True, blank=True)
    latitude = models.DecimalField(_("vĩ độ"), max_digits=9, decimal_places=6, null=True, blank=True)
    load = models.ForeignKey(
        Load,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="areas",
        verbose_name=_("lần nạp"),
    )

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
        indexes: ClassVar = [
            models.Index(fields=["parent_code"], name="areas_under_a_parent"),
            models.Index(fields=["search_key"], name="areas_of_a_name"),
        ]
        triggers: ClassVar = [
            _COUNTED(),
            pgtrigger.Trigger(
                name="no_overlap",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    IF EXISTS (
                        SELECT FROM territory_area other
                        WHERE other.tier = NEW.tier AND other.code = NEW.code AND other.id <> NEW.id
                          AND daterange(other.valid_from, other.valid_to) && daterange(NEW.valid_from, NEW.valid_to)
                    ) THEN
                        RAISE EXCEPTION 'overlap: % % already means an area on some of these days', NEW.tier, NEW.code
                            USING ERRCODE = 'exclusion_violation';
                    END IF;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def area_key(self) -> UUID:
        """The area that it stands in, as the rules of access ask."""
        return self.pk

    @property
    def full_name(self) -> str:
        """Kind and name, as people write it: "Thành phố Dĩ An"; a name is Vietnamese on every page."""
        return full_name(AreaKind(self.kind), self.name)

    @property
    def interval(self) -> Interval:
        """The days on which the area stood like this."""
        return Interval(self.valid_from, self.valid_to)

    @property
    def place(self) -> str:
        """What areas below it cite, on the days of its interval: "province:74"."""
        return f"{self.tier}:{self.code}"

    def as_node(self) -> Node:
        """The area as a value of the tree; the width of a parent's code says its tier."""
        above = {2: Tier.PROVINCE, 3: Tier.DISTRICT}.get(len(self.parent_code))
        return Node(
            key=str(self.pk),
            place=self.place,
            parent=f"{above}:{self.parent_code}" if above else "",
            tier=self.tier,
            name=self.name,
            kind=self.kind,
            interval=self.interval,
        )


class AreaTransfer(Row):
    """What of one area became (part of) another on a day, and by which instrument."""

    source = models.ForeignKey(
        Area, on_delete=models.PROTECT, related_name="outgoing", verbose_name=_("từ đơn vị")
    )
    target = models.ForeignKey(
        Area, on_delete=models.PROTECT, related_name="incoming", verbose_name=_("thành đơn vị")
    )
    on = models.DateField(_("ngày"))
    kind = models.CharField(_("cách chuyển"), max_length=10, choices=TransferKind.choices)
    # The fraction of the source that went there; empty where nobody has said.
    share = models.DecimalField(_("phần"), max_digits=10, decimal_places=9, null=True, blank=True)
    share_of = models.CharField(_("phần của"), max_length=10, choices=ShareOf.choices, blank=True)
    # What decided it, and the clause in its own words.
    instrument = models.CharField(_("căn cứ"), max_length=100, blank=True)
    clause = models.TextField(_("điều khoản"), blank=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    load = models.ForeignKey(
        Load,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="transfers",
        verbose_name=_("lần nạp"),
    )

    class Meta:
        verbose_name = _("biến động địa giới")
        verbose_name_plural = _("biến động địa giới")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "target", "on"], name="one_transfer_between_two_a_day"),
            models.CheckConstraint(
                condition=Q(share=None) | Q(share__gt=0, share__lte=1), name="a_share_is_a_fraction"
            ),
            models.CheckConstraint(
                condition=Q(share_of="") | Q(share__isnull=False), name="what_is_shared_has_a_share"
            ),
            models.CheckConstraint(condition=~Q(source=F("target")), name="an_area_goes_to_another"),
        ]
        triggers: ClassVar = [_COUNTED()]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"

    def as_transfer(self) -> Transfer:
        """The transfer as a value of the tree."""
        return Transfer(
            source=str(self.source_id),
            target=str(self.target_id),
            on=self.on,
            kind=timetree.TransferKind(self.kind),
            share=None if self.share is None else float(self.share),
            share_of=self.share_of,
            citation=Citation(self.instrument, self.clause) if self.instrument else None,
        )


class AreaOutline(Row):
    """A file of outlines: the areas of one tier, of the whole country or within one province, from a day on."""

    tier = models.CharField(_("cấp"), max_length=10, choices=Tier.choices)
    # The code of the province whose areas it draws; empty for the whole country.
    within_code = models.CharField(_("trong đơn vị"), max_length=5, blank=True)
    valid_from = models.DateField(_("hiệu lực từ"))
    valid_to = models.DateField(_("hết hiệu lực từ"), null=True, blank=True)
    # The name of the file in `base.attachments`.
    file = models.CharField(_("tệp"), max_length=64)
    name = models.CharField(_("tên tệp"), max_length=200)
    size = models.PositiveIntegerField(_("số byte"))
    load = models.ForeignKey(
        Load, on_delete=models.PROTECT, related_name="outlines", verbose_name=_("lần nạp")
    )

    class Meta:
        verbose_name = _("đường ranh giới")
        verbose_name_plural = _("đường ranh giới")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tier", "within_code", "valid_from", "file"], name="an_outline_is_known_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="an_outline_ends_after_it_starts",
            ),
        ]
        triggers: ClassVar = [_COUNTED()]

    def __str__(self) -> str:
        return self.name
