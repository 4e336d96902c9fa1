"""The page that compares machine and people, and its file."""

from collections.abc import Callable

import pytest
from django.test import Client

from parts.documents import builders
from tinhso.base.values import Role
from tinhso.documents import actions, queries, regrouping

pytestmark = pytest.mark.django_db
SignIn = Callable[[Role], Client]
Read = Callable[[bytes], str]


def test_the_shares_are_said_in_a_sentence_and_told_by_grammar_and_document(
    signed_in: SignIn, read: Read
) -> None:
    document = builders.read()
    actions.accept(candidate=builders.first(document), by=builders.steering())
    page = read(signed_in(Role.REVIEWER).get("/ra-soat/doi-chieu/").content)
    assert "100 % đúng nguyên văn" in page
    assert "mau-1 3 2 1 0 0 0 100 % 100 %" in page


def test_the_file_has_a_row_for_every_reading(signed_in: SignIn) -> None:
    builders.read()
    (row,) = signed_in(Role.DATA_ADMIN).get("/ra-soat/doi-chieu.json").json()
    assert (row["read"], row["undecided"], row["precision"], row["changed_unit"]) == (3, 3, None, 0)


@pytest.mark.parametrize("address", ["/ra-soat/doi-chieu/", "/ra-soat/doi-chieu.csv"])
def test_it_is_for_those_who_review(signed_in: SignIn, address: str) -> None:
    assert signed_in(Role.LEADER).get(address).status_code == 403


def test_the_history_of_a_statement_leads_to_its_parts(signed_in: SignIn, read: Read) -> None:
    document = builders.read()
    first = builders.first(document)
    said = first.as_statement(builders.CONTENT)
    head, part, _other = regrouping.split(at=first, parts=[said, said], by=builders.steering())
    client = signed_in(Role.REVIEWER)
    base = f"/van-ban/{document.pk}/noi-dung"
    place = "-".join(map(str, queries.place_of(head)))
    page = client.get(f"{base}/{place}/").content
    assert "Tách ra tối thiểu 80 %" in read(page)
    address = f"{base}/{'-'.join(map(str, queries.place_of(part)))}/"
    assert f'href="{address}"' in page.decode()
    assert "Tách từ tối thiểu 80 %" in read(client.get(address).content)
