"""Where the tile of each province stands: one layout for the 34 since July 2025, one for the 63 before.

Our own drawing: neighbours stay neighbours as far as squares allow, north is up, the sea is on the right.
"""

from datetime import date

from tinhso.base.charts.ground import Spot, TileGroup, Tiling
from tinhso.territory.archipelagos import ARCHIPELAGOS
from tinhso.territory.values import REDRAWN

# A code in each place, rows from north to south; "..": nothing there; HS and TS: the archipelagos.
_NOW = """
.. 12 15 08 04 .. .. ..
11 14 25 19 20 .. .. ..
.. .. 01 24 22 .. .. ..
.. .. 37 33 31 .. .. ..
.. .. 38 .. .. .. .. ..
.. .. 40 .. .. .. .. ..
.. .. 42 .. .. .. .. ..
.. .. .. 44 .. .. .. ..
.. .. .. 46 .. .. .. ..
.. .. .. .. 48 .. HS ..
.. .. .. .. 51 .. .. ..
.. .. .. .. 52 .. .. ..
.. .. .. .. 66 .. .. ..
.. 80 75 68 56 .. TS ..
91 82 79 .. .. .. .. ..
92 86 .. .. .. .. .. ..
96 .. .. .. .. .. .. ..
"""
_BEFORE = """
.. .. 02 04 .. .. .. ..
12 10 08 06 20 .. .. ..
11 15 25 19 24 22 .. ..
14 17 26 27 30 31 .. ..
.. .. 01 33 34 .. .. ..
.. 37 35 36 .. .. .. ..
.. 38 .. .. .. .. .. ..
.. 40 .. .. .. .. .. ..
.. .. 42 .. .. .. .. ..
.. .. 44 .. .. .. .. ..
.. .. .. 45 .. .. .. ..
.. .. .. 46 .. .. .. ..
.. .. .. .. 48 .. HS ..
.. .. .. .. 49 .. .. ..
.. .. .. 62 51 .. .. ..
.. .. .. 64 52 .. .. ..
.. .. .. 66 54 .. .. ..
.. .. 70 67 56 .. TS ..
.. 72 74 68 58 .. .. ..
87 80 79 75 60 .. .. ..
89 82 83 77 .. .. .. ..
92 86 84 .. .. .. .. ..
91 93 94 .. .. .. .. ..
96 95 .. .. .. .. .. ..
"""
_LETTERS = {"HS": "hoang-sa", "TS": "truong-sa"}


def tiling(on: date) -> Tiling:
    """The layout of the provinces of a day."""
    return _NOW_TILING if on >= REDRAWN else _BEFORE_TILING


def _tiling(kind: str, drawn: str) -> Tiling:
    rows = [line.split() for line in drawn.split("\n") if line]
    places = {word: (across, down) for down, row in enumerate(rows) for across, word in enumerate(row)}
    places.pop("..")
    groups = tuple(_group(key, places.pop(letters)) for letters, key in _LETTERS.items())
    return Tiling(kind, len(rows[0]), len(rows), places, groups)


def _group(key: str, at: Spot) -> TileGroup:
    one = next(archipelago for archipelago in ARCHIPELAGOS if archipelago.key == key)
    return TileGroup(key, one.province, (one.name, one.belongs), at)


_NOW_TILING = _tiling("tiles-now", _NOW)
_BEFORE_TILING = _tiling("tiles-before", _BEFORE)
