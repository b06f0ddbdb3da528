"""The way out of a damaged vault: what a backup would cost, what can still be read, and the vault that comes of it.

It stands between a passphrase that fitted and a vault that opens: it holds the key, and is closed like a vault.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from jobcoach.caseload.circumstances import Question
from jobcoach.caseload.rescue import Rescue
from jobcoach.caseload.safety_facts import BackupRow, Loss, acts_since, new_since, safety_facts
from jobcoach.caseload.work import Job, Work
from jobcoach.model.expected import Expected
from jobcoach.model.internships import LogEntry
from jobcoach.model.people import Student
from jobcoach.vault import page_seal, slots
from jobcoach.vault.folders import header_of
from jobcoach.vault.kdf import subkey, wipe
from jobcoach.vault.notices import DAMAGE, Notice

if TYPE_CHECKING:
    from jobcoach.vault.header import Slot
    from jobcoach.vault.health import Salvaged
    from jobcoach.vault.keeper import Vault

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
# about the file with the dossiers itself; a vault that is busy, newer or on a sick disk is not damaged
DAMAGED = frozenset(
    {
        "vault.database_damaged",
        "vault.database_empty",
        "vault.database_missing",
        "vault.database_foreign",
        "vault.header_foreign",
    }
)


class Opens(Protocol[T_co]):
    """Opens the vault in a folder with a key that fitted, as the gate does; the key is the vault's from then on."""

    def __call__(self, folder: Path, *, known: "tuple[bytearray, Slot]") -> T_co: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What can be done: the newest backup that can be read, and what going back to it would lose.

    ``loss`` is None when the damage is in the rows that tell; ``last_used`` is when the vault was last open (UTC).
    """

    newest: BackupRow | None
    loss: Loss | None
    last_used: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """What was saved and what was lost, in rows per table (``student in bin`` and its kin are among them)."""

    saved: dict[str, int] = field(repr=False)
    lost: dict[str, int] = field(repr=False)
    whole: bool
    documents: int
    documents_lost: int


class WayOut:
    """Jobs for a vault that is damaged and locked; the damaged one is never written in and stays beside the new one.

    ``key`` is the master key with the slot that gave it; ``close`` wipes it and throws away what was not taken.
    """

    def __init__(
        self,
        folder: Path,
        key: "tuple[bytearray, Slot]",
        *,
        heard: Notice,
        opens: Opens[T_co],
        clock: Callable[[], datetime],
        can_go_on: bool,
    ) -> None:
        """``heard`` is the damage; ``can_go_on`` whether the vault opens in spite of it."""
        self.folder, self.heard, self.can_go_on = folder, heard, can_go_on
        self._master, self._slot = key
        self._opens, self._clock = opens, clock
        self._saved: Salvaged | None = None

    @property
    def can_salvage(self) -> bool:
        """Whether there is anything to read: not in an empty file, one that is gone, or one of another program."""
        return self.heard.key in (*DAMAGE, "vault.database_damaged", "vault.header_foreign")

    def look(self) -> Job[Outlook]:
        """Job: the newest good backup and what is not in it. Raises ``vault.header_*``."""

        def job(work: Work) -> Outlook:
            seal = page_seal.seal_of(header_of(self.folder)[0])
            rows = self._rescue().backups()(work)
            newest = next((row for row in rows if row.problem is None), None)
            work.say("Kijken wat er na die back-up kwam")
            loss = None if newest is None else self._loss(newest)
            return Outlook(newest=newest, loss=loss, last_used=seal.at if seal else None)

        return job

    def go_back(self, row: BackupRow) -> Job[object]:
        """Job: the backup in the place of the vault, and open. Raises ``backup.*``, ``restore.*``, ``vault.*``."""

        def job(work: Work) -> object:
            self._rescue().go_back(row)(work)
            return self._open()

        return job

    def salvage(self) -> Job[Rescued]:
        """Job: every row that can be read, in a vault that waits. Raises ``health.unreadable``, ``vault.disk_full``."""

        def job(work: Work) -> Rescued:
            self.put_away()
            self._saved = saved = self._rescue().salvage()(work)
            if not any(self._master):  # locked meanwhile
                self.put_away()
                raise Expected("vault.closed")
            return Rescued(
                saved=saved.rows,
                lost=saved.lost,
                whole=saved.whole,
                documents=saved.attachments,
                documents_lost=saved.missing,
            )

        return job

    def take_saved(self) -> Job[object]:
        """Job: what was saved in the place of the vault, and open. Raises ``vault.busy_since``, ``vault.io``."""

        def job(work: Work) -> object:
            work.say("Geredde kluis openen")
            saved, self._saved = self._saved, None
            if saved is not None:
                saved.swap(now=self._clock())
            return self._open()

        return job

    def go_on(self) -> Job[object]:
        """Job: the damaged vault, open as it is. Raises what opening raises."""

        def job(work: Work) -> object:
            work.say("Kluis openen")
            return self._open()

        return job

    def put_away(self) -> None:
        """Throw away what was saved and not taken."""
        saved, self._saved = self._saved, None
        if saved is not None:
            saved.discard()

    def lock(self) -> None:
        """Wipe the key; what was not taken goes. A second call does nothing."""
        wipe(self._master)
        self.put_away()

    def _open(self) -> object:
        if not any(self._master):
            raise Expected("vault.closed")
        key = bytearray(self._master)
        try:
            return self._opens(self.folder, known=(key, self._slot))
        except BaseException:  # nobody took it over
            wipe(key)
            raise

    def _rescue(self) -> Rescue:
        if not any(self._master):
            raise Expected("vault.closed")
        places = () if (second := self._second_place()) is None else (second,)
        return Rescue(self.folder, now=self._clock(), master_of=lambda _header: bytearray(self._master), places=places)

    def _loss(self, row: BackupRow) -> Loss | None:
        """Every table on its own, since one bad page spoils only the question that meets it."""
        found = self._ask(acts_since(row.change_set))
        return found and replace(
            found,
            students=self._ask(new_since(Student, row.students or 0)),
            log_entries=self._ask(new_since(LogEntry, row.log_entries or 0)),
        )

    def _second_place(self) -> Path | None:
        """Where backups stand too; the vault itself tells, when it still can."""
        found = self._ask(safety_facts)
        return found[0] if found else None

    def _ask(self, question: Question[T]) -> T | None:
        """Answer out of the damaged file, or None when the damage is in the way."""
        from jobcoach.vault import page_seal, sessions
        from jobcoach.vault.engine import check_file, open_engine, salt_of
        from jobcoach.vault.opened import DATABASE

        file, salt = self.folder / DATABASE, salt_of(header_of(self.folder)[0].id)
        try:
            check_file(file, salt, log=page_seal.has_log(file))
        except Expected:
            return None
        key = subkey(self._master, "db")
        engine = open_engine(file, key, salt, pool_size=1, overflow=0)
        try:
            return sessions.ask(engine, question, who="JobCoach", now=self._clock())
        except Expected:
            return None
        finally:
            engine.dispose()
            wipe(key)


def key_of(
    folder: Path, *, passphrase: bytearray | None = None, recovery: str | None = None
) -> "tuple[bytearray, Slot]":
    """The key of a vault whose file is damaged. Raises ``vault.wrong_key``, ``vault.header_changed``."""
    return slots.opened(header_of(folder)[0], passphrase=passphrase, recovery=recovery)


def damage_of(vault: "Vault") -> Notice | None:
    """What an open vault tells of damage, if it is damaged."""
    return next((one for one in vault.notices if one.key in DAMAGE), None)
