"""What was copied here does not stay on the clipboard after the lock; what was copied elsewhere stays."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication


class Copied(QObject):
    """Remembers a print of the last text that was copied while a window of ours was in use, never the text."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._print: int | None = None
        QApplication.clipboard().dataChanged.connect(self._look)

    def forget(self) -> None:
        """Empty the clipboard when that text is still on it."""
        if self._print is not None and hash(QApplication.clipboard().text()) == self._print:
            QApplication.clipboard().clear()
        self._print = None

    def _look(self) -> None:
        text = QApplication.clipboard().text() if QApplication.activeWindow() is not None else ""
        self._print = hash(text) if text else None
