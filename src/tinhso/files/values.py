"""What a file turned out to hold: its text, where each stretch stands in the original, signatures, and refusals."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Format(StrEnum):
    """What a file is, told by its bytes and never by its name alone."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    ZIP = "zip"  # holds files of the other formats, each a document of its own


class Part(StrEnum):
    """What a stretch of text is in its original."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CELL = "cell"
    FOOTNOTE = "footnote"


Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the code points `start:end` of the text stand in the original.

    `page` counts from 1; `box` is left, top, right, bottom as parts (0 to 1) of the page seen upright, its origin the
    upper left corner. `paragraph` counts the paragraphs of the body from 1, `table`, `row` and `column` those of the
    tables. `confidence` (0 to 1) is that of recognised letters, None where the letters are the file's own. A stretch
    over two pages or columns has a place for each.
    """

    start: int
    end: int
    part: Part = Part.PARAGRAPH
    page: int | None = None
    box: Box | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the original in points, upright; `is_recognised`: its letters were recognised in a picture."""

    width: float
    height: float
    is_recognised: bool = False


class Trust(StrEnum):
    """Whether the certificate of a signature leads to a root that the installation trusts."""

    TRUSTED = "trusted"
    UNKNOWN = "unknown"  # no root was set, or none that it leads to
    EXPIRED = "expired"  # not valid at the time of signing
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Signature:
    """An electronic signature of a PDF.

    `signer` and `organisation` as the certificate names them; `signed_at` as the file says, or as `has_timestamp`
    proves. `is_intact`: the signed bytes are what was signed. `covers_whole_file`: nothing stands outside them.
    `changed_since`: something beyond further signatures was added after signing.
    """

    signer: str
    organisation: str | None
    issuer: str | None
    signed_at: datetime | None
    has_timestamp: bool
    is_intact: bool
    covers_whole_file: bool
    changed_since: bool
    trust: Trust


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file with what is known of it; `places` in order of the text, none for plain text.

    `title`, `site` and `published_on` are what a web page says of itself, `encoding` that of text files.
    """

    format: Format
    text: str
    places: tuple[Place, ...] = ()
    pages: tuple[Page, ...] = ()
    signatures: tuple[Signature, ...] = ()
    encoding: str | None = None
    title: str | None = None
    site: str | None = None
    published_on: date | None = None


class Problem(StrEnum):
    """Why a file gave no text; whoever shows it words it, with what to do next."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"  # the file, or what it unpacks to
    TOO_LONG = "too_long"  # took longer than allowed
    TOO_MUCH_MEMORY = "too_much_memory"
    CRASHED = "crashed"  # the reading process ended without an answer
    ENCRYPTED = "encrypted"
    BROKEN = "broken"  # begins like its format, and cannot be read as one
    SCANNED = "scanned"  # pictures of pages, and no recogniser is installed
    OLD_OFFICE = "old_office"  # .doc, .xls and their like
    SPREADSHEET = "spreadsheet"
    NESTED = "nested"  # an archive inside an archive
    UNSAFE = "unsafe"  # a path that leaves the archive, an entity bomb
    ENCODING = "encoding"  # text in an encoding that is not known
    TCVN3 = "tcvn3"  # text in letters of the font families .VnTime …
    VNI = "vni"  # text in letters of the font families VNI-Times …
    BINARY = "binary"  # no document at all


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive: its path there, and its bytes; none where `problem` says why it was refused."""

    name: str
    data: bytes
    problem: Problem | None = None


class FileProblem(Exception):
    """A file that gave no text: why, and where in the file as far as that is known ("trang 7", a member's name).

    `detail` is for logs: how the reading process ended.
    """

    def __init__(self, code: Problem, where: str = "", *, detail: str = "") -> None:
        super().__init__(str(code), where)
        self.code = code
        self.where = where
        self.detail = detail
