"""What an archive says of itself: whence it comes, each member with its hash, and what the database held."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from tinhso.launch.backup.fingerprint import Fingerprint
from tinhso.launch.options import Kind

FORMAT = 1  # of the archive; raised when an older program could no longer read it
DUMP = "database.dump"


class UnreadableManifestError(ValueError):
    """The manifest is not one that this program knows how to read."""


@dataclass(frozen=True, slots=True)
class Member:
    """Size in bytes and SHA-256, as hexadecimal digits, of one member."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`version` is the program that prepared the folder, `owner` and `app` are the names of the database roles,
    `database_bytes` is what the database took on disk.
    """

    version: str
    kind: Kind
    taken_at: str
    owner: str
    app: str
    database_bytes: int
    fingerprint: Fingerprint
    members: dict[str, Member] = field(default_factory=dict)
    format: int = FORMAT

    def written(self) -> bytes:
        """The manifest as it stands in the archive."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True).encode()


def read(data: bytes) -> Manifest:
    """The manifest in these bytes. Raises `UnreadableManifestError`; one of a later format keeps its number."""
    try:
        found: dict[str, Any] = json.loads(data)
        if int(found["format"]) != FORMAT:
            raise UnreadableManifestError(str(found["format"]))
        members = {name: Member(**member) for name, member in found["members"].items()}
        fingerprint = Fingerprint.of(found["fingerprint"])
        return Manifest(
            **{**found, "kind": Kind(found["kind"]), "members": members, "fingerprint": fingerprint}
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableManifestError(str(error)) from error
