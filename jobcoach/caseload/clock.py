"""A clock that was once wrong: what the vault knows of it, and the reasoned repair."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import now
from jobcoach.model.expected import Expected
from jobcoach.model.journal import AuditKind
from jobcoach.vault.audit import CLOCK_MENDED, last_activity
from jobcoach.vault.changes import record

LONGEST_REASON = 200


def clock_ahead(session: Session) -> datetime | None:
    """Question: the instant (UTC) of work in this vault that lies in the future; None when there is none.

    Until it has passed or is accepted as an error, nothing is sealed: a clock that goes back could backdate a seal.
    """
    last = last_activity(session)
    return last if last is not None and last > now(session) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MendClock:
    """Accept that the clock was wrong: what is dated in the future no longer holds up sealing. It stays in the audit.

    ``reason`` is written in the audit, so no names. Raises ``clock.reason``, ``clock.right`` (nothing to mend).
    """

    reason: str = field(repr=False)

    def __call__(self, session: Session) -> None:
        reason = " ".join(self.reason.split())
        if not 3 <= len(reason) <= LONGEST_REASON:
            raise Expected("clock.reason", most=LONGEST_REASON)
        if clock_ahead(session) is None:
            raise Expected("clock.right")
        record(session, AuditKind.CHANGED, verb=CLOCK_MENDED, about=reason)
