"""Takes in uploaded files: to a file without a name, from who may hand files in, and never more than is allowed."""

import tempfile
from typing import Any, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from tinhso.base import attachments

_IN_MEMORY = 1_000_000  # bytes; what is longer goes to the disk


class Upload(UploadedFile):  # type: ignore[type-arg]  # no generic at run time
    """An uploaded file; `is_whole` is false where it was too large and only counted, not kept."""

    is_whole = True

    @property
    def length(self) -> int:
        """How many bytes were sent."""
        return self.size or 0


class BoundedUpload(FileUploadHandler):
    """Keeps each file up to a limit, all files of a form up to another, and drops the rest as it comes.

    Forms are taken apart before a view asks who sends them: whoever reaches the server could else fill its disk.
    So nothing is kept from who may not take documents in. The rest is read to its end all the same, since a
    browser shows no answer before it has sent everything.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._room: int | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self._room is None:
            self._room = settings.FORM_UPLOAD_LIMIT if self._is_known() else 0
        self._most = min(settings.FILE_UPLOAD_LIMIT, self._room)
        self._kept = tempfile.SpooledTemporaryFile(_IN_MEMORY, dir=str(attachments.incoming()))  # noqa: SIM115
        self._length = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._length += len(raw_data)
        if self._length <= self._most:
            self._kept.write(raw_data)

    def file_complete(self, file_size: int) -> Upload:
        is_whole = self._length <= self._most
        if is_whole:
            self._room = cast(int, self._room) - self._length
        else:
            self._kept.truncate(0)
        self._kept.seek(0)
        upload = Upload(
            self._kept,
            self.file_name,
            self.content_type,
            self._length,
            self.charset,
            self.content_type_extra,
        )
        upload.is_whole = is_whole
        return upload

    def _is_known(self) -> bool:
        user = getattr(self.request, "user", None)
        return bool(user and user.has_perm("documents.take_in"))
