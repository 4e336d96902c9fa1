"""Files as they come: a PDF, Word file, web page or archive becomes one text with places in the original."""

from tinhso.files.limits import Limits
from tinhso.files.sandbox import extract, page_image, unpack
from tinhso.files.sniffing import sniff

__all__ = ["Limits", "extract", "page_image", "sniff", "unpack"]
