"""The audit: who did what and when, without values, each entry holding the hash of the one before."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.orm import Session

from jobcoach.model.base import UtcDateTime
from jobcoach.model.journal import AuditEntry, AuditKind

ENTRIES = AuditEntry.metadata.tables[AuditEntry.__tablename__]
START = "0" * 64
CLOCK_MENDED = "MendClock"
_HASHED = ("at", "who", "kind", "verb", "student_id", "about", "touched", "change_set_id", "previous")
_STORED_INSTANT = UtcDateTime()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing to write down; ``touched`` is canonical JSON of [table, action, [ids], [columns]], never a value."""

    kind: AuditKind
    verb: str
    student_id: int | None = None
    about: str = ""
    touched: str = ""
    change_set_id: int | None = None


def append(connection: Connection, events: list[Event], *, at: datetime, who: str) -> None:
    """Add entries to the end of the chain, inside the caller's write transaction."""
    previous = last_digest(connection)
    rows = []
    for event in events:
        row: dict[str, Any] = {
            "at": at,
            "who": who,
            "kind": event.kind,
            "verb": event.verb,
            "student_id": event.student_id,
            "about": event.about,
            "touched": event.touched,
            "change_set_id": event.change_set_id,
            "previous": previous,
        }
        previous = row["digest"] = _digest({**row, "at": _text(at), "kind": event.kind.value})
        rows.append(row)
    connection.execute(insert(ENTRIES), rows)


def last_digest(connection: Connection) -> str:
    """Digest of the last entry: the head of the chain; 64 zeros before the first."""
    newest = select(ENTRIES.c.digest).order_by(ENTRIES.c.id.desc()).limit(1)
    return connection.execute(newest).scalar() or START


def holds(connection: Connection, digest: str) -> bool:
    """Whether an entry with this digest is there; a head that was kept elsewhere shows entries cut off at the end."""
    return (
        digest == START
        or connection.execute(select(ENTRIES.c.id).where(ENTRIES.c.digest == digest)).first() is not None
    )


def check_chain(session: Session) -> int | None:
    """Id of the first audit entry that was changed, or that stands after one that was removed; None when whole.

    Entries cut off at the end show only against a head that was kept elsewhere (``holds``).
    """
    return first_broken(session.connection())


def first_broken(connection: Connection) -> int | None:
    """As ``check_chain``, for who has a connection and no session."""
    previous = START
    columns = ", ".join(("id", *_HASHED, "digest"))
    rows = connection.exec_driver_sql(f"SELECT {columns} FROM audit_entry ORDER BY id")  # noqa: S608
    for row in rows.mappings():
        if row["previous"] != previous or row["digest"] != _digest(dict(row)):
            return int(row["id"])
        previous = row["digest"]
    return None


def last_activity(session: Session) -> datetime | None:
    """Instant (UTC) of the last audit entry, or None in a new vault.

    What stands before the last ``CLOCK_MENDED`` entry does not count: a human said, with a reason, that the clock was
    wrong then. The entries themselves stay as they are.
    """
    mended = select(func.max(ENTRIES.c.id)).where(ENTRIES.c.verb == CLOCK_MENDED).scalar_subquery()
    latest = select(func.max(ENTRIES.c.at, type_=_STORED_INSTANT)).where(ENTRIES.c.id >= func.coalesce(mended, 0))
    return session.connection().execute(latest).scalar()


def newest(connection: Connection) -> datetime | None:
    """As ``last_activity``, for who has a connection and no session."""
    return connection.execute(select(func.max(ENTRIES.c.at, type_=_STORED_INSTANT))).scalar()


def instant_of(connection: Connection, entry: int) -> datetime | None:
    """Instant (UTC) that an entry names, or None when it cannot be read."""
    try:
        return connection.execute(select(ENTRIES.c.at).where(ENTRIES.c.id == entry)).scalar()
    except (ValueError, TypeError):
        return None


def _digest(row: dict[str, Any]) -> str:
    content = [row[name] for name in _HASHED]
    return hashlib.sha256(json.dumps(content, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def _text(at: datetime) -> str:
    return _STORED_INSTANT.process_bind_param(at, None) or ""  # type: ignore[arg-type]
