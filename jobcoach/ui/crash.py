"""The last resort: an unexpected error is logged without values and told in plain words."""

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from jobcoach import log
from jobcoach.ui import clipboard
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.labels import Icon, Label
from jobcoach.ui.kit.layout import TOP, column, row


class CrashDialog(QDialog):
    """What happened, what is safe, what to do, and one line for the makers that holds no personal data."""

    def __init__(self, parent: QWidget | None, line: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("JobCoach")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = Label(line, "small", "text2", wrap=True)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = Button("&Kopieer de foutregel", "second", act=lambda: clipboard.copy(line))
        on = Button("&Ga verder", "primary", act=self.accept)
        words = column(
            Label("Er ging iets mis in het programma", "h"),
            Label(
                "Wat je bewaarde is veilig, en wat je typte staat als concept in je kluis. Je kunt verder werken. "
                "Gebeurt dit vaker, geef dan deze regel door aan je beheerder. Er staan geen namen in.",
                wrap=True,
            ),
            told,
            8,
            row(None, copy, on),
        )
        self.setLayout(row((Icon("warning-circle", "bad", 24), 0, TOP), (words, 1), gap=16, margins=(24, 20, 24, 20)))
        self.setMinimumWidth(480)


class CrashReporter:
    """Shows one crash dialog at a time."""

    def __init__(self, parent: Callable[[], QWidget | None]) -> None:
        self._parent, self._open = parent, False

    def install(self) -> None:
        """Take over ``sys.excepthook``: errors in slots arrive there."""
        sys.excepthook = self._hook

    def show(self, line: str) -> None:
        """Tell about one error, already logged."""
        if self._open:
            return
        self._open = True
        dialog = CrashDialog(self._parent(), line)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.show(log.bug(error))

    def _closed(self) -> None:
        self._open = False
