"""Whether two wordings speak of the same measured thing."""

from tinhso.core.matching.comparing import compare
from tinhso.core.matching.index import Found, Index
from tinhso.core.matching.values import Aspect, Change, Closeness, Difference, Match, Wording

__all__ = ["Aspect", "Change", "Closeness", "Difference", "Found", "Index", "Match", "Wording", "compare"]
