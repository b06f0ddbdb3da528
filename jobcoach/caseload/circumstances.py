"""What every verb and question needs around it: today, the moment, and a row that must be there."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeAlias, TypeVar

from sqlalchemy.orm import Session

from jobcoach.model.base import Base, Kept
from jobcoach.model.expected import Expected

Row = TypeVar("Row", bound=Kept)
T = TypeVar("T")
Question: TypeAlias = Callable[[Session], T]


def today(session: Session) -> date:
    """The day in the Netherlands, from the clock that the vault was opened with."""
    day = session.info["today"]
    assert isinstance(day, date)  # noqa: S101 - the vault sets it
    return day


def now(session: Session) -> datetime:
    """The moment in UTC, from the clock that the vault was opened with."""
    moment = session.info["now"]
    assert isinstance(moment, datetime)  # noqa: S101 - the vault sets it
    return moment


def must_find(session: Session, kind: type[Row], row_id: int) -> Row:
    """The row with this id. Raises ``record.gone`` when it was deleted or erased meanwhile."""
    row = session.get(kind, row_id)
    if row is None or row.deleted_at is not None:
        raise Expected("record.gone")
    return row


def fill(row: Base, values: dict[str, object]) -> None:
    """Set only what differs, so that the audit names only what changed."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
