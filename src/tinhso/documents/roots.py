"""The certificates that signatures of documents may lead to: those of a folder that the installation names."""

import logging
import re
from pathlib import Path

from django.conf import settings

_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)
_ENDINGS = {".pem", ".crt", ".cer", ".der"}
_log = logging.getLogger(__name__)


def trusted() -> tuple[bytes, ...]:
    """The certificates (PEM or DER), one each; none where no folder is named, or where it cannot be read."""
    if not settings.SIGNATURE_ROOTS:
        return ()
    found: list[bytes] = []
    try:
        for path in sorted(Path(settings.SIGNATURE_ROOTS).iterdir()):
            if path.suffix.lower() in _ENDINGS:
                data = path.read_bytes()
                found += _PEM.findall(data) or [data]
    except OSError as problem:
        _log.warning("TINHSO_SIGNATURE_ROOTS: %s", problem)
    return tuple(found)
