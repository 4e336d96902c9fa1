"""Which documents a list shows, from its address."""

from collections.abc import Iterable
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from tinhso.documents.models import Document
from tinhso.documents.values import DocumentKind


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


def order(chosen: str) -> Iterable[str]:
    """The columns a list of documents is sorted by; an unknown word sorts as usual."""
    return (*DocumentFilter.ORDERS.get(chosen, DocumentFilter.ORDERS[""]), Document._meta.pk.name)
