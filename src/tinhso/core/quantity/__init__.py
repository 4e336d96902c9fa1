"""Numbers with units as Vietnamese documents write them: reading, comparing, showing."""

from tinhso.core.quantity.comparator import Comparator
from tinhso.core.quantity.display import scaled, show_number, show_value
from tinhso.core.quantity.number import read_number
from tinhso.core.quantity.unit import UnitClass, unit_class

__all__ = ["Comparator", "UnitClass", "read_number", "scaled", "show_number", "show_value", "unit_class"]
