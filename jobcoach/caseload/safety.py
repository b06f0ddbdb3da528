"""The safety of the caseload: backups here and on a second place, back to a backup, and the transport file."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jobcoach.caseload.by_policy import fixed_folder, fixed_place
from jobcoach.caseload.erasing import erase_expired
from jobcoach.caseload.safety_facts import (
    CHECKED,
    SECOND_PLACE,
    SECOND_PROBLEM,
    BackupRow,
    KeepFact,
    Loss,
    PlaceFacts,
    checked_at,
    facts_of,
    loss_since,
    row_of,
    safety_facts,
)
from jobcoach.caseload.work import Job, Work
from jobcoach.model.expected import Expected
from jobcoach.vault import attachments, backup, ballast, health, lost_laptop, restore, transport
from jobcoach.vault.backup import Backup, Made
from jobcoach.vault.notices import Notice
from jobcoach.vault.successor import DATABASE, Successor

if TYPE_CHECKING:
    from jobcoach.vault.keeper import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyState:
    """What the status line and the settings show; ``due`` is whether a backup should be made now."""

    last_here: datetime | None
    last_elsewhere: datetime | None
    second_place: Path | None = field(repr=False)
    second_problem: str | None
    due: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthReport:
    """What a full check found: facts to tell (none when all is sound), documents that are gone, the way back.

    ``way_back`` is the newest backup that can be read; what it lacks tells ``Safety.loss``.
    """

    found: tuple[Notice, ...]
    documents_lost: int
    way_back: BackupRow | None

    @property
    def sound(self) -> bool:
        """Whether nothing is damaged."""
        return not self.found and not self.documents_lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Restorable:
    """A checked vault that waits to take the place of today's; ``today_kept`` is whether today was backed up first."""

    prepared: restore.Prepared = field(repr=False)
    today_kept: bool

    @property
    def missing_attachments(self) -> int:
        """Large documents of that time that are on none of the places."""
        return self.prepared.missing


