"""Tables that only set words side by side: the head of a Vietnamese paper, and its foot with the signature."""

import re

_SAID = re.compile(
    r"cộng h(?:òa|oà) xã hội|đảng cộng sản việt nam|độc lập\s*[-–]\s*tự do|nơi nhận\s*:|(?m:^)\s*(?:tm|kt|tl)\s*\.",
    re.IGNORECASE,
)
_ROWS = 4
_COLUMNS = 3


def is_layout(texts: list[list[str]]) -> bool:
    """Whether a table of these cells is to be read line by line instead of by rows."""
    width = max((len(row) for row in texts), default=0)
    if width <= 1:
        return True
    if len(texts) > _ROWS or width > _COLUMNS:
        return False
    return any(_SAID.search(text) for row in texts for text in row)
