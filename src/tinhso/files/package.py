"""The parts of a Word file: an archive opened with care, and where its parts are."""

import posixpath
import zipfile
import zlib
from io import BytesIO

from tinhso.files.limits import Limits
from tinhso.files.markup import Node, name, parse_xml
from tinhso.files.values import FileProblem, Problem

_MOST_XML = 64 * 1024 * 1024  # bytes of one part: a tree takes several times as much
_RATIO = 200  # how far text of markup packs at the very most, …
_SMALL = 4 * 1024 * 1024  # … beyond this many bytes


class Package:
    """A Word file; parts are unpacked one by one, when they are asked for."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Raises FileProblem before anything is unpacked that would take more than is allowed."""
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise FileProblem(Problem.BROKEN) from None
        entries = self._archive.infolist()
        self._entries = {one.filename.lstrip("/").lower(): one for one in entries}
        if len(entries) > 20 * limits.members or sum(one.file_size for one in entries) > limits.unpacked:
            raise FileProblem(Problem.TOO_LARGE)
        if any(one.flag_bits & 1 for one in entries):
            raise FileProblem(Problem.ENCRYPTED)
        self.main = self.related("", "officeDocument") or "word/document.xml"

    def tree(self, path: str) -> Node | None:
        """The root of a part of markup, None where there is none. Raises FileProblem."""
        entry = self._entries.get(path.lstrip("/").lower())
        if entry is None:
            return None
        if entry.file_size > _MOST_XML:
            raise FileProblem(Problem.TOO_LARGE, path)
        if entry.file_size > _SMALL and entry.file_size > _RATIO * max(1, entry.compress_size):
            raise FileProblem(Problem.UNSAFE, path)
        try:
            data = self._archive.read(entry)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ):
            raise FileProblem(Problem.BROKEN, path) from None
        return parse_xml(data)

    def related(self, path: str, kind: str) -> str | None:
        """The part that a part leads to by a relation of this kind; "" is the file itself."""
        folder, base = posixpath.split(path)
        rels = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        for one in rels if rels is not None else ():
            # What lies outside the file is never looked at.
            is_inside = name(one) == "Relationship" and one.get("TargetMode") != "External"
            if is_inside and (one.get("Type") or "").endswith("/" + kind):
                target = posixpath.join("/" + folder, one.get("Target") or "")
                return posixpath.normpath(target).lstrip("/")
        return None
