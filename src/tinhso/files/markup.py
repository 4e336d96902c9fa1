"""XML and HTML as trees; the one module that knows lxml. Nothing is fetched, no entity is expanded."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree, html

from tinhso.files.values import FileProblem, Problem

Node = Any  # an element of lxml, which has no types of its own

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DECLARED = ("<!DOCTYPE", "<!ENTITY")
_UNSAFE = tuple(mark.encode(form) for mark in _DECLARED for form in ("ascii", "utf-16-le", "utf-16-be"))


def parse_xml(data: bytes) -> Node:
    """The root of an XML file. Raises FileProblem: UNSAFE where it declares entities, BROKEN where it is none."""
    if any(mark in data for mark in _UNSAFE):
        raise FileProblem(Problem.UNSAFE)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise FileProblem(Problem.BROKEN) from None


def parse_html(text: str) -> Node:
    """The root of a web page, however badly it is written. Raises FileProblem."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise FileProblem(Problem.EMPTY) from None
    if root is None:
        raise FileProblem(Problem.EMPTY)
    return root


def name(node: Node) -> str:
    """The name of an element without its namespace, "" for what is no element."""
    return _local(node.tag) if isinstance(node.tag, str) else ""


@lru_cache(maxsize=2048)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def attribute(node: Node, key: str) -> str | None:
    """An attribute of an element of WordprocessingML, in either of its namespaces or none."""
    for space in (_W, _STRICT, ""):
        found: str | None = node.get(space + key)
        if found is not None:
            return found
    return None


def child(node: Node | None, *path: str) -> Node | None:
    """The first element down a path of names."""
    for wanted in path:
        if node is None:
            return None
        node = next((one for one in node if name(one) == wanted), None)
    return node


def children(node: Node | None, wanted: str) -> Iterator[Node]:
    """The children of a name, in order."""
    return (one for one in (node if node is not None else ()) if name(one) == wanted)


def value(node: Node | None, *path: str) -> str | None:
    """The attribute `val` of the element down a path."""
    found = child(node, *path)
    return None if found is None else attribute(found, "val")


def is_on(node: Node | None, *path: str) -> bool:
    """Whether a switch down a path is there and not off."""
    found = child(node, *path)
    return found is not None and (attribute(found, "val") or "1") not in ("0", "false", "off")
