"""A real encrypted vault with a clock that the test moves, and short ways to fill it through the verbs themselves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import select

from jobcoach.caseload.consents import Answer, RecordConsent
from jobcoach.caseload.employers import SaveContactPerson, SaveEmployer, location_of
from jobcoach.caseload.handovers import SaveHandover
from jobcoach.caseload.internships import SaveInternship
from jobcoach.caseload.papers import SaveLine, StartPaper
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.caseload.recipients import SaveRecipient
from jobcoach.caseload.school import SaveCoach, SaveSchool
from jobcoach.caseload.starting_data import AddStartingData
from jobcoach.caseload.students import SaveStudent
from jobcoach.model.base import EmployerId, HandoverId, InternshipId, PraktijkverklaringId, StudentId
from jobcoach.model.choices import Act, Capacity, Independence, Subject
from jobcoach.model.expected import Expected
from jobcoach.model.journal import AuditEntry
from jobcoach.vault.kdf import Cost
from jobcoach.vault.keeper import Label, Vault, create
from jobcoach.vault.passphrase import to_bytes
from jobcoach.vault.sessions import Outcome
from tests.seals import give_seal

T = TypeVar("T")
TODAY = date(2026, 11, 24)
PASSPHRASE = "vijver kapstok linnen zaag"
CHEAPEST = Cost(65_536, 3, 2)  # the floor of the decisions


class Clock:
    """A clock that stands still until the test moves it."""

    def __init__(self, day: date = TODAY) -> None:
        self.moment = datetime.combine(day, time(9, 30), UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **term: int) -> None:
        self.moment += timedelta(**term)


class Caseload:
    """An open vault as a coach uses it."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self.vault, self.clock = vault, clock

    @property
    def today(self) -> date:
        return self.clock.moment.date()

    def ask(self, question: Callable[[Any], T]) -> T:
        return self.vault.ask(question)

    def do(self, verb: Callable[[Any], T]) -> T:
        return self.vault.carry_out(verb).result

    def outcome(self, verb: Callable[[Any], T]) -> Outcome[T]:
        return self.vault.carry_out(verb)

    def run(self, job: Callable[[Any], T]) -> T:
        return job(DirectWork(self.vault))

    def make_seal(self) -> None:
        give_seal(self.vault)

    def audit(self) -> tuple[tuple[str, str, int | None, str], ...]:
        """(kind, verb, student, touched) of every entry, the oldest first."""
        return self.ask(
            lambda session: tuple(
                (row.kind.value, row.verb, row.student_id, row.touched)
                for row in session.scalars(select(AuditEntry).order_by(AuditEntry.id))
            )
        )

    def sql(self, text: str, *values: object) -> None:
        """Change the file behind the back of the program, as someone with the key could."""

        def tamper(session: Any) -> None:
            session.connection().exec_driver_sql(text, values)

        self.vault.carry_out(tamper)


def make_caseload(folder: Path, *, day: date = TODAY, seal: bool = True, cost: Cost = CHEAPEST) -> Caseload:
    """A new vault with school, coach, starting lists and (unless the test makes it later) the seal."""
    clock = Clock(day)
    vault = create(
        folder / "linde.kluis",
        passphrase=to_bytes(PASSPHRASE),
        person="Marieke Hol",
        label=Label(school="Praktijkschool De Linde", initials="MH"),
        cost=cost,
        clock=clock,
    )
    caseload = Caseload(vault, clock)
    caseload.do(SaveSchool(name="Praktijkschool De Linde", place="Boterdam", brin="99ZZ", director="Ria Terpstra"))
    caseload.do(SaveCoach(name="Marieke Hol", phone="06 5550 0001", email="m.hol@delinde.example"))
    caseload.do(AddStartingData())
    if seal:
        caseload.make_seal()
    return caseload


@contextmanager
def opened(folder: Path, *, day: date = TODAY, seal: bool = True) -> Iterator[Caseload]:
    """A caseload that is locked at the end."""
    caseload = make_caseload(folder, day=day, seal=seal)
    try:
        yield caseload
    finally:
        caseload.vault.lock()


