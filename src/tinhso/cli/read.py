"""`tinhso read`: what files say, as a table, as JSON lines or as one JSON object."""

import json
import sys
from dataclasses import dataclass

from tinhso.cli import texts
from tinhso.cli.document_table import document_table
from tinhso.cli.duty_table import duty_table
from tinhso.cli.records import document, entries
from tinhso.cli.statement_table import table
from tinhso.core import lawtext

_USAGE = """Cách dùng: tinhso read TỆP… [--format table|jsonl|json]

In những gì văn bản nói về chính nó (số, ký hiệu, cơ quan, ngày, người ký, hiệu lực, văn bản liên quan)
mọi nội dung định lượng (chỉ tiêu phải đạt và kết quả đã báo cáo), các mốc phải hoàn thành và việc được giao.

  --format table   bảng vừa bề ngang màn hình (mặc định khi in ra màn hình)
  --format jsonl   mỗi nội dung một dòng JSON (mặc định khi ghi ra tệp hoặc chuyển tiếp)
  --format json    một đối tượng JSON cho tất cả các tệp

Tệp là PDF (có chữ, hoặc bản quét khi máy có Tesseract tiếng Việt), Word (.docx), trang web (.html), Markdown,
văn bản thuần (.txt) mã UTF-8, UTF-16 hoặc Windows-1258, hoặc tệp nén .zip chứa các tệp ấy; không quá 50 MB."""


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
    read = [one for name in call.files for one in texts.read_all(name)]
    readable = [one for one in read if isinstance(one, texts.File)]
    for problem in read:
        if isinstance(problem, texts.UnreadableFileError):
            print(f"tinhso read: {problem}", file=sys.stderr)
    if call.form == "json":
        print(json.dumps({"files": [_whole(file) for file in readable]}, ensure_ascii=False, indent=2))
    else:
        for file in readable:
            _print(file, call.form, is_named=len(read) > 1)
    return 1 if len(readable) < len(read) else 0


def _parse(argv: list[str]) -> _Call:
    files: list[str] = []
    form = "table" if sys.stdout.isatty() else "jsonl"
    rest = list(argv)
    while rest:
        word = rest.pop(0)
        if word == "--format" or word.startswith("--format="):
            form = word.partition("=")[2] if "=" in word else (rest.pop(0) if rest else "")
            if form not in ("table", "jsonl", "json"):
                raise _WrongCallError(f"--format nhận «table», «jsonl» hoặc «json», không nhận «{form}».")
        elif word.startswith("--"):
            raise _WrongCallError(f"không có tùy chọn «{word}».")
        else:
            files.append(word)
    if not files:
        raise _WrongCallError("chưa nêu tệp nào để đọc.")
    return _Call(tuple(files), form)


def _whole(file: texts.File) -> dict[str, object]:
    """All that one file says."""
    reading = lawtext.read(file.extract.text)
    return {
        "file": file.name,
        "format": file.extract.format,
        "grammar": reading.grammar,
        "territory": reading.territory,
        "document": document(reading.particulars),
        "entries": entries(reading, places=file.extract.places),
    }


def _print(file: texts.File, form: str, *, is_named: bool) -> None:
    name = file.name if is_named else None
    text, places = file.extract.text, file.extract.places
    reading = lawtext.read(text)
    statements = reading.statements
    if form == "jsonl":
        for row in (document(reading.particulars, name), *entries(reading, name, places=places)):
            print(json.dumps(row, ensure_ascii=False))
        return
    if name:
        print(f"\n{name}\n")
    said = document_table(reading.particulars)
    if said:
        print(f"{said}\n")
    print(
        table(statements, text) if statements else "Không đọc được nội dung định lượng nào trong văn bản này."
    )
    duties = duty_table(reading.milestones, reading.assignments)
    if duties:
        print(f"\n{duties}")
