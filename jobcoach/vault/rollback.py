"""Is this vault what it was when it was last closed? Compares header, database, seal and what this computer saw.

Nothing is judged here: every finding is a fact with its day. A whole computer that was put back cannot be found out.
"""

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from jobcoach.vault import audit, header_file, page_seal
from jobcoach.vault.engine import maintenance
from jobcoach.vault.errors import key_of, translated
from jobcoach.vault.header import Header
from jobcoach.vault.notices import Notice, joined, notice
from jobcoach.vault.page_seal import Seal

_MOST_BYTES = 1000


@dataclass(frozen=True, slots=True)
class Seen:
    """The highest generation of a vault that this computer saw, and when."""

    generation: int
    at: datetime


class SeenHere:
    """What this computer saw of its vaults: a small file per vault, named by the vault's random id; no person in it.

    Without a folder it remembers nothing. An unreadable file is as good as none; it only costs a warning.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def of(self, vault: str) -> Seen | None:
        """What was seen of a vault, if anything."""
        if self._folder is None:
            return None
        try:
            with (self._folder / f"{vault}.json").open("rb") as stream:
                content = json.loads(stream.read(_MOST_BYTES))
            at = datetime.fromisoformat(content["at"])
            return Seen(int(content["generation"]), at if at.tzinfo else at.replace(tzinfo=UTC))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def remember(self, vault: str, generation: int, at: datetime) -> None:
        """Note a generation; an older one than is known is not noted. A full disk must not stop a coach."""
        known = self.of(vault)
        if self._folder is None or (known is not None and known.generation > generation):
            return
        content = json.dumps({"generation": generation, "at": at.astimezone(UTC).isoformat()}).encode()
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            new = self._folder / f".{vault}.{os.getpid()}.tmp"
            header_file.write_durably(new, content)
            new.replace(self._folder / f"{vault}.json")
        except OSError:
            return


def before_opening(header: Header, seen: Seen | None, *, previous: bool, log: bool) -> tuple[Notice, ...]:
    """What header and file tell together: ``log`` is whether a write-ahead log with content lies there.

    ``vault.header_previous``, ``vault.not_closed`` (at), ``vault.log_found`` (closed), ``vault.vault_older`` (seen,
    closed) and everything that was told before and is not answered yet.
    """
    seal = page_seal.seal_of(header)
    found = [notice("vault.header_previous")] if previous else []
    if seal is not None and seal.open and not previous:
        found.append(notice("vault.not_closed", at=seal.at))
    if seal is not None and not seal.open and log and not previous:
        found.append(notice("vault.log_found", closed=seal.at))
    if seen is not None and header.generation + 2 * previous < seen.generation:
        found.append(notice("vault.vault_older", seen=seen.at, closed=seal.at if seal else None))
    return joined(seal.told if seal else (), tuple(found))


def in_step(inside: int, header: Header, *, previous: bool, newest: datetime | None) -> tuple[Notice, ...]:
    """Whether database (its generation is ``inside``, its newest entry ``newest``) and header go together.

    ``vault.database_older`` (newest, closed), ``vault.header_older`` (newest, closed).
    """
    seal = page_seal.seal_of(header)
    at = seal.at if seal else None
    if inside < header.generation:
        return (notice("vault.database_older", newest=newest, closed=at),)
    # the counter goes up in the database first, and twice when a slot changes: a kill in between is no old header
    ahead = inside > header.generation + 1 + 2 * previous
    if ahead or "backup" in json.loads(header.audit):  # the header of a backup has no seal: it never opens a vault
        return (notice("vault.header_older", newest=newest, closed=at),)
    return ()


def audit_facts(connection: Connection, header: Header, *, whole: bool) -> tuple[Notice, ...]:
    """``vault.audit_cut`` when the last entry that the header knows is gone; with ``whole`` also broken links.

    ``vault.audit_broken`` has the instant of the first entry that was changed or whose predecessor is gone.
    """
    found = []
    if not audit.holds(connection, json.loads(header.audit).get("head", audit.START)):
        found.append(notice("vault.audit_cut"))
    if whole and (broken := audit.first_broken(connection)) is not None:
        found.append(notice("vault.audit_broken", at=audit.instant_of(connection, broken)))
    return tuple(found)


def against_seal(seal: Seal, engine: Engine, *, newest: datetime | None, told: bool) -> tuple[Notice, ...]:
    """What is the matter with a file that is not the one that was sealed.

    ``vault.pages_damaged`` (count, closed) when pages do not fit their own check. When every page is sound (put back,
    cut off, written by another program) and its age is not ``told`` already: ``vault.database_other`` (newest, closed).
    """
    if damaged := len(damaged_places(engine)):
        return (notice("vault.pages_damaged", count=damaged, closed=seal.at),)
    return () if told else (notice("vault.database_other", newest=newest, closed=seal.at),)


def damaged_places(engine: Engine) -> tuple[str, ...]:
    """One line per page that does not fit its own check (``cipher_integrity_check``); it reads the file, not the log.

    Empty when the file is sound. Never run it before the log of a crash was folded in.
    """
    return tuple(str(row[0]) for row in maintenance(engine, "PRAGMA cipher_integrity_check")[0])


def fold_log(engine: Engine) -> None:
    """Fold what a crash left in the write-ahead log into the file, so that the file can be checked."""
    maintenance(engine, "PRAGMA wal_checkpoint(TRUNCATE)")


def look_through(engine: Engine, *, log: bool) -> tuple[Notice, ...]:
    """Check every page, every index and the chain of the audit; for the read lane, it can take seconds.

    ``log`` tells whether a write-ahead log with content lies beside the file: a page that is newer there may be old in
    the file. Gives ``vault.pages_damaged`` (count, closed) and ``vault.audit_broken`` (at).
    """
    with translated():
        places = damaged_places(engine)
        if places and log:
            fold_log(engine)
            places = damaged_places(engine)
        sound, broken = _read_through(engine)
        if places or not sound:
            engine.dispose()  # a connection that met a bad page stays useless
        damaged = (notice("vault.pages_damaged", count=max(1, len(places)), closed=None),)
        return (damaged if places or not sound else ()) + broken


def _read_through(engine: Engine) -> tuple[bool, tuple[Notice, ...]]:
    """Whether every table and index can be read and agrees, and what the chain of the audit tells."""
    try:
        with engine.connect().execution_options(write=False) as connection:
            sound = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok"
            broken = audit.first_broken(connection)
            return sound, () if broken is None else (
                notice("vault.audit_broken", at=audit.instant_of(connection, broken)),
            )
    except Exception as error:
        if key_of(error) != "vault.database_damaged":
            raise
        return False, ()
