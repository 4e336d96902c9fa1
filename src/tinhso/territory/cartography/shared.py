"""The document of outlines that every view of a map points into: one path an area, drawn once and cached for good."""

from tinhso.base.charts.ground import Sheet
from tinhso.base.charts.svg import group, tag

# Part of the document's address: raise it when what is drawn changes, for browsers keep the document for good.
EDITION = 2


def document(sheet: Sheet) -> bytes:
    """The outlines as an SVG; a path has no colour of its own and takes that of the `use` that shows it."""
    paths = (
        tag("path", id=f"d{one.code}", vector_effect="non-scaling-stroke", d=one.path)
        for one in sheet.outlines
    )
    drawn = tag(
        "svg", group(*paths), xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {sheet.width} {sheet.height}"
    )
    return drawn.encode()
