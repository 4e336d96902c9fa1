"""The national calendar of working days: what the package `holidays` knows, corrected by rows with sources."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from holidays import country_holidays

from tinhso.core.timeline import Interval
from tinhso.core.workdays import Calendar, DayKind, NotedDay, merge

CORRECTIONS = Path(__file__).parent / "working_calendar.csv"
_SWAPPED = re.compile(r"thay cho ngày (\d{2})/(\d{2})/(\d{4})")
_IN_LIEU = "(nghỉ bù"
_BY_LAW = "Bộ luật Lao động, Điều 112"
_FIXED = {(1, 1), (4, 30), (5, 1), (9, 2)}  # month, day: off by law in every year, no yearly notice needed
_READ = "V"  # the page at the address says so; U: nobody could read the deciding text yet


def national(first: int, last: int) -> Calendar:
    """The calendar of the years from `first` to `last`, as far as known today.

    Exchanges of working days are decided year by year: those of a year not yet announced are missing.
    """
    years = Interval(date(first, 1, 1), date(last + 1, 1, 1))
    # A day may be exchanged for one across the turn of the year.
    seed = {day.on: day for day in _seed(range(first - 1, last + 2)) if day.on in years}
    return merge(Calendar(years, tuple(seed[on] for on in sorted(seed))), corrections())


def corrections() -> tuple[NotedDay, ...]:
    """The rows that are shipped with the program, in the order of the file."""
    with CORRECTIONS.open(encoding="utf-8", newline="") as file:
        return tuple(_correction(row) for row in csv.DictReader(file))


def _correction(row: dict[str, str]) -> NotedDay:
    swapped = row["swapped_with"]
    return NotedDay(
        date.fromisoformat(row["on"]),
        DayKind(row["kind"]),
        row["name"],
        row["source"],
        swapped_with=date.fromisoformat(swapped) if swapped else None,
        verified=row["mark"] == _READ,
    )


def _seed(years: range) -> Iterator[NotedDay]:
    # Without a language the names follow the locale of the machine.
    source = f"holidays {version('holidays')}"
    for on, name in sorted(country_holidays("VN", years=years, language="vi").items()):
        if swapped := _SWAPPED.search(name):
            day, month, year = (int(part) for part in swapped.groups())
            worked = date(year, month, day)
            yield NotedDay(on, DayKind.SWAPPED_OFF, name, source, swapped_with=worked)
            yield NotedDay(worked, DayKind.WORKING, f"Làm bù cho ngày {on:%d/%m/%Y}", source, swapped_with=on)
        elif (on.month, on.day) in _FIXED:
            yield NotedDay(on, DayKind.HOLIDAY, name, _BY_LAW, verified=True)
        else:
            yield NotedDay(on, DayKind.IN_LIEU if _IN_LIEU in name else DayKind.HOLIDAY, name, source)
