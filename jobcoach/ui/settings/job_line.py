"""A line that shows how far a long job is, with a button that stops it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QProgressBar, QWidget

from jobcoach.model.expected import Expected
from jobcoach.ui.desk import Cancel, Desk, Job
from jobcoach.ui.kit import Button, Label, announce, column, row


class JobLine(QWidget):
    """Hidden while nothing runs; one job at a time. A stopped job is no error: it is just over."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._cancel: Cancel | None = None
        self.step = Label("", "small", "text2")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName("Bezig")
        self.stop_button = Button("&Stop", "link", act=self.stop)
        self.setLayout(row((column(self.step, self._bar, gap=4), 1), self.stop_button, gap=16))
        self.hide()

    def is_busy(self) -> bool:
        """Whether a job runs."""
        return self._cancel is not None

    def run(
        self,
        job: Job[Any],
        *,
        words: str,
        done: Callable[[Any], object],
        failed: Callable[[Expected], object],
        ended: Callable[[], object] = lambda: None,
    ) -> None:
        """Run ``job``; ``done`` or ``failed`` follows (neither after a stop), and ``ended`` always."""
        if self.is_busy():
            return
        self._cancel = lambda: None  # a job that is over at once must find the line taken
        self._say(words, 0, 0)
        self.show()

        def finish(then: Callable[[], object]) -> None:
            self._cancel = None
            self.hide()
            ended()
            then()

        def refused(error: Expected) -> None:
            finish(lambda: None if error.key == "job.stopped" else failed(error))

        cancel = self._desk.do_later(
            job, owner=self, done=lambda result: finish(lambda: done(result)), failed=refused, progress=self._say
        )
        if self._cancel is not None:
            self._cancel = cancel

    def stop(self) -> None:
        """Ask it to stop."""
        if self._cancel is not None:
            self._cancel()
            self.step.setText("Stopt")

    def _say(self, step: str, at: int, total: int) -> None:
        if step != self.step.text():
            self.step.setText(step)
            announce(self, step)
        self._bar.setRange(0, total)
        self._bar.setValue(at)
