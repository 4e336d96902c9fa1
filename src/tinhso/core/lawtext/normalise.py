"""First pass: one writing of the text for the rules to read, with the way back to the text as given."""

import re
import unicodedata
from dataclasses import dataclass

from tinhso.core.vi import standard_tones

# One character for one: what looks like a space is a space, every line end is a line feed.
_SPACES = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_PLAIN: dict[int, str | None] = {ord(c): " " for c in "\u00a0\u1680\u202f\u205f\u3000"}
_PLAIN |= {code: " " for code in range(0x2000, 0x200B)}
_PLAIN |= {0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_PLAIN |= {0xFF05: "%", 0xFE6A: "%"} | {0xFF10 + i: str(i) for i in range(10)}
# Left out altogether: soft hyphen, zero-width characters, marks of direction, byte order mark.
_UNSEEN = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_PLAIN |= {ord(c): None for c in _UNSEEN}
# Runs that need more than a look: a letter with its combining marks, unseen characters, carriage returns.
# No letter of a language carries more than a few marks: the rest (hostile text) is left out, or composing
# would take time quadratic in their number.
_SPECIAL = re.compile(
    rf"[^\u0300-\u036f][\u0300-\u036f]{{1,6}}|[\u0300-\u036f]+|\r\n?|[{_UNSEEN}]|[{_SPACES}]{{2,}}"
    # Markdown: line breaks in cells, bold, escaped signs.
    r"|<br ?/?>|\*\*|\\(?=[-*_.#|+()\[\]])"
)
# In the key alone: signs that are written in several ways.
_KEY = str.maketrans(
    {c: "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uf02d"}
    | {c: '"' for c in "“”„‟«»"}
    | {c: "'" for c in "‘’‚‛´`"}
    | {"≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤"}
)


@dataclass(frozen=True, slots=True)
class Clean:
    """A text in composed form with plain spaces.

    `key` is the same text in lower case with tones and signs in one writing, position by position.
    `origins[i]` is the offset in the text as given of character i; one more entry closes the list.
    """

    text: str
    key: str
    origins: range | tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text as given that became `start:end` here."""
        if end <= start:
            return self.origins[start], self.origins[start]
        return self.origins[start], self.origins[end]


def normalise(text: str) -> Clean:
    """The text made ready for the rules; harmless on any text, in time linear in its length."""
    if not _SPECIAL.search(text):
        plain = text.translate(_PLAIN)
        return Clean(plain, _key(plain), range(len(plain) + 1))
    parts: list[str] = []
    origins: list[int] = []
    at = 0
    for found in _SPECIAL.finditer(text):
        _copy(text, (at, found.start()), (parts, origins))
        made = _made_of(found.group())
        parts.append(made)
        origins.extend(min(found.start() + i, found.end() - 1) for i in range(len(made)))
        at = found.end()
    _copy(text, (at, len(text)), (parts, origins))
    origins.append(len(text))
    plain = "".join(parts)
    return Clean(plain, _key(plain), tuple(origins))


def _copy(text: str, span: tuple[int, int], into: tuple[list[str], list[int]]) -> None:
    into[0].append(text[span[0] : span[1]].translate(_PLAIN))
    into[1].extend(range(*span))


def _made_of(run: str) -> str:
    if run[0] == "\r":
        return "\n"
    if unicodedata.combining(run[0]):
        return ""
    if run[-1].isspace() or run[0] == "<":
        return " "
    if run in ("**", "\\"):
        return ""
    return unicodedata.normalize("NFC", run.translate(_PLAIN))


def _key(text: str) -> str:
    """Lower case with one place of the tones, as long as the text itself."""
    key = text.lower()
    if len(key) != len(text):
        key = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    toned = standard_tones(key)
    return (toned if len(toned) == len(key) else key).translate(_KEY)
