"""A proefzending: a practice package without anybody's data, that tests opening, road and seal with a recipient."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from jobcoach.model.base import Base, Kept, UtcDateTime, stored
from jobcoach.model.road import Road

WORD = "PROEF"
"""Stands in the number of a proefzending, before the sequence: BRIN-coach-year-PROEF-sequence."""


def is_trial(number: str) -> bool:
    """Whether a package number is that of a proefzending."""
    return number.upper().split("-")[-2:-1] == [WORD]


def package_word(number: str) -> str:
    """ "proefzending" or "overdracht", for file names and sentences."""
    return "proefzending" if is_trial(number) else "overdracht"


class Trial(Kept, Base, kw_only=True):
    """One practice package to one recipient, and what the recipient said of it; None is not answered."""

    __tablename__ = "trial"
    __table_args__ = {"sqlite_autoincrement": True}

    recipient_id: Mapped[int] = mapped_column(ForeignKey("recipient.id"), index=True)
    number: Mapped[str] = mapped_column(index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    road: Mapped[Road | None] = mapped_column(stored(Road), default=None)
    digest: Mapped[str] = mapped_column(default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), default=None)
    saved_on: Mapped[date | None] = mapped_column(default=None)
    answered_on: Mapped[date | None] = mapped_column(default=None)
    arrived: Mapped[bool | None] = mapped_column(default=None)
    opened: Mapped[bool | None] = mapped_column(default=None)
    same_digits: Mapped[bool | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(Text, default="")

    @property
    def succeeded(self) -> bool | None:
        """True when all three went well, False when one did not, None while there is no answer."""
        if self.answered_on is None:
            return None
        return bool(self.arrived and self.opened and self.same_digits)
