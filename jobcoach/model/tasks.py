"""To-dos: promises, follow-ups, and what the law wants by a date."""

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from jobcoach.model.base import Base, Kept, stored
from jobcoach.model.choices import TaskKind
from jobcoach.model.expected import Expected


class Task(Kept, Base, kw_only=True):
    """One thing to do, by a day, for a student or a company."""

    __tablename__ = "task"
    __table_args__ = {"sqlite_autoincrement": True}

    what: Mapped[str] = mapped_column(Text)
    kind: Mapped[TaskKind] = mapped_column(stored(TaskKind), default=TaskKind.BELOFTE)
    due: Mapped[date | None] = mapped_column(default=None, index=True)
    at: Mapped[str] = mapped_column(default="")
    done_on: Mapped[date | None] = mapped_column(default=None, index=True)
    student_id: Mapped[int | None] = mapped_column(ForeignKey("student.id"), default=None, index=True)
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"), default=None)
    internship_id: Mapped[int | None] = mapped_column(ForeignKey("internship.id"), default=None)
    handover_id: Mapped[int | None] = mapped_column(ForeignKey("handover.id"), default=None)
    log_entry_id: Mapped[int | None] = mapped_column(ForeignKey("log_entry.id"), default=None)

    def finish(self, on: date) -> None:
        """Mark as done. Raises ``task.done`` when it was done already."""
        if self.done_on is not None:
            raise Expected("task.done", on=self.done_on)
        self.done_on = on


def check_task(what: str) -> None:
    """Refuse an empty task. Raises ``task.what``."""
    if not what.strip():
        raise Expected("task.what")
