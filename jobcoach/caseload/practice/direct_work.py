"""A job's work on an open vault without a screen: the verbs run at once and the steps go to whoever listens."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from jobcoach.vault.sessions import Outcome

T = TypeVar("T")


class OpenCaseload(Protocol):
    """What is needed of an open vault: questions, and verbs that give an outcome."""

    def ask(self, question: Callable[[Any], T]) -> T:
        """Answer of a question."""

    def carry_out(self, case: Callable[[Any], T]) -> Outcome[T]:
        """Outcome of a verb."""


class DirectWork:
    """``caseload.work.Work`` on an open vault: for the command line, the practice school and tests."""

    def __init__(self, vault: OpenCaseload, say: Callable[[str], None] | None = None) -> None:
        self._vault, self._say = vault, say

    def ask(self, question: Callable[[Any], T]) -> T:
        """Answer of a question, in its own short read transaction."""
        return self._vault.ask(question)

    def carry_out(self, case: Callable[[Any], T]) -> T:
        """Result of a verb, in its own short write transaction."""
        return self._vault.carry_out(case).result

    def say(self, step: str, done: int = 0, total: int = 0) -> None:  # noqa: ARG002 - a line has no bar
        """Pass the step on, when someone listens."""
        if self._say is not None:
            self._say(step)

    def check(self) -> None:
        """Nobody stops this job."""
