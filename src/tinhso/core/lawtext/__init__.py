"""Reading Vietnamese resolutions and reports: normalise, structure, quantified statements."""

from tinhso.core.lawtext.values import Every, Kind, Level, Statement, Whole

__all__ = ["Every", "Kind", "Level", "Statement", "Whole"]
