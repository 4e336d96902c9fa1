"""What taking in a pack would change, worked out before anything is changed."""

from collections.abc import Callable
from dataclasses import dataclass

from tinhso.territory import lists, planning, said, shipped, standing
from tinhso.territory.corrections import Correction
from tinhso.territory.packs import Pack
from tinhso.territory.planning import Plan

Heard = Callable[[str], None]


def silent(_step: str) -> None:
    """Hear of a step and tell nobody."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a pack would change of one edition, and the corrections used with their numbers of lines."""

    pack: Pack
    plan: Plan
    applied: tuple[tuple[Correction, int], ...]
    edition: int

    @property
    def token(self) -> str:
        """Stands for exactly this pack against exactly these areas."""
        return f"{self.pack.digest}:{self.edition}"


def propose(pack: Pack, *, heard: Heard = silent) -> Proposal:
    """What taking in a pack would change; `Refused` names every line that is wrong, with its file."""
    heard("Đọc các tệp của gói")
    reading = lists.read(pack, known_slips=shipped.slips())
    heard("Đối chiếu với các đơn vị đã có")
    now = standing.edition()
    plan, troubles = planning.plan(reading.said, reading.outlines, among=planning.known())
    said.require_none(troubles)
    return Proposal(pack, plan, reading.applied, now)
