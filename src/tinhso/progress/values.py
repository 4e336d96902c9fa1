"""What others may know of a target: how it stands."""

from dataclasses import dataclass
from datetime import date

from tinhso.core.pace import Assessment
from tinhso.documents.values import Verdict
from tinhso.observations.models import Observation
from tinhso.observations.values import Act
from tinhso.progress.models import Target, TargetVersion


@dataclass(frozen=True, slots=True)
class Standing:
    """A target as one day and one moment of knowledge show it: its version, its figures, the judgement.

    `day` is looked at; `judged_on` is that day, or the last day of an area that ceased before it. `rivals`: what other
    documents ask of the same thing by the same day, the one in force first.
    """

    target: Target
    version: TargetVersion
    series: tuple[Observation, ...]
    latest: Observation | None
    assessment: Assessment
    day: date
    judged_on: date
    rivals: tuple[TargetVersion, ...] = ()

    @property
    def ended_with_its_area(self) -> bool:
        """Whether the area ceased, so that the judgement is that of its last day."""
        return self.judged_on < self.day

    @property
    def has_lost_its_passage(self) -> bool:
        """Whether the passage it was made of was set aside afterwards."""
        return self.version.verdict == Verdict.REJECTED

    @property
    def passage_was_edited(self) -> bool:
        """Whether the passage was judged to say something else after the target was made or last revised."""
        return self.version.passage_was_edited

    @property
    def figure_has_lost_its_passage(self) -> bool:
        """Whether the latest figure rests on a passage that was set aside afterwards, and on nobody's correction."""
        row = self.latest
        return row is not None and row.verdict == Verdict.REJECTED and row.act != Act.CORRECT

    @property
    def overruled_by(self) -> TargetVersion | None:
        """The later document's version that is in force instead of this one."""
        ours = issued(self.version)
        return next((rival for rival in self.rivals if issued(rival) > ours), None)


def issued(version: TargetVersion) -> tuple[date, date]:
    """What decides which of two documents is the later: the day of issue, else of taking in."""
    document = version.target.document
    return document.issued_on or date.min, document.taken_in_at.date()
