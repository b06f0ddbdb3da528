"""What the vault writes by itself: change sets with their before-values, the audit chain, drafts and counters."""

from datetime import datetime
from enum import Enum

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobcoach.model.base import Base, UtcDateTime, stored


class AuditKind(Enum):
    """Why an audit entry was written."""

    CHANGED = "gewijzigd"
    OPENED = "geopend"
    PRINTED = "geprint"
    EXPORTED = "geexporteerd"
    IMPORTED = "ingelezen"
    UNDONE = "teruggedraaid"
    UNLOCKED = "ontgrendeld"


class ChangeSet(Base, kw_only=True):
    """One act of the coach: everything that one verb wrote, undone together."""

    __tablename__ = "change_set"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    who: Mapped[str]
    verb: Mapped[str]
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("change_set.id"), default=None)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("change_set.id"), default=None)


class Change(Base, kw_only=True):
    """One row touched by a change set; ``before`` is JSON of the changed columns as stored, or empty."""

    __tablename__ = "change"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    change_set_id: Mapped[int] = mapped_column(ForeignKey("change_set.id"), index=True)
    table_name: Mapped[str]
    row_id: Mapped[int] = mapped_column(index=True)
    action: Mapped[str]
    before: Mapped[str] = mapped_column(Text, default="")


class AuditEntry(Base, kw_only=True):
    """Who did what and when; each entry holds the hash of the one before, so that a cut or changed chain shows."""

    __tablename__ = "audit_entry"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    who: Mapped[str]
    kind: Mapped[AuditKind] = mapped_column(stored(AuditKind))
    verb: Mapped[str]
    student_id: Mapped[int | None] = mapped_column(default=None, index=True)
    about: Mapped[str] = mapped_column(default="")
    touched: Mapped[str] = mapped_column(Text, default="")
    change_set_id: Mapped[int | None] = mapped_column(ForeignKey("change_set.id"), default=None)
    previous: Mapped[str]
    digest: Mapped[str]


class Draft(Base, kw_only=True):
    """Text that was typed and not yet kept; one per form and subject, never audited, wiped when the form is kept."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("form", "subject"),)

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    form: Mapped[str]
    subject: Mapped[str]
    content: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)


class VaultFact(Base, kw_only=True):
    """Facts about the vault itself: its id, its generation, whether it is a practice vault."""

    __tablename__ = "vault_fact"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Counter(Base, kw_only=True):
    """Last number given out per year; numbers are never given twice, also not after an erasure."""

    __tablename__ = "counter"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int] = mapped_column(default=0)
