"""The account that the embedded PostgreSQL runs under: ours, or an unprivileged one when we are root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from tinhso.launch.refusal import RefusalError


class Credentials(TypedDict, total=False):
    """The arguments by which `subprocess` changes the account of a child."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the machine other than the one that runs us."""

    name: str
    uid: int
    gid: int


def database_account() -> Account | None:
    """The account for PostgreSQL, which refuses to run as root; None: ours does."""
    if os.geteuid() != 0:
        return None
    try:
        entry = pwd.getpwnam("nobody")
    except KeyError as error:
        raise RefusalError(
            "Đang chạy bằng root, PostgreSQL không nhận root, và máy không có tài khoản «nobody» để chạy thay.",
            "Chạy lại bằng một tài khoản thường.",
        ) from error
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def credentials(account: Account | None) -> Credentials:
    """What `subprocess` must be told to start a child under the account."""
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def folder_mode(account: Account | None) -> int:
    """The mode of the data folder: private; another account that has a room inside may only pass through."""
    return 0o700 if account is None else 0o711


def give(path: Path, account: Account | None) -> None:
    """Hand a file or folder to the account."""
    if account is not None:
        os.chown(path, account.uid, account.gid)


def enters(path: Path, account: Account | None) -> bool:
    """Whether the account can pass through the folder or run the program, all folders above it included."""
    command = ["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)]
    return subprocess.run(command, cwd="/", check=False, **credentials(account)).returncode == 0
