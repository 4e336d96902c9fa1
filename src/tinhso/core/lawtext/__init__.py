"""Reading Vietnamese resolutions and reports: normalise, structure, quantified statements."""

from tinhso.core.lawtext.decoding import Decoded, DecodingError, Unreadable, decode
from tinhso.core.lawtext.reading import GRAMMAR, Reading, read
from tinhso.core.lawtext.values import (
    Assignment,
    Citation,
    Detail,
    Every,
    Found,
    Kind,
    Level,
    Milestone,
    Paper,
    Particulars,
    Relation,
    Signer,
    Statement,
    Whole,
)

__all__ = [
    "GRAMMAR",
    "Assignment",
    "Citation",
    "Decoded",
    "DecodingError",
    "Detail",
    "Every",
    "Found",
    "Kind",
    "Level",
    "Milestone",
    "Paper",
    "Particulars",
    "Reading",
    "Relation",
    "Signer",
    "Statement",
    "Unreadable",
    "Whole",
    "decode",
    "read",
]
