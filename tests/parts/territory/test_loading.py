"""Areas from a table: all or none, each wrong line named, lines that stand already passed over."""

import io
import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

import people
from tinhso.base.models import TrailEntry
from tinhso.base.values import Refused, Role
from tinhso.ioc import example
from tinhso.territory import loading, queries
from tinhso.territory.models import Area
from tinhso.territory.values import Tier

pytestmark = pytest.mark.django_db
HEAD = "code,name,tier,kind,parent_code,valid_from,valid_to\n"
PROVINCE = "74,Bình Dương,province,tinh,,1997-01-01,2025-07-01\n"
CITY = "718,Thủ Dầu Một,district,thanh_pho,74,,2025-07-01\n"


def loaded(table: str, role: Role = Role.DATA_ADMIN) -> loading.Loaded:
    return loading.load(loading.rows(table), by=people.in_role(role))


def refusal(table: str) -> str:
    with pytest.raises(Refused) as refused:
        loaded(table)
    assert not Area.objects.exists()
    assert not TrailEntry.objects.exists()
    return refused.value.sentence


def test_each_line_becomes_an_area_with_a_trail() -> None:
    done = loaded(HEAD + CITY + PROVINCE)
    assert [area.full_name for area in done.entered] == ["Thành phố Thủ Dầu Một", "Tỉnh Bình Dương"]
    on = date(2024, 12, 31)
    assert [area.code for area in queries.areas(on=on, parent_code="74")] == ["718"]
    assert not queries.areas(on=date(2025, 7, 1)).exists()
    assert TrailEntry.objects.filter(verb="enter").count() == 2


def test_the_same_table_again_changes_nothing_and_a_longer_one_adds() -> None:
    loaded(HEAD + PROVINCE)
    again = loaded(HEAD + PROVINCE + CITY)
    assert ([area.code for area in again.entered], again.unchanged) == (["718"], 1)
    assert loaded(HEAD + PROVINCE + CITY) == loading.Loaded((), 2)
    assert TrailEntry.objects.filter(verb="enter").count() == 2


def test_a_table_of_a_spreadsheet_is_read_too() -> None:
    table = HEAD + PROVINCE.replace("1997-01-01", "1/1/1997").replace("2025-07-01", "01/07/2025")
    (area,) = loaded(table.replace(",", ";").replace("\n", "\r\n")).entered
    assert (area.valid_from, area.valid_to) == (date(1997, 1, 1), date(2025, 7, 1))


def test_letters_composed_otherwise_are_the_same_name() -> None:
    loaded(HEAD + PROVINCE)
    assert loaded(HEAD + PROVINCE.replace("ì", "i\u0300")).unchanged == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("4,Cao Bằng,province,tinh,,,", "phải có 2 chữ số"),
        ("74x,Dĩ An,district,thanh_pho,74,,", "phải có 3 chữ số"),
        ("718,Dĩ An,huyen,thanh_pho,74,,", "tier là «huyen»"),
        ("718,Dĩ An,district,city,74,,", "kind là «city»"),
        ("718,,district,thanh_pho,74,,", "tên phải có"),
        ("718,Dĩ An,district,thanh_pho,75,,", "mã «75»"),
        ("718,Dĩ An,district,thanh_pho,74,2024-13-01,", "«2024-13-01»"),
        ("718,Dĩ An,district,thanh_pho,74,2025-07-01,2025-07-01", "valid_to phải sau valid_from"),
        ("74,Sông Bé,province,tinh,,1996-01-01,1997-01-02", "Mã 74 đã dùng cho «Tỉnh Bình Dương»"),
        ("718,Dĩ An", "tier là «»"),
    ],
)
def test_a_wrong_line_is_named_with_what_to_do_and_nothing_is_entered(line: str, said: str) -> None:
    told = refusal(f"{HEAD}{PROVINCE}{line}\n{CITY.replace('718', '719')}")
    assert told.startswith("Dòng 3: ")
    assert said in told.splitlines()[0]
    assert "hãy" in told.splitlines()[0]
    assert told.endswith("Chưa ghi đơn vị nào: hãy sửa các dòng trên rồi nạp lại.")


def test_every_wrong_line_is_told_up_to_a_screenful() -> None:
    told = refusal(HEAD + PROVINCE + "1,Sai,district,huyen,74,,\n" * 25).splitlines()
    assert [line.partition(":")[0] for line in told[:20]] == [f"Dòng {n}" for n in range(3, 23)]
    assert told[20] == "… và 5 dòng khác."


def test_a_table_without_its_columns_is_refused_with_their_names() -> None:
    told = refusal("code,name\n74,Bình Dương\n")
    assert "thiếu cột tier, kind, parent_code, valid_from, valid_to" in told


def test_an_area_that_stands_otherwise_is_not_overwritten() -> None:
    loaded(HEAD + PROVINCE)
    with pytest.raises(Refused, match="Dòng 2: Mã 74 đã dùng"):
        loaded(HEAD + PROVINCE.replace("tinh", "thanh_pho"))
    assert Area.objects.get().full_name == "Tỉnh Bình Dương"


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DATA_ADMIN}))
def test_areas_are_entered_by_data_administrators_alone(role: Role) -> None:
    with pytest.raises(PermissionDenied):
        loaded(HEAD + PROVINCE, role)


def test_the_command_tells_what_changed(capsys: pytest.CaptureFixture[str]) -> None:
    people.in_role(Role.DATA_ADMIN)
    table = (example.folder() / "areas.csv").read_text("utf-8")
    for expected in ("Đã ghi 12 đơn vị hành chính; 0 dòng", "Đã ghi 0 đơn vị hành chính; 12 dòng"):
        call_command("areas", stdin=io.StringIO(json.dumps({"table": table, "by": None})))
        told = capsys.readouterr().out
        assert expected in told
        assert ("Thành phố Bến Cát (cấp huyện, từ 01/05/2024" in told) == ("Đã ghi 12" in expected)
    assert Area.objects.filter(tier=Tier.PROVINCE).count() == 1
