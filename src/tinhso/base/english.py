"""The English catalogue of the pages: where it stands, and whether what was compiled is still made from it."""

import gettext
import hashlib
from pathlib import Path

import tinhso

CATALOGUE = Path(tinhso.__file__).parent / "locale" / "en" / "LC_MESSAGES" / "django.po"


def fingerprint(source: Path) -> str:
    """The hash that the compiled catalogue carries of its source, as the version in its header."""
    return hashlib.sha256(source.read_bytes()).hexdigest()


def is_compiled(source: Path = CATALOGUE) -> bool:
    """Whether the .mo stands beside its .po and was made from what the .po says now."""
    try:
        with source.with_suffix(".mo").open("rb") as file:
            header = gettext.GNUTranslations(file).info()
    except (OSError, ValueError):
        return False
    return header.get("project-id-version", "").endswith(fingerprint(source))
