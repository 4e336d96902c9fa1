"""Every page in English says nothing in Vietnamese but what is marked as such; in Vietnamese nothing in English."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import translation

import people
import promises
from faces.languages import VIETNAMESE, Page
from parts.documents import builders
from promises import Says
from tinhso.base.values import Role
from tinhso.core.lawtext import Kind
from tinhso.core.pace import Path
from tinhso.documents import actions as documents
from tinhso.documents.models import Document
from tinhso.ioc import joining
from tinhso.observations import actions as ledger
from tinhso.observations.actions import Fact
from tinhso.observations.values import Stage
from tinhso.progress import actions as progress
from tinhso.progress.actions import Terms

pytestmark = pytest.mark.django_db

# What the documents below are called and measure: found where no language can be marked.
NAMES = (
    "Tỉnh Bình Dương",
    "Tỷ lệ hộ gia đình có cáp quang",
    "Doanh nghiệp dùng nền tảng số",
    "Nghị quyết về chuyển đổi số",
    "Kế hoạch chuyển đổi số",
    "Báo cáo chưa đọc",
    "Báo cáo năm 2023",
    "hộ gia đình có cáp quang",
    "hồ sơ được xử lý trên mạng",
    "doanh nghiệp dùng nền tảng số",
)
ENGLISH = re.compile(
    r"\b(?:the|and|is|are|of|with|your|this|please|must|has|been|not|field|required)\b", re.I
)
# The kinds of pages a crawl must have come to, lest it look at nothing.
_OPEN = {"ioc:overview", "ioc:board", "ioc:target", "documents:index", "documents:page", "account_login"}
_INSIDE = {"ioc:overview", "ioc:board", "ioc:target", "documents:index", "documents:page", "documents:entry"}
_REVIEWING = {f"documents:{name}" for name in ("add", "accept_sure", "edit", "reject")}
_STEERING = {"documents:take_in", "documents:publish", "ioc:bulk", "ioc:promise", "ioc:record"}
_ACTING = {
    f"ioc:{name}" for name in ("record_by_hand", "revise", "withdraw", "verify", "correct", "take_back")
}
REACHED: dict[Role | None, set[str]] = {
    Role.STEERING: _INSIDE | _REVIEWING | _STEERING | _ACTING,
    None: _OPEN,
}
_EACH = 3  # pages looked at of one kind
_NEVER = ("account_logout", "set_language", "display", "health", "alive", "ready")


@dataclass(frozen=True)
class Seen:
    """One answer of the crawl: where, and the page."""

    address: str
    page: Page


def reader(language: str, role: Role | None = None) -> Client:
    """A browser with a language chosen."""
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    if role:
        client.force_login(people.in_role(role))
    return client


def furnish() -> None:
    """A published resolution with targets of every standing, reviews, corrections, and texts that wait."""
    by = promises.steering()
    fibre = promises.target(terms=Terms(lead="Sở Khoa học và Công nghệ", legal_basis="Nghị quyết 05-NQ/TU"))
    first = promises.figure("83.6", of=fibre)
    ledger.correct(
        observation=first, fact=Fact(value=Decimal("83.7"), as_of=date(2024, 6, 30)), note="nhầm", by=by
    )
    ledger.verify(
        observation=promises.figure("84.5", of=fibre, as_of=date(2024, 9, 30)), note="đã gọi điện", by=by
    )
    promises.figure("85", of=fibre, as_of=None, stage=Stage.ESTIMATE)
    taken = promises.figure("70", of=fibre, as_of=date(2023, 6, 30))
    ledger.withdraw(observation=taken, note="không đúng", by=by)
    progress.revise(target=fibre, changes={"lead": "Ủy ban nhân dân tỉnh"}, reason="giao lại", by=by)
    promises.target(
        Says("Tỷ lệ hộ gia đình có cáp quang", "90", more={"by": date(2025, 12, 31)}),
        reference="06-NQ/TU",
        issued_on=date(2023, 1, 1),
    )
    firms = Says("Doanh nghiệp dùng nền tảng số", "43117", "doanh nghiệp", more={"by": date(2023, 12, 31)})
    path = Terms(baseline_value=Decimal(100), baseline_on=date(2020, 12, 31), path=Path.LINEAR)
    late = promises.target(firms, terms=path, reference="07-NQ/TU")
    promises.figure("41162", of=late, as_of=date(2023, 12, 31))
    promises.document(firms, kind=Kind.RESULT, reference="08-BC/TU", title="Báo cáo năm 2023")
    for document in (fibre.document, late.document):
        documents.publish(document=document, is_open=True, by=by)
    waiting = builders.read(
        "Kế hoạch chuyển đổi số", builders.CONTENT + "Kế hoạch khác.\n", area=promises.province()
    )
    documents.accept(candidate=builders.first(waiting), by=people.in_role(Role.REVIEWER))
    builders.taken_in(builders.CONTENT + "Chưa đọc.\n", "Báo cáo chưa đọc")


def wrong_in(seen: list[Seen], language: str, pattern: re.Pattern[str]) -> set[str]:
    """What the pages say in a language that is not said so in it, by the kind of page."""
    return {
        f"{_kind(one.address.removeprefix('POST '))}: {words}"
        for one in seen
        for words in [*one.page.words(language), *map(_without_names, one.page.unmarked)]
        if pattern.search(words)
    }


def _without_names(words: str) -> str:
    for name in NAMES:
        words = words.replace(name, "")
    return words


def crawl(client: Client) -> list[Seen]:
    """Every kind of page that links lead to from the front page; at most _EACH of a kind, forms sent empty last."""
    seen, queue, kinds, known = (
        [],
        ["/van-ban/?tim=08-BC", "/", "/khong-co/", "/?ngay=31/06/2024&biet=1"],
        Counter[str](),
        set(),
    )
    while queue:
        address = queue.pop(0)
        kind = _kind(address)
        if address in known or kind in _NEVER or kinds[kind] >= _EACH:
            continue
        known.add(address)
        kinds[kind] += 1
        if (page := _page(client.get(address))) is None:
            continue
        seen.append(Seen(address, page))
        queue += [urljoin(address, link) for link in page.links if not urlsplit(link).netloc]
    return seen + _refusals(client, seen)


def _refusals(client: Client, seen: list[Seen]) -> list[Seen]:
    """What empty forms answer: mistakes beside boxes, and refusals."""
    addresses = {urljoin(one.address, form) for one in seen for form in one.page.forms}
    answers = [
        (address, client.post(address, follow=True))
        for address in sorted(addresses)
        if _kind(address) not in _NEVER
    ]
    return [Seen(f"POST {address}", page) for address, answer in answers if (page := _page(answer))]


def _page(answer: HttpResponse) -> Page | None:
    is_page = answer.headers["Content-Type"].startswith("text/html") and answer.status_code != 302
    return Page(answer.content.decode()) if is_page else None


def _kind(address: str) -> str:
    try:
        found = resolve(urlsplit(address).path)
    except Resolver404:
        return "none"
    return f"{found.view_name} {'?' in address}" if found.view_name not in _NEVER else found.view_name


@pytest.mark.parametrize("role", REACHED)
def test_an_english_page_says_nothing_in_vietnamese_that_is_not_marked(role: Role | None) -> None:
    furnish()
    seen = crawl(reader("en", role))
    assert REACHED[role] - kinds_of(seen) == set()
    assert wrong_in(seen, "en", ENGLISH), (
        "the words by which English is recognised are seen where it is spoken"
    )
    assert wrong_in(seen, "en", VIETNAMESE) == set()


@pytest.mark.parametrize("role", [Role.STEERING, None])
def test_a_vietnamese_page_says_nothing_in_english(role: Role | None) -> None:
    furnish()
    seen = crawl(reader("vi", role))
    assert REACHED[role] - kinds_of(seen) == set()
    assert wrong_in(seen, "vi", ENGLISH) == set()


def test_the_switch_of_languages_stays_on_the_page_with_its_query() -> None:
    client = Client()
    address = "/van-ban/?tim=b%C3%A1o+c%C3%A1o&ngay=30/06/2024"
    asked = {"language": "en", "next": _next_of(client, address)}
    answer = client.post("/ngon-ngu/", asked)
    assert answer["Location"] == address
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert int(answer.cookies[settings.LANGUAGE_COOKIE_NAME]["max-age"]) == 365 * 24 * 3600
    assert '<html lang="en"' in client.get(address).content.decode()
    assert client.get(address)["Content-Language"] == "en"


def test_numbers_and_days_on_an_english_page_are_written_the_english_way() -> None:
    furnish()
    board = reader("en", Role.STEERING).get("/nghi-quyet/" + str(late_document().pk) + "/?ngay=2024-12-31")
    said = " ".join(Page(board.content.decode()).words("en"))
    assert "41,162 enterprises" in said
    assert "31/12/2023" in said


@pytest.mark.parametrize(("given", "meant"), [("", 41162), ("41,000.5", 41000.5)])
def test_a_number_copied_from_a_document_is_read_as_the_document_writes_it(given: str, meant: float) -> None:
    document = builders.taken_in()
    filled = {"kind": "result", "indicator": "doanh nghiệp", "comparator": "eq", "unit": "doanh nghiệp"}
    quote = {
        "quote": "Năm 2023, đã có 41.162 doanh nghiệp dùng nền tảng số.",
        "number": "41.162",
        "value": given,
    }
    reader("en", Role.REVIEWER).post(f"/van-ban/{document.pk}/them/", filled | quote)
    assert document.text.reviews.get().value == Decimal(str(meant))


def test_what_a_reader_of_english_stores_is_vietnamese() -> None:
    furnish()
    with translation.override("en"):
        assert joining.legal_basis(late_document()).startswith("Nghị quyết 07-NQ/TU ngày 19/05/2022")
        assert promises.province().full_name == "Tỉnh Bình Dương"


def late_document() -> Document:
    """The resolution whose deadline has passed."""
    return Document.objects.get(reference="07-NQ/TU")


def kinds_of(seen: list[Seen]) -> set[str]:
    """The names of the pages seen."""
    return {_kind(one.address.removeprefix("POST ")).split()[0] for one in seen}


def _next_of(client: Client, address: str) -> str:
    """Where the switch on a page says that it leads back to."""
    page = client.get(address).content.decode()
    form = page[page.index('action="/ngon-ngu/"') :]
    found = re.search(r'name="next" value="([^"]*)"', form)
    assert found
    return unescape(found[1])
