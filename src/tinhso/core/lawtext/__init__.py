"""Reading Vietnamese resolutions and reports: normalise, structure, quantified statements."""

from tinhso.core.lawtext.decoding import Decoded, DecodingError, Unreadable, decode
from tinhso.core.lawtext.reading import GRAMMAR, Reading, read
from tinhso.core.lawtext.values import Every, Kind, Level, Statement, Whole

__all__ = [
    "GRAMMAR",
    "Decoded",
    "DecodingError",
    "Every",
    "Kind",
    "Level",
    "Reading",
    "Statement",
    "Unreadable",
    "Whole",
    "decode",
    "read",
]
