"""Composed form, tone placement, search keys without marks, and the order of the Vietnamese alphabet."""

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
# The order of the alphabet, and of the tones within a letter: ngang, huyền, hỏi, ngã, sắc, nặng.
_ALPHABET = {letter: i for i, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONE_ORDER = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
# "hòa" and "hoà" are one word: the tone of oa, oe, uy at the end of a syllable stands on the first vowel.
_LATE_TONE = re.compile(r"[oOuU](?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ])(?<![qQ]..)")
_IN_SYLLABLE = re.compile(r"[a-zA-Z\u0300-\u036f]")


def nfc(text: str) -> str:
    """The text in composed form, in which it is stored and compared."""
    return unicodedata.normalize("NFC", text)


def standard_tones(text: str) -> str:
    """The text with the tone of a final oa, oe, uy on its first vowel ("hoà" → "hòa"), composed."""
    return _LATE_TONE.sub(_early_tone, nfc(text))


def _early_tone(found: re.Match[str]) -> str:
    following = found.string[found.end() : found.end() + 1]
    if _IN_SYLLABLE.match(unicodedata.normalize("NFD", following)):
        return found.group()
    first, late = tuple(found.group())
    second, tone = tuple(unicodedata.normalize("NFD", late))
    return nfc(first + tone) + second


def fold(text: str) -> str:
    """A search key: lower case, no marks, đ as d, runs of white space as one space."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def sort_key(text: str) -> str:
    """A key whose code-point order is the dictionary's: letters first, tones only to break ties."""
    letters: list[str] = []
    tones: list[str] = []
    for char in nfc(text.lower()):
        letter, tone = _letter_and_tone(char)
        letters.append(chr(0x100 + _ALPHABET[letter]) if letter in _ALPHABET else letter)
        tones.append(str(_TONE_ORDER.get(tone, 0)))
    return "".join(letters) + "\x01" + "".join(tones)


def _letter_and_tone(char: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", char)
    tone = next((c for c in parts if c in _TONES), "")
    return nfc(parts.replace(tone, "")) if tone else char, tone
