"""Undo: the values from before a change set come back, as a change set of their own that can be undone as well."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Mapper, Session

from jobcoach.model.base import Base, Kept
from jobcoach.model.expected import Expected
from jobcoach.model.journal import Change, ChangeSet
from jobcoach.vault.book import ERASE, INSERT, Stored, book_of, decoded

_WITH_BIN = {"include_deleted": True}
_PIECE = 500  # parameters in one question


@dataclass(frozen=True, slots=True)
class Undo:
    """Verb: undo everything that one change set wrote; new rows go to the bin, changed rows get their old values.

    Raises ``vault.undo_unknown`` (no such set, or its values are gone by retention), ``vault.undo_done`` (already
    undone), ``vault.undo_conflict`` (a later act touched the same rows), ``vault.undo_in_use`` (a row that would go
    is referred to by a row that stays).
    """

    change_set_id: int

    def __call__(self, session: Session) -> None:
        """Carry it out."""
        changes = self._checked(session)
        book = book_of(session)
        book.undoes = self.change_set_id
        with session.no_autoflush:  # a whole import goes back in one flush
            loaded = _loaded_at_once(session, changes)  # held, so that the session keeps them
            for change in changes:
                self._put_back(session, change)
        session.flush()
        del loaded

    def _checked(self, session: Session) -> tuple[Change, ...]:
        found = session.get(ChangeSet, self.change_set_id)
        of_set = select(Change).where(Change.change_set_id == self.change_set_id).order_by(Change.id.desc())
        changes = tuple(session.scalars(of_set))
        if found is None or not changes:
            raise Expected("vault.undo_unknown")
        if found.undone_by is not None:
            raise Expected("vault.undo_done")
        if any(change.action == ERASE for change in changes) or _touched_later(session, self.change_set_id):
            raise Expected("vault.undo_conflict")
        new = {(change.table_name, change.row_id) for change in changes if change.action == INSERT}
        loose = {(c.table_name, c.row_id, name) for c in changes for name in decoded(c.before)}
        if _in_use(session, new, loose):
            raise Expected("vault.undo_in_use")
        return changes

    def _put_back(self, session: Session, change: Change) -> None:
        mapper = _mapper_of(change.table_name)
        row = session.get(mapper.class_, change.row_id, execution_options=_WITH_BIN)
        if row is None:
            raise Expected("vault.undo_conflict")
        if change.action == INSERT:
            row.deleted_at = session.info["now"]
        for name, value in decoded(change.before).items():
            column = mapper.local_table.c[name]
            setattr(row, mapper.get_property_by_column(column).key, _loaded(session, column, value))


def undo(change_set_id: int) -> Undo:
    """The verb that undoes a change set."""
    return Undo(change_set_id)


def _touched_later(session: Session, change_set: int) -> bool:
    """Whether an act after this one touched one of its rows and still counts.

    An act that was undone does not count, nor does the undoing itself.
    """
    later, ours = Change.__table__.alias("later"), Change.__table__.alias("ours")
    sets, undone = ChangeSet.__table__.alias("sets"), ChangeSet.__table__.alias("undone")
    cancels = exists().where(undone.c.id == sets.c.undoes, undone.c.id > change_set)
    same_row = (later.c.table_name == ours.c.table_name) & (later.c.row_id == ours.c.row_id)
    query = (
        select(later.c.id)
        .join(ours, same_row)
        .join(sets, sets.c.id == later.c.change_set_id)
        .where(ours.c.change_set_id == change_set, later.c.change_set_id > change_set)
        .where(sets.c.undone_by.is_(None), ~cancels)
        .limit(1)
    )
    return session.execute(query).first() is not None


def _in_use(session: Session, going: set[tuple[str, int]], loose: set[tuple[str, int, str]]) -> bool:
    """Whether a dossier row that stays, and is not in the bin, refers to one of these rows.

    ``loose`` are the columns (table, row, name) that get their old value back: those refer to it no longer.
    """
    rows: dict[str, list[int]] = {}
    for table, row in sorted(going):
        rows.setdefault(table, []).append(row)
    for mapper in _kept_mappers():
        name, kept = str(mapper.local_table.name), mapper.local_table.c  # type: ignore[attr-defined]
        for column in kept:
            for key in column.foreign_keys:
                for users in _users(session, column, rows.get(key.column.table.name, [])):
                    if any((name, user) not in going and (name, user, column.name) not in loose for user in users):
                        return True
    return False


def _loaded_at_once(session: Session, changes: Sequence[Change]) -> list[Kept]:
    """The rows of these changes, read with a few questions instead of one for each."""
    rows: dict[str, list[int]] = {}
    for change in changes:
        rows.setdefault(change.table_name, []).append(change.row_id)
    found: list[Kept] = []
    for table, ids in rows.items():
        kind: Any = _mapper_of(table).class_
        for start in range(0, len(ids), _PIECE):
            piece = select(kind).where(kind.id.in_(ids[start : start + _PIECE]))
            found += session.scalars(piece.execution_options(**_WITH_BIN))
    return found


def _users(session: Session, column: Any, rows: list[int]) -> Iterator[Sequence[int]]:
    """Ids of the rows, not in the bin, of which ``column`` is one of these; a piece at a time."""
    kept = column.table.c
    for start in range(0, len(rows), _PIECE):
        piece = column.in_(rows[start : start + _PIECE])
        yield session.execute(select(kept.id).where(piece, kept.deleted_at.is_(None))).scalars().all()


def _kept_mappers() -> tuple[Mapper[Any], ...]:
    return tuple(mapper for mapper in Base.registry.mappers if issubclass(mapper.class_, Kept))


def _mapper_of(table: str) -> Mapper[Any]:
    return next(mapper for mapper in _kept_mappers() if mapper.local_table.name == table)  # type: ignore[attr-defined]


def _loaded(session: Session, column: ColumnElement[Any], value: Stored) -> object:
    """The Python value of a stored one, as a query would give it."""
    dialect = session.get_bind().dialect
    processor = column.type.dialect_impl(dialect).result_processor(dialect, None)
    return processor(value) if processor else value
