"""`tinhso read`: every quantified statement of text files, as a table or as JSON lines."""

import json
import os
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tinhso.cli.statement_table import table
from tinhso.core import lawtext
from tinhso.core.lawtext import Statement
from tinhso.core.lawtext.decoding import MOST_BYTES, DecodingError, Unreadable, decode

_USAGE = """Cách dùng: tinhso read TỆP… [--format table|jsonl]

In mọi nội dung định lượng (chỉ tiêu phải đạt và kết quả đã báo cáo) đọc được trong văn bản.

  --format table   bảng vừa bề ngang màn hình (mặc định khi in ra màn hình)
  --format jsonl   mỗi nội dung một dòng JSON (mặc định khi ghi ra tệp hoặc chuyển tiếp)

Tệp là văn bản thuần (.txt) mã UTF-8, UTF-16 hoặc Windows-1258, không quá 50 MB."""
_REASONS = {
    Unreadable.EMPTY: "tệp không có chữ nào. Hãy kiểm tra lại tệp, hoặc chọn tệp khác.",
    Unreadable.TOO_LARGE: "tệp lớn hơn 50 MB. Hãy tách thành nhiều tệp nhỏ rồi chạy lại.",
    Unreadable.PDF: "đây là tệp PDF. Hãy mở tệp, chép phần chữ sang một tệp .txt mã UTF-8 rồi chạy lại.",
    Unreadable.OFFICE: "đây là tệp Word, Excel hoặc tệp nén. "
    "Hãy lưu lại dưới dạng văn bản thuần (.txt, mã UTF-8) rồi chạy lại.",
    Unreadable.BINARY: "đây không phải tệp văn bản. Hãy chọn tệp .txt mã UTF-8.",
    Unreadable.ENCODING: "không nhận ra bảng mã (có thể là TCVN3 hoặc VNI). "
    "Hãy chuyển tệp sang Unicode UTF-8 rồi chạy lại.",
}


@dataclass(frozen=True, slots=True)
class _Call:
    files: tuple[str, ...]
    form: str


class _WrongCallError(Exception):
    """The command line does not say what to do; the message is for the user."""


def main(argv: list[str]) -> int:
    """Print the statements of the files named; status 1: a file could not be read, 2: a wrong call."""
    if not argv or "-h" in argv or "--help" in argv:
        print(_USAGE, file=sys.stdout if argv else sys.stderr)
        return 0 if argv else 2
    try:
        call = _parse(argv)
    except _WrongCallError as wrong:
        print(f"tinhso read: {wrong}\n\n{_USAGE}", file=sys.stderr)
        return 2
    texts = [(name, _text(name)) for name in call.files]
    many = len(call.files) > 1
    try:
        for name, text in texts:
            if text is not None:
                _print(name if many else None, text, call.form)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads the lines has enough of them ("| head"): nothing is left to be flushed at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1 if any(text is None for _, text in texts) else 0


def _parse(argv: list[str]) -> _Call:
    files: list[str] = []
    form = "table" if sys.stdout.isatty() else "jsonl"
    rest = list(argv)
    while rest:
        word = rest.pop(0)
        if word == "--format" or word.startswith("--format="):
            form = word.partition("=")[2] if "=" in word else (rest.pop(0) if rest else "")
            if form not in ("table", "jsonl"):
                raise _WrongCallError(f"--format nhận «table» hoặc «jsonl», không nhận «{form}».")
        elif word.startswith("--"):
            raise _WrongCallError(f"không có tùy chọn «{word}».")
        else:
            files.append(word)
    if not files:
        raise _WrongCallError("chưa nêu tệp nào để đọc.")
    return _Call(tuple(files), form)


def _text(name: str) -> str | None:
    """The text of a file, or None after telling the user what is wrong with it and what to do."""
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
    print(f"tinhso read: {name}: {reason}", file=sys.stderr)
    return None


def _print(name: str | None, text: str, form: str) -> None:
    statements = lawtext.read(text).statements
    if form == "jsonl":
        for statement in statements:
            print(json.dumps(record(statement, name), ensure_ascii=False))
        return
    if name:
        print(f"\n{name}\n")
    print(
        table(statements, text) if statements else "Không đọc được nội dung định lượng nào trong văn bản này."
    )


def record(statement: Statement, file: str | None = None) -> dict[str, object]:
    """The statement as a JSON object, whole numbers without a fraction."""
    of = statement.of
    made: dict[str, object] = {"file": file} if file else {}
    return made | {
        "kind": statement.kind,
        "quote": statement.quote,
        "indicator": statement.indicator,
        "comparator": statement.comparator,
        "value": _number(statement.value),
        "value_high": None if statement.value_high is None else _number(statement.value_high),
        "unit": statement.unit,
        "levels": list(statement.levels),
        "by": statement.by.isoformat() if statement.by else None,
        "every": statement.every,
        "as_of": statement.as_of,
        "exclusion": statement.exclusion,
        "territory": statement.territory,
        "of": {"value": _number(of.value), "unit": of.unit} if of else None,
        "sure": statement.sure,
        "start": statement.start,
        "end": statement.end,
        "value_start": statement.value_start,
        "value_end": statement.value_end,
        "rules": list(statement.rules),
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
