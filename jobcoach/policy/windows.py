"""Who may write a file on Windows: its owner and its access list, judged by well-known accounts.

Never ran on a real Windows; the judgement itself is tested on every system (``judge``), the reading of it is not.
"""

import ctypes
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# SYSTEM, the group Administrators, the installer of Windows
ADMINISTRATORS = frozenset(
    {"S-1-5-18", "S-1-5-32-544", "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"}
)
_ALLOWED, _INHERIT_ONLY = 0, 0x08  # ACCESS_ALLOWED_ACE_TYPE, INHERIT_ONLY_ACE
_OTHER_ALLOWED = frozenset({5, 9, 11})  # object and callback entries that may allow as well
# write or add to a file, delete, delete what is inside, change the list, take ownership, all of it
_WRITES_FILE = 0x2 | 0x4 | 0x10000 | 0x40 | 0x40000 | 0x80000 | 0x10000000 | 0x40000000
# in a folder 0x2 and 0x4 only add: by themselves they replace nothing that is there
_WRITES_FOLDER = _WRITES_FILE & ~(0x2 | 0x4)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an access list: its type, its flags, what it allows, and to whom (a SID as text)."""

    type: int
    flags: int
    mask: int
    sid: str


def judge(owner: str, entries: tuple[Entry, ...] | None, *, folder: bool) -> bool:
    """Whether nobody but administrators may change it; no list at all lets everybody in."""
    if owner not in ADMINISTRATORS or entries is None:
        return False
    writes = _WRITES_FOLDER if folder else _WRITES_FILE
    for entry in entries:
        if entry.flags & _INHERIT_ONLY or entry.sid in ADMINISTRATORS:
            continue
        if entry.type in _OTHER_ALLOWED or (entry.type == _ALLOWED and entry.mask & writes):
            return False
    return True


def is_of_administrator(path: Path) -> bool:
    """Whether only administrators may change this file or folder. Raises OSError when Windows does not tell."""
    windll: Any = getattr(ctypes, "windll", None)
    if windll is None:
        raise OSError("only on Windows")
    return _judged(windll, path)


def _judged(windll: Any, path: Path) -> bool:
    owner, access, described = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
    asked = [ctypes.byref(value) for value in (owner, access, described)]
    # SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION
    failed = windll.advapi32.GetNamedSecurityInfoW(
        ctypes.c_wchar_p(str(path)), 1, 5, asked[0], None, asked[1], None, asked[2]
    )
    if failed:
        raise OSError(failed, "GetNamedSecurityInfoW")
    try:
        entries = None if not access.value else _entries(windll, access.value)
        return judge(_sid(windll, owner.value), entries, folder=path.is_dir())
    finally:
        windll.kernel32.LocalFree(described)


class _Acl(ctypes.Structure):
    _fields_ = (
        ("revision", ctypes.c_ubyte),
        ("padding", ctypes.c_ubyte),
        ("size", ctypes.c_ushort),
        ("count", ctypes.c_ushort),
        ("padding2", ctypes.c_ushort),
    )


class _Ace(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_ubyte),
        ("flags", ctypes.c_ubyte),
        ("size", ctypes.c_ushort),
        ("mask", ctypes.c_uint32),
    )


def _entries(windll: Any, address: int) -> tuple[Entry, ...]:
    """Entries lie one behind the other after the head of the list; the SID of a plain one follows its mask."""
    found, at = [], address + ctypes.sizeof(_Acl)
    for _ in range(_Acl.from_address(address).count):
        ace = _Ace.from_address(at)
        plain = ace.type in (_ALLOWED, 1)
        sid = _sid(windll, at + ctypes.sizeof(_Ace)) if plain else ""
        found.append(Entry(ace.type, ace.flags, ace.mask, sid))
        at += ace.size
    return tuple(found)


def _sid(windll: Any, address: int | None) -> str:
    text = ctypes.c_wchar_p()
    if not windll.advapi32.ConvertSidToStringSidW(ctypes.c_void_p(address), ctypes.byref(text)):
        raise OSError("ConvertSidToStringSidW")
    value = text.value or ""
    windll.kernel32.LocalFree(text)
    return value
