"""PDFium: opening a PDF, its letters, ruling lines and page images. No other module knows the library."""

import ctypes
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as c

from tinhso.files.pdf.values import Glyph, Sheet, Stroke
from tinhso.files.reading import Source
from tinhso.files.values import FileProblem, Problem

_MOST_GLYPHS = 300_000
_MOST_STROKES = 20_000
_MOST_OBJECTS = 100_000
_LONGEST_SIDE = 14_400.0  # what PDF allows, in points
_FINE = 1000  # parts of a point in which positions are asked for
_INVISIBLE = 3
_BLANKS = frozenset((9, 10, 13, 32, 0xA0, 0x200B, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000))
_FEW = 20  # letters; a picture with fewer is a scanned page, its page number stamped on
_UNMAPPED = 0.3  # of the letters: a font that does not say which letters it draws
_PICTURE = 0.4  # of the page


@contextmanager
def opened(source: Source) -> Iterator[Any]:
    """The document. Raises FileProblem where it needs a password, is broken, or has too many pages."""
    try:
        document = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as problem:
        locked = (
            "password" in str(problem).lower() or getattr(problem, "err_code", None) == c.FPDF_ERR_PASSWORD
        )
        raise FileProblem(Problem.ENCRYPTED if locked else Problem.BROKEN) from None
    try:
        count = len(document)
        if count == 0:
            raise FileProblem(Problem.BROKEN)
        if count > source.limits.pages:
            raise FileProblem(Problem.TOO_LARGE, f"{count} trang")
        yield document
    finally:
        document.close()


def page_image(source: Source, page: int, *, width: int) -> bytes:
    """A page (from 1) as PNG, upright. Raises FileProblem."""
    with opened(source) as document:
        if not 1 <= page <= len(document):
            raise FileProblem(Problem.BROKEN, f"trang {page}")
        return picture(document, page, width=max(16, min(width, 4_000)))


def picture(document: Any, number: int, *, width: int) -> bytes:
    """A page of an opened document as PNG; a page much taller than wide is drawn narrower."""
    page = _page(document, number)
    try:
        wide, tall = page.get_size()
        scale = min(width / wide, 4 * width / tall)
        image = page.render(scale=scale, may_draw_forms=False).to_pil()
    except (pypdfium2.PdfiumError, ValueError):
        raise FileProblem(Problem.BROKEN, f"trang {number}") from None
    finally:
        page.close()
    made = io.BytesIO()
    image.save(made, "PNG")
    return made.getvalue()


def _page(document: Any, number: int) -> Any:
    try:
        page = document[number - 1]
        wide, tall = page.get_size()
    except pypdfium2.PdfiumError:
        raise FileProblem(Problem.BROKEN, f"trang {number}") from None
    if not (0 < wide <= _LONGEST_SIDE and 0 < tall <= _LONGEST_SIDE):
        raise FileProblem(Problem.BROKEN, f"trang {number}")
    return page


def sheet(document: Any, number: int) -> Sheet:
    """What is drawn on a page, counted from 1. Raises FileProblem."""
    page = _page(document, number)
    try:
        width, height = page.get_size()
        seen = _Seen(page, width, height)
        glyphs, hidden, unmapped = seen.glyphs(number)
        image, strokes = seen.drawn()
    finally:
        page.close()
    few = len(glyphs) < _FEW
    is_recognised = few and image > _PICTURE and len(hidden) >= _FEW
    if is_recognised:  # a scan whose letters some program has recognised and laid under the picture
        glyphs = hidden
    garbled = unmapped > _UNMAPPED * max(1, len(glyphs))
    is_picture = not is_recognised and ((few and image > _PICTURE) or garbled)
    return Sheet(number, width, height, tuple(glyphs), tuple(strokes), is_picture, is_recognised)


