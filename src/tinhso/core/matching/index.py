"""The nearest of many known wordings, found through the concepts that they share."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tinhso.core.matching.comparing import compare_readings, weight
from tinhso.core.matching.reading import Reading, read
from tinhso.core.matching.values import Closeness, Match, Wording

_ORDER = {closeness: rank for rank, closeness in enumerate(Closeness)}
_LOOKED_AT = 40
# Less than this share in common is neither the same said briefly nor similar.
_WORTH_COMPARING = 0.2


@dataclass(frozen=True, slots=True)
class Found:
    """A known wording near the wanted one: its place in the sequence given, and how close it is."""

    at: int
    match: Match


class Index:
    """Known wordings by their concepts; building reads each once, a look-up compares only the likely ones."""

    def __init__(self, candidates: Sequence[Wording] = ()) -> None:
        self._readings: list[Reading] = []
        self._weights: list[dict[str, float]] = []
        self._totals: list[float] = []
        self._having: dict[str, list[int]] = defaultdict(list)
        for candidate in candidates:
            self.add(candidate)

    def add(self, candidate: Wording) -> None:
        """One more known wording, at the end of the sequence."""
        reading = read(candidate)
        weights = _weights(reading)
        for key in weights:
            self._having[key].append(len(self._readings))
        self._readings.append(reading)
        self._weights.append(weights)
        self._totals.append(sum(weights.values()))

    def best(self, wanted: Wording, limit: int = 5) -> tuple[Found, ...]:
        """Up to `limit` known wordings that are at least similar: the closest first, then the likest."""
        return self._compared(wanted, most=max(_LOOKED_AT, limit))[:limit]

    def near(self, wanted: Wording) -> tuple[Found, ...]:
        """Every known wording that is at least similar, in the order of `best`."""
        return self._compared(wanted, most=None)

    def _compared(self, wanted: Wording, most: int | None) -> tuple[Found, ...]:
        reading = read(wanted)
        found = [
            Found(at, compare_readings(reading, self._readings[at])) for at in self._likely(reading)[:most]
        ]
        near = [one for one in found if one.match.closeness is not Closeness.NONE]
        return tuple(sorted(near, key=lambda one: (_ORDER[one.match.closeness], -one.match.score)))

    def _likely(self, wanted: Reading) -> list[int]:
        """Places of the candidates that share enough meaning to be compared, those that share most first."""
        ours = _weights(wanted)
        total = sum(ours.values())
        shares: dict[int, float] = defaultdict(float)
        for key, own in ours.items():
            for at in self._having.get(key, ()):
                shares[at] += own + self._weights[at][key]
        likely = {at: share / (total + self._totals[at]) for at, share in shares.items()}
        return sorted(
            (at for at in likely if likely[at] >= _WORTH_COMPARING), key=lambda at: (-likely[at], at)
        )


def _weights(reading: Reading) -> dict[str, float]:
    return {term.key: weight(term) for term in reading.terms}
