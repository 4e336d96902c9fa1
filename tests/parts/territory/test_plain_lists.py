"""A province's own list of areas and transfers: what it adds, and what is refused, line by line."""

import pytest

from parts.territory import small_packs as small
from tinhso.base.values import Refused
from tinhso.territory import proposing
from tinhso.territory.models import Area, AreaTransfer, Load

pytestmark = pytest.mark.django_db
SPLIT = (
    "951,Đồi Mơ,district,huyen,04,,2025-07-01",
    "95001,Núi Mơ,commune,xa,951,,2025-07-01",
    "95001,Núi Mơ,commune,xa,04,2025-07-01,",
    "95002,Sông Mơ,commune,xa,04,2025-07-01,",
)
SHARED = (
    "95001,95001,2025-07-01,part,0.6,population,1/NQ-HĐND,khoản 2 Điều 1,",
    "95001,95002,2025-07-01,part,0.4,population,1/NQ-HĐND,khoản 2 Điều 1,",
)


def refusal(areas: tuple[str, ...] = SPLIT, transfers: tuple[str, ...] = SHARED, **more: bytes) -> list[str]:
    """The lines of a refusal that changed nothing."""
    with pytest.raises(Refused) as refused:
        small.loaded(small.lists(areas, transfers, **more))
    assert not Area.objects.exclude(tier="province").exists()
    assert Load.objects.count() == 1
    *told, end = refused.value.sentence.splitlines()
    assert end.startswith("Chưa ghi gì")
    return told


def test_areas_and_shares_are_entered_with_their_clause() -> None:
    small.loaded(small.lists(SPLIT, SHARED))
    row = AreaTransfer.objects.get(target__code="95002")
    assert (float(row.share or 0), row.share_of, row.instrument) == (0.4, "population", "1/NQ-HĐND")
    assert row.clause == "khoản 2 Điều 1"
    assert small.planned(small.lists(SPLIT, SHARED)).is_empty


def test_a_single_table_is_a_list_too() -> None:
    small.loaded(small.pack(areas=small.text(small.AREAS_HEAD, *SPLIT)))
    assert Area.objects.filter(parent_code="951").count() == 1


def test_days_semicolons_and_sizes_of_a_spreadsheet_are_read() -> None:
    head = f"{small.AREAS_HEAD},area_km2".replace(",", ";")
    table = small.text(head, "952;Rừng Mơ;district;huyen;04;01/07/2020;01/07/2025;12,5").replace(
        b"\n", b"\r\n"
    )
    small.loaded(small.pack(areas=b"\xef\xbb\xbf" + table))
    area = Area.objects.get(code="952")
    assert (str(area.area_km2), str(area.valid_from)) == ("12.50", "2020-07-01")


def test_a_list_ends_what_had_no_end_and_enters_what_follows() -> None:
    small.loaded(small.lists(SPLIT))
    renamed = (
        "95002,Sông Mơ,commune,xa,04,2025-07-01,2027-01-01",
        "95002,Suối Mơ,commune,xa,04,2027-01-01,",
    )
    plan = small.planned(small.lists(renamed, ("95002,95002,2027-01-01,rename,,,,,",)))
    assert [area.name for area in plan.ended] == ["Sông Mơ"]
    assert [area.name for area in plan.entered] == ["Suối Mơ"]
    assert [row.kind for row in plan.transfers] == ["rename"]


def test_a_share_may_be_added_where_none_was_known_and_is_not_overwritten() -> None:
    unknown = ("95001,95001,2025-07-01,part,,,,,", "95001,95002,2025-07-01,part,,,,,")
    small.loaded(small.lists(SPLIT, unknown))
    small.loaded(small.lists(SPLIT, SHARED))
    assert float(AreaTransfer.objects.get(target__code="95002").share or 0) == 0.4
    other = tuple(line.replace("0.4", "0.3").replace("0.6", "0.7") for line in SHARED)
    with pytest.raises(Refused, match=r"transfers\.csv, dòng 2: .* đã ghi phần 0\.6"):
        proposing.propose(small.lists(SPLIT, other))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("95001,Trùng Mơ,commune,xa,04,2026-01-01,", "đã là «Xã Núi Mơ»"),
        ("95002,Sông Mơ,commune,xa,04,2025-08-01,", "(xem areas.csv, dòng 5)"),
        ("95003,Mồ Côi,commune,xa,99,2025-07-01,", "không có đơn vị cấp trên mang mã 99"),
        ("95003,Muộn Mơ,commune,xa,951,2025-07-01,", "ngày 01/07/2025 không có đơn vị cấp trên mang mã 951"),
        ("95003,Vòng Mơ,commune,xa,95003,2025-07-01,", "vòng lặp"),
        ("951,Vòng Mơ,district,huyen,951,2020-01-01,2021-01-01", "vòng lặp"),
        ("9500,Cụt Mơ,commune,xa,04,2025-07-01,", "phải có 5 chữ số"),
        ("95003,Sai Mơ,commune,huyen,04,2025-07-01,", "phải có 3 chữ số"),
        ("95003,Sai Mơ,commune,lang,04,2025-07-01,", "kind là «lang»"),
        ("95003,Sai Mơ,commune,xa,04,2025-07-32,", "«2025-07-32»"),
        ("95003,Thừa, Mơ,commune,xa,04,2025-07-01,,", "nhiều ô hơn số cột"),
    ],
)
def test_a_wrong_line_of_areas_is_named_with_what_to_do(line: str, said: str) -> None:
    (told, *_) = refusal((*SPLIT, line))
    assert told.startswith("areas.csv, dòng 6: ")
    assert said in told
    assert "hãy" in told


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("99999,95002,2025-07-01,part,,,,,", "ngày 30/06/2025 không có đơn vị nào mang mã 99999"),
        ("95001,99999,2025-07-01,part,,,,,", "ngày 01/07/2025 không có đơn vị nào mang mã 99999"),
        ("95001,95002,2025-08-01,part,,,,,", "không kết thúc ngày 01/08/2025"),
        ("951,04,2025-07-01,whole,,,,,", "không bắt đầu ngày 01/07/2025"),
        ("95001,95002,2025-07-01,part,,,,,", "đã có ở transfers.csv, dòng 3"),
        ("95001,95001,2025-07-01,merge,,,,,", "kind là «merge»"),
        ("95001,95001,2025-07-01,part,1.2,population,,,", "share là «1.2»"),
        ("95001,95001,2025-07-01,part,0.2,,,,", "share_of trống"),
        ("95001,95001,,part,,,,,", "thiếu ngày"),
        ("9,95001,2025-07-01,part,,,,,", "source_code là «9»"),
    ],
)
def test_a_wrong_line_of_transfers_is_named_with_what_to_do(line: str, said: str) -> None:
    (told, *_) = refusal(transfers=(*SHARED, line))
    assert told.startswith("transfers.csv, dòng 4: ")
    assert said in told
    assert "hãy" in told


