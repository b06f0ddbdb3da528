"""Units of work: a question reads in one transaction, a verb writes in one, and here is the only commit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from jobcoach.vault import changes
from jobcoach.vault.book import BOOK, Book, book_of
from jobcoach.vault.errors import translated

T = TypeVar("T")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_CLOSING = "vault.closing"


class VaultSession(Session):
    """A session that only this module may commit, with the change log listening."""


changes.listen(VaultSession)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a verb gave, the names of the tables it touched, and its change set when dossier rows changed.

    ``erased`` tells that it was in the room where rows may really go (``changes.upkeep``).
    """

    result: T
    touched: frozenset[str]
    change_set: int | None
    erased: bool = False


def ask(engine: Engine, question: Callable[[Session], T], *, who: str, now: datetime) -> T:
    """Answer of a question, read in one transaction that never takes the write lock."""
    with translated(), _session(engine, write=False, who=who, now=now) as session:
        answer = question(session)
        if session.new or session.deleted or any(session.is_modified(row) for row in session.dirty):
            raise RuntimeError("a question changed a row; use carry_out")
        return answer


def carry_out(
    engine: Engine, case: Callable[[Session], T], *, who: str, now: datetime, may_commit: Callable[[], None]
) -> Outcome[T]:
    """Carry out a verb in one BEGIN IMMEDIATE transaction and commit; any error rolls everything back."""
    with translated(), _session(engine, write=True, who=who, now=now) as session:
        book = Book(verb=name_of(case), who=who, at=now)
        session.info[BOOK] = book
        result = case(session)
        session.flush()
        book_of(session).close(session.connection())
        may_commit()
        session.info[_CLOSING] = True
        session.commit()
        erased = changes.UPKEPT in session.info
    return Outcome(result, frozenset(book.touched), book.change_set, erased)


def name_of(case: Callable[..., Any]) -> str:
    """Name of a verb for the log: its class, or the function's own name."""
    while isinstance(case, partial):
        case = case.func
    return getattr(case, "__name__", None) or type(case).__name__


def _session(engine: Engine, *, write: bool, who: str, now: datetime) -> VaultSession:
    folder = engine.get_execution_options().get("folder")
    info = {"now": now, "today": now.astimezone(AMSTERDAM).date(), "who": who, "folder": folder}
    return VaultSession(engine.execution_options(write=write), autoflush=write, expire_on_commit=False, info=info)


@event.listens_for(VaultSession, "before_commit")
def _only_here(session: Session) -> None:
    if not session.info.get(_CLOSING):
        raise RuntimeError("only the vault commits")


@event.listens_for(VaultSession, "after_rollback")
def _remember(session: Session) -> None:
    """What a book has noted is gone after a rollback."""
    if book := session.info.get(BOOK):
        book.broken = True
