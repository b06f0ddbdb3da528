"""What the pages before the vault need from below: plain data and callables; ``caseload/opening.py`` keeps this shape.

Everything here is structural: the floor below has its own frozen dataclasses with these names, and imports nothing
from here. A job is called with one ``Work`` (``work.say(step, done, total)``, ``work.check()``) on the lane.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from jobcoach.model.expected import Expected
from jobcoach.ui.lane import Caseload

if TYPE_CHECKING:  # they load the engine, and the unlock page does not wait for that
    from jobcoach.caseload.safety_facts import BackupRow
    from jobcoach.caseload.way_out import Outlook, Rescued
    from jobcoach.ui.words.keys import Told


class KnownVault(Protocol):
    """A vault that may be opened here, as its own unencrypted header tells: no name of a person, only initials."""

    @property
    def folder(self) -> Path: ...
    @property
    def school(self) -> str:
        """Name of the school, "Praktijkschool De Linde"."""

    @property
    def initials(self) -> str:
        """Initials of the coach without dots, "MH"; may be empty."""

    @property
    def practice(self) -> bool:
        """True for the oefenschool; only then ``practice_passphrase`` of the gate fits."""

    @property
    def last_backup(self) -> datetime | None:
        """Instant (UTC) of the last backup, or None when there is none."""


class Opened(Protocol):
    """An open vault; ``caseload`` goes to the desk, the rest to the frame."""

    @property
    def caseload(self) -> Caseload: ...
    @property
    def vault(self) -> KnownVault: ...
    @property
    def coach(self) -> str:
        """Full name of the coach, from inside the vault."""

    @property
    def recovery_due(self) -> datetime | None:
        """Until when the recovery sheet may wait; None when there is one."""


class Door(Protocol):
    """The inbox of a locked vault: notes go in, nothing comes out."""

    @property
    def is_ready(self) -> bool:
        """Whether notes can be left here."""

    def count(self) -> int:
        """How many notes wait."""

    def leave(self, *, who: str, where: str, what: str) -> None:
        """Seal a note. Raises ``inbox.empty``, ``inbox.long``, ``inbox.full``, ``vault.disk_full`` and their kin."""


class WayOut(Protocol):
    """A damaged vault, locked, with the key at hand: ``caseload.way_out`` keeps this shape."""

    can_go_on: bool

    @property
    def can_salvage(self) -> bool:
        """Whether there is anything to read."""

    @property
    def heard(self) -> "Told":
        """The damage, as a notice of the vault."""

    def look(self) -> "Callable[[Any], Outlook]":
        """Job: the newest good backup and what going back to it would lose."""

    def go_back(self, row: "BackupRow") -> Callable[[Any], object]:
        """Job: that backup in the place of the vault, and open."""

    def salvage(self) -> "Callable[[Any], Rescued]":
        """Job: every row that can be read, in a vault that waits."""

    def take_saved(self) -> Callable[[Any], object]:
        """Job: what was saved in the place of the vault, and open."""

    def go_on(self) -> Callable[[Any], object]:
        """Job: the damaged vault, open as it is."""

    def put_away(self) -> None:
        """Throw away what was saved and not taken."""

    def lock(self) -> None:
        """Wipe the key; what was not taken goes."""


class Lockable(Protocol):
    """What holds a key."""

    def lock(self) -> None:
        """Wipe it."""


class Landed(Protocol):
    """What an opening gives: an open vault (``Opened``), or in ``caseload`` the way out of a damaged one."""

    @property
    def caseload(self) -> Lockable: ...
    @property
    def vault(self) -> KnownVault: ...


OpenJob: TypeAlias = Callable[[Any], Landed]


class Gate(Protocol):
    """All that can happen before a vault is open.

    Expected keys that the pages treat apart: ``unlock.wrong`` (passphrase or code does not fit, no hint which part) and
    ``recovery.typo`` (``group`` 1-8 and ``character`` 1-4, both 0 when unknown). Every other key is shown as a banner
    with its own sentence.
    """

    @property
    def practice_passphrase(self) -> str:
        """The fixed passphrase of every practice vault; shown on its unlock page."""

    def known_vaults(self) -> tuple[KnownVault, ...]:
        """Vaults on this computer, the last used first."""

    def left_out(self) -> Expected | None:
        """Why a folder that should be a vault is not among them, when there is one."""

    def vault_at(self, folder: Path) -> KnownVault:
        """The vault in ``folder`` (picked by the coach). Raises ``vault.not_a_vault`` and its kin."""

    def door(self, vault: KnownVault) -> Door | None:
        """Where notes for a locked vault are left; it works while another program has the vault open."""

    def label_of_file(self, file: Path) -> tuple[str, str]:
        """School and initials of a backup or transport file. Raises ``backup.gone``, ``backup.not_a_backup``."""

    def restore(self, file: Path, *, passphrase: str = "", code: str = "") -> Callable[[Any], KnownVault]:
        """Job that makes a vault of a backup or transport file, with its passphrase or recovery code.

        A vault with the same id is kept beside it. Raises ``unlock.wrong``, ``recovery.typo``, ``backup.*``.
        """

    def suggest_passphrase(self) -> str:
        """Five new random Dutch words with spaces between."""

    def strength(self, passphrase: str) -> str | None:
        """Key of the sentence that says why this passphrase is refused, or None."""

    def create(self, *, school: str, place: str, brin: str, coach: str, passphrase: str) -> OpenJob:
        """Job that makes a new vault and opens it; ``brin`` is empty or 4 characters.

        May raise at once, before there is a job, when a name is not right.
        """

    def make_practice(self) -> OpenJob:
        """Job that makes the oefenschool when it is not there yet, and opens it."""

    def unlock(self, vault: KnownVault, passphrase: str) -> OpenJob:
        """Job that opens ``vault``; takes about a second on purpose."""

    def way_out(self, opened: Any) -> WayOut | None:
        """What can be done about a vault that landed with damage, which is locked then; None for a sound one."""

    def check_code(self, code: str) -> None:
        """Raise ``recovery.typo`` when a code (spaces, hyphens, any case) holds a typing error; needs no vault."""

    def unlock_with_code(self, vault: KnownVault, code: str) -> OpenJob:
        """Job that opens ``vault`` with the recovery code."""

    def new_passphrase(self, opened: Opened, passphrase: str) -> Callable[[Any], None]:
        """Job that gives an open vault a new passphrase (after a recovery code, or from Instellingen)."""

    def recovery_pdf(self, opened: Opened) -> Callable[[Any], bytes]:
        """Job that makes a new recovery code for ``opened`` (an older one stops working) and gives its sheet as PDF."""
