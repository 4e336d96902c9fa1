"""Outlines in a pack: TopoJSON files whose shapes carry the codes of areas."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tinhso.territory.packs import Pack, PackFile
from tinhso.territory.said import Trouble, Where
from tinhso.territory.values import REDRAWN, Tier

_TIERS = {2: Tier.PROVINCE, 5: Tier.COMMUNE}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class OutlineSaid:
    """A file that draws the areas `codes` of one tier from a day on."""

    file: PackFile
    tier: Tier
    codes: tuple[str, ...]
    valid_from: date


def read(pack: Pack) -> tuple[tuple[OutlineSaid, ...], list[Trouble]]:
    """The outlines of a pack, and the files that look like outlines and cannot be used."""
    found: list[OutlineSaid] = []
    troubles: list[Trouble] = []
    for file in pack.of_kind(".json"):
        try:
            topology = json.loads(file.data)
        except ValueError as problem:
            troubles.append(Trouble(Where(file.name), f"không đọc được JSON ({problem}): hãy lấy lại tệp."))
            continue
        if not isinstance(topology, dict) or topology.get("type") != "Topology":
            continue
        codes = tuple(_codes(topology))
        tiers = {_TIERS.get(len(code)) for code in codes}
        tier = tiers.pop() if len(tiers) == 1 else None
        if tier is None:
            said = "các hình không cùng mang mã 2 chữ số (tỉnh) hoặc 5 chữ số (xã) ở «id»: hãy sửa tệp."
            troubles.append(Trouble(Where(file.name), said))
        else:
            found.append(OutlineSaid(file, tier, codes, day_in(file.name) or REDRAWN))
    return tuple(found), troubles


def day_in(name: str) -> date | None:
    """The day that the name of a file carries (`…_2026-04-30.csv`); None when it carries none."""
    found = _DAY.search(name)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _codes(topology: dict[str, Any]) -> Iterator[str]:
    for shapes in topology.get("objects", {}).values():
        for shape in shapes.get("geometries", ()):
            yield str(shape.get("id", ""))
