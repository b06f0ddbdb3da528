"""The policy file of this computer: where it stands, who may write it, and what holds while the program runs."""

import os
import stat
import sys
from functools import cache
from pathlib import Path

from jobcoach import places
from jobcoach.model.expected import Expected
from jobcoach.policy.settings import FREE, LARGEST, Policy, parse, refused

_ADMINISTRATOR = 0  # the user id of root


@cache
def in_force() -> Policy:
    """The policy of this computer, read once: a change holds from the next start, or the next lock."""
    try:
        file = places.policy_file()
    except OSError:
        return refused(Expected("policy.unreadable", file="policy.toml"))
    return read(file)


def read(file: Path) -> Policy:
    """What a policy file tells; a file that others than an administrator may write counts as the safest policy."""
    try:
        with file.open("rb") as stream:
            if not _is_of_administrator(file, stream.fileno()):
                return refused(Expected("policy.writable", file=file))
            return parse(stream.read(LARGEST + 1))
    except FileNotFoundError:
        return FREE if _is_away(file) else refused(Expected("policy.unreadable", file=file))
    except OSError:
        return refused(Expected("policy.unreadable", file=file))


def _is_away(file: Path) -> bool:
    """Whether there is no such file at all; a link to nowhere is one."""
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _is_of_administrator(file: Path, opened: int) -> bool:
    """Whether only an administrator can change the file that is open, or put another one in its place."""
    if sys.platform == "win32":
        from jobcoach.policy.windows import is_of_administrator

        return is_of_administrator(file) and is_of_administrator(file.parent)
    if file.is_symlink() or file.parent.is_symlink():
        return False
    return all(
        found.st_uid == _ADMINISTRATOR and not stat.S_IMODE(found.st_mode) & (stat.S_IWGRP | stat.S_IWOTH)
        for found in (os.fstat(opened), file.parent.stat())
    )
