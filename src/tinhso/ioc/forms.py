"""What people fill in: a target from a statement, a figure, a correction, a reason."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import wording as words
from tinhso.base.fields import DayField, LinesField, NameSelect, NumberField
from tinhso.base.numbers import show_period, show_unit
from tinhso.core.lawtext import Every
from tinhso.core.pace import Path
from tinhso.core.quantity import Comparator
from tinhso.documents.models import Review
from tinhso.indicators.models import Indicator
from tinhso.ioc import joining, wording
from tinhso.ioc.joining import Offer, Placed
from tinhso.observations.actions import Fact
from tinhso.observations.models import Observation
from tinhso.observations.values import Stage
from tinhso.progress.actions import Terms
from tinhso.progress.models import TargetVersion
from tinhso.territory.models import Area

_MISSING = {"required": gettext_lazy("Hãy điền ô này.")}
_PATHS = [
    (Path.NONE.value, gettext_lazy("Không có lộ trình: chỉ xét vào hạn")),
    (Path.LINEAR.value, gettext_lazy("Đều theo thời gian, từ mức xuất phát đến hạn")),
]


class AreaField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for the checker alone
    """An area of those offered, by its full name."""

    widget = NameSelect

    def label_from_instance(self, obj: Any) -> str:
        """Kind and name."""
        return str(obj.full_name)


class IndicatorForm(forms.Form):
    """Which indicator a statement speaks of: one offered, another by its code, or a new one."""

    key = forms.ChoiceField(
        label=gettext_lazy("Chỉ số"), widget=forms.RadioSelect, error_messages=_MISSING, required=False
    )
    code = forms.CharField(label=gettext_lazy("Mã chỉ số khác"), max_length=20, required=False)
    name = forms.CharField(label=gettext_lazy("Tên chỉ số mới"), max_length=1000, required=False)
    unit = forms.CharField(label=gettext_lazy("Đơn vị tính"), max_length=120, required=False)
    area = AreaField(label=gettext_lazy("Địa bàn"), queryset=Area.objects.none(), error_messages=_MISSING)

    def __init__(self, *args: Any, placed: Placed, areas: Sequence[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = [  # type: ignore[attr-defined]
            *((offer.key, offer_label(offer)) for offer in placed.offers),
            (placed.own, _("Chỉ số mới, theo lời văn bản")),
        ]
        self.fields["name"].help_text = _("Chỉ dùng khi chọn «Chỉ số mới».")
        self.fields["code"].help_text = _("Khi chỉ số cần tìm không có trong các gợi ý, ví dụ CS0012.")
        if placed.review.territory:
            self.fields["area"].help_text = _("Câu nói về «%s».") % placed.review.territory
        self.fields["area"].empty_label = _("Hãy chọn")  # type: ignore[attr-defined]
        self.fields["area"].queryset = Area.objects.filter(pk__in=[a.pk for a in areas])  # type: ignore[attr-defined]

    def clean_code(self) -> Indicator | None:
        """The indicator of a code typed."""
        code = self.cleaned_data["code"].strip().upper()
        if not code:
            return None
        found = Indicator.objects.filter(code=code).first()
        if found is None:
            raise ValidationError(
                _("Không có chỉ số mã «%s»: hãy kiểm tra lại mã hoặc để trống ô này.") % code
            )
        return found

    def chosen(self) -> str:
        """The key of the indicator chosen; a code typed wins."""
        typed: Indicator | None = self.cleaned_data["code"]
        return f"cs:{typed.pk}" if typed else str(self.cleaned_data["key"])


class TermsForm(forms.Form):
    """Who leads, on what basis, from which baseline, along which path."""

    lead = forms.CharField(label=gettext_lazy("Cơ quan chủ trì"), max_length=200, required=False)
    partners = LinesField(
        label=gettext_lazy("Cơ quan phối hợp"), help_text=gettext_lazy("Mỗi cơ quan một dòng.")
    )
    legal_basis = forms.CharField(label=gettext_lazy("Căn cứ"), max_length=500, required=False)
    baseline_value = NumberField(
        label=gettext_lazy("Mức xuất phát"),
        required=False,
        help_text=gettext_lazy("Để trống nếu chưa biết: khi đó không xét được theo lộ trình trước hạn."),
    )
    baseline_on = DayField(label=gettext_lazy("Ngày của mức xuất phát"), required=False)
    path = forms.ChoiceField(label=gettext_lazy("Lộ trình"), choices=_PATHS, initial=Path.NONE.value)

    def __init__(self, *args: Any, unit: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["baseline_value"].unit = unit  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A baseline is a value and its day; a path needs one."""
        data: dict[str, Any] = super().clean() or {}
        value, day = data.get("baseline_value"), data.get("baseline_on")
        if (value is None) != (day is None) and not self.errors:
            name = "baseline_on" if day is None else "baseline_value"
            self.add_error(
                name, _("Mức xuất phát cần cả giá trị và ngày: hãy điền nốt hoặc bỏ trống cả hai.")
            )
        if data.get("path") == Path.LINEAR and value is None and not self.errors:
            self.add_error("baseline_value", _("Lộ trình đều theo thời gian cần mức xuất phát."))
        return data

    def terms(self) -> Terms:
        """The terms of a target."""
        data = self.cleaned_data
        return Terms(
            lead=data["lead"].strip(),
            partners=data["partners"],
            legal_basis=data["legal_basis"].strip(),
            baseline_value=data["baseline_value"],
            baseline_on=data["baseline_on"],
            path=Path(data["path"]),
        )


