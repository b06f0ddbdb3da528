"""The clipboard: what this program put there goes away after 15 seconds, at lock and at quit; nothing else does."""

import hashlib
import secrets
import sys

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 15
_SILENT = ("offscreen", "minimal", "vnc", "eglfs", "linuxfb")
_BOARDS = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class ClipboardGuard(QObject):
    """Knows by a keyed hash what is ours, so that the words of another program stay.

    What a button copied goes after 15 seconds. What the coach cut or copied in a field goes 15 seconds after the
    program was left: a sentence on its way from one field to another must not get lost.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = secrets.token_bytes(32)
        self._ours: dict[QClipboard.Mode, bytes] = {}
        self._from_button = False
        self._board = QGuiApplication.clipboard()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        self._board.changed.connect(self._changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._left)

    def copy(self, text: str) -> None:
        """Put ``text`` on the clipboard for a moment, marked so that clipboard histories leave it out."""
        self._from_button = True
        self._board.setMimeData(_marked(text))
        self._ours[QClipboard.Mode.Clipboard] = self._hash(text)
        self._timer.start()

    def clear(self) -> None:
        """Take away what is ours; what another program put there since stays."""
        self._timer.stop()
        ours, self._ours = self._ours, {}
        self._from_button = False
        for board, known in ours.items():
            if self._hash(self._board.text(board)) == known:
                self._board.clear(board)

    def holds_ours(self) -> bool:
        """Whether something of this program is still on the clipboard, as far as is known."""
        return bool(self._ours)

    def waits(self) -> bool:
        """Whether it is about to go."""
        return self._timer.isActive()

    def owns(self, board: QClipboard.Mode) -> bool:
        """Whether the system says that the words there come from this program."""
        if QGuiApplication.platformName() in _SILENT:  # it never says; then what came while a window was in use
            return QGuiApplication.focusWindow() is not None
        selection = board == QClipboard.Mode.Selection
        return self._board.ownsSelection() if selection else self._board.ownsClipboard()

    def _changed(self, board: QClipboard.Mode) -> None:
        if board not in _BOARDS:
            return
        text = self._board.text(board) if self.owns(board) else ""
        if not text:
            self._ours.pop(board, None)
        elif self._ours.get(board) != (known := self._hash(text)):
            self._ours[board] = known
            self._from_button = False
            self._timer.stop()

    def _left(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            if not self._from_button:
                self._timer.stop()
        elif self._ours and not self._timer.isActive():
            self._timer.start()

    def _hash(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=self._key).digest()


def copy(text: str) -> None:
    """Copy for every button of the program; ``text`` goes away again by itself."""
    guard().copy(text)


def copy_for_later(text: str) -> None:
    """As the coach's own copying in a field: it waits until 15 seconds after the program was left."""
    guard()
    QGuiApplication.clipboard().setText(text)


def guard() -> ClipboardGuard:
    """The one guard of this program, made when first asked for."""
    app = QGuiApplication.instance()
    known = None if app is None else app.findChild(ClipboardGuard)
    return known or ClipboardGuard(app)


def _marked(text: str) -> QMimeData:
    """Text with the marks that clipboard histories know; those of Windows were never seen at work."""
    data = QMimeData()
    data.setText(text)
    data.setData("x-kde-passwordManagerHint", b"secret")
    if sys.platform == "win32":  # pragma: no cover - not run on Windows yet
        for name in (
            "ExcludeClipboardContentFromMonitorProcessing",
            "CanIncludeInClipboardHistory",
            "CanUploadToCloudClipboard",
        ):
            data.setData(f'application/x-qt-windows-mime;value="{name}"', bytes(4))
    return data
