"""The pages of duties: of one document, of all, of one duty; what they show, to whom, on which day."""

import html
import json
import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

import people
from parts.documents import builders, duty_builders, handed
from parts.documents.duty_builders import CONTENT, candidate, centre, lines, money, passage, posts
from tinhso.base.values import Role
from tinhso.documents import actions, duty_acts
from tinhso.documents.models import Document, Reading, Text
from tinhso.documents.values import State
from tinhso.files.values import Extract, Format, Page, Place

pytestmark = pytest.mark.django_db
ON = "ngay=2025-09-01"


@pytest.fixture
def reviewer() -> Client:
    """A browser signed in as a reviewer."""
    return signed_in(Role.REVIEWER)


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(people.in_role(role), backend="tinhso.base.access.RoleBackend")
    return client


def read(content: bytes) -> str:
    """A page as a reader has it."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", content.decode())).split())


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return read(answer.content)


def whats(client: Client, address: str) -> list[str]:
    """What the rows of a page say is to be done, in their order."""
    table = re.findall(r'<th scope="row"><a [^>]*lang="vi">(.*?)</a>', client.get(address).content.decode())
    return [html.unescape(words) for words in table]


def of(document: Document) -> str:
    return f"/van-ban/{document.pk}/viec/"


def test_the_tab_of_a_document_lists_its_duties_in_the_order_of_its_text(reviewer: Client) -> None:
    document = duty_builders.read()
    assert whats(reviewer, of(document)) == [posts().what, money().what, centre().what]
    words = shown(reviewer, f"{of(document)}?{ON}")
    assert "Sở Nội vụ Văn phòng tỉnh" in words
    assert "30/06/2025 qua hạn 63 ngày" in words
    assert "Việc phải làm 3" in shown(reviewer, f"/van-ban/{document.pk}/")


def test_a_duty_leads_to_its_passage_which_stands_out_in_the_text(reviewer: Client) -> None:
    document = duty_builders.read()
    page = reviewer.get(of(document)).content.decode()
    place = passage(centre().quote)
    address = f"/van-ban/{document.pk}/?doan={place['start']}-{place['end']}"
    assert f'href="{address}#doan"' in page
    text = reviewer.get(address).content.decode()
    assert f'<span id="doan" class="focus">{centre().quote}</span>' in text


def test_the_page_of_the_original_frames_the_passage(
    reviewer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Place(0, len(CONTENT), page=2, box=(0.1, 0.2, 0.9, 0.3))
    sheets = (Page(595, 842), Page(595, 842))
    handed.answers(monkeypatch, Extract(Format.PDF, CONTENT, places=(whole,), pages=sheets))
    document = handed.worked(handed.handed_in()).document
    assert document
    line = lines(document)[0]
    address = f"/van-ban/{document.pk}/trang/2/?doan={line.start}-{line.end}"
    assert f'<a href="{address}#o-doan">trang 2</a>' in reviewer.get(of(document)).content.decode()
    assert '<a id="o-doan" class="box focus current"' in reviewer.get(address).content.decode()


def test_all_documents_together_are_listed_by_deadline_with_what_is_overdue_first(reviewer: Client) -> None:
    duty_builders.read("Chỉ thị một")
    later = CONTENT.replace("30/6/2025", "30/8/2025")
    document = builders.taken_in(later, "Chỉ thị hai")
    duty_builders.read_as(document, [posts(**passage(later.splitlines()[1], later), by=date(2025, 8, 30))])
    page = reviewer.get(f"/viec/?{ON}").content
    assert re.findall(r'<td data-label="Hạn" class="when">([\d/]+)', page.decode()) == [
        *("30/06/2025", "30/08/2025", "31/12/2026")
    ]
    assert "qua hạn 63 ngày" in read(page)
    assert "qua hạn 2 ngày" in read(page)
    assert "Đã qua hạn 2" in read(page)
    assert page.decode().count('class="duty undecided over"') == 2


def test_nothing_is_overdue_before_its_day(reviewer: Client) -> None:
    duty_builders.read()
    assert "qua hạn" not in shown(reviewer, "/viec/?ngay=2025-06-30").replace("Đã qua hạn", "")
    assert "còn 0 ngày" in shown(reviewer, "/viec/?ngay=2025-06-30")
    assert "qua hạn 1 ngày" in shown(reviewer, "/viec/?ngay=2025-07-01")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tim=vi+tri+viec", [posts().what]),
        ("tim=van+phong", [posts().what]),
        ("chu_tri=so+tai+chinh", [money().what]),
        ("loai=moc", [centre().what]),
        ("loai=giao", [posts().what, money().what]),
        (f"han=qua-han&{ON}", [posts().what]),
        ("han=thuong-xuyen", [money().what]),
        ("tu=01/01/2026&den=31/12/2026", [centre().what]),
        ("trang_thai=da-chap-nhan", []),
        ("xep=han-xa", [centre().what, posts().what, money().what]),
        ("xep=chu-tri", [posts().what, money().what, centre().what]),
        ("loai=la&trang_thai=la&han=la&xep=la&tu=la", [posts().what, centre().what, money().what]),
    ],
)
def test_a_list_is_filtered_and_sorted_by_its_address(reviewer: Client, query: str, found: list[str]) -> None:
    duty_builders.read()
    assert whats(reviewer, f"/viec/?{query}") == found
    if not found:
        assert "Không có việc nào khớp" in shown(reviewer, f"/viec/?{query}")


def test_what_was_set_aside_is_listed_only_when_asked_for(reviewer: Client) -> None:
    document = duty_builders.read()
    duty_acts.reject(at=candidate(lines(document)[0]), note="sai", by=builders.steering())
    assert posts().what not in whats(reviewer, of(document))
    assert whats(reviewer, f"{of(document)}?trang_thai=da-loai") == [posts().what]
    assert len(whats(reviewer, f"{of(document)}?trang_thai=tat-ca")) == 3


def test_a_long_list_is_turned_page_by_page(reviewer: Client) -> None:
    content = "".join(f"Sở Nội vụ báo cáo việc số {number}.\n" for number in range(120))
    document = builders.taken_in(content)
    found = [
        posts(**passage(line, content), what=f"báo cáo việc số {at}", by=None)
        for at, line in enumerate(content.splitlines())
    ]
    duty_builders.read_as(document, found)
    assert whats(reviewer, f"{of(document)}?trang=3") == [f"báo cáo việc số {at}" for at in range(100, 120)]
    assert "Trang 3 trong 3" in shown(reviewer, f"{of(document)}?trang=3")


def test_the_same_list_is_handed_out_as_files(reviewer: Client) -> None:
    document = duty_builders.read()
    row, *_ = reviewer.get(f"/van-ban/{document.pk}/viec.json?{ON}").json()
    said = (row["kind"], row["leads"], row["partners"], row["by"], row["due"])
    assert said == ("Việc được giao", "Sở Nội vụ", "Văn phòng tỉnh", "2025-06-30", "Đã qua hạn")
    assert row["quote"] == CONTENT.splitlines()[1]
    everywhere = json.loads(reviewer.get("/viec.json?loai=moc").content)
    assert [(row["what"], row["document_id"]) for row in everywhere] == [(centre().what, str(document.pk))]
    assert "rà soát vị trí việc làm" in reviewer.get("/viec.csv").content.decode("utf-8-sig")
    assert reviewer.get("/viec.xlsx").content.startswith(b"PK")


@pytest.mark.parametrize("role", Role)
def test_members_see_the_lists_and_reviewers_what_leads_to_the_queue(role: Role) -> None:
    document = duty_builders.read()
    client, may = signed_in(role), people.in_role(role).has_perm("documents.review")
    for address in ("/viec/", of(document), f"{of(document)}{lines(document)[0].word}/"):
        assert ("/ra-soat/viec/" in client.get(address).content.decode()) == may, address
    assert ("Rà soát 3 việc" in shown(client, "/viec/")) == may
    assert client.get(f"{of(document)}them/").status_code == (200 if may else 403)


def test_the_public_sees_no_duties_even_of_a_published_document(client: Client) -> None:
    document = duty_builders.read()
    duty_acts.accept(candidate=candidate(lines(document)[0]), by=builders.steering())
    actions.publish(document=document, is_open=True, by=builders.steering())
    assert "/viec/" not in client.get(f"/van-ban/{document.pk}/").content.decode()
    client.force_login(people.stranger(), backend="tinhso.base.access.RoleBackend")
    place = lines(document)[0].word
    for address in (
        "/viec/",
        "/viec.csv",
        of(document),
        f"{of(document)[:-1]}.csv",
        f"{of(document)}{place}/",
    ):
        assert client.get(address).status_code == 403, address
    assert client.post("/viec/doc-lai/").status_code == 403


def test_one_duty_is_shown_with_every_decision_and_what_machine_and_people_say_otherwise(
    reviewer: Client,
) -> None:
    document = duty_builders.read()
    by = builders.steering()
    first = candidate(lines(document)[0])
    duty_acts.reject(at=first, note="chưa rõ", by=by)
    review = duty_acts.edit(at=first, duty=replace(first.as_duty(), what="rà soát biên chế"), by=by)
    words = shown(reviewer, f"{of(document)}{lines(document)[0].word}/")
    assert words.index("Lý do: chưa rõ") < words.index("Chấp nhận sau khi sửa, rà soát biên chế")
    assert "Việc rà soát vị trí việc làm rà soát biên chế" in words
    assert review.recorded_by.login in words
    assert reviewer.get(f"{of(document)}1-2-0/").status_code == 404


def test_a_reviewer_adds_what_the_machine_missed_by_the_words_of_the_text(reviewer: Client) -> None:
    document = duty_builders.read()
    said = {"quote": "Về xây dựng  chính quyền số", "kind": "assignment", "what": "xây dựng chính quyền số"}
    refused = reviewer.post(f"{of(document)}them/", said)
    assert refused.status_code == 422
    assert "Chưa rõ giao cho ai" in read(refused.content)
    answer = reviewer.post(
        f"{of(document)}them/", said | {"leads": "Sở Nội vụ\nSở Y tế\n", "by": "31/12/2025"}
    )
    assert answer.status_code == 302
    line = lines(document)[0]
    assert (line.state, line.leads, line.by) == (State.ADDED, ("Sở Nội vụ", "Sở Y tế"), date(2025, 12, 31))
    assert CONTENT[line.start : line.end] == "Về xây dựng chính quyền số"
    assert answer["Location"] == f"{of(document)}#v-{line.key}"


def test_words_that_stand_nowhere_or_in_several_places_are_asked_about(reviewer: Client) -> None:
    document = duty_builders.read()
    said = {"kind": "milestone", "what": "họp", "quote": "không có câu này"}
    assert "Không thấy câu này" in read(reviewer.post(f"{of(document)}them/", said).content)
    answer = reviewer.post(f"{of(document)}them/", said | {"quote": "Sở"})
    assert "nhiều chỗ như vậy" in read(answer.content)
    place = re.findall(r'name="cho" value="([^"]+)"', answer.content.decode())[1]
    assert reviewer.post(f"{of(document)}them/", said | {"quote": "Sở", "cho": place}).status_code == 302
    (added,) = lines(document, states=(State.ADDED,))
    assert f"{added.start}-{added.end}" == place


def test_texts_read_before_duties_were_are_read_anew_by_one_button(reviewer: Client) -> None:
    old, _new = builders.taken_in(CONTENT), duty_builders.read("Đã đọc việc", CONTENT + "Hết.\n")
    unread(old.text)
    page = shown(reviewer, "/viec/")
    assert "1 văn bản được đọc từ trước" in page
    assert "chưa được đọc việc phải làm" in shown(reviewer, of(old))
    assert reviewer.post("/viec/doc-lai/")["Location"] == "/viec/"
    assert [job.args["text_id"] for job in ProcrastinateJob.objects.all()] == [old.text.pk]
    actions.read(text=old.text, by=builders.steering())
    assert "được đọc từ trước" not in shown(reviewer, "/viec/")


def unread(text: Text) -> None:
    """A reading of before duties were filed."""
    Reading.objects.create(
        text=text, grammar="cu", recorded_at=text.recorded_at, recorded_by=text.recorded_by
    )


def test_what_was_known_then_is_shown_and_nothing_is_changed_from_there(reviewer: Client) -> None:
    document = duty_builders.read()
    assert whats(reviewer, "/viec/?biet=2020-01-01") == []
    assert reviewer.get(f"{of(document)}?biet=2020-01-01").status_code == 404
    assert reviewer.post("/viec/doc-lai/?biet=2020-01-01").status_code != 302
