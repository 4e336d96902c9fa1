"""Which files that were handed in a list shows, from its address."""

from django import forms
from django.utils.translation import gettext_lazy

from tinhso.documents.values import IN_TROUBLE, UNDER_WAY, IntakeState

# Words of the address, and the states they choose.
STATES: dict[str, tuple[IntakeState, ...]] = {
    "dang-doc": UNDER_WAY,
    "da-nhan": (IntakeState.DONE, IntakeState.KNOWN),
    "loi": IN_TROUBLE,
}


class FileFilter(forms.Form):
    """Words of the name, and how far a file is."""

    tim = forms.CharField(label=gettext_lazy("Tìm tệp"), required=False, max_length=200)
    trang_thai = forms.ChoiceField(
        label=gettext_lazy("Trạng thái"),
        required=False,
        choices=[
            ("", gettext_lazy("Tất cả")),
            ("dang-doc", gettext_lazy("Đang chờ, đang đọc")),
            ("da-nhan", gettext_lazy("Đã nhận")),
            ("loi", gettext_lazy("Không đọc được, bị từ chối")),
        ],
    )
