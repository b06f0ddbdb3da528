"""The praktijkverklaring as it grows: werkprocessen with assessment and evidence, until it is issued and frozen."""

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobcoach.model.base import Base, Kept, Leaves, leaves, stored
from jobcoach.model.catalogue import Werkproces
from jobcoach.model.choices import Independence, PaperStatus
from jobcoach.model.expected import Expected
from jobcoach.model.internships import Internship

S = Leaves.STANDARD


class Praktijkverklaring(Kept, Base, kw_only=True):
    """One paper about one student in one leerbedrijf (domain 1.3)."""

    __tablename__ = "praktijkverklaring"
    __table_args__ = {"sqlite_autoincrement": True}

    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    internship_id: Mapped[int] = mapped_column(ForeignKey("internship.id"), index=True)
    number: Mapped[str] = mapped_column(default="", index=True, info=leaves(S, "praktijkverklaringen"))
    version: Mapped[int] = mapped_column(default=1, info=leaves(S, "praktijkverklaringen"))
    status: Mapped[PaperStatus] = mapped_column(stored(PaperStatus), default=PaperStatus.CONCEPT)
    remarks: Mapped[str] = mapped_column(Text, default="", info=leaves(S, "praktijkverklaringen"))
    issued_on: Mapped[date | None] = mapped_column(default=None, info=leaves(S, "praktijkverklaringen"))
    frozen: Mapped[str] = mapped_column(Text, default="")
    digest: Mapped[str] = mapped_column(default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), default=None)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("praktijkverklaring.id"), default=None)
    go_on_reason: Mapped[str] = mapped_column(Text, default="")  # why issued against a warning; in the audit

    internship: Mapped[Internship] = relationship(init=False)
    lines: Mapped[list["AssessedWerkproces"]] = relationship(
        init=False, order_by="AssessedWerkproces.position", back_populates="paper"
    )

    def missing(self) -> tuple[str, ...]:
        """Keys of the mandatory fields that are still empty (domain 1.3); an empty tuple means it may be issued."""
        stage = self.internship
        facts = {
            "born_on": stage.student.born_on,
            "leerbedrijf_id": stage.location.leerbedrijf_id,
            "trainer": stage.trainer,
            "hours": stage.hours_per_week,
            "end": stage.end,
        }
        gaps = [key for key, value in facts.items() if not value]
        mastered = [line for line in self.lines if line.mastered]
        if not mastered:
            gaps.append("werkproces")
        gaps += [f"line:{line.position}" for line in self.lines if not line.complete]
        return tuple(gaps)

    def check_open(self) -> None:
        """Refuse a change to a paper that was issued. Raises ``paper.frozen`` (number)."""
        if self.status is not PaperStatus.CONCEPT:
            raise Expected("paper.frozen", number=self.number)

    def check_issuable(self) -> None:
        """Refuse issuing while something mandatory is missing. Raises ``paper.frozen``, ``paper.missing`` (fields)."""
        self.check_open()
        if gaps := self.missing():
            raise Expected("paper.missing", fields=gaps)


class AssessedWerkproces(Kept, Base, kw_only=True):
    """One werkproces on the paper: what was done here, how independently, when and by whom it was judged."""

    __tablename__ = "assessed_werkproces"
    __table_args__ = {"sqlite_autoincrement": True}

    praktijkverklaring_id: Mapped[int] = mapped_column(ForeignKey("praktijkverklaring.id"), index=True)
    werkproces_id: Mapped[int | None] = mapped_column(ForeignKey("werkproces.id"), default=None)
    free_title: Mapped[str] = mapped_column(default="", info=leaves(S, "praktijkverklaringen"))
    done: Mapped[str] = mapped_column(Text, default="", info=leaves(S, "praktijkverklaringen"))
    independence: Mapped[Independence | None] = mapped_column(
        stored(Independence), default=None, info=leaves(S, "praktijkverklaringen")
    )
    circumstances: Mapped[str] = mapped_column(default="", info=leaves(S, "praktijkverklaringen"))
    assessed_on: Mapped[date | None] = mapped_column(default=None, info=leaves(S, "praktijkverklaringen"))
    assessor: Mapped[str] = mapped_column(default="", info=leaves(S, "praktijkverklaringen"))
    position: Mapped[int] = mapped_column(default=0)

    paper: Mapped[Praktijkverklaring] = relationship(init=False, back_populates="lines")
    werkproces: Mapped[Werkproces | None] = relationship(init=False)
    evidence: Mapped[list["AssessmentEvidence"]] = relationship(init=False)

    @property
    def mastered(self) -> bool:
        """Whether this line may be printed as mastered (independence 2-4)."""
        return self.independence is not None and self.independence.level >= 2

    @property
    def complete(self) -> bool:
        """Whether every mandatory field of the line is filled."""
        named = self.werkproces_id is not None or self.free_title
        return bool(named and self.done and self.independence and self.assessed_on and self.assessor)


class AssessmentEvidence(Kept, Base, kw_only=True):
    """The log entry or the score on which an assessment rests; kept with the paper, not printed."""

    __tablename__ = "assessment_evidence"
    __table_args__ = {"sqlite_autoincrement": True}

    assessed_werkproces_id: Mapped[int] = mapped_column(ForeignKey("assessed_werkproces.id"), index=True)
    log_entry_id: Mapped[int | None] = mapped_column(ForeignKey("log_entry.id"), default=None)
    score_id: Mapped[int | None] = mapped_column(ForeignKey("competence_score.id"), default=None)
