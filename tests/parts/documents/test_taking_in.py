"""Taking a text in: what is refused leaves nothing behind, what is stored is exactly what came."""

import unicodedata
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

import people
from parts.documents.builders import CONTENT, steering, taken_in
from tinhso.base.models import TrailEntry
from tinhso.base.values import Refused, Role
from tinhso.documents import actions
from tinhso.documents.models import Document, Text
from tinhso.documents.values import DocumentKind, Secrecy

pytestmark = pytest.mark.django_db

FACTS = actions.Facts(kind=DocumentKind.PLAN, title="Kế hoạch")
WRITERS = {Role.STEERING, Role.REVIEWER, Role.DATA_ADMIN, Role.DEPARTMENT}


def take_in(data: bytes, *, secrecy: Secrecy = Secrecy.ORDINARY, name: str = "a.txt") -> Document:
    return actions.take_in(facts=FACTS, name=name, data=data, secrecy=secrecy, by=steering())


def refused(data: bytes, *, secrecy: Secrecy = Secrecy.ORDINARY) -> str:
    """The sentence of the refusal; nothing is stored, not even a trail of what was said."""
    with pytest.raises(Refused) as refusal:
        take_in(data, secrecy=secrecy)
    assert not Document.objects.exists()
    assert not Text.objects.exists()
    assert not TrailEntry.objects.exists()
    return refusal.value.sentence


def test_a_text_is_stored_as_it_came() -> None:
    document = take_in(CONTENT.encode())
    assert document.text.content == CONTENT
    assert document.text.encoding == "utf-8"
    assert TrailEntry.objects.get().verb == "take_in"


def test_a_text_declared_secret_is_refused_and_nothing_stored() -> None:
    assert "mật" in refused(CONTENT.encode(), secrecy=Secrecy.RESTRICTED)


@pytest.mark.parametrize(
    "stamp",
    [
        "MẬT",
        "TỐI MẬT",
        "TUYỆT  MẬT",
        "  MẬT \r",
        "\u00a0TỐI\u00a0MẬT\u00a0",
        "ỦY BAN NHÂN DÂN\tTUYỆT MẬT",
        "Độ mật: Tối mật",
        "Dấu chỉ độ mật : MẬT",
        unicodedata.normalize("NFD", "TUYỆT MẬT"),
    ],
)
def test_a_stamp_of_secrecy_in_the_text_is_detected(stamp: str) -> None:
    assert "dấu chỉ độ mật" in refused(f"Nghị quyết\n{stamp}\n{CONTENT}".encode())


@pytest.mark.parametrize(
    "line",
    ["Luật bảo vệ bí mật nhà nước", "hồ sơ MẬT được xử lý riêng", "BẢO VỆ BÍ MẬT NHÀ NƯỚC", "mật độ 5 %"],
)
def test_a_text_that_speaks_of_secrets_is_not_secret(line: str) -> None:
    assert take_in(f"{line}\n{CONTENT}".encode()).pk


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "không có chữ"),
        (b" \n\t ", "không có chữ"),
        (b"PK\x03\x04rest", "PDF, Word hoặc Excel"),
        (b"\x89PNG....", "không phải văn bản thuần"),
        (b"a" * 30_000 + b"\x00", "không phải văn bản thuần"),
        ("Tû lÖ hé gia ®×nh ®¹t 80%".encode("latin-1"), "bảng mã"),
        (b"a" * 5_000_001, "5 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_with_advice(data: bytes, word: str) -> None:
    sentence = refused(data)
    assert word in sentence
    assert "hãy" in sentence


def test_the_same_file_twice_names_the_first() -> None:
    known = take_in(CONTENT.encode())
    with pytest.raises(Refused) as refusal:
        take_in(CONTENT.encode(), name="ten-khac.txt")
    assert "Kế hoạch" in refusal.value.sentence
    assert refusal.value.figures["document"] == str(known.pk)
    assert Document.objects.count() == 1


@pytest.mark.parametrize("role", Role)
def test_only_roles_that_write_may_take_in(role: Role) -> None:
    by = people.in_role(role)
    take = {"facts": FACTS, "name": "a.txt", "data": CONTENT.encode(), "secrecy": Secrecy.ORDINARY}
    if role in WRITERS:
        assert actions.take_in(**take, by=by).taken_in_by == by
    else:
        with pytest.raises(PermissionDenied):
            actions.take_in(**take, by=by)
        assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\nghi quyet.txt", "nghi quyet.txt"),
        ("..", "van-ban.txt"),
        ("a\x00\n.txt", "a.txt"),
        ("", "van-ban.txt"),
        ("x" * 500 + ".txt", "x" * 196 + ".txt"),
        ("\u202etxt.exe", "txt.exe"),
    ],
)
def test_a_file_name_keeps_its_last_part_alone(name: str, kept: str) -> None:
    assert take_in(CONTENT.encode(), name=name).text.name == kept


def test_windows_1258_and_utf_16_are_stored_as_text() -> None:
    assert take_in("Đạt 5%.".encode("utf-16")).text.content == "Đạt 5%."
    assert take_in(b"\xd0a\xf2t 6%.").text.encoding == "windows-1258"


def test_the_title_is_found_without_marks_and_sorted_as_in_a_dictionary() -> None:
    document = taken_in(title="  Đề án\n đô thị  số ", reference="12/ĐA", issued_on=date(2024, 1, 2))
    assert document.title == "Đề án đô thị số"
    assert "de an do thi so" in document.search_key


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE documents_text SET content = ''",
        "DELETE FROM documents_text",
        "TRUNCATE documents_text CASCADE",
    ],
)
def test_a_text_is_never_changed_or_removed(sql: str) -> None:
    document = taken_in()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match=r"append.only|Cannot (update|delete)"), transaction.atomic():
            cursor.execute(sql)
    assert Text.objects.get(document=document).content == CONTENT
