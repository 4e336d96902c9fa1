"""Plain text and Markdown: the bytes in a known encoding, as they are."""

from tinhso.core.lawtext.decoding import DecodingError, Unreadable, decode
from tinhso.files.reading import Source
from tinhso.files.values import Extract, FileProblem, Problem

_PROBLEMS = {
    Unreadable.EMPTY: Problem.EMPTY,
    Unreadable.TOO_LARGE: Problem.TOO_LARGE,
    Unreadable.PDF: Problem.BROKEN,
    Unreadable.OFFICE: Problem.BROKEN,
    Unreadable.BINARY: Problem.BINARY,
    Unreadable.ENCODING: Problem.ENCODING,
}


def extract(source: Source) -> Extract:
    """The text as written, line ends and all. Raises FileProblem."""
    try:
        decoded = decode(source.data)
    except DecodingError as problem:
        raise FileProblem(_PROBLEMS[problem.code]) from None
    if "\0" in decoded.text:
        raise FileProblem(Problem.BINARY)
    return Extract(source.format, decoded.text, encoding=decoded.encoding)
