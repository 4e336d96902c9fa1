"""The pages of maps: what they show of a day, in which form, under which filters, and what they hand out."""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import islands
import people
from tinhso.base import attachments
from tinhso.base.values import Role
from tinhso.indicators import actions as indicators
from tinhso.observations import actions as observations
from tinhso.territory import actions as territory
from tinhso.territory.models import Area
from tinhso.territory.values import REDRAWN, AreaKind, Tier

pytestmark = pytest.mark.django_db
NOW, BEFORE = "?ngay=2026-01-01", "?ngay=2025-06-30"
Read = Callable[[bytes], str]
COMMUNES = {"20194": ("Hải Vân", AreaKind.PHUONG), "20197": ("Liên Chiểu", AreaKind.PHUONG)}


@pytest.fixture(autouse=True)
def kept_elsewhere(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path


@pytest.fixture
def leader(signed_in: Callable[[Role], Client]) -> Client:
    territory.enter_provinces()
    return signed_in(Role.LEADER)


@pytest.fixture
def with_pack(leader: Client) -> Client:
    """The leader's browser, where outlines and three communes of Đà Nẵng are known."""
    for code, (name, kind) in {**COMMUNES, "20333": ("Hoàng Sa", AreaKind.DAC_KHU)}.items():
        territory.enter(
            code=code,
            name=name,
            tier=Tier.COMMUNE,
            kind=kind,
            parent_code="48",
            valid_from=REDRAWN,
            by=people.in_role(Role.DATA_ADMIN),
        )
    country_file = islands.topojson(islands.PROVINCES)
    islands.drawn({("province", ""): country_file, ("commune", "48"): islands.topojson(islands.COMMUNES)})
    return leader


def province(code: str) -> Area:
    return Area.objects.get(tier=Tier.PROVINCE, code=code, valid_to=None)


def table(page: str) -> list[str]:
    """The codes of the rows, in their order."""
    return re.findall(r'<tr id="dong-(\d+)"', page)


def shown(client: Client, query: str) -> str:
    answer = client.get(f"/dia-ban/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_a_pack_the_country_is_tiles_and_says_how_to_add_one(leader: Client, read: Read) -> None:
    page = leader.get(f"/dia-ban/{NOW}").content
    assert "34 đơn vị cấp tỉnh" in read(page)
    assert page.count(b'class="tile"') == 34 + 2
    assert "docs/how/territory.md" in read(page)
    assert "Quần đảo Hoàng Sa (thành phố Đà Nẵng)" in read(page)
    assert "Quần đảo Trường Sa (tỉnh Khánh Hòa)" in read(page)


def test_before_the_redrawing_the_country_is_63_tiles_and_no_pack_is_asked_for(with_pack: Client) -> None:
    page = shown(with_pack, BEFORE)
    assert page.count('class="tile"') == 63 + 2
    assert "Trước ngày 01/07/2025 không có đường ranh giới" in page
    assert "docs/how/territory.md" not in page
    assert "chưa có số liệu (63)" in page


def test_with_a_pack_the_map_points_into_one_document_that_is_kept_for_good(with_pack: Client) -> None:
    page = shown(with_pack, NOW)
    address = re.findall(r'<use href="(/dia-ban/duong-vien/[0-9a-f]{64}-\d+\.svg)#d48"', page)
    assert len(address) == 1
    answer = with_pack.get(address[0])
    assert answer["Content-Type"] == "image/svg+xml"
    assert {"private", "immutable", "max-age=31536000"} == set(answer["Cache-Control"].split(", "))
    assert answer.content.count(b"<path") == len(islands.PROVINCES)
    assert with_pack.get(address[0]).content == answer.content


def test_only_outlines_are_handed_out_as_outlines(with_pack: Client) -> None:
    other = attachments.store(io.BytesIO(b"<svg/>"))
    for name in (f"{other}-1", other, "x", f"{'0' * 64}-1", "../../etc-1"):
        assert with_pack.get(f"/dia-ban/duong-vien/{name}.svg").status_code == 404


def test_a_map_can_be_seen_as_tiles_and_back(with_pack: Client) -> None:
    tiled = shown(with_pack, f"{NOW}&kieu=o")
    assert tiled.count('class="tile"') == 34 + 2
    assert '<use href="/dia-ban/' not in tiled
    assert f'href="{NOW}#ban-do"' in tiled
    assert f'href="{NOW}&amp;kieu=o#ban-do"' in shown(with_pack, NOW)


def test_each_area_leads_to_its_row_and_each_row_back_to_the_map(with_pack: Client) -> None:
    page = shown(with_pack, NOW)
    for code in islands.PROVINCES:
        assert f'<a id="ban-do-{code}" href="#dong-{code}">' in page
        assert f'href="#ban-do-{code}"' in page


def test_an_area_whose_row_was_filtered_out_leads_to_its_page(with_pack: Client) -> None:
    page = shown(with_pack, f"{NOW}&tim=da+nang")
    assert table(page) == ["48"]
    assert '<a id="ban-do-01" href="/dia-ban/tinh/01/dau/?ngay=2026-01-01">' in page
    assert "Hiện 1 trên 34 đơn vị." in page


def test_rows_are_sorted_by_the_figure_shown_and_those_without_come_last(with_pack: Client) -> None:
    page = shown(with_pack, f"{NOW}&do=so-xa&sap=giam")
    assert table(page)[0] == "48"
    assert "Số đơn vị cấp xã theo tỉnh, thành phố, ngày 01/01/2026" in page
    assert "1 trên 34 đơn vị có số liệu, đều là 3." in page


def test_the_provinces_that_were_joined_are_counted_without_a_pack(leader: Client) -> None:
    page = shown(leader, f"{NOW}&do=hop-thanh&sap=giam")
    joined = {row: table(page).index(row) for row in ("79", "48", "01")}
    assert joined["79"] < joined["48"] < joined["01"]
    assert "dưới 2 (11)" in page
    assert "từ 3 trở lên (6)" in page


def test_an_unknown_measure_kind_or_order_counts_as_none(with_pack: Client) -> None:
    assert table(shown(with_pack, f"{NOW}&do=x&loai=x&sap=x&kieu=x")) == table(shown(with_pack, NOW))


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_the_rows_are_handed_out_under_the_same_filters(with_pack: Client, ending: str) -> None:
    answer = with_pack.get(f"/dia-ban/don-vi.{ending}{NOW}&do=hop-thanh&loai=thanh_pho")
    assert answer.status_code == 200
    if ending == "json":
        assert {row["kind"] for row in answer.json()} == {"thành phố"}
        assert {row["code"]: row["value"] for row in answer.json()}["48"] == 2


def test_the_map_is_handed_out_as_a_file_of_its_own(with_pack: Client) -> None:
    answer = with_pack.get(f"/dia-ban/ban-do.svg{NOW}&do=hop-thanh")
    assert answer["Content-Disposition"] == 'attachment; filename="ban-do-ca-nuoc-2026-01-01.svg"'
    root = ET.fromstring(answer.content)
    assert len(root.findall(".//*[@id='ban-do-hoang-sa-islets']/*")) == islands.HOANG_SA
    assert len(root.findall(".//*[@id='ban-do-truong-sa-islets']/*")) == islands.TRUONG_SA
    assert b"/dia-ban/" not in answer.content


def test_a_percentage_of_the_ledger_colours_the_map_and_leads_to_where_it_was_said(with_pack: Client) -> None:
    by = people.in_role(Role.DATA_ADMIN)
    share = indicators.define(name="Tỷ lệ thử", unit="%", by=by)
    for value, on in ((55, date(2025, 9, 30)), (82, date(2025, 12, 31)), (99, date(2026, 3, 31))):
        fact = observations.Fact(Decimal(value), as_of=on, source_note="Sở thử")
        observations.record(indicator=share, area=province("48"), fact=fact, by=by)
    page = shown(with_pack, f"{NOW}&do=cs-{share.code}")
    assert '<span lang="vi">Tỷ lệ thử</span> theo tỉnh, thành phố, ngày 01/01/2026' in page
    assert "<title>Đà Nẵng: 82\u00a0%</title>" in page
    assert 'đến 31/12/2025, <span lang="vi">Sở thử</span>' in page
    assert "80 đến dưới 90 % (1)" in page
    assert "chưa có số liệu (33)" in page


def test_the_page_of_a_province_holds_its_map_with_the_archipelago_and_its_table(with_pack: Client) -> None:
    page = with_pack.get(f"/dia-ban/tinh/48/2025-07-01/{NOW}").content.decode()
    assert table(page) == ["20194", "20333", "20197"]
    assert page.count('<use href="/dia-ban/duong-vien/') == 3
    assert len(re.findall(r'non-scaling-stroke" d="M\d+ \d+h0"', page)) == islands.HOANG_SA
    assert "Quần đảo Hoàng Sa" in page
    assert 'của <span lang="vi">thành phố Đà Nẵng</span>, ngày 01/01/2026' in page
    file = with_pack.get(f"/dia-ban/tinh/48/2025-07-01/ban-do.svg{NOW}")
    assert (
        len(ET.fromstring(file.content).findall(".//*[@id='ban-do-hoang-sa-islets']/*")) == islands.HOANG_SA
    )
    assert with_pack.get(f"/dia-ban/tinh/48/2025-07-01/don-vi.csv{NOW}").status_code == 200


def test_a_province_without_outlines_has_its_list_alone(with_pack: Client) -> None:
    page = with_pack.get(f"/dia-ban/tinh/79/2025-07-01/{NOW}").content.decode()
    assert "map-sheet" not in page
    assert with_pack.get(f"/dia-ban/tinh/79/2025-07-01/ban-do.svg{NOW}").status_code == 404


@pytest.mark.parametrize(
    "address", ["/dia-ban/tinh/48/x/ban-do.svg", "/dia-ban/tinh/74/1997-01-01/ban-do.svg"]
)
def test_a_province_that_does_not_stand_on_the_day_has_no_map(with_pack: Client, address: str) -> None:
    assert with_pack.get(f"{address}{NOW}").status_code == 404


def test_an_old_day_stays_the_same_after_a_later_change(with_pack: Client) -> None:
    def pages() -> list[str]:
        found = [shown(with_pack, f"{BEFORE}&do={measure}") for measure in ("so-xa", "dien-tich")]
        return [re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page) for page in found]

    old = {"name": "Xã thử", "tier": Tier.COMMUNE, "kind": AreaKind.XA, "parent_code": "48"}
    by = people.in_role(Role.DATA_ADMIN)
    territory.enter(code="20100", valid_to=REDRAWN, by=by, **old)
    before = pages()
    assert "1 trên 63 đơn vị có số liệu" in before[0]
    territory.enter(code="20100", valid_from=REDRAWN, by=by, **old)
    islands.drawn({("province", ""): islands.topojson({"01": islands.PROVINCES["01"]})})
    assert pages() == before


def test_a_map_takes_few_questions_to_the_database(
    with_pack: Client, django_assert_max_num_queries: Any
) -> None:
    shown(with_pack, NOW)
    with django_assert_max_num_queries(25):
        shown(with_pack, NOW)


def test_whoever_holds_no_role_sees_no_map(client: Client) -> None:
    client.force_login(people.stranger(), backend="tinhso.base.access.RoleBackend")
    for address in ("/dia-ban/", "/dia-ban/ban-do.svg", "/dia-ban/don-vi.csv", "/dia-ban/duong-vien/x.svg"):
        assert client.get(address).status_code == 403
