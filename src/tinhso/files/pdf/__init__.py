"""PDF: letters with their places become lines, lines paragraphs and tables, in the order a person reads them."""

from tinhso.files.pdf.opened import page_image
from tinhso.files.pdf.whole import extract

__all__ = ["extract", "page_image"]
