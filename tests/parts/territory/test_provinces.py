"""The provinces that come with the program: there from the first start, and the example fits them."""

from datetime import date

import pytest

import people
from tinhso.base.values import Refused, Role
from tinhso.ioc import example
from tinhso.territory import actions, loading, queries
from tinhso.territory.models import Area, AreaTransfer, Load
from tinhso.territory.values import Tier

pytestmark = pytest.mark.django_db
BEFORE, AFTER, LATER = date(2025, 6, 30), date(2025, 7, 1), date(2026, 4, 30)


def numbers(on: date) -> tuple[int, int]:
    """How many provinces stood on a day, and how many of them were cities."""
    (provinces, *_) = queries.counts(on=on)
    return provinces.count, dict(provinces.kinds).get("thanh_pho", 0)  # type: ignore[call-overload, no-any-return]


def province(code: str, on: date) -> str:
    return queries.areas(on=on).get(code=code, tier=Tier.PROVINCE).full_name


def test_there_were_63_provinces_and_there_are_34() -> None:
    actions.enter_provinces()
    assert numbers(date(2024, 12, 31)) == (63, 5)
    assert numbers(BEFORE) == (63, 6)
    assert numbers(AFTER) == (34, 6)
    assert numbers(LATER) == (34, 7)


def test_entering_them_again_changes_nothing() -> None:
    assert actions.enter_provinces() is not None
    assert actions.enter_provinces() is None
    load = Load.objects.get()
    assert (load.source, load.made_by, load.counts["transfers"]) == ("national", None, 54)


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("44", "Tỉnh Quảng Bình", "Tỉnh Quảng Trị"),
        ("15", "Tỉnh Yên Bái", "Tỉnh Lào Cai"),
        ("91", "Tỉnh Kiên Giang", "Tỉnh An Giang"),
        ("01", "Thành phố Hà Nội", "Thành phố Hà Nội"),
    ],
)
def test_a_code_means_the_province_of_the_day(code: str, before: str, after: str) -> None:
    actions.enter_provinces()
    assert (province(code, BEFORE), province(code, AFTER)) == (before, after)


def test_hue_and_dong_nai_became_cities_on_their_day() -> None:
    actions.enter_provinces()
    assert province("46", date(2024, 12, 31)) == "Tỉnh Thừa Thiên Huế"
    assert province("46", date(2025, 1, 1)) == "Thành phố Huế"
    assert province("75", date(2026, 4, 29)) == "Tỉnh Đồng Nai"
    assert province("75", LATER) == "Thành phố Đồng Nai"


def test_the_history_of_every_merged_province_belongs_to_its_successor() -> None:
    actions.enter_provinces()
    tree = queries.tree()
    old = Area.objects.get(code="74", tier=Tier.PROVINCE)
    (heir,) = tree.outcome(str(old.pk), on=LATER)
    assert (heir.node.name, heir.whole) == ("Hồ Chí Minh", True)
    came = tree.origins(heir.node.key, on=BEFORE)
    assert sorted(one.node.name for one in came) == ["Bà Rịa - Vũng Tàu", "Bình Dương", "Hồ Chí Minh"]
    merged = AreaTransfer.objects.filter(kind="whole", instrument="202/2025/QH15")
    assert (merged.count(), merged.values("target").distinct().count()) == (52, 23)
    for area in Area.objects.filter(valid_to=AFTER):
        assert sum(one.share or 0 for one in tree.outcome(str(area.pk), on=AFTER)) == 1


def test_the_example_fits_the_provinces() -> None:
    actions.enter_provinces()
    table = (example.folder() / "areas.csv").read_text("utf-8")
    done = loading.load(loading.rows(table), by=people.in_role(Role.DATA_ADMIN))
    assert (len(done.entered), done.unchanged) == (11, 1)
    names = {node.name for node in queries.tree().on(date(2024, 12, 31)).of_tier("district")}
    assert {"Bến Cát", "Dĩ An"} <= names


def test_areas_that_somebody_entered_before_are_kept_with_what_they_know() -> None:
    by = people.in_role(Role.DATA_ADMIN)
    kept = actions.enter(
        code="79",
        name="Hồ Chí Minh",
        tier=Tier.PROVINCE,
        kind="thanh_pho",
        valid_from=date(1976, 7, 2),
        by=by,
    )
    actions.enter_provinces()
    kept.refresh_from_db()
    assert kept.interval.end == AFTER
    assert kept.interval.start == date(1976, 7, 2)
    assert queries.areas(on=AFTER).get(code="79").pk != kept.pk


def test_a_list_that_says_otherwise_is_not_overwritten() -> None:
    by = people.in_role(Role.DATA_ADMIN)
    actions.enter(code="74", name="Sông Bé", tier=Tier.PROVINCE, kind="tinh", by=by)
    with pytest.raises(Refused, match="«Tỉnh Sông Bé»"):
        actions.enter_provinces()
    assert Area.objects.count() == 1
