"""Broken, locked and malicious PDFs: each is refused in words, or read as far as it can be."""

import io

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from files.builders import drawn, pdf
from tinhso import files
from tinhso.files.limits import Limits
from tinhso.files.values import FileProblem, Problem

SENTENCE = b"BT /F 12 Tf 72 700 Td (Ty le dat 85% trong nam 2025.) Tj ET "
SHORT = Limits(seconds=8, memory=400 * 1024 * 1024, pages=500)


def fate(data: bytes) -> Problem | str:
    """The text of a file, or why there is none."""
    try:
        return files.extract(data, "a.pdf", limits=SHORT).text
    except FileProblem as problem:
        return problem.code


def test_a_file_without_bytes_is_empty() -> None:
    assert fate(b"") is Problem.EMPTY


def test_a_file_cut_off_is_broken_or_what_is_left_of_it() -> None:
    whole = pdf("Tỷ lệ đạt 85%. " * 400)
    for part in (0.1, 0.5, 0.9):
        assert fate(whole[: int(len(whole) * part)]) in (Problem.BROKEN, Problem.EMPTY)


def test_a_pdf_behind_other_bytes_is_read() -> None:
    assert fate(b"\x00\x01\xffjunk\n" + drawn(SENTENCE)) == "Ty le dat 85% trong nam 2025."


def locked(owner: str, user: str) -> bytes:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf("Tỷ lệ đạt 85%."))))
    writer.encrypt(owner, user)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_a_password_for_reading_is_told() -> None:
    assert fate(locked("chu", "doc")) is Problem.ENCRYPTED


def test_a_password_for_changing_alone_keeps_nobody_from_reading() -> None:
    assert fate(locked("chu", "")) == "Tỷ lệ đạt 85%."


def test_a_page_without_anything_is_empty() -> None:
    assert fate(drawn(b" ")) is Problem.EMPTY


def test_more_pages_than_anyone_reads_are_refused() -> None:
    many = drawn(SENTENCE, pages=501)
    assert fate(many) is Problem.TOO_LARGE


def test_pages_that_are_only_claimed_do_no_harm() -> None:
    claimed = drawn(SENTENCE).replace(b"/Count 1/", b"/Count 100000/")
    assert fate(claimed) in (Problem.TOO_LARGE, Problem.BROKEN)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/Kids[5 0 R]", b"/Kids[2 0 R]"),  # the tree of pages is its own branch
        (b"/Contents 3 0 R", b"/Contents 5 0 R"),  # a page is its own content
        (b"/Font<</F 4 0 R>>", b"/Font 5 0 R"),
        (b"startxref\n", b"startxref\n9"),
    ],
)
def test_loops_and_wrong_references_end(old: bytes, new: bytes) -> None:
    made = drawn(SENTENCE).replace(old, new)
    assert made != drawn(SENTENCE)
    assert fate(made) in (Problem.BROKEN, Problem.EMPTY, "Ty le dat 85% trong nam 2025.")


def test_a_table_of_contents_that_points_at_itself_ends() -> None:
    made = drawn(SENTENCE)
    start = made.rindex(b"xref\n0")
    looped = made.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % start)
    assert fate(looped) in (Problem.BROKEN, "Ty le dat 85% trong nam 2025.")


def test_deep_nesting_ends() -> None:
    nested = drawn(SENTENCE).replace(b"/Type/Catalog", b"/Type/Catalog/X " + b"[" * 50_000 + b"]" * 50_000)
    assert isinstance(fate(nested), str)


def test_a_page_as_large_as_a_town_is_refused_or_read() -> None:
    assert fate(drawn(SENTENCE, box="0 0 9999999 9999999")) in (
        Problem.BROKEN,
        "Ty le dat 85% trong nam 2025.",
    )


def test_a_page_of_a_million_letters_is_refused() -> None:
    assert fate(b"".join([drawn(b"BT /F 1 Tf 1 700 Td " + b"(%s) Tj " % (b"x" * 1000) * 1000 + b"ET")])) in (
        Problem.TOO_LARGE,
        Problem.TOO_LONG,
        Problem.TOO_MUCH_MEMORY,
    )


def test_a_table_of_endless_lines_does_not_hold_up_the_reader() -> None:
    rule = b"%d 0 m %d 842 l S 0 %d m 595 %d l S\n"
    rules = b"".join(rule % (i % 595, i % 595, i % 842, i % 842) for i in range(30_000))
    found = fate(drawn(rules + SENTENCE))
    assert found in (Problem.TOO_LONG, "Ty le dat 85% trong nam 2025.")


def test_the_picture_of_a_page_is_a_png_of_the_width_asked_for() -> None:
    image = files.page_image(pdf("Một trang."), 1, width=600)
    assert image.startswith(b"\x89PNG")
    assert int.from_bytes(image[16:20], "big") == 600


@pytest.mark.parametrize("page", [0, 2, 99])
def test_a_page_that_is_not_there_has_no_picture(page: int) -> None:
    with pytest.raises(FileProblem) as caught:
        files.page_image(pdf("Một trang."), page, width=600)
    assert caught.value.code is Problem.BROKEN


def test_a_strip_of_a_page_has_no_endless_picture() -> None:
    image = files.page_image(drawn(SENTENCE, box="0 0 20 14000"), 1, width=4000)
    assert int.from_bytes(image[20:24], "big") <= 16_001


def test_a_pdf_in_letters_of_before_unicode_is_refused_by_their_name() -> None:
    said = "KÕ ho¹ch chuyÓn ®æi sè cña tØnh: tû lÖ hå s¬ trùc tuyÕn ®¹t 85%, gi¶i quyÕt ®óng h¹n 95%."
    assert fate(pdf(said)) is Problem.TCVN3
