"""Personal data is forgotten everywhere once two people agree, and what must remain still holds."""

import io
import json
import unicodedata

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.test import Client

import people
from parts.base import trails
from parts.documents import builders
from tinhso.base import attachments, forgetting, purging, trail, verifying
from tinhso.base.forgetting import BLOT
from tinhso.base.models import Purge, TrailEntry
from tinhso.base.values import PurgeState, Refused, Role
from tinhso.core import vi
from tinhso.documents.models import Candidate, Document, Text

pytestmark = pytest.mark.django_db
# Nobody: a name made of the words for "example", "trial" and "sample".
NAME = "Ví Thị Dụ Thử"
PAPER = (
    "Mục tiêu đến năm 2025\n"
    "- Tối thiểu 80% hộ gia đình của bà Ví Thị Dụ Thử có cáp quang.\n"
    "Người liên hệ: VÍ THỊ\nDỤ THỬ, phòng một cửa.\n"
)


def asker() -> object:
    return people.in_role(Role.STEERING)


def confirmed(words: str = NAME, reason: str = "Theo đơn của người dân") -> Purge:
    """What one person asked for and another confirmed."""
    made = purging.ask(words=words, reason=reason, by=people.in_role(Role.STEERING))
    return purging.answer(purge=made, is_confirmed=True, by=people.in_role(Role.DATA_ADMIN))


def done(words: str = NAME) -> Purge:
    """The same, done at the server."""
    return purging.do(confirmed(words), lambda _said: None)


def paper() -> Document:
    """A document with a reading, whose title and text name somebody."""
    document = builders.taken_in(PAPER, f"Báo cáo của {NAME}")
    statement = builders.said(PAPER, "80", indicator=f"hộ gia đình của bà {NAME} có cáp quang")
    builders.machine_reads(document.text, (statement,))
    attachments.store(io.BytesIO(PAPER.encode()))
    return document


def blot(name: str) -> str:
    return "".join(" " if char == " " else BLOT for char in name)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Ví Thị Dụ Thử", "bà VÍ THỊ DỤ THỬ, sinh năm"),
        ("Ví Thị Dụ Thử", unicodedata.normalize("NFD", "bà Ví Thị Dụ Thử.")),
        ("Ví Thị Dụ Thử", "bà Ví  Thị\nDụ Thử"),
        ("Thử Mẫu Hoà", "ông Thử Mẫu Hòa"),
        ("Thử Mẫu Hòa", "ông Thử Mẫu Hoà"),
        ("000 111 222", "số 000 111 222"),
    ],
)
def test_words_are_found_however_they_are_written(words: str, text: str) -> None:
    assert forgetting.blotted(text, forgetting.pattern(words))[1] == 1


@pytest.mark.parametrize("text", ["bà Ví Thị Dụ Thửa", "xã Avi Thị Dụ Thử", "bà Vi Thị Dụ Thử", "Thị Dụ"])
def test_other_words_are_left(text: str) -> None:
    assert forgetting.blotted(text, forgetting.pattern(NAME)) == (text, 0)


def test_a_longer_name_in_decomposed_letters_is_left() -> None:
    text = unicodedata.normalize("NFD", "ông Thử Mẫu À")
    assert forgetting.blotted(text, forgetting.pattern("Thử Mẫu A")) == (text, 0)


def test_text_title_statement_and_search_keys_forget_it_and_places_stay() -> None:
    document = paper()
    done()
    text, kept = Text.objects.get(), Document.objects.get(pk=document.pk)
    assert text.content == PAPER.replace(NAME, blot(NAME)).replace(
        "VÍ THỊ\nDỤ THỬ", "██ ███\n██ ███".replace(" ", " ")
    )
    assert len(text.content) == len(PAPER)
    assert kept.title == f"Báo cáo của {blot(NAME)}"
    for key in (kept.search_key, kept.sort_key):
        assert vi.fold(NAME) not in key
        assert vi.sort_key(NAME).split("\x01")[0] not in key
    one = Candidate.objects.get()
    assert one.indicator == f"hộ gia đình của bà {blot(NAME)} có cáp quang"
    assert text.content[one.value_start : one.value_end] == "80"
    assert "80%" in text.content[one.start : one.end]


def test_the_file_goes_and_its_hash_stays() -> None:
    sha256 = paper().text.sha256
    assert attachments.exists(sha256)
    purge = done()
    assert purge.files == [sha256] == [Text.objects.get().sha256]
    assert not attachments.exists(sha256)
    with pytest.raises(Refused, match="đã bị xóa theo yêu cầu"):
        attachments.read(sha256)


def test_nothing_else_is_touched() -> None:
    other = builders.taken_in(
        PAPER.replace(NAME, "Mẫu Văn Thử").replace("VÍ THỊ\nDỤ THỬ", "…"), "Báo cáo khác"
    )
    before = (other.text.content, other.title)
    attachments.store(io.BytesIO(other.text.content.encode()))
    paper()
    done()
    other.refresh_from_db()
    assert (other.text.content, other.title) == before
    assert attachments.exists(other.text.sha256)


def test_what_remains_is_who_when_why_and_how_often() -> None:
    paper()
    purge = done()
    assert (purge.state, purge.words, purge.reason) == (PurgeState.DONE, "", "Theo đơn của người dân")
    assert purge.counts["documents.text"] == 2
    entry = TrailEntry.objects.get(verb="purge")
    assert (entry.recorded_by, entry.details["files"]) == (purge.answered_by, purge.files)
    assert NAME not in json.dumps(
        list(TrailEntry.objects.values_list("details", flat=True)), ensure_ascii=False
    )


