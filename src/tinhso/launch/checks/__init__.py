"""Looking over an installation: what is unsafe, old, full, late or missing, each with what to do about it.

Words it owns: a finding (what was looked at, how it stands, what to do) and its level.
"""

from collections.abc import Iterable, Mapping

from tinhso.launch import options as wishes
from tinhso.launch.checks import database, environment, folder, machine
from tinhso.launch.checks.finding import Finding, Level
from tinhso.launch.refusal import RefusalError


def findings(environ: Mapping[str, str], version: str) -> list[Finding]:
    """Everything found, settings first; what keeps the rest from being looked at ends the list."""
    try:
        options = wishes.read(environ)
    except RefusalError as refusal:
        return [Finding.refused("Cài đặt", refusal)]
    found = [*environment.findings(environ, options), *machine.findings(options)]
    try:
        mark = folder.require_made(options, version)
        found += [*folder.findings(options, mark, version), *database.findings(options)]
    except RefusalError as refusal:
        found.append(Finding.refused("Thư mục dữ liệu", refusal))
    return found


def is_sound(found: Iterable[Finding]) -> bool:
    """Whether nothing must be mended."""
    return all(finding.level != Level.BAD for finding in found)
