"""The safety of the caseload: backups here and on a second place, back to a backup, and the transport file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jobcoach.caseload.safety_facts import (
    SECOND_PLACE,
    SECOND_PROBLEM,
    KeepFact,
    Loss,
    PlaceFacts,
    facts_of,
    loss_since,
    safety_facts,
)
from jobcoach.caseload.work import Job, Work
from jobcoach.model.expected import Expected
from jobcoach.vault import backup, ballast, restore, transport
from jobcoach.vault.backup import Backup, Made
from jobcoach.vault.folders import find
from jobcoach.vault.header import Header

if TYPE_CHECKING:
    from jobcoach.vault.keeper import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """One backup in the list; counts are None when it cannot be read, ``problem`` then is the key of the sentence."""

    name: str
    at: datetime
    kind: str
    students: int | None
    log_entries: int | None
    newest: datetime | None
    here: bool
    elsewhere: bool
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyState:
    """What the status line and the settings show; ``due`` is whether a backup should be made now."""

    last_here: datetime | None
    last_elsewhere: datetime | None
    second_place: Path | None = field(repr=False)
    second_problem: str | None
    due: bool


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
            return tuple(_row(one, self._vault.folder) for one in self._listed(work))

        return job

    def look_at_place(self, folder: Path) -> PlaceFacts:
        """Facts about a folder that the coach may choose. Raises ``backup.second_gone``."""
        return facts_of(folder, bundle=self._vault.folder)

    def choose_second_place(self, folder: Path) -> Job[PlaceFacts]:
        """Job: make the second place in a folder, try it, remember it, and put a first backup there.

        Raises ``backup.second_gone``, ``backup.second_inside``, ``backup.second_full``, ``backup.second_read_only``.
        """

        def job(work: Work) -> PlaceFacts:
            facts = self.look_at_place(folder)
            place = backup.make_second_place(folder, self._vault.id, bundle=self._vault.folder)
            work.carry_out(KeepFact(key=SECOND_PLACE, value=str(place)))
            problem = self.back_up()(work).second_problem
            if problem is not None:
                raise Expected(problem)
            return facts

        return job

    def forget_second_place(self) -> Job[None]:
        """Job: no second place any more; what stands there stays."""

        def job(work: Work) -> None:
            work.carry_out(KeepFact(key=SECOND_PLACE, value=""))
            work.carry_out(KeepFact(key=SECOND_PROBLEM, value=""))

        return job

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

        The screen then calls ``restore_at_next_start`` and locks, or ``discard``. Raises ``backup.*``,
        ``restore.ledger_damaged``, ``vault.disk_full`` and their kin.
        """

        def job(work: Work) -> Restorable:
            found = self._found(work, row)
            kept = self._kept_today(work)
            with self._vault.inside() as inside:
                prepared = restore.from_open(inside, found.files[0], places=self._places(work), say=work.say)
            return Restorable(prepared=prepared, today_kept=kept)

        return job

    def restore_at_next_start(self, ready: Restorable, *, now: datetime) -> Path | None:
        """Promise the swap, just before the vault is locked; where today's vault will stand."""
        return ready.prepared.promise(now=now)

    def discard(self, ready: Restorable) -> None:
        """Do not go back after all."""
        ready.prepared.discard()

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

    def _make(self, work: Work, kind: str) -> Made:
        second = work.ask(safety_facts)[0]
        with self._vault.inside() as inside:
            ballast.check_room(inside.folder, 2 * (inside.folder / restore.DATABASE).stat().st_size)
            return backup.make(inside, second=second, kind=kind, say=work.say)

    def _places(self, work: Work) -> tuple[Path, ...]:
        second = work.ask(safety_facts)[0]
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


def restore_here(
    file: Path,
    vaults: Path,
    *,
    now: datetime,
    passphrase: bytearray | None = None,
    code: str | None = None,
    master_of: Callable[[Header], bytearray] | None = None,
) -> Job[Path]:
    """Job: a vault from a backup or transport file alone, with a passphrase, recovery code or another way to its key.

    A vault with the same id that stands here is kept beside it. Gives the folder, to be unlocked as any other.
    Raises ``backup.gone``, ``backup.not_a_backup``, ``backup.damaged``, ``vault.wrong_key`` and their kin.
    """

    def job(work: Work) -> Path:
        opener = master_of or restore.with_secret(passphrase=passphrase, recovery=code)
        folder = _folder_for(file, vaults)
        prepared = restore.prepare(file, folder, opener, now=now, check=work.check, say=work.say)
        prepared.swap(now=now)
        return folder

    return job


def label_of_file(file: Path) -> tuple[str, str]:
    """School and initials of a backup or transport file, readable without a key. Raises ``backup.*``."""
    header = restore.header_of_file(file)
    return header.label.school, header.label.initials


def _folder_for(file: Path, vaults: Path) -> Path:
    """Where this vault stands on this computer, or a free name that tells no person."""
    wanted = restore.header_of_file(file).id
    for folder in find(vaults):
        try:
            if restore.id_of(folder) == wanted:
                return folder
        except Expected:
            continue
    names = ("kluis.kluis", *(f"kluis-{number}.kluis" for number in range(2, 1000)))
    return next(vaults / name for name in names if not (vaults / name).exists())


def _last_elsewhere(second: Path | None) -> datetime | None:
    try:
        return backup.last(second) if second is not None else None
    except OSError:
        return None


def _row(one: Backup, bundle: Path) -> BackupRow:
    content = one.content
    return BackupRow(
        name=one.files[0].name,
        at=one.at,
        kind=one.kind,
        students=content.students if content else None,
        log_entries=content.log_entries if content else None,
        newest=content.newest if content else None,
        here=any(bundle in file.parents for file in one.files),
        elsewhere=any(bundle not in file.parents for file in one.files),
        problem=one.problem,
    )
