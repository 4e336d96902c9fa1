"""Archives: what can be read is handed over, what cannot says why, and nothing leaves its folder."""

import stat
import zipfile
from io import BytesIO

import pytest

from tinhso import files
from tinhso.files.archive import unpack
from tinhso.files.limits import Limits
from tinhso.files.reading import Source
from tinhso.files.values import FileProblem, Format, Member, Problem


def packed(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def members(data: bytes, **limits: int) -> tuple[Member, ...]:
    return unpack(Source(data, "ho-so.zip", Format.ZIP, Limits(**limits)))


def test_documents_come_in_their_order_under_their_names() -> None:
    found = members(packed(("Kế hoạch/b.txt", b"hai"), ("a.txt", "một".encode())))
    assert [(one.name, one.data) for one in found] == [("Kế hoạch/b.txt", b"hai"), ("a.txt", "một".encode())]


def test_what_systems_leave_behind_is_no_document() -> None:
    noise = ["__MACOSX/._a.txt", "x/Thumbs.db", ".DS_Store", "~$van-ban.docx"]
    found = members(packed(("a.txt", b"a"), *((name, b"x") for name in noise)))
    assert [one.name for one in found] == ["a.txt"]


@pytest.mark.parametrize("name", ["../a.txt", "/etc/passwd", "x/../../a.txt", "C:\\a.txt", "..\\a.txt"])
def test_a_path_that_leaves_the_archive_is_refused_and_the_others_go_on(name: str) -> None:
    found = members(packed((name, b"x"), ("b.txt", b"b")))
    assert [(one.data, one.problem) for one in found] == [(b"", Problem.UNSAFE), (b"b", None)]


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert members(packed((link, b"/etc/passwd")))[0].problem is Problem.UNSAFE


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_second_of_two_files_of_one_name_is_refused() -> None:
    found = members(packed(("a.txt", b"1"), ("a.txt", b"2")))
    assert [(one.data, one.problem) for one in found] == [(b"1", None), (b"", Problem.UNSAFE)]


def test_an_archive_inside_is_refused_and_a_word_file_is_none() -> None:
    found = members(
        packed(("in.zip", packed(("a", b"a"))), ("a.docx", packed(("word/document.xml", b"<a/>"))))
    )
    assert [one.problem for one in found] == [Problem.NESTED, None]


def test_what_unpacks_to_far_more_is_refused() -> None:
    assert members(packed(("a.txt", b"0" * 3_000_000)))[0].problem is Problem.UNSAFE
    assert [one.problem for one in members(packed(("a", b"abc"), ("b", b"abc")), unpacked=4)] == [
        None, Problem.TOO_LARGE,
    ]  # fmt: skip


def test_a_size_that_lies_is_broken() -> None:
    data = packed(("a.txt", b"mot hai ba bon nam " * 40))
    lied = data.replace((19 * 40).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    assert lied != data
    assert members(lied)[0].problem is Problem.BROKEN


def test_a_member_under_a_password_says_so() -> None:
    data = bytearray(packed(("a.txt", b"a")))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert members(bytes(data))[0].problem is Problem.ENCRYPTED


@pytest.mark.parametrize("encoding", ["utf-8", "cp1258"])
def test_names_written_without_saying_how_are_read(encoding: str) -> None:
    name = "Nghi\u0323 quye\u0301t.txt" if encoding == "cp1258" else "Nghị quyết.txt"
    raw = name.encode(encoding)
    plain = packed(("x" * len(raw), b"a"))
    assert members(plain.replace(b"x" * len(raw), raw))[0].name == name


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"PK\x03\x04 cut off", Problem.BROKEN),
        (packed(), Problem.EMPTY),
        (packed(*((f"{i}.txt", b"a") for i in range(201))), Problem.TOO_LARGE),
    ],
)
def test_an_archive_that_holds_nothing_to_read_says_why(data: bytes, problem: Problem) -> None:
    with pytest.raises(FileProblem) as found:
        members(data)
    assert found.value.code is problem


def test_the_reasons_reach_the_caller_through_the_process_that_unpacks() -> None:
    found = files.unpack(packed(("../a.txt", b"x"), ("b.txt", b"b")))
    assert found == (Member("../a.txt", b"", Problem.UNSAFE), Member("b.txt", b"b"))
