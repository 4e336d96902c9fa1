"""What people fill in about a statement: why it is set aside, what it should say, where one was missed."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tinhso.base import wording
from tinhso.base.fields import DayField
from tinhso.base.numbers import show_number, show_period, typed_readings
from tinhso.core.lawtext import Every, Kind, Level, Statement, Whole
from tinhso.core.quantity import Comparator
from tinhso.core.quantity.typed import typed_readings as readings_as_written
from tinhso.core.timeline.shown import read_stated
from tinhso.documents.finding import Found
from tinhso.documents.models import Candidate, Review

_DECIMALS = 10  # what a column of values holds


class ReasonForm(forms.Form):
    """Why a statement is set aside."""

    note = forms.CharField(
        label=gettext_lazy("Lý do loại bỏ"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Ví dụ: số của văn bản khác được trích lại; không phải số liệu."),
        error_messages={"required": gettext_lazy("Hãy ghi lý do để người khác hiểu quyết định này.")},
    )


class StatementForm(forms.Form):
    """All that a statement says, numbers and dates typed the Vietnamese way.

    `questions` names each number that reads two ways, with its readings; the answer comes as `<name>_nghia`.
    """

    field_order = [
        *("indicator", "kind", "comparator", "value", "value_high", "unit", "territory", "levels"),
        *("by", "every", "of_value", "of_unit", "as_of", "exclusion", "note"),
    ]
    AMOUNTS: ClassVar = {"value": "unit", "value_high": "unit", "of_value": "of_unit"}

    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=list(wording.KINDS.items()))
    indicator = forms.CharField(
        label=gettext_lazy("Đại lượng đo"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Đo cái gì, trên đối tượng nào; không ghi số, đơn vị và thời hạn."),
        error_messages={"required": gettext_lazy("Hãy ghi đại lượng đo.")},
    )
    comparator = forms.ChoiceField(label=gettext_lazy("So sánh"), choices=list(wording.COMPARATORS.items()))
    value = forms.CharField(
        label=gettext_lazy("Giá trị"),
        max_length=60,
        help_text=gettext_lazy("Dấu phẩy trước phần thập phân, ví dụ 83,6 hoặc 1.234,5."),
        error_messages={"required": gettext_lazy("Hãy ghi giá trị.")},
    )
    value_high = forms.CharField(
        label=gettext_lazy("Đến (nếu là một khoảng)"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Cận trên, ví dụ 30 trong «20–30 %»."),
    )
    unit = forms.CharField(
        label=gettext_lazy("Đơn vị tính"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Ví dụ: %, đồng, doanh nghiệp, hạng."),
    )
    levels = forms.MultipleChoiceField(
        label=gettext_lazy("Cấp"),
        required=False,
        choices=list(wording.LEVELS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    by = DayField(
        label=gettext_lazy("Hạn (chỉ tiêu)"),
        required=False,
        help_text=gettext_lazy("Ngày cuối cùng được tính; «đến năm 2025» là 31/12/2025."),
    )
    every = forms.ChoiceField(
        label=gettext_lazy("Định kỳ (chỉ tiêu)"),
        required=False,
        choices=[("", gettext_lazy("Không")), *wording.EVERY.items()],
    )
    as_of = forms.CharField(
        label=gettext_lazy("Thời điểm số liệu (kết quả)"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("Ví dụ: 2024, tháng 6/2024, quý 4/2024, 30/06/2024."),
    )
    of_value = forms.CharField(label=gettext_lazy("Trên tổng số"), required=False, max_length=60)
    of_unit = forms.CharField(
        label=pgettext_lazy("của tổng số", "Đơn vị của tổng số"), required=False, max_length=120
    )
    exclusion = forms.CharField(label=gettext_lazy("Phần không tính"), required=False, max_length=2000)
    territory = forms.CharField(label=gettext_lazy("Địa bàn nêu trong câu"), required=False, max_length=120)
    note = forms.CharField(
        label=gettext_lazy("Ghi chú của người rà soát"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions: dict[str, tuple[tuple[str, str], ...]] = {}
        # Boxes that hold a number as the document writes it, whatever the language of the page.
        self.as_written: set[str] = set()

    def clean_as_of(self) -> str:
        """The period in its stored form."""
        typed = self.cleaned_data["as_of"].strip()
        period = read_stated(typed) if typed else ""
        if period is None:
            raise forms.ValidationError(
                _("Thời điểm không đọc được: hãy ghi như 2024, tháng 6/2024, quý 4/2024 hoặc 30/06/2024.")
            )
        return period

    def clean(self) -> dict[str, Any]:
        """Every number in one reading, the upper end of a range above the lower one."""
        data = super().clean() or {}
        for name, unit in self.AMOUNTS.items():
            if name in data:
                data[name] = self._amount(name, data[name], data.get(unit) or None)
        low, high = data.get("value"), data.get("value_high")
        if isinstance(low, Decimal) and isinstance(high, Decimal) and high <= low:
            self.add_error("value_high", _("Cận trên phải lớn hơn giá trị: hãy kiểm tra lại hai số."))
        return data

    def statement(self, content: str, at: Candidate | Review | Found) -> Statement:
        """What was filled in, standing at the passage of `at`; after the form was found valid."""
        said = self.cleaned_data
        return Statement(
            kind=Kind(said["kind"]),
            quote=content[at.start : at.end],
            start=at.start,
            end=at.end,
            value_start=at.value_start,
            value_end=at.value_end,
            indicator=" ".join(said["indicator"].split()),
            comparator=Comparator(said["comparator"]),
            value=said["value"],
            value_high=said["value_high"],
            unit=said["unit"] or None,
            levels=tuple(Level(level) for level in said["levels"]),
            by=said["by"],
            every=Every(said["every"]) if said["every"] else None,
            as_of=said["as_of"] or None,
            exclusion=said["exclusion"] or None,
            territory=said["territory"] or None,
            of=Whole(said["of_value"], said["of_unit"] or None) if said["of_value"] is not None else None,
        )

    def _amount(self, name: str, typed: str, unit: str | None) -> Decimal | None:
        if not typed.strip():
            return None
        read = readings_as_written if name in self.as_written else typed_readings
        readings = read(typed, unit=unit)
        if len(readings) > 1:
            readings = self._answered(name, typed, readings)
        elif not readings:
            self.add_error(
                name,
                _("«%(typed)s» không đọc được thành số: hãy ghi như 83,6 hoặc 1.234,5.") % {"typed": typed},
            )
        elif round(readings[0], _DECIMALS) != readings[0]:
            self.add_error(name, _("Hãy ghi không quá %(most)d chữ số sau dấu phẩy.") % {"most": _DECIMALS})
        return readings[0] if readings else None

    def _answered(self, name: str, typed: str, readings: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
        """The reading that the person chose; none, and a question, before they did."""
        chosen = self.data.get(f"{name}_nghia")
        for reading in readings:
            if str(reading) == chosen:
                return (reading,)
        self.questions[name] = tuple((str(reading), show_number(reading)) for reading in readings)
        self.add_error(
            name, _("«%(typed)s» có thể hiểu hai cách: hãy chọn số bạn muốn ghi.") % {"typed": typed}
        )
        return ()


class AddForm(StatementForm):
    """A statement that the machine did not read, with the words of the text that say it."""

    field_order = ["quote", "number", *StatementForm.field_order]

    quote = forms.CharField(
        label=gettext_lazy("Câu trong văn bản"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Sao chép nguyên văn câu hoặc đoạn nêu con số từ bản văn."),
        error_messages={"required": gettext_lazy("Hãy dán câu nêu con số.")},
    )
    number = forms.CharField(
        label=gettext_lazy("Con số như viết trong câu"),
        max_length=60,
        help_text=gettext_lazy("Ví dụ: 83,6 hoặc 41.162."),
        error_messages={"required": gettext_lazy("Hãy ghi con số như trong câu.")},
    )
    value = forms.CharField(
        label=gettext_lazy("Giá trị"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Để trống nếu chính là con số trên; ghi 1.760.000 khi câu viết «1,76 triệu»."),
    )

    def clean(self) -> dict[str, Any]:
        """The value is the number as written unless another is given."""
        if not self.cleaned_data.get("value"):
            self.cleaned_data["value"] = self.cleaned_data.get("number", "")
            self.as_written.add("value")
        return super().clean()


def initial(fields: Candidate | Review) -> dict[str, Any]:
    """What a form about a statement starts with: the words a person would type."""
    return {
        "kind": fields.kind,
        "indicator": fields.indicator,
        "comparator": fields.comparator,
        "value": show_number(fields.value),
        "value_high": "" if fields.value_high is None else show_number(fields.value_high),
        "unit": fields.unit or "",
        "levels": fields.levels,
        "by": fields.by,
        "every": fields.every,
        "as_of": show_period(fields.as_of),
        "of_value": "" if fields.of_value is None else show_number(fields.of_value),
        "of_unit": fields.of_unit,
        "exclusion": fields.exclusion,
        "territory": fields.territory,
    }
