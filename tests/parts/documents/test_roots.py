"""The certificates an installation trusts: every one in a folder, and no failure where there is none."""

from pathlib import Path
from typing import Any

import pytest

from tinhso.documents import roots

ONE = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
TWO = b"-----BEGIN CERTIFICATE-----\nBBBB\n-----END CERTIFICATE-----"


def test_every_certificate_of_the_folder_is_trusted(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "hai.pem").write_bytes(ONE + b"\n" + TWO + b"\n")
    (tmp_path / "ba.DER").write_bytes(b"\x30\x82")
    (tmp_path / "ghi-chu.txt").write_bytes(b"khong phai chung thu")
    settings.SIGNATURE_ROOTS = str(tmp_path)
    assert set(roots.trusted()) == {ONE, TWO, b"\x30\x82"}


@pytest.mark.parametrize("folder", ["", "khong-co"])
def test_without_a_folder_none_is_trusted(settings: Any, tmp_path: Path, folder: str) -> None:
    settings.SIGNATURE_ROOTS = str(tmp_path / folder) if folder else ""
    assert roots.trusted() == ()
