"""On which ground each subject may be told to one recipient, in words with the article and how sure it is."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find
from jobcoach.caseload.consents import check_act
from jobcoach.caseload.form_facts import until
from jobcoach.model.base import StudentId
from jobcoach.model.choices import Act, Ground, SchoolKind, Subject
from jobcoach.model.consent import Recipient
from jobcoach.model.grounds import KEEPING, ground_row, source_of
from jobcoach.model.law import rule
from jobcoach.model.people import Student


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundLine:
    """On which ground one subject (None: the act itself) may be told, and where that is found.

    ``where`` is the article or nothing, ``origin`` how sure it is, ``choice`` what was chosen where the law is silent.
    """

    subject: Subject | None
    ground: Ground
    says: str
    where: str
    origin: str
    choice: str

    @property
    def is_asked(self) -> bool:
        """Whether somebody must say yes."""
        return self.ground.is_asked


def grounds_for(student: StudentId, *, recipient: int, act: Act, on: date) -> Question[tuple[GroundLine, ...]]:
    """Question: the ground of the act and of each subject. Raises ``record.gone``, ``recipient.act``."""

    def answer(session: Session) -> tuple[GroundLine, ...]:
        school = must_find(session, Student, student).school_kind
        kind = must_find(session, Recipient, recipient).kind
        check_act(kind, act)
        found = []
        for subject in (None, *Subject):
            row, law = ground_row(kind, act, subject, on), source_of(kind, act, subject, school, on)
            found.append(
                GroundLine(subject=subject, ground=row.ground, says=law.says, where=law.where, origin=law.origin,
                           choice=row.choice)
            )  # fmt: skip
        return tuple(found)

    return answer


def yes_until(student: StudentId) -> Question[date | None]:
    """Question: until when a yes holds that is given now, as the consent form says: the end of the support."""
    return lambda session: until(session, must_find(session, Student, student))


def ground_of_keeping(school: SchoolKind, on: date) -> GroundLine:
    """The ground of the school's own file, which nobody is asked about."""
    law = rule(KEEPING.topic, school, on)
    return GroundLine(subject=None, ground=KEEPING.ground, says=law.says, where=law.where, origin=law.origin, choice="")
