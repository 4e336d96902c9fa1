"""Stated periods as people write them: "quý 4/2022", "tháng 6/2021", "31/03/2023", "2022"."""

import re

from tinhso.core.timeline.stated import last_day

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MONTH = re.compile(r"(?:tháng\s*)?(\d{1,2})/(\d{4})")
_QUARTER = re.compile(r"(?:quý|q)\s*(?:([1-4])|(iv|i{1,3}))\s*[/-]\s*(\d{4})")
_YEAR = re.compile(r"(?:năm\s*)?(\d{4})")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def show_stated(period: str, *, quarter: str = "quý {}/{}", month: str = "tháng {}/{}") -> str:
    """A period ("2022-Q4") as people write it ("quý 4/2022"); text that is no period stays as it is.

    `quarter` and `month` are the patterns of another language, each with places for the number and the year.
    """
    if last_day(period) is None:
        return period
    year, *rest = period.split("-")
    if not rest:
        return year
    if rest[0].startswith("Q"):
        return quarter.format(rest[0][1], year)
    return month.format(int(rest[0]), year) if len(rest) == 1 else f"{rest[1]}/{rest[0]}/{year}"


def read_stated(text: str) -> str | None:
    """The period that somebody typed ("quý IV/2022" → "2022-Q4"); None when it is none."""
    plain = " ".join(text.lower().split())
    period = plain.upper() if last_day(plain.upper()) else _period(plain)
    return period if period and last_day(period) else None


def _period(plain: str) -> str | None:
    if found := _DAY.fullmatch(plain):
        day, month, year = found.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    if found := _MONTH.fullmatch(plain):
        return f"{found[2]}-{found[1]:0>2}"
    if found := _QUARTER.fullmatch(plain):
        return f"{found[3]}-Q{found[1] or _ROMAN[found[2]]}"
    found = _YEAR.fullmatch(plain)
    return found[1] if found else None
