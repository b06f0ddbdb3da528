"""The change log: listeners that mark, note and audit changed rows, hide the bin, and refuse ways around them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, TextClause, event, inspect, select
from sqlalchemy.orm import InstanceState, Mapper, ORMExecuteState, Session, object_session, with_loader_criteria

from jobcoach.model.base import Base, Kept
from jobcoach.model.journal import AuditEntry, AuditKind, Change, ChangeSet, Counter
from jobcoach.model.people import Student
from jobcoach.vault import audit
from jobcoach.vault.audit import check_chain, last_activity
from jobcoach.vault.book import BACK, BIN, BOOK, ERASE, INSERT, UPDATE, Book, Stored, book_of
from jobcoach.vault.undo import Undo, undo

__all__ = [
    "BOOK",
    "Undo",
    "check_chain",
    "last_activity",
    "listen",
    "next_number",
    "put_in_bin",
    "record",
    "take_from_bin",
    "undo",
    "upkeep",
]

UPKEEP, UPKEPT = "vault.upkeep", "vault.upkept"
_LIVE = with_loader_criteria(Kept, lambda kept: kept.deleted_at.is_(None), include_aliases=True)
_JOURNAL = frozenset({ChangeSet.__tablename__, Change.__tablename__, AuditEntry.__tablename__})


def listen(sessions: type[Session]) -> None:
    """Attach the session listeners to a class of sessions; the row listeners work for sessions with a book."""
    event.listen(sessions, "before_flush", _before_flush)
    event.listen(sessions, "after_flush", _after_flush)
    event.listen(sessions, "do_orm_execute", _on_execute)


def put_in_bin(session: Session, row: Kept) -> None:
    """Put a dossier row in the bin: hidden from now on, back with ``take_from_bin`` or undo."""
    row.deleted_at = session.info["now"]


def take_from_bin(row: Kept) -> None:
    """Take a row back out of the bin."""
    row.deleted_at = None


def record(session: Session, kind: AuditKind, *, verb: str, student_id: int | None = None, about: str = "") -> None:
    """Write an explicit event (opened, printed, exported) in the audit of this unit of work; no names in it."""
    book = book_of(session)
    book.events.append(audit.Event(kind=kind, verb=verb, student_id=student_id, about=about))
    book.touched.add(AuditEntry.__tablename__)


def next_number(session: Session, year: int) -> int:
    """The next number of a year; a number that was given out never comes back."""
    counter = session.get(Counter, year)
    if counter is None:
        counter = Counter(year=year)
        session.add(counter)
    counter.last += 1
    session.flush()
    return counter.last


@contextmanager
def upkeep(session: Session) -> Iterator[None]:
    """Room in which the vault itself may delete rows (retention, erasure); not for verbs of the coach."""
    session.info[UPKEEP] = session.info[UPKEPT] = True
    try:
        yield
        session.flush()
    finally:
        session.info[UPKEEP] = False


def _before_flush(session: Session, _context: object, _instances: object) -> None:
    if not (session.new or session.dirty or session.deleted):
        return
    book_of(session)
    for row in session.deleted:
        if isinstance(row, Kept) and not session.info.get(UPKEEP):
            raise RuntimeError("dossier rows go to the bin, not away")


def _after_flush(session: Session, _context: object) -> None:
    book = book_of(session)
    for row in (*session.new, *session.deleted, *(row for row in session.dirty if session.is_modified(row))):
        book.touched.add(inspect(row).mapper.local_table.name)


def _on_execute(state: ORMExecuteState) -> None:
    if state.is_select:
        hides = not (state.is_column_load or state.is_relationship_load)
        if hides and not state.execution_options.get("include_deleted", False):
            state.statement = state.statement.options(_LIVE)
        return
    if state.session.info.get(UPKEEP):
        return
    table = getattr(getattr(state.statement, "table", None), "name", None)
    if isinstance(state.statement, TextClause):
        _refuse_text(state.statement.text)
    elif table is None or table in _JOURNAL or table in _kept_tables():
        raise RuntimeError("bulk statements pass the change log by; change rows one by one")
    else:
        book_of(state.session).touched.add(table)


def _refuse_text(text: str) -> None:
    if not text.lstrip().upper().startswith(("SELECT", "WITH")):
        raise RuntimeError("SQL text that writes passes the change log by")


def _kept_tables() -> frozenset[str]:
    return frozenset(_table(mapper) for mapper in Base.registry.mappers if issubclass(mapper.class_, Kept))


@event.listens_for(Kept, "before_insert", propagate=True)
def _before_insert(_mapper: Mapper[Any], connection: Connection, row: Kept) -> None:
    if book := _book(row):
        row.change_set_id = book.set_id(connection)


@event.listens_for(Kept, "after_insert", propagate=True)
def _after_insert(mapper: Mapper[Any], _connection: Connection, row: Kept) -> None:
    if book := _book(row):
        book.note(_table(mapper), row.id, INSERT, {}, set())
        _note_student(book, row)


@event.listens_for(Kept, "before_update", propagate=True)
def _before_update(mapper: Mapper[Any], connection: Connection, row: Kept) -> None:
    book = _book(row)
    changed = _changed_columns(mapper, row) if book else set()
    if not book or not changed:
        return
    before = _stored(connection, mapper, row.id, changed)
    row.change_set_id = book.set_id(connection)
    action = UPDATE
    if "deleted_at" in changed:
        action = BACK if row.deleted_at is None else BIN
    book.note(_table(mapper), row.id, action, before, changed)
    _note_student(book, row)


@event.listens_for(Kept, "before_delete", propagate=True)
def _before_delete(mapper: Mapper[Any], connection: Connection, row: Kept) -> None:
    if book := _book(row):
        book.set_id(connection)
        book.note(_table(mapper), row.id, ERASE, {}, set())
        _note_student(book, row)


def _book(row: Kept) -> Book | None:
    session = object_session(row)
    book = session.info.get(BOOK) if session else None
    return book if isinstance(book, Book) else None


def _table(mapper: Mapper[Any]) -> str:
    return str(mapper.local_table.name)  # type: ignore[attr-defined]


def _changed_columns(mapper: Mapper[Any], row: Kept) -> set[str]:
    state: InstanceState[Any] = inspect(row)
    changed = {
        mapper.columns[name.key].name for name in mapper.column_attrs if state.attrs[name.key].history.has_changes()
    }
    return changed - {"change_set_id"}


def _stored(connection: Connection, mapper: Mapper[Any], row: int, columns: set[str]) -> dict[str, Stored]:
    """The values as they stand in the file, read before the update overwrites them."""
    table = mapper.local_table
    names = sorted(columns)
    text = str(select(*(table.c[name] for name in names)).where(table.c.id == row).compile(connection))
    found = connection.exec_driver_sql(text, (row,)).one()
    return dict(zip(names, found, strict=True))


def _note_student(book: Book, row: Kept) -> None:
    student = row.id if isinstance(row, Student) else getattr(row, "student_id", None)
    if student is not None:
        book.students.add(student)
