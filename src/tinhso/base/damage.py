"""What is said of a damage of the trail: where, what, since when, and what to do."""

from datetime import UTC, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base.asof import ZONE
from tinhso.base.chain import Damage, Kind

WHAT: dict[Kind, str | Promise] = {
    Kind.EDITED: gettext_lazy("nội dung hoặc dấu niêm phong đã bị sửa"),
    Kind.REMOVED: gettext_lazy("đã bị xóa"),
    Kind.REORDERED: gettext_lazy("đã bị đổi chỗ"),
    Kind.TRUNCATED: gettext_lazy("phần cuối đã bị cắt"),
    Kind.ADDED: gettext_lazy("được thêm mà không niêm phong"),
    Kind.HEAD: gettext_lazy("đầu chuỗi bị xóa hoặc bị lùi lại"),
    Kind.ANCHOR: gettext_lazy(
        "khác mã băm đã ghi lại bên ngoài: chuỗi đã bị viết lại từ vị trí này trở về trước"
    ),
}
TO_DO: dict[Kind, str | Promise] = {
    Kind.EDITED: gettext_lazy(
        "So dòng này với bản sao lưu làm trước thời điểm phát hiện để biết nội dung cũ."
    ),
    Kind.REMOVED: gettext_lazy("Tìm các dòng này trong bản sao lưu gần nhất làm sau thời điểm niêm phong."),
    Kind.REORDERED: gettext_lazy("So thứ tự với bản sao lưu; thời điểm niêm phong cho biết thứ tự thật."),
    Kind.TRUNCATED: gettext_lazy(
        "Tìm phần cuối trong bản sao lưu; nếu vừa khôi phục dữ liệu thì bản sao lưu cũ hơn."
    ),
    Kind.ADDED: gettext_lazy("Kiểm tra ai đã ghi thẳng vào cơ sở dữ liệu khi cơ chế niêm phong bị tắt."),
    Kind.HEAD: gettext_lazy("So với bản sao lưu; nếu có mã băm ghi bên ngoài, hãy chạy lại với --expect."),
    Kind.ANCHOR: gettext_lazy("So toàn bộ chuỗi với bản sao lưu làm khi mã băm ấy được ghi lại."),
}


def where(damage: Damage) -> str:
    """The positions; of entries without a seal their keys."""
    numbers = str(damage.first) if damage.first == damage.last else f"{damage.first}–{damage.last}"
    if damage.kind is Kind.ADDED:
        return _("dòng số %s (không có vị trí)") % numbers
    return _("vị trí %s") % numbers


def when(damage: Damage) -> str:
    """Between which moments it was sealed, Vietnam's time; nothing where none is known."""
    since, until = moment(damage.since), moment(damage.until)
    if since and until and since != until:
        return _("từ {since} đến {until}").format(since=_told(since), until=_told(until))
    if since:
        return (_("sau %s") if damage.kind is Kind.TRUNCATED else _("lúc %s")) % _told(since)
    return _("trước %s") % _told(until) if until else ""


def moment(seconds: str | None) -> datetime | None:
    """A moment from seconds since 1970; None where there is none, or none that a calendar knows."""
    try:
        return datetime.fromtimestamp(float(seconds), UTC) if seconds else None
    except (ValueError, OverflowError, OSError):
        return None


def _told(of: datetime) -> str:
    return f"{of.astimezone(ZONE):%d/%m/%Y %H:%M:%S}"
