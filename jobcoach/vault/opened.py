"""The open vault: questions, verbs, keys and the lock."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach import log
from jobcoach.model.expected import Expected
from jobcoach.model.journal import AuditKind, VaultFact
from jobcoach.vault import ballast, header_file, inbox, lock_file, page_seal, recovery_code, rollback, sessions, slots
from jobcoach.vault import header as heads
from jobcoach.vault.audit import Event, append, last_digest
from jobcoach.vault.doors import Doors
from jobcoach.vault.engine import LANE_CACHE_KIB, empty_log, maintenance, open_engine, salt_of
from jobcoach.vault.erasing import finish_erasing
from jobcoach.vault.errors import translated
from jobcoach.vault.header import Header, Slot
from jobcoach.vault.inside import Inside
from jobcoach.vault.kdf import Cost, calibrate, subkey, wipe
from jobcoach.vault.notices import DAMAGE, ROLLBACK, Notice, joined, notice
from jobcoach.vault.passphrase import check_practice
from jobcoach.vault.rollback import SeenHere
from jobcoach.vault.sessions import Outcome
from jobcoach.vault.slots import KeySlot

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
        notices: tuple[Notice, ...] = (),
        seen: SeenHere,
    ) -> None:
        self.folder, self.id, self.label = folder, header.id, header.label
        self.person = slots.person_of(header.id, slot, master)
        self.notices = notices
        self._seen = seen
        self._header, self._master, self._slot, self._held, self._clock = header, master, slot, held, clock
        self._key = subkey(master, "db")
        self._engine = open_engine(folder / DATABASE, self._key, salt_of(header.id))
        self._lane = open_engine(
            folder / DATABASE, self._key, salt_of(header.id), cache_kib=LANE_CACHE_KIB, pool_size=1, overflow=0
        )
        for engine in (self._engine, self._lane):
            engine.update_execution_options(folder=folder)  # where attachments stand, for the sessions
        self._doors = Doors(self._engine, self._lane)
        self._turn = threading.Lock()
        seal = page_seal.seal_of(header)
        # what was left open is sealed, and header and database are brought in step, at the latest at lock
        self._dirty = bool(notices) or seal is None or seal.open or header.inbox == "{}"
        self._marked = False
        self.unclean = seal is not None and seal.open  # it was not locked the last time, so a full check is due
        self.disk_was_full = False  # the ballast had to give way: the coach is asked to make room

    @property
    def practice(self) -> bool:
        """Whether this is a practice school."""
        return self.label.practice

    def key(self) -> tuple[bytearray, Slot]:
        """A copy of the master key and the slot it came from, for who must open this vault again at once."""
        self._doors.check_open()
        return bytearray(self._master), self._slot

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
        self._with_room(self._mark_open)
        outcome = self._with_room(
            lambda: sessions.carry_out(
                self._engine, case, who=self.person, now=self._clock(), may_commit=self._doors.check_open
            )
        )
        self._dirty = self._dirty or bool(outcome.touched) or outcome.erased
        if outcome.erased:
            self._empty_log()
            finish_erasing(self, files=True)
        return outcome

    def interruptible_ask(self, question: Callable[[Session], T]) -> T:
        """Like ``ask``, on a connection of its own that ``interrupt`` ends. Raises ``vault.interrupted``."""
        with self._doors.lane():
            return sessions.ask(self._lane, question, who=self.person, now=self._clock())

    def interrupt(self) -> None:
        """End the question that runs in ``interruptible_ask``, if any; safe from any thread."""
        self._doors.interrupt_lane()

    @contextmanager
    def inside(self) -> Iterator[Inside]:
        """What backup, restore and health work with; its keys are copies, wiped at the end. Raises ``vault.closed``."""
        self._doors.check_open()
        lent = Inside(
            folder=self.folder,
            header=self._header,
            engine=self._engine,
            lane=self._lane,
            master=bytearray(self._master),
            key=bytearray(self._key),
            now=self._clock(),
            check=self._doors.check_open,
        )
        try:
            yield lent
        finally:
            wipe(lent.master, lent.key)

    @property
    def has_escrow(self) -> bool:
        """Whether the school's administrator can open this vault; then a recovery code is not needed."""
        return any(slot.type == heads.ESCROW for slot in self._header.slots)

    @property
    def key_slots(self) -> tuple[KeySlot, ...]:
        """Every way into this vault. Raises ``vault.closed``."""
        self._doors.check_open()
        return slots.slots_of(self._header, self._master)

    def add_recovery(self) -> str:
        """A new recovery code, as printed; the old one of this person stops working at once."""
        code, now = recovery_code.new_code(), self._clock()

        def changed(header: Header, master: bytearray) -> tuple[Slot, ...]:
            new = slots.recovery_slot(self.id, master, code=code, person=self.person, made=now)
            return (*(slot for slot in header.slots if not self._is_my_recovery(slot)), new)

        self.change_slots("AddRecovery", changed)
        return code

    def change_passphrase(
        self,
        passphrase: bytearray,
        *,
        cost: Cost | None = None,
        person: str | None = None,
        verb: str = "ChangePassphrase",
    ) -> None:
        """Give a person (this one) a passphrase; an old one of that person stops working at once. About a second.

        Only the key is wrapped anew. The cost is measured anew and never goes down.
        Raises ``vault.passphrase_practice``, ``vault.memory``, ``vault.closed``, ``keys.too_many``.
        """
        self._doors.check_open()
        check_practice(passphrase, practice=self.practice)
        who, now = person or self.person, self._clock()
        cost = cost or _at_least(calibrate(), self._cost(who))
        new = slots.passphrase_slot(self.id, self._master, passphrase=passphrase, person=who, cost=cost, made=now)

        def changed(header: Header, _master: bytearray) -> tuple[Slot, ...]:
            kept = [slot for slot in header.slots if not self._is_of(slot, heads.PASSPHRASE, who)]
            return (new, *kept) if len(kept) < len(header.slots) else (*kept, new)

        self.change_slots(verb, changed)

    def change_slots(self, verb: str, changed: Callable[[Header, bytearray], tuple[Slot, ...]]) -> None:
        """Replace the key slots, with an audit entry. Raises what ``changed`` raises, ``keys.too_many``.

        The header is written twice, so that the kept previous one has no old slot either.
        """
        self._doors.check_open()

        def change() -> None:
            with self._turn, translated():
                new = changed(self._header, self._master)
                if len(new) > heads.MOST_SLOTS:
                    raise Expected("keys.too_many", most=heads.MOST_SLOTS)
                self._next_generation(Event(kind=AuditKind.CHANGED, verb=verb), slots=new)

        self._with_room(change)
        try:
            with self._turn, translated():
                self._next_generation()
        except Expected:  # the change itself is done; the next header takes the place of the previous one
            log.note("the previous header still has an old slot")

    def accept_rollback(self) -> None:
        """The coach says that what was told is right (a restored backup): audited, and not told again."""
        self.settle(*ROLLBACK)

    def settle(self, *keys: str) -> None:
        """Take notices away that the coach has answered, with an audit entry that names them."""
        self._doors.check_open()
        answered = sorted({one.key for one in self.notices} & set(keys))
        if not answered:
            return
        about = " ".join(key.partition(".")[2] for key in answered)
        left, known = tuple(one for one in self.notices if one.key not in answered), self._seen.of(self.id)
        with self._turn, translated():
            event = Event(kind=AuditKind.CHANGED, verb="AcceptNotices", about=about)
            self._next_generation(event, notices=left, least=known.generation if known else 0)

    def tell(self, *found: Notice, verb: str = "") -> None:
        """Add notices; those that need an answer are kept in the header until ``settle``. Audited with a ``verb``."""
        self._doors.check_open()
        with self._turn, translated():
            event = Event(kind=AuditKind.UNLOCKED, verb=verb) if verb else None
            self._next_generation(event, notices=joined(self.notices, found))

    def take_in_notes(self) -> int:
        """Make drafts of the notes that were left at the locked door, and wipe their files; gives how many are new.

        A kill in between loses none and doubles none. Unreadable ones stay and are told (``vault.notes_unreadable``).
        On a full disk they wait for the next time.
        """
        self._doors.check_open()
        try:
            with translated():
                found, foreign = inbox.read(self.folder, self.id, self._master)
                new = self.carry_out(inbox.TakeIn(found)).result if found else 0
                inbox.wipe_notes(self.folder, [note.id for note in found])
        except Expected as error:
            if error.key not in ("vault.disk_full", "vault.read_only"):
                raise
            return 0
        if foreign:
            self.notices = joined(self.notices, (notice("vault.notes_unreadable", count=foreign),))
        return new

    def look_through(self) -> tuple[Notice, ...]:
        """Check every page, index and the chain of the audit on the read lane; what is found is told from now on.

        For after a crash and once a week. Raises ``vault.interrupted``, ``vault.closed``.
        """
        with self._doors.lane():
            found = rollback.look_through(self._lane, log=page_seal.has_log(self.folder / DATABASE))
        if {one.key for one in found} - {one.key for one in self.notices}:
            self.tell(*found)
        return found

    def lock(self) -> None:
        """Stop what runs, fold the log into the file, wipe the keys, free the lock; a second call does nothing."""
        if not self._doors.close():
            return
        try:
            self._with_room(self._fold)
        except Expected:  # a full disk must not keep a vault open; what is committed is safe, unlocking tidies up
            log.note("a vault was locked without folding its log")
        finally:
            self._doors.dispose()
            wipe(self._master, self._key)
            self._held.release()

    def _empty_log(self) -> None:
        """What was erased still stands in the log; it goes now, or at lock when somebody is reading. Nobody waits."""
        try:
            with translated():
                empty_log(self._engine)
        except Expected:  # the act itself is done
            log.note("the log was not emptied after erasing")

    def _fold(self) -> None:
        """Bring header and database in step, fold the log into the file, and seal it."""
        header = None
        with translated():
            if self._dirty or self._marked:
                if not any(one.key in DAMAGE for one in self.notices):  # then the next line may well fail
                    self._open_seal()
                header = self._raised()
                maintenance(self._engine, "PRAGMA optimize")
            maintenance(self._engine, "PRAGMA wal_checkpoint(TRUNCATE)")
            self._doors.dispose()
            if header is not None:
                header_file.sync_folder(self.folder)  # the log is gone for good before a header says it is
                self._close_seal(header)

    def _with_room(self, act: Callable[[], T]) -> T:
        """On a full disk the ballast gives way and the act is done once more: the coach can still save and close."""
        try:
            return act()
        except Expected as error:
            if error.key != "vault.disk_full" or not ballast.release(self.folder):
                raise
            self.disk_was_full = True
            return act()

    def _is_my_recovery(self, slot: Slot) -> bool:
        return self._is_of(slot, heads.RECOVERY, self.person)

    def _is_of(self, slot: Slot, kind: str, person: str) -> bool:
        return slot.type == kind and slots.person_of(self.id, slot, self._master) == person

    def _cost(self, person: str) -> Cost | None:
        return next((slot.cost for slot in self._header.slots if self._is_of(slot, heads.PASSPHRASE, person)), None)

    def _mark_open(self) -> None:
        """Before the first write: say in the header that the vault is in use, so that a crash is no tampering."""
        with self._turn:
            if not self._marked:
                with translated():
                    self._next_generation()

    def _next_generation(
        self,
        event: Event | None = None,
        *,
        slots: tuple[Slot, ...] | None = None,
        notices: tuple[Notice, ...] | None = None,
        least: int = 0,
    ) -> None:
        """Raise the counter and write the header, with the seal open since the database changed.

        Slots and notices are ours only once the header is on disk; ``least`` is a generation to go beyond.
        """
        told = self.notices if notices is None else notices
        self._open_seal()
        header = self._raised(event, least=least)
        seal = self._opened_seal(told)
        self._keep(replace(header, seal=seal.text(), slots=header.slots if slots is None else slots))
        self._marked, self.notices = True, told

    def _opened_seal(self, told: tuple[Notice, ...]) -> page_seal.Seal:
        return page_seal.Seal(open=True, at=self._clock(), told=tuple(one for one in told if one.needs_answer))

    def _open_seal(self) -> None:
        """Open the seal before the database changes: a log that is found beside a closed one would be an alarm."""
        seal = page_seal.seal_of(self._header)
        if seal is not None and not seal.open:
            self._keep(replace(self._header, seal=self._opened_seal(self.notices).text()))

    def _close_seal(self, header: Header) -> None:
        """Seal the file when nobody has it open any more; a log that stayed behind is folded in at the next unlock."""
        file = self.folder / DATABASE
        if page_seal.has_log(file):
            raise Expected("vault.io")
        told = tuple(one for one in self.notices if one.needs_answer)
        seal = page_seal.closed(file, self._master, self.id, at=self._clock(), told=told)
        self._keep(replace(header, seal=seal.text()))

    def _raised(self, event: Event | None = None, *, least: int = 0) -> Header:
        """Raise the counter in the database; a database that is behind its header was put back.

        It is one ahead when a header could not be written (a full disk); it never gets further ahead than that.
        """
        here = FACTS.c.key == "generation"
        with self._engine.begin() as connection:
            inside = int(connection.execute(select(FACTS.c.value).where(here)).scalar_one())
            generation = max(inside, self._header.generation + 1, least + 1)
            connection.execute(FACTS.update().where(here).values(value=str(generation)))
            if event is not None:
                append(connection, [event], at=self._clock(), who=self.person)
            head = heads.canonical({"head": last_digest(connection)}).decode()
        return replace(self._header, generation=generation, audit=head, inbox=inbox.public_part(self._master))

    def _keep(self, header: Header) -> None:
        header = heads.sealed(header, self._master)
        header_file.write(self.folder, header)
        self._header = header
        self._seen.remember(self.id, header.generation, self._clock())


def _at_least(measured: Cost, old: Cost | None) -> Cost:
    """The measured cost, or the old one when that asks more work: a busy moment must not weaken a vault."""
    if old is None or measured.memory_kib * measured.passes >= old.memory_kib * old.passes:
        return measured
    return old
