"""Opening a vault behind the screen, in such a way that a lock sign meanwhile leaves none of them open."""

from collections.abc import Callable
from threading import Lock
from typing import Any

from PySide6.QtCore import QObject

from jobcoach.model.expected import Expected
from jobcoach.ui.lane import Cancel, Lane
from jobcoach.ui.unlock.gate import Landed, OpenJob


class Opener:
    """Every opening has the number of its time; after ``recall`` an older one is locked as soon as it is there.

    A vault that was opened for a page that is gone is still known here, so that ``recall`` locks that one too.
    """

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self._turn = Lock()
        self._number = 0
        self._landed: list[Landed] = []
        self._under_way = 0

    def open_later(
        self,
        job: OpenJob,
        *,
        owner: QObject,
        done: Callable[[Any], object],
        failed: Callable[[Expected], object],
        progress: Callable[[str, int, int], None] | None = None,
    ) -> Cancel:
        """Run ``job`` on the lane; ``done`` gets the open vault unless it was recalled, then nothing follows."""
        with self._turn:
            number = self._number
            self._under_way += 1

        def landed(opened: Landed) -> None:
            if self._take(opened):
                done(opened)

        def refused(error: Expected) -> None:
            if error.key != "unlock.recalled":
                failed(error)

        guarded = self._guarded(job, number)
        return self._lane.do_later(guarded, owner=owner, done=landed, failed=refused, progress=progress)

    def is_busy(self) -> bool:
        """Whether a vault is being opened, or open without a page."""
        with self._turn:
            return bool(self._under_way or self._landed)

    def recall(self) -> None:
        """Lock what is open without a page, and what is still being opened as soon as it is."""
        with self._turn:
            self._number += 1
            landed, self._landed = self._landed, []
        for opened in landed:
            opened.caseload.lock()

    def _guarded(self, job: OpenJob, number: int) -> OpenJob:
        def guarded(work: object) -> Landed:
            try:
                opened = job(work)
                with self._turn:
                    if number == self._number:
                        self._landed.append(opened)
                        return opened
                opened.caseload.lock()
                raise Expected("unlock.recalled")
            finally:
                with self._turn:
                    self._under_way -= 1

        return guarded

    def _take(self, opened: Landed) -> bool:
        with self._turn:
            for number, known in enumerate(self._landed):
                if known is opened:
                    del self._landed[number]
                    return True
        return False
