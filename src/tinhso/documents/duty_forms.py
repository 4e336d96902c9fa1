"""Which duties a list shows, from its address, and what people fill in about one."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import wording
from tinhso.base.fields import DayField, LinesField
from tinhso.core.lawtext import Every, Level
from tinhso.documents.duties import Asked
from tinhso.documents.models import DutyCandidate, DutyReview
from tinhso.documents.values import Due, Duty, DutyKind, State

_KEPT = (State.ACCEPTED, State.EDITED, State.ADDED)
STATES: dict[str, tuple[State, ...]] = {
    "": (State.UNDECIDED, *_KEPT),
    "chua-ra-soat": (State.UNDECIDED,),
    "da-chap-nhan": _KEPT,
    "da-loai": (State.REJECTED,),
    "tat-ca": (),
}
KINDS = {"moc": DutyKind.MILESTONE, "giao": DutyKind.ASSIGNMENT}
DUES = {
    "qua-han": Due.PAST,
    "sap-den": Due.SOON,
    "con-han": Due.LATER,
    "thuong-xuyen": Due.RECURRING,
    "khong-neu": Due.NONE,
}
DUE_WORD = "han"
_ORDERS = ("han", "han-xa", "chu-tri", "viec", "vua-quyet", "van-ban")


class DutyFilter(forms.Form):
    """Words, kind, state, who leads, from which day to which, and the order."""

    tim = forms.CharField(label=gettext_lazy("Tìm việc (không cần dấu)"), required=False, max_length=200)
    loai = forms.ChoiceField(
        label=gettext_lazy("Loại"),
        required=False,
        choices=[("", gettext_lazy("Tất cả")), *((word, kind.label) for word, kind in KINDS.items())],
    )
    trang_thai = forms.ChoiceField(
        label=gettext_lazy("Trạng thái"),
        required=False,
        choices=[
            ("", gettext_lazy("Chưa bị loại")),
            ("chua-ra-soat", gettext_lazy("Chưa rà soát")),
            ("da-chap-nhan", gettext_lazy("Đã chấp nhận")),
            ("da-loai", gettext_lazy("Đã loại bỏ")),
            ("tat-ca", gettext_lazy("Tất cả")),
        ],
    )
    chu_tri = forms.CharField(
        label=gettext_lazy("Chủ trì"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "co-quan", "autocomplete": "off"}),
    )
    tu = DayField(label=gettext_lazy("Hạn từ ngày"), required=False)
    den = DayField(label=gettext_lazy("Hạn đến ngày"), required=False)
    xep = forms.ChoiceField(
        label=gettext_lazy("Xếp theo"),
        required=False,
        choices=[
            ("", gettext_lazy("Mặc định")),
            ("han", gettext_lazy("Hạn gần nhất")),
            ("han-xa", gettext_lazy("Hạn xa nhất")),
            ("chu-tri", gettext_lazy("Cơ quan chủ trì A–Z")),
            ("viec", gettext_lazy("Nội dung việc A–Z")),
            ("vua-quyet", gettext_lazy("Mới quyết định trước")),
            ("van-ban", gettext_lazy("Theo thứ tự văn bản")),
        ],
    )

    @property
    def is_set(self) -> bool:
        """Whether anything is left out; the order leaves out nothing."""
        self.is_valid()
        return any(word for name, word in self.cleaned_data.items() if name != "xep") or bool(self.due)

    @property
    def due(self) -> str:
        """The word of the address that says where deadlines lie; one that is not known chooses nothing."""
        word = self.data.get(DUE_WORD, "")
        return word if word in DUES else ""

    def asked(self, *, day: date, known: datetime | None, document: UUID | None, order: str) -> Asked:
        """What is asked for, seen from a day; a filter that cannot be read is none, and its field says so."""
        self.is_valid()
        said = self.cleaned_data
        chosen = said.get("xep", "")
        return Asked(
            day=day,
            known=known,
            document=document,
            kind=KINDS.get(said.get("loai", ""), ""),
            states=STATES.get(said.get("trang_thai", ""), ()),
            due=DUES.get(self.due, ""),
            due_from=said.get("tu"),
            due_to=said.get("den"),
            lead=said.get("chu_tri", ""),
            search=said.get("tim", ""),
            order=chosen if chosen in _ORDERS else order,
        )


class DutyForm(forms.Form):
    """All that a duty says: what, who leads and who helps, by when or how often."""

    field_order = [
        "what",
        "kind",
        "leads",
        "partners",
        "by",
        "every",
        "ongoing",
        "levels",
        "territory",
        "note",
    ]

    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=DutyKind.choices)
    what = forms.CharField(
        label=gettext_lazy("Việc phải làm"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Làm gì, ra kết quả gì; không ghi cơ quan và thời hạn."),
        error_messages={"required": gettext_lazy("Hãy ghi nội dung việc.")},
    )
    leads = LinesField(
        label=gettext_lazy("Cơ quan chủ trì"),
        help_text=gettext_lazy("Mỗi cơ quan một dòng; giao việc thì phải có."),
    )
    partners = LinesField(
        label=gettext_lazy("Cơ quan phối hợp"), help_text=gettext_lazy("Mỗi cơ quan một dòng.")
    )
    by = DayField(
        label=gettext_lazy("Hạn hoàn thành"),
        required=False,
        help_text=gettext_lazy("Ngày cuối cùng được tính; «trong năm 2025» là 31/12/2025."),
    )
    every = forms.ChoiceField(
        label=gettext_lazy("Định kỳ làm việc"),
        required=False,
        choices=[("", gettext_lazy("Không")), *wording.EVERY.items()],
    )
    ongoing = forms.BooleanField(label=gettext_lazy("Thường xuyên"), required=False)
    levels = forms.MultipleChoiceField(
        label=gettext_lazy("Cấp"),
        required=False,
        choices=list(wording.LEVELS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    territory = forms.CharField(label=gettext_lazy("Địa bàn nêu trong câu"), required=False, max_length=120)
    note = forms.CharField(
        label=gettext_lazy("Ghi chú của người rà soát"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("leads", "partners"):
            self.fields[name].widget.attrs["rows"] = 2

    def clean(self) -> dict[str, Any]:
        """An order names whom it is given to."""
        data = super().clean() or {}
        if data.get("kind") == DutyKind.ASSIGNMENT and "leads" in data and not data["leads"]:
            self.add_error("leads", _("Chưa rõ giao cho ai: hãy ghi cơ quan chủ trì, mỗi cơ quan một dòng."))
        return data

    def duty(self, start: int, end: int) -> Duty:
        """What was filled in, standing at a passage; after the form was found valid."""
        said = self.cleaned_data
        return Duty(
            kind=DutyKind(said["kind"]),
            start=start,
            end=end,
            what=" ".join(said["what"].split()),
            leads=said["leads"],
            partners=said["partners"],
            by=said["by"],
            every=Every(said["every"]) if said["every"] else None,
            ongoing=said["ongoing"],
            levels=tuple(Level(level) for level in said["levels"]),
            territory=said["territory"] or None,
        )


class AddDutyForm(DutyForm):
    """A duty that the machine did not read, with the words of the text that say it."""

    field_order = ["quote", *DutyForm.field_order]

    quote = forms.CharField(
        label=gettext_lazy("Câu trong văn bản"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Sao chép nguyên văn câu hoặc đoạn giao việc từ bản văn."),
        error_messages={"required": gettext_lazy("Hãy dán câu giao việc hoặc nêu mốc.")},
    )


def initial(fields: DutyCandidate | DutyReview) -> dict[str, Any]:
    """What a form about a duty starts with."""
    names = ("kind", "what", "leads", "partners", "by", "every", "ongoing", "levels", "territory")
    return {name: getattr(fields, name) for name in names}
