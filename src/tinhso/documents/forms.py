"""What people fill in about documents: which ones a list shows, and taking a text in."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base.fields import DayField, NameSelect
from tinhso.documents.actions import Facts
from tinhso.documents.models import Document
from tinhso.documents.values import DocumentKind, Secrecy
from tinhso.territory import queries as territory
from tinhso.territory.models import Area
from tinhso.territory.values import Tier

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
            issued: date | None = DayField(required=False).clean(typed)
        except forms.ValidationError:
            return None
        return issued

    def forget_pasted(self) -> None:
        """Leave the pasted text out when the form is shown again."""
        self.data = {**self.data.dict(), "pasted": ""} if isinstance(self.data, QueryDict) else {}


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
