"""What to look at before a praktijkverklaring is issued: recognition, dates of the catalogue, words that stay out."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find, today
from jobcoach.model.base import PraktijkverklaringId
from jobcoach.model.coverage import Covered, coverage
from jobcoach.model.employers import Recognition
from jobcoach.model.expected import Expected
from jobcoach.model.praktijkverklaring import AssessedWerkproces, Praktijkverklaring
from jobcoach.model.wording import Flaw, remarks_on


class PaperWarning(Enum):
    """What a finding is about."""

    NOT_NOTED = "erkenning niet genoteerd"
    OTHER = "andere kwalificatie"
    ENDED = "erkenning afgelopen"
    NOT_YET = "erkenning nog niet begonnen"
    NOT_FEASIBLE = "werkproces niet uitvoerbaar"
    NOT_VALID = "kwalificatie geldt niet"
    BSN = "bsn"
    MEDICAL = "medisch"
    PRIVATE = "prive"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFinding:
    """One thing to look at. ``line`` is the id of the line, None for the paper itself; ``title`` names its werkproces.

    ``words`` is the word that was found; a number that may be a BSN is not repeated. ``needs_reason``: issuing goes on
    only with a reason.
    """

    kind: PaperWarning
    line: int | None = None
    title: str = field(default="", repr=False)
    day: date | None = None
    code: str = ""
    words: str = field(default="", repr=False)

    @property
    def needs_reason(self) -> bool:
        """Whether going on needs a reason; a recognition that nobody noted is only told."""
        return self.kind is not PaperWarning.NOT_NOTED


_KINDS = {
    Covered.UNKNOWN: PaperWarning.NOT_NOTED,
    Covered.OTHER: PaperWarning.OTHER,
    Covered.ENDED: PaperWarning.ENDED,
    Covered.NOT_YET: PaperWarning.NOT_YET,
    Covered.NOT_FEASIBLE: PaperWarning.NOT_FEASIBLE,
}
_FLAWS = {Flaw.BSN: PaperWarning.BSN, Flaw.MEDICAL: PaperWarning.MEDICAL, Flaw.PRIVATE: PaperWarning.PRIVATE}


def paper_findings(paper: PraktijkverklaringId) -> Question[tuple[PaperFinding, ...]]:
    """Question: what to look at before issuing, in the order of the lines. Raises ``record.gone``."""

    def answer(session: Session) -> tuple[PaperFinding, ...]:
        row = must_find(session, Praktijkverklaring, paper)
        return findings_in(session, row)

    return answer


def findings_in(session: Session, row: Praktijkverklaring) -> tuple[PaperFinding, ...]:
    """The findings of a paper; lines that are not printed have none, except for their words."""
    where = row.internship.location_id
    recognitions = tuple(session.scalars(select(Recognition).where(Recognition.location_id == where)))
    found: list[PaperFinding] = []
    for line in row.lines:
        if line.deleted_at is None:
            found += _line(line, recognitions, row, today(session))
    found += _words(row.remarks, None, "")
    once = {
        (item.kind, item.line if item.kind is not PaperWarning.NOT_NOTED else None, item.words): item for item in found
    }
    return tuple(once.values())


def check_reason(session: Session, row: Praktijkverklaring, reason: str) -> str:
    """The reason to keep: "" when none is needed. Raises ``paper.findings`` (count) when it is needed and empty."""
    asking = [item for item in findings_in(session, row) if item.needs_reason]
    if asking and not reason.strip():
        raise Expected("paper.findings", count=len(asking))
    return reason.strip() if asking else ""


def _line(
    line: AssessedWerkproces, recognitions: tuple[Recognition, ...], paper: Praktijkverklaring, day: date
) -> list[PaperFinding]:
    process = line.werkproces
    title = process.title if process else line.free_title
    found = [item for text in (line.done, line.circumstances, line.free_title) for item in _words(text, line.id, title)]
    if line.independence is not None and not line.mastered:
        return found
    qualification = process.kerntaak.qualification if process else None
    code = qualification.code if qualification else ""
    stage = paper.internship
    on = line.assessed_on or min(stage.end or day, day)
    answer = coverage(recognitions, code=code, werkproces=process.code if process else "", on=on)
    if answer.covered is not Covered.YES:
        found.append(PaperFinding(kind=_KINDS[answer.covered], line=line.id, title=title, day=answer.day, code=code))
    if qualification is not None and not qualification.runs(stage.start, stage.end or day):
        found.append(PaperFinding(kind=PaperWarning.NOT_VALID, line=line.id, title=title, code=code))
    return found


def _words(text: str, line: int | None, title: str) -> list[PaperFinding]:
    return [
        PaperFinding(
            kind=_FLAWS[remark.flaw], line=line, title=title, words="" if remark.flaw is Flaw.BSN else remark.word
        )
        for remark in remarks_on(text)
    ]
