"""What the strict check found: one verdict, its reasons in order, and who the package is from and for."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from jobcoach.handover.data import Parties


class Verdict(Enum):
    """``INTACT_KNOWN`` may be used; ``INTACT_LOOK`` needs a human eye first; ``REFUSED`` must not be used."""

    INTACT_KNOWN = "intact_known"
    INTACT_LOOK = "intact_look"
    REFUSED = "refused"


class Severity(Enum):
    """``NOTE`` is good to know, ``LOOK`` asks for a decision, ``REFUSE`` ends it."""

    NOTE = "note"
    LOOK = "look"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence of ui/words/handover: its key and the values for it (pairs, so that a report stays frozen)."""

    key: str
    values: tuple[tuple[str, str], ...]
    severity: Severity


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file of the package: its path and size in bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of ``check.check``.

    Everything below ``findings`` is filled only when the package is intact; ``root_pem`` and ``fingerprint`` are those
    of the school that sealed it, so that they can be compared and pinned. ``holder`` is the name in the coach's seal.
    ``rival_pem`` is filled only when the package was refused because its school is known by another root.
    ``digest`` is the SHA-256 of the checked bytes. ``is_package`` is False for a file that was never a package.
    """

    verdict: Verdict
    findings: tuple[Finding, ...]
    digest: str
    is_package: bool = True
    parties: Parties | None = field(default=None, repr=False)
    signed_at: datetime | None = None
    holder: str = field(default="", repr=False)
    root_pem: bytes = field(default=b"", repr=False)
    fingerprint: str = ""
    rival_pem: bytes = field(default=b"", repr=False)
    files: tuple[FileLine, ...] = field(default=(), repr=False)

    @property
    def exit_code(self) -> int:
        """What ``jobcoach verify`` ends with (decisions, seal and package); 64, usage, is the command line's own."""
        if not self.is_package:
            return 65
        return {Verdict.INTACT_KNOWN: 0, Verdict.INTACT_LOOK: 1, Verdict.REFUSED: 2}[self.verdict]


def finding(severity: Severity, key: str, /, **values: str) -> Finding:
    """A finding with its values as pairs."""
    return Finding(key, tuple(values.items()), severity)
