"""Plain text and Markdown: the bytes in a known encoding, as they are."""

from tinhso.core.lawtext.decoding import DecodingError, Unreadable, decode
from tinhso.files.oldletters import refuse, refuse_bytes
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
        if problem.code is Unreadable.ENCODING:
            refuse_bytes(source.data)
        raise FileProblem(_PROBLEMS[problem.code]) from None
    if "\0" in decoded.text:
        raise FileProblem(Problem.BINARY)
    # Bytes of old letters may pass for Windows-1258.
    if decoded.encoding == "windows-1258":
        refuse_bytes(source.data)
    refuse(decoded.text)
    return Extract(source.format, decoded.text, encoding=decoded.encoding)
