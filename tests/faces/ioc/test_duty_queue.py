"""The tray of duties in the review queue: the same keys and rules as for statements, and only duties in it."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import people
from parts.documents import builders, duty_builders
from parts.documents.duty_builders import CONTENT, candidate, centre, lines, money, passage, posts
from tinhso.base.values import Role
from tinhso.documents import duty_acts
from tinhso.documents.models import DutyReview
from tinhso.documents.values import State, Verdict

pytestmark = pytest.mark.django_db
SignIn = Callable[[Role], Client]
Read = Callable[[bytes], str]
HTMX = {"HX-Request": "true"}
ADDRESS = "/ra-soat/viec/"


def current(content: bytes) -> str:
    """What the card shows: the duty that heads it."""
    found = re.search(r'<h2 id="dang-xet"[^>]*>(.*?)</h2>', content.decode())
    assert found
    return found[1]


def keys(content: bytes) -> set[str]:
    """The keys that the card answers to."""
    return set(re.findall(r'data-key="(\w)"', content.decode().partition('class="source"')[0]))


def decide(client: Client, page: bytes, doing: str, **said: str) -> bytes:
    """Send the form of the page that decides, as the script would; the answer."""
    text = page.decode()
    form = text[text.index(f'name="viec" value="{doing}"') :]
    hidden = dict(re.findall(r'name="(o|seen|tiep)" value="([^"]*)"', form)[:3])
    answer = client.post(ADDRESS, {"viec": doing, **hidden, **said}, headers=HTMX)
    assert answer.status_code == 200
    return answer.content


def test_what_waits_comes_first_and_each_tray_says_what_waits_in_the_other(
    signed_in: SignIn, read: Read
) -> None:
    document = duty_builders.read()
    builders.read("Nghị quyết một")
    duty_acts.accept(candidate=candidate(lines(document)[0]), by=builders.steering())
    client = signed_in(Role.REVIEWER)
    page = client.get(ADDRESS).content
    assert "2 việc chờ rà soát" in read(page)
    assert "Nội dung định lượng 3 chờ rà soát" in read(page)
    assert "Việc phải làm 2 chờ rà soát" in read(client.get("/ra-soat/").content)
    listed = re.findall(r'<li class="(?:milestone|assignment) (\w+)', page.decode())
    assert listed == ["undecided", "undecided", "accepted"]


def test_the_passage_stands_out_in_its_surroundings(signed_in: SignIn) -> None:
    document = duty_builders.read()
    page = signed_in(Role.REVIEWER).get(f"{ADDRESS}?o={lines(document)[2].key}").content.decode()
    assert f'<span id="doan" class="focus">{centre().quote}</span>' in page
    place = passage(centre().quote)
    assert f'href="/van-ban/{document.pk}/?doan={place["start"]}-{place["end"]}#doan"' in page


def test_one_key_decides_and_the_answer_brings_up_the_next(signed_in: SignIn, read: Read) -> None:
    document = duty_builders.read()
    client = signed_in(Role.REVIEWER)
    page = client.get(ADDRESS).content
    assert current(page) == posts().what
    assert keys(page) == {"j", "a", "e", "r", *"12345"}
    answer = decide(client, page, "chap-nhan")
    assert current(answer) == money().what
    assert f"Đã chấp nhận «{posts().what}». Còn 2 nội dung chờ." in read(answer)
    assert "<html" not in answer.decode()
    assert lines(document)[0].state is State.ACCEPTED


def test_without_a_script_the_same_form_leads_to_the_next(signed_in: SignIn) -> None:
    document = duty_builders.read()
    first, second, _third = lines(document)
    client = signed_in(Role.REVIEWER)
    sent = {"viec": "chap-nhan", "o": first.key, "seen": "0", "tiep": second.key}
    answer = client.post(ADDRESS, sent)
    assert answer.status_code == 302
    assert current(client.get(answer["Location"]).content) == money().what


def test_a_reason_is_one_key_away_and_none_is_asked_for(signed_in: SignIn, read: Read) -> None:
    duty_builders.read()
    client = signed_in(Role.REVIEWER)
    page = client.get(ADDRESS).content
    assert "Hãy ghi lý do" in read(decide(client, page, "loai"))
    decide(client, page, "loai", ly_do="3")
    review = DutyReview.objects.get()
    assert (review.verdict, review.note) == (Verdict.REJECTED, "Trùng với việc khác của văn bản này")


def test_editing_happens_in_place_and_what_is_missing_is_asked_for(signed_in: SignIn, read: Read) -> None:
    document = duty_builders.read()
    client = signed_in(Role.REVIEWER)
    page = client.get(f"{ADDRESS}?o={lines(document)[0].key}&viec=sua", headers=HTMX).content
    said = {"kind": "assignment", "what": "rà soát biên chế", "by": "31/07/2025"}
    answer = decide(client, page, "sua", **said)
    assert "Chưa rõ giao cho ai" in read(answer)
    decide(client, answer, "sua", **said, leads="Sở Nội vụ\nSở Tư pháp", partners="", ongoing="on")
    line = lines(document)[0]
    assert (line.state, line.what, line.by) == (State.EDITED, "rà soát biên chế", date(2025, 7, 31))
    assert (line.leads, line.partners, line.ongoing) == (("Sở Nội vụ", "Sở Tư pháp"), (), True)


def test_the_last_decision_about_a_duty_is_taken_back_and_no_other(signed_in: SignIn, read: Read) -> None:
    document = duty_builders.read()
    client = signed_in(Role.REVIEWER)
    page = decide(client, client.get(ADDRESS).content, "chap-nhan")
    answer = decide(client, page, "hoan-tac")
    assert "Đã rút lại quyết định" in read(answer)
    assert current(answer) == posts().what
    assert lines(document)[0].state is State.UNDECIDED


def test_what_reads_otherwise_now_is_shown_beside_what_was_decided(signed_in: SignIn, read: Read) -> None:
    document = duty_builders.read()
    by = builders.steering()
    for line in lines(document):
        duty_acts.accept(candidate=candidate(line), by=by)
    duty_builders.read_as(document, [posts(by=date(2025, 7, 31)), money(), centre()], grammar="mau-2")
    client = signed_in(Role.REVIEWER)
    page = client.get(ADDRESS).content
    assert "1 việc chờ rà soát" in read(page)
    assert "máy nay đọc khác" in read(page)
    assert "Hạn 31/07/2025 30/06/2025" in read(page)
    assert {"a", "g"} <= keys(page)
    answer = decide(client, page, "giu")
    assert "0 việc chờ rà soát" in read(answer)
    assert lines(document)[0].by == date(2025, 6, 30)


def test_the_tray_is_cut_by_kind_state_and_words_and_handed_out(signed_in: SignIn) -> None:
    duty_builders.read()
    client = signed_in(Role.REVIEWER)

    def listed(query: str) -> int:
        page = client.get(f"{ADDRESS}?{query}").content.decode()
        return len(re.findall(r'<li class="(?:milestone|assignment)', page))

    assert listed("loai=milestone") == 1
    assert listed("chi=khong-chac") == 1
    assert listed("tim=vi+tri") == 1
    assert listed("trang_thai=da-loai") == 0
    assert listed("loai=la&trang_thai=la&chi=la&xep=la&o=la&van_ban=la") == 3
    assert len(client.get("/ra-soat/viec.json?loai=assignment").json()) == 2


@pytest.mark.parametrize("role", Role)
def test_only_who_reviews_opens_the_tray(signed_in: SignIn, role: Role) -> None:
    document = duty_builders.read()
    may = people.in_role(role).has_perm("documents.review")
    client = signed_in(role)
    sent = {"viec": "chap-nhan", "o": lines(document)[0].key, "seen": "0"}
    assert client.get(ADDRESS).status_code == (200 if may else 403)
    assert client.get("/ra-soat/viec.csv").status_code == (200 if may else 403)
    assert client.post(ADDRESS, sent).status_code == (302 if may else 403)
    assert DutyReview.objects.exists() == may


def test_a_decision_that_came_meanwhile_is_told_not_overwritten(signed_in: SignIn) -> None:
    document = duty_builders.read()
    client = signed_in(Role.REVIEWER)
    sent = {"viec": "loai", "ly_do": "1", "o": lines(document)[0].key, "seen": "0"}
    duty_acts.accept(candidate=candidate(lines(document)[0]), by=builders.steering())
    assert "vừa được người khác rà soát" in client.post(ADDRESS, sent).content.decode()
    assert lines(document)[0].state is State.ACCEPTED


def test_the_tray_is_of_the_present_and_its_keys_are_switched_off_there(signed_in: SignIn) -> None:
    duty_builders.read()
    client = signed_in(Role.REVIEWER)
    assert client.get(f"{ADDRESS}?biet=2024-01-01")["Location"] == f"{ADDRESS}?"
    answer = client.post("/ra-soat/phim/", {"phim": "tat", "khay": "duties"})
    assert answer["Location"].startswith(ADDRESS)
    assert 'data-keys="off"' in client.get(ADDRESS).content.decode()


def test_a_decision_asks_the_database_as_little_however_much_waits(signed_in: SignIn) -> None:
    client = signed_in(Role.REVIEWER)

    def asked(document_title: str, content: str) -> int:
        duty_builders.read(document_title, content)
        page = client.get(ADDRESS).content
        with CaptureQueriesContext(
            connection,
        ) as queries:
            decide(client, page, "chap-nhan")
        return len(queries)

    few = asked("Chỉ thị một", CONTENT)
    for number in range(2, 8):
        duty_builders.read(f"Chỉ thị {number}", CONTENT + f"Bản {number}.\n")
    assert asked("Chỉ thị cuối", CONTENT + "Bản cuối.\n") <= few
