"""Roles that hold in one area: how far they reach, from when to when, who may give them, and what is told."""

import io
import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

import people
import promises
from parts.territory import small_packs
from promises import Says
from tinhso.base import access
from tinhso.base.models import TrailEntry, User
from tinhso.base.values import Refused, Role
from tinhso.documents import queries as documents
from tinhso.people import actions, queries
from tinhso.people.models import AreaRole
from tinhso.territory import queries as territory
from tinhso.territory.models import Area

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture
def country() -> None:
    """The small country whose districts end on 1 July 2025."""
    small_packs.loaded(small_packs.country())


def keeper() -> User:
    return people.in_role(Role.DATA_ADMIN)


def area(code: str, *, on: date = AFTER) -> Area:
    return territory.areas(on=on).get(code=code)


def reached(code: str, *, on: date = AFTER) -> set[str]:
    """The areas that a role in one reaches, each by name and whether it ended."""
    found = Area.objects.filter(pk__in=territory.reach(area(code, on=on).pk))
    return {f"{one.full_name}{' (cũ)' if one.valid_to else ''}" for one in found}


def given(code: str, role: Role = Role.CLERK, *, start: date = AFTER, end: date | None = None) -> AreaRole:
    return actions.give_area_role(
        user=people.stranger(),
        role=role,
        area=area(code),
        valid_from=start,
        valid_to=end,
        by=keeper(),
        door="test",
    )


def known_anew(user: User) -> User:
    return User.objects.get(pk=user.pk)


@pytest.mark.usefixtures("country")
def test_a_province_reaches_its_communes_its_old_districts_and_the_province_that_went_into_it() -> None:
    found = reached("79")
    assert {"Thành phố Hồ Chí Minh", "Tỉnh Bình Dương (cũ)", "Thị xã Bến Mơ (cũ)", "Phường Bến Mơ"} <= found
    assert not any("Suối Mơ" in name or "Rừng Mơ" in name for name in found)


@pytest.mark.usefixtures("country")
def test_a_commune_reaches_what_went_wholly_into_it_and_nothing_that_was_split() -> None:
    assert reached("90001") == {"Xã Suối Mơ", "Xã Đồi Thông (cũ)"}


@pytest.mark.usefixtures("country")
def test_a_province_that_became_a_city_is_the_same_place() -> None:
    assert {one for one in reached("75") if "Đồng Nai" in one} == {
        "Tỉnh Đồng Nai (cũ)",
        "Thành phố Đồng Nai",
    }


@pytest.mark.usefixtures("country")
def test_an_old_district_does_not_reach_what_came_after_it() -> None:
    assert reached("901", on=BEFORE) == {
        "Huyện Suối Mơ (cũ)",
        "Xã Đồi Thông (cũ)",
        "Thị trấn Suối Mơ (cũ)",
        "Xã Hòa Mơ (cũ)",
    }


@pytest.mark.usefixtures("country")
def test_a_role_in_an_area_shows_its_documents_and_no_others() -> None:
    here = promises.target(
        Says("Tỷ lệ hộ có cáp quang", "90"), area=area("90001"), reference="1-KH/ĐU", title="Xã"
    )
    there = promises.target(
        Says("Tỷ lệ hộ có Internet", "90"), area=area("90004"), reference="2-KH/ĐU", title="Nơi khác"
    )
    for made, code in ((here, "90001"), (there, "90004")):
        made.document.area = area(code)
        made.document.save()
    user = people.stranger()
    assert list(documents.documents(viewer=user)) == []
    given("90001")
    assert list(documents.documents(viewer=known_anew(user))) == [here.document]


@pytest.mark.usefixtures("country")
def test_a_role_holds_from_its_first_day_until_the_day_before_its_end() -> None:
    today, day = timezone.localdate(), timedelta(days=1)
    for start, end, holds in (
        (today, None, True),
        (today, today + day, True),
        (today - day, today, False),
        (today + day, None, False),
    ):
        AreaRole.objects.all().delete()
        given("90001", start=start, end=end)
        assert access.may(known_anew(people.stranger()), "documents.view") is holds, (start, end)


@pytest.mark.usefixtures("country")
def test_a_role_that_ends_today_is_gone_at_the_next_request_and_stays_in_the_trail() -> None:
    made, today = given("90001"), timezone.localdate()
    actions.end_area_role(given=made, on=today, by=keeper(), door="test")
    assert not access.may(known_anew(people.stranger()), "documents.view")
    assert queries.area_roles(user=people.stranger()).get().valid_to == today
    verbs = TrailEntry.objects.filter(verb__endswith="area_role").order_by("recorded_at")
    assert [entry.verb for entry in verbs] == ["give_area_role", "end_area_role"]
    assert verbs[0].details["area"] == "commune 90001"
    with pytest.raises(Refused, match="đã kết thúc"):
        actions.end_area_role(given=made, on=today, by=keeper(), door="test")


