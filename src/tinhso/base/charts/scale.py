"""From values and days to places: scales, round ticks, and which labels fit side by side."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_NICE = (1, 2, 2.5, 5, 10)
_MONTHS = (1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 600, 1200)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from `low … high` to `start … end`; values outside stop at the ends."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        if self.high == self.low:
            return (self.start + self.end) / 2
        share = (value - self.low) / (self.high - self.low)
        return self.start + (self.end - self.start) * min(max(share, 0), 1)


def round_ticks(low: float, high: float, count: int = 4) -> tuple[float, ...]:
    """Up to `count` + 1 round numbers at equal distances from low to high, where low < high."""
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(nice * power for nice in _NICE if nice * power >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(_tidy(number * step) for number in range(first, last + 1))


def _tidy(value: float) -> float:
    """Without the noise of the multiplication: 0.30000000000000004 → 0.3."""
    return float(f"{value:.12g}")


def day_ticks(first: date, last: date, count: int = 4) -> tuple[date, ...]:
    """At most about `count` days: ends of months, quarters or years where the span holds two, else its ends."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((size for size in _MONTHS if size * count >= months), _MONTHS[-1])
    ends = [day for day in _period_ends(first, last, step) if first <= day <= last]
    return tuple(ends) if len(ends) > 1 else tuple(sorted({first, last}))


def _period_ends(first: date, last: date, step: int) -> list[date]:
    """The last days of calendar periods of `step` months; of longer ones than a year, from the first year's."""
    begin = first.year * 12 if step > 12 else (first.year * 12 + first.month - 1) // step * step
    after = [begin + (12 if step > 12 else step) + step * number for number in range(1200 // step + 1)]
    months = [month for month in after if month <= last.year * 12 + last.month]
    return [date(month // 12, month % 12 + 1, 1) - timedelta(days=1) for month in months]


def side_by_side(places: Sequence[float], size: float) -> tuple[bool, ...]:
    """Which labels of the given size, in their order, can stand without touching one that already does."""
    kept: list[float] = []
    fits = []
    for place in places:
        fits.append(all(abs(place - other) >= size for other in kept))
        if fits[-1]:
            kept.append(place)
    return tuple(fits)
