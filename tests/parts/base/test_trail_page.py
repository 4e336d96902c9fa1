"""The trail as a page and as files: searched, sorted, held against its seals, and itself left in the trail."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

import people
from parts.base import trails
from test_trail_of_actions import modules, verbs_left
from tinhso.base import trail, trail_page, trail_words
from tinhso.base.models import TrailEntry, TrailHead
from tinhso.base.values import Role

pytestmark = pytest.mark.django_db
PAGE, FILE = "/dau-vet/", "/dau-vet."


@pytest.fixture
def keeper(client: Client) -> Client:
    """Whoever keeps the data, signed in."""
    client.force_login(people.in_role(Role.DATA_ADMIN), backend="tinhso.base.access.RoleBackend")
    return client


def filled() -> None:
    """Three entries of two people, one of them a week old."""
    leader, keeper = people.in_role(Role.LEADER), people.in_role(Role.DATA_ADMIN)
    trail.leave(
        by=keeper, verb="open_account", subject=leader, login="demo-leader", roles=["leader"], door="web"
    )
    trail.leave(by=leader, verb="sign_in", subject=leader, proofs=["password"])
    trail.leave(by=None, verb="fail_sign_in", subject=keeper)
    trails.seal()


def listed(client: Client, query: str = "") -> list[str]:
    """The verbs of the list, in its order."""
    rows = json.loads(client.get(f"{FILE}json{query}").content)
    return [row["verb_code"] for row in rows if row["verb_code"] != "export"]


def test_the_page_tells_who_did_what_in_words(keeper: Client) -> None:
    filled()
    page = keeper.get(PAGE).content.decode()
    for words in ("mở tài khoản", "đăng nhập không thành công", "demo-leader", "Lãnh đạo", "chưa đăng nhập"):
        assert words in page, words
    assert "Các dòng trên trang này khớp với dấu niêm phong" in page
    assert f"{TrailHead.objects.get().hash}@3" in page


def test_an_empty_trail_says_so(keeper: Client) -> None:
    assert "Chưa có dấu vết nào." in keeper.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?nguoi=leader", ["sign_in"]),
        ("?viec=open_account", ["open_account"]),
        ("?tim=password", ["sign_in"]),
        ("?tim=khong-co", []),
        ("?tim=100%25", []),
        ("?loai=base.user", ["fail_sign_in", "sign_in", "open_account"]),
        ("?loai=base.user&xep=cu", ["open_account", "sign_in", "fail_sign_in"]),
        ("?loai=base.user&xep=viec", ["fail_sign_in", "open_account", "sign_in"]),
        ("?loai=base.user&xep=nguoi", ["open_account", "sign_in", "fail_sign_in"]),
        ("?loai=base.user&xep=khong-co", ["fail_sign_in", "sign_in", "open_account"]),
        ("?loai=base.user&tu=x", ["fail_sign_in", "sign_in", "open_account"]),
        ("?viec=khong-co&nguoi=leader", ["sign_in"]),
    ],
)
def test_the_list_is_searched_and_sorted(keeper: Client, query: str, found: list[str]) -> None:
    filled()
    assert listed(keeper, query) == found
    assert keeper.get(PAGE + query).status_code == 200


def test_the_list_is_of_the_days_asked_for(keeper: Client) -> None:
    filled()
    today = timezone.localtime()
    earlier = today - timedelta(days=1)
    assert len(listed(keeper, f"?loai=base.user&tu={today:%d/%m/%Y}&den={today:%d/%m/%Y}")) == 3
    assert listed(keeper, f"?loai=base.user&den={earlier:%d/%m/%Y}") == []


def test_a_filter_that_cannot_be_read_says_so(keeper: Client) -> None:
    filled()
    page = keeper.get(f"{PAGE}?tu=31/02/2026").content.decode()
    assert "không đọc được" in page
    assert "mở tài khoản" in page


def test_a_row_that_was_edited_is_marked_where_it_stands(keeper: Client) -> None:
    filled()
    trails.as_owner("UPDATE base_trailentry SET details = '{}' WHERE verb = 'open_account'")
    page = keeper.get(PAGE).content.decode()
    assert "1 dòng trên trang này không khớp với dấu niêm phong" in page
    assert page.count("không khớp</strong>") == 1


def test_a_row_without_a_seal_is_marked(keeper: Client) -> None:
    filled()
    trails.as_owner(
        "INSERT INTO base_trailentry (recorded_at, verb, subject_kind, subject_id, details) "
        "VALUES (now(), 'forged', 'no.such', '', '[]')"
    )
    page = keeper.get(PAGE).content.decode()
    assert "chưa niêm phong" in page
    assert "no.such" in page


def test_a_missing_head_is_told(keeper: Client) -> None:
    filled()
    trails.as_owner("DELETE FROM base_trailhead")
    assert "Đầu chuỗi dấu vết không còn" in keeper.get(f"{PAGE}").content.decode()


def test_looking_and_taking_out_stand_in_the_trail(keeper: Client) -> None:
    filled()
    for query in ("?nguoi=leader", "?trang=2", ""):
        keeper.get(PAGE + query)
    keeper.get(f"{FILE}csv?viec=sign_in")
    looks = TrailEntry.objects.filter(subject_kind="base.trailentry").order_by("id")
    assert [(one.verb, one.details) for one in looks] == [
        ("look", {"filter": {"nguoi": "leader"}}),
        ("export", {"filter": {"viec": "sign_in"}, "ending": "csv"}),
    ]


def test_a_file_holds_position_and_hash(keeper: Client) -> None:
    filled()
    rows = list(csv.reader(io.StringIO(keeper.get(f"{FILE}csv?xep=cu").content.decode("utf-8-sig"))))
    assert rows[0][0] == "Vị trí"
    assert [row[0] for row in rows[1:4]] == ["1", "2", "3"]
    assert rows[3][-1] == TrailHead.objects.get().hash
    assert keeper.get(f"{FILE}xlsx").content[:2] == b"PK"


def test_a_file_that_would_be_too_long_says_what_to_do(
    keeper: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled()
    monkeypatch.setattr(trail_page, "_MOST", 2)
    answer = keeper.get(f"{FILE}csv")
    assert answer.status_code == 422
    assert "chọn khoảng ngày ngắn hơn" in answer.content.decode()
    assert not TrailEntry.objects.filter(verb="export").exists()


def test_turning_pages_keeps_the_filters(keeper: Client) -> None:
    by = people.in_role(Role.DATA_ADMIN)
    trails.left(51)
    page = keeper.get(f"{PAGE}?nguoi={by.login}").content.decode()
    assert f"nguoi={by.login}&amp;trang=2" in page
    assert "Trang 1 trong 2" in page


@pytest.mark.parametrize("role", [role for role in Role if role != Role.DATA_ADMIN])
def test_nobody_else_reads_it_or_is_shown_the_way(client: Client, role: Role) -> None:
    client.force_login(people.in_role(role), backend="tinhso.base.access.RoleBackend")
    assert client.get(PAGE).status_code == client.get(f"{FILE}csv").status_code == 403
    assert PAGE not in client.get("/tai-khoan/dang-xuat/").content.decode()


def test_whoever_may_is_shown_the_way(keeper: Client) -> None:
    assert f'href="{PAGE}"' in keeper.get("/tai-khoan/dang-xuat/").content.decode()


def test_every_verb_that_our_code_leaves_has_its_words() -> None:
    left = verbs_left(modules())
    assert {"sign_in", "open_account", "take_in"} <= left
    assert left - set(trail_words.VERBS) == set()


def test_figures_are_told_as_people_write_them() -> None:
    kept = {"value": "1760000.5000000000", "code": "1.2", "count": "7000.0000000000"}
    assert [value for _word, value in trail_words.details(kept)] == ["1.760.000,5", "1.2", "7.000"]
