"""Text files named on the command line."""

from pathlib import Path


class Unreadable(Exception):
    """A file that cannot be read as text; says in Vietnamese what happened, where, and what to do."""


def read(path: Path) -> str:
    """The text of a file in UTF-8. Raises Unreadable."""
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise Unreadable(f"không thấy tệp «{path}»: hãy kiểm tra lại đường dẫn.") from None
    except IsADirectoryError:
        raise Unreadable(f"«{path}» là thư mục: hãy nêu tên một tệp văn bản.") from None
    except PermissionError:
        raise Unreadable(f"không được phép đọc tệp «{path}»: hãy cấp quyền đọc rồi chạy lại.") from None
    except UnicodeDecodeError:
        raise Unreadable(f"tệp «{path}» không phải văn bản UTF-8: hãy lưu lại thành .txt mã UTF-8.") from None
