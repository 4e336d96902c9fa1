"""The national pack itself, where TINHSO_GEO_PACK names its folder: whole, counted, and the same a second time."""

import os
from datetime import date
from pathlib import Path

import pytest
from django.db.models import Count

import people
from tinhso.base.values import Role
from tinhso.territory import actions, packs, proposing, queries
from tinhso.territory.models import Area, AreaTransfer
from tinhso.territory.values import Tier

PACK = os.environ.get("TINHSO_GEO_PACK", "")
pytestmark = [pytest.mark.django_db, pytest.mark.skipif(not PACK, reason="TINHSO_GEO_PACK names no pack")]


def kinds(on: date, tier: Tier) -> dict[str, int]:
    standing = queries.areas(on=on, tier=tier).order_by("kind").values_list("kind").annotate(n=Count("pk"))
    return dict(standing)


def test_the_country_is_entered_whole_and_nothing_changes_the_second_time() -> None:
    by = people.in_role(Role.DATA_ADMIN)
    actions.enter_provinces()
    proposal = proposing.propose(packs.opened(Path(PACK)))
    assert [correction.right for correction, _ in proposal.applied] == ["06978"]
    actions.load(proposal, by=by)
    assert proposing.propose(packs.opened(Path(PACK))).plan.is_empty
    before, after, latest = date(2025, 6, 30), date(2025, 7, 1), date(2026, 4, 30)
    counts = [queries.areas(on=before, tier=tier).count() for tier in Tier]
    assert counts == [63, 696, 10_040]
    assert [queries.areas(on=after, tier=tier).count() for tier in Tier] == [34, 0, 3_321]
    assert kinds(after, Tier.COMMUNE) == {"xa": 2_621, "phuong": 687, "dac_khu": 13}
    assert kinds(latest, Tier.COMMUNE) == {"xa": 2_611, "phuong": 697, "dac_khu": 13}
    assert len(queries.tree().nodes) == Area.objects.count()
    assert AreaTransfer.objects.filter(kind="abolish").count() == 696
    split = AreaTransfer.objects.filter(kind="part").values("source").distinct().count()
    assert split == 471
    drawn = queries.outline(tier=Tier.COMMUNE, within_code="22", on=latest)
    assert drawn is not None
    assert queries.outline(tier=Tier.PROVINCE, on=before) is None
