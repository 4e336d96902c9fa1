"""The letters of a file of plain text, or advice on what to hand in instead."""

from django.conf import settings
from django.utils.translation import gettext as _

from tinhso.base.values import Refused
from tinhso.core import lawtext


def decoded(data: bytes) -> lawtext.Decoded:
    """The letters of a file of plain text; `Refused` with advice where it is none."""
    if len(data) > settings.TEXT_UPLOAD_LIMIT:
        raise Refused(_("Tệp lớn hơn 5 MB: hãy tách văn bản hoặc bỏ bớt phụ lục rồi tải lại."))
    try:
        letters = lawtext.decode(data)
    except lawtext.DecodingError as problem:
        raise Refused(_unreadable(problem.code)) from problem
    if "\x00" in letters.text:
        # No text has one, and the database stores none.
        raise Refused(_unreadable(lawtext.Unreadable.BINARY))
    return letters


def _unreadable(code: lawtext.Unreadable) -> str:
    match code:
        case lawtext.Unreadable.EMPTY:
            return _("Tệp không có chữ nào: hãy kiểm tra lại tệp hoặc dán nội dung vào ô văn bản.")
        case lawtext.Unreadable.PDF | lawtext.Unreadable.OFFICE:
            return _(
                "Tệp PDF, Word hoặc Excel không đọc được như văn bản thuần: hãy tải lên với đúng đuôi tệp "
                "(.pdf, .docx), hoặc dán nội dung."
            )
        case lawtext.Unreadable.ENCODING:
            return _("Không nhận ra bảng mã của tệp: hãy lưu lại dưới dạng Unicode (UTF-8) rồi tải lại.")
        case _:
            return _(
                "Tệp không phải văn bản thuần: hãy lưu thành .txt mã UTF-8 rồi tải lại, hoặc dán nội dung."
            )
