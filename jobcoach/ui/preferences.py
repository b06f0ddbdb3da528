"""Settings that hold no personal data, typed: text size, colours, minutes until lock, the window's place."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from jobcoach.policy import file as policy
from jobcoach.ui.theme import TEXT_SIZES

MAX_LOCK_MINUTES = 15  # unless the school's IT says less: ``most_lock_minutes``
_DEFAULT_LOCK_MINUTES = 5
_COLOURS = ("system", "light", "dark", "contrast")


class Preferences:
    """Reads and writes one small file; an unreadable value counts as not set."""

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def text_size(self) -> int:
        """Percent: 100, 125, 150 or 200."""
        size = self._number("screen/text_size", 100)
        return size if size in TEXT_SIZES else 100

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._store.setValue("screen/text_size", percent)

    @property
    def colours(self) -> str:
        """``system``, ``light``, ``dark`` or ``contrast``."""
        choice = str(self._store.value("screen/colours", "system"))
        return choice if choice in _COLOURS else "system"

    @colours.setter
    def colours(self, choice: str) -> None:
        self._store.setValue("screen/colours", choice)

    @property
    def lock_minutes(self) -> int:
        """Minutes without a key or mouse until the vault locks: 1 to ``most_lock_minutes``."""
        return min(max(self._number("lock/minutes", _DEFAULT_LOCK_MINUTES), 1), self.most_lock_minutes)

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._store.setValue("lock/minutes", minutes)

    @property
    def most_lock_minutes(self) -> int:
        """What the school's IT allows at most, or 15."""
        return min(policy.in_force().most_lock_minutes or MAX_LOCK_MINUTES, MAX_LOCK_MINUTES)

    @property
    def initials_only(self) -> bool:
        """True while names show as initials, for who shares the screen."""
        return bool(self._number("screen/initials_only", 0))

    @initials_only.setter
    def initials_only(self, on: bool) -> None:
        self._store.setValue("screen/initials_only", int(on))

    @property
    def nav_folded(self) -> bool:
        """True when the places show as signs only."""
        return bool(self._number("screen/nav_folded", 0))

    @nav_folded.setter
    def nav_folded(self, folded: bool) -> None:
        self._store.setValue("screen/nav_folded", int(folded))

    @property
    def window(self) -> QByteArray:
        """Place and size of the window as Qt saved them; empty the first time."""
        value = self._store.value("screen/window")
        return value if isinstance(value, QByteArray) else QByteArray()

    @window.setter
    def window(self, geometry: QByteArray) -> None:
        self._store.setValue("screen/window", geometry)

    def _number(self, key: str, default: int) -> int:
        try:
            return int(str(self._store.value(key, default)))
        except ValueError:
            return default
