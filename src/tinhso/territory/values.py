"""Levels and kinds of areas, and the ways in which one becomes another."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
