"""What to do about a damaged database: save what can be read into a successor, and never write in the damaged file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from jobcoach.model.expected import Expected
from jobcoach.model.journal import AuditKind
from jobcoach.vault import audit, copies, ledger, migrate, schema, swap
from jobcoach.vault.engine import maintenance, open_engine, salt_of
from jobcoach.vault.errors import key_of
from jobcoach.vault.header import Header
from jobcoach.vault.inside import Inside
from jobcoach.vault.kdf import subkey, wipe
from jobcoach.vault.successor import DATABASE, Build, Successor

WEEKLY = timedelta(days=7)
STEP = 4096  # rows asked for at once
MOST_FAILURES = 5_000  # per table: a page holds some tens of rows, each of which costs one failure
_MADE_ANEW = frozenset({"alembic_version"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged(Successor):
    """A successor with every row that could be read. ``rows`` per table; ``lost`` as far as the table can tell.

    ``whole`` is when every page could be copied after all, so that nothing is lost.
    """

    rows: dict[str, int] = field(repr=False)
    lost: dict[str, int] = field(repr=False)
    attachments: int
    missing: int
    whole: bool


def is_due(checked_at: datetime | None, *, unclean: bool, now: datetime) -> bool:
    """Whether a full check is due: after a crash, and weekly (a date in the future counts as never)."""
    return unclean or checked_at is None or checked_at > now or now - checked_at >= WEEKLY


def salvage_open(inside: Inside, *, places: tuple[Path, ...] = (), say: Callable[[str], None]) -> Salvaged:
    """``salvage`` of the open vault, which stays as it is."""
    return salvage(
        inside.folder,
        inside.header,
        bytearray(inside.master),
        now=inside.now,
        places=places,
        check=inside.check,
        say=say,
    )


def salvage(
    folder: Path,
    header: Header,
    master: bytearray,
    *,
    now: datetime,
    places: tuple[Path, ...] = (),
    check: Callable[[], None] = lambda: None,
    say: Callable[[str], None] = lambda _: None,
) -> Salvaged:
    """Build a vault from what can be read of the one in ``folder``; ``master`` is wiped at the end.

    First by VACUUM INTO, which heals damage outside the rows; where that fails row by row around the bad pages.
    Raises ``health.unreadable`` when not even the list of tables can be read, ``vault.disk_full`` and their kin.
    """
    with swap.building(folder, now=now) as (new, held):
        build = _Salvage(new, folder, (folder, *places), now, check)
        build.master = master
        try:
            say("Leesbare gegevens redden")
            whole = build.copy_whole(header)
            rows, lost = ({}, {}) if whole else build.copy_rows(header)
            rows = build.close(header, whole=whole) | rows
            say("Bijlagen terugzetten")
            found, missing = build.collect_attachments(header)
            build.keep_the_rest(header)
            build.write_header(header, build.generation(header))
        finally:
            wipe(build.master)
    return Salvaged(
        folder=folder, new=new, held=held, rows=rows, lost=lost, attachments=found, missing=missing, whole=whole
    )


class _Salvage(Build):
    """The steps of one salvage."""

    def copy_whole(self, header: Header) -> bool:
        """Try VACUUM INTO; whether it gave a sound database with every row that the old one counts."""
        reader, copy = _Reader(self.folder / DATABASE, self.master, header), self.new / DATABASE
        try:
            reader.run("VACUUM INTO ?", str(copy))
            look = copies.look(copy, reader.key, salt_of(header.id))
            with reader.engine.connect().execution_options(write=False) as connection:
                if copies.counts(connection) == look.rows:
                    return True
        except Exception as error:
            if not _is_damage(error):
                raise
        finally:
            reader.close()
        for left in self.new.glob(f"{DATABASE}*"):
            left.unlink()
        return False

    def copy_rows(self, header: Header) -> tuple[dict[str, int], dict[str, int]]:
        """Every readable row of every table into a new database; (rows saved, rows lost) per table.

        The new one is of the version of the old one, and steps up when it is opened: a column that came later may not
        be empty, and no row of an older vault has it.
        """
        reader = _Reader(self.folder / DATABASE, self.master, header)
        saved: dict[str, int] = {}
        lost: dict[str, int] = {}
        try:
            tables = reader.tables()
            with self.database(header) as engine, engine.begin() as connection:
                _make(connection, reader.version())
                for table, columns in _columns(connection).items():
                    self.check()
                    if table in tables and table not in _MADE_ANEW:
                        names = [name for name in columns if name in tables[table]]
                        saved[table] = _fill(connection, table, names, reader)
                        lost[table] = max(0, reader.expected(table) - saved[table])
                _make_whole(connection)
        finally:
            reader.close()
        return saved, {table: rows for table, rows in lost.items() if rows}

    def close(self, header: Header, *, whole: bool) -> dict[str, int]:
        """Facts, erasures and the audit entry; the rows per table as they are in the end."""
        gone = frozenset[str]().union(*(ledger.read(place, header.id, self.master) for place in self.places))
        facts = {"id": header.id, "practice": "1" if header.label.practice else "0"}
        with self.database(header) as engine:
            with engine.begin() as connection:
                for key, value in (*facts.items(), ("generation", str(self.generation(header)))):
                    connection.exec_driver_sql(
                        "INSERT OR REPLACE INTO vault_fact (key, value) VALUES (?, ?)", (key, value)
                    )
                ledger.reapply(connection, gone, on=self.now.date())
                event = audit.Event(kind=AuditKind.IMPORTED, verb="Salvage", about="alles" if whole else "deel")
                audit.append(connection, [event], at=self.now, who="JobCoach")
                rows = copies.counts(connection)
            maintenance(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
        if gone:
            ledger.add(self.new, header.id, self.master, gone)
        return rows

    def generation(self, header: Header) -> int:
        """Above what header and database may have had: an open vault raises the database first."""
        return header.generation + 3


class _Reader:
    """Reads a damaged database; after every bad page a new connection, since the old one stays useless."""

    def __init__(self, file: Path, master: bytearray, header: Header) -> None:
        self.key = subkey(master, "db")
        self.engine: Engine = open_engine(file, self.key, salt_of(header.id), pool_size=1, overflow=0)
        self._failures = 0

    def close(self) -> None:
        self.engine.dispose()
        wipe(self.key)

    def run(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of a statement outside any transaction; a failure throws the connection away."""
        try:
            raw = self.engine.raw_connection()
            try:
                connection: Any = raw.driver_connection
                connection.execute("PRAGMA query_only=0")
                return list(connection.execute(statement, values).fetchall())
            finally:
                raw.close()
        except BaseException:
            self.engine.dispose()
            raise

    def tables(self) -> dict[str, set[str]]:
        """Columns per table. Raises ``health.unreadable``."""
        try:
            names = self.run("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'")
            return {name: {row[1] for row in self.run(f'PRAGMA table_info("{name}")')} for (name,) in names}
        except Exception as error:
            if not _is_damage(error):
                raise
            raise Expected("health.unreadable") from None

    def version(self) -> str:
        """Number of its last migration; that of today when the damage is there."""
        try:
            ((found,),) = self.run("SELECT version_num FROM alembic_version")
        except Exception as error:
            if not (_is_damage(error) or isinstance(error, ValueError)):
                raise
            return schema.HEAD
        return str(found)

    def expected(self, table: str) -> int:
        """Rows that the table says it has, by its smallest index; 0 when it cannot tell."""
        return int(self._one(f'SELECT count(*) FROM "{table}"') or 0)  # noqa: S608

    def rows(self, table: str, columns: list[str]) -> Iterator[list[tuple[Any, ...]]]:
        """The readable rows in groups, by number; ranges that cannot be read are halved down to single rows."""
        self._failures = 0
        wanted = ", ".join(f'"{name}"' for name in columns)
        statement = f'SELECT {wanted} FROM "{table}" WHERE rowid BETWEEN ? AND ?'  # noqa: S608
        last = self._last(table)
        waiting = [(low, min(low + STEP - 1, last)) for low in range(1, last + 1, STEP)][::-1]
        while waiting and self._failures < MOST_FAILURES:
            low, high = waiting.pop()
            found = self._range(statement, low, high)
            if found is not None:
                yield found
            elif low < high:
                middle = (low + high) // 2
                waiting += [(middle + 1, high), (low, middle)]

    def _range(self, statement: str, low: int, high: int) -> list[tuple[Any, ...]] | None:
        try:
            return self.run(statement, low, high)
        except Exception as error:
            if not _is_damage(error):
                raise
            self._failures += 1
            return None

    def _last(self, table: str) -> int:
        """The highest number that may be in use."""
        newest = self._one(f'SELECT max(rowid) FROM "{table}"')  # noqa: S608
        given = self._one("SELECT seq FROM sqlite_sequence WHERE name = ?", table)
        return max(newest or 0, given or 0) if newest or given else STEP

    def _one(self, statement: str, *values: object) -> int | None:
        try:
            rows = self.run(statement, *values)
        except Exception as error:
            if not _is_damage(error):
                raise
            return None
        return rows[0][0] if rows else None


