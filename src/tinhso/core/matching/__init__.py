"""Whether two wordings speak of the same measured thing."""

from tinhso.core.matching.values import Closeness, Match

__all__ = ["Closeness", "Match"]
