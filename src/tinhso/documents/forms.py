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
from tinhso.base.uploads import Upload
from tinhso.documents.models import Document
from tinhso.documents.particulars import Said
from tinhso.documents.values import DocumentKind, Secrecy
from tinhso.territory import queries as territory
from tinhso.territory.models import Area
from tinhso.territory.values import Tier

_PASTE_LIMIT = 5_000_000  # letters
_ACCEPTED = ".pdf,.docx,.html,.htm,.md,.txt,.zip"


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


class FilesInput(forms.ClearableFileInput):
    """A box that takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Uploaded files, each within the limits; none is an empty list."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=FilesInput(attrs={"accept": _ACCEPTED}), allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        """The files; `ValidationError` names those that were too large to be kept."""
        files = [super(FilesField, self).clean(one, initial) for one in data or () if one]
        cut = [file.name for file in files if not file.is_whole]
        if cut:
            raise forms.ValidationError(
                _(
                    "Quá lớn: %(names)s. Mỗi tệp tối đa 50 MB, mỗi lần tải tối đa 200 MB: "
                    "hãy tải ít tệp hơn mỗi lần, hoặc tách tệp."
                )
                % {"names": ", ".join(cut)[:500]}
            )
        return files


class IntakeForm(forms.Form):
    """Texts to take in: files or one pasted, their mark of secrecy, and what is known of them."""

    file = FilesField(
        label=gettext_lazy("Tệp văn bản"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy(
            "Chọn một hoặc nhiều tệp PDF, Word (.docx), trang web (.html), văn bản thuần (.txt, .md), hoặc tệp nén "
            ".zip của các loại đó; mỗi tệp tối đa 50 MB."
        ),
    )
    pasted = forms.CharField(
        label=gettext_lazy("Hoặc dán nội dung"),
        required=False,
        strip=False,
        max_length=_PASTE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    secrecy = forms.ChoiceField(
        label=gettext_lazy("Độ mật của văn bản"),
        choices=Secrecy.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Hãy khai độ mật của văn bản.")},
    )
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
        files, has_paste = data.get("file") or (), bool(data.get("pasted", "").strip())
        has_file = bool(files)
        if has_file and has_paste:
            self.add_error("pasted", _("Hãy chọn một cách: tải tệp hoặc dán nội dung, không cả hai."))
        elif not has_file and not has_paste and not {"file", "pasted"} & self.errors.keys():
            self.add_error("file", _("Chưa có nội dung: hãy chọn tệp hoặc dán văn bản vào ô bên dưới."))
        if has_paste and not has_file:
            self._require_names(data)
        if len(files) > 1 and (data.get("title") or data.get("reference")):
            self.add_error(
                "title",
                _("Trích yếu và số chỉ ghi được khi tải một tệp: hãy bỏ trống, máy điền theo từng văn bản."),
            )
        return data

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

    def _require_names(self, data: dict[str, Any]) -> None:
        """A pasted text has no file name to be known by until it is read."""
        if not data.get("kind") and "kind" not in self.errors:
            self.add_error("kind", _("Hãy chọn loại văn bản."))
        if not data.get("title") and "title" not in self.errors:
            self.add_error("title", _("Hãy ghi trích yếu của văn bản."))

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
