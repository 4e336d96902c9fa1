"""The numbers that judging turns on, apart from the rule, so that an office may set its own."""

from dataclasses import dataclass

_DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Rules:
    """Bands of the attainment ratio, and how long a figure speaks for the present.

    The ratio is the change made since the baseline over the change the path asks for by the day. Source of
    the bands: Eurostat's method for indicators with a quantitative target (95 % and more: significant
    progress; 60 to 95 %: moderate; less: insufficient; below zero: movement away). A figure is stale after
    `stale_periods` of its reporting periods, `period_months` long unless the promise says otherwise.
    """

    on_track: float = 0.95
    at_risk: float = 0.60
    stale_periods: float = 1.5
    period_months: int = 12

    def stale_after(self, months: int | None) -> int:
        """The days after which a figure reported every so many months is stale: 548 for a yearly one."""
        return round(self.stale_periods * (months or self.period_months) * _DAYS_A_MONTH)


STANDARD = Rules()
