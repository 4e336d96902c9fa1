"""What people fill in about documents: filters, taking a text in, correcting and adding statements."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tinhso.base import wording
from tinhso.core.lawtext import Every, Kind, Level, Statement, Whole
from tinhso.core.quantity import Comparator, show_number
from tinhso.core.quantity.typed import typed_readings
from tinhso.core.timeline.shown import read_stated, show_stated
from tinhso.documents.actions import Facts
from tinhso.documents.finding import Found
from tinhso.documents.models import Candidate, Document, Review
from tinhso.documents.values import DocumentKind, Secrecy
from tinhso.territory import queries as territory
from tinhso.territory.models import Area
from tinhso.territory.values import Tier

_DAY_FORMS = ["%d/%m/%Y", "%Y-%m-%d"]
_WRONG_DAY = gettext_lazy("Ngày này không đọc được: hãy ghi ngày/tháng/năm, ví dụ 30/06/2025.")
_DECIMALS = 10  # what a column of values holds
_PASTE_LIMIT = 5_000_000  # letters


class DocumentFilter(forms.Form):
    """Which documents a list shows, from its address."""

    ORDERS: ClassVar = {
        "": ("-issued_on", "-taken_in_at"),
        "cu": ("issued_on", "taken_in_at"),
        "ten": ("sort_key", "-issued_on"),
        "nhan": ("-taken_in_at",),
    }

    tim = forms.CharField(label=gettext_lazy("Tìm văn bản"), required=False, max_length=200)
    loai = forms.ChoiceField(
        label=gettext_lazy("Loại văn bản"),
        required=False,
        choices=[("", gettext_lazy("Tất cả")), *DocumentKind.choices],
    )
    xep = forms.ChoiceField(
        label=gettext_lazy("Xếp theo"),
        required=False,
        choices=[
            ("", gettext_lazy("Ban hành mới nhất")),
            ("cu", gettext_lazy("Ban hành cũ nhất")),
            ("ten", gettext_lazy("Trích yếu A–Z")),
            ("nhan", gettext_lazy("Mới nhận")),
        ],
    )


class IntakeForm(forms.Form):
    """A document to take in: what it is, its mark of secrecy, and its text as a file or pasted."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Loại văn bản"),
        choices=[("", gettext_lazy("Hãy chọn")), *DocumentKind.choices],
        error_messages={"required": gettext_lazy("Hãy chọn loại văn bản.")},
    )
    reference = forms.CharField(
        label=gettext_lazy("Số, ký hiệu"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Ví dụ: 05-NQ/TU. Để trống nếu văn bản không có số."),
    )
    title = forms.CharField(
        label=gettext_lazy("Trích yếu"),
        max_length=500,
        error_messages={"required": gettext_lazy("Hãy ghi trích yếu của văn bản.")},
    )
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), required=False, max_length=200)
    issued_on = forms.DateField(
        label=gettext_lazy("Ngày ban hành"),
        required=False,
        input_formats=_DAY_FORMS,
        widget=forms.DateInput(attrs={"inputmode": "numeric", "class": "short"}, format="%d/%m/%Y"),
        help_text=gettext_lazy(
            "Ngày/tháng/năm, ví dụ 30/06/2025. Số liệu không ghi thời điểm được tính theo ngày này."
        ),
        error_messages={"invalid": _WRONG_DAY},
    )
    area = forms.ModelChoiceField(
        label=gettext_lazy("Địa bàn"),
        queryset=Area.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không gắn với địa bàn nào"),
        error_messages={
            "invalid_choice": gettext_lazy(
                "Đơn vị này không có vào ngày ban hành: hãy chọn lại trong danh sách đã đổi theo ngày đó."
            )
        },
    )
    secrecy = forms.ChoiceField(
        label=gettext_lazy("Độ mật của văn bản"),
        choices=Secrecy.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Hãy khai độ mật của văn bản.")},
    )
    file = forms.FileField(
        label=gettext_lazy("Tệp văn bản (.txt)"),
        required=False,
        allow_empty_file=True,
        max_length=1000,
        help_text=gettext_lazy(
            "Văn bản thuần, tối đa 5 MB. Tệp Word hoặc PDF: hãy sao chép nội dung rồi dán vào ô dưới."
        ),
    )
    pasted = forms.CharField(
        label=gettext_lazy("Hoặc dán nội dung"),
        required=False,
        strip=False,
        max_length=_PASTE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        issued = self._issued() or day
        standing = territory.areas(on=issued)
        field = self.fields["area"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = standing
        # One query, grouped by tier: the widget would ask once more for every look at its choices.
        field.widget.choices = [("", field.empty_label), *_by_tier(standing)]
        field.help_text = _("Các đơn vị hành chính có vào ngày %(day)s.") % {"day": f"{issued:%d/%m/%Y}"}

    def clean(self) -> dict[str, Any]:
        """One text, by file or pasted; nothing that is marked secret."""
        data = super().clean() or {}
        if data.get("secrecy") == Secrecy.RESTRICTED:
            self.add_error(
                "secrecy",
                _("Hệ thống không lưu tài liệu mật: hãy xử lý văn bản này theo quy định về bí mật nhà nước."),
            )
        has_file, has_paste = data.get("file") is not None, bool(data.get("pasted", "").strip())
        if has_file and has_paste:
            self.add_error("pasted", _("Hãy chọn một cách: tải tệp hoặc dán nội dung, không cả hai."))
        elif not has_file and not has_paste and not {"file", "pasted"} & self.errors.keys():
            self.add_error("file", _("Chưa có nội dung: hãy chọn tệp hoặc dán văn bản vào ô bên dưới."))
        return data

    def facts(self) -> Facts:
        """What was said about the document; after the form was found valid."""
        said = self.cleaned_data
        return Facts(
            kind=DocumentKind(said["kind"]),
            title=said["title"],
            reference=said["reference"],
            issuer=said["issuer"],
            issued_on=said["issued_on"],
            area=said["area"],
        )

    def _issued(self) -> date | None:
        typed = self.data.get(self.add_prefix("issued_on")) if self.is_bound else None
        try:
            issued: date | None = forms.DateField(input_formats=_DAY_FORMS, required=False).clean(typed)
        except forms.ValidationError:
            return None
        return issued

    def forget_pasted(self) -> None:
        """Leave the pasted text out when the form is shown again."""
        self.data = {**self.data.dict(), "pasted": ""} if isinstance(self.data, QueryDict) else {}


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
    by = forms.DateField(
        label=gettext_lazy("Hạn (chỉ tiêu)"),
        required=False,
        input_formats=_DAY_FORMS,
        widget=forms.DateInput(attrs={"inputmode": "numeric", "class": "short"}, format="%d/%m/%Y"),
        help_text=gettext_lazy("Ngày cuối cùng được tính; «đến năm 2025» là 31/12/2025."),
        error_messages={"invalid": _WRONG_DAY},
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
        readings = typed_readings(typed, unit=unit)
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

    field_order = ("quote", "number")

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
        self.cleaned_data["value"] = self.cleaned_data.get("value") or self.cleaned_data.get("number", "")
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
        "as_of": show_stated(fields.as_of),
        "of_value": "" if fields.of_value is None else show_number(fields.of_value),
        "of_unit": fields.of_unit,
        "exclusion": fields.exclusion,
        "territory": fields.territory,
    }


def order(chosen: str) -> Iterable[str]:
    """The columns a list of documents is sorted by; an unknown word sorts as usual."""
    return (*DocumentFilter.ORDERS.get(chosen, DocumentFilter.ORDERS[""]), Document._meta.pk.name)


def _by_tier(areas: Iterable[Area]) -> list[tuple[str, list[tuple[str, str]]]]:
    order = list(Tier)
    ranked = sorted(areas, key=lambda area: order.index(Tier(area.tier)))
    return [
        (str(Tier(tier).label), [(str(area.pk), area.full_name) for area in some])
        for tier, some in groupby(ranked, key=lambda area: area.tier)
    ]
