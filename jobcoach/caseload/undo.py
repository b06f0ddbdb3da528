"""Taking back: an act that tells its change set, and the verb that turns a change set back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from jobcoach.model.base import ChangeSetId
from jobcoach.vault.book import book_of
from jobcoach.vault.changes import Undo

__all__ = ["Act", "Acted", "Undo"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Acted(Generic[T]):
    """What a verb gave, and the change set to give to ``Undo``; None when it changed nothing of the dossier."""

    result: T
    change_set: ChangeSetId | None


@dataclass(frozen=True, slots=True)
class Act(Generic[T]):
    """Carry out ``case`` so that it can be turned back: ``desk.do(Act(DeleteStudent(...)))``. Raises what it raises.

    The log keeps the name of the verb itself.
    """

    case: Callable[[Session], T] = field(repr=False)

    @property
    def __name__(self) -> str:
        return getattr(self.case, "__name__", None) or type(self.case).__name__

    def __call__(self, session: Session) -> Acted[T]:
        result = self.case(session)
        session.flush()
        number = book_of(session).change_set
        return Acted(result, None if number is None else ChangeSetId(number))
