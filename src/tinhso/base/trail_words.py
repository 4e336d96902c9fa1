"""What the trail says, in words: verbs, what it was done to, and the names of details."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base.numbers import show_number
from tinhso.base.values import Role

# Verbs of every part, as actions leave them; one that is missing here is shown as it stands.
VERBS: dict[str, Promise] = {
    "sign_in": gettext_lazy("đăng nhập"),
    "sign_out": gettext_lazy("đăng xuất"),
    "fail_sign_in": gettext_lazy("đăng nhập không thành công"),
    "lock_sign_in": gettext_lazy("bị khóa đăng nhập"),
    "change_password": gettext_lazy("tự đổi mật khẩu"),
    "look": gettext_lazy("xem dữ liệu cá nhân"),
    "export": gettext_lazy("tải dữ liệu cá nhân"),
    "ask_purge": gettext_lazy("yêu cầu xóa dữ liệu cá nhân"),
    "answer_purge": gettext_lazy("trả lời yêu cầu xóa dữ liệu cá nhân"),
    "purge": gettext_lazy("xóa dữ liệu cá nhân"),
    "open_account": gettext_lazy("mở tài khoản"),
    "grant_roles": gettext_lazy("giao vai trò"),
    "set_password": gettext_lazy("đặt mật khẩu"),
    "close_account": gettext_lazy("đóng tài khoản"),
    "give_area_role": gettext_lazy("giao vai trò theo địa bàn"),
    "end_area_role": gettext_lazy("kết thúc vai trò theo địa bàn"),
    "enter": gettext_lazy("ghi địa bàn"),
    "load": gettext_lazy("nạp gói địa bàn"),
    "hand_in": gettext_lazy("tải tệp lên"),
    "refuse": gettext_lazy("từ chối tệp"),
    "try_again": gettext_lazy("đọc lại tệp"),
    "remove": gettext_lazy("bỏ tệp"),
    "take_in": gettext_lazy("nhận văn bản"),
    "read": gettext_lazy("cho máy đọc văn bản"),
    "correct": gettext_lazy("sửa, đính chính"),
    "publish": gettext_lazy("công khai, thôi công khai"),
    "accept_sure": gettext_lazy("chấp nhận loạt nội dung chắc chắn"),
    "accepted": gettext_lazy("chấp nhận nội dung"),
    "edited": gettext_lazy("sửa rồi chấp nhận nội dung"),
    "rejected": gettext_lazy("loại bỏ nội dung"),
    "added": gettext_lazy("thêm nội dung"),
    "reopened": gettext_lazy("mở lại để rà soát"),
    "define": gettext_lazy("thêm chỉ số"),
    "submit": gettext_lazy("ghi nhận số liệu"),
    "verify": gettext_lazy("xác minh số liệu"),
    "withdraw": gettext_lazy("rút"),
    "promise": gettext_lazy("lập chỉ tiêu"),
    "revise": gettext_lazy("sửa chỉ tiêu"),
    "propose": gettext_lazy("đề nghị sửa chỉ tiêu"),
    "answer": gettext_lazy("trả lời đề nghị"),
}
_DETAILS: dict[str, Promise] = {
    "door": gettext_lazy("qua"),
    "name": gettext_lazy("tên"),
    "login": gettext_lazy("tên đăng nhập"),
    "roles": gettext_lazy("vai trò"),
    "role": gettext_lazy("vai trò"),
    "before": gettext_lazy("trước đó"),
    "proofs": gettext_lazy("bằng"),
    "value": gettext_lazy("giá trị"),
    "unit": gettext_lazy("đơn vị tính"),
    "number": gettext_lazy("bản số"),
    "title": gettext_lazy("trích yếu"),
    "document": gettext_lazy("văn bản"),
    "sha256": gettext_lazy("mã băm"),
    "digest": gettext_lazy("mã băm"),
    "is_open": gettext_lazy("công khai"),
    "changed": gettext_lazy("thay đổi"),
    "count": gettext_lazy("số lượng"),
    "confirmed": gettext_lazy("đồng ý"),
    "files": gettext_lazy("tệp đã xóa"),
    "entries": gettext_lazy("dấu vết đã che"),
    "counts": gettext_lazy("số lượng"),
    "code": gettext_lazy("mã"),
    "corrections": gettext_lazy("số chỗ đính chính"),
    "area": gettext_lazy("địa bàn"),
    "valid_from": gettext_lazy("hiệu lực từ"),
    "valid_to": gettext_lazy("hết hiệu lực từ"),
    "instrument": gettext_lazy("căn cứ"),
    "filter": gettext_lazy("lọc theo"),
    "ending": gettext_lazy("loại tệp"),
}
_VALUES: dict[str, Promise | str] = {
    "command line": gettext_lazy("dòng lệnh"),
    "password": gettext_lazy("mật khẩu"),
    **{role.value: role.label for role in Role},
}
_FIGURE = re.compile(r"-?\d+\.\d{10}")  # a figure as the ledger keeps it
_LONGEST = 200  # characters of one detail on a page


def verb(said: str) -> str:
    """What was done."""
    return str(VERBS.get(said, said))


def kind(said: str) -> str:
    """What kind of thing it was done to."""
    try:
        return str(apps.get_model(said)._meta.verbose_name)
    except (LookupError, ValueError):
        return said


def details(said: object) -> list[tuple[str, str]]:
    """The details of an entry: word and value, as a page shows them."""
    known = said if isinstance(said, Mapping) else {"": said}
    return [(str(_DETAILS.get(key, key)), _short(_value(value))) for key, value in known.items()]


def _value(said: Any) -> str:
    match said:
        case None | "" | [] | {}:
            return "–"
        case bool():
            return _("có") if said else _("không")
        case str():
            return _text(said)
        case list():
            return ", ".join(map(_value, said))
        case dict():
            return json.dumps(said, ensure_ascii=False)
        case _:
            return str(said)


def _text(said: str) -> str:
    return show_number(Decimal(said)) if _FIGURE.fullmatch(said) else str(_VALUES.get(said, said))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
