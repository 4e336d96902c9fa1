"""What a person asks of a start, read from the environment."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tinhso.launch.refusal import RefusalError


class Kind(StrEnum):
    """What a data folder holds: the example with its demo accounts, or a province's own data."""

    DEMO = "demo"
    REAL = "real"


@dataclass(frozen=True, slots=True)
class Options:
    """A start as asked for; `kind` is None when the mark of the folder decides alone."""

    folder: Path
    kind: Kind | None
    kind_if_new: Kind
    host: str
    port: int
    database_url: str
    owner_url: str

    @property
    def address(self) -> str:
        """Host and port as they stand in an address; an IPv6 host in brackets."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def read(environ: Mapping[str, str]) -> Options:
    """The options that the environment states; `RefusalError` names the variable that cannot be read."""
    kind = _kind(environ.get("TINHSO_KIND", ""))
    app_url, owner_url = environ.get("DATABASE_URL", ""), environ.get("TINHSO_OWNER_DATABASE_URL", "")
    if owner_url and not app_url:
        raise RefusalError(
            "Có TINHSO_OWNER_DATABASE_URL nhưng không có DATABASE_URL.",
            "Đặt thêm DATABASE_URL cho vai trò của ứng dụng, hoặc bỏ cả hai để dùng PostgreSQL đi kèm.",
        )
    return Options(
        folder=Path(environ.get("TINHSO_DATA") or ".data").resolve(),
        kind=kind,
        kind_if_new=kind or (Kind.REAL if environ.get("TINHSO_DATA") else Kind.DEMO),
        host=environ.get("TINHSO_HOST") or "127.0.0.1",
        port=_port(environ.get("TINHSO_PORT") or "8000"),
        database_url=app_url,
        owner_url=owner_url,
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine's programs reach the host; a name other than localhost is not trusted."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _kind(text: str) -> Kind | None:
    if text not in ("", *Kind):
        raise RefusalError(
            f"TINHSO_KIND là «{text}», không đọc được.", "Đặt TINHSO_KIND=demo hoặc TINHSO_KIND=real."
        )
    return Kind(text) if text else None


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:6]) <= 65535:
        raise RefusalError(
            f"TINHSO_PORT là «{text}», không phải số cổng.",
            "Đặt một số từ 1 đến 65535, ví dụ TINHSO_PORT=8080.",
        )
    return int(text)
