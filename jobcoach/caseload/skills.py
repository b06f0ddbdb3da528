"""Talents with evidence, and competences scored by student, company and school."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, fill, must_find, today
from jobcoach.model.base import InternshipId, LogEntryId, StudentId, TalentId
from jobcoach.model.choices import Rater, Source
from jobcoach.model.expected import Expected
from jobcoach.model.internships import LogEntry
from jobcoach.model.people import Student
from jobcoach.model.skills import Competence, CompetenceList, CompetenceScore, Evidence, Talent
from jobcoach.vault.changes import put_in_bin


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One piece of evidence: the day and the words of the log entry it rests on."""

    id: int
    on: date | None
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TalentRow:
    """One talent with its evidence."""

    id: TalentId
    label: str = field(repr=False)
    example: str = field(repr=False)
    source: Source
    evidence: tuple[Proof, ...]


def talents_of(student: StudentId) -> Question[tuple[TalentRow, ...]]:
    """Question: the student's talents in the order they were told."""

    def answer(session: Session) -> tuple[TalentRow, ...]:
        rows = session.scalars(select(Talent).where(Talent.student_id == student).order_by(Talent.id))
        return tuple(
            TalentRow(
                id=TalentId(row.id),
                label=row.label,
                example=row.example,
                source=row.source,
                evidence=_proofs(session, row),
            )
            for row in rows
        )

    return answer


# Evidence that rests on a log entry falls with it when that goes to the bin.
_STANDS = or_(Evidence.log_entry_id.is_(None), LogEntry.id.is_not(None))


def _proofs(session: Session, talent: Talent) -> tuple[Proof, ...]:
    query = (
        select(Evidence.id, Evidence.note, LogEntry.on, LogEntry.note.label("log_note"))
        .outerjoin(LogEntry, LogEntry.id == Evidence.log_entry_id)
        .where(Evidence.talent_id == talent.id, _STANDS)
        .order_by(LogEntry.on, Evidence.id)
    )
    return tuple(Proof(id=row.id, on=row.on, text=row.note or row.log_note or "") for row in session.execute(query))


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveTalent:
    """Keep a talent; without ``id`` a new one. Raises ``talent.label``."""

    student: StudentId
    label: str = field(repr=False)
    example: str = field(default="", repr=False)
    source: Source = Source.STUDENT
    id: TalentId | None = None

    def __call__(self, session: Session) -> TalentId:
        must_find(session, Student, self.student)
        if not self.label.strip():
            raise Expected("talent.label")
        values: dict[str, object] = {
            "label": self.label.strip(),
            "example": self.example.strip(),
            "source": self.source,
        }
        if self.id is not None:
            fill(must_find(session, Talent, self.id), values)
            return self.id
        row = Talent(
            student_id=self.student, label=self.label.strip(), example=self.example.strip(), source=self.source
        )
        session.add(row)
        session.flush()
        return TalentId(row.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTalent:
    """Put a talent in the bin."""

    talent: TalentId

    def __call__(self, session: Session) -> None:
        put_in_bin(session, must_find(session, Talent, self.talent))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddEvidence:
    """Let a log entry prove a talent. Raises ``evidence.twice`` and ``evidence.other_student``."""

    talent: TalentId
    log_entry: LogEntryId
    note: str = field(default="", repr=False)

    def __call__(self, session: Session) -> int:
        talent = must_find(session, Talent, self.talent)
        entry = must_find(session, LogEntry, self.log_entry)
        if entry.student_id != talent.student_id:
            raise Expected("evidence.other_student")
        same = select(Evidence.id).where(Evidence.talent_id == talent.id, Evidence.log_entry_id == entry.id)
        if session.scalar(same) is not None:
            raise Expected("evidence.twice")
        row = Evidence(talent_id=talent.id, log_entry_id=entry.id, note=self.note.strip())
        session.add(row)
        session.flush()
        return row.id


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveEvidence:
    """Put one piece of evidence in the bin; the log entry stays."""

    evidence: int

    def __call__(self, session: Session) -> None:
        put_in_bin(session, must_find(session, Evidence, self.evidence))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddCompetenceList:
    """Add a dated list of competences, in order. Raises ``competences.empty``."""

    name: str
    edition: str
    source: str
    items: tuple[tuple[str, str], ...]

    def __call__(self, session: Session) -> int:
        if not self.items:
            raise Expected("competences.empty")
        row = CompetenceList(name=self.name, edition=self.edition, source=self.source)
        session.add(row)
        session.flush()
        for position, (code, name) in enumerate(self.items):
            session.add(Competence(list_id=row.id, code=code, name=name, position=position))
        return row.id


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceRow:
    """One competence with its scores, oldest first: (day, rater, score 1-4)."""

    id: int
    code: str
    name: str
    scores: tuple[tuple[date, Rater, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Competences:
    """The competence list in use with this student's scores, and the words of the scale from 1 up."""

    list_name: str
    scale: tuple[str, ...]
    rows: tuple[CompetenceRow, ...]


def competences_of(student: StudentId) -> Question[Competences | None]:
    """Question: the newest competence list with this student's scores; None when there is no list yet."""

    def answer(session: Session) -> Competences | None:
        chosen = session.scalar(select(CompetenceList).order_by(CompetenceList.id.desc()).limit(1))
        if chosen is None:
            return None
        query = (
            select(CompetenceScore)
            .where(CompetenceScore.student_id == student)
            .order_by(CompetenceScore.on, CompetenceScore.id)
        )
        scores: dict[int, list[tuple[date, Rater, int]]] = {}
        for score in session.scalars(query):
            scores.setdefault(score.competence_id, []).append((score.on, score.rater, score.score))
        items = session.scalars(select(Competence).where(Competence.list_id == chosen.id).order_by(Competence.position))
        return Competences(
            list_name=f"{chosen.name}, {chosen.edition}".strip(", "),
            scale=tuple(chosen.scale.split("|")),
            rows=tuple(
                CompetenceRow(id=item.id, code=item.code, name=item.name, scores=tuple(scores.get(item.id, ())))
                for item in items
            ),
        )

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveScores:
    """Keep one rater's scores of one day: (competence id, score 1-4). Raises ``score.range``, ``score.future``."""

    student: StudentId
    rater: Rater
    on: date
    scores: tuple[tuple[int, int], ...]
    internship: InternshipId | None = None

    def __call__(self, session: Session) -> None:
        must_find(session, Student, self.student)
        if self.on > today(session):
            raise Expected("score.future", on=self.on)
        steps: dict[int, int] = {}
        for competence, score in self.scores:
            item = must_find(session, Competence, competence)
            if item.list_id not in steps:
                steps[item.list_id] = len(must_find(session, CompetenceList, item.list_id).scale.split("|"))
            if not 1 <= score <= steps[item.list_id]:
                raise Expected("score.range", score=score)
            session.add(
                CompetenceScore(
                    student_id=self.student,
                    competence_id=competence,
                    internship_id=self.internship,
                    rater=self.rater,
                    score=score,
                    on=self.on,
                )
            )


def talents_with_evidence(session: Session, student: StudentId) -> int:
    """How many of the student's talents rest on at least one piece of evidence."""
    query = (
        select(func.count(func.distinct(Talent.id)))
        .join(Evidence, Evidence.talent_id == Talent.id)
        .outerjoin(LogEntry, LogEntry.id == Evidence.log_entry_id)
        .where(Talent.student_id == student, _STANDS)
    )
    return session.scalar(query) or 0
