"""Numbers, units and stated periods as the language of the page writes them."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import get_language, npgettext, pgettext

from tinhso.core import quantity
from tinhso.core.quantity import typed
from tinhso.core.timeline import shown

_CHANGED = str.maketrans(",.", ".,")
# The units that documents use most; others are words of the document and stay as they stand.
_UNITS: dict[str, Callable[[int], str]] = {
    "đồng": lambda n: npgettext("đơn vị tính", "đồng", "đồng", n),
    "triệu đồng": lambda n: npgettext("đơn vị tính", "triệu đồng", "triệu đồng", n),
    "tỷ đồng": lambda n: npgettext("đơn vị tính", "tỷ đồng", "tỷ đồng", n),
    "đồng/người": lambda n: npgettext("đơn vị tính", "đồng/người", "đồng/người", n),
    "người": lambda n: npgettext("đơn vị tính", "người", "người", n),
    "dân": lambda n: npgettext("đơn vị tính", "dân", "dân", n),
    "hộ": lambda n: npgettext("đơn vị tính", "hộ", "hộ", n),
    "hộ gia đình": lambda n: npgettext("đơn vị tính", "hộ gia đình", "hộ gia đình", n),
    "doanh nghiệp": lambda n: npgettext("đơn vị tính", "doanh nghiệp", "doanh nghiệp", n),
    "cơ quan": lambda n: npgettext("đơn vị tính", "cơ quan", "cơ quan", n),
    "đơn vị": lambda n: npgettext("đơn vị tính", "đơn vị", "đơn vị", n),
    "xã": lambda n: npgettext("đơn vị tính", "xã", "xã", n),
    "huyện": lambda n: npgettext("đơn vị tính", "huyện", "huyện", n),
    "tài khoản": lambda n: npgettext("đơn vị tính", "tài khoản", "tài khoản", n),
    "dịch vụ": lambda n: npgettext("đơn vị tính", "dịch vụ", "dịch vụ", n),
    "hồ sơ": lambda n: npgettext("đơn vị tính", "hồ sơ", "hồ sơ", n),
    "nhiệm vụ": lambda n: npgettext("đơn vị tính", "nhiệm vụ", "nhiệm vụ", n),
    "mô hình": lambda n: npgettext("đơn vị tính", "mô hình", "mô hình", n),
    "hệ thống thông tin": lambda n: npgettext("đơn vị tính", "hệ thống thông tin", "hệ thống thông tin", n),
    "năm": lambda n: npgettext("đơn vị tính", "năm", "năm", n),
    "điểm": lambda n: npgettext("đơn vị tính", "điểm", "điểm", n),
    "bậc": lambda n: npgettext("đơn vị tính", "bậc", "bậc", n),
    "lần": lambda n: npgettext("đơn vị tính", "lần", "lần", n),
}


def show_number(value: Decimal) -> str:
    """The value with all its digits: "1.234,5" in Vietnamese, "1,234.5" in English."""
    return quantity.show_number(value, is_english=_is_english())


def typed_readings(text: str, *, unit: str | None = None) -> tuple[Decimal, ...]:
    """What a number typed into a box can mean, by the rules of `core.quantity.typed`.

    On an English page dot and comma change places, so that what a box shows is read back as it was.
    """
    return typed.typed_readings(text.translate(_CHANGED) if _is_english() else text, unit=unit)


def show_value(value: Decimal, unit: str | None) -> str:
    """The value with its unit: "83,6 %", "140 tỷ đồng"; in English "83.6 %", "140 billion VND"."""
    size, name = quantity.scaled(value, unit)
    return f"{show_number(size)} {show_unit(name, size)}" if name else show_number(size)


def show_unit(unit: str, value: Decimal = Decimal(0)) -> str:
    """A unit in the words of the page, beside `value` where one stands with it."""
    word = _UNITS.get(unit.strip().lower())
    return word(1 if value == 1 else 2) if word else unit


def show_period(stated: str) -> str:
    """A stated period ("2022-Q4") as people write it: "quý 4/2022", in English "Q4/2022"."""
    return shown.show_stated(stated, quarter=pgettext("kỳ", "quý {}/{}"), month=pgettext("kỳ", "tháng {}/{}"))


def _is_english() -> bool:
    return get_language() == "en"
