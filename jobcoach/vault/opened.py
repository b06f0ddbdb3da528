"""The open vault: questions, verbs, keys and the lock."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach import log
from jobcoach.model.expected import Expected
from jobcoach.model.journal import VaultFact
from jobcoach.vault import header as heads
from jobcoach.vault import header_file, lock_file, recovery_code, sessions, slots
from jobcoach.vault.audit import last_digest
from jobcoach.vault.doors import Doors
from jobcoach.vault.engine import LANE_CACHE_KIB, maintenance, open_engine, salt_of
from jobcoach.vault.errors import translated
from jobcoach.vault.header import Header, Slot
from jobcoach.vault.kdf import Cost, calibrate, subkey, wipe
from jobcoach.vault.passphrase import check_practice
from jobcoach.vault.sessions import Outcome

T = TypeVar("T")
DATABASE, RESERVE = "kluis.db", "reserve"
FACTS = VaultFact.metadata.tables[VaultFact.__tablename__]


class Vault:
    """An open vault. Every method may be called from any thread; sessions never leave the call."""

    def __init__(
        self,
        folder: Path,
        header: Header,
        master: bytearray,
        *,
        slot: Slot,
        held: lock_file.LockFile,
        clock: Callable[[], datetime],
        notices: tuple[str, ...] = (),
    ) -> None:
        self.folder, self.id, self.label = folder, header.id, header.label
        self.person = slots.person_of(header.id, slot, master)
        self.notices = notices
        self._header, self._master, self._slot, self._held, self._clock = header, master, slot, held, clock
        self._key = subkey(master, "db")
        self._engine = open_engine(folder / DATABASE, self._key, salt_of(header.id))
        self._lane = open_engine(
            folder / DATABASE, self._key, salt_of(header.id), cache_kib=LANE_CACHE_KIB, pool_size=1, overflow=0
        )
        self._doors = Doors(self._engine, self._lane)
        self._turn = threading.Lock()
        self._dirty = bool(notices)  # header and database are brought in step again at the latest at lock

    @property
    def practice(self) -> bool:
        """Whether this is a practice school."""
        return self.label.practice

    @property
    def has_recovery(self) -> bool:
        """Whether a recovery code was made for this person."""
        return any(self._is_my_recovery(slot) for slot in self._header.slots)

    @property
    def is_open(self) -> bool:
        """False once ``lock`` was called."""
        return not self._doors.closed

    def ask(self, question: Callable[[Session], T]) -> T:
        """Answer of a question in one read transaction. Raises what it raises, and ``vault.closed``."""
        self._doors.check_open()
        return sessions.ask(self._engine, question, who=self.person, now=self._clock())

    def carry_out(self, case: Callable[[Session], T]) -> Outcome[T]:
        """Carry out a verb in one write transaction and commit it; any error leaves the vault as it was.

        Raises what the verb raises, ``vault.closed``, ``vault.busy_database``, ``vault.disk_full`` and their kin.
        """
        self._doors.check_open()
        outcome = sessions.carry_out(
            self._engine, case, who=self.person, now=self._clock(), may_commit=self._doors.check_open
        )
        self._dirty = self._dirty or bool(outcome.touched)
        return outcome

    def interruptible_ask(self, question: Callable[[Session], T]) -> T:
        """Like ``ask``, on a connection of its own that ``interrupt`` ends. Raises ``vault.interrupted``."""
        with self._doors.lane():
            return sessions.ask(self._lane, question, who=self.person, now=self._clock())

    def interrupt(self) -> None:
        """End the question that runs in ``interruptible_ask``, if any; safe from any thread."""
        self._doors.interrupt_lane()

    def add_recovery(self) -> str:
        """A new recovery code, as printed; the old one of this person stops working at once."""
        self._doors.check_open()
        code = recovery_code.new_code()
        new = slots.recovery_slot(self.id, self._master, code=code, person=self.person)
        with self._turn:
            kept = tuple(slot for slot in self._header.slots if not self._is_my_recovery(slot))
            self._replace_slots((*kept, new))
        return code

    def change_passphrase(self, passphrase: bytearray, *, cost: Cost | None = None) -> None:
        """Give this person a new passphrase; the old one stops working at once. Takes about a second.

        The cost is measured anew and never goes down. Raises ``vault.passphrase_practice``, ``vault.memory``.
        """
        self._doors.check_open()
        check_practice(passphrase, practice=self.practice)
        cost = cost or _at_least(calibrate(), self._cost())
        new = slots.passphrase_slot(self.id, self._master, passphrase=passphrase, person=self.person, cost=cost)
        with self._turn:
            kept = tuple(slot for slot in self._header.slots if not self._is_mine(slot, heads.PASSPHRASE))
            self._replace_slots((new, *kept))
            self._slot = new

    def lock(self) -> None:
        """Stop what runs, fold the log into the file, wipe the keys, free the lock; a second call does nothing."""
        if not self._doors.close():
            return
        try:
            with translated():
                if self._dirty:
                    self._next_generation()
                maintenance(self._engine, "PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)")
        except Expected:  # a full disk must not keep a vault open; what is committed is safe, unlocking tidies up
            log.note("a vault was locked without folding its log")
        finally:
            self._doors.dispose()
            wipe(self._master, self._key)
            self._held.release()

    def _is_my_recovery(self, slot: Slot) -> bool:
        return self._is_mine(slot, heads.RECOVERY)

    def _is_mine(self, slot: Slot, kind: str) -> bool:
        return slot.type == kind and slots.person_of(self.id, slot, self._master) == self.person

    def _cost(self) -> Cost | None:
        return next((slot.cost for slot in self._header.slots if self._is_mine(slot, heads.PASSPHRASE)), None)

    def _replace_slots(self, new: tuple[Slot, ...]) -> None:
        """Write the header twice, so that the kept previous one has no old slot either."""
        self._header = replace(self._header, slots=new)
        self._next_generation()
        self._next_generation()

    def _next_generation(self) -> None:
        """Raise the counter, first in the database: a database that is behind its header was put back."""
        here = FACTS.c.key == "generation"
        with self._engine.begin() as connection:
            inside = int(connection.execute(select(FACTS.c.value).where(here)).scalar_one())
            header = replace(self._header, generation=max(inside, self._header.generation) + 1)
            connection.execute(FACTS.update().where(here).values(value=str(header.generation)))
            header = replace(header, audit=heads.canonical({"head": last_digest(connection)}).decode())
        header_file.write(self.folder, heads.sealed(header, self._master))
        self._header = header


def _at_least(measured: Cost, old: Cost | None) -> Cost:
    """The measured cost, or the old one when that asks more work: a busy moment must not weaken a vault."""
    if old is None or measured.memory_kib * measured.passes >= old.memory_kib * old.passes:
        return measured
    return old
