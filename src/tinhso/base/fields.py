"""Form fields for what people type the Vietnamese way: numbers with a comma, days as ngày/tháng/năm."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.core.quantity import UnitClass, read_number, show_number, unit_class

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_TWO_WAYS = re.compile(r"([1-9]\d{0,2})\.(\d{3})\Z")
_MOST_DECIMALS = 10
_DAY_UNREADABLE = gettext_lazy("Không đọc được ngày: hãy ghi ngày/tháng/năm, ví dụ 30/06/2025.")


class NumberField(forms.CharField):
    """A number as people write it: "83,6", "1.234", "1 234,5"; one that reads two ways is asked about.

    `unit` decides: "1.234 doanh nghiệp" is a thousand, "1.234 %" may be meant either way.
    """

    def __init__(self, *, unit: str | None = None, **kwargs: Any) -> None:
        super().__init__(max_length=60, **kwargs)
        self.unit = unit
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off", "class": "short"}

    def prepare_value(self, value: Any) -> Any:
        """What stands in the box: a number of ours the Vietnamese way, what was typed as it was typed."""
        return show_number(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """The number; `ValidationError` says what to write instead."""
        text = _SPACES.sub("", super().clean(value))
        if not text:
            return None
        sign = -1 if text.startswith(("-", "−")) else 1
        digits = text.lstrip("-−")
        self._ask(digits)
        counted = unit_class(self.unit) is UnitClass.COUNT
        number = read_number(digits, countable=counted)
        if number is None or -(number.as_tuple().exponent or 0) > _MOST_DECIMALS:  # type: ignore[operator]
            raise ValidationError(_("«%s» không đọc được thành số: hãy ghi như 1.234,5.") % text[:40])
        return sign * number

    def _ask(self, digits: str) -> None:
        found = _TWO_WAYS.match(digits)
        if found and unit_class(self.unit) is not UnitClass.COUNT:
            whole, rest = found.groups()
            raise ValidationError(
                _("«%(typed)s» đọc được hai cách: hãy ghi %(large)s nếu là hàng nghìn, hoặc %(small)s.")
                % {"typed": digits, "large": f"{whole}{rest}", "small": f"{whole},{rest}"}
            )


class DayField(forms.DateField):
    """A day, picked or typed as dd/mm/yyyy."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%d", "%d/%m/%Y"], **kwargs)
        self.error_messages["invalid"] = _DAY_UNREADABLE


class LinesField(forms.CharField):
    """Several names, one a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """A line for each name."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> tuple[str, ...]:  # type: ignore[override]
        """The names that are not empty."""
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        if any(len(line) > 200 for line in lines):
            raise ValidationError(_("Mỗi dòng dài tối đa 200 ký tự: hãy ghi tên cơ quan ngắn gọn."))
        return tuple(line for line in lines if line)
