"""From bytes to an extract, by format; runs in the child, except for plain text."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from tinhso.files.limits import Limits
from tinhso.files.sniffing import sniff
from tinhso.files.values import Extract, FileProblem, Format, Member, Problem

# A new format is a line here and a module with `extract(source: Source) -> Extract`.
READERS = {
    Format.TEXT: "plain",
    Format.MARKDOWN: "plain",
    Format.HTML: "web",
    Format.DOCX: "word",
    Format.PDF: "pdf",
}
# These need no parser: the caller's own process reads them, without waiting for a child to start.
SAFE = (Format.TEXT, Format.MARKDOWN)


def _unheard(done: int, of: int) -> None:
    pass


def _unasked(pages: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: its bytes, its name, what it is, and what reading it may cost.

    `roots` are the certificates (DER or PEM) that signatures may lead to. `progress(done, of)` may be called as
    often as one likes; `more_time(pages)` is called once, where letters of so many pages must be recognised.
    """

    data: bytes
    name: str
    format: Format
    limits: Limits = Limits()
    roots: tuple[bytes, ...] = ()
    progress: Callable[[int, int], None] = _unheard
    more_time: Callable[[int], None] = _unasked


def extract(source: Source) -> Extract:
    """The text of a file with its places. Raises FileProblem."""
    reader = READERS.get(source.format)
    if reader is None:
        raise FileProblem(Problem.NESTED)
    found = cast(Extract, importlib.import_module(f"tinhso.files.{reader}").extract(source))
    if not found.text.strip():
        raise FileProblem(Problem.EMPTY)
    if len(found.text) > source.limits.text:
        raise FileProblem(Problem.TOO_LARGE)
    return found


def unpack(source: Source) -> tuple[Member, ...]:
    """The files in an archive, in its order. Raises FileProblem, TOO_LARGE as soon as it gets there."""
    module = importlib.import_module("tinhso.files.archive")
    return cast("tuple[Member, ...]", module.unpack(source))


def page_image(source: Source, page: int, *, width: int) -> bytes:
    """A page (from 1) of a PDF as PNG, `width` pixels wide. Raises FileProblem."""
    if sniff(source.data) is not Format.PDF:
        raise FileProblem(Problem.BINARY)
    module = importlib.import_module("tinhso.files.pdf")
    return cast(bytes, module.page_image(source, page, width=width))
