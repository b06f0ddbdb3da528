"""Large vaults in little time: a small practice school, and thousands of students beside it in a few acts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.practice import PASSPHRASE, make_practice
from jobcoach.caseload.practice.names import name_at
from jobcoach.caseload.practice.packs import PACKS
from jobcoach.model.choices import LogKind, TaskKind
from jobcoach.model.employers import Location
from jobcoach.model.internships import Internship, LogEntry
from jobcoach.model.people import Student
from jobcoach.model.tasks import Task
from jobcoach.vault.kdf import Cost
from jobcoach.vault.keeper import Vault

NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
TODAY = date(2026, 11, 24)
CHEAP = Cost(8 * 1024, 1, 1)
LOGS = 10
WRITTEN = 24  # the students of the written practice class
_AT_ONCE = 500
_CLASSES = ("4A", "4B", "5A", "5B", "6A", "E1")
_WORDS = (
    "mixer", "bloem", "rooster", "helm", "bus", "collega", "kassa", "pauze", "deeg", "haag", "lijst", "schoen",
    "trap", "vork", "emmer", "bon", "zaag", "tang", "kruiwagen", "planning", "vrachtwagen", "magazijn",
    "schort", "balie", "telefoon", "afspraak", "gesprek", "thuis", "oefenen", "rustig", "netjes", "samen",
    "alleen",
)  # fmt: skip

__all__ = ["CHEAP", "LOGS", "NOW", "PASSPHRASE", "TODAY", "practice", "with_students"]


def standing_clock() -> datetime:
    """The clock of these vaults stands still."""
    return NOW


def practice(folder: Path, *, students: int, years: int = 1, clock: Callable[[], datetime] = standing_clock) -> Vault:
    """The practice school as it is, open, under a cheap cost."""
    return make_practice(folder / "oefenschool.kluis", clock=clock, students=students, years=years, cost=CHEAP)


def with_students(folder: Path, *, students: int) -> Vault:
    """The written practice class, and as many more students as asked: each a stage, a next step and ten log entries."""
    vault = practice(folder, students=WRITTEN)
    for first in range(WRITTEN, students, _AT_ONCE):
        vault.carry_out(AddMany(first=first, after=min(first + _AT_ONCE, students)))
    return vault


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMany:
    """Add the students with these numbers in one act, through the change log and the index like every other row."""

    first: int
    after: int

    def __call__(self, session: Session) -> None:
        places = [(place.id, place.employer_id) for place in session.scalars(select(Location))]
        students = [_student(number) for number in range(self.first, self.after)]
        session.add_all(students)
        session.flush()
        stages = [_stage(student.id, places[student.id % len(places)][0]) for student in students]
        session.add_all(stages)
        session.flush()
        for stage in stages:
            session.add_all(_life(stage, employer=places[stage.student_id % len(places)][1]))
        session.flush()


def _student(number: int) -> Student:
    call_name, infix, last_name = name_at(number - WRITTEN, seed=1)
    return Student(
        uid=f"{number:032x}",
        number=str(40_000 + number),
        call_name=call_name,
        infix=infix,
        last_name=last_name,
        born_on=date(2009, 1, 1) + timedelta(days=number % 700),
        class_name=_CLASSES[number % len(_CLASSES)],
        place="Lindeborg",
        municipality="Lindeborg",
    )


def _stage(student: int, location: int) -> Internship:
    return Internship(
        student_id=student, location_id=location, start=date(2026, 9, 1), days="ma di", hours_per_week="14"
    )


def _life(stage: Internship, *, employer: int) -> Iterator[LogEntry | Task]:
    chance = Random(stage.student_id)
    days = next(iter(PACKS.values())).days
    for step in range(LOGS):
        yield LogEntry(
            student_id=stage.student_id,
            internship_id=stage.id,
            employer_id=employer,
            kind=(LogKind.STAGEDAG, LogKind.BEZOEK, LogKind.TELEFOON)[step % 3],
            on=TODAY - timedelta(days=7 * step + 1),
            minutes=60,
            note=f"{days[step % len(days)]} {' '.join(chance.choices(_WORDS, k=12))}.",
        )
    if stage.student_id % 4:
        yield Task(
            what=f"{chance.choice(_WORDS).capitalize()} nakijken",
            kind=TaskKind.BELOFTE,
            due=TODAY + timedelta(days=chance.randrange(-10, 60)),
            student_id=stage.student_id,
        )
