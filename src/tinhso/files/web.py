"""A saved web page: its main text without menus, related news and comments; tables as rows of tabs."""

import email
import email.policy
import re
from copy import deepcopy
from datetime import date
from itertools import islice

import trafilatura

from tinhso.core.lawtext.decoding import DecodingError, decode
from tinhso.files.body import main_part
from tinhso.files.markup import Node, parse_html
from tinhso.files.oldletters import refuse, refuse_bytes
from tinhso.files.page import Page
from tinhso.files.reading import Source
from tinhso.files.values import Extract, FileProblem, Part, Place, Problem
from tinhso.files.writing import Writer

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,30})", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_WITHIN = 8192
_MHTML = re.compile(rb"\A(?:[A-Za-z-]+:[^\n]*\n|[ \t][^\n]*\n){1,40}", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MOST_PARTS = 2000
_OPENING = 400  # stretches of text in which a page says its own title
_TOLD = 200  # paragraphs, items and tables in which a page says when it was put up


def extract(source: Source) -> Extract:
    """The text with its places, and what the page says of itself. Raises FileProblem."""
    text, encoding = _decoded(_page(source.data))
    root = parse_html(text)
    title, site, published_on = _about(root)
    body = main_part(root)
    opening = " ".join(islice(body.itertext(), _OPENING))
    writer = _written(body, None if title and _says(opening, title) else title, source.limits.text)
    refuse(writer.text())
    return Extract(
        source.format,
        writer.text(),
        places=tuple(writer.places),
        encoding=encoding,
        title=title,
        site=site,
        published_on=published_on,
    )


def _written(body: Node, title: str | None, most: int) -> Writer:
    writer = Writer(most)
    if title:
        writer.line(title, Place(0, 0, Part.HEADING))
    Page(writer).read(body)
    return writer


def _says(text: str, title: str) -> bool:
    return " ".join(title.lower().split()) in " ".join(text.lower().split())


def _page(data: bytes) -> bytes:
    """The page inside a web archive (.mht), else the file itself."""
    head = _MHTML.match(data[:_WITHIN])
    if not head or b"multipart/" not in data[:_WITHIN].lower():
        return data
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for at, part in enumerate(message.walk()):
        if at > _MOST_PARTS:
            break
        if part.get_content_type() == "text/html":
            found = part.get_payload(decode=True)
            if isinstance(found, bytes):
                return found
    raise FileProblem(Problem.BROKEN)


def _decoded(data: bytes) -> tuple[str, str]:
    if not data.startswith(_MARKS):
        found = _XML.search(data[:_WITHIN]) or _CHARSET.search(data[:_WITHIN])
        named = found[1].decode("ascii") if found else ""
        for encoding in ("utf-8", named):
            try:
                return data.decode(encoding), encoding
            except (UnicodeDecodeError, LookupError):
                continue
    try:
        decoded = decode(data)
    except DecodingError:
        refuse_bytes(data)
        raise FileProblem(Problem.ENCODING) from None
    return decoded.text, decoded.encoding


def _opening(root: Node) -> Node:
    """A copy of a page without its far end, where nothing is said of the page itself and looking takes long."""
    made = deepcopy(root)
    for one in list(islice(made.iter("p", "li", "table", "i", "span", "div"), _TOLD, None)):
        if one.getparent() is not None and not any(True for _ in one.iter("h1", "time")):
            one.getparent().remove(one)
    return made


def _about(root: Node) -> tuple[str | None, str | None, date | None]:
    """The title, the site and the day of publication, as the page or its writing tells."""
    # A library that stumbles over a page must not cost its text.
    try:
        said = trafilatura.extract_metadata(_opening(root))
    except (ValueError, TypeError, AttributeError, LookupError):
        return None, None, None
    if said is None:
        return None, None, None
    day = None
    if said.date and re.fullmatch(r"\d{4}-\d\d-\d\d", said.date):
        day = date.fromisoformat(said.date)
    return said.title or None, said.sitename or said.hostname or None, day
