"""Two papers about the school's seal: the letter to check it with, and the sheet for the safe of the school."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLetter:
    """What a municipality needs: 8 groups of 5 digits and the SHA-256 (64 hexadecimal digits) of the school's root.

    ``commands`` are the lines to check a package with by hand: shown, seal, sums, count. They stand here because a
    package cannot vouch for its own instructions.
    """

    school: str
    school_address: str = ""
    brin: str
    coach: str = ""
    phone: str = ""
    made_on: date
    fingerprint: str
    sha256: str
    commands: tuple[str, ...] = ()
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeSheet:
    """The password of the school's seal file, for the safe; it is never logged or stored."""

    school: str
    school_address: str = ""
    brin: str
    made_on: date
    file_name: str
    password: str = field(repr=False)
    fingerprint: str
    practice: bool = False
