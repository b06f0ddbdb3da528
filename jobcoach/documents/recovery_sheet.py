"""The recovery sheet: the code that opens the vault when the passphrase is forgotten; no student data on it."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """``code`` is 32 characters of the recovery alphabet without separators; it is never logged or stored.

    ``fingerprint`` is that of the school's seal, or "" when there is none yet.
    """

    coach: str
    school: str
    vault: str
    made_on: date
    sheet: int = 1
    code: str = field(repr=False)
    practice: bool = False
    school_address: str = ""
    fingerprint: str = ""
