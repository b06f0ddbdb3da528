"""What an assessment rests on: entries of the log and scores of competences; kept with the paper, not printed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find
from jobcoach.model.base import LogEntryId, StudentId
from jobcoach.model.choices import Rater
from jobcoach.model.expected import Expected
from jobcoach.model.internships import LogEntry
from jobcoach.model.praktijkverklaring import AssessedWerkproces, AssessmentEvidence
from jobcoach.model.skills import Competence, CompetenceList, CompetenceScore
from jobcoach.vault.changes import put_in_bin


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRow:
    """One score that can be evidence: on which day, by whom, of what, and the word of the scale."""

    id: int
    on: date
    rater: Rater
    competence: str
    score: str = field(repr=False)


def assessments_of(student: StudentId, *, limit: int = 30) -> Question[tuple[AssessmentRow, ...]]:
    """Question: the newest scores of a student, whoever gave them."""

    def answer(session: Session) -> tuple[AssessmentRow, ...]:
        query = (
            select(CompetenceScore, Competence.name, CompetenceList.scale)
            .join(Competence, Competence.id == CompetenceScore.competence_id)
            .join(CompetenceList, CompetenceList.id == Competence.list_id)
            .where(CompetenceScore.student_id == student)
            .order_by(CompetenceScore.on.desc(), CompetenceScore.id.desc())
            .limit(limit)
        )
        return tuple(
            AssessmentRow(id=row.id, on=row.on, rater=row.rater, competence=name, score=_word(scale, row.score))
            for row, name, scale in session.execute(query)
        )

    return answer


def _word(scale: str, score: int) -> str:
    words = scale.split("|")
    return words[score - 1] if 1 <= score <= len(words) else str(score)


def prove(
    session: Session, line: AssessedWerkproces, student: int, *, logs: Sequence[int], scores: Sequence[int]
) -> None:
    """Let a line rest on exactly these; part of a larger verb. Raises ``evidence.other_student``."""
    known = tuple(
        session.scalars(select(AssessmentEvidence).where(AssessmentEvidence.assessed_werkproces_id == line.id))
    )
    had_logs, had_scores = {item.log_entry_id for item in known}, {item.score_id for item in known}
    for entry in logs:
        if entry not in had_logs:
            _check_owner(must_find(session, LogEntry, entry).student_id, student)
            session.add(AssessmentEvidence(assessed_werkproces_id=line.id, log_entry_id=entry))
    for score in scores:
        if score not in had_scores:
            _check_owner(must_find(session, CompetenceScore, score).student_id, student)
            session.add(AssessmentEvidence(assessed_werkproces_id=line.id, score_id=score))
    for item in known:
        if (item.log_entry_id or 0) not in logs and (item.score_id or 0) not in scores:
            put_in_bin(session, item)


def _check_owner(owner: int | None, student: int) -> None:
    if owner != student:
        raise Expected("evidence.other_student")


def logs_under(session: Session, line: AssessedWerkproces) -> tuple[LogEntryId, ...]:
    """The log entries that a line rests on; one in the bin proves nothing."""
    query = (
        select(LogEntry.id)
        .join(AssessmentEvidence, AssessmentEvidence.log_entry_id == LogEntry.id)
        .where(AssessmentEvidence.assessed_werkproces_id == line.id)
        .order_by(AssessmentEvidence.id)
    )
    return tuple(LogEntryId(entry) for entry in session.scalars(query))


def scores_under(session: Session, line: AssessedWerkproces) -> tuple[int, ...]:
    """The scores that a line rests on."""
    query = (
        select(CompetenceScore.id)
        .join(AssessmentEvidence, AssessmentEvidence.score_id == CompetenceScore.id)
        .where(AssessmentEvidence.assessed_werkproces_id == line.id)
        .order_by(AssessmentEvidence.id)
    )
    return tuple(session.scalars(query))
