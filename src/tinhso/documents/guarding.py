"""Places whose decision rests on more than one person: parts above say which, this part asks before it writes."""

from collections.abc import Callable

# Whether the judgement of a place (text, start and end of the number, which statement on it) is held.
Guard = Callable[[int, tuple[int, int, int]], bool]

_guards: list[Guard] = []


def add(guard: Guard) -> None:
    """Have a guard asked before every decision; once for each guard."""
    if guard not in _guards:
        _guards.append(guard)


def is_held(text: int, place: tuple[int, int, int]) -> bool:
    """Whether a decision about the place needs a second person."""
    return any(guard(text, place) for guard in _guards)
