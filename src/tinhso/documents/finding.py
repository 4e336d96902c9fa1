"""Finding in a text what a person quotes from it: white space and composed letters may differ."""

import re
import unicodedata
from dataclasses import dataclass

_MOST = 20  # places worth choosing among
_AROUND = 60  # code points of context


@dataclass(frozen=True, slots=True)
class Found:
    """A quoted passage and the number in it, as offsets of the text."""

    start: int
    end: int
    value_start: int
    value_end: int

    @property
    def word(self) -> str:
        """The offsets as one word of a form."""
        return f"{self.start}-{self.end}-{self.value_start}-{self.value_end}"


def places(content: str, quote: str, number: str) -> tuple[Found, ...]:
    """Where the text says the quote with the number in it, in order, at most twenty; none when it does not."""
    found: list[Found] = []
    digits = _pattern(number, edges=True)
    for passage in _passages(content, quote):
        for value in digits.finditer(content, *passage.span()):
            found.append(Found(*passage.span(), *value.span()))
            if len(found) == _MOST:
                return tuple(found)
    return tuple(found)


def passages(content: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Where the text says the quote, in order, at most twenty."""
    return tuple(found.span() for found in _passages(content, quote)[:_MOST])


def quoted(content: str, quote: str) -> bool:
    """Whether the text says the quote at all."""
    return bool(_passages(content, quote))


def around(content: str, place: Found) -> tuple[str, str, str]:
    """The number of a place with what stands before and after it."""
    before = content[max(0, place.value_start - _AROUND) : place.value_start]
    after = content[place.value_end : place.value_end + _AROUND]
    return before, content[place.value_start : place.value_end], after


def _passages(content: str, quote: str) -> list[re.Match[str]]:
    for form in ("NFC", "NFD"):
        words = unicodedata.normalize(form, quote)
        if words.split() and (found := list(_pattern(words).finditer(content))):
            return found
    return []


def _pattern(words: str, *, edges: bool = False) -> re.Pattern[str]:
    inner = r"\s+".join(re.escape(word) for word in words.split())
    # A number is not found inside a longer one: 5 does not stand in 1.250 or in 7,5.
    return re.compile(rf"(?<![\d.,]){inner}(?![.,]?\d)" if edges else inner)
