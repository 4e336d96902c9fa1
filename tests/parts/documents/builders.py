"""Documents for the tests: a text of two targets and a result, and machine readings made by hand."""

from decimal import Decimal
from typing import Any

from django.utils import timezone

import people
from tinhso.base.models import User
from tinhso.base.values import Role
from tinhso.core.lawtext import Kind, Level, Statement
from tinhso.core.quantity import Comparator
from tinhso.documents import actions, queries
from tinhso.documents.models import Candidate, Document, Reading, Text
from tinhso.documents.queries import Entry
from tinhso.documents.values import DocumentKind, Secrecy

CONTENT = (
    "Mục tiêu đến năm 2025\n"
    "- Tối thiểu 80% hộ gia đình có cáp quang.\n"
    "- Trên 60% hồ sơ được xử lý trên mạng ở cấp tỉnh.\n"
    "Năm 2023, đã có 41.162 doanh nghiệp dùng nền tảng số.\n"
)


def steering() -> User:
    """The steering office: may do everything to documents."""
    return people.in_role(Role.STEERING)


def taken_in(content: str = CONTENT, title: str = "Nghị quyết về chuyển đổi số", **said: Any) -> Document:
    """A stored document that nobody and nothing has read yet."""
    facts = actions.Facts(kind=DocumentKind.RESOLUTION, title=title, **said)
    return actions.take_in(
        facts=facts, name="nghi-quyet.txt", data=content.encode(), secrecy=Secrecy.ORDINARY, by=steering()
    )


def said(content: str, number: str, *, quote: str | None = None, **more: Any) -> Statement:
    """A statement about the first place that says the number; its passage is its line unless quoted."""
    at = content.index(number)
    start = content.index(quote) if quote else content.rfind("\n", 0, at) + 1
    end = start + len(quote) if quote else content.index("\n", at)
    words = {
        "kind": Kind.TARGET,
        "indicator": "hộ gia đình",
        "comparator": Comparator.GE,
        "value": Decimal(80),
    }
    return Statement(
        quote=content[start:end],
        start=start,
        end=end,
        value_start=at,
        value_end=at + len(number),
        **words | {"unit": "%", "rules": ("luat.mau",)} | more,
    )


def three() -> tuple[Statement, ...]:
    """What a machine reads in CONTENT; it is not sure of the second."""
    return (
        said(CONTENT, "80", indicator="hộ gia đình có cáp quang"),
        said(
            CONTENT,
            "60",
            indicator="hồ sơ được xử lý trên mạng",
            comparator=Comparator.GT,
            value=Decimal(60),
            levels=(Level.PROVINCE,),
            sure=False,
        ),
        said(
            CONTENT,
            "41.162",
            kind=Kind.RESULT,
            indicator="doanh nghiệp dùng nền tảng số",
            comparator=Comparator.EQ,
            value=Decimal(41162),
            unit="doanh nghiệp",
            as_of="2023",
        ),
    )


def machine_reads(text: Text, statements: tuple[Statement, ...], *, grammar: str = "mau-1") -> Reading:
    """A reading made by hand, so that no test of a page depends on the grammar of the day."""
    by, now = steering(), timezone.now()
    reading = Reading.objects.create(
        text=text, grammar=grammar, has_duties=True, recorded_at=now, recorded_by=by
    )
    Candidate.objects.bulk_create(
        Candidate(reading=reading, recorded_at=now, recorded_by=by, **actions.fields(one))
        for one in statements
    )
    return reading


def read(title: str = "Nghị quyết về chuyển đổi số", content: str = CONTENT, **facts: Any) -> Document:
    """A document that the machine has read: two targets, the second unsure, and a result."""
    document = taken_in(content, title, **facts)
    machine_reads(document.text, three())
    return document


def entries(document: Document) -> list[Entry]:
    """Its places in order."""
    return queries.entries(document.text)


def first(document: Document) -> Candidate:
    """What the machine read first."""
    candidate = entries(document)[0].candidate
    assert candidate
    return candidate