def test_the_trail_forgets_it_and_its_chain_still_holds() -> None:
    keeper = people.in_role(Role.DATA_ADMIN)
    left = trail.leave(by=keeper, verb="try", subject=keeper, name=f"thư của {NAME}")
    trails.seal()
    done()
    trails.seal()
    left.refresh_from_db()
    assert left.details == {"name": f"thư của {blot(NAME)}"}
    assert list(verifying.damages()) == []
    assert verifying.blotted() == 1
    assert all(verifying.around([left.seal.position]).values())


def test_an_entry_that_no_purge_names_is_still_found_when_it_was_edited() -> None:
    keeper = people.in_role(Role.DATA_ADMIN)
    trail.leave(by=keeper, verb="try", subject=keeper, name=NAME)
    other = trail.leave(by=keeper, verb="try", subject=keeper, name="khác")
    trails.seal()
    done()
    trails.as_owner(f"UPDATE base_trailentry SET details = '{{}}' WHERE id = {other.pk}")
    assert [one.first for one in verifying.damages()] == [other.seal.position]


def test_the_guards_of_the_tables_stand_again_afterwards() -> None:
    paper()
    done()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'")
        assert cursor.fetchone() == (0,)


def test_whoever_asked_does_not_confirm() -> None:
    by = people.in_role(Role.STEERING)
    made = purging.ask(words=NAME, reason="thử", by=by)
    with pytest.raises(Refused, match="không tự xác nhận"):
        purging.answer(purge=made, is_confirmed=True, by=by)
    with pytest.raises(Refused, match="chưa được người thứ hai xác nhận"):
        purging.do(made, lambda _said: None)


def test_the_database_too_wants_a_second_person() -> None:
    by = people.in_role(Role.STEERING)
    made = purging.ask(words=NAME, reason="thử", by=by)
    with pytest.raises(IntegrityError, match="purge_by_two_people"):
        Purge.objects.filter(pk=made.pk).update(answered_by=by)


def test_declining_forgets_the_words_alone() -> None:
    document = paper()
    made = purging.ask(words=NAME, reason="thử", by=people.in_role(Role.STEERING))
    purging.answer(purge=made, is_confirmed=False, by=people.in_role(Role.DATA_ADMIN))
    made.refresh_from_db()
    assert (made.words, made.state) == ("", PurgeState.DECLINED)
    assert Text.objects.get(document=document).content == PAPER


@pytest.mark.parametrize("role", [Role.LEADER, Role.REVIEWER, Role.DEPARTMENT, Role.CLERK])
def test_others_neither_ask_nor_confirm(role: Role) -> None:
    made = purging.ask(words=NAME, reason="thử", by=people.in_role(Role.STEERING))
    with pytest.raises(PermissionDenied):
        purging.ask(words=NAME, reason="thử", by=people.in_role(role))
    with pytest.raises(PermissionDenied):
        purging.answer(purge=made, is_confirmed=True, by=people.in_role(role))


@pytest.mark.parametrize(
    ("words", "reason"), [("Thử", "lý do"), ("Thửmẫu", "lý do"), (NAME, "  "), ("a " * 80, "x")]
)
def test_one_syllable_and_no_reason_are_refused(words: str, reason: str) -> None:
    with pytest.raises(Refused):
        purging.ask(words=words, reason=reason, by=people.in_role(Role.STEERING))


def test_the_pages_lead_from_asking_to_confirming() -> None:
    paper()
    first, second = Client(), Client()
    first.force_login(people.in_role(Role.STEERING), backend="tinhso.base.access.RoleBackend")
    second.force_login(people.in_role(Role.DATA_ADMIN), backend="tinhso.base.access.RoleBackend")
    answer = first.post("/xoa-du-lieu/", {"words": NAME, "reason": "Theo đơn"})
    address = answer["Location"]
    page = first.get(address).content.decode()
    assert NAME in page
    assert "cần người khác xác nhận" in page
    assert "1 tệp gốc chứa dữ liệu này sẽ bị xóa hẳn" in page
    assert "Xác nhận xóa" in second.get(address).content.decode()
    second.post(f"{address}tra-loi/", {"dong_y": "1"})
    assert Purge.objects.get().state == PurgeState.CONFIRMED
    assert "chờ chạy trên máy chủ" in second.get("/xoa-du-lieu/").content.decode()
    assert TrailEntry.objects.filter(verb="look", subject_kind="base.purge").count() == 2


def test_a_wrong_request_says_why_and_keeps_what_was_typed() -> None:
    client = Client()
    client.force_login(people.in_role(Role.STEERING), backend="tinhso.base.access.RoleBackend")
    answer = client.post("/xoa-du-lieu/", {"words": "Thử", "reason": "Theo đơn"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Hãy ghi đủ họ và tên" in page
    assert "Theo đơn" in page


def run(do: str) -> str:
    told = io.StringIO()
    call_command("purge", stdin=io.StringIO(json.dumps({"do": do})), stdout=told, stderr=io.StringIO())
    return told.getvalue()


def test_the_command_lists_what_waits_then_does_it_once() -> None:
    paper()
    assert "Không có yêu cầu nào" in run("list")
    confirmed()
    assert "tinhso purge --yes" in run("list")
    assert Text.objects.get().content == PAPER
    assert "1 tệp" in run("purge")
    assert NAME not in Text.objects.get().content
    assert "Không có yêu cầu nào" in run("purge")


def test_the_command_ends_what_a_crash_left() -> None:
    document = paper()
    done()
    attachments.store(io.BytesIO(PAPER.encode()))  # as if it had not come to the file
    run("purge")
    assert not attachments.exists(document.text.sha256)
