"""Which area a name in a document means, and which areas are offered, when names are common."""

from datetime import date

import pytest

from parts.territory import small_packs as small
from tinhso.territory import meaning, queries
from tinhso.territory.models import Area

pytestmark = pytest.mark.django_db
ON = date(2026, 4, 30)
TWICE = (
    "95001,Tân Mơ,commune,xa,04,2025-07-01,",
    "95002,Tân Mơ,commune,xa,79,2025-07-01,",
    "95003,Lẻ Mơ,commune,xa,79,2025-07-01,",
)


@pytest.fixture(autouse=True)
def communes() -> None:
    """Two provinces with a commune of the same name."""
    small.loaded(small.lists(TWICE))


def area(code: str) -> Area:
    return queries.areas(on=ON).get(code=code)


def test_a_name_means_the_area_of_the_documents_province() -> None:
    assert queries.named("Tân Mơ", on=ON, within=area("79")) == area("95002")
    assert queries.named("tan mo", on=ON, within=area("95001")) == area("95001")


def test_a_name_of_several_areas_means_none_of_them() -> None:
    assert queries.named("Tân Mơ", on=ON) is None
    assert queries.named("Lẻ Mơ", on=ON) == area("95003")
    assert queries.named("Lẻ Mơ", on=ON, within=area("04")) is None


def test_a_province_is_meant_wherever_it_is_named() -> None:
    assert queries.named("Hà Nội", on=ON, within=area("79")) == area("01")
    assert queries.named("Bình Dương", on=ON, within=area("79")) is None


def test_all_areas_are_offered_while_they_are_few_and_those_of_one_province_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len(queries.offered(on=ON)) == 37
    monkeypatch.setattr(meaning, "_FEW", 36)
    assert len(queries.offered(on=ON)) == 34
    codes = {one.code for one in queries.offered(on=ON, around=area("95002"))}
    assert {"95002", "95003", "04"} <= codes
    assert "95001" not in codes