@pytest.mark.usefixtures("country")
def test_a_role_is_not_given_twice_for_a_day_nor_for_no_day_nor_to_a_closed_account() -> None:
    given("90001", end=date(2027, 1, 1))
    for start, end in ((AFTER, None), (date(2026, 12, 31), None), (date(2020, 1, 1), date(2025, 7, 2))):
        with pytest.raises(Refused, match="hãy kết thúc vai trò đó trước"):
            given("90001", start=start, end=end)
    with pytest.raises(Refused, match="phải sau ngày bắt đầu"):
        given("90003", start=AFTER, end=AFTER)
    given("90001", start=date(2027, 1, 1))
    given("90001", Role.DEPARTMENT)
    User.objects.filter(pk=people.stranger().pk).update(is_active=False)
    with pytest.raises(Refused, match="đã đóng"):
        given("90003")
    assert AreaRole.objects.count() == 3


@pytest.mark.usefixtures("country")
def test_only_who_keeps_accounts_everywhere_gives_and_ends_roles() -> None:
    made = given("04", Role.DATA_ADMIN)
    placed = known_anew(people.stranger())
    for by in (people.in_role(Role.STEERING), placed):
        with pytest.raises(PermissionDenied):
            actions.give_area_role(
                user=placed, role=Role.LEADER, area=area("79"), valid_from=AFTER, by=by, door="test"
            )
        with pytest.raises(PermissionDenied):
            actions.end_area_role(given=made, on=AFTER, by=by, door="test")


@pytest.mark.usefixtures("country")
def test_the_database_keeps_no_role_that_ends_before_it_starts() -> None:
    made = given("90001")
    with pytest.raises(IntegrityError, match="a_role_in_an_area_ends_after_it_starts"), transaction.atomic():
        AreaRole.objects.filter(pk=made.pk).update(valid_to=AFTER - timedelta(days=1))


def asked(do: str, **request: object) -> str:
    """What `tinhso account` tells of roles in areas; what goes wrong is told too."""
    told = io.StringIO()
    usual = {"from": None, "to": None, "because": None, "by": None, "login": "demo-stranger", "role": "clerk"}
    stdin = io.StringIO(json.dumps(usual | {"do": do} | request))
    try:
        call_command("area_roles", stdin=stdin, stdout=told, stderr=told, no_color=True)
    except SystemExit as ended:
        return f"refused: {told.getvalue()}" if ended.code == 1 else f"ended with {ended.code}"
    return told.getvalue()


@pytest.mark.usefixtures("country")
def test_the_command_line_gives_lists_and_ends_them() -> None:
    people.stranger()
    keeper()
    assert "Chưa có vai trò theo địa bàn nào" in asked("places")
    told = asked("place", area="90001", **{"from": "01/07/2025"}, because="12/QĐ-UBND")
    said = "demo-stranger: clerk – Cán bộ cấp xã ở Xã Suối Mơ (90001), từ 01/07/2025, theo 12/QĐ-UBND"
    assert told == f"Đã giao: {said}.\n"
    assert asked("places") == f"{said}\n"
    assert "đến trước 01/09/2025" in asked("unplace", area="90001", to="2025-09-01")
    assert "không giữ vai trò này ở 90001 vào ngày 01/09/2025" in asked(
        "unplace", area="90001", to="01/09/2025"
    )


@pytest.mark.usefixtures("country")
@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ({"area": "12345"}, "không có đơn vị nào mang mã «12345»"),
        ({"area": "1"}, "không có đơn vị nào mang mã «1»"),
        ({"area": "901", "from": "01/07/2025"}, "Ngày 01/07/2025 không có đơn vị nào mang mã «901»"),
        ({"area": "90001", "from": "31/02/2025"}, "Không đọc được ngày «31/02/2025»"),
        ({"area": "90001", "login": "ai-do"}, "Không có tài khoản «ai-do»"),
    ],
)
def test_a_slip_on_the_command_line_is_named(request_: dict[str, str], said: str) -> None:
    people.stranger()
    keeper()
    told = asked("place", **request_)
    assert told.startswith("refused")
    assert said in told
    assert not AreaRole.objects.exists()
