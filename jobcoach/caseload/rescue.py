"""Back to a working vault from outside: from a file on another machine, or when the vault here does not open."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from jobcoach.caseload.safety_facts import BackupRow, row_of
from jobcoach.caseload.work import Job, Work
from jobcoach.model.expected import Expected
from jobcoach.vault import backup, header_file, health, restore
from jobcoach.vault.folders import find
from jobcoach.vault.header import Header
from jobcoach.vault.kdf import wipe

MasterOf = Callable[[Header], bytearray]


class Rescue:
    """What can be done for a vault that does not open, with a passphrase, a recovery code, or another way to its key.

    The header must be readable; when it is not, ``restore_here`` brings back a backup file as a vault of its own.
    """

    def __init__(
        self,
        folder: Path,
        *,
        now: datetime,
        passphrase: bytearray | None = None,
        code: str | None = None,
        master_of: MasterOf | None = None,
        places: tuple[Path, ...] = (),
    ) -> None:
        """``places`` are second places, when they are known."""
        self._folder, self._now, self._places = folder, now, places
        self._opener = master_of or restore.with_secret(passphrase=passphrase, recovery=code)

    def backups(self) -> Job[tuple[BackupRow, ...]]:
        """Job: the backups here and on second places, newest first. Raises ``vault.wrong_key``, ``vault.header_*``."""

        def job(work: Work) -> tuple[BackupRow, ...]:
            work.say("Back-ups zoeken")
            header, master = self._keys()
            try:
                found = backup.listed_of(header.id, master, (self._folder, *self._places), check=work.check)
            finally:
                wipe(master)
            return tuple(row_of(one, self._folder) for one in found)

        return job

    def go_back(self, row: BackupRow) -> Job[Path | None]:
        """Job: put a backup in the place of the vault; where the damaged one stands now. Raises ``backup.*``."""

        def job(work: Work) -> Path | None:
            found = (place / backup.RESERVE / row.name for place in (self._folder, *self._places))
            file = next((each for each in found if each.is_file()), self._folder / backup.RESERVE / row.name)
            ready = restore.prepare(
                file, self._folder, self._opener, now=self._now, places=self._places, check=work.check, say=work.say
            )
            return ready.swap(now=self._now)

        return job

    def salvage(self) -> Job[health.Salvaged]:
        """Job: save what can be read; call its ``swap`` or ``discard`` after. Raises ``health.unreadable``."""

        def job(work: Work) -> health.Salvaged:
            header, master = self._keys()
            return health.salvage(
                self._folder, header, master, now=self._now, places=self._places, check=work.check, say=work.say
            )

        return job

    def _keys(self) -> tuple[Header, bytearray]:
        header = header_file.read(self._folder)[0]
        return header, self._opener(header)


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
