"""Levels and kinds of areas, and the ways in which one becomes another."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

# The day districts ended and the communes and most provinces were drawn anew. Source: 202/2025/QH15, 203/2025/QH15.
REDRAWN = date(2025, 7, 1)
LONGEST_NAME = 120


class Tier(models.TextChoices):
    """The tier of government of an area; districts ended on 30 June 2025."""

    PROVINCE = "province", _("cấp tỉnh")
    DISTRICT = "district", _("cấp huyện")
    COMMUNE = "commune", _("cấp xã")


class AreaKind(models.TextChoices):
    """What an area is called by law."""

    TINH = "tinh", _("tỉnh")
    THANH_PHO = "thanh_pho", _("thành phố")
    QUAN = "quan", _("quận")
    HUYEN = "huyen", _("huyện")
    THI_XA = "thi_xa", _("thị xã")
    XA = "xa", _("xã")
    PHUONG = "phuong", _("phường")
    THI_TRAN = "thi_tran", _("thị trấn")
    DAC_KHU = "dac_khu", _("đặc khu")


# Kinds as they stand before a name, whatever the language of the page.
_BEFORE_A_NAME = {
    "Thành phố ": AreaKind.THANH_PHO,
    "Thị trấn ": AreaKind.THI_TRAN,
    "Thị xã ": AreaKind.THI_XA,
    "Đặc khu ": AreaKind.DAC_KHU,
    "Phường ": AreaKind.PHUONG,
    "Huyện ": AreaKind.HUYEN,
    "Quận ": AreaKind.QUAN,
    "Tỉnh ": AreaKind.TINH,
    "Xã ": AreaKind.XA,
}


def full_name(kind: AreaKind, name: str) -> str:
    """Kind and name as people write them, whatever the language of the page: "Thành phố Dĩ An"."""
    return next(before for before, one in _BEFORE_A_NAME.items() if one == kind) + name


def parted(full_name: str) -> tuple[AreaKind, str] | None:
    """Kind and name of an area written with both ("Thị xã Bến Cát"); None where no kind stands before the name.

    The capitals of the kind do not matter ("Thị Xã …"); those of the name stay.
    """
    for before, kind in _BEFORE_A_NAME.items():
        if full_name[: len(before)].lower() == before.lower() and len(full_name) > len(before):
            return kind, full_name[len(before) :]
    return None


class TransferKind(models.TextChoices):
    """What of an area went to another, or what changed of it."""

    WHOLE = "whole", _("toàn bộ")
    PART = "part", _("một phần")
    POPULATION = "population", _("chỉ dân số")
    RENAME = "rename", _("đổi tên")
    RETYPE = "retype", _("đổi loại")
    ABOLISH = "abolish", _("bãi bỏ cấp")


class ShareOf(models.TextChoices):
    """What a share of an area is a share of."""

    POPULATION = "population", _("dân số")
    AREA = "area", _("diện tích")
    OTHER = "other", _("khác")


class LoadSource(models.TextChoices):
    """Where the areas of a load came from."""

    NATIONAL = "national", _("danh mục kèm theo chương trình")
    PACK = "pack", _("gói dữ liệu")
    TABLE = "table", _("bảng của địa phương")
