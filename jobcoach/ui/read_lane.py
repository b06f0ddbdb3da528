"""The read lane: searches run beside the screen, and a newer one ends the one before it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal

from jobcoach import log
from jobcoach.model.expected import Expected


class ReadLane(QObject):
    """One thread that only reads. ``interrupt`` ends the question that runs on the vault's own read connection."""

    _back = Signal(object)

    def __init__(self, interrupt: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._interrupt = interrupt
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lezen")
        self._newest = 0
        self._back.connect(self._deliver)

    def run(self, question: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Ask; only the answer of the newest question is delivered, on the UI thread."""
        self._newest += 1
        number = self._newest
        self._interrupt()
        self._pool.submit(self._work, number, question, then)

    def close(self) -> None:
        """End what runs; nothing is delivered any more."""
        self._newest += 1
        self._interrupt()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _work(self, number: int, question: Callable[[], Any], then: Callable[[Any], None]) -> None:
        if number != self._newest:
            return
        try:
            answer = question()
        except Expected:
            return  # interrupted by a newer question, or the vault was locked meanwhile
        except Exception as error:
            log.bug(error)
            return
        self._back.emit((number, answer, then))

    def _deliver(self, parcel: object) -> None:
        if isinstance(parcel, tuple) and parcel[0] == self._newest:
            parcel[2](parcel[1])
