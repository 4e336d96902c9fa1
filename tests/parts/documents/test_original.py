"""The original of a document: places told in words, boxes on its pages, the file for members, signatures."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

import people
from parts.documents import builders
from parts.documents.builders import CONTENT, steering
from parts.documents.handed import answers, handed_in, worked
from tinhso import files
from tinhso.base.values import Role
from tinhso.documents import actions, locating, pages
from tinhso.documents.models import Document
from tinhso.documents.values import State
from tinhso.files.values import (
    Extract,
    FileProblem,
    Format,
    Page,
    Part,
    Place,
    Problem,
    Signature,
    Trust,
)

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\npicture"


def at(words: str, **more: Any) -> Place:
    """The place of a line of CONTENT."""
    start = CONTENT.index(words)
    return Place(start, CONTENT.index("\n", start), **more)


PLACES = (
    at("Mục tiêu", part=Part.HEADING, page=1, box=(0.1, 0.1, 0.9, 0.15)),
    at("- Tối thiểu", page=1, box=(0.1, 0.2, 0.9, 0.25), confidence=0.9),
    at("- Trên", page=2, box=(0.1, 0.1, 0.9, 0.2), table=2, row=4, column=3, confidence=0.9),
    at("Năm 2023", page=2, box=(0.1, 0.3, 0.9, 0.4), part=Part.FOOTNOTE, paragraph=1),
)
PAGES = (Page(600, 800), Page(600, 800, is_recognised=True))


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that were drawn; no parser is started."""
    asked: list[int] = []

    def draw(data: bytes, page: int, **_more: Any) -> bytes:
        asked.append(page)
        return PNG

    monkeypatch.setattr(files, "page_image", draw)
    return asked


def taken_in(monkeypatch: pytest.MonkeyPatch, **more: Any) -> Document:
    """A PDF of two pages that the machine has read by hand: two targets, the second on the second page."""
    fields: dict[str, Any] = {"format": Format.PDF, "places": PLACES, "pages": PAGES} | more
    answers(monkeypatch, Extract(text=CONTENT, **fields))
    document = worked(handed_in(title="Nghị quyết về chuyển đổi số")).document
    assert document
    builders.machine_reads(document.text, builders.three())
    return document


def shown(client: Client, document: Document, path: str = "") -> str:
    return client.get(f"/van-ban/{document.pk}/{path}").content.decode()


@pytest.fixture
def clerk(client: Client) -> Client:
    """A browser of the steering office."""
    client.force_login(steering())
    return client


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(0, 5, page=3, box=(0, 0, 1, 1)), "trang 3"),
        (Place(0, 5, Part.CELL, table=2, row=4, column=3), "bảng 2, dòng 4, cột 3"),
        (Place(0, 5, Part.CELL, page=7, table=1, row=2, column=1), "trang 7, bảng 1, dòng 2, cột 1"),
        (Place(0, 5, paragraph=12), "đoạn 12"),
        (Place(0, 5, Part.FOOTNOTE, paragraph=1), "chú thích 1"),
        (Place(0, 5), ""),
        (None, ""),
    ],
)
def test_a_place_is_told_as_people_say_it(place: Place | None, words: str) -> None:
    assert locating.told(place) == words


def test_what_stands_over_two_pages_has_a_place_on_each() -> None:
    over = (
        Place(0, 40, page=1, box=(0, 0.9, 1, 1)),
        Place(0, 40, page=2, box=(0, 0, 1, 0.1)),
        Place(41, 50, page=2),
    )
    original = locating.Original(Format.PDF, PAGES, over)
    assert [place.page for place in original.at(10, 20)] == [1, 2]
    assert [place.start for place in original.at(39, 45)] == [0, 0, 41]
    assert original.at(50, 60) == ()


