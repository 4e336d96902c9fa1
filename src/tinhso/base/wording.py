"""What people read for the words of the cores: comparators, levels, kinds of statements, recurring dates."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tinhso.base.numbers import show_number, show_value
from tinhso.core.lawtext import Every, Kind, Level
from tinhso.core.quantity import Comparator, UnitClass, unit_class

KINDS: dict[Kind, str | Promise] = {
    Kind.TARGET: gettext_lazy("Chỉ tiêu"),
    Kind.RESULT: gettext_lazy("Kết quả"),
}
COMPARATORS: dict[Comparator, str | Promise] = {
    Comparator.GE: gettext_lazy("tối thiểu"),
    Comparator.GT: gettext_lazy("trên"),
    Comparator.EQ: gettext_lazy("đạt"),
    Comparator.LE: gettext_lazy("tối đa"),
    Comparator.LT: gettext_lazy("dưới"),
    Comparator.APPROX: gettext_lazy("khoảng"),
    Comparator.TOP: gettext_lazy("trong nhóm dẫn đầu"),
    Comparator.UP: pgettext_lazy("so với trước", "tăng"),
    Comparator.DOWN: pgettext_lazy("so với trước", "giảm"),
}
LEVELS: dict[Level, str | Promise] = {
    Level.CENTRAL: gettext_lazy("cấp trung ương"),
    Level.PROVINCE: gettext_lazy("cấp tỉnh"),
    Level.DISTRICT: gettext_lazy("cấp huyện"),
    Level.COMMUNE: gettext_lazy("cấp xã"),
}
EVERY: dict[Every, str | Promise] = {
    Every.YEAR: gettext_lazy("hằng năm"),
    Every.QUARTER: gettext_lazy("hằng quý"),
    Every.MONTH: gettext_lazy("hằng tháng"),
}


def amount(value: Decimal, *, high: Decimal | None = None, unit: str | None = None) -> str:
    """A value or a range with its unit: "83,6 %", "20–30 %", "hạng 37"."""
    if unit_class(unit) is UnitClass.RANK:
        return _("hạng %(rank)s") % {"rank": show_number(value)}
    if high is None:
        return show_value(value, unit)
    return f"{show_number(value)}–{show_value(high, unit)}"


def measure(
    comparator: Comparator, value: Decimal, *, high: Decimal | None = None, unit: str | None = None
) -> str:
    """What a statement claims: "tối thiểu 80 %", "trong nhóm 10 dẫn đầu", "tăng 5 %"; an exact value stands bare."""
    if comparator is Comparator.TOP:
        return _("trong nhóm %(rank)s dẫn đầu") % {"rank": show_number(value)}
    shown = amount(value, high=high, unit=unit)
    return shown if comparator is Comparator.EQ else f"{COMPARATORS[comparator]} {shown}"
