"""Having the application do what a command asks, and what is told when it cannot."""

import json
import os
import sys
from collections.abc import Mapping

from tinhso.launch import errand, options
from tinhso.launch.refusal import RefusalError
from tinhso.launch.stopping import Stopped


def done(command: str, request: Mapping[str, object], *, asks: str = "") -> int:
    """Exit status 0 when it was done, 1 with a reason when not, 130 after Ctrl-C, when nothing was changed.

    `asks` is the management command to hand the request to, where it is not called like the command.
    """
    # Whatever is made from here on, by us or our children, is private.
    os.umask(0o077)
    try:
        return errand.run(options.read(os.environ), asks or command, json.dumps(request))
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
