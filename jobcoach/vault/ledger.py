"""The erasure ledger: random ids of erased students, sealed, so that an old backup cannot bring a student back."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from jobcoach.model.expected import Expected
from jobcoach.model.notices import Package
from jobcoach.vault import header_file
from jobcoach.vault.header import canonical
from jobcoach.vault.kdf import subkey, wipe

FILE = "gewist"
TOLD_AGAIN = "Na een back-up opnieuw klaargezet. Kijk na of dit al gemeld is."
_NONCE = 12


def read(folder: Path, vault: str, master: bytearray) -> frozenset[str]:
    """Random ids (``student.uid``) in the ledger of a bundle or second place; none when there is no ledger.

    Raises ``restore.ledger_damaged``: then nothing may be restored, an erased student could come back.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        sealed = (folder / FILE).read_bytes()
    except FileNotFoundError:
        return frozenset()
    key = subkey(master, "erased")
    try:
        return frozenset(json.loads(AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], vault.encode())))
    except (InvalidTag, ValueError):
        raise Expected("restore.ledger_damaged") from None
    finally:
        wipe(key)


def add(folder: Path, vault: str, master: bytearray, uids: frozenset[str]) -> None:
    """Add ids; on disk when this returns."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    known = read(folder, vault, master) | uids
    key, nonce = subkey(master, "erased"), os.urandom(_NONCE)
    sealed = nonce + AESGCM(key).encrypt(nonce, canonical(sorted(known)), vault.encode())
    wipe(key)
    header_file.write_durably(folder / f"{FILE}.tmp", sealed)
    (folder / f"{FILE}.tmp").replace(folder / FILE)
    header_file.sync_folder(folder)


def copy(folder: Path, second: Path) -> None:
    """Bring the ledger of the bundle to the second place, durably; a bundle without one changes nothing there."""
    if (folder / FILE).is_file():
        header_file.write_durably(second / f"{FILE}.tmp", (folder / FILE).read_bytes())
        (second / f"{FILE}.tmp").replace(second / FILE)
        header_file.sync_folder(second)


def reapply(connection: Connection, uids: frozenset[str], *, on: date) -> int:
    """Take erased students out of a database that is not in use: their rows, what hangs on them, and before-values.

    Foreign keys must be off. Drafts go altogether: their text may be about anyone. How many students went. Who got a
    package of them must hear (once more) that they were erased: the backup does not know whether that was told.
    """
    found = connection.exec_driver_sql("SELECT id, uid FROM student").all()
    students = {row.id for row in found if row.uid in uids}
    if not students:
        return 0
    _tell_again(connection, students, on)
    going = hanging(connection, students)
    for table, rows in going.items():
        for row in rows:
            connection.exec_driver_sql("DELETE FROM change WHERE table_name = ? AND row_id = ?", (table, row))
    take_out(connection, going)
    connection.exec_driver_sql("DELETE FROM draft")
    return len(students)


def _tell_again(connection: Connection, students: set[int], on: date) -> None:
    """A notice without the student for each recipient of a package, as ``caseload/telling`` makes before an erasure.

    A backup of before version 0.2 has no place for it; then the school must look it up in its own mail.
    """
    if connection.exec_driver_sql("SELECT 1 FROM sqlite_schema WHERE name = 'recipient_notice'").first() is None:
        return
    rows = connection.exec_driver_sql(
        "SELECT h.student_id, h.recipient_id, h.number, h.sent_on, h.digest FROM handover h "  # noqa: S608
        "JOIN recipient r ON r.id = h.recipient_id "
        f"WHERE h.student_id IN ({_listed(students)}) AND h.sent_on IS NOT NULL AND r.kind != 'leerling' "
        "ORDER BY h.sent_on, h.id"
    ).all()
    found: dict[tuple[int, int], list[str]] = {}
    for student, recipient, number, sent_on, digest in rows:
        line = Package(number=number, sent_on=date.fromisoformat(sent_on), digest=digest).line
        found.setdefault((student, recipient), []).append(line)
    for (_student, recipient), lines in found.items():
        connection.exec_driver_sql(
            "INSERT INTO recipient_notice (recipient_id, reason, made_on, packages, about, remark) "
            "VALUES (?, 'wissen', ?, ?, '', ?)",
            (recipient, on.isoformat(), "\n".join(lines), TOLD_AGAIN),
        )


def hanging(connection: Connection, students: set[int]) -> dict[str, set[int]]:
    """Ids of the rows of these students and of all that hangs on them, by table; it only reads."""
    going: dict[str, set[int]] = {"student": students}
    waiting = ["student"]
    while waiting:
        waiting += _follow(connection, waiting.pop(), going)
    return going


def take_out(connection: Connection, going: dict[str, set[int]]) -> None:
    """Delete these rows; what stays and refers to one of them lets go. Foreign keys must be off or deferred."""
    for table, rows in going.items():
        for other, column, required in _referring(connection, table):
            if not required:
                clause = f'"{column}" IN ({_listed(rows)}) AND id NOT IN ({_listed(going.get(other, set()))})'
                connection.exec_driver_sql(f'UPDATE "{other}" SET "{column}" = NULL WHERE {clause}')  # noqa: S608
    for table, rows in going.items():
        connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE id IN ({_listed(rows)})')  # noqa: S608


def _follow(connection: Connection, table: str, going: dict[str, set[int]]) -> list[str]:
    """Add the rows that refer to rows that go: where they must, or where they are of no student themselves."""
    grown = []
    for other, column, required in _referring(connection, table):
        clause = f'"{column}" IN ({_listed(going[table])})'
        if not required and table != "student":
            if "student_id" not in _columns(connection, other):
                continue
            clause += " AND student_id IS NULL"
        rows = set(connection.exec_driver_sql(f'SELECT id FROM "{other}" WHERE {clause}').scalars())  # noqa: S608
        if not rows <= going.get(other, set()):
            going.setdefault(other, set()).update(rows)
            grown.append(other)
    return grown


def _listed(rows: set[int]) -> str:
    return ",".join(map(str, sorted(rows)))


def _columns(connection: Connection, table: str) -> dict[str, bool]:
    """Whether a column must be filled, by name."""
    return {row[1]: bool(row[3]) for row in connection.exec_driver_sql(f'PRAGMA table_info("{table}")')}


def _referring(connection: Connection, table: str) -> list[tuple[str, str, bool]]:
    """(table, column, required) of every foreign key to ``table``."""
    found: list[tuple[str, str, bool]] = []
    names: Any = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'"
    ).scalars()
    for other in names.all():
        columns = _columns(connection, other)
        for row in connection.exec_driver_sql(f'PRAGMA foreign_key_list("{other}")'):
            if row[2] == table:
                found.append((other, row[3], columns[row[3]]))
    return found
