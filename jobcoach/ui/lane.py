"""The one lane for work over 40 ms; results come back on the UI thread, or not at all when the page is gone."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from jobcoach import log
from jobcoach.model.expected import Expected

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Outcome(Protocol[T_co]):
    """What a verb gave and which tables it changed; the vault floor makes it."""

    @property
    def result(self) -> T_co: ...
    @property
    def touched(self) -> frozenset[str]: ...


class Caseload(Protocol):
    """The open vault as the ui knows it: questions, verbs, and the end of both."""

    def ask(self, question: Callable[[Any], T]) -> T: ...
    def carry_out(self, case: Callable[[Any], T]) -> Outcome[T]: ...
    def lock(self) -> None: ...


Say = Callable[[str, int, int], None]


class Work:
    """What a job gets instead of a session: questions, verbs, a way to tell how far it is, a way to be stopped."""

    def __init__(self, caseload: Caseload | None, *, say: Say, announce: Callable[[frozenset[str]], None]) -> None:
        self._caseload, self._say, self._announce = caseload, say, announce
        self._stop = Event()

    def ask(self, question: Callable[[Any], T]) -> T:
        """Answer of a question, in its own short read transaction."""
        return self._open_caseload().ask(question)

    def carry_out(self, case: Callable[[Any], T]) -> T:
        """Result of a verb, in its own short write transaction; the change is announced to the pages."""
        outcome = self._open_caseload().carry_out(case)
        self._announce(outcome.touched)
        return outcome.result

    def say(self, step: str, done: int = 0, total: int = 0) -> None:
        """Tell the coach how far it is: ``step`` in plain Dutch, ``done`` of ``total``; ends here when stopped."""
        self.check()
        self._say(step, done, total)

    def check(self) -> None:
        """Raise ``job.stopped`` when the coach has stopped this job; call it between two steps."""
        if self._stop.is_set():
            raise Expected("job.stopped")

    def stop(self) -> None:
        """Ask the job to end at its next step."""
        self._stop.set()

    def _open_caseload(self) -> Caseload:
        if self._caseload is None:
            raise RuntimeError("no caseload is open")
        return self._caseload


Job = Callable[[Work], T]
Cancel = Callable[[], None]


class Lane(QObject):
    """Runs jobs one after another on one worker thread; ``busy`` says True with the first and False after the last."""

    busy = Signal(bool)
    touched = Signal(object)
    bug = Signal(str)
    _back = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._running: list[Work] = []
        self._futures: list[Future[None]] = []
        self._back.connect(self._deliver)

    def do_later(
        self,
        job: Job[T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Expected], None],
        progress: Callable[[str, int, int], None] | None = None,
        caseload: Caseload | None = None,
    ) -> Cancel:
        """Run ``job(work)`` behind the screen; ``done`` or ``failed`` follows here unless ``owner`` is gone."""

        def for_owner(callback: Callable[..., None], *values: object) -> None:
            self._back.emit(lambda: callback(*values) if isValid(owner) else None)

        def say(step: str, at: int, total: int) -> None:
            if progress is not None:
                for_owner(progress, step, at, total)

        work = Work(caseload, say=say, announce=lambda tables: self._back.emit(lambda: self.touched.emit(tables)))
        self._started(work)

        def run() -> None:
            outcome = self._run(job, work)
            self._back.emit(lambda: self._ended(work))
            if isinstance(outcome, Expected):
                for_owner(failed, outcome)
            else:
                for_owner(done, outcome)

        self._submit(run)
        return work.stop

    def stop(self, *, patience: float) -> None:
        """Ask every job to stop, and wait at most so many seconds for the running one to reach its next step."""
        for work in self._running:
            work.stop()
        waiting = [future for future in self._futures if not future.cancel()]
        wait(waiting, timeout=patience)

    def close(self) -> None:
        """Stop every job and wait for the running one to reach its next step."""
        for work in self._running:
            work.stop()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _submit(self, run: Callable[[], None]) -> None:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lane")
        self._futures = [future for future in self._futures if not future.done()]
        self._futures.append(self._pool.submit(run))

    def _run(self, job: Job[T], work: Work) -> "T | Expected":
        try:
            work.check()
            return job(work)
        except Expected as error:
            return error
        except Exception as error:  # a bug: logged without values, the page gets a plain sentence
            line = log.bug(error)
            self._back.emit(lambda: self.bug.emit(line))
            return Expected("job.bug")

    def _started(self, work: Work) -> None:
        self._running.append(work)
        if len(self._running) == 1:
            self.busy.emit(True)

    def _ended(self, work: Work) -> None:
        self._running.remove(work)
        if not self._running:
            self.busy.emit(False)

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        call()


class InlineLane(Lane):
    """The lane of the tests: a job is over before ``do_later`` returns."""

    def _submit(self, run: Callable[[], None]) -> None:
        run()
