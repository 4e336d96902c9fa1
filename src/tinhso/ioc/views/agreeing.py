"""How far machine and people agree, in all, by version of the grammar and by document; as a page and as files."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tinhso.base import exports
from tinhso.base.asof import AsOfRequest
from tinhso.base.exports import Cell, Column, Table
from tinhso.documents import agreement
from tinhso.documents.agreement import Agreement, Entry
from tinhso.ioc import wording
from tinhso.ioc.views import gate

_FIELDS = {
    "kind": gettext_lazy("loại"),
    "indicator": gettext_lazy("đại lượng đo"),
    "comparator": gettext_lazy("so sánh"),
    "value": gettext_lazy("giá trị"),
    "unit": gettext_lazy("đơn vị tính"),
    "levels": gettext_lazy("cấp"),
    "by": gettext_lazy("hạn"),
    "as_of": gettext_lazy("thời điểm số liệu"),
    "of": gettext_lazy("trên tổng số"),
    "exclusion": gettext_lazy("phần loại trừ"),
    "territory": gettext_lazy("địa bàn"),
}


@require_safe
@gate.changing("documents.review")
def page(request: AsOfRequest) -> HttpResponse:
    """The counts as tables, and which fields people change most."""
    found = agreement.entries(viewer=request.user)
    total = sum((one.agreement for one in found), Agreement())
    context = {
        "total": _line("", total),
        "grammars": [
            _line(grammar, one) for grammar, one in agreement.summed(found, lambda e: e.grammar).items()
        ],
        "lines": [(*_named(one), _line(one.grammar, one.agreement)) for one in found],
        "changed": [(_FIELDS[name], count) for name, count in total.changed.most_common()],
        "endings": [(ending, reverse("ioc:agreement_export", args=[ending])) for ending in exports.FORMATS],
    }
    return render(request, "ioc/agreement.html", context)


@require_safe
@gate.changing("documents.review")
def export(request: AsOfRequest, ending: str) -> HttpResponse:
    """One row for every reading of a document."""
    found = agreement.entries(viewer=request.user)
    columns = [
        Column("document", _("Văn bản"), 40),
        Column("grammar", _("Bộ luật đọc")),
        Column("read", _("Máy đọc")),
        Column("undecided", _("Chưa rà soát")),
        Column("accepted", _("Chấp nhận nguyên văn")),
        Column("edited", _("Sửa rồi chấp nhận")),
        Column("rejected", _("Đã loại bỏ")),
        Column("added", _("Người thêm")),
        Column("precision", _("Đúng nguyên văn, %")),
        Column("recall", _("Không bỏ sót, %")),
        *(Column(f"changed_{name}", _("Sửa: %s") % words) for name, words in _FIELDS.items()),
    ]
    return exports.answer(Table("doi-chieu", columns, [_cells(one) for one in found]), ending)


def _named(one: Entry) -> tuple[str, str]:
    return str(one.document.pk), one.document.reference or one.document.title


def _line(name: str, one: Agreement) -> dict[str, Any]:
    return {
        "name": name,
        "counts": (one.read, one.undecided, one.accepted, one.edited, one.rejected, one.added),
        "precision": _percent(one.precision),
        "recall": _percent(one.recall),
    }


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{wording.amount(round(share * 100, 1))}\u00a0%"


def _cells(one: Entry) -> Sequence[Cell]:
    found = one.agreement
    return [
        _named(one)[1],
        one.grammar,
        *(found.read, found.undecided, found.accepted, found.edited, found.rejected, found.added),
        *(_rounded(found.precision), _rounded(found.recall)),
        *(found.changed[name] for name in _FIELDS),
    ]


def _rounded(share: float | None) -> str | None:
    return None if share is None else wording.amount(round(share * 100, 1))