def _is_damage(error: Exception) -> bool:
    """Whether it is about the file, not about us: bad pages, a copy that does not fit, no memory for a torn page."""
    key = error.key if isinstance(error, Expected) else key_of(error)
    return key in ("vault.database_damaged", "vault.copy_damaged", "vault.io", "vault.memory", "vault.read_only")


def _make(connection: Connection, version: str) -> None:
    """The tables of that version in an empty database. Raises ``vault.newer``."""
    if version > schema.HEAD:
        raise Expected("vault.newer")
    if version == schema.HEAD:
        schema.make(connection)
    else:
        migrate.make_old(connection, version)


def _columns(connection: Connection) -> dict[str, list[str]]:
    """Columns of every table of ours in a new database, in an order in which nothing refers to a later table."""
    from jobcoach.model.tables import METADATA

    tables = (table.name for table in METADATA.sorted_tables)
    told = {table: connection.exec_driver_sql(f'PRAGMA table_info("{table}")').all() for table in tables}
    return {table: [column[1] for column in columns] for table, columns in told.items() if columns}


def _fill(connection: Connection, table: str, columns: list[str], reader: _Reader) -> int:
    """Copy the readable rows of a table; how many."""
    named, places = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    statement, saved = f'INSERT OR IGNORE INTO "{table}" ({named}) VALUES ({places})', 0  # noqa: S608
    for rows in reader.rows(table, columns):
        for row in rows:
            saved += connection.exec_driver_sql(statement, row).rowcount
    return saved


def _make_whole(connection: Connection) -> None:
    """Take away what refers to a row that was lost: the reference where it may be empty, else the row."""
    while found := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        for table, row, _, number in found:
            key = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{table}")').all()
            column = next(each[3] for each in key if each[0] == number)
            info = connection.exec_driver_sql(f'PRAGMA table_info("{table}")').all()
            required = next(bool(each[3]) for each in info if each[1] == column)
            change = f'DELETE FROM "{table}"' if required else f'UPDATE "{table}" SET "{column}" = NULL'  # noqa: S608
            connection.exec_driver_sql(f"{change} WHERE rowid = ?", (row,))
