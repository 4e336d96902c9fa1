"""The tables of this part: documents with their texts and statements, and what texts want done."""

from tinhso.documents.models.duties import DutyCandidate, DutyFields, DutyReview
from tinhso.documents.models.texts import (
    Candidate,
    Document,
    Intake,
    Layout,
    Publication,
    Reading,
    Review,
    StatementFields,
    Text,
)

__all__ = [
    "Candidate",
    "Document",
    "DutyCandidate",
    "DutyFields",
    "DutyReview",
    "Intake",
    "Layout",
    "Publication",
    "Reading",
    "Review",
    "StatementFields",
    "Text",
]
