"""Areas through time: the tree of any day, lineage, and figures of one day on the map of another."""

from tinhso.core.timetree.checking import check
from tinhso.core.timetree.day import DayTree
from tinhso.core.timetree.flow import Weights
from tinhso.core.timetree.restating import Restatement
from tinhso.core.timetree.series import MARKS, Mark, Restated, Rule, Series
from tinhso.core.timetree.tree import TimeTree
from tinhso.core.timetree.values import (
    Fault,
    Heir,
    Lineage,
    Node,
    Problem,
    Refused,
    Step,
    Transfer,
    TransferKind,
)

__all__ = [
    "MARKS",
    "DayTree",
    "Fault",
    "Heir",
    "Lineage",
    "Mark",
    "Node",
    "Problem",
    "Refused",
    "Restated",
    "Restatement",
    "Rule",
    "Series",
    "Step",
    "TimeTree",
    "Transfer",
    "TransferKind",
    "Weights",
    "check",
]