def test_each_statement_tells_where_it_stands_and_leads_there(
    clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = taken_in(monkeypatch)
    html = shown(clerk, document)
    second = builders.entries(document)[1].place
    assert f'href="/van-ban/{document.pk}/trang/2/?o={second}#o-{second}"' in html
    assert "trang 2, bảng 2, dòng 4, cột 3" in html
    assert "trang 2, chú thích 1" in html
    assert "trang 2, bảng 2" in shown(clerk, document, f"noi-dung/{second}/")
    rows = clerk.get(f"/van-ban/{document.pk}/noi-dung.json").json()
    assert [(row["page"], row["original_place"]) for row in rows] == [
        (1, "trang 1"),
        (2, "trang 2, bảng 2, dòng 4, cột 3"),
        (2, "trang 2, chú thích 1"),
    ]


def test_a_text_without_original_tells_no_place(clerk: Client) -> None:
    document = builders.read()
    html = shown(clerk, document)
    assert "Trong bản gốc" not in html
    assert "Tải bản gốc" not in html
    assert clerk.get(f"/van-ban/{document.pk}/trang/1/").status_code == 404


def test_a_page_shows_its_picture_with_the_statements_of_that_page_as_links_over_it(
    clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = taken_in(monkeypatch)
    first, second, third = (entry.place for entry in builders.entries(document))
    html = shown(clerk, document, f"trang/2/?o={second}")
    assert f'src="/van-ban/{document.pk}/trang/2.png"' in html
    assert f'id="o-{first}"' not in html
    assert f'<a id="o-{second}" class="box target undecided current" href="#s-{second}">' in html
    assert f'<a id="o-{third}" class="box result undecided" href="#s-{third}">' in html
    assert "hồ sơ được xử lý trên mạng – trên 60 %" in html
    # A tenth of the page's width and height, less a margin about the words.
    assert '<rect x="97" y="130"' in html
    assert f'id="s-{second}"' in html
    assert f'href="/van-ban/{document.pk}/trang/1/" rel="prev"' in html
    assert 'rel="next"' not in html
    assert "chữ nhận dạng từ ảnh" in html


@pytest.mark.parametrize("path", ["trang/0/", "trang/3/", "trang/3.png", "trang/999999999/"])
def test_a_page_that_is_not_there_is_not_found(
    clerk: Client, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    assert clerk.get(f"/van-ban/{taken_in(monkeypatch).pk}/{path}").status_code == 404


def test_a_picture_is_drawn_once_and_kept_by_the_browser_until_it_asks_again(
    clerk: Client, monkeypatch: pytest.MonkeyPatch, drawn: list[int]
) -> None:
    address = f"/van-ban/{taken_in(monkeypatch).pk}/trang/1.png"
    answer = clerk.get(address)
    assert (answer.content, answer["Content-Type"]) == (PNG, "image/png")
    assert answer["Cache-Control"] == "private, no-cache"
    again = clerk.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert clerk.get(address).content == PNG
    assert drawn == [1]


def test_a_page_that_cannot_be_drawn_says_what_to_do(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    document = taken_in(monkeypatch)

    def broken(*_given: Any, **_more: Any) -> bytes:
        raise FileProblem(Problem.CRASHED)

    monkeypatch.setattr(files, "page_image", broken)
    answer = clerk.get(f"/van-ban/{document.pk}/trang/1.png")
    assert answer.status_code == 422
    assert "hãy tải bản gốc" in answer.content.decode()


def test_the_public_sees_pages_of_what_is_published_and_there_only_what_was_accepted(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = taken_in(monkeypatch)
    for path in ("trang/1/", "trang/1.png"):
        assert client.get(f"/van-ban/{document.pk}/{path}").status_code == 404
    actions.publish(document=document, is_open=True, by=steering())
    assert 'class="box ' not in shown(client, document, "trang/1/")
    first = builders.entries(document)[0]
    assert first.candidate
    actions.accept(candidate=first.candidate, by=people.in_role(Role.REVIEWER))
    assert f'<a id="o-{first.place}" class="box target {State.ACCEPTED}"' in shown(
        client, document, "trang/1/"
    )
    assert client.get(f"/van-ban/{document.pk}/trang/1.png").content == PNG
    assert client.get(f"/van-ban/{document.pk}/goc/").status_code == 302


def test_members_take_the_original_away_and_no_browser_shows_it(
    clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = taken_in(monkeypatch, format=Format.HTML, places=(), pages=())
    answer = clerk.get(f"/van-ban/{document.pk}/goc/")
    assert b"".join(answer.streaming_content) == CONTENT.encode()  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith('attachment; filename="nghi-quyet.pdf"')
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    clerk.force_login(people.stranger())
    assert clerk.get(f"/van-ban/{document.pk}/goc/").status_code == 404


def test_what_was_recognised_in_pictures_is_marked_with_how_sure_the_machine_is(
    clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = shown(clerk, taken_in(monkeypatch))
    assert "nhận dạng từ ảnh" in html
    assert "1 trang nhận dạng từ ảnh, độ chắc chắn trung bình 90 %" in html


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, "phủ toàn bộ tệp"),
        ({"is_intact": False}, "chữ ký không còn giá trị"),
        ({"covers_whole_file": False}, "chỉ phủ một phần"),
        ({"changed_since": True}, "thêm nội dung sau khi ký"),
        ({"trust": Trust.TRUSTED}, "gốc mà hệ thống tin cậy"),
        ({"trust": Trust.UNKNOWN}, "TINHSO_SIGNATURE_ROOTS"),
        ({"trust": Trust.EXPIRED}, "không còn hiệu lực lúc ký"),
        ({"trust": Trust.REVOKED}, "đã bị thu hồi"),
        ({"has_timestamp": True}, "có dấu thời gian chứng thực"),
    ],
)
def test_a_signature_says_who_when_and_what_it_is_worth(
    clerk: Client, monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any], told: str
) -> None:
    said: dict[str, Any] = {
        "signer": "Người ký mẫu",
        "organisation": "Tỉnh mẫu",
        "issuer": "Nơi cấp mẫu",
        "signed_at": datetime(2024, 5, 6, 2, 30, tzinfo=UTC),
        "has_timestamp": False,
        "is_intact": True,
        "covers_whole_file": True,
        "changed_since": False,
        "trust": Trust.TRUSTED,
    }
    html = shown(clerk, taken_in(monkeypatch, signatures=(Signature(**said | changed),)))
    assert "Người ký mẫu" in html
    assert "Tỉnh mẫu" in html
    assert "ký lúc 06/05/2024 09:30" in html
    assert told in html


def test_boxes_hold_no_markup_of_the_document() -> None:
    drawn = pages.overlay(
        PAGES[0], [("1-2-0", "target", '<script>"x"</script>', ((0.1, 0.1, 0.2, 0.2),))], ""
    )
    assert "<script>" not in drawn
