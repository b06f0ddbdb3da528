"""A vault with a cheap cost and a clock that stands still, and the verbs that the vault tests carry out."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.model.choices import LogKind
from jobcoach.model.internships import LogEntry
from jobcoach.model.journal import AuditEntry, Change, ChangeSet
from jobcoach.model.people import Student
from jobcoach.vault.changes import put_in_bin
from jobcoach.vault.kdf import Cost
from jobcoach.vault.keeper import Label, Vault, create
from jobcoach.vault.passphrase import to_bytes

NOW = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
CHEAP = Cost(8 * 1024, 1, 1)
PASSPHRASE = "vijver kapstok linnen zaag"
LABEL = Label(school="Praktijkschool De Linde", initials="MH")


def clock() -> datetime:
    return NOW


def new_vault(folder: Path, *, passphrase: str = PASSPHRASE, practice: bool = False) -> Vault:
    return create(
        folder,
        passphrase=to_bytes(passphrase),
        person="Marja Hoekstra",
        label=LABEL,
        practice=practice,
        cost=CHEAP,
        clock=clock,
    )


@dataclass(frozen=True, slots=True)
class AddStudent:
    call_name: str
    last_name: str
    uid: str = ""

    def __call__(self, session: Session) -> int:
        row = Student(
            uid=self.uid or f"{self.call_name} {self.last_name}", call_name=self.call_name, last_name=self.last_name
        )
        session.add(row)
        session.flush()
        return row.id


@dataclass(frozen=True, slots=True)
class Edit:
    """Set columns of a student."""

    student: int
    values: dict[str, Any]

    def __call__(self, session: Session) -> None:
        row = session.get_one(Student, self.student)
        for name, value in self.values.items():
            setattr(row, name, value)


@dataclass(frozen=True, slots=True)
class Bin:
    student: int

    def __call__(self, session: Session) -> None:
        put_in_bin(session, session.get_one(Student, self.student))


@dataclass(frozen=True, slots=True)
class Log:
    student: int
    note: str
    personal: bool = False

    def __call__(self, session: Session) -> int:
        row = LogEntry(
            student_id=self.student,
            kind=LogKind.STAGEDAG,
            on=date(2026, 11, 20),
            note=self.note,
            personal=self.personal,
        )
        session.add(row)
        session.flush()
        return row.id


def names(session: Session) -> tuple[str, ...]:
    return tuple(session.scalars(select(Student.call_name).order_by(Student.id)))


def all_names(session: Session) -> tuple[str, ...]:
    query = select(Student.call_name).order_by(Student.id).execution_options(include_deleted=True)
    return tuple(session.scalars(query))


def audit(vault: Vault) -> list[AuditEntry]:
    return vault.ask(lambda session: list(session.scalars(select(AuditEntry).order_by(AuditEntry.id))))


def changes(vault: Vault) -> list[Change]:
    return vault.ask(lambda session: list(session.scalars(select(Change).order_by(Change.id))))


def sets(vault: Vault) -> list[ChangeSet]:
    return vault.ask(lambda session: list(session.scalars(select(ChangeSet).order_by(ChangeSet.id))))
