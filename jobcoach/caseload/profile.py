"""The profile sheet for an employer: what the student said and read, and nothing that was refused to anybody."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find, today
from jobcoach.caseload.paper_content import letterhead
from jobcoach.caseload.paper_trail import PaperOrder, Signers, make_paper
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.caseload.work import Job, Work
from jobcoach.documents.profielblad import Profielblad
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.choices import Capacity, DocumentKind, SignerRole, Subject
from jobcoach.model.choices import Question as Asked
from jobcoach.model.consent import Consent
from jobcoach.model.expected import Expected
from jobcoach.model.internships import Internship
from jobcoach.model.labels import label
from jobcoach.model.people import Interest, Need, OwnWords, Student
from jobcoach.model.skills import Talent
from jobcoach.model.wording import remarks_on

# what an employer needs to know; what is difficult stays between student and coach
_TOLD = (Asked.GOOD_AT, Asked.HELPS, Asked.LATER)
_MOST_TALENTS = 5
GLUE = "\N{NO-BREAK SPACE}"


def profile_data(student: StudentId) -> Question[Profielblad]:
    """Question: what the sheet says today.

    Raises ``record.gone``; ``profile.unread`` (questions) for words that the student did not read back;
    ``profile.nothing``; ``profile.words`` (word, where) for a word that tells about health or private life.
    """

    def answer(session: Session) -> Profielblad:
        row, no = must_find(session, Student, student), refused(session, student)
        own = Subject.EIGEN_WOORDEN not in no
        data = Profielblad(
            school=letterhead(the_school(session)),
            made_on=today(session),
            student_name=row.name,
            call_name=row.call_name,
            answers=_answers(session, student) if own else (),
            talents=_talents(session, student) if own else (),
            needs=_needs(session, student) if Subject.NODIG not in no else (),
            likes=_likes(session, student) if own else (),
            practical=_practical(session, row, no),
            contact=_contact(session),
        )
        if not (data.answers or data.talents or data.needs):
            raise Expected("profile.nothing")
        _check_words(data)
        return data

    return answer


def refused(session: Session, student: StudentId) -> frozenset[Subject]:
    """Subjects that the newest answer of somebody, to anybody, says no to; a yes that was taken back is a no."""
    newest: dict[tuple[int, Subject, Capacity], Consent] = {}
    query = select(Consent).where(Consent.student_id == student).order_by(Consent.on, Consent.id)
    for item in session.scalars(query):
        if item.subject is not None:
            newest[item.recipient_id, item.subject, item.capacity] = item
    return frozenset(
        subject for (_, subject, _), item in newest.items() if not item.yes or item.withdrawn_on is not None
    )


def _answers(session: Session, student: StudentId) -> tuple[tuple[str, str], ...]:
    told = {row.question: row for row in session.scalars(select(OwnWords).where(OwnWords.student_id == student))}
    rows = [told[asked] for asked in _TOLD if asked in told]
    if unread := [label(row.question) for row in rows if not row.read_back]:
        raise Expected("profile.unread", questions=", ".join(unread))
    return tuple((label(row.question), row.answer) for row in rows)


def _talents(session: Session, student: StudentId) -> tuple[tuple[str, str], ...]:
    query = select(Talent).where(Talent.student_id == student).order_by(Talent.id).limit(_MOST_TALENTS)
    return tuple((row.label, row.example) for row in session.scalars(query))


def _needs(session: Session, student: StudentId) -> tuple[tuple[str, str], ...]:
    query = select(Need).where(Need.student_id == student).order_by(Need.id)
    return tuple((row.need, "") for row in session.scalars(query))


def _likes(session: Session, student: StudentId) -> tuple[str, ...]:
    query = select(Interest.label).where(Interest.student_id == student, Interest.likes).order_by(Interest.id)
    return tuple(session.scalars(query))


def _practical(session: Session, student: Student, no: frozenset[Subject]) -> tuple[tuple[str, str], ...]:
    """Days and hours of the newest stage, or what the coach advised; how the student travels."""
    query = select(Internship).where(Internship.student_id == student.id).order_by(Internship.start.desc()).limit(1)
    stage = session.scalar(query)
    days = stage.days if stage and Subject.STAGES not in no else ""
    hours = student.max_hours if Subject.NODIG not in no else ""
    travel = label(student.transport) if student.transport and Subject.GEGEVENS not in no else ""
    rows = (("Dagen", days), ("Uren", hours), ("Zo kom ik", travel))
    return tuple((what, value) for what, value in rows if value)


def _contact(session: Session) -> tuple[tuple[str, str], ...]:
    coach = the_coach(session)
    who = ", ".join(part for part in (coach.name, coach.phone.replace(" ", GLUE)) if part)
    rows = (("Bellen", who), ("Bereikbaar", coach.reachable), ("E-mail", coach.email))
    return tuple((what, value) for what, value in rows if value)


def _check_words(data: Profielblad) -> None:
    """No word about health or private life reaches an employer, whoever typed it."""
    parts = (*data.answers, *data.talents, *data.needs, *(("Dit doe ik graag", like) for like in data.likes))
    for where, text in (*parts, *data.practical):
        for part in (where, text):
            for remark in remarks_on(part):
                raise Expected("profile.words", word=remark.word, where=where[:80])


def make_profile(student: StudentId) -> Job[DocumentId]:
    """Job: number and keep the profile sheet, for the student to sign.

    Raises as ``profile_data``, and ``documents.too_long``.
    """

    def signers(session: Session) -> Signers:
        return ((SignerRole.LEERLING, must_find(session, Student, student).name),)

    def job(work: Work) -> DocumentId:
        from jobcoach.documents.profielblad_paper import build

        build(work.ask(profile_data(student)))  # before a number is spent on it
        order = PaperOrder(
            kind=DocumentKind.PROFIELBLAD,
            title="Profielblad",
            student=student,
            data=profile_data(student),
            build=build,
            signers=signers,
        )
        return make_paper(order)(work)

    return job
