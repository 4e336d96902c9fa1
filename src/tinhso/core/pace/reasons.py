"""Why a promise stands as it does: the codes, in the order they are told, and the figures each carries."""

from enum import StrEnum


class Why(StrEnum):
    """A reason for a status, or something a reader of the status must know."""

    REACHED = "reached"  # the latest figure satisfies the value
    REACHED_LATE = "reached_late"  # it does, and the last figure up to the deadline did not
    DUE_PASSED = "due_passed"  # the deadline has passed without the value
    NO_FIGURE = "no_figure"  # nothing was reported up to the day
    OTHER_PERIOD = "other_period"  # no figure for this period of a recurring promise, nor for the one before
    BEFORE_START = "before_start"  # the path asks for nothing yet
    NO_DEADLINE = "no_deadline"  # none is stated, and no path
    NO_PATH = "no_path"  # before the deadline, and nothing is asked until then
    ON_PATH = "on_path"  # as far as the path asks, or nearly
    BEHIND = "behind"  # behind the path
    FAR_BEHIND = "far_behind"  # far behind the path
    MOVED_AWAY = "moved_away"  # further from the goal than the baseline
    LOST = "lost"  # an earlier figure satisfied the value, the latest does not
    BOUND_ITSELF = "bound_itself"  # exactly the bound, where it must be passed
    UNDATED = "undated"  # nothing says what day the latest figure speaks of
    STALE = "stale"  # the latest figure is too old to speak of the pace
    SOURCES_DISAGREE = (
        "sources_disagree"  # verified and self-reported figures differ on whether it is reached
    )
    SAME_DAY_DIFFER = (
        "same_day_differ"  # equally trusted figures of one day differ: the less favourable stands
    )


# `ratio` is None where nothing can be divided by: no baseline, or a path that does not leave it yet.
FIGURES: dict[Why, tuple[str, ...]] = {
    Why.REACHED: ("latest", "target", "high"),
    Why.REACHED_LATE: ("due",),
    Why.DUE_PASSED: ("due", "days_over"),
    Why.NO_FIGURE: (),
    Why.OTHER_PERIOD: ("latest_on", "period_end"),
    Why.BEFORE_START: ("start",),
    Why.NO_DEADLINE: ("distance",),
    Why.NO_PATH: ("distance", "due", "days_left"),
    Why.ON_PATH: ("latest", "expected", "ratio"),
    Why.BEHIND: ("latest", "expected", "ratio"),
    Why.FAR_BEHIND: ("latest", "expected", "ratio"),
    Why.MOVED_AWAY: ("latest", "baseline"),
    Why.LOST: ("lost", "lost_on"),
    Why.BOUND_ITSELF: ("latest",),
    Why.UNDATED: (),
    Why.STALE: ("latest_on", "stale_after"),
    Why.SOURCES_DISAGREE: ("verified", "verified_on", "reported", "reported_on"),
    Why.SAME_DAY_DIFFER: ("latest", "other"),
}
