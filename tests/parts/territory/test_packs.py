"""A national pack taken in: how things stood, what became of them, corrections, outlines, all or nothing."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

import people
from parts.territory import small_packs as small
from tinhso.base import attachments
from tinhso.base.models import TrailEntry
from tinhso.base.values import Refused, Role
from tinhso.territory import actions, loading, packs, proposing, queries
from tinhso.territory.models import Area, AreaOutline, AreaTransfer, Edition, Load
from tinhso.territory.values import Tier

pytestmark = pytest.mark.django_db
BEFORE, AFTER, LATER = date(2025, 6, 30), date(2025, 7, 1), date(2026, 4, 30)


def standing(code: str, on: date, tier: Tier = Tier.COMMUNE) -> Area:
    return queries.areas(on=on).get(code=code, tier=tier)


def passed(source: str, target: str) -> AreaTransfer:
    return AreaTransfer.objects.get(
        source__name=source, target__name=target, target__tier="commune", on=AFTER
    )


def test_a_day_before_and_a_day_after_show_what_stood() -> None:
    small.loaded(small.country())
    assert standing("90001", BEFORE).full_name == "Xã Đồi Thông"
    assert standing("90001", AFTER).full_name == "Xã Suối Mơ"
    assert standing("901", BEFORE, Tier.DISTRICT).full_name == "Huyện Suối Mơ"
    assert not queries.areas(on=AFTER, tier=Tier.DISTRICT).exists()
    assert standing("90004", AFTER).parent_code == "79"


def test_an_island_district_is_a_communal_unit_under_its_own_code() -> None:
    small.loaded(small.country())
    island = standing("903", BEFORE)
    assert (island.kind, island.parent_code) == ("huyen", "903")
    assert standing("903", BEFORE, Tier.DISTRICT).full_name == island.full_name == "Huyện Đảo Mơ"
    assert standing("90005", AFTER).full_name == "Đặc khu Đảo Mơ"


def test_what_went_whole_and_what_in_part_is_told_with_its_instrument() -> None:
    small.loaded(small.country())
    assert passed("Đồi Thông", "Suối Mơ").kind == "whole"
    part = passed("Suối Mơ", "Hoà Mơ")
    assert (part.kind, part.share, part.instrument) == ("part", None, "19/2025/QĐ-TTg")
    abolished = AreaTransfer.objects.get(kind="abolish", source__code="902")
    assert (abolished.target.full_name, abolished.instrument) == ("Thành phố Hồ Chí Minh", "203/2025/QH15")


def test_a_kind_that_the_list_of_units_gives_otherwise_changed_on_the_day_of_the_list() -> None:
    small.loaded(small.country())
    assert standing("90006", AFTER).full_name == "Xã Rừng Mơ"
    assert standing("90006", LATER).full_name == "Phường Rừng Mơ"
    change = AreaTransfer.objects.get(kind="retype", source__tier="commune")
    assert (change.on, change.instrument) == (LATER, "237/NQ-UBTVQH16")


def test_another_place_of_the_tone_is_no_new_name_and_the_list_of_units_spells() -> None:
    small.loaded(small.country())
    assert standing("90003", AFTER).name == "Hoà Mơ"
    assert not AreaTransfer.objects.filter(kind="rename").exists()


def test_another_name_in_the_list_of_units_is_a_new_name_of_its_day() -> None:
    renamed = tuple(line.replace("Bến Mơ", "Bến Thơ") for line in small.LISTED)
    small.loaded(small.country(listed=renamed))
    assert (standing("90004", AFTER).name, standing("90004", LATER).name) == ("Bến Mơ", "Bến Thơ")
    assert AreaTransfer.objects.get(kind="rename").on == LATER


def test_size_and_label_are_kept_on_either_side_of_a_change_of_kind() -> None:
    small.loaded(small.country())
    assert str(standing("90001", AFTER).area_km2) == "12.50"
    assert str(standing("90001", AFTER).longitude) == "106.250000"
    assert standing("90006", AFTER).area_km2 == standing("90006", LATER).area_km2
    assert standing("90001", BEFORE).area_km2 is None


def test_loading_again_changes_nothing_and_leaves_no_trail() -> None:
    small.loaded(small.country(**{"xa.json": small.outlines("90001", "90003")}))
    edition = Edition.objects.get().number
    again = small.planned(small.country(**{"xa.json": small.outlines("90001", "90003")}))
    assert again.is_empty
    assert Edition.objects.get().number == edition
    assert TrailEntry.objects.filter(verb="load").count() == 1


def test_a_load_leaves_one_entry_with_its_numbers_and_hash() -> None:
    load = small.loaded(small.country(**{"SOURCES.md": "Bịa ra để thử.".encode()}))
    entry = TrailEntry.objects.get(verb="load")
    assert entry.details["digest"] == load.digest
    assert entry.details["counts"]["entered"] == Area.objects.exclude(tier="province").count()
    assert load.note == "Bịa ra để thử."
    assert [file["name"] for file in load.files] == ["SOURCES.md", small.MAP, small.UNITS]


def test_what_stood_so_on_the_day_keeps_its_longer_history() -> None:
    by = people.in_role(Role.DATA_ADMIN)
    actions.enter_provinces()
    table = (
        f"{small.AREAS_HEAD}\n902,Bến Mơ,district,huyen,74,,2024-05-01\n"
        "902,Bến Mơ,district,thi_xa,74,2024-05-01,\n"
    )
    loading.load(loading.rows(table), by=by)
    kept = standing("902", BEFORE, Tier.DISTRICT)
    small.loaded(small.country())
    kept.refresh_from_db()
    assert (kept.valid_from, kept.valid_to) == (date(2024, 5, 1), AFTER)
    assert Area.objects.filter(code="902").count() == 2


def test_the_same_history_may_come_after_the_pack() -> None:
    small.loaded(small.country())
    small.loaded(
        small.lists(
            (
                "902,Bến Mơ,district,huyen,74,,2024-05-01",
                "902,Bến Mơ,district,thi_xa,74,2024-05-01,2025-07-01",
            )
        )
    )
    assert standing("902", date(2024, 4, 30), Tier.DISTRICT).full_name == "Huyện Bến Mơ"
    assert standing("902", BEFORE, Tier.DISTRICT).full_name == "Thị xã Bến Mơ"
    assert small.planned(small.country()).is_empty


def test_a_known_slip_is_put_right_only_where_the_line_is_exactly_so() -> None:
    wrong = (
        *small.SUCCESSIONS,
        "22,905,90007,Tỉnh Quảng Ninh,Huyện Ba Chẽ,Xã Gốc Mơ,True,False,22,06970,Xã Ba Chẽ",
    )
    units = (*small.LISTED, "2,06978,22,Ba Chẽ,xa,,,")
    actions.enter_provinces()
    proposal = proposing.propose(small.country(wrong, units))
    assert [(one.wrong, one.right, count) for one, count in proposal.applied] == [("06970", "06978", 1)]
    assert proposal.applied[0][0].source.startswith("[U]")
    other = tuple(line.replace("Xã Ba Chẽ", "Xã Khác Mơ") for line in wrong)
    with pytest.raises(Refused, match="dòng 9: mã 06970"):
        proposing.propose(small.country(other, units))


def test_a_correction_of_the_pack_is_applied_and_one_that_fits_nothing_is_told() -> None:
    mended = small.slips(
        ("map", "old_ward_code=90001", "old_ward", "Xã Đồi Thông", "Xã Đồi Mai", "nghị quyết bịa"),
        (small.UNITS, "code=99999", "name_vi", "A", "B", "nghị quyết bịa"),
    )
    actions.enter_provinces()
    proposal = proposing.propose(small.country(slips=mended))
    assert [one.right for one, _ in proposal.applied] == ["Xã Đồi Mai"]
    assert proposal.plan.warnings == [
        "corrections.csv, dòng 3: đính chính không khớp dòng nào, không dùng đến."
    ]
    actions.load(proposal, by=people.in_role(Role.DATA_ADMIN))
    assert standing("90001", BEFORE).name == "Đồi Mai"


def test_outlines_are_kept_as_files_and_found_by_tier_and_province() -> None:
    drawn = {"tinh.json": small.outlines("04", "79"), "04.json": small.outlines("90001", "90003")}
    small.loaded(small.country(**drawn))
    provinces = queries.outline(tier=Tier.PROVINCE, on=LATER)
    communes = queries.outline(tier=Tier.COMMUNE, within_code="04", on=LATER)
    assert provinces is not None
    assert communes is not None
    assert attachments.read(communes.file) == drawn["04.json"]
    assert queries.outline(tier=Tier.COMMUNE, on=LATER) is None
    assert queries.outline(tier=Tier.PROVINCE, on=BEFORE) is None


def test_an_outline_of_a_code_that_means_nothing_is_refused_with_all_the_rest() -> None:
    with pytest.raises(Refused, match=r"04\.json: có hình của mã 99999"):
        small.loaded(small.country(**{"04.json": small.outlines("90001", "99999")}))
    assert not Area.objects.filter(tier=Tier.COMMUNE).exists()
    assert not AreaOutline.objects.exists()


def test_a_folder_an_archive_and_its_files_are_the_same_pack(tmp_path: Path) -> None:
    held = small.country()
    (tmp_path / "goi-nho").mkdir()
    folder = small.laid(tmp_path / "goi-nho", held)
    with zipfile.ZipFile(tmp_path / "goi.zip", "w") as archive:
        for file in held.files:
            archive.writestr(file.name, file.data)
    assert packs.opened(folder) == held
    assert packs.opened(tmp_path / "goi.zip").digest == held.digest
    with pytest.raises(Refused, match="kiểm tra đường dẫn"):
        packs.opened(tmp_path / "không có")


def test_files_are_known_by_their_columns_not_by_their_names() -> None:
    renamed = small.pack(
        **{
            "a.csv": small.text(small.MAP_HEAD, *small.SUCCESSIONS),
            "b 2026-04-30.csv": small.text(small.UNITS_HEAD, *small.LISTED),
        }
    )
    assert small.planned(renamed).counts == small.planned(small.country()).counts


def test_a_load_is_refused_when_areas_changed_since_it_was_shown() -> None:
    by = people.in_role(Role.DATA_ADMIN)
    actions.enter_provinces()
    shown = proposing.propose(small.country())
    actions.enter(code="950", name="Xen Mơ", tier=Tier.DISTRICT, kind="huyen", parent_code="04", by=by)
    with pytest.raises(Refused, match="vừa thay đổi"):
        actions.load(shown, by=by)
    assert Load.objects.count() == 1
