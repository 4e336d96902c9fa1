"""What people fill in about what a document is: when they hand it in, and when they set it right."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base.fields import DayField, NameSelect
from tinhso.documents.actions import Facts
from tinhso.documents.models import Document
from tinhso.documents.particulars import Said
from tinhso.documents.values import DocumentKind
from tinhso.territory import queries as territory
from tinhso.territory.models import Area
from tinhso.territory.values import Tier


class FactsForm(forms.Form):
    """What a document is: kind, number, title, issuer, day and area."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Loại văn bản"),
        required=False,
        choices=[("", gettext_lazy("Theo văn bản")), *DocumentKind.choices],
    )
    reference = forms.CharField(
        label=gettext_lazy("Số, ký hiệu"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Ví dụ: 05-NQ/TU."),
    )
    title = forms.CharField(label=gettext_lazy("Trích yếu"), required=False, max_length=500)
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), required=False, max_length=200)
    issued_on = DayField(
        label=gettext_lazy("Ngày ban hành"),
        required=False,
        help_text=gettext_lazy(
            "Ngày/tháng/năm, ví dụ 30/06/2025. Số liệu không ghi thời điểm được tính theo ngày này."
        ),
    )
    area = forms.ModelChoiceField(
        label=gettext_lazy("Địa bàn"),
        queryset=Area.objects.none(),
        widget=NameSelect,
        required=False,
        empty_label=gettext_lazy("Không gắn với địa bàn nào"),
        error_messages={
            "invalid_choice": gettext_lazy(
                "Đơn vị này không có vào ngày ban hành: hãy chọn lại trong danh sách đã đổi theo ngày đó."
            )
        },
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        issued = self._issued() or day
        standing = territory.areas(on=issued)
        field = self.fields["area"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = standing
        # Asked once, grouped by tier: the widget would ask once more for every look at its choices.
        near = territory.offered(on=issued, around=self._chosen(standing))
        field.widget.choices = [("", field.empty_label), *_by_tier(near)]
        field.help_text = _("Các đơn vị hành chính có vào ngày %(day)s.") % {"day": f"{issued:%d/%m/%Y}"}

    def said(self) -> Said:
        """What was said about the documents; after the form was found valid."""
        said = self.cleaned_data
        return Said(
            kind=DocumentKind(said["kind"]) if said["kind"] else None,
            title=said["title"],
            reference=said["reference"],
            issuer=said["issuer"],
            issued_on=said["issued_on"],
            area=said["area"],
        )

    def _chosen(self, standing: QuerySet[Area]) -> Area | None:
        """The area that was chosen before or now: those in its province are offered as well."""
        key = self.data.get(self.add_prefix("area")) if self.is_bound else self.initial.get("area")
        try:
            return key if isinstance(key, Area) else standing.filter(pk=str(key)).first() if key else None
        except ValidationError:
            return None

    def _issued(self) -> date | None:
        typed = self.data.get(self.add_prefix("issued_on")) if self.is_bound else None
        try:
            issued: date | None = DayField(required=False).clean(typed)
        except forms.ValidationError:
            return None
        return issued


class CorrectForm(FactsForm):
    """The facts of a document that stands: its kind and title are never empty."""

    REQUIRED: ClassVar = {
        "kind": gettext_lazy("Hãy chọn loại văn bản."),
        "title": gettext_lazy("Hãy ghi trích yếu của văn bản."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, missing in self.REQUIRED.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = missing

    def facts(self) -> Facts:
        """What was filled in, all of it confirmed; after the form was found valid."""
        said = self.said()
        assert said.kind
        return Facts(said.kind, said.title, said.reference, said.issuer, said.issued_on, said.area)


def initial(document: Document) -> dict[str, Any]:
    """What a form about a document starts with."""
    names = ("kind", "title", "reference", "issuer", "issued_on", "area")
    return {name: getattr(document, name) for name in names}


def _by_tier(areas: Iterable[Area]) -> list[tuple[str, list[tuple[str, str]]]]:
    order = list(Tier)
    ranked = sorted(areas, key=lambda area: order.index(Tier(area.tier)))
    return [
        (str(Tier(tier).label), [(str(area.pk), area.full_name) for area in some])
        for tier, some in groupby(ranked, key=lambda area: area.tier)
    ]
