"""Internships and the log: what happened, when, how long, and what it shows."""

from datetime import date

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobcoach.model.base import Base, Kept, Leaves, leaves, stored
from jobcoach.model.choices import AgreementStatus, Insurer, InternshipKind, LogKind, Outcome
from jobcoach.model.employers import ContactPerson, Location
from jobcoach.model.expected import Expected
from jobcoach.model.people import Student

S = Leaves.STANDARD


class Internship(Kept, Base, kw_only=True):
    """A stage of one student at one location."""

    __tablename__ = "internship"
    __table_args__ = {"sqlite_autoincrement": True}

    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    location_id: Mapped[int] = mapped_column(ForeignKey("location.id"), index=True)
    trainer_id: Mapped[int | None] = mapped_column(ForeignKey("contact_person.id"), default=None)
    kind: Mapped[InternshipKind] = mapped_column(
        stored(InternshipKind), default=InternshipKind.ZELFSTANDIG, info=leaves(S, "werkervaring")
    )
    start: Mapped[date] = mapped_column(info=leaves(S, "werkervaring"))
    end: Mapped[date | None] = mapped_column(default=None, info=leaves(S, "werkervaring"))
    days: Mapped[str] = mapped_column(default="", info=leaves(S, "werkervaring"))
    hours_per_week: Mapped[str] = mapped_column(default="", info=leaves(S, "werkervaring"))
    tasks: Mapped[str] = mapped_column(Text, default="", info=leaves(S, "werkervaring"))
    goal: Mapped[str] = mapped_column(Text, default="")
    agreement: Mapped[AgreementStatus] = mapped_column(stored(AgreementStatus), default=AgreementStatus.CONCEPT)
    insurance: Mapped[str] = mapped_column(default="")
    outcome: Mapped[Outcome | None] = mapped_column(stored(Outcome), default=None, info=leaves(S, "werkervaring"))
    result: Mapped[str] = mapped_column(Text, default="", info=leaves(S, "werkervaring"))

    student: Mapped[Student] = relationship(init=False)
    location: Mapped[Location] = relationship(init=False)
    trainer: Mapped[ContactPerson | None] = relationship(init=False)

    def runs_on(self, day: date) -> bool:
        """Whether the stage runs on ``day``; without an end date it is still running."""
        return self.start <= day and (self.end is None or day <= self.end)

    def check_log(self, *, on: date, minutes: int | None, today: date) -> None:
        """Refuse a log day outside the stage, in the future, or longer than a day.

        Raises: ``log.future``, ``log.outside`` (start, end), ``log.minutes``.
        """
        check_log(on=on, minutes=minutes, today=today)
        if not self.runs_on(on):
            raise Expected("log.outside", start=self.start, end=self.end)


class InternshipTerms(Kept, Base, kw_only=True):
    """What the stageovereenkomst says beside the stage itself (domain 4.3); nothing of it leaves at handover."""

    __tablename__ = "internship_terms"
    __table_args__ = {"sqlite_autoincrement": True}

    internship_id: Mapped[int] = mapped_column(ForeignKey("internship.id"), index=True)
    times: Mapped[str] = mapped_column(Text, default="")
    total_hours: Mapped[str] = mapped_column(default="")
    plan: Mapped[str] = mapped_column(Text, default="")
    qualification: Mapped[str] = mapped_column(default="")
    school_guide: Mapped[str] = mapped_column(default="")
    school_guidance: Mapped[str] = mapped_column(Text, default="")
    company_guidance: Mapped[str] = mapped_column(Text, default="")
    assessment: Mapped[str] = mapped_column(Text, default="")
    insured_by: Mapped[Insurer | None] = mapped_column(stored(Insurer), default=None)
    premium_by: Mapped[Insurer | None] = mapped_column(stored(Insurer), default=None)
    emergency: Mapped[str] = mapped_column(default="")
    absence: Mapped[str] = mapped_column(Text, default="")
    equipment: Mapped[str] = mapped_column(default="")
    expenses: Mapped[str] = mapped_column(default="")
    safe_for_young: Mapped[bool] = mapped_column(default=False)


def check_period(*, start: date, end: date | None) -> None:
    """Refuse an end before the start. Raises ``internship.period``."""
    if end is not None and end < start:
        raise Expected("internship.period", start=start, end=end)


def check_log(*, on: date, minutes: int | None, today: date) -> None:
    """Refuse a log entry in the future or of an impossible length. Raises ``log.future``, ``log.minutes``."""
    if on > today:
        raise Expected("log.future", on=on)
    if minutes is not None and not 0 < minutes <= 24 * 60:
        raise Expected("log.minutes", minutes=minutes)


class LogEntry(Kept, Base, kw_only=True):
    """One thing that happened, typed once at the employer; evidence for talents and werkprocessen."""

    __tablename__ = "log_entry"
    __table_args__ = (Index("ix_log_entry_student_on", "student_id", "on"), {"sqlite_autoincrement": True})

    student_id: Mapped[int | None] = mapped_column(ForeignKey("student.id"), default=None)
    internship_id: Mapped[int | None] = mapped_column(ForeignKey("internship.id"), default=None, index=True)
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"), default=None, index=True)
    kind: Mapped[LogKind] = mapped_column(stored(LogKind))
    on: Mapped[date] = mapped_column(index=True)
    minutes: Mapped[int | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(Text, default="")
    personal: Mapped[bool] = mapped_column(default=False)

    werkprocessen: Mapped[list["LogWerkproces"]] = relationship(init=False)


class LogWerkproces(Kept, Base, kw_only=True):
    """A log entry that shows a werkproces."""

    __tablename__ = "log_werkproces"
    __table_args__ = {"sqlite_autoincrement": True}

    log_entry_id: Mapped[int] = mapped_column(ForeignKey("log_entry.id"), index=True)
    werkproces_id: Mapped[int] = mapped_column(ForeignKey("werkproces.id"), index=True)
