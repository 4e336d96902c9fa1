"""Which entries of the trail a page lists, and in which order, from its address."""

from datetime import datetime, time, timedelta
from typing import Any, ClassVar

from django import forms
from django.db import connection
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import trail_words
from tinhso.base.asof import ZONE
from tinhso.base.fields import DayField
from tinhso.base.models import TrailEntry

# The kinds that stand in the trail, each found by one look into the index.
_KINDS = (
    "WITH RECURSIVE found AS ((SELECT min(subject_kind) AS kind FROM base_trailentry) UNION ALL "
    "SELECT (SELECT min(subject_kind) FROM base_trailentry WHERE subject_kind > found.kind) FROM found "
    "WHERE found.kind IS NOT NULL) SELECT kind FROM found WHERE kind IS NOT NULL"
)


class TrailFilter(forms.Form):
    """Words of the details or a key, who, verb, kind of subject, days, order."""

    ORDERS: ClassVar = {
        "": ("-seal__position", "-id"),
        "cu": ("seal__position", "id"),
        "nguoi": ("recorded_by__login", "-seal__position", "-id"),
        "viec": ("verb", "-seal__position", "-id"),
    }

    tim = forms.CharField(label=gettext_lazy("Tìm trong chi tiết, mã"), required=False, max_length=200)
    nguoi = forms.CharField(label=gettext_lazy("Người làm"), required=False, max_length=80)
    viec = forms.ChoiceField(label=gettext_lazy("Việc"), required=False)
    loai = forms.ChoiceField(label=gettext_lazy("Đối tượng"), required=False)
    tu = DayField(label=gettext_lazy("Từ ngày"), required=False)
    den = DayField(label=gettext_lazy("Đến ngày"), required=False)
    xep = forms.ChoiceField(
        label=gettext_lazy("Xếp theo"),
        required=False,
        choices=[
            ("", gettext_lazy("Mới nhất")),
            ("cu", gettext_lazy("Cũ nhất")),
            ("nguoi", gettext_lazy("Người làm")),
            ("viec", gettext_lazy("Việc")),
        ],
    )

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query)
        everything = ("", _("Tất cả"))
        verbs = sorted(
            ((said, str(word)) for said, word in trail_words.VERBS.items()), key=lambda one: one[1]
        )
        self.fields["viec"].choices = [everything, *verbs]  # type: ignore[attr-defined]
        kinds = [(kind, trail_words.kind(kind)) for kind in _kinds()]
        self.fields["loai"].choices = [everything, *kinds]  # type: ignore[attr-defined]

    @property
    def asked(self) -> dict[str, Any]:
        """What is asked for; a filter that cannot be read is none, and its field says so."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value and name != "xep"}


def found(wish: TrailFilter) -> QuerySet[TrailEntry]:
    """The entries asked for, in the order asked for."""
    asked = wish.asked
    entries = TrailEntry.objects.select_related("recorded_by", "seal").filter(_where(asked))
    if words := asked.get("tim"):
        entries = entries.annotate(said=Cast("details", TextField()))
        entries = entries.filter(Q(said__icontains=words) | Q(subject_id=words))
    order = str(wish.cleaned_data.get("xep", ""))
    return entries.order_by(*TrailFilter.ORDERS.get(order, TrailFilter.ORDERS[""]))


def _where(asked: dict[str, Any]) -> Q:
    where = Q()
    if "nguoi" in asked:
        where &= Q(recorded_by__login__icontains=asked["nguoi"])
    if "viec" in asked:
        where &= Q(verb=asked["viec"])
    if "loai" in asked:
        where &= Q(subject_kind=asked["loai"])
    if "tu" in asked:
        where &= Q(recorded_at__gte=datetime.combine(asked["tu"], time.min, ZONE))
    if "den" in asked:
        where &= Q(recorded_at__lt=datetime.combine(asked["den"] + timedelta(days=1), time.min, ZONE))
    return where


def _kinds() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(_KINDS)
        return [kind for (kind,) in cursor.fetchall() if kind]
