"""Judging progress: from a promise, observations and a day to a status with its reasons."""

from tinhso.core.pace.assessing import assess
from tinhso.core.pace.reasons import FIGURES, Why
from tinhso.core.pace.rules import STANDARD, Rules
from tinhso.core.pace.values import Actual, Assessment, Direction, Path, Point, Promise, Reason, Status

__all__ = [
    "FIGURES",
    "STANDARD",
    "Actual",
    "Assessment",
    "Direction",
    "Path",
    "Point",
    "Promise",
    "Reason",
    "Rules",
    "Status",
    "Why",
    "assess",
]
