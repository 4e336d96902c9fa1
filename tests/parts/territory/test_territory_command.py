"""What `tinhso territory` asks of the application, and what it is told."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

import people
from parts.territory import small_packs as small
from tinhso.base.values import Role
from tinhso.cli import errands, territory
from tinhso.territory import actions
from tinhso.territory.models import Area, Load

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The small country as a folder; the provinces and an administrator are there."""
    people.in_role(Role.DATA_ADMIN)
    actions.enter_provinces()
    (tmp_path / "goi").mkdir()
    return small.laid(tmp_path / "goi", small.country())


def asked(**request: Any) -> tuple[int, str]:
    """Exit status and what is told."""
    told = io.StringIO()
    try:
        call_command(
            "territory", stdin=io.StringIO(json.dumps(request)), stdout=told, stderr=told, no_color=True
        )
    except SystemExit as ended:
        return int(str(ended.code)), told.getvalue()
    return 0, told.getvalue()


def load(pack: Path, **more: Any) -> tuple[int, str]:
    return asked(
        **{"do": "load", "pack": str(pack), "corrections": None, "by": None, "is_preview": False} | more
    )


def told_json(**request: Any) -> dict[str, Any]:
    code, told = asked(format="json", **request)
    assert code == 0, told
    found: dict[str, Any] = json.loads(told)
    return found


def test_a_preview_tells_each_kind_of_change_with_its_first_rows_and_changes_nothing(pack: Path) -> None:
    code, told = load(pack, is_preview=True)
    assert code == 0
    assert "+ 5 đơn vị cấp xã, từ 01/07/2025" in told
    assert "+ 4 đơn vị cấp huyện, từ trước" in told
    assert "901 Huyện Suối Mơ, thuộc 04, từ trước đến trước 01/07/2025" in told
    assert "+ 2 biến động «một phần» ngày 01/07/2025" in told
    assert "… và 1 dòng khác" in told
    assert Load.objects.count() == 1


def test_loading_tells_the_same_and_who_stands_for_it_then_nothing_is_left_to_do(pack: Path) -> None:
    code, told = load(pack)
    assert (code, told.splitlines()[-1]) == (0, "Đã nạp gói goi, do demo-data_admin đứng tên.")
    code, told = load(pack)
    assert (code, "Không có gì thay đổi" in told) == (3, True)


def test_what_was_shown_is_what_is_done(pack: Path, tmp_path: Path) -> None:
    seen = str(tmp_path / "seen")
    load(pack, is_preview=True, seen=seen)
    areas = pack / small.UNITS
    areas.write_bytes(areas.read_bytes().replace(b"12.5", b"13.5"))
    code, told = load(pack, seen=seen)
    assert (code, "hãy chạy lại lệnh để xem lại" in told) == (1, True)
    load(pack, is_preview=True, seen=seen)
    assert load(pack, seen=seen) == (0, "Đã nạp gói goi, do demo-data_admin đứng tên.\n")


def test_corrections_beside_the_pack_are_used(pack: Path, tmp_path: Path) -> None:
    mended = tmp_path / "sua.csv"
    mended.write_bytes(
        small.slips(("map", "old_ward_code=90001", "old_ward", "Xã Đồi Thông", "Xã Đồi Mai", "bịa"))
    )
    _, told = load(pack, corrections=str(mended))
    assert "map, 1 dòng: old_ward «Xã Đồi Thông» → «Xã Đồi Mai» (bịa)" in told
    assert Area.objects.filter(name="Đồi Mai").exists()


def test_a_wrong_pack_ends_with_what_to_mend(tmp_path: Path) -> None:
    people.in_role(Role.DATA_ADMIN)
    code, told = load(tmp_path)
    assert (code, "không có tệp .csv hay .json nào" in told) == (1, True)


def test_a_day_is_counted_by_level_and_kind(pack: Path) -> None:
    load(pack)
    counted = told_json(do="stats", on="2025-06-30")
    assert counted["tiers"]["commune"] == {
        "count": 6,
        "kinds": {"xa": 3, "huyen": 1, "phuong": 1, "thi_tran": 1},
    }
    assert told_json(do="stats", on="2025-07-01")["tiers"]["district"] == {"count": 0, "kinds": {}}
    assert "cấp xã" in asked(do="stats", on="2026-04-30", format="text")[1]


def test_an_area_tells_what_became_of_it_and_where_it_came_from(pack: Path) -> None:
    load(pack)
    (area,) = told_json(do="lineage", code="90004", on="2025-06-30")["areas"]
    (step,) = area["after"]
    assert (step["area"]["full_name"], step["kind"], step["on"]) == ("Phường Bến Mơ", "whole", "2025-07-01")
    assert step["instrument"] == "19/2025/QĐ-TTg"
    told = asked(do="lineage", code="90003", on="2025-07-01", format="text")[1]
    assert told.index("90002 Thị trấn") < told.index("90003 Xã Hòa Mơ (toàn bộ")
    assert "90002 Thị trấn Suối Mơ (một phần, 01/07/2025, 19/2025/QĐ-TTg)" in told


def test_a_code_of_several_areas_lists_them_and_asks_for_a_day(pack: Path) -> None:
    load(pack)
    told = told_json(do="lineage", code="90001", on=None)
    assert [area["full_name"] for area in told["areas"]] == ["Xã Đồi Thông", "Xã Suối Mơ"]
    assert all("before" not in area for area in told["areas"])
    assert "thêm --on NGÀY" in asked(do="lineage", code="90001", on=None, format="text")[1]
    assert "before" in told_json(do="lineage", code="901", on=None)["areas"][0]


def test_a_code_that_means_nothing_says_what_to_do(pack: Path) -> None:
    load(pack)
    assert "hãy kiểm tra mã" in asked(do="lineage", code="99999", on=None, format="json")[1]
    code, told = asked(do="lineage", code="74", on="2026-01-01", format="json")
    assert (code, "hãy chọn ngày khác (Tỉnh Bình Dương" in told) == (1, True)


def test_the_command_line_hands_over_absolute_paths_and_iso_days(monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[dict[str, Any]] = []
    monkeypatch.setattr(errands, "done", lambda _command, request: handed.append(dict(request)) or 3)
    assert territory.main(["load", "goi", "--dry-run"]) == 0
    assert (handed[0]["pack"], handed[0]["is_preview"]) == (str(Path("goi").resolve()), True)
    territory.main(["stats", "--on", "30/06/2025", "--format", "json"])
    assert handed[1] == {"do": "stats", "on": "2025-06-30", "format": "json"}
    with pytest.raises(SystemExit) as ended:
        territory.main(["stats", "--on", "hôm qua"])
    assert ended.value.code == 2
