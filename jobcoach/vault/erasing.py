"""Erasing a dossier for good: its rows, the values in the change log, its files, and its id in the erasure ledger.

What the ledger must learn stands in the database as a fact of the same transaction, until the ledger has it on disk.
A crash in between is made good at the next unlock. So neither can be without the other for long: a ledger that is
first could erase, at a restore, somebody whose erasure never happened.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from jobcoach import log
from jobcoach.model.expected import Expected
from jobcoach.model.journal import Draft, VaultFact
from jobcoach.vault import attachments, ledger
from jobcoach.vault.book import ERASE, book_of
from jobcoach.vault.changes import upkeep
from jobcoach.vault.errors import translated

if TYPE_CHECKING:
    from jobcoach.vault.opened import Vault

FACT = "erasing"
Going = dict[str, set[int]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is erased and not finished: ids for the ledger (``student.uid``), names of files of attachments."""

    uids: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()


def what_goes(session: Session, student: int) -> Going:
    """Ids of every row that goes with this student, by table; it only reads."""
    return ledger.hanging(session.connection(), {student})


def erase(session: Session, going: Going, drafts: Iterable[int]) -> None:
    """Take these rows and drafts out in this unit of work; nothing of it can be turned back.

    Of the change log the values go. That a row was there stays, without them, so that an older act that touched it
    cannot be undone in part. Whoever holds the open vault calls ``finish_erasing`` after the
    commit; ``Vault.carry_out`` does.
    """
    with upkeep(session):
        session.flush()
        session.expunge_all()
        connection, book = session.connection(), book_of(session)
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        _remember(session, connection, going)
        for row in drafts:
            session.delete(session.get_one(Draft, row))
        for table, rows in going.items():
            pairs = [(table, row) for row in sorted(rows)]
            if pairs:
                connection.exec_driver_sql("UPDATE change SET before = '' WHERE table_name = ? AND row_id = ?", pairs)
        ledger.take_out(connection, going)
        book.set_id(connection)
        for table, rows in going.items():
            book.touched.add(table)
            for row in rows:
                book.note(table, row, ERASE, {}, set())


def _remember(session: Session, connection: Connection, going: Going) -> None:
    known = waiting(session)
    students = ",".join(map(str, sorted(going["student"])))
    papers = ",".join(map(str, sorted(going.get("document", set()))))
    uids = connection.exec_driver_sql(f"SELECT uid FROM student WHERE id IN ({students})").scalars()  # noqa: S608
    files = connection.exec_driver_sql(
        f"SELECT attachment_id FROM document WHERE attachment_id IS NOT NULL AND id IN ({papers})"  # noqa: S608
    ).scalars()
    value = json.dumps({"uids": sorted({*known.uids, *uids}), "files": sorted({*known.files, *files})})
    session.merge(VaultFact(key=FACT, value=value))
    session.flush()


def waiting(session: Session) -> Waiting:
    """Question: what was erased and is not finished."""
    row = session.get(VaultFact, FACT)
    found = json.loads(row.value) if row is not None else {}
    return Waiting(frozenset(found.get("uids", ())), frozenset(found.get("files", ())))


def finish_erasing(vault: "Vault", *, files: bool) -> None:
    """Write the ids of who was erased in the ledger, then take away their files, then forget that it had to be done.

    Without ``files`` the sweep after unlocking takes those. What stops it (a full disk) is tried again at the next
    erasure and the next unlock.
    """
    try:
        with translated():
            _finish(vault, files=files)
    except Expected:  # the erasure itself is done
        log.note("an erasure was not written in the ledger yet")


def _finish(vault: "Vault", *, files: bool) -> None:
    found = vault.ask(waiting)
    if not found.uids:
        return
    with vault.inside() as inside:
        ledger.add(inside.folder, inside.header.id, inside.master, found.uids)
    if files:
        known = {one.id for one in vault.ask(lambda session: attachments.of_rows(session.connection()))}
        for name in found.files - known:
            with suppress(OSError):  # what cannot be removed now is swept after the next unlock
                (vault.folder / attachments.FOLDER / name).unlink(missing_ok=True)
    vault.carry_out(_forget)


def _forget(session: Session) -> None:
    row = session.get(VaultFact, FACT)
    if row is not None:
        session.delete(row)
