"""Pictures of pages: their letters are recognised where Tesseract knows Vietnamese, else the file is refused."""

import os
import unicodedata
from pathlib import Path

import pytest
import typst

from files.builders import pdf, read, saved, scanned
from tinhso import files
from tinhso.files import sandbox
from tinhso.files.pdf.recognition import is_installed
from tinhso.files.values import FileProblem, Problem

SENTENCE = "Đến hết năm 2025, tỷ lệ hồ sơ nộp trực tuyến của toàn tỉnh đạt 85,5%."


@pytest.fixture
def recogniser() -> None:
    """Tesseract with Vietnamese; without it the test is left out, or fails where BROWSER=required."""
    if not is_installed():
        if os.environ.get("BROWSER") == "required":
            pytest.fail("no Tesseract with Vietnamese: apt install tesseract-ocr tesseract-ocr-vie")
        pytest.skip("no Tesseract with Vietnamese")


@pytest.mark.usefixtures("recogniser")
def test_letters_of_a_scanned_page_are_recognised_and_marked_so() -> None:
    found = read(scanned(pdf(SENTENCE)))
    assert "85,5%" in found.text
    assert unicodedata.is_normalized("NFC", found.text)
    assert [page.is_recognised for page in found.pages] == [True]
    place = found.places[0]
    assert place.confidence is not None
    assert place.confidence > 0.5
    assert place.page == 1
    assert place.box
    assert place.box[1] < 0.2


def mixed(folder: Path) -> bytes:
    """A page with text before a page that is a picture."""
    saved(folder, "page.png", files.page_image(pdf(SENTENCE), 1, width=2480))
    picture = '#place(top + left, dx: -2.5cm, dy: -2.5cm, image("page.png", width: 21cm))'
    markup = f"#set page(margin: 2.5cm)\nTrang đầu có chữ.\n#pagebreak()\n{picture}"
    return bytes(typst.compile(saved(folder, "a.typ", markup.encode("utf-8"))))


@pytest.mark.usefixtures("recogniser")
def test_only_the_pages_that_are_pictures_are_recognised(tmp_path: Path) -> None:
    found = read(mixed(tmp_path))
    assert [page.is_recognised for page in found.pages] == [False, True]
    assert found.text.startswith("Trang đầu có chữ.\n")
    assert "hết năm 2025" in found.text
    assert found.places[0].confidence is None
    assert found.places[-1].confidence is not None


def test_without_a_recogniser_a_scan_is_refused_with_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = sandbox._environment
    monkeypatch.setattr(sandbox, "_environment", lambda folder: usual(folder) | {"PATH": "/nowhere"})
    with pytest.raises(FileProblem) as caught:
        read(scanned(pdf(SENTENCE)))
    assert (caught.value.code, caught.value.where) == (Problem.SCANNED, "trang 1")
