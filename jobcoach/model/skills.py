"""Talents with their evidence, and competences with their scores."""

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobcoach.model.base import Base, Kept, Leaves, leaves, stored
from jobcoach.model.choices import Rater, Source

S, T = Leaves.STANDARD, Leaves.TICKED


class Talent(Kept, Base, kw_only=True):
    """Something a student is good at, with an example in plain words and who saw it."""

    __tablename__ = "talent"
    __table_args__ = {"sqlite_autoincrement": True}

    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    label: Mapped[str] = mapped_column(info=leaves(S, "talenten"))
    example: Mapped[str] = mapped_column(Text, default="", info=leaves(S, "talenten"))
    source: Mapped[Source] = mapped_column(stored(Source), default=Source.STUDENT, info=leaves(S, "talenten"))

    evidence: Mapped[list["Evidence"]] = relationship(init=False, order_by="Evidence.id")


class Evidence(Kept, Base, kw_only=True):
    """Where a talent showed: a log entry or a kept document."""

    __tablename__ = "evidence"
    __table_args__ = {"sqlite_autoincrement": True}

    talent_id: Mapped[int] = mapped_column(ForeignKey("talent.id"), index=True)
    log_entry_id: Mapped[int | None] = mapped_column(ForeignKey("log_entry.id"), default=None)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), default=None)
    note: Mapped[str] = mapped_column(Text, default="")


class CompetenceList(Kept, Base, kw_only=True):
    """A dated edition of a list of competences; names count, codes are per edition (decisions, papers)."""

    __tablename__ = "competence_list"
    __table_args__ = {"sqlite_autoincrement": True}

    name: Mapped[str] = mapped_column(info=leaves(S, "competenties"))
    edition: Mapped[str] = mapped_column(default="", info=leaves(S, "competenties"))
    source: Mapped[str] = mapped_column(default="")
    scale: Mapped[str] = mapped_column(default="nog niet|met hulp|meestal|zelfstandig")


class Competence(Kept, Base, kw_only=True):
    """One line of a competence list."""

    __tablename__ = "competence"
    __table_args__ = {"sqlite_autoincrement": True}

    list_id: Mapped[int] = mapped_column(ForeignKey("competence_list.id"), index=True)
    code: Mapped[str] = mapped_column(default="", info=leaves(S, "competenties"))
    name: Mapped[str] = mapped_column(info=leaves(S, "competenties"))
    position: Mapped[int] = mapped_column(default=0)


class CompetenceScore(Kept, Base, kw_only=True):
    """One rater's score of one competence on one day; ``score`` is 1-4 on the list's scale."""

    __tablename__ = "competence_score"
    __table_args__ = {"sqlite_autoincrement": True}

    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    competence_id: Mapped[int] = mapped_column(ForeignKey("competence.id"))
    internship_id: Mapped[int | None] = mapped_column(ForeignKey("internship.id"), default=None)
    rater: Mapped[Rater] = mapped_column(stored(Rater), info=leaves(S, "competenties"))
    score: Mapped[int] = mapped_column(info=leaves(S, "competenties"))
    on: Mapped[date] = mapped_column(info=leaves(S, "competenties"))
    note: Mapped[str] = mapped_column(Text, default="")
