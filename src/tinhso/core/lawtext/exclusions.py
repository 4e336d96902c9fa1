"""What a measure leaves out ("trừ văn bản mật"), and the words without it."""

import re

from tinhso.core.lawtext.mentions import mentions
from tinhso.core.lawtext.wording import Phrase

_EXCLUSION = re.compile(
    r"\s*\(\s*(?:trừ|không tính|không bao gồm|không kể|ngoại trừ|loại trừ|không gồm|chưa tính"
    r"|chưa kể)\s+(?P<what>[^()]{1,200})\)"
    r"|,?\s+(?:trừ|không tính|không bao gồm|không kể|ngoại trừ|chưa tính|chưa kể)(?:\s+(?:các|những"
    r"|trường hợp))?\s+(?P<bare>[^(),;.]{3,200})"
)
_EXCLUDES = ("trừ", "không", "chưa")


def excluded(words_: Phrase) -> tuple[Phrase, str | None]:
    """The phrase without what it leaves out of the measure, and the words for that."""
    found = _EXCLUSION.search(words_.key) if mentions(_EXCLUDES, words_.key) else None
    if not found:
        return words_, None
    group = "what" if found["what"] else "bare"
    return words_.without(*found.span()), words_.text[found.start(group) : found.end(group)].strip(" ,")
