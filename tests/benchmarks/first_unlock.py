"""Child process: from the first paint to the open vault, with a coach who types for a while in between.

``first_unlock.py SECONDS`` opens the practice vault of the home it runs in. It says "painted" at the first paint, and
then gives JSON: ``unlock`` is the time from Enter to the first paint of the frame, ``gap`` the longest time that the
screen stood still while the coach typed, both in seconds. With ``until-loaded`` instead of a number it waits until
the lane has nothing to do any more, and gives as ``loaded`` which modules of a sample are there.
"""

import json
import os
import sys
from time import perf_counter
from typing import Any

from PySide6.QtCore import QTimer

from jobcoach import app, desktop
from jobcoach.caseload.opening import PRACTICE_PASSPHRASE
from tests.benchmarks.first_paint import FirstPaint

TICK_MS = 2
PATIENCE_MS = 60_000
SAMPLE = ("jobcoach.vault.keeper", "jobcoach.caseload.search", "jobcoach.ui.today.page")


class Coach:
    """Types for ``seconds`` after the first paint, presses Enter, and waits for the frame."""

    def __init__(self, window: Any, seconds: str) -> None:
        self.window, self.seconds = window, seconds
        self.gap, self.last, self.entered = 0.0, 0.0, 0.0
        self.ticks = QTimer(window)
        self.ticks.setInterval(TICK_MS)
        FirstPaint(window, self.painted)

    def painted(self) -> None:
        os.write(1, b"painted\n")
        QTimer.singleShot(PATIENCE_MS, lambda: os._exit(1))  # something is broken; the parent must not wait for ever
        if self.seconds == "until-loaded":
            self.window._lane.busy.connect(self.rested)
            return
        self.ticks.timeout.connect(self.tick)
        QTimer.singleShot(int(float(self.seconds) * 1000), self.enter)
        self.last = perf_counter()
        self.ticks.start()

    def tick(self) -> None:
        now = perf_counter()
        self.gap, self.last = max(self.gap, now - self.last), now

    def rested(self, busy: bool) -> None:
        if not busy:
            self.give({"loaded": sorted(name for name in SAMPLE if name in sys.modules)})

    def enter(self) -> None:
        self.ticks.stop()
        page = self.window.flow.page()
        page.secret.show_value(PRACTICE_PASSPHRASE)
        self.window.flow.opened.connect(self.opened)  # after the window's own slot, which makes the frame
        self.entered = perf_counter()
        page.unlock()

    def opened(self) -> None:
        FirstPaint(self.window.frame, self.shown)

    def shown(self) -> None:
        found = {"unlock": perf_counter() - self.entered, "gap": self.gap}
        self.window._desk.lock()
        self.give(found)

    def give(self, found: dict[str, Any]) -> None:
        os.write(1, json.dumps(found).encode())
        os._exit(0)


def main() -> int:
    build = desktop.build_window
    coaches = []

    def build_watched(**parts: Any) -> Any:
        window = build(**parts)
        coaches.append(Coach(window, sys.argv[1]))
        return window

    desktop.build_window = build_watched
    return app.main([])


if __name__ == "__main__":
    sys.exit(main())
