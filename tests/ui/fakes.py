"""Stand-ins for the tests of the screens: answers to questions, clocks that stand still, a caseload in memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from jobcoach.ui.ask import Ask


class FakeAsk(Ask):
    """Answers what a test expects; an unexpected question fails the test."""

    def __init__(self) -> None:
        self._answers: list[tuple[str, object]] = []
        self.asked: list[str] = []

    def expect(self, kind: str, answer: object = None) -> None:
        """``question`` (True or False), ``notice``, ``open_file``, ``save_file``, ``pick_folder`` (a Path, None = cancel)."""
        self._answers.append((kind, answer))

    def done(self) -> None:
        """Everything expected was asked."""
        assert not self._answers, f"never asked: {self._answers}"

    def question(self, parent: QWidget, *, head: str, text: str, yes: str, no: str, then: Callable[[], object],
                 otherwise: Callable[[], object] | None = None, danger: bool = False) -> None:  # fmt: skip
        if self._next("question", head):
            then()
        elif otherwise is not None:
            otherwise()

    def notice(self, parent: QWidget, *, head: str, text: str) -> None:
        self._next("notice", head)

    def open_file(
        self, parent: QWidget, *, title: str, kinds: Sequence[tuple[str, str]], then: Callable[[Path], object]
    ) -> None:
        self._pick("open_file", title, then)

    def open_files(
        self, parent: QWidget, *, title: str, kinds: Sequence[tuple[str, str]], then: Callable[[list[Path]], object]
    ) -> None:
        chosen = self._next("open_files", title)
        if isinstance(chosen, list):
            then(chosen)

    def save_file(
        self,
        parent: QWidget,
        *,
        title: str,
        name: str,
        kinds: Sequence[tuple[str, str]],
        then: Callable[[Path], object],
    ) -> None:
        self._pick("save_file", title, then)

    def pick_folder(self, parent: QWidget, *, title: str, then: Callable[[Path], object]) -> None:
        self._pick("pick_folder", title, then)

    def _pick(self, kind: str, title: str, then: Callable[[Path], object]) -> None:
        chosen = self._next(kind, title)
        if isinstance(chosen, Path):
            then(chosen)

    def _next(self, kind: str, words: str) -> object:
        self.asked.append(words)
        assert self._answers, f"unexpected {kind}: {words}"
        expected, answer = self._answers.pop(0)
        assert expected == kind, f"expected {expected}, got {kind}: {words}"
        return answer


@dataclass
class Clock:
    """Clocks that only move when a test says so."""

    instant: datetime = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
    seconds: float = 1000.0
    day_seconds: float = 50_000.0

    def now(self) -> datetime:
        return self.instant

    def monotonic(self) -> float:
        return self.seconds

    def wall(self) -> float:
        return self.day_seconds

    def wait(self, seconds: float) -> None:
        self.seconds += seconds
        self.day_seconds += seconds


@dataclass(frozen=True)
class Told:
    """Result of a verb and the tables it touched."""

    result: Any
    touched: frozenset[str]


@dataclass
class PlainCaseload:
    """A caseload in memory: verbs and questions get a dict; a verb says what it touched in ``touched``."""

    things: dict[str, Any] = field(default_factory=dict)
    locked: bool = False

    def ask(self, question: Callable[[Any], Any]) -> Any:
        assert not self.locked, "asked after lock"
        return question(self.things)

    def carry_out(self, case: Callable[[Any], Any]) -> Told:
        assert not self.locked, "carried out after lock"
        return Told(case(self.things), frozenset(getattr(case, "touched", {"thing"})))

    def lock(self) -> None:
        self.locked = True
