"""Periods as people say them on a day: "tháng này", "4 quý gần nhất", "cùng kỳ năm trước"."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from tinhso.core.period.reading import FORMS, Build, Numbers, first_months, read_tokens
from tinhso.core.period.relations import same_period_last_year
from tinhso.core.period.scanning import Form, Token, form, tokens
from tinhso.core.period.values import Frequency, Period, Window, at, fitting, of

Said = Callable[[Numbers, date, Window], tuple[Period, ...]]
_UNITS = {
    "ngày": Frequency.DAY,
    "tuần": Frequency.WEEK,
    "tháng": Frequency.MONTH,
    "quý": Frequency.QUARTER,
    "năm": Frequency.YEAR,
    "năm học": Frequency.SCHOOL_YEAR,
    "nhiệm kỳ": Frequency.TERM,
}
_YEARS = {"này": 0, "trước|ngoái|qua": -1, "sau|tới": 1}
_SAME = ("cung", "ky")
_LAST_YEAR = ({"nam"}, {"truoc", "ngoai", "qua"})


def resolve(
    text: str, *, on: date, window: Window = Window.CALENDAR, beside: Sequence[Period] = ()
) -> tuple[Period, ...]:
    """The periods, in order of time, that a text means on a day; what names a period is read as `read` does.

    "4 quý gần nhất" and "12 tháng qua" are complete ones: the current quarter and month are not among them.
    "Từ đầu năm đến nay" counts the day itself. "Cùng kỳ năm trước" goes with the period said in the same text
    ("cùng kỳ năm trước của tháng này"), else with those `beside` it, else with the year so far; it is empty
    where the year before has no such period. Unreadable as for `read`.
    """
    given = tokens(text)
    rest = _without_same(given)
    if rest is None:
        return _said(given, on, window, length=len(text))
    if rest:
        compared: Sequence[Period] = _said(rest, on, window, length=len(text))
    else:
        compared = beside or (at(on, Frequency.YEAR_TO_DAY, window),)
    return tuple(earlier for period in compared if (earlier := same_period_last_year(period)))


def _said(given: Sequence[Token], on: date, window: Window, *, length: int) -> tuple[Period, ...]:
    return read_tokens(_FORMS, given, length=length, make=lambda said, found: said(found.values, on, window))


def _without_same(given: Sequence[Token]) -> Sequence[Token] | None:
    """What is left without "cùng kỳ (năm trước) (của)" at the beginning or at the end; None where it is not."""
    words = tuple(token.text for token in given)
    for start in range(len(words)):
        if words[start : start + 2] != _SAME:
            continue
        end = start + 2
        if end + 1 < len(words) and all(words[end + i] in some for i, some in enumerate(_LAST_YEAR)):
            end += 2
        if start == 0:
            return given[end + (words[end : end + 1] == ("cua",)) :]
        if end == len(words):
            return given[:start]
    return None


def _shifted(frequency: Frequency, by: int) -> Said:
    return lambda _, on, window: (at(on, frequency, fitting(window, frequency)).shift(by),)


def _latest(frequency: Frequency) -> Said:
    """The last so many complete periods."""

    def build(numbers: Numbers, on: date, window: Window) -> tuple[Period, ...]:
        current = at(on, frequency, fitting(window, frequency))
        return tuple(current.shift(-back) for back in range(numbers["n"], 0, -1))

    return build


def _so_far(frequency: Frequency) -> Said:
    return lambda _, on, window: (at(on, frequency, fitting(window, frequency)),)


def _in_year(frequency: Frequency, slot: str, by: int) -> Said:
    """A numbered period of this year, or of that so many years later."""

    def build(numbers: Numbers, on: date, window: Window) -> tuple[Period, ...]:
        year = at(on, Frequency.YEAR, window).named[0] + by
        return (of(frequency, year, numbers[slot], window=window),)

    return build


def _half(number: int, by: int) -> Said:
    return lambda _, on, window: (
        of(Frequency.HALF, at(on, Frequency.YEAR, window).named[0] + by, number, window=window),
    )


def _first_months(by: int) -> Said:
    def build(numbers: Numbers, on: date, window: Window) -> tuple[Period, ...]:
        return (first_months(at(on, Frequency.YEAR, window).named[0] + by, numbers["m"], window),)

    return build


def _of_units() -> Iterator[tuple[str, Said]]:
    for unit, frequency in _UNITS.items():
        yield f"{unit} này", _shifted(frequency, 0)
        yield f"{unit} vừa? trước|qua|rồi|ngoái", _shifted(frequency, -1)
        yield f"{unit} sau|tới", _shifted(frequency, 1)
        yield f"{{n}} {unit} vừa? qua", _latest(frequency)
        yield f"{{n}} {unit} gần nhất|đây", _latest(frequency)


def _of_years() -> Iterator[tuple[str, Said]]:
    for words, by in _YEARS.items():
        yield f"tháng|t {{m}} năm {words}", _in_year(Frequency.MONTH, "m", by)
        yield f"quý|q {{q}} năm {words}", _in_year(Frequency.QUARTER, "q", by)
        yield f"{{m}} tháng đầu năm {words}", _first_months(by)
        yield f"6 tháng cuối năm {words}", _half(2, by)
    yield "{m} tháng đầu năm", _first_months(0)
    yield "6 tháng cuối năm", _half(2, 0)


def _cumulative() -> Iterator[tuple[str, Said]]:
    for since, frequency in (("năm", Frequency.YEAR_TO_DAY), ("nhiệm kỳ", Frequency.TERM_TO_DAY)):
        yield f"lũy? kế? từ đầu {since} này? đến? nay?", _so_far(frequency)
    yield "lũy kế năm? nay?", _so_far(Frequency.YEAR_TO_DAY)


def _stated(build: Build) -> Said:
    return lambda numbers, _, window: (build(numbers, window),)


_FORMS: tuple[tuple[Form, Said], ...] = (
    (form("hôm nay"), _so_far(Frequency.DAY)),
    (form("hôm qua"), lambda _, on, __: (at(on - timedelta(days=1), Frequency.DAY),)),
    *((form(pattern), said) for pattern, said in (*_of_units(), *_of_years(), *_cumulative())),
    *((elements, _stated(build)) for elements, build in FORMS),
)
