"""The shape of a long job: it gets questions, verbs, and a way to say how far it is; never a session."""

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias, TypeVar

T = TypeVar("T")


class Work(Protocol):
    """What a job may use; the desk of the screen and the command line both offer it."""

    def ask(self, question: Callable[[Any], T]) -> T:
        """Answer of a question, in its own short read transaction."""

    def carry_out(self, case: Callable[[Any], T]) -> T:
        """Result of a verb, in its own short write transaction."""

    def say(self, step: str, done: int = 0, total: int = 0) -> None:
        """Tell how far it is, in plain Dutch."""

    def check(self) -> None:
        """Raise ``job.stopped`` when the coach has stopped this job."""


class Quiet:
    """The same work without the steps of each part, so that the count of a batch stays to be seen."""

    def __init__(self, work: Work) -> None:
        self.ask, self.carry_out, self.check = work.ask, work.carry_out, work.check

    def say(self, step: str, done: int = 0, total: int = 0) -> None:
        """Say nothing."""


Job: TypeAlias = Callable[[Work], T]
