"""What the page of a document tells beside its statements: what it says of itself, its original, its signatures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.core.lawtext import Citation, Detail, Particulars, Relation, Signer
from tinhso.documents import layouts
from tinhso.documents.locating import Original
from tinhso.documents.models import Document, Layout, Reading
from tinhso.files.values import Signature, Trust

_RELATIONS: dict[Relation, str | Promise] = {
    Relation.CARRIES_OUT: gettext_lazy("Thực hiện"),
    Relation.AMENDS: gettext_lazy("Sửa đổi, bổ sung"),
    Relation.REPLACES: gettext_lazy("Thay thế"),
    Relation.REPEALS: gettext_lazy("Bãi bỏ"),
    Relation.BASED_ON: gettext_lazy("Căn cứ"),
}
_DETAILS: dict[Detail, str | Promise] = {
    Detail.REFERENCE: gettext_lazy("Số, ký hiệu"),
    Detail.ISSUER: gettext_lazy("Cơ quan ban hành"),
    Detail.PLACE: gettext_lazy("Nơi ban hành"),
    Detail.ISSUED_ON: gettext_lazy("Ngày ban hành"),
    Detail.SIGNER: gettext_lazy("Người ký"),
    Detail.IN_FORCE_FROM: gettext_lazy("Có hiệu lực từ"),
}
_TRUST: dict[Trust, str | Promise] = {
    Trust.TRUSTED: gettext_lazy("Chứng thư dẫn đến gốc mà hệ thống tin cậy."),
    Trust.UNKNOWN: gettext_lazy(
        "Chưa rõ chứng thư có đáng tin không: hệ thống chưa được khai chứng thư gốc của nơi cấp. "
        "Người quản trị có thể khai thư mục chứng thư gốc (TINHSO_SIGNATURE_ROOTS)."
    ),
    Trust.EXPIRED: gettext_lazy(
        "Chứng thư không còn hiệu lực lúc ký. Hãy hỏi lại cơ quan ban hành trước khi dùng."
    ),
    Trust.REVOKED: gettext_lazy("Chứng thư đã bị thu hồi. Hãy hỏi lại cơ quan ban hành trước khi dùng."),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a document says of itself: name, words, and the passage that says it (empty: none known)."""

    name: str
    words: str
    passage: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature in words; `is_sound`: intact, of the whole file, nothing added since."""

    signature: Signature
    is_sound: bool
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What is told of a document; `size` in bytes, `sure` the recogniser's confidence in percent."""

    facts: tuple[Fact, ...]
    original: Original | None
    size: int
    signatures: tuple[Signed, ...]
    sure: int | None


def of(document: Document, original: Original | None) -> About:
    """All that is told, from the newest reading and the layout."""
    reading = Reading.objects.filter(text=document.text).order_by("-id").first()
    layout = Layout.objects.filter(text=document.text).defer("places", "pages").first()
    confidence = original.confidence if original else None
    return About(
        facts=tuple(facts(layouts.particulars_of(reading.particulars))) if reading else (),
        original=original,
        size=layout.size if layout else 0,
        signatures=tuple(map(_signed, layouts.signatures_of(layout.signatures))) if layout else (),
        sure=None if confidence is None else round(100 * confidence),
    )


def facts(found: Particulars) -> Iterator[Fact]:
    """What a document says of itself, each with the passage that says it, as a word of an address."""
    places = {one.detail: f"{one.start}-{one.end}" for one in found.found}
    words = {
        Detail.REFERENCE: found.reference,
        Detail.ISSUER: found.issuer,
        Detail.PLACE: found.place,
        Detail.ISSUED_ON: _day(found.issued_on),
        Detail.SIGNER: _signer(found.signer),
        Detail.IN_FORCE_FROM: _day(found.in_force_from),
    }
    for detail, name in _DETAILS.items():
        if words[detail]:
            yield Fact(str(name), words[detail] or "", places.get(detail, ""))
    for relation, name in _RELATIONS.items():
        for one in found.citations:
            if one.relation is relation:
                yield Fact(str(name), _cited(one), f"{one.start}-{one.end}")


def _cited(one: Citation) -> str:
    return one.name if not one.reference or one.reference in one.name else f"{one.name} ({one.reference})"


def _signer(signer: Signer | None) -> str:
    if signer is None:
        return ""
    return ", ".join(part for part in (signer.name, signer.on_behalf, signer.position) if part)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _signed(one: Signature) -> Signed:
    told = [
        _("Nội dung được ký còn nguyên vẹn.")
        if one.is_intact
        else _("Nội dung được ký đã bị thay đổi: chữ ký không còn giá trị. Hãy xin lại bản gốc."),
        _("Chữ ký phủ toàn bộ tệp.") if one.covers_whole_file else _("Chữ ký chỉ phủ một phần của tệp."),
    ]
    if one.changed_since:
        told.append(_("Tệp đã được thêm nội dung sau khi ký: hãy đối chiếu với bản của cơ quan ban hành."))
    told.append(str(_TRUST[one.trust]))
    if one.signed_at:
        told.append(
            _("Giờ ký có dấu thời gian chứng thực.")
            if one.has_timestamp
            else _("Giờ ký do máy của người ký ghi, không có dấu thời gian chứng thực.")
        )
    is_sound = one.is_intact and one.covers_whole_file and not one.changed_since
    return Signed(one, is_sound, tuple(told))
