"""The nearest of many known wordings, found through the concepts that they share."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from tinhso.core.matching.comparing import compare_readings, weight
from tinhso.core.matching.reading import Reading, read
from tinhso.core.matching.values import Closeness, Match, Wording

_ORDER = {closeness: rank for rank, closeness in enumerate(Closeness)}
_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class Found:
    """A known wording near the wanted one: its place in the sequence given, and how close it is."""

    at: int
    match: Match


class Index:
    """Known wordings by their concepts; building reads each once, a look-up compares only the likeliest."""

    def __init__(self, candidates: Sequence[Wording]) -> None:
        self._readings = [read(candidate) for candidate in candidates]
        self._having: dict[str, list[int]] = defaultdict(list)
        for at, reading in enumerate(self._readings):
            for key in {term.key for term in reading.terms}:
                self._having[key].append(at)

    def best(self, wanted: Wording, limit: int = 5) -> tuple[Found, ...]:
        """Up to `limit` known wordings that are at least similar: the closest first, then the likest."""
        reading = read(wanted)
        found = [Found(at, compare_readings(reading, self._readings[at])) for at in self._likeliest(reading)]
        near = [one for one in found if one.match.closeness is not Closeness.NONE]
        return tuple(sorted(near, key=lambda one: (_ORDER[one.match.closeness], -one.match.score))[:limit])

    def _likeliest(self, wanted: Reading) -> list[int]:
        """Places of the candidates that share most; a concept that many have says little."""
        shares: dict[int, float] = defaultdict(float)
        for term in wanted.terms:
            having = self._having.get(term.key, [])
            for at in having:
                shares[at] += weight(term) * log(1 + len(self._readings) / len(having))
        return sorted(shares, key=lambda at: (-shares[at], at))[:_LOOKED_AT]
