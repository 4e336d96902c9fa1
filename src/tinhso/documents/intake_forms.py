"""What people fill in to take documents in: files or one pasted text, their mark of secrecy, what they are."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base.uploads import Upload
from tinhso.documents.fact_forms import FactsForm
from tinhso.documents.values import Secrecy

_PASTE_LIMIT = 5_000_000  # letters
_ACCEPTED = ".pdf,.docx,.html,.htm,.md,.txt,.zip"


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


class IntakeForm(FactsForm):
    """Texts to take in: files or one pasted, their mark of secrecy, and what is known of them."""

    field_order = ("file", "pasted", "secrecy", "kind", "reference", "title", "issuer", "issued_on", "area")

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

    def forget_pasted(self) -> None:
        """Leave the pasted text out when the form is shown again."""
        self.data = {**self.data.dict(), "pasted": ""} if isinstance(self.data, QueryDict) else {}

    def _require_names(self, data: dict[str, Any]) -> None:
        """A pasted text has no file name to be known by until it is read."""
        if not data.get("kind") and "kind" not in self.errors:
            self.add_error("kind", _("Hãy chọn loại văn bản."))
        if not data.get("title") and "title" not in self.errors:
            self.add_error("title", _("Hãy ghi trích yếu của văn bản."))
