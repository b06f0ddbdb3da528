"""The one door down: questions and verbs at once, jobs later, and the news of what changed."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from jobcoach.model.expected import Expected
from jobcoach.ui.lane import Cancel, Caseload, InlineLane, Job, Lane, Outcome, Work

__all__ = ["Cancel", "Caseload", "Desk", "Expected", "InlineDesk", "Job", "Outcome", "Work"]

T = TypeVar("T")
JOB_PATIENCE = 1.0  # seconds a job may take to reach its next step at lock


class Desk(QObject):
    """Wraps the open caseload; pages hold a desk, never a session.

    ``changed`` carries a frozenset of table names after every verb that changed something.
    """

    changed = Signal(object)

    def __init__(self, caseload: Caseload, lane: Lane | None = None) -> None:
        super().__init__()
        self._caseload = caseload
        self._locked = False
        self.lane = lane or Lane(self)
        self.lane.touched.connect(self._announce)

    def ask(self, question: Callable[[Any], T]) -> T:
        """Answer of a question that takes less than 40 ms. Raises what the question raises."""
        return self._caseload.ask(question)

    def do(self, case: Callable[[Any], T]) -> T:
        """Carry out a verb that takes less than 40 ms and announce what it changed. Raises its ``Expected``."""
        outcome = self._caseload.carry_out(case)
        self._announce(outcome.touched)
        return outcome.result

    def do_later(
        self,
        job: Job[T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Expected], None],
        progress: Callable[[str, int, int], None] | None = None,
    ) -> Cancel:
        """Run ``job(work)`` on the lane; exactly one of ``done`` and ``failed`` follows while ``owner`` lives.

        ``failed`` also gets ``job.stopped`` after the returned cancel was called, and ``job.bug`` after a bug.
        """
        return self.lane.do_later(
            job, owner=owner, done=done, failed=failed, progress=progress, caseload=self._caseload
        )

    def lock(self) -> None:
        """End all jobs and close the vault; this desk answers nothing any more.

        A job between two steps ends at once. Of one that is busy in the vault the statement is ended, and it is
        awaited after the keys are gone, so that it can clean up behind itself.
        """
        self._locked = True  # what a job still announces finds no page that may ask
        self.lane.stop(patience=JOB_PATIENCE)
        self._caseload.lock()
        self.lane.close()

    def _announce(self, tables: frozenset[str]) -> None:
        if tables and not self._locked:
            self.changed.emit(tables)


class InlineDesk(Desk):
    """The desk of the tests: jobs run at once."""

    def __init__(self, caseload: Caseload) -> None:
        super().__init__(caseload, InlineLane())