class FigureForm(forms.Form):
    """A figure: its value, the day it speaks of, where it comes from, how final it is."""

    value = NumberField(label=gettext_lazy("Giá trị"), error_messages=_MISSING)
    as_of = DayField(
        label=gettext_lazy("Số liệu tính đến ngày"),
        required=False,
        help_text=gettext_lazy("Để trống nếu nguồn không nói: số không rõ ngày không dùng để xét tiến độ."),
    )
    source_note = forms.CharField(label=gettext_lazy("Nguồn"), max_length=300, required=False)
    stage = forms.ChoiceField(
        label=gettext_lazy("Mức hoàn chỉnh"), choices=Stage.choices, initial=Stage.FINAL
    )
    is_confidential = forms.BooleanField(label=gettext_lazy("Không công bố số này"), required=False)

    def __init__(self, *args: Any, unit: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].unit = unit  # type: ignore[attr-defined]
        if unit:
            self.fields["value"].label = _("Giá trị (%s)") % show_unit(unit)

    def fact(
        self, *, level: str = "", period: str = "", whole: tuple[Decimal | None, str] = (None, "")
    ) -> Fact:
        """What the ledger stores; `level`, `period` and `whole` are kept from the statement or the earlier row."""
        data = self.cleaned_data
        return Fact(
            value=data["value"],
            as_of=data["as_of"],
            period=period,
            level=level,
            of_value=whole[0],
            of_unit=whole[1],
            stage=Stage(data["stage"]),
            is_confidential=data["is_confidential"],
            source_note=data["source_note"].strip(),
        )


class CorrectionForm(FigureForm):
    """A figure that takes the place of an earlier one, and why."""

    note = forms.CharField(
        label=gettext_lazy("Lý do đính chính"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=_MISSING,
    )


class ReasonForm(forms.Form):
    """Why something is taken back."""

    note = forms.CharField(
        label=gettext_lazy("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), error_messages=_MISSING
    )


class NoteForm(forms.Form):
    """What was checked; may be left empty."""

    note = forms.CharField(
        label=gettext_lazy("Đã kiểm tra bằng cách nào"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )


class RevisionForm(TermsForm):
    """What a target asks from now on, and why it changes."""

    comparator = forms.ChoiceField(
        label=gettext_lazy("So sánh"), choices=[(c.value, words.COMPARATORS[c]) for c in Comparator]
    )
    value = NumberField(label=gettext_lazy("Giá trị phải đạt"), error_messages=_MISSING)
    value_high = NumberField(
        label=gettext_lazy("Cận trên"),
        required=False,
        help_text=gettext_lazy("Chỉ khi yêu cầu là một khoảng."),
    )
    due = DayField(label=gettext_lazy("Hạn"), required=False)
    every = forms.ChoiceField(
        label=gettext_lazy("Định kỳ"),
        required=False,
        choices=[("", gettext_lazy("Một lần")), *((e.value, words.EVERY[e]) for e in Every)],
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do thay đổi"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=_MISSING,
    )

    field_order = ("comparator", "value", "value_high", "due", "every")

    def __init__(self, *args: Any, unit: str | None, **kwargs: Any) -> None:
        super().__init__(*args, unit=unit, **kwargs)
        self.fields["value"].unit = self.fields["value_high"].unit = unit  # type: ignore[attr-defined]

    def changes(self) -> dict[str, Any]:
        """The columns of the next version."""
        data = {**self.cleaned_data, "partners": list(self.cleaned_data["partners"])}
        return {name: data[name] for name in self.fields if name != "reason"}


def offer_words(offer: Offer) -> str:
    """An offered indicator in one line: code, name, how close, what differs."""
    return f"{offer.code} {offer.name} – {_closeness(offer)}".lstrip()


def offer_label(offer: Offer) -> SafeString:
    """The same line with the name marked as Vietnamese, for where marks can stand."""
    return format_html('<span lang="vi">{} {}</span> – {}', offer.code, offer.name, _closeness(offer))


def _closeness(offer: Offer) -> str:
    said = (str(wording.CLOSENESS[offer.match.closeness]), wording.differences(offer.match))
    return " – ".join(filter(None, said))


def first_terms(review: Review) -> dict[str, Any]:
    """What a target's form says before anybody fills it in."""
    return {"legal_basis": joining.legal_basis(review.text.document), "path": Path.NONE.value}


def first_figure(fact: Fact) -> dict[str, Any]:
    """What a figure's form says before anybody fills it in."""
    return {"value": fact.value, "as_of": fact.as_of, "stage": fact.stage, "source_note": fact.source_note}


def of_row(row: Observation) -> dict[str, Any]:
    """What a correction starts from."""
    return {
        "value": row.value,
        "as_of": row.as_of,
        "stage": row.stage,
        "source_note": row.source_note,
        "is_confidential": row.is_confidential,
    }


def of_version(version: TargetVersion) -> dict[str, Any]:
    """What a revision starts from."""
    names = ("comparator", "value", "value_high", "due", "every", "lead", "partners", "legal_basis")
    return {name: getattr(version, name) for name in (*names, "baseline_value", "baseline_on", "path")}


def said_day(review: Review) -> str:
    """Where the day of a result comes from, in words."""
    if review.as_of:
        return _("Ngày lấy từ câu trong văn bản: %s.") % show_period(review.as_of)
    if review.text.document.issued_on:
        return _("Câu không nêu ngày: đang lấy ngày ban hành của văn bản.")
    return _("Câu và văn bản đều không nêu ngày: hãy điền nếu biết.")
