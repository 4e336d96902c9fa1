"""Pages of an original as pictures, drawn apart from this process and kept, and the boxes of statements over them."""

from collections.abc import Sequence
from threading import BoundedSemaphore

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from tinhso import files
from tinhso.base import attachments
from tinhso.files.values import Box, Page

WIDTH = 1200  # pixels
_UNITS = 1000  # the width of a page in the coordinates of its boxes
_MARGIN = 3  # of the same, about a box
# Drawing takes a process of its own each: who turns pages quickly, or looks at many, waits.
_AT_ONCE = BoundedSemaphore(2)


def image(sha256: str, page: int) -> bytes:
    """A page (from 1) of a kept PDF as PNG. FileProblem where it cannot be drawn, `Refused` where the file is gone."""

    def draw() -> bytes:
        with _AT_ONCE:
            return files.page_image(attachments.read(sha256), page, width=WIDTH)

    return attachments.derived(sha256, f"{page}-{WIDTH}.png", draw)


def overlay(page: Page, links: Sequence[tuple[str, str, str, Sequence[Box]]], current: str) -> SafeString:
    """The boxes of statements over a page: a link for each (place, classes, words, boxes), `current` stands out."""
    height = round(_UNITS * page.height / page.width)
    parts = [
        f'<a id="o-{place}" class="box {classes}{" current" if place == current else ""}" href="#s-{place}">'
        f"<title>{escape(words)}</title>{_rectangles(boxes, height)}</a>"
        for place, classes, words, boxes in links
    ]
    return mark_safe(
        f'<svg class="boxes" viewBox="0 0 {_UNITS} {height}" role="group" lang="vi">{"".join(parts)}</svg>'
    )


def _rectangles(boxes: Sequence[Box], height: int) -> str:
    return "".join(
        f'<rect x="{left * _UNITS - _MARGIN:.0f}" y="{top * height - _MARGIN:.0f}" '
        f'width="{(right - left) * _UNITS + 2 * _MARGIN:.0f}" '
        f'height="{(bottom - top) * height + 2 * _MARGIN:.0f}"/>'
        for left, top, right, bottom in boxes
    )
