"""Form fields for what people type the Vietnamese way: numbers with a comma, days as ngày/tháng/năm, lists of names."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base.asof import YEARS
from tinhso.base.numbers import show_number, typed_readings

# What the columns of a value hold: digits before and after the comma.
_LARGEST, _MOST_DECIMALS = Decimal(10) ** 30, 10
_DAY_UNREADABLE = gettext_lazy("Ngày này không đọc được: hãy ghi ngày/tháng/năm, ví dụ 30/06/2025.")


class NumberField(forms.CharField):
    """A number as people write it: "83,6", "1.234,5"; one that reads two ways is asked about.

    `unit` decides: "1.234 doanh nghiệp" is a thousand, "1.234 %" may be meant either way.
    """

    def __init__(self, *, unit: str | None = None, **kwargs: Any) -> None:
        super().__init__(max_length=60, **kwargs)
        self.unit = unit
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off", "class": "short"}

    def prepare_value(self, value: Any) -> Any:
        """What stands in the box: a number of ours as the page writes numbers, what was typed as it was typed."""
        return show_number(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:
        """The number; `ValidationError` says what to write instead."""
        text = super().clean(value).strip()
        if not text:
            return None
        readings = typed_readings(text, unit=self.unit)
        if len(readings) > 1:
            raise ValidationError(_two_ways(text, readings))
        if not readings or abs(readings[0]) >= _LARGEST or _decimals(readings[0]) > _MOST_DECIMALS:
            raise ValidationError(
                _("«%s» không đọc được thành số: hãy ghi như 83,6 hoặc 1.234,5.") % text[:40]
            )
        return readings[0]


class NameSelect(forms.Select):
    """A choice among Vietnamese names, marked as such for pages in another language."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """An option; the empty one is in the language of the page."""
        option = super().create_option(*args, **kwargs)
        if option["value"]:
            option["attrs"]["lang"] = settings.LANGUAGE_CODE
        return option


class DayField(forms.DateField):
    """A day typed as dd/mm/yyyy."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "class": "short"})
        super().__init__(widget=widget, input_formats=["%d/%m/%Y", "%Y-%m-%d"], **kwargs)
        self.error_messages["invalid"] = _DAY_UNREADABLE

    def to_python(self, value: Any) -> date | None:
        """The day; one in a year that nothing here speaks of is a slip of the hand ("2204" for "2024")."""
        day: date | None = super().to_python(value)
        if day and day.year not in YEARS:
            raise ValidationError(_DAY_UNREADABLE, code="invalid")
        return day


class LinesField(forms.CharField):
    """Several names, one a line."""

    def __init__(self, **kwargs: Any) -> None:
        # Marked, so that Enter begins a line here also where it sends other forms.
        widget = forms.Textarea(attrs={"rows": 3, "data-lines": "yes"})
        super().__init__(widget=widget, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """A line for each name."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> tuple[str, ...]:
        """The names that are not empty."""
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        if any(len(line) > 200 for line in lines):
            raise ValidationError(_("Mỗi dòng dài tối đa 200 ký tự: hãy ghi tên cơ quan ngắn gọn."))
        return tuple(line for line in lines if line)


def _two_ways(text: str, readings: tuple[Decimal, ...]) -> str:
    # Written without signs between thousands, with the decimal mark of the page.
    mark = show_number(Decimal("0.5"))[1]
    plain = [f"{number:f}".replace(".", mark) for number in readings]
    return _("«%(typed)s» đọc được hai cách: hãy ghi %(first)s hoặc %(second)s cho rõ.") % {
        "typed": text[:40],
        "first": plain[0],
        "second": plain[1],
    }


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
