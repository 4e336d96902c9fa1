"""What the database itself holds about areas: no overlaps, an edition that moves with every change."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from tinhso.territory import queries
from tinhso.territory.models import Area, AreaTransfer, Edition, Load

pytestmark = pytest.mark.django_db
MERGER = date(2025, 7, 1)


def area(code: str, name: str, *, start: date | None = None, end: date | None = None, **more: Any) -> Area:
    said = {"tier": "commune", "kind": "xa", "parent_code": "99"} | more
    return Area(code=code, name=name, valid_from=start, valid_to=end, **said, **queries.keys(name))


def edition() -> int:
    return Edition.objects.get().number


def test_a_code_means_one_area_a_day_even_past_our_own_checks() -> None:
    area("00001", "Cũ", end=MERGER).save()
    with pytest.raises(IntegrityError, match="already means an area"), transaction.atomic():
        Area.objects.bulk_create([area("00001", "Mới", start=date(2025, 6, 30))])
    area("00001", "Mới", start=MERGER).save()
    area("00001", "Cấp khác", tier="district").save()
    with pytest.raises(IntegrityError, match="already means an area"), transaction.atomic():
        Area.objects.filter(name="Cũ").update(valid_to=date(2025, 7, 2))


def test_two_rows_of_one_statement_may_not_overlap_either() -> None:
    both = [area("00001", "Một", start=MERGER), area("00001", "Hai", start=date(2026, 1, 1))]
    with pytest.raises(IntegrityError, match="already means an area"), transaction.atomic():
        Area.objects.bulk_create(both)


def test_every_change_moves_the_edition() -> None:
    old, new = area("00001", "Cũ", end=MERGER), area("00001", "Mới", start=MERGER)
    seen = []
    for change in (
        lambda: Area.objects.bulk_create([old, new]),
        lambda: AreaTransfer.objects.create(source=old, target=new, on=MERGER, kind="whole"),
        lambda: AreaTransfer.objects.update(instrument="19/2025/QĐ-TTg"),
        lambda: Area.objects.filter(pk=new.pk).update(area_km2="12.5"),
    ):
        change()
        seen.append(edition())
    assert seen == sorted(set(seen))
    assert Edition.objects.count() == 1


def test_a_number_of_an_edition_never_comes_back() -> None:
    area("00001", "Một").save()
    before = edition()
    undo = transaction.savepoint()
    area("00002", "Hai").save()
    undone = edition()
    transaction.savepoint_rollback(undo)
    assert edition() == before
    area("00003", "Ba").save()
    assert edition() > undone


@pytest.mark.parametrize("wrong", [{"share": "1.01"}, {"share": "0"}, {"share_of": "population"}])
def test_a_share_is_a_fraction_of_something_named(wrong: dict[str, str]) -> None:
    old, new = area("00001", "Cũ", end=MERGER), area("00001", "Mới", start=MERGER)
    Area.objects.bulk_create([old, new])
    with pytest.raises(IntegrityError), transaction.atomic():
        AreaTransfer.objects.create(source=old, target=new, on=MERGER, kind="part", **wrong)
    AreaTransfer.objects.create(
        source=old, target=new, on=MERGER, kind="part", share="0.25", share_of="population"
    )


def test_what_was_loaded_stays_on_record_as_it_was() -> None:
    load = Load.objects.create(source="pack", name="goi", digest="0" * 64, made_at=timezone.now())
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        Load.objects.filter(pk=load.pk).update(name="khác")
