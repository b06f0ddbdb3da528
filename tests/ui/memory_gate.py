"""A gate in memory for the tests of the unlock pages: the same shape as the real one, without a disk."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from jobcoach.model.expected import Expected
from tests.ui.fakes import PlainCaseload

WORDS = "fiets anker wolk tafel sneeuw"
OWN = "paard batterij nietje klopt wel"
CODE = "JAR3-1GDJ-8YBD-67Y5-33TS-FW1R-8W45-EK8D"


@dataclass(frozen=True)
class MemoryVault:
    school: str = "Praktijkschool De Linde"
    initials: str = "MH"
    practice: bool = False
    last_backup: datetime | None = None
    folder: Path = Path("de-linde.kluis")


@dataclass(frozen=True)
class MemoryOpened:
    vault: Any
    coach: str = "Marieke Hol"
    recovery_due: datetime | None = None
    caseload: PlainCaseload = field(default_factory=PlainCaseload)


class MemoryDoor:
    """Notes in a list; ``refuse`` is what the next one raises."""

    is_ready = True

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.refuse: Expected | None = None

    def count(self) -> int:
        return len(self.notes)

    def leave(self, *, who: str, where: str, what: str) -> None:
        if self.refuse is not None:
            raise self.refuse
        if not what.strip():
            raise Expected("inbox.empty")
        self.notes.append(what)


class MemoryGate:
    practice_passphrase = "oefenen mag hier altijd"

    def __init__(self, vaults: tuple[MemoryVault, ...] = ()) -> None:
        self.vaults = vaults
        self.passphrase = OWN
        self.made: dict[str, str] = {}
        self._drawn = 0
        self.refuse: Expected | None = None
        self.inbox = MemoryDoor()
        self.restored: list[tuple[Path, str, str]] = []

    def door(self, vault: MemoryVault) -> MemoryDoor:
        return self.inbox

    def left_out(self) -> Expected | None:
        return None

    def way_out(self, opened: Any) -> Any:
        return None

    def label_of_file(self, file: Path) -> tuple[str, str]:
        if file.suffix not in (".kluisbak", ".kluistransport"):
            raise Expected("backup.not_a_backup")
        return "Praktijkschool De Linde", "MH"

    def restore(self, file: Path, *, passphrase: str = "", code: str = "") -> Callable[[Any], MemoryVault]:
        def job(work: Any) -> MemoryVault:
            if passphrase != self.passphrase and code != CODE:
                raise Expected("unlock.wrong")
            self.restored.append((file, passphrase, code))
            self.vaults = (MemoryVault(),)
            return self.vaults[0]

        return job

    def known_vaults(self) -> tuple[MemoryVault, ...]:
        return self.vaults

    def vault_at(self, folder: Path) -> MemoryVault:
        if folder.suffix != ".kluis":
            raise Expected("vault.not_a_vault")
        return MemoryVault(school="School in een map", folder=folder)

    def suggest_passphrase(self) -> str:
        self._drawn += 1
        return WORDS if self._drawn == 1 else f"{WORDS} {self._drawn}"

    def strength(self, passphrase: str) -> str | None:
        return None if len(passphrase) > 15 else "vault.passphrase_short"

    def create(self, **who: str) -> Callable[[Any], MemoryOpened]:
        def job(work: Any) -> MemoryOpened:
            if self.refuse is not None:
                raise self.refuse
            self.made = who
            return MemoryOpened(MemoryVault(school=who["school"]))

        return job

    def make_practice(self) -> Callable[[Any], MemoryOpened]:
        return lambda work: MemoryOpened(MemoryVault(school="Oefenschool", practice=True))

    def unlock(self, vault: MemoryVault, passphrase: str) -> Callable[[Any], MemoryOpened]:
        def job(work: Any) -> MemoryOpened:
            if self.refuse is not None:
                raise self.refuse
            if passphrase != (self.practice_passphrase if vault.practice else self.passphrase):
                raise Expected("unlock.wrong")
            return MemoryOpened(vault)

        return job

    def check_code(self, code: str) -> None:
        plain = code.replace("-", "").replace(" ", "").upper()
        if len(plain) != 32:
            raise Expected("recovery.typo", group=0, character=0)
        if plain[9] != "Y":
            raise Expected("recovery.typo", group=3, character=2)

    def unlock_with_code(self, vault: MemoryVault, code: str) -> Callable[[Any], MemoryOpened]:
        return lambda work: MemoryOpened(vault)

    def new_passphrase(self, opened: MemoryOpened, passphrase: str) -> Callable[[Any], None]:
        return lambda work: setattr(self, "passphrase", passphrase)

    def recovery_pdf(self, opened: MemoryOpened) -> Callable[[Any], bytes]:
        return lambda work: b"%PDF-1.7 herstelblad"
