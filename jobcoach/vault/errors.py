"""The one place where errors of the disk and the database become sentences for the coach."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from jobcoach.model.expected import Expected

_SQLITE = {
    5: "vault.busy_database",
    6: "vault.busy_database",
    7: "vault.memory",
    8: "vault.read_only",
    9: "vault.interrupted",
    10: "vault.io",
    11: "vault.database_damaged",
    13: "vault.disk_full",
    14: "vault.io",
    26: "vault.database_damaged",
}
_OS = {
    errno.ENOSPC: "vault.disk_full",
    errno.EDQUOT: "vault.disk_full",
    errno.EROFS: "vault.read_only",
    errno.EACCES: "vault.read_only",
    errno.EPERM: "vault.read_only",
    errno.ENOTDIR: "vault.not_a_folder",
}


def key_of(error: BaseException) -> str | None:
    """Key of the sentence for an error of the world, or None when it is a bug of ours."""
    if _is_of(error, "sqlalchemy.exc", "DBAPIError") or _is_of(error, "sqlcipher3.dbapi2", "Error"):
        code = getattr(getattr(error, "orig", error), "sqlite_errorcode", None)
        return _SQLITE.get(code & 0xFF) if isinstance(code, int) else None
    if _is_of(error, "sqlalchemy.exc", "TimeoutError"):
        return "vault.busy_database"
    if isinstance(error, UnicodeEncodeError):  # half a sign: something was copied in two
        return "vault.not_text"
    if isinstance(error, MemoryError):
        return "vault.memory"
    if isinstance(error, OSError):
        return _OS.get(error.errno or 0, "vault.io")
    return None


@contextmanager
def translated() -> Iterator[None]:
    """Turn errors of database, memory and disk into ``Expected``; the original is dropped, its text can hold data."""
    try:
        yield
    except Expected:
        raise
    except Exception as error:
        key = key_of(error)
        if key is None:
            raise
        raise Expected(key) from None


def _is_of(error: BaseException, module: str, name: str) -> bool:
    """Whether it is an error of a library; one that is not loaded (before unlock) cannot have raised it."""
    loaded = sys.modules.get(module)
    return loaded is not None and isinstance(error, getattr(loaded, name))
