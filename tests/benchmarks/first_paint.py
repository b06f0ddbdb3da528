"""Child process of the start-up measurements: shows a window and tells its parent when it was painted.

``first_paint.py empty`` shows an empty PySide6 window, ``first_paint.py program`` what ``jobcoach`` shows first.
With ``--modules`` the names of the modules that were loaded at that moment follow, as JSON.
"""

import json
import os
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class FirstPaint(QObject):
    """Calls ``then`` once, when everything of the first paint of ``window`` is done."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then: Callable[[], object] | None = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._then is not None:
            QTimer.singleShot(0, self._then)
            self._then = None
        return False


def tell() -> None:
    """Say so, and be gone without tidying up."""
    modules = json.dumps(sorted(sys.modules)) if "--modules" in sys.argv else ""
    os.write(1, f"painted\n{modules}".encode())
    os._exit(0)


def show_empty() -> int:
    """A window with nothing in it."""
    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1366, 768)
    probe = FirstPaint(window, tell)
    window.show()
    del probe
    return app.exec()


def show_program() -> int:
    """What the command ``jobcoach`` does, with a probe on its window."""
    from jobcoach import app, desktop

    build = desktop.build_window

    def build_watched(**parts: Any) -> Any:
        window = build(**parts)
        FirstPaint(window, tell)
        return window

    desktop.build_window = build_watched
    return app.main([])


if __name__ == "__main__":
    sys.exit(show_empty() if sys.argv[1] == "empty" else show_program())
