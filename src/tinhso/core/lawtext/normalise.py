"""First pass: one writing of the text for the rules to read, with the way back to the text as given."""

import re
import unicodedata
from dataclasses import dataclass

from tinhso.core.lawtext.aligned import column_gaps
from tinhso.core.vi import standard_tones

# One character for one: what looks like a space is a space, every line end is a line feed.
_SPACES = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_PLAIN = dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000", " ")
_PLAIN |= {chr(code): " " for code in range(0x2000, 0x200B)}
_PLAIN |= dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n")
_PLAIN |= {"\uff05": "%", "\ufe6a": "%"} | {chr(0xFF10 + i): str(i) for i in range(10)}
# Left out altogether: soft hyphen, zero-width characters, marks of direction, byte order mark.
_UNSEEN = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_PLAIN |= dict.fromkeys(_UNSEEN, "")
# Runs that need more than a look: a letter with its combining marks, unseen characters, carriage returns.
# No letter of a language carries more than a few marks: the rest (hostile text) is left out, or composing
# would take time quadratic in their number.
_UNMARKED = (
    rf"\r\n?|[{_UNSEEN}]|[{_SPACES}]{{2,}}"
    # Markdown: line breaks in cells, bold, escaped signs.
    r"|<br ?/?>|\*\*|\\(?=[-*_.#|+()\[\]])"
)
_SPECIAL = re.compile(_UNMARKED)
_MARK = re.compile(r"[\u0300-\u036f]")
_MARKED = re.compile(rf"[^\u0300-\u036f][\u0300-\u036f]{{1,6}}|[\u0300-\u036f]+|{_UNMARKED}")
# In the key alone: signs that are written in several ways.
_KEY = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uf02d", "-")
_KEY |= dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛´`", "'")
_KEY |= {"≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤"}
# Few characters of a text are written anew: finding them takes less time than asking each what it becomes.
_NOT_PLAIN = re.compile(f"[{''.join(map(re.escape, _PLAIN))}]")
_NOT_KEY = re.compile(f"[{''.join(map(re.escape, _KEY))}]")


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
    special = _MARKED if _MARK.search(text) else _SPECIAL
    if not special.search(text):
        plain = _plain(text)
        return Clean(plain, _key(plain), range(len(plain) + 1))
    parts: list[str] = []
    origins: list[int] = []
    at = 0
    gaps = column_gaps(text)
    for found in special.finditer(text):
        _copy(text, (at, found.start()), (parts, origins))
        made = gaps.get(found.start()) or _made_of(found.group())
        parts.append(made)
        origins.extend(min(found.start() + i, found.end() - 1) for i in range(len(made)))
        at = found.end()
    _copy(text, (at, len(text)), (parts, origins))
    origins.append(len(text))
    plain = "".join(parts)
    return Clean(plain, _key(plain), tuple(origins))


def _plain(text: str) -> str:
    return _NOT_PLAIN.sub(lambda odd: _PLAIN[odd.group()], text)


def _copy(text: str, span: tuple[int, int], into: tuple[list[str], list[int]]) -> None:
    into[0].append(_plain(text[span[0] : span[1]]))
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
    return unicodedata.normalize("NFC", _plain(run))


def _key(text: str) -> str:
    """Lower case with one place of the tones, as long as the text itself."""
    key = text.lower()
    if len(key) != len(text):
        key = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    toned = standard_tones(key)
    return _NOT_KEY.sub(lambda odd: _KEY[odd.group()], toned if len(toned) == len(key) else key)
