"""What others may know of a target: how it stands."""

from dataclasses import dataclass

from tinhso.core.pace import Assessment
from tinhso.observations.models import Observation
from tinhso.progress.models import Target, TargetVersion


@dataclass(frozen=True, slots=True)
class Standing:
    """A target as one day and one moment of knowledge show it: its version, its figures, the judgement."""

    target: Target
    version: TargetVersion
    series: tuple[Observation, ...]
    latest: Observation | None
    assessment: Assessment
