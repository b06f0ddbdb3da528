"""The verbs that write one practice dossier: first the person and the plan, later what was logged and scored."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.internships import SaveInternship
from jobcoach.caseload.log_book import KeepLog
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.own_words import AddInterest, SaveAdvice, SaveNeed, SaveOwnWords
from jobcoach.caseload.practice import common
from jobcoach.caseload.practice.kinds import Company, Scene
from jobcoach.caseload.practice.lives import DAYS, Life, ScoreRound, StagePlan, phone, turn
from jobcoach.caseload.skills import SaveScores, SaveTalent
from jobcoach.model.base import ContactPersonId, EmployerId, InternshipId, LocationId, LogEntryId, StudentId, TalentId
from jobcoach.model.choices import Insurer, Question, Source
from jobcoach.model.internships import Internship
from jobcoach.model.people import Student
from jobcoach.model.skills import Competence, CompetenceList, Talent

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A company as it stands in the vault."""

    company: Company
    employer: EmployerId
    location: LocationId
    trainer: ContactPersonId

    @property
    def trainer_name(self) -> str:
        """The call name of who trains there."""
        return self.company.people[0][0].split()[0]

    def fill(self, text: str) -> str:
        """A text with the names of this company in it."""
        return text.replace("{trainer}", self.trainer_name).replace("{company}", self.company.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The ids of one dossier in the vault."""

    student: StudentId
    stage: InternshipId | None
    past: tuple[InternshipId, ...]
    talents: tuple[TalentId, ...]


@dataclass(frozen=True, slots=True)
class Together(Generic[T]):
    """Several verbs in one act, with all their results."""

    verbs: Sequence[Callable[[Session], T]]

    def __call__(self, session: Session) -> tuple[T, ...]:
        return tuple(verb(session) for verb in self.verbs)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginDossier:
    """Write the person, the own words, talents, network, needs and stages of one student in one act."""

    life: Life
    sites: dict[str, Site]
    index: int

    def __call__(self, session: Session) -> Kept:
        student = self.life.student(session)
        if self.life.stage is None:
            return Kept(student=student, stage=None, past=(), talents=())
        site = self.sites[self.life.stage.company]
        held = session.get(Student, student)
        self._me(session, student, site)
        self._people(session, student)
        talents = self._talents(session, student)
        past = tuple(self._stage(session, student, plan) for plan in reversed(self.life.past))
        stage = self._stage(session, student, self.life.stage)
        del held
        return Kept(student=student, stage=stage, past=past[::-1], talents=talents)

    def _me(self, session: Session, student: StudentId, site: Site) -> None:
        life, nth = self.life, self.life.nth
        answers = {
            Question.GOOD_AT: turn(life.pack.good_at, nth),
            Question.LATER: turn(life.pack.later, nth),
            Question.HELPS: turn(common.HELPS, self.index),
            Question.PROUD: turn(life.pack.proud, nth),
            Question.DIFFICULT: turn(common.DIFFICULT, self.index),
        }
        if life.case.scene is Scene.NOT_ASKED:
            answers = {Question.GOOD_AT: answers[Question.GOOD_AT]}
        for question, answer in answers.items():
            SaveOwnWords(student=student, question=question, answer=answer, read_back=life.case.has_left)(session)
        for step in range(3):
            AddInterest(student=student, label=turn(life.pack.likes, nth + step))(session)
        AddInterest(student=student, label=turn(common.DISLIKES, self.index), likes=False)(session)
        AddInterest(student=student, label=turn(common.DISLIKES, self.index + 2), likes=False)(session)
        for step in (0, 2, 3):
            need, now = turn(common.NEEDS, self.index + step)
            SaveNeed(student=student, need=need, now=site.fill(now))(session)
        if life.case.scene is Scene.NOT_ASKED:
            return
        hours = len(life.stage.weekdays) if life.stage else 2
        SaveAdvice(
            student=student,
            work_advice=turn(life.pack.advice, nth),
            max_hours=turn(("vier dagen per week, 28 uur", "drie dagen per week, 21 uur"), nth + hours),
            place_kind=turn(("gewone werkgever, met loonkostensubsidie", "gewone werkgever", "leerwerktraject"), nth),
            coaching=turn(("jobcoach, het eerste half jaar twee uur per week", "jobcoach, twee uur per week"), nth),
        )(session)

    def _people(self, session: Session, student: StudentId) -> None:
        for step, (name, relation, role, share) in enumerate(self.life.case.others):
            SaveNetworkPerson(
                student=student, name=name, relation=relation, role=role, share=share,
                phone=phone(300 + self.index * 3 + step),
            )(session)  # fmt: skip
        role, relation = turn(common.CLUBS, self.index)
        SaveNetworkPerson(
            student=student, name=turn(common.CLUB_NAMES, self.index), relation=relation, role=role, share=False
        )(session)

    def _talents(self, session: Session, student: StudentId) -> tuple[TalentId, ...]:
        pack, nth = self.life.pack, self.life.nth
        sources = (Source.INTERNSHIP, Source.INTERNSHIP, Source.STUDENT)
        shown = [turn(pack.talents, nth + step) for step in range(3)]
        return tuple(
            SaveTalent(student=student, label=item.label, example=item.example, source=source)(session)
            for item, source in zip(shown, sources, strict=True)
        )

    def _stage(self, session: Session, student: StudentId, plan: StagePlan) -> InternshipId:
        site = self.sites[plan.company]
        return SaveInternship(
            student=student,
            location=site.location,
            trainer=site.trainer,
            kind=plan.kind,
            start=plan.start,
            end=plan.end,
            days=" ".join(DAYS[day] for day in plan.weekdays),
            hours_per_week=plan.hours,
            tasks=plan.tasks,
            goal=turn(_GOALS, self.life.nth),
            agreement=plan.agreement,
            insurance="collectieve polis van de school",
            outcome=plan.outcome,
            result=plan.result,
            **_TERMS,
        )(session)


_TERMS: dict[str, Any] = {
    "times": "van 8.30 tot 15.00 uur, pauze van 12.00 tot 12.30 uur",
    "plan": "Eerst meelopen, na vier weken eigen taken.",
    "school_guidance": "De coach komt elke zes weken langs en belt tussendoor.",
    "company_guidance": "De praktijkopleider doet voor, kijkt mee en geeft de volgende taak.",
    "assessment": "De praktijkopleider vult twee keer het beoordelingsformulier in. Daarna een gesprek met drie.",
    "insured_by": Insurer.SCHOOL,
    "premium_by": Insurer.SCHOOL,
    "absence": "De leerling belt vóór 8.00 uur naar de praktijkopleider.",
    "safe_for_young": True,
}
_GOALS = (
    "Zelf om de volgende taak vragen.",
    "Een hele dag op tempo werken.",
    "Uitzoeken of dit werk past.",
    "Van stage naar een contract.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepStory:
    """Write what was logged and scored after ``after`` and until ``until``, in one act; gives the ids of the log."""

    life: Life
    kept: Kept
    sites: dict[str, Site]
    competences: tuple[int, ...]
    after: date
    until: date

    def __call__(self, session: Session) -> tuple[LogEntryId, ...]:
        life, kept = self.life, self.kept
        held = _held(session, kept, self.competences)
        entries: list[LogEntryId] = []
        for plan, stage in zip(life.past, kept.past, strict=True):
            entries += self._logs(session, plan, stage)
        if life.stage is not None and kept.stage is not None:
            entries += self._logs(session, life.stage, kept.stage)
        # Nothing that is looked up here depends on what was just added, so it may be written in one go.
        with session.no_autoflush:
            for one in life.rounds:
                if self._due(one.on):
                    self._score(one)(session)
        del held
        return tuple(entries)

    def _score(self, one: ScoreRound) -> SaveScores:
        return SaveScores(
            student=self.kept.student,
            rater=one.rater,
            on=one.on,
            scores=tuple(zip(self.competences, one.scores, strict=True)),
            internship=self.kept.stage,
        )

    def _due(self, on: date) -> bool:
        return self.after < on <= self.until

    def _logs(self, session: Session, plan: StagePlan, stage: InternshipId) -> list[LogEntryId]:
        site = self.sites[plan.company]
        return [
            KeepLog(
                kind=line.kind,
                on=line.on,
                note=site.fill(line.note),
                student=self.kept.student,
                internship=stage,
                minutes=line.minutes,
                personal=line.personal,
                talents=() if line.talent is None or stage != self.kept.stage else (self.kept.talents[line.talent],),
            )(session)
            for line in plan.logs
            if self._due(line.on)
        ]


def _held(session: Session, kept: Kept, competences: tuple[int, ...]) -> tuple[object, ...]:
    """Rows that the verbs look up time and again: a session forgets what nobody holds, and would read them anew."""
    stages = kept.past if kept.stage is None else (*kept.past, kept.stage)
    return (
        session.get(Student, kept.student),
        *session.scalars(select(Competence).where(Competence.id.in_(competences))),
        *session.scalars(select(CompetenceList)),
        *session.scalars(select(Internship).where(Internship.id.in_(stages))),
        *session.scalars(select(Talent).where(Talent.id.in_(kept.talents))),
    )
