"""`tinhso read`: every quantified statement of text files, as a table or as JSON lines."""

import json
import sys
from dataclasses import dataclass

from tinhso.cli import texts
from tinhso.cli.records import record
from tinhso.cli.statement_table import table
from tinhso.core import lawtext

_USAGE = """Cách dùng: tinhso read TỆP… [--format table|jsonl]

In mọi nội dung định lượng (chỉ tiêu phải đạt và kết quả đã báo cáo) đọc được trong văn bản.

  --format table   bảng vừa bề ngang màn hình (mặc định khi in ra màn hình)
  --format jsonl   mỗi nội dung một dòng JSON (mặc định khi ghi ra tệp hoặc chuyển tiếp)

Tệp là văn bản thuần (.txt) mã UTF-8, UTF-16 hoặc Windows-1258, không quá 50 MB."""


@dataclass(frozen=True, slots=True)
class _Call:
    files: tuple[str, ...]
    form: str


class _WrongCallError(Exception):
    """The command line does not say what to do; the message is for the user."""


def main(argv: list[str]) -> int:
    """Print the statements of the files named; exit status 1 when a file could not be read, 2 for a wrong call."""
    if not argv or "-h" in argv or "--help" in argv:
        print(_USAGE, file=sys.stdout if argv else sys.stderr)
        return 0 if argv else 2
    try:
        call = _parse(argv)
    except _WrongCallError as wrong:
        print(f"tinhso read: {wrong}\n\n{_USAGE}", file=sys.stderr)
        return 2
    read = [(name, _text(name)) for name in call.files]
    many = len(call.files) > 1
    for name, text in read:
        if text is not None:
            _print(name if many else None, text, call.form)
    return 1 if any(text is None for _, text in read) else 0


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
    try:
        return texts.read(name)
    except texts.UnreadableFileError as problem:
        print(f"tinhso read: {problem}", file=sys.stderr)
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
