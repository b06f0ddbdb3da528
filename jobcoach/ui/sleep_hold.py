"""Holds sleep up until the vault is locked: logind waits for who has its "delay", some seconds at most."""

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusUnixFileDescriptor

LOGIND, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_ASKED = ("sleep", "JobCoach", "De kluis gaat op slot", "delay")  # what, who, why, mode of Inhibit


class SleepHold(QObject):
    """``take`` asks for the hold, ``release`` lets the computer sleep. A bus or a logind that refuses is no error.

    The hold is an open file: it also ends with the process, and with the exec at lock, which closes it.
    """

    def __init__(self, parent: QObject, bus: QDBusConnection) -> None:
        super().__init__(parent)
        self._bus = bus
        self._wanted = False
        self._asked: QDBusPendingCallWatcher | None = None
        self._held: QDBusUnixFileDescriptor | None = None

    def take(self) -> None:
        """Ask for the hold; the answer comes later, since the screen waits for no bus."""
        self._wanted = True
        if self._held is not None or self._asked is not None or not self._bus.isConnected():
            return
        question = QDBusMessage.createMethodCall(LOGIND, PATH, f"{LOGIND}.Manager", "Inhibit")
        question.setArguments(list(_ASKED))
        question.setAutoStartService(False)
        self._asked = QDBusPendingCallWatcher(self._bus.asyncCall(question), self)
        self._asked.finished.connect(self._answered)

    def release(self) -> None:
        """The computer may sleep; an answer that is still on its way is let go as soon as it is there."""
        self._wanted, self._held = False, None  # the descriptor closes with its object

    def _answered(self, answer: QDBusPendingCallWatcher) -> None:
        found = answer.reply().arguments() if not answer.isError() else []
        if self._wanted and found and isinstance(found[0], QDBusUnixFileDescriptor) and found[0].isValid():
            self._held = found[0]
        self._asked = None
        answer.deleteLater()
