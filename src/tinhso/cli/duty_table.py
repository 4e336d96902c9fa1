"""Milestones and assignments one under the other, in Vietnamese."""

import shutil
import textwrap
from collections.abc import Sequence

from tinhso.core.lawtext import Assignment, Every, Milestone

_EVERY = {Every.YEAR: "hằng năm", Every.QUARTER: "hằng quý", Every.MONTH: "hằng tháng"}


def duty_table(
    milestones: Sequence[Milestone], assignments: Sequence[Assignment], width: int | None = None
) -> str:
    """Both kinds in order of appearance: a line that says what it is, by when and who, then what."""
    wide = width or shutil.get_terminal_size((110, 24)).columns
    both: list[Milestone | Assignment] = [*milestones, *assignments]
    return "\n".join(_shown(one, wide) for one in sorted(both, key=lambda one: one.start))


def _shown(one: Milestone | Assignment, width: int) -> str:
    parts = ["Mốc" if isinstance(one, Milestone) else "Giao việc", _due(one)]
    if isinstance(one, Assignment):
        parts.append("; ".join(one.leads))
        parts.append("phối hợp: " + "; ".join(one.partners) if one.partners else "")
    head = " · ".join(part for part in parts if part)
    what = textwrap.fill(one.what, width, initial_indent="  ", subsequent_indent="  ")
    return textwrap.fill(head, width, subsequent_indent="  ") + "\n" + what


def _due(one: Milestone | Assignment) -> str:
    if one.by:
        return f"hạn {one.by:%d/%m/%Y}"
    if one.every:
        return _EVERY[one.every]
    return "thường xuyên" if one.ongoing else ""
