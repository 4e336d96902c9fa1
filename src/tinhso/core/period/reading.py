"""Reading periods: Vietnamese words with or without marks, SDMX codes, intervals of ISO 8601."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

from tinhso.core.period.scanning import Form, Impossible, Match, Token, Unreadable, form, match, tokens
from tinhso.core.period.values import WINDOWED, Frequency, Period, Window, at, fitting, of
from tinhso.core.period.writing import show_day

Numbers = Mapping[str, int]
Build = Callable[[Numbers, Window], Period]
B = TypeVar("B")
T = TypeVar("T")
_DAYS = (
    "{d} /|-|. {m} /|-|. {y}",
    "{d} tháng {m} năm {y}",
)
_STATED = " ( {d8} / {m8} / {y8} - {d9} / {m9} / {y9} )"


def read(text: str, *, window: Window = Window.CALENDAR) -> Period:
    """The period that a text names: "quý III/2025", "6 thang dau nam 2025", "2025-Q3", "2026-02-15/P1M".

    `window` cuts months, quarters and years that do not say their days themselves. Unreadable: where the text
    stops being a period, what was expected there and what was found.
    """
    return _read(text, window)


@lru_cache(maxsize=1024)  # a table of figures names the same few periods in thousands of rows
def _read(text: str, window: Window) -> Period:
    given = tokens(text)
    return read_tokens(FORMS, given, length=len(text), make=lambda build, found: build(found.values, window))


def read_tokens(
    forms: Sequence[tuple[Form, B]], given: Sequence[Token], *, length: int, make: Callable[[B, Match], T]
) -> T:
    """What the first fitting form makes; Unreadable, placed in a text of so many characters, where none fits."""
    found = match(forms, given)
    if not isinstance(found, tuple):
        raise _unreadable(given, found.at, tuple(sorted(found.expected)), length=length)
    build, numbers = found
    try:
        return make(build, numbers)
    except Impossible as problem:
        place = numbers.places[problem.slot]
        raise _unreadable(given, place, (problem.expected,), length=length) from problem


def _unreadable(given: Sequence[Token], place: int, expected: tuple[str, ...], *, length: int) -> Unreadable:
    token = given[place] if place < len(given) else Token("", "", length)
    return Unreadable(token.start, expected, token.typed)


def day(numbers: Numbers, mark: str = "") -> date:
    """The day that the slots d, m and y (with a mark behind them) say."""
    try:
        return date(numbers[f"y{mark}"], numbers[f"m{mark}"], numbers[f"d{mark}"])
    except ValueError as problem:
        raise Impossible(f"d{mark}", "ngày có trong tháng ấy") from problem


def _day(frequency: Frequency) -> Build:
    return lambda numbers, window: at(day(numbers), frequency, fitting(window, frequency))


def _numbered(frequency: Frequency, slot: str = "") -> Build:
    """A period called by a year and, in `slot`, by a number."""

    def build(numbers: Numbers, window: Window) -> Period:
        number = numbers[slot] if slot else 1
        return of(frequency, numbers["y"], number, window=fitting(window, frequency))

    return build


def _week(numbers: Numbers, window: Window) -> Period:
    try:
        return of(Frequency.WEEK, numbers["y"], numbers["w"])
    except ValueError as problem:
        raise Impossible("w", f"tuần 1–52 (năm {numbers['y']} không có tuần 53)") from problem


def first_months(year: int, months: int, window: Window) -> Period:
    """The first so many months of a year: half a year, nine months, else months counted from the beginning."""
    if months == 6:
        return of(Frequency.HALF, year, 1, window=window)
    if months == 9:
        return of(Frequency.NINE_MONTHS, year, window=window)
    return of(Frequency.YEAR_TO_MONTH, year, months, window=window)


def _second_half(numbers: Numbers, window: Window) -> Period:
    return of(Frequency.HALF, numbers["y"], 2, window=window)


def _of_years(frequency: Frequency, apart: int) -> Build:
    """A school year or a term, called by its first and its last year."""

    def build(numbers: Numbers, window: Window) -> Period:
        first = numbers["y1"]
        if numbers["y2"] != first + apart:
            raise Impossible("y2", str(first + apart))
        try:
            return of(frequency, first)
        except ValueError as problem:
            raise Impossible(
                "y1", f"năm mở đầu nhiệm kỳ ({first // 5 * 5}, {first // 5 * 5 + 5})"
            ) from problem

    return build


def _lasting(unit: str, lengths: Mapping[int, tuple[Frequency, ...]]) -> Build:
    """A first day and a length: one of the periods that take so long and begin on that day."""

    def build(numbers: Numbers, window: Window) -> Period:
        if numbers["n"] not in lengths:
            raise Impossible("n", " hoặc ".join(f"P{length}{unit}" for length in lengths))
        start = day(numbers)
        for frequency in lengths[numbers["n"]]:
            for cut in Window if frequency in WINDOWED else (Window.CALENDAR,):
                try:
                    found = at(start, frequency, cut)
                except ValueError:
                    continue
                if found.start == start:
                    return found
        raise Impossible("d", "ngày đầu của một kỳ")

    return build


def _between(numbers: Numbers, window: Window) -> Period:
    """A cumulative period: beginning (a year, or the first day of a term or an administrative year) and end."""
    daily = "d2" in numbers
    by = Frequency.YEAR_TO_DAY if daily else Frequency.YEAR_TO_MONTH
    by_term = Frequency.TERM_TO_DAY if daily else Frequency.TERM_TO_MONTH
    ways = ((by, Window.ADMINISTRATIVE), (by_term, Window.CALENDAR)) if "d1" in numbers else ((by, window),)
    for frequency, cut in ways:
        if daily:
            found = at(day(numbers, "2"), frequency, cut)
        else:
            found = of(frequency, numbers["y2"], numbers["m2"], window=cut)
        if "d1" not in numbers and found.named[0] == numbers["y1"]:
            return found
        if "d1" in numbers and found.start == day(numbers, "1"):
            return found
    raise Impossible("y1", "ngày đầu của năm hoặc nhiệm kỳ chứa ngày cuối")


def _calendar(build: Build) -> Build:
    return lambda numbers, _: build(numbers, Window.CALENDAR)


def _stated(build: Build) -> Build:
    """The same with its days behind it, which decide how it is cut."""

    def checked(numbers: Numbers, window: Window) -> Period:
        said = day(numbers, "8"), day(numbers, "9")
        ways = [build(numbers, cut) for cut in Window]
        for found in ways:
            if (found.start, found.last) == said:
                return found
        raise Impossible(
            "d8", " hoặc ".join(f"{show_day(found.start)} - {show_day(found.last)}" for found in ways)
        )

    return checked


def _forms() -> Iterator[tuple[str, Build]]:
    for days in _DAYS:
        yield f"ngày? {days}", _day(Frequency.DAY)
        yield f"lũy kế đến|tới hết? ngày? {days}", _day(Frequency.YEAR_TO_DAY)
        yield f"lũy? kế? từ đầu nhiệm kỳ đến|tới hết? ngày? {days}", _day(Frequency.TERM_TO_DAY)
    yield "tuần {w} /|-|năm? {y}", _week
    yield from _named()
    yield "năm học {y1} - {y2}", _of_years(Frequency.SCHOOL_YEAR, 1)
    yield "nhiệm kỳ {y1} - {y2}", _of_years(Frequency.TERM, 5)
    yield (
        "lũy? kế? từ đầu nhiệm kỳ đến|tới hết? tháng {m} /|-|năm? {y}",
        _numbered(Frequency.TERM_TO_MONTH, "m"),
    )


def _named() -> Iterator[tuple[str, Build]]:
    """What is made of months, as called by year and number."""
    yield "tháng|t {m} /|-|năm? {y}", _numbered(Frequency.MONTH, "m")
    yield "{m} /|- {y}", _numbered(Frequency.MONTH, "m")
    yield "quý|q {q} /|-|năm? {y}", _numbered(Frequency.QUARTER, "q")
    yield "{m} tháng đầu năm? {y}", lambda numbers, window: first_months(numbers["y"], numbers["m"], window)
    yield "6 tháng cuối năm? {y}", _second_half
    yield "năm? {y}", _numbered(Frequency.YEAR)
    yield "lũy kế đến|tới hết? tháng {m} /|-|năm? {y}", _numbered(Frequency.YEAR_TO_MONTH, "m")


def _codes() -> Iterator[tuple[str, Build]]:
    yield "{y} - {m} - {d}", _day(Frequency.DAY)
    yield "{y} - w {w}", _week
    yield "{y} - m? {m}", _numbered(Frequency.MONTH, "m")
    yield "{y} - q {q}", _numbered(Frequency.QUARTER, "q")
    yield "{y} - s {s}", _numbered(Frequency.HALF, "s")
    yield "{y} - a 1", _numbered(Frequency.YEAR)
    months = {
        1: (Frequency.MONTH,),
        3: (Frequency.QUARTER,),
        6: (Frequency.HALF,),
        9: (Frequency.NINE_MONTHS,),
    }
    yield "{y} - {m} - {d} / p {n} m", _lasting("M", months)
    years = {1: (Frequency.YEAR, Frequency.SCHOOL_YEAR), 5: (Frequency.TERM,)}
    yield "{y} - {m} - {d} / p {n} y", _lasting("Y", years)
    for beginning in ("{y1}", "{y1} - {m1} - {d1}"):
        yield beginning + " / {y2} - {m2}", _between
        yield beginning + " / {y2} - {m2} - {d2}", _between


def _with_days() -> Iterator[tuple[str, Build]]:
    for pattern, build in _named():
        yield pattern + _STATED, _stated(build)
    for days in _DAYS:
        pattern = f"lũy kế đến|tới hết? ngày? {days}"
        yield pattern + _STATED, _stated(_day(Frequency.YEAR_TO_DAY))


FORMS: tuple[tuple[Form, Build], ...] = tuple(
    [(form(pattern), build) for pattern, build in _forms()]
    + [(form(pattern), _calendar(build)) for pattern, build in _codes()]
    + [(form(pattern), build) for pattern, build in _with_days()]
)
