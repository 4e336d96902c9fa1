"""Having the application do what a command asks, and what is told when it cannot."""

import json
import os
import sys
from collections.abc import Mapping

from tinhso.launch import errand, options, roles
from tinhso.launch import folder as folders
from tinhso.launch.refusal import RefusalError
from tinhso.launch.stopping import Stopped


def done(
    command: str, request: Mapping[str, object], *, asks: str = "", role: str = roles.APP, alone: bool = False
) -> int:
    """Exit status 0 when it was done, 1 with a reason when not, 130 after Ctrl-C, when nothing was changed.

    `asks` is the management command to hand the request to, where it is not called like the command; `role` is
    whom it signs in as; `alone` refuses while the program serves the folder.
    """
    # Whatever is made from here on, by us or our children, is private.
    os.umask(0o077)
    try:
        wanted = options.read(os.environ)
        if alone:
            folders.require_stopped(wanted.folder)
        return errand.run(wanted, asks or command, json.dumps(request), role=role)
    except RefusalError as refusal:
        print(f"tinhso {command}: {refusal}", file=sys.stderr)
    except OSError as error:
        print(
            f"tinhso {command}: {error}\n→ Kiểm tra quyền ghi và chỗ trống trên ổ đĩa rồi chạy lại.",
            file=sys.stderr,
        )
    except Stopped:
        print(f"tinhso {command}: đã dừng theo yêu cầu.", file=sys.stderr)
        return 130
    return 1
