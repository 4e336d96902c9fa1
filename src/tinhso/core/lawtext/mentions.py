"""Whether any of some words stands in a text: a look that costs little, before a pattern that costs much."""


def mentions(words: tuple[str, ...], said: str) -> bool:
    """Whether a text holds any of the words, as they are or inside others."""
    return any(map(said.__contains__, words))