@contextmanager
def refused(key: str) -> Iterator[Expected]:
    """The block raises ``Expected(key)``."""
    with pytest.raises(Expected) as caught:
        yield caught  # type: ignore[misc]
    assert caught.value.key == key


def add_student(caseload: Caseload, call_name: str = "Sanne", last_name: str = "Bruinsma", **facts: Any) -> StudentId:
    facts.setdefault("born_on", date(2008, 3, 5))
    return caseload.do(SaveStudent(call_name=call_name, last_name=last_name, **facts))


def add_company(caseload: Caseload, name: str = "Bakkerij Korenaar", **facts: Any) -> EmployerId:
    return caseload.do(SaveEmployer(name=name, **{"place": "Boterdam", "leerbedrijf_id": "100123456"} | facts))


def add_stage(caseload: Caseload, student: StudentId, employer: EmployerId, **facts: Any) -> InternshipId:
    facts = {"start": date(2026, 9, 1), "end": date(2027, 1, 29), "hours_per_week": "16", "days": "ma di"} | facts
    return caseload.do(SaveInternship(student=student, location=caseload.ask(location_of(employer)), **facts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A student with a stage, and the company it is at."""

    student: StudentId
    employer: EmployerId
    stage: InternshipId


def add_dossier(caseload: Caseload, call_name: str = "Sanne", last_name: str = "Bruinsma", **facts: Any) -> Dossier:
    student = add_student(caseload, call_name, last_name, **facts)
    employer = add_company(caseload, f"Bedrijf {last_name}")
    trainer = caseload.do(SaveContactPerson(employer=employer, name=f"Opleider {last_name}", trainer=True))
    return Dossier(student=student, employer=employer, stage=add_stage(caseload, student, employer, trainer=trainer))


def add_paper(caseload: Caseload, stage: InternshipId) -> PraktijkverklaringId:
    """A praktijkverklaring that may be issued."""
    paper = caseload.do(StartPaper(internship=stage))
    caseload.do(good_line(caseload, paper))
    return paper


def good_line(caseload: Caseload, paper: PraktijkverklaringId, **facts: Any) -> SaveLine:
    complete = {
        "free_title": "Brood snijden",
        "done": "Sneed elke ochtend 60 broden.",
        "independence": Independence.KNOWN_SITUATION,
        "assessed_on": caseload.today - timedelta(days=3),
        "assessor": "Opleider Bruinsma",
    }
    return SaveLine(paper=paper, **complete | facts)  # type: ignore[arg-type]


def say_yes(
    caseload: Caseload,
    student: StudentId,
    recipient: int,
    *,
    act: Act = Act.VERZOEK,
    refuse: frozenset[Subject] = frozenset(),
    by: Capacity = Capacity.STUDENT,
    to_act: bool = True,
    on: date | None = None,
) -> None:
    """One person answers everything: yes to the act, and yes or no to each subject."""
    answers = tuple(Answer(subject=item, yes=item not in refuse) for item in Subject)
    caseload.do(
        RecordConsent(
            student=student,
            recipient=recipient,
            act=act,
            by_name="Sanne Bruinsma",
            capacity=by,
            on=on or caseload.today,
            answers=((Answer(subject=None, yes=True),) if to_act else ()) + answers,
        )
    )


def add_recipient(caseload: Caseload, name: str = "gemeente Boterdam") -> int:
    return caseload.do(SaveRecipient(name=name, contact="Joke Visser", function="klantmanager jongeren"))


def prepare(caseload: Caseload, student: StudentId, recipient: int, **facts: Any) -> HandoverId:
    """An overdracht that lacks nothing but consent."""
    whole = {
        "question": "Wilt u de begeleiding voortzetten?",
        "explanation": "Het gaat om een jobcoach op de werkplek.",
        "plan": "Marieke Hol: eerste gesprek",
        "reply_by": caseload.today + timedelta(days=28),
        "read_by_student": True,
    }
    return caseload.do(SaveHandover(student=student, recipient=recipient, **whole | facts))
