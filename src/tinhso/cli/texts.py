"""Text files named on the command line, and what to tell the user of those that cannot be read."""

from pathlib import Path

from tinhso.core.lawtext.decoding import MOST_BYTES, DecodingError, Unreadable, decode

_REASONS = {
    Unreadable.EMPTY: "tệp không có chữ nào. Hãy kiểm tra lại tệp, hoặc chọn tệp khác.",
    Unreadable.TOO_LARGE: "tệp lớn hơn 50 MB. Hãy tách thành nhiều tệp nhỏ rồi chạy lại.",
    Unreadable.PDF: "đây là tệp PDF. Hãy mở tệp, chép phần chữ sang một tệp .txt mã UTF-8 rồi chạy lại.",
    Unreadable.OFFICE: "đây là tệp Word, Excel hoặc tệp nén. Hãy lưu lại dưới dạng văn bản thuần (.txt, mã UTF-8) "
    "rồi chạy lại.",
    Unreadable.BINARY: "đây không phải tệp văn bản. Hãy chọn tệp .txt mã UTF-8.",
    Unreadable.ENCODING: "không nhận ra bảng mã (có thể là TCVN3 hoặc VNI). Hãy chuyển tệp sang Unicode UTF-8 "
    "rồi chạy lại.",
}


class UnreadableFileError(Exception):
    """A file that cannot be read as text; says in Vietnamese which, what happened and what to do."""


def read(name: str) -> str:
    """The text of a file. Raises UnreadableFileError."""
    path = Path(name)
    try:
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise DecodingError(Unreadable.TOO_LARGE)
        return decode(path.read_bytes()).text
    except FileNotFoundError:
        reason = "không có tệp này. Hãy kiểm tra tên và thư mục."
    except IsADirectoryError:
        reason = "đây là thư mục. Hãy nêu tên từng tệp bên trong."
    except PermissionError:
        reason = "không có quyền đọc. Hãy sửa quyền của tệp hoặc chép sang nơi khác."
    except OSError as error:
        reason = f"không đọc được ({error.strerror or error}). Hãy kiểm tra ổ đĩa rồi chạy lại."
    except DecodingError as error:
        reason = _REASONS[error.code]
    raise UnreadableFileError(f"{name}: {reason}")
