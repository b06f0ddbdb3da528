"""Ik: the student's own words, likes and dislikes, and what is needed at work."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, fill, must_find, today
from jobcoach.model.base import StudentId
from jobcoach.model.choices import Question as Asked
from jobcoach.model.expected import Expected
from jobcoach.model.people import Interest, Need, OwnWords, Student
from jobcoach.vault.changes import put_in_bin


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One question with the student's answer; an empty answer has not been told yet."""

    question: Asked
    answer: str = field(default="", repr=False)
    told_on: date | None = None
    read_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """The tab Ik: all questions, what the student likes and rather not, and what is needed at work."""

    words: tuple[Words, ...]
    likes: tuple[tuple[int, str], ...]
    dislikes: tuple[tuple[int, str], ...]
    needs: tuple[tuple[int, str, str], ...]


def me_of(student: StudentId) -> Question[Me]:
    """Question: what the student told. ``likes`` and ``dislikes`` are (id, label); ``needs`` (id, need, how now)."""

    def answer(session: Session) -> Me:
        told = {
            row.question: Words(question=row.question, answer=row.answer, told_on=row.told_on, read_back=row.read_back)
            for row in session.scalars(select(OwnWords).where(OwnWords.student_id == student))
        }
        interests = session.scalars(select(Interest).where(Interest.student_id == student).order_by(Interest.id)).all()
        needs = session.scalars(select(Need).where(Need.student_id == student).order_by(Need.id))
        return Me(
            words=tuple(told.get(question, Words(question=question)) for question in Asked),
            likes=tuple((row.id, row.label) for row in interests if row.likes),
            dislikes=tuple((row.id, row.label) for row in interests if not row.likes),
            needs=tuple((row.id, row.need, row.now) for row in needs),
        )

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveOwnWords:
    """Keep what the student said; an emptied answer goes to the bin. Raises ``record.gone``."""

    student: StudentId
    question: Asked
    answer: str = field(repr=False)
    read_back: bool = False

    def __call__(self, session: Session) -> None:
        must_find(session, Student, self.student)
        row = session.scalar(
            select(OwnWords).where(OwnWords.student_id == self.student, OwnWords.question == self.question)
        )
        text = self.answer.strip()
        if row is None and text:
            session.add(
                OwnWords(
                    student_id=self.student,
                    question=self.question,
                    answer=text,
                    told_on=today(session),
                    read_back=self.read_back,
                )
            )
        elif row is not None and not text:
            put_in_bin(session, row)
        elif row is not None:
            told_on = row.told_on if row.answer == text else today(session)
            fill(row, {"answer": text, "read_back": self.read_back, "told_on": told_on})


@dataclass(frozen=True, slots=True, kw_only=True)
class AddInterest:
    """Add something the student likes or rather not. Raises ``interest.label``."""

    student: StudentId
    label: str = field(repr=False)
    likes: bool = True

    def __call__(self, session: Session) -> int:
        must_find(session, Student, self.student)
        if not self.label.strip():
            raise Expected("interest.label")
        row = Interest(student_id=self.student, label=self.label.strip(), likes=self.likes)
        session.add(row)
        session.flush()
        return row.id


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveInterest:
    """Put one like or dislike in the bin."""

    interest: int

    def __call__(self, session: Session) -> None:
        put_in_bin(session, must_find(session, Interest, self.interest))


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveNeed:
    """Keep what is needed at work and how it is arranged now. Raises ``need.text``."""

    student: StudentId
    need: str = field(repr=False)
    now: str = field(default="", repr=False)
    id: int | None = None

    def __call__(self, session: Session) -> int:
        must_find(session, Student, self.student)
        if not self.need.strip():
            raise Expected("need.text")
        values: dict[str, object] = {"need": self.need.strip(), "now": self.now.strip()}
        if self.id is not None:
            fill(must_find(session, Need, self.id), values)
            return self.id
        row = Need(student_id=self.student, need=self.need.strip(), now=self.now.strip())
        session.add(row)
        session.flush()
        return row.id


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveNeed:
    """Put one need in the bin."""

    need: int

    def __call__(self, session: Session) -> None:
        put_in_bin(session, must_find(session, Need, self.need))


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveAdvice:
    """Keep the work advice: what kind of work, how many hours, which place, which coaching; health only when ticked."""

    student: StudentId
    work_advice: str = field(default="", repr=False)
    max_hours: str = ""
    place_kind: str = ""
    coaching: str = field(default="", repr=False)
    health: str = field(default="", repr=False)

    def __call__(self, session: Session) -> None:
        row = must_find(session, Student, self.student)
        names = ("work_advice", "max_hours", "place_kind", "coaching", "health")
        fill(row, {name: getattr(self, name) for name in names})


def advice_form(student: StudentId) -> Question[SaveAdvice]:
    """Question: the work advice, ready for the form."""

    def answer(session: Session) -> SaveAdvice:
        row = must_find(session, Student, student)
        return SaveAdvice(
            student=student,
            work_advice=row.work_advice,
            max_hours=row.max_hours,
            place_kind=row.place_kind,
            coaching=row.coaching,
            health=row.health,
        )

    return answer
