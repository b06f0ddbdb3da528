"""What one unit of work changes: gathered while it runs, written down once before its commit."""

import base64
import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, update
from sqlalchemy.orm import Session

from jobcoach.model.journal import AuditKind, Change, ChangeSet
from jobcoach.vault import audit

BOOK = "vault.book"  # where a writing session keeps its book, in session.info
INSERT, UPDATE, BIN, BACK, ERASE = "insert", "update", "bin", "back", "erase"
SETS, CHANGES = (kind.metadata.tables[kind.__tablename__] for kind in (ChangeSet, Change))
Stored = int | float | str | bytes | None


@dataclass(slots=True)
class RowChange:
    """What happened to one row: the action, the stored values before, and the names of the changed columns."""

    action: str
    before: dict[str, Stored] = field(default_factory=dict, repr=False)
    columns: set[str] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class Book:
    """The notes of one unit of work; ``change_set`` is None until the first dossier row changes."""

    verb: str
    who: str
    at: datetime
    change_set: int | None = None
    undoes: int | None = None
    rows: dict[tuple[str, int], RowChange] = field(default_factory=dict, repr=False)
    touched: set[str] = field(default_factory=set)
    students: set[int] = field(default_factory=set)
    events: list[audit.Event] = field(default_factory=list, repr=False)
    broken: bool = False

    def set_id(self, connection: Connection) -> int:
        """Id of the change set of this unit, made when first needed."""
        if self.change_set is None:
            row = insert(SETS).values(at=self.at, who=self.who, verb=self.verb, undoes=self.undoes)
            self.change_set = connection.execute(row.returning(SETS.c.id)).scalar_one()
        return self.change_set

    def note(self, table: str, row: int, action: str, before: dict[str, Stored], columns: set[str]) -> None:
        """Note one change; the first before-value of a column counts, and a new row has none."""
        known = self.rows.get((table, row))
        if known is None:
            self.rows[table, row] = RowChange(action, dict(before), set(columns))
            return
        known.columns |= columns
        if action == ERASE:
            known.action, known.before = ERASE, {}
        elif known.action != INSERT:
            known.before = {**before, **known.before}
            known.action = action if action in (BIN, BACK) else known.action

    def close(self, connection: Connection) -> None:
        """Write the change set's rows and the audit; nothing when nothing happened."""
        if self.change_set is not None:
            connection.execute(insert(CHANGES), [self._change(*at, change) for at, change in self.rows.items()])
            if self.undoes is not None:
                undone = update(SETS).where(SETS.c.id == self.undoes)
                connection.execute(undone.values(undone_by=self.change_set))
            self.events.append(self._changed())
        if self.events:
            audit.append(connection, self.events, at=self.at, who=self.who)

    def _change(self, table: str, row: int, change: RowChange) -> dict[str, Any]:
        return {
            "change_set_id": self.change_set,
            "table_name": table,
            "row_id": row,
            "action": change.action,
            "before": encoded(change.before) if change.before else "",
        }

    def _changed(self) -> audit.Event:
        return audit.Event(
            kind=AuditKind.CHANGED if self.undoes is None else AuditKind.UNDONE,
            verb=self.verb,
            student_id=next(iter(self.students)) if len(self.students) == 1 else None,
            touched=self._summary(),
            change_set_id=self.change_set,
        )

    def _summary(self) -> str:
        """[[table, action, [ids], [columns]], ...] in canonical JSON."""
        groups: dict[tuple[str, str, tuple[str, ...]], list[int]] = defaultdict(list)
        for (table, row), change in self.rows.items():
            named = () if change.action == INSERT else tuple(sorted(change.columns))
            groups[table, change.action, named].append(row)
        summary = [[table, action, sorted(ids), columns] for (table, action, columns), ids in sorted(groups.items())]
        return json.dumps(summary, separators=(",", ":"))


def book_of(session: Session) -> Book:
    """The book of a writing session; a question has none, and asking for it there is a bug."""
    book = session.info.get(BOOK)
    if not isinstance(book, Book):
        raise RuntimeError("a question writes nothing; use carry_out")
    if book.broken:
        raise RuntimeError("a verb went on after a rollback")
    return book


def encoded(before: dict[str, Stored]) -> str:
    """Stored values as canonical JSON; bytes become {"base64": text}."""
    return json.dumps(
        {name: {"base64": base64.b64encode(v).decode()} if isinstance(v, bytes) else v for name, v in before.items()},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )


def decoded(text: str) -> dict[str, Stored]:
    """The inverse of ``encoded``; empty text gives no values."""
    found = json.loads(text) if text else {}
    return {name: base64.b64decode(v["base64"]) if isinstance(v, dict) else v for name, v in found.items()}