class _Seen:
    """A page with the way from its own coordinates to those of the upright page."""

    def __init__(self, page: Any, width: float, height: float) -> None:
        self._page, self._width, self._height = page, width, height
        self._sides = tuple(ctypes.c_double() for _ in range(6))
        self._asides = tuple(ctypes.byref(side) for side in self._sides[:4])
        self._origins = tuple(ctypes.byref(side) for side in self._sides[4:])
        origin, right, up = (self._asked(*point) for point in ((0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0)))
        self._x = ((right[0] - origin[0]) / 1000, (up[0] - origin[0]) / 1000, origin[0])
        self._y = ((right[1] - origin[1]) / 1000, (up[1] - origin[1]) / 1000, origin[1])

    def _asked(self, x: float, y: float) -> tuple[float, float]:
        size = int(self._width * _FINE), int(self._height * _FINE)
        left, top = ctypes.c_int(), ctypes.c_int()
        c.FPDF_PageToDevice(self._page, 0, 0, *size, 0, x, y, left, top)
        return left.value / _FINE, top.value / _FINE

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return (
            x * self._x[0] + y * self._x[1] + self._x[2],
            x * self._y[0] + y * self._y[1] + self._y[2],
        )

    def glyphs(self, number: int) -> tuple[list[Glyph], list[Glyph], int]:
        """The letters seen, those drawn invisibly, and how many no one knows."""
        page_text = self._page.get_textpage()
        text = page_text.raw
        count = c.FPDFText_CountChars(text)
        if count > _MOST_GLYPHS:
            raise FileProblem(Problem.TOO_LARGE, f"trang {number}")
        found: tuple[list[Glyph], list[Glyph]] = ([], [])
        unmapped = 0
        run, size, is_hidden, spaced = 0, 0.0, False, False
        for i in range(count):
            code = c.FPDFText_GetUnicode(text, i)
            if code in _BLANKS or c.FPDFText_IsGenerated(text, i) == 1:
                spaced = True
                continue
            unmapped += code in (0, 0xFFFD) or c.FPDFText_HasUnicodeMapError(text, i) == 1
            thing = c.FPDFText_GetTextObject(text, i)
            address = ctypes.addressof(thing.contents) if thing else 0
            if (
                address != run or not address
            ):  # the letters of one object have one size and one way of drawing
                run, size = address, c.FPDFText_GetFontSize(text, i)
                is_hidden = bool(thing) and c.FPDFTextObj_GetTextRenderMode(thing) == _INVISIBLE
            glyph = self._glyph(text, (i, code, spaced), size)
            if glyph is not None:
                found[is_hidden].append(glyph)
                spaced = False
        page_text.close()
        return found[0], found[1], unmapped

    def _glyph(self, text: Any, which: tuple[int, int, bool], size: float) -> Glyph | None:
        i, code, spaced = which
        if code == 0 or code in (0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            return None
        if not c.FPDFText_GetCharBox(text, i, *self._asides):
            return None
        c.FPDFText_GetCharOrigin(text, i, *self._origins)
        left, right, bottom, top, x, y = (side.value for side in self._sides)
        (x1, y1), (x2, y2) = self._at(left, bottom), self._at(right, top)
        left, right = (x1, x2) if x1 < x2 else (x2, x1)
        top, bottom = (y1, y2) if y1 < y2 else (y2, y1)
        if not (0 <= left + right <= 2 * self._width and 0 <= top + bottom <= 2 * self._height):
            return None
        # The size of a font says nothing where the page itself is scaled: then the letter's height stands in.
        size = size if 2 < size < 200 else max(bottom - top, 6.0)
        return Glyph(chr(code), left, top, right, bottom, self._at(x, y)[1], size, spaced)

    def drawn(self) -> tuple[float, list[Stroke]]:
        """What part of the page its largest picture takes, and the straight lines."""
        largest = 0.0
        strokes: list[Stroke] = []
        for i, thing in enumerate(self._page.get_objects(max_depth=4)):
            if i > _MOST_OBJECTS or len(strokes) > _MOST_STROKES:
                return largest, []
            if thing.type == c.FPDF_PAGEOBJ_IMAGE:
                left, bottom, right, top = _bounds(thing)
                part = (right - left) * (top - bottom) / (self._width * self._height)
                largest = max(largest, part)
            elif thing.type == c.FPDF_PAGEOBJ_PATH:
                strokes += self._strokes(thing)
        return largest, strokes

    def _strokes(self, thing: Any) -> Iterator[Stroke]:
        matrix = c.FS_MATRIX()
        c.FPDFPageObj_GetMatrix(thing.raw, matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        last = first = (0.0, 0.0)
        for i in range(min(c.FPDFPath_CountSegments(thing.raw), _MOST_STROKES)):
            segment = c.FPDFPath_GetPathSegment(thing.raw, i)
            c.FPDFPathSegment_GetPoint(segment, x, y)
            here = self._at(
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            kind = c.FPDFPathSegment_GetType(segment)
            if kind == c.FPDF_SEGMENT_MOVETO:
                first = here
            elif kind == c.FPDF_SEGMENT_LINETO:
                yield from _straight(last, here)
            last = here
            if c.FPDFPathSegment_GetClose(segment):
                yield from _straight(here, first)


def _bounds(thing: Any) -> tuple[float, float, float, float]:
    try:
        left, bottom, right, top = thing.get_bounds()
    except pypdfium2.PdfiumError:
        return 0.0, 0.0, 0.0, 0.0
    return float(left), float(bottom), float(right), float(top)


def _straight(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Stroke]:
    across, down = abs(one[0] - other[0]), abs(one[1] - other[1])
    if across < 1 and down > 5:
        yield Stroke(True, (one[0] + other[0]) / 2, min(one[1], other[1]), max(one[1], other[1]))
    elif down < 1 and across > 5:
        yield Stroke(False, (one[1] + other[1]) / 2, min(one[0], other[0]), max(one[0], other[0]))