def test_a_line_that_overlaps_what_is_there_is_refused() -> None:
    small.loaded(small.lists(SPLIT))
    overlapping = ("95002,Bến Mơ,commune,xa,04,2024-01-01,2025-08-01",)
    with pytest.raises(Refused, match=r"areas\.csv, dòng 2: .* có hai đơn vị cùng mang mã này"):
        proposing.propose(small.lists(overlapping))


def test_shares_of_one_area_that_are_more_than_the_whole_are_refused() -> None:
    over = (SHARED[0], SHARED[1].replace("0.4", "0.5"))
    (told,) = refusal(transfers=over)
    assert told.startswith("transfers.csv, dòng 3: 95001 «Xã Núi Mơ»: ")
    assert "cộng lại 1.1" in told


def test_every_wrong_line_is_told_in_order_up_to_a_screenful() -> None:
    told = refusal((*SPLIT, *["1,Sai,district,huyen,04,,"] * 25))
    assert [line.split(":")[0] for line in told[:20]] == [f"areas.csv, dòng {n}" for n in range(6, 26)]
    assert told[20] == "… và 5 lỗi khác."


@pytest.mark.parametrize(
    ("replaced", "by", "line", "said"),
    [
        ("90001,Xã Suối Mơ", "90009,Xã Suối Mơ", 2, "mã 90009 (Xã Suối Mơ) không có trong danh sách đơn vị"),
        ("04,901,90003", "04,901,9003", 5, "old_ward_code là «9003», phải có 5 chữ số"),
        ("Huyện Rừng Mơ", "Rừng Mơ", 8, "không bắt đầu bằng loại đơn vị"),
        ("Tỉnh Đồng Nai", "Tỉnh Đồng Bịa", 8, "mã 75 ngày 30/06/2025 đã là «Tỉnh Đồng Nai»"),
        ("79,90004,Phường", "04,90004,Phường", 6, "mã 90004 thuộc tỉnh 79"),
        (
            "90002,Tỉnh Cao Bằng,Huyện Suối Mơ",
            "90002,Tỉnh Cao Bằng,Huyện Khác",
            3,
            "nhưng ở chuyen-doi.csv, dòng 2",
        ),
    ],
)
def test_a_wrong_line_of_a_national_pack_is_named(replaced: str, by: str, line: int, said: str) -> None:
    wrong = tuple(one.replace(replaced, by) for one in small.SUCCESSIONS)
    with pytest.raises(Refused) as refused:
        small.loaded(small.country(wrong))
    told = refused.value.sentence.splitlines()[0]
    assert told.startswith(f"{small.MAP}, dòng {line}: ")
    assert said in told
    assert not Area.objects.exclude(tier="province").exists()


def test_a_map_without_the_list_of_units_is_refused() -> None:
    with pytest.raises(Refused, match="gói thiếu danh sách đơn vị"):
        small.loaded(small.pack(map=small.text(small.MAP_HEAD, *small.SUCCESSIONS)))


def test_files_that_are_no_list_of_areas_are_refused_with_the_columns_of_one() -> None:
    with pytest.raises(Refused, match="code,name,tier,kind,parent_code,valid_from,valid_to"):
        small.planned(small.pack(**{"khac.csv": b"a,b\n1,2\n"}))


def test_letters_in_another_encoding_are_refused_with_their_line() -> None:
    table = small.text(small.AREAS_HEAD, *SPLIT) + "95009,Mơ,commune,xa,04,,".encode("utf-16")
    with pytest.raises(Refused, match=r"areas\.csv, dòng 6: chữ không theo UTF-8"):
        small.planned(small.pack(areas=table))
