"""Charts drawn on the server as SVG strings: they print, need no script, and say in words what they show."""

from tinhso.base.charts.bullets import bullet
from tinhso.base.charts.lineages import Stop, lineage
from tinhso.base.charts.marks import MARKS, css_class, icon
from tinhso.base.charts.strips import legend, strip
from tinhso.base.charts.trends import trend

__all__ = ["MARKS", "Stop", "bullet", "css_class", "icon", "legend", "lineage", "strip", "trend"]
