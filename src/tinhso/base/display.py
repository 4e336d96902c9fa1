"""How the reader wants pages shown: size of letters and contrast, remembered by two cookies."""

from collections.abc import Mapping
from dataclasses import dataclass

SIZE_COOKIE, CONTRAST_COOKIE = "co_chu", "tuong_phan"
SIZES = ("nho", "vua", "lon")
CONTRASTS = ("thuong", "cao")


@dataclass(frozen=True, slots=True)
class Display:
    """Size of letters (one of SIZES) and contrast (one of CONTRASTS)."""

    size: str = "vua"
    contrast: str = "thuong"


def read(cookies: Mapping[str, str]) -> Display:
    """The display the cookies ask for; a word that is not known counts as none."""
    size, contrast = cookies.get(SIZE_COOKIE, ""), cookies.get(CONTRAST_COOKIE, "")
    return Display(
        size if size in SIZES else "vua",
        contrast if contrast in CONTRASTS else "thuong",
    )
