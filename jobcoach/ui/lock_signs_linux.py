"""Signs of an empty chair by D-Bus: logind's sleep and session lock, and the screen savers of the desktops."""

import os
from collections.abc import Callable

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

from jobcoach.ui.sleep_hold import LOGIND, PATH, SleepHold

SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
# the str of SLOT(), where the stub asks for bytes: bytes raise a ValueError in PySide6
_SLEEP, _LOCK, _SAVER = (str(SLOT(words)) for words in ("on_sleep(bool)", "on_lock()", "on_saver(bool)"))


class LinuxSigns(QObject):
    """Calls ``tell`` when the computer goes to sleep or its screen is locked or saved. No bus is no error.

    ``system`` and ``session`` are the two buses; tests give a private one.
    """

    def __init__(
        self,
        parent: QObject | None,
        tell: Callable[[], object],
        *,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
        session_id: str | None = None,
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        own = os.environ.get("XDG_SESSION_ID", "") if session_id is None else session_id
        self._system = system or QDBusConnection.systemBus()
        self._session = session or QDBusConnection.sessionBus()
        self._hold = SleepHold(self, self._system)
        self._wanted = (
            (self._system, LOGIND, PATH, f"{LOGIND}.Manager", "PrepareForSleep", _SLEEP),
            (self._system, LOGIND, session_path(own), f"{LOGIND}.Session", "Lock", _LOCK),
            *((self._session, name, "", name, "ActiveChanged", _SAVER) for name in SAVERS),
        )

    def start(self) -> None:
        """Begin to listen."""
        for bus, service, path, interface, name, slot in self._wanted:
            if bus.isConnected():
                bus.connect(service, path, interface, name, self, slot)  # type: ignore[call-overload]
        self._hold.take()

    def stop(self) -> None:
        """Listen no more."""
        for bus, service, path, interface, name, slot in self._wanted:
            if bus.isConnected():
                bus.disconnect(service, path, interface, name, self, slot)  # type: ignore[call-overload]
        self._hold.release()

    @Slot(bool)
    def on_sleep(self, going: bool) -> None:
        """``PrepareForSleep``: True before, False after; after a sleep that was missed it must lock too."""
        try:
            self._tell()
        finally:
            if going:
                self._hold.release()
            else:
                self._hold.take()

    @Slot()
    def on_lock(self) -> None:
        """``Lock`` of this login session."""
        self._tell()

    @Slot(bool)
    def on_saver(self, active: bool) -> None:
        """``ActiveChanged`` of a screen saver."""
        if active:
            self._tell()


def session_path(session: str) -> str:
    """Where logind keeps a session by its id; without one every session counts: better too often than too seldom.

    Only letters and digits stand in a path, and a digit not in front: the rest is written as _ and two hex digits.
    """
    if not session:
        return ""
    first, rest = session[0], session[1:]
    plain = [first if first.isascii() and first.isalpha() else _escaped(first)]
    plain += [letter if letter.isascii() and letter.isalnum() else _escaped(letter) for letter in rest]
    return f"{PATH}/session/" + "".join(plain)


def _escaped(letter: str) -> str:
    return "".join(f"_{byte:02x}" for byte in letter.encode())
