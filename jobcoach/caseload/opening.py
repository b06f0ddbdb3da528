"""Everything before a vault is open: which there are, making one, opening one, and the recovery sheet.

The unlock window comes first, so nothing heavy is imported here before a vault is made or opened.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobcoach.caseload.from_outside import LockedDoor, for_the_door, kept_until, last_backup, last_used
from jobcoach.caseload.work import Job, Work
from jobcoach.model.expected import Expected
from jobcoach.vault import passphrase, recovery_code
from jobcoach.vault.folders import find, label_of
from jobcoach.vault.kdf import Cost, wipe

if TYPE_CHECKING:
    from jobcoach.caseload.way_out import WayOut
    from jobcoach.vault.keeper import Vault

RECOVERY_TERM = timedelta(days=7)
PRACTICE_PASSPHRASE = passphrase.PRACTICE
PRACTICE_FOLDER = "oefenschool.kluis"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownVault:
    """A vault on this computer, as its unencrypted header tells: the school and initials, never a person."""

    folder: Path
    school: str
    initials: str
    practice: bool
    last_backup: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open vault, with what the frame shows about it."""

    caseload: "Vault"
    vault: KnownVault
    coach: str = field(repr=False)
    recovery_due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A damaged vault that does not open, though the secret fits: in its place stands the way out."""

    caseload: "WayOut"
    vault: KnownVault


class Gate:
    """What the pages before the vault may do; the clock and the folder of vaults come from the roof."""

    practice_passphrase = PRACTICE_PASSPHRASE

    def __init__(
        self,
        *,
        vaults: Callable[[], Path],
        clock: Callable[[], datetime],
        cost: Cost | None = None,
        practice_today: Callable[[], datetime] | None = None,
        seen: Path | None = None,
    ) -> None:
        """``seen`` is the folder in which this computer keeps what it saw of its vaults, to tell an older one."""
        self._vaults, self._clock, self._cost, self._seen = vaults, clock, cost, seen
        self._practice_today = practice_today or clock

    def known_vaults(self) -> tuple[KnownVault, ...]:
        """Vaults in the own folder, the last used first; those that a backup took the place of come last.

        One with a damaged header is left out here; ``left_out`` says why.
        """
        found = [vault for vault in self._looked() if isinstance(vault, KnownVault)]
        found.sort(key=lambda vault: (kept_until(vault.folder) is not None, -last_used(vault.folder)))
        return tuple(found)

    def left_out(self) -> Expected | None:
        """Why a folder that should be a vault is not among them, when there is one."""
        return next((reason for reason in self._looked() if isinstance(reason, Expected)), None)

    def _looked(self) -> Iterator[KnownVault | Expected]:
        for folder in find(self._vaults()):
            try:
                yield self.vault_at(folder)
            except Expected as error:
                yield error

    def vault_at(self, folder: Path) -> KnownVault:
        """The vault in ``folder``. Raises ``vault.not_a_vault``, ``vault.not_found``, ``vault.newer`` and their kin."""
        label = label_of(folder)
        return KnownVault(
            folder=folder,
            school=label.school,
            initials=label.initials,
            practice=label.practice,
            last_backup=last_backup(folder),
        )

    def door(self, vault: KnownVault) -> LockedDoor:
        """Where notes are left while ``vault`` is locked."""
        return LockedDoor(vault.folder, clock=self._clock)

    def label_of_file(self, file: Path) -> tuple[str, str]:
        """School and initials of a backup or transport file. Raises ``backup.gone``, ``backup.not_a_backup``."""
        from jobcoach.caseload.rescue import label_of_file

        return label_of_file(file)

    def restore(self, file: Path, *, passphrase: str = "", code: str = "") -> Job[KnownVault]:
        """Job: a vault from a backup or transport file alone; one with the same id is kept beside it.

        Raises ``unlock.wrong``, ``recovery.typo``, and what ``rescue.restore_here`` raises.
        """

        def job(work: Work) -> KnownVault:
            from jobcoach.caseload.rescue import restore_here

            secret = _secret(passphrase)
            known = {"code": code} if code else {"passphrase": secret}
            try:
                with for_the_door():
                    folder = restore_here(file, self._vaults(), now=self._clock(), **known)(work)
            finally:
                wipe(secret)
            return self.vault_at(folder)

        return job

    def suggest_passphrase(self) -> str:
        """Five new random Dutch words."""
        return passphrase.suggest()

    def strength(self, text: str) -> str | None:
        """Key of the sentence that refuses this passphrase, or None."""
        return passphrase.refusal(text)

    def create(self, *, school: str, place: str, brin: str, coach: str, passphrase: str) -> Job[Opened]:
        """Job: make a vault with its school, coach and starting lists, and the school's key when IT set one.

        Raises ``school.name``, ``school.brin``, ``coach.name``, ``vault.exists``, ``vault.disk_full`` and their kin.
        """

        def job(work: Work) -> Opened:
            from jobcoach.caseload.by_policy import school_key
            from jobcoach.caseload.keys import set_school_key
            from jobcoach.caseload.school import SaveCoach, SaveSchool
            from jobcoach.caseload.setting_up import SetUp
            from jobcoach.vault import keeper

            work.say("Kluis maken")
            setup = SetUp(school=SaveSchool(name=school, place=place, brin=brin), coach=SaveCoach(name=coach))
            setup.check()
            folder = self._free_folder(school)
            label = keeper.Label(school=school, initials=initials_of(coach))
            secret = _secret(passphrase)
            try:
                vault = keeper.create(
                    folder,
                    passphrase=secret,
                    person=coach,
                    label=label,
                    cost=self._cost,
                    clock=self._clock,
                    seen=self._seen,
                )
            finally:
                wipe(secret)
            try:
                if (fixed := school_key()) is not None:  # before anything is in it
                    set_school_key(vault, fixed)
                vault.carry_out(setup)
            except BaseException:
                vault.lock()
                raise
            return self._opened(vault)

        return job

    def make_practice(self) -> Job[Opened | Broken]:
        """Job: make the oefenschool when it is not there yet, and open it."""

        def job(work: Work) -> Opened | Broken:
            from jobcoach.caseload.setting_up import new_practice_vault

            folder = self._vaults() / PRACTICE_FOLDER
            if folder.exists():
                work.say("Oefenschool openen")
                return self._unlock(folder, PRACTICE_PASSPHRASE)
            work.say("Oefenschool maken")
            vault = new_practice_vault(folder, cost=self._cost, clock=self._practice_today)
            return self._opened(vault)

        return job

    def unlock(self, vault: KnownVault, passphrase: str) -> Job[Opened | Broken]:
        """Job: open with the passphrase. Raises ``unlock.wrong`` and what ``keeper.unlock`` raises."""

        def job(work: Work) -> Opened | Broken:
            work.say("Kluis openen")
            return self._unlock(vault.folder, passphrase)

        return job

    def check_code(self, code: str) -> None:
        """Raise ``recovery.typo`` (group 1-8 and character 1-4, or 0) when a recovery code was mistyped."""
        with for_the_door():
            recovery_code.read_code(code)

    def unlock_with_code(self, vault: KnownVault, code: str) -> Job[Opened | Broken]:
        """Job: open with the recovery code."""

        def job(work: Work) -> Opened | Broken:
            work.say("Kluis openen")
            with for_the_door():
                return self._open(vault.folder, recovery=code)

        return job

    def new_passphrase(self, opened: Opened, passphrase: str) -> Job[None]:
        """Job: another passphrase for an open vault; only the key is wrapped anew."""

        def job(work: Work) -> None:
            work.say("Wachtzin vervangen")
            secret = _secret(passphrase)
            try:
                opened.caseload.change_passphrase(secret, cost=self._cost)
            finally:
                wipe(secret)

        return job

    def recovery_pdf(self, opened: Opened) -> Job[bytes]:
        """Job: a new recovery code and its sheet as PDF; an older sheet stops working at once."""

        def job(work: Work) -> bytes:
            from jobcoach.caseload.setting_up import for_sheet
            from jobcoach.documents.recovery_sheet import RecoverySheet
            from jobcoach.documents.recovery_sheet_paper import build

            work.say("Herstelblad maken")
            school, coach, day, practice, fingerprint = opened.caseload.ask(for_sheet)
            code = opened.caseload.add_recovery()
            return build(
                RecoverySheet(
                    coach=coach,
                    school=school,
                    vault=f"{opened.caseload.id[:4]} {opened.caseload.id[4:8]}".upper(),
                    made_on=day,
                    code="".join(letter for letter in code if letter.isalnum()),
                    practice=practice,
                    fingerprint=fingerprint,
                )
            )

        return job

    def way_out(self, opened: Opened | Broken) -> "WayOut | None":
        """For a vault with damage: what can be done. It is locked then; with a sound vault nothing happens."""
        from jobcoach.caseload.way_out import WayOut, damage_of

        if isinstance(opened, Broken):
            return opened.caseload
        vault = opened.caseload
        if (heard := damage_of(vault)) is None:
            return None
        folder, key = vault.folder, vault.key()
        vault.lock()
        return WayOut(folder, key, heard=heard, opens=self._open, clock=self._clock, can_go_on=True)

    def _open(self, folder: Path, **secret: Any) -> Opened | Broken:
        """Open with any secret, or give the way out when the file is damaged and the secret fits."""
        from jobcoach.caseload.way_out import DAMAGED, WayOut, key_of
        from jobcoach.vault import keeper
        from jobcoach.vault.notices import notice

        try:
            return self._opened(keeper.unlock(folder, clock=self._clock, seen=self._seen, **secret))
        except Expected as error:
            if error.key not in DAMAGED or "known" in secret:
                raise
            key, heard = key_of(folder, **secret), notice(error.key)
        way = WayOut(folder, key, heard=heard, opens=self._open, clock=self._clock, can_go_on=False)
        return Broken(caseload=way, vault=self.vault_at(folder))

    def _unlock(self, folder: Path, text: str) -> Opened | Broken:
        secret = _secret(text)
        try:
            with for_the_door():
                return self._open(folder, passphrase=secret)
        finally:
            wipe(secret)

    def _opened(self, vault: "Vault") -> Opened:
        from jobcoach.caseload.setting_up import about

        made_at, coach = vault.ask(about)
        due = None if vault.has_recovery or vault.practice else made_at + RECOVERY_TERM
        return Opened(caseload=vault, vault=self.vault_at(vault.folder), coach=coach, recovery_due=due)

    def _free_folder(self, school: str) -> Path:
        """A folder name that tells no person: "kluis", or "kluis-2" when that is taken."""
        for number in range(1, 1000):
            folder = self._vaults() / ("kluis.kluis" if number == 1 else f"kluis-{number}.kluis")
            if not folder.exists():
                return folder
        raise Expected("vault.exists", school=school)


def initials_of(name: str) -> str:
    """First letters of the first and the last word of a name, "MH"."""
    words = [word for word in name.split() if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


def _secret(text: str) -> bytearray:
    return passphrase.to_bytes(text)
