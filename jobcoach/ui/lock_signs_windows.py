"""Signs of an empty chair by messages of Windows: session change, power, end of session. Never run on Windows yet.

The tests give it messages in memory and a library of their own; what Windows really sends was not seen.
"""

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

WM_ENDSESSION, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0016, 0x0218, 0x02B1
PBT_APMSUSPEND = 0x0004
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK = 0x2, 0x4, 0x6, 0x7
NOTIFY_FOR_THIS_SESSION = 0
_SIGNS = {
    WM_POWERBROADCAST: frozenset({PBT_APMSUSPEND}),
    WM_WTSSESSION_CHANGE: frozenset(
        {WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK}
    ),
    WM_ENDSESSION: frozenset({1}),
}
_OURS = (b"windows_generic_MSG", b"windows_dispatcher_MSG")


class WindowsSigns(QAbstractNativeEventFilter):
    """Calls ``tell`` at a sign. ``library`` is wtsapi32; the tests give their own."""

    def __init__(self, window: QWidget, tell: Callable[[], object], *, library: Any = None) -> None:
        super().__init__()
        self._window, self._tell = window, tell
        self._library = library if library is not None else _wtsapi32()
        self._registered = 0

    def start(self) -> None:
        """Ask Windows for the messages about this session, and see all that come in."""
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)
        handle = int(self._window.winId())
        if self._library is not None and self._library.WTSRegisterSessionNotification(handle, NOTIFY_FOR_THIS_SESSION):
            self._registered = handle

    def stop(self) -> None:
        """See no more."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self)
        if self._registered and self._library is not None:
            self._library.WTSUnRegisterSessionNotification(self._registered)
            self._registered = 0

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Look at a message and let it pass."""
        if bytes(kind) in _OURS:  # type: ignore[arg-type]
            found = wintypes.MSG.from_address(int(message))
            if int(found.wParam) in _SIGNS.get(int(found.message), ()):
                self._tell()
        return False, 0


def _wtsapi32() -> Any:
    library = getattr(ctypes, "windll", None)
    return None if library is None else library.wtsapi32
