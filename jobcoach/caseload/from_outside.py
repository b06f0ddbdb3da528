"""What can be told of a locked vault by names of files alone, and the way in for notes; loads nothing heavy.

The unlock page stands on this, and it must be there before the engine is loaded: ``caseload.inbox`` and
``vault.backup``, which do the work, are loaded when they are first needed.
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jobcoach.model.expected import Expected
from jobcoach.vault.folders import header_of

_NOTE = re.compile(r"[0-9a-f]{32}")
_ASIDE = re.compile(r"-tot-(\d{4}-\d\d-\d\d-\d\d\.\d\d)(?:-\d+)?$")
_BACKUP = re.compile(r"[a-z-]+-(\d{8}-\d{6})(?:-\d+)?\.kluisbak")


class LockedDoor:
    """The inbox of a locked vault: no key, and nothing of what lies there is shown."""

    def __init__(self, folder: Path, *, clock: Callable[[], datetime]) -> None:
        self._folder, self._clock = folder, clock

    @property
    def is_ready(self) -> bool:
        """Whether notes can be left here; a vault of version 0.1 must be opened once first."""
        return "public" in json.loads(header_of(self._folder)[0].inbox)

    def count(self) -> int:
        """How many notes wait."""
        return sum(_NOTE.fullmatch(name) is not None for name in _names(self._folder / "inbox"))

    def leave(self, *, who: str, where: str, what: str) -> None:
        """Keep a note; on disk and unreadable when this returns. Raises ``inbox.*``, ``vault.disk_full``."""
        from jobcoach.caseload.inbox import Door

        Door(self._folder, clock=self._clock).leave(who=who, where=where, what=what)


def kept_until(folder: Path) -> datetime | None:
    """Until when (Dutch time) a vault was in use that stands aside since a backup took its place; None for others."""
    found = _ASIDE.search(folder.stem)
    try:
        return found and datetime.strptime(found[1], "%Y-%m-%d-%H.%M").replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
    except ValueError:
        return None


def last_backup(folder: Path) -> datetime | None:
    """Instant of the newest backup in a bundle, by name."""
    found = []
    for name in _names(folder / "reserve"):
        if (told := _BACKUP.fullmatch(name)) is not None:
            try:
                found.append(datetime.strptime(told[1], "%Y%m%d-%H%M%S").replace(tzinfo=UTC))
            except ValueError:
                continue
    return max(found, default=None)


def last_used(folder: Path) -> float:
    """When a vault was last written in, in seconds; 0 when that cannot be told."""
    try:
        return (folder / "kop.json").stat().st_mtime
    except OSError:
        return 0.0


@contextmanager
def for_the_door() -> Iterator[None]:
    """Give the two answers that the unlock page treats apart their own keys; the others keep their sentence."""
    try:
        yield
    except Expected as error:
        if error.key == "vault.wrong_key":
            raise Expected("unlock.wrong") from error
        if error.key.startswith("vault.recovery_"):
            group, character = error.values.get("group", 0), error.values.get("character", 0)
            raise Expected("recovery.typo", group=group, character=character) from error
        raise


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []
