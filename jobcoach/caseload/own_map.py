"""What Mijn map says: the youth's own, out of the dossier; nobody's consent is asked for what is his own.

What stays at home: facts about somebody else. A text with the name of another student, or (where the coach typed it)
of somebody around the youth who may not be named, is left out and told on screen; people only come along when ticked.
Log notes and what the coach wrote for himself are never read here.
"""

import re
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find, today
from jobcoach.caseload.own_map_papers import MapPaper, papers_for
from jobcoach.caseload.paper_content import letterhead
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.caseload.skills import competences_of
from jobcoach.documents.mijn_map import MapSkill, MapTalent, MapWork, MijnMap
from jobcoach.model.base import StudentId
from jobcoach.model.choices import Capacity, HandoverStatus, Rater, RecipientKind, Source
from jobcoach.model.consent import Recipient, who_receives
from jobcoach.model.handover import Handover
from jobcoach.model.internships import Internship, LogEntry
from jobcoach.model.labels import label, long_day
from jobcoach.model.law import Topic, rule, years_after
from jobcoach.model.people import Interest, Need, NetworkPerson, OwnWords, Student
from jobcoach.model.skills import Evidence, Talent
from jobcoach.model.wording import Flaw, remarks_on

_SEEN = {Source.STUDENT: "mijzelf", Source.INTERNSHIP: "het stagebedrijf", Source.SCHOOL: "de school",
         Source.HOME: "thuis"}  # fmt: skip
_BY = {Rater.STUDENT: "mijzelf", Rater.COMPANY: "het bedrijf", Rater.SCHOOL: "de school"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stays:
    """A text that stays at home: where it stands, the word that it is about, and why (student, person, bsn)."""

    where: str
    word: str = field(repr=False)
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMap:
    """The map as it would be made: its data, the papers to choose from, what stays at home, and who receives it.

    ``receiver`` is None without a birth date.
    """

    data: MijnMap = field(repr=False)
    papers: tuple[MapPaper, ...]
    stays: tuple[Stays, ...]
    receiver: Capacity | None


def own_map(student: StudentId, chosen: frozenset[str] | None = None) -> Question[OwnMap]:
    """Question: Mijn map with these papers (keys), or with those that are proposed. Raises ``record.gone``."""

    def answer(session: Session) -> OwnMap:
        row, day = must_find(session, Student, student), today(session)
        papers = papers_for(session, row)
        taken = [one for one in papers if (one.proposed if chosen is None else one.key in chosen)]
        sieve = _Sieve(session, row)
        school = the_school(session)
        data = MijnMap(
            school=letterhead(school),
            made_on=day,
            student_name=row.name,
            call_name=row.call_name,
            answers=_answers(session, row, sieve),
            likes=_interests(session, row, sieve, likes=True),
            dislikes=_interests(session, row, sieve, likes=False),
            talents=_talents(session, row, sieve),
            skills=_skills(session, row),
            needs=_needs(session, row, sieve),
            work=_work(session, row, sieve),
            papers=tuple((one.title, one.about) for one in taken),
            people=_people(session, row),
            contacts=_contacts(session, row),
            kept_until=_kept_until(row),
        )
        age = row.age_on(day)
        receiver = None if age is None else who_receives(age=age, decides_alone=row.decides_alone)
        return OwnMap(data=data, papers=papers, stays=tuple(sieve.stays), receiver=receiver)

    return answer


class _Sieve:
    """Lets a text through, or gives "" and remembers why."""

    def __init__(self, session: Session, student: Student) -> None:
        self.stays: list[Stays] = []
        own = student.name.casefold()
        others = session.scalars(select(Student).where(Student.id != student.id))
        self._students = [other.name for other in others if other.name.casefold() != own]
        unnamed = select(NetworkPerson.name).where(
            NetworkPerson.student_id == student.id, NetworkPerson.share.is_(False)
        )
        self._people = [name for name in session.scalars(unnamed) if len(name.split()) > 1 or len(name) > 3]

    def own(self, where: str, text: str) -> str:
        """What the youth said: only another student, and a number that may be a BSN, stay out."""
        return self._through(where, text, {"student": self._students})

    def told(self, where: str, text: str) -> str:
        """What somebody else typed about the youth."""
        return self._through(where, text, {"student": self._students, "person": self._people})

    def _through(self, where: str, text: str, names: dict[str, list[str]]) -> str:
        for why, some in names.items():
            for name in some:
                if found := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
                    self.stays.append(Stays(where=where, word=found.group(), why=why))
                    return ""
        number = next((one for one in remarks_on(text) if one.flaw is Flaw.BSN), None)
        if number is not None:
            self.stays.append(Stays(where=where, word=number.word, why="bsn"))
            return ""
        return text.strip()


def _answers(session: Session, student: Student, sieve: _Sieve) -> tuple[tuple[str, str], ...]:
    rows = session.scalars(select(OwnWords).where(OwnWords.student_id == student.id).order_by(OwnWords.id))
    found = ((label(row.question), sieve.own(label(row.question), row.answer)) for row in rows)
    return tuple((asked, answer) for asked, answer in found if answer)


def _interests(session: Session, student: Student, sieve: _Sieve, *, likes: bool) -> tuple[str, ...]:
    query = select(Interest.label).where(Interest.student_id == student.id, Interest.likes.is_(likes))
    where = "Wat ik graag doe" if likes else "Wat ik liever niet doe"
    return tuple(text for one in session.scalars(query.order_by(Interest.id)) if (text := sieve.own(where, one)))


def _talents(session: Session, student: Student, sieve: _Sieve) -> tuple[MapTalent, ...]:
    rows = session.scalars(select(Talent).where(Talent.student_id == student.id).order_by(Talent.id))
    return tuple(
        MapTalent(
            name=name,
            example=sieve.told(f"Talent {name}", row.example),
            seen_by=_SEEN[row.source],
            proofs=_proofs(session, row),
        )
        for row in rows
        if (name := sieve.told("Talent", row.label))
    )


def _proofs(session: Session, talent: Talent) -> tuple[str, ...]:
    """The day and the place where it showed; what was noted about that day stays with the coach."""
    query = (
        select(LogEntry)
        .join(Evidence, Evidence.log_entry_id == LogEntry.id)
        .where(Evidence.talent_id == talent.id, LogEntry.personal.is_(False))
        .order_by(LogEntry.on, LogEntry.id)
    )
    return tuple(dict.fromkeys(_where(session, entry) for entry in session.scalars(query)))


def _where(session: Session, entry: LogEntry) -> str:
    stage = session.get(Internship, entry.internship_id) if entry.internship_id else None
    return long_day(entry.on) + (f", stage bij {stage.location.employer.name}" if stage else "")


def _skills(session: Session, student: Student) -> tuple[MapSkill, ...]:
    """First and last score of the rater who scored most: one rater tells one story (paper.md 8)."""
    found = competences_of(StudentId(student.id))(session)
    raters = [rater for row in found.rows for _, rater, _ in row.scores] if found else []
    if found is None or not raters:
        return ()
    rater = max(dict.fromkeys(raters), key=raters.count)
    skills = []
    for row in found.rows:
        scores = [(on, score) for on, by, score in row.scores if by is rater]
        if not scores:
            continue
        (first_on, first), (last_on, last) = scores[0], scores[-1]
        twice = len(scores) > 1
        skills.append(
            MapSkill(
                name=row.name,
                first=_word(found.scale, first) if twice else "",
                first_on=long_day(first_on) if twice else "",
                last=_word(found.scale, last),
                last_on=long_day(last_on),
                by=_BY[rater],
            )
        )
    return tuple(skills)


def _word(scale: tuple[str, ...], score: int) -> str:
    """A score in words; one from a longer scale than is in use now is its last step."""
    return scale[min(score, len(scale)) - 1]


def _needs(session: Session, student: Student, sieve: _Sieve) -> tuple[tuple[str, str], ...]:
    rows = session.scalars(select(Need).where(Need.student_id == student.id).order_by(Need.id))
    found = ((sieve.told("Wat helpt", row.need), sieve.told("Wat helpt", row.now)) for row in rows)
    return tuple((need, now) for need, now in found if need)


def _work(session: Session, student: Student, sieve: _Sieve) -> tuple[MapWork, ...]:
    query = select(Internship).where(Internship.student_id == student.id).order_by(Internship.start.desc())
    return tuple(
        MapWork(
            employer=stage.location.employer.name,
            place=stage.location.place,
            period=f"{long_day(stage.start)} tot {long_day(stage.end) or 'nu'}",
            tasks=sieve.told("Taken van een stage", stage.tasks),
            result=sieve.told("Resultaat van een stage", stage.result),
        )
        for stage in session.scalars(query)
    )


def _people(session: Session, student: Student) -> tuple[tuple[str, str], ...]:
    query = select(NetworkPerson).where(NetworkPerson.student_id == student.id, NetworkPerson.share.is_(True))
    rows = session.scalars(query.order_by(NetworkPerson.id))
    return tuple((label(row.relation).capitalize(), _joined(row.name, row.role, row.phone, row.email)) for row in rows)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _contacts(session: Session, student: Student) -> tuple[tuple[str, str], ...]:
    """The coach, the school, and whom the school told about the youth."""
    coach, school = the_coach(session), the_school(session)
    rows = [
        (coach.function.capitalize() or "Jobcoach", (coach.name, coach.phone, coach.email, coach.reachable)),
        ("School", (school.name, school.phone)),
    ]
    told = (
        select(Recipient)
        .join(Handover, Handover.recipient_id == Recipient.id)
        .where(
            Handover.student_id == student.id,
            Handover.status.not_in((HandoverStatus.VOORBEREID, HandoverStatus.VERVANGEN)),
            Recipient.kind != RecipientKind.LEERLING,
        )
        .order_by(Recipient.id)
        .distinct()
    )
    rows += [
        (label(one.kind)[:1].upper() + label(one.kind)[1:], (one.name, one.contact, one.function, one.phone, one.email))
        for one in session.scalars(told)
    ]
    return tuple((what, _joined(*parts)) for what, parts in rows)


def _kept_until(student: Student) -> str:
    leave = student.left_on or student.expected_leave_on
    return (
        "" if leave is None else long_day(years_after(leave, rule(Topic.RETENTION, student.school_kind, leave).years))
    )
