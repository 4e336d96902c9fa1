"""What holds for every period."""

import re
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tinhso.core import period, vi
from tinhso.core.period import Frequency, Period, Window
from tinhso.core.timeline import Interval

NONE_BETWEEN = [frequency for frequency in Frequency if frequency is not Frequency.NINE_MONTHS]
APART = [frequency for frequency in NONE_BETWEEN if "_to_" not in frequency]
CUT = [
    frequency
    for frequency in Frequency
    if frequency.endswith(("month", "quarter", "half", "nine_months", "year", "year_to_day"))
    and frequency not in (Frequency.SCHOOL_YEAR, Frequency.TERM_TO_MONTH)
]
WORDS = re.findall(
    r"\S+",
    "lũy kế đến từ đầu cuối năm học nhiệm kỳ tháng quý tuần ngày này trước qua gần nhất cùng kỳ của 1 3 6 9 12 31 53 "
    "2024 2025 2030 III / - ( ) p m y d q s w 2025-09 2025-Q3 2026-01-01",
)
days = st.dates(date(1911, 1, 1), date(2190, 12, 31))


@st.composite
def periods(draw: st.DrawFn, frequencies: list[Frequency] = list(Frequency)) -> Period:  # noqa: B006
    frequency = draw(st.sampled_from(frequencies))
    window = draw(st.sampled_from(list(Window))) if frequency in CUT else Window.CALENDAR
    day = draw(days)
    if frequency is Frequency.NINE_MONTHS:
        day = day.replace(month=day.month % 9 + 1, day=1)
    return period.at(day, frequency, window)


@given(periods())
def test_words_and_codes_lead_back_to_the_period(one: Period) -> None:
    assert period.read(period.show(one)) == one
    assert period.read(period.code(one)) == one


@given(periods())
def test_two_periods_never_share_a_code(one: Period) -> None:
    neighbours = {one, one.next, one.previous}
    neighbours |= {other for frequency in Frequency if (other := period.containing(one, frequency))}
    assert len({period.code(other) for other in neighbours}) == len(neighbours)
    assert len({period.show(other) for other in neighbours}) == len(neighbours)


@given(periods())
def test_year_and_number_lead_back_to_the_period(one: Period) -> None:
    assert period.of(one.frequency, *one.named, window=one.window) == one


@given(periods(), st.integers(-50, 50))
def test_the_index_counts_periods(one: Period, by: int) -> None:
    assert one.shift(by).index == one.index + by
    assert one.shift(by).shift(-by) == one
    assert one.next.previous == one


@given(periods(APART))
def test_a_period_ends_where_the_next_begins(one: Period) -> None:
    assert one.end == one.next.start


@given(days, st.sampled_from(NONE_BETWEEN))
def test_every_day_lies_in_one_period_of_each_frequency(day: date, frequency: Frequency) -> None:
    for window in Window if frequency in CUT else (Window.CALENDAR,):
        found = period.at(day, frequency, window)
        assert day in found.interval
        assert found.interval == Interval(found.start, found.last + timedelta(days=1))


@given(periods(), periods())
def test_periods_are_sorted_by_their_first_day(one: Period, other: Period) -> None:
    first, second = sorted((one, other))
    assert (first.start, first.end) <= (second.start, second.end)
    assert (one < other) + (other < one) + (one == other) == 1


@given(periods(), st.sampled_from(list(Frequency)))
def test_what_lies_in_a_period_is_held_by_it(one: Period, frequency: Frequency) -> None:
    for part in period.contained(one, frequency):
        if frequency is Frequency.WEEK and one.frequency is not Frequency.DAY:
            assert part.start + timedelta(days=3) in one.interval
        else:
            assert one.start <= part.start < part.end <= one.end


@given(periods([*CUT[:5]]), st.sampled_from([Frequency.DAY, Frequency.WEEK, Frequency.MONTH]))
def test_parts_of_a_period_follow_each_other_and_are_held_by_it_alone(
    one: Period, frequency: Frequency
) -> None:
    parts = period.contained(one, frequency)
    assert [part.index for part in parts] == list(range(parts[0].index, parts[-1].index + 1))
    assert {period.containing(part, one.frequency, one.window) for part in parts} == {one}
    if frequency is not Frequency.WEEK:
        assert (parts[0].start, parts[-1].end) == (one.start, one.end)


@given(st.integers(1901, 2199))
def test_a_year_has_53_weeks_when_its_first_or_last_day_is_a_thursday(year: int) -> None:
    thursday = 3 in (date(year, 1, 1).weekday(), date(year, 12, 31).weekday())
    assert len(period.contained(period.of(Frequency.YEAR, year), Frequency.WEEK)) == 52 + thursday


@given(periods())
def test_the_same_period_last_year_has_the_same_number_a_year_before(one: Period) -> None:
    earlier = period.same_period_last_year(one)
    assume(earlier is not None)
    assert earlier
    assert (earlier.frequency, earlier.window) == (one.frequency, one.window)
    assert earlier.named[0] == one.named[0] - 1
    if not one.frequency.endswith("day"):
        assert earlier.named[1] == one.named[1]


