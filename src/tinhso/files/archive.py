"""An archive of documents: its members, each unpacked within bounds or refused with a reason."""

import re
import stat
import zipfile
import zlib
from io import BytesIO

from tinhso.files.reading import Source
from tinhso.files.values import FileProblem, Member, Problem

_MOST = 200  # documents; more are no folder of one matter
_RATIO = 200
_SMALL = 1024 * 1024
_CHUNK = 1024 * 1024
_LONGEST = 400  # characters of a name
_NOISE = re.compile(r"(?:\A|/)(?:__MACOSX/|\.DS_Store\Z|Thumbs\.db\Z|desktop\.ini\Z|~\$|\._)", re.IGNORECASE)
_LEAVES = re.compile(r"\A/|\A[A-Za-z]:|(?:\A|/)\.\.(?:/|\Z)|[\x00-\x1f]")
_TONES = re.compile("[aăâeêioôơuưy][\u0300\u0301\u0303\u0309\u0323]", re.IGNORECASE)
_NESTED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_OFFICE = ("word/", "xl/", "ppt/", "content.xml")
_IS_UTF8 = 0x800


def unpack(source: Source) -> tuple[Member, ...]:
    """The files in an archive, in its order; one that is refused says why and holds no bytes. Raises FileProblem."""
    try:
        archive = zipfile.ZipFile(BytesIO(source.data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise FileProblem(Problem.BROKEN) from None
    entries = [one for one in archive.infolist() if not one.is_dir() and not _NOISE.search(_name(one))]
    if len(entries) > min(_MOST, source.limits.members):
        raise FileProblem(Problem.TOO_LARGE)
    if not entries:
        raise FileProblem(Problem.EMPTY)
    members: list[Member] = []
    left, seen = source.limits.unpacked, set[str]()
    for done, entry in enumerate(entries):
        member = _member(archive, entry, seen, most=min(left, source.limits.size))
        left -= len(member.data)
        members.append(member)
        source.progress(done + 1, len(entries))
    return tuple(members)


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, seen: set[str], *, most: int) -> Member:
    name = _name(entry)
    shown = re.sub(r"[\x00-\x1f]", "?", name)[:_LONGEST]
    if name in seen or _LEAVES.search(name) or stat.S_ISLNK(entry.external_attr >> 16):
        return Member(shown, b"", Problem.UNSAFE)
    seen.add(name)
    if entry.flag_bits & 1:
        return Member(shown, b"", Problem.ENCRYPTED)
    if entry.file_size > _SMALL and entry.file_size > _RATIO * max(1, entry.compress_size):
        return Member(shown, b"", Problem.UNSAFE)
    try:
        data = _data(archive, entry, most)
    except FileProblem as problem:
        return Member(shown, b"", problem.code)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return Member(shown, b"", Problem.BROKEN)
    return Member(shown, b"", Problem.NESTED) if _is_archive(data) else Member(shown, data)


def _data(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of a member: what it says of its size is not believed."""
    if entry.file_size > most:
        raise FileProblem(Problem.TOO_LARGE)
    parts: list[bytes] = []
    total = 0
    with archive.open(entry) as stream:
        while part := stream.read(_CHUNK):
            total += len(part)
            if total > most:
                raise FileProblem(Problem.TOO_LARGE)
            parts.append(part)
    return b"".join(parts)


def _is_archive(data: bytes) -> bool:
    if data.startswith(_NESTED):
        return True
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as inner:
            return not any(name.startswith(_OFFICE) for name in inner.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def _name(entry: zipfile.ZipInfo) -> str:
    """The name as its writer saw it: archives made in Windows may keep it in UTF-8 or Windows-1258 and not say so."""
    name = entry.filename.replace("\\", "/")
    if entry.flag_bits & _IS_UTF8 or name.isascii():
        return name
    raw = name.encode("cp437", "replace")
    for encoding in ("utf-8", "cp1258"):
        try:
            guess = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _TONES.search(guess):
            return guess
    return name
