"""What a school changes about its papers: the text of a clause, and which sections an overgangsdocument has."""

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from jobcoach.model.base import Base, Kept, Leaves, leaves, stored
from jobcoach.model.choices import Destination


class ClauseText(Kept, Base, kw_only=True):
    """A clause as this school wants it, in the place of the default with the same key (model/clauses)."""

    __tablename__ = "clause_text"
    __table_args__ = {"sqlite_autoincrement": True}

    key: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    used: Mapped[bool] = mapped_column(default=True)
    changed_on: Mapped[date]


class HandoverSection(Kept, Base, kw_only=True):
    """Place, heading and use of one section of the overgangsdocument: for one recipient, a region, or for all."""

    __tablename__ = "handover_section"
    __table_args__ = {"sqlite_autoincrement": True}

    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("recipient.id"), default=None, index=True)
    region: Mapped[str] = mapped_column(default="", index=True)
    destination: Mapped[Destination] = mapped_column(stored(Destination))
    key: Mapped[str]
    title: Mapped[str] = mapped_column(default="", info=leaves(Leaves.STANDARD, "kop"))
    position: Mapped[int] = mapped_column(default=0)
    used: Mapped[bool] = mapped_column(default=True)