@given(periods([Frequency.MONTH, Frequency.QUARTER, Frequency.HALF, Frequency.NINE_MONTHS, Frequency.YEAR]))
def test_what_is_counted_from_the_beginning_of_the_year_ends_with_the_period(one: Period) -> None:
    counted = period.cumulative(one)
    assert counted
    assert (counted.end, counted.window) == (one.end, one.window)
    assert counted.start == period.at(one.start, Frequency.YEAR, one.window).start


def test_nine_months_and_three_quarters_are_the_same_days() -> None:
    nine = period.read("9 tháng đầu năm 2025")
    quarters = period.contained(nine, Frequency.QUARTER)
    assert [period.show(one) for one in quarters] == ["quý I/2025", "quý II/2025", "quý III/2025"]
    assert period.cumulative(quarters[-1]) == period.read("lũy kế đến tháng 9/2025")
    assert period.containing(period.read("quý IV/2025"), Frequency.NINE_MONTHS) is None


def test_what_is_counted_from_the_beginning_of_the_term_starts_with_its_first_planned_year() -> None:
    month = period.read("tháng 3/2028")
    counted = period.cumulative(month, Frequency.TERM)
    assert counted
    assert (period.show(counted), counted.start) == (
        "lũy kế từ đầu nhiệm kỳ đến tháng 3/2028",
        date(2026, 1, 1),
    )


def test_days_and_weeks_are_counted_up_to_a_day_and_quarters_up_to_a_month() -> None:
    counted = [
        period.cumulative(period.read(said)) for said in ("26/11/2026", "tuần 48/2026", "quý III/2026")
    ]
    assert [period.show(one) for one in counted if one] == [
        "lũy kế đến ngày 26/11/2026",
        "lũy kế đến ngày 29/11/2026",
        "lũy kế đến tháng 9/2026",
    ]
    assert period.cumulative(period.read("tuần 53/2026")) is None


def test_a_term_holds_the_five_years_that_its_resolution_plans() -> None:
    years = period.contained(period.read("nhiệm kỳ 2025-2030"), Frequency.YEAR)
    assert [one.named[0] for one in years] == [2026, 2027, 2028, 2029, 2030]


def test_a_school_year_lies_in_no_calendar_year() -> None:
    school_year = period.read("năm học 2025-2026")
    assert period.containing(school_year, Frequency.YEAR) is None
    assert period.cumulative(school_year) is None


def test_a_calendar_month_lies_in_no_administrative_quarter() -> None:
    december = period.read("tháng 12/2025")
    assert period.containing(december, Frequency.QUARTER, Window.ADMINISTRATIVE) is None


def test_a_week_across_two_months_goes_where_its_thursday_goes() -> None:
    assert period.containing(period.read("tuần 53/2026"), Frequency.MONTH) == period.read("tháng 12/2026")
    assert period.containing(period.read("tuần 1/2025"), Frequency.YEAR) == period.read("năm 2025")


def test_the_last_quarter_lies_in_no_nine_months() -> None:
    with pytest.raises(ValueError, match="lies in no period"):
        period.at(date(2025, 10, 1), Frequency.NINE_MONTHS)


def test_weeks_and_terms_are_never_cut_at_the_fifteenth() -> None:
    for frequency in set(Frequency) - set(CUT):
        with pytest.raises(ValueError, match="has no administrative window"):
            Period(frequency, 1000, Window.ADMINISTRATIVE)


@pytest.mark.parametrize(
    ("frequency", "year", "number"),
    [
        (Frequency.MONTH, 2025, 13),
        (Frequency.QUARTER, 2025, 0),
        (Frequency.YEAR, 2025, 2),
        (Frequency.WEEK, 2025, 53),
        (Frequency.TERM, 2026, 1),
        (Frequency.DAY, 2025, 366),
    ],
)
def test_a_number_that_the_year_has_not_is_refused(frequency: Frequency, year: int, number: int) -> None:
    with pytest.raises(ValueError, match=r"there is no|Invalid week"):
        period.of(frequency, year, number)


def resolved(text: str) -> tuple[Period, ...] | period.Unreadable:
    try:
        return period.resolve(text, on=date(2026, 11, 26))
    except period.Unreadable as refused:
        return refused


@given(st.text(max_size=40) | st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
def test_any_text_is_a_period_or_refused_inside_the_text(text: str) -> None:
    found = resolved(text)
    if isinstance(found, period.Unreadable):
        assert 0 <= found.position <= len(text)
        assert found.expected
        assert text[found.position :].startswith(found.found)
    else:
        assert all(period.read(period.show(one)) == one for one in found)


def in_parts(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@given(periods(), st.sampled_from([str.upper, str.title, in_parts, vi.fold]))
def test_capital_letters_wide_gaps_and_marks_do_not_matter(one: Period, change: object) -> None:
    assert callable(change)
    typed = f"  {change(period.show(one))} ".replace(" ", "  ")
    assert period.read(typed) == one