class Safety:
    """The jobs and questions about backups of an open vault; screens hold it, never the vault's own floor."""

    def __init__(self, vault: "Vault") -> None:
        self._vault = vault

    def state(self, *, now: datetime) -> SafetyState:
        """Quick facts, to ask at any time; it reads names in folders and three rows."""
        second, problem, changed = self._vault.ask(safety_facts)
        second = fixed_place(self._vault) or second
        here = backup.last(self._vault.folder)
        return SafetyState(
            last_here=here,
            last_elsewhere=_last_elsewhere(second),
            second_place=second,
            second_problem=problem,
            due=backup.is_due(here, changed=changed, now=now),
        )

    def back_up(self) -> Job[Made]:
        """Job: a checked backup, here and on the second place. What went wrong there stands in ``second_problem``.

        Raises ``backup.disk_full``, ``vault.copy_damaged``, ``vault.closed`` and their kin.
        """

        def job(work: Work) -> Made:
            made = self._make(work, backup.ORDINARY)
            work.carry_out(KeepFact(key=SECOND_PROBLEM, value=made.second_problem or ""))
            return made

        return job

    def backups(self) -> Job[tuple[BackupRow, ...]]:
        """Job: every backup of this vault, newest first."""

        def job(work: Work) -> tuple[BackupRow, ...]:
            return tuple(row_of(one, self._vault.folder) for one in self._listed(work))

        return job

    def look_at_place(self, folder: Path) -> PlaceFacts:
        """Facts about a folder that the coach may choose. Raises ``backup.second_gone``."""
        return facts_of(folder, bundle=self._vault.folder)

    def choose_second_place(self, folder: Path) -> Job[PlaceFacts]:
        """Job: make the second place in a folder, try it, remember it, and put a first backup there.

        Raises ``policy.second_place``, ``backup.second_gone``, ``backup.second_inside``, ``backup.second_full``,
        ``backup.second_read_only``.
        """

        def job(work: Work) -> PlaceFacts:
            self._check_free_place()
            facts = self.look_at_place(folder)
            place = backup.make_second_place(folder, self._vault.id, bundle=self._vault.folder)
            work.carry_out(KeepFact(key=SECOND_PLACE, value=str(place)))
            problem = self.back_up()(work).second_problem
            if problem is not None:
                raise Expected(problem)
            return facts

        return job

    def forget_second_place(self) -> Job[None]:
        """Job: no second place any more; what stands there stays. Raises ``policy.second_place``."""

        def job(work: Work) -> None:
            self._check_free_place()
            work.carry_out(KeepFact(key=SECOND_PLACE, value=""))
            work.carry_out(KeepFact(key=SECOND_PROBLEM, value=""))

        return job

    def after_unlock(self, *, now: datetime) -> Job[HealthReport | None]:
        """Job for the quiet moment after unlocking: ballast, term of the bin, and a full check when due (else None).

        Nothing is erased while something about the vault waits for an answer: the clock or the file may be wrong.
        """

        def job(work: Work) -> HealthReport | None:
            ballast.ensure(self._vault.folder)
            if not self._vault.notices:
                try:
                    erase_expired()(work)
                except Expected as error:  # a full disk: the next unlock tries again
                    if error.key != "vault.disk_full":
                        raise
            checked = work.ask(checked_at)
            return self.check(now=now)(work) if health.is_due(checked, unclean=self._vault.unclean, now=now) else None

        return job

    def check(self, *, now: datetime) -> Job[HealthReport]:
        """Job: every page, index, audit link and large document. The UI stays free; a search interrupts it.

        Raises ``vault.interrupted``, ``vault.closed``.
        """

        def job(work: Work) -> HealthReport:
            work.say("Kluis controleren")
            found = self._vault.look_through()
            work.say("Documenten controleren")
            lost = self._documents_lost(work)
            good = (row for row in self.backups()(work) if row.problem is None)
            with suppress(Expected):  # in a damaged vault this may fail; then the next check is due at once
                work.carry_out(KeepFact(key=CHECKED, value=now.isoformat()))
            return HealthReport(found=found, documents_lost=lost, way_back=next(good, None))

        return job

    def salvage(self) -> Job[health.Salvaged]:
        """Job: a successor with every row that can be read; for when no backup is good enough. As ``prepare_restore``.

        Raises ``health.unreadable``, ``vault.disk_full`` and their kin.
        """

        def job(work: Work) -> health.Salvaged:
            places = self._places(work)
            with self._vault.inside() as inside:
                return health.salvage_open(inside, places=places, say=work.say)

        return job

    def _documents_lost(self, work: Work) -> int:
        lost = 0
        for one in work.ask(lambda session: attachments.of_rows(session.connection())):
            work.check()
            lost += not attachments.is_whole(self._vault.folder, one)
        return lost

    def loss(self, row: BackupRow) -> Job[Loss]:
        """Job: what would be lost by going back to a backup. Raises ``backup.gone``, ``backup.not_a_backup``."""

        def job(work: Work) -> Loss:
            content = self._found(work, row).content
            if content is None:
                raise Expected(row.problem or "backup.damaged")
            return work.ask(loss_since(content.change_set, students=content.students, log_entries=content.log_entries))

        return job

    def prepare_restore(self, row: BackupRow) -> Job[Restorable]:
        """Job: back up today, then build and check the vault of then beside today's; nothing has changed yet.

        The screen then calls ``swap_at_next_start`` and locks, or ``discard``. Raises ``backup.*``,
        ``restore.ledger_damaged``, ``vault.disk_full`` and their kin.
        """

        def job(work: Work) -> Restorable:
            found = self._found(work, row)
            kept = self._kept_today(work)
            with self._vault.inside() as inside:
                prepared = restore.from_open(inside, found.files[0], places=self._places(work), say=work.say)
            return Restorable(prepared=prepared, today_kept=kept)

        return job

    def swap_at_next_start(self, ready: Restorable | health.Salvaged, *, now: datetime) -> Path | None:
        """Promise the swap, just before the vault is locked; where today's vault will stand, under a name with today.

        It happens when the vaults are next looked for; a kill in between leads to the old vault or to the new one.
        """
        return _successor(ready).promise(now=now)

    def discard(self, ready: Restorable | health.Salvaged) -> None:
        """Do not go back after all."""
        _successor(ready).discard()

    def make_transport(self, target: Path) -> Job[int]:
        """Job: one file with everything, checked; how many attachments are in it. It is as locked as the vault.

        Raises ``backup.disk_full``, ``file.not_saved`` and what ``back_up`` raises.
        """

        def job(work: Work) -> int:
            made = self.back_up()(work)
            work.say("Transportbestand schrijven")
            with self._vault.inside() as inside:
                try:
                    return transport.write(made.file, inside.folder, target, check=work.check)
                except OSError:
                    raise Expected("file.not_saved") from None

        return job

    def _kept_today(self, work: Work) -> bool:
        """Back up before restoring; a vault too damaged for that is kept as a folder all the same."""
        try:
            self._make(work, backup.BEFORE_RESTORE)
        except Expected as error:
            if error.key in ("vault.closed", "job.stopped"):
                raise
            return False
        return True

    def _check_free_place(self) -> None:
        if self.place_is_fixed:
            raise Expected("policy.second_place")

    @property
    def place_is_fixed(self) -> bool:
        """Whether the school's IT chose the second place."""
        return fixed_folder(practice=self._vault.practice) is not None

    def _second(self, work: Work) -> Path | None:
        """The second place; the one that IT chose is made as soon as its folder is there.

        When that fails, the backup itself tells what is wrong with the place.
        """
        folder, known = fixed_folder(practice=self._vault.practice), work.ask(safety_facts)[0]
        if folder is None:
            return known
        place = backup.second_place_in(folder, self._vault.id)
        if place != known:
            work.carry_out(KeepFact(key=SECOND_PLACE, value=str(place)))
        with suppress(Expected):
            backup.make_second_place(folder, self._vault.id, bundle=self._vault.folder)
        return place

    def _make(self, work: Work, kind: str) -> Made:
        second = self._second(work)
        with self._vault.inside() as inside:
            ballast.check_room(inside.folder, 2 * (inside.folder / DATABASE).stat().st_size)
            made = backup.make(inside, second=second, kind=kind, say=work.say)
            facts, places = work.ask(lost_laptop.facts), (second,) if made.second is not None and second else ()
            with suppress(Expected):  # the backup counts all the same; the next one writes the page again
                lost_laptop.write(inside, facts, last_backup=made.content.at, places=places)
            return made

    def _places(self, work: Work) -> tuple[Path, ...]:
        second = fixed_place(self._vault) or work.ask(safety_facts)[0]
        return (second,) if second is not None else ()

    def _listed(self, work: Work) -> tuple[Backup, ...]:
        places = self._places(work)
        with self._vault.inside() as inside:
            return backup.listed(inside, *places)

    def _found(self, work: Work, row: BackupRow) -> Backup:
        found = next((one for one in self._listed(work) if one.files[0].name == row.name), None)
        if found is None:
            raise Expected("backup.gone")
        return found


def _last_elsewhere(second: Path | None) -> datetime | None:
    try:
        return backup.last(second) if second is not None else None
    except OSError:
        return None


def _successor(ready: Restorable | health.Salvaged) -> Successor:
    return ready.prepared if isinstance(ready, Restorable) else ready
