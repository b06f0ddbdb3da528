"""Filling a vault with the practice school, chapter by chapter, in the order in which it would have happened."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from jobcoach.caseload.catalogue import werkprocessen
from jobcoach.caseload.circumstances import today as day_of
from jobcoach.caseload.employers import AddRecognition, SaveContactPerson, SaveEmployer, location_of
from jobcoach.caseload.handovers import MarkSent, RecordAnswer
from jobcoach.caseload.papers import issue_paper
from jobcoach.caseload.practice import states
from jobcoach.caseload.practice.cases import CASES, cases
from jobcoach.caseload.practice.companies import COMPANIES
from jobcoach.caseload.practice.direct_work import DirectWork, OpenCaseload
from jobcoach.caseload.practice.dossier import BeginDossier, KeepStory, Site, Together
from jobcoach.caseload.practice.kinds import Company, Scene
from jobcoach.caseload.practice.lives import Life, life_of, phone
from jobcoach.caseload.practice.school import COACH, POSTCODES, RECIPIENTS, SCHOOL
from jobcoach.caseload.practice.states import Member, Werkprocessen
from jobcoach.caseload.practice.to_do import write_tasks
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.seals import MakeSeal
from jobcoach.caseload.skills import competences_of
from jobcoach.caseload.starting_data import AddStartingData
from jobcoach.caseload.students import student_form
from jobcoach.model.base import HandoverId, LogEntryId, StudentId
from jobcoach.model.choices import HandoverStatus
from jobcoach.model.wording import remarks_on

BEGIN, FIRST_SEAL, ANSWER, SECOND_SEAL = 60, 40, 25, 12
_LONG_AGO = date(2000, 1, 1)
_AT_ONCE = 20  # beyond the written class: dossiers per act, so that thousands take no hours


def fill_practice(
    vault: OpenCaseload,
    *,
    today: date,
    students: int = 24,
    years: int = 1,
    seed: int = 1,
    travel: Callable[[int], None] | None = None,
) -> None:
    """Fill an empty, open vault with the practice school; the same arguments give the same content.

    ``today`` is the day of the vault's clock. ``travel`` sets that clock some days back, so that papers and
    overdrachten get days of their own; without it everything was done today. Raises what the verbs raise.
    """
    back = travel or (lambda _days: None)
    back(BEGIN)
    filler = _Filler(DirectWork(vault), today)
    filler.begin(students=students, years=years, seed=seed)
    for days, chapter in (
        (FIRST_SEAL, filler.first_seal),
        (ANSWER, filler.answer),
        (SECOND_SEAL, filler.second_seal),
        (0, filler.now),
    ):
        back(days)
        chapter()


@dataclass(frozen=True, slots=True, kw_only=True)
class _OpenSchool:
    """Set the school up: itself, the coach, the municipalities, the lists and the companies."""

    today: date

    def __call__(self, session: Session) -> tuple[dict[str, int], dict[str, Site]]:
        SCHOOL(session)
        COACH(session)
        AddStartingData()(session)
        recipients = {item.name.removeprefix("gemeente "): item(session) for item in RECIPIENTS}
        return recipients, {
            company.key: _site(session, company, number, self.today) for number, company in enumerate(COMPANIES)
        }


def _site(session: Session, company: Company, number: int, today: date) -> Site:
    employer = SaveEmployer(
        name=company.name,
        sector=company.sector,
        status=company.status,
        website="",
        can_offer=company.can_offer,
        note=company.note,
        street=company.street,
        postcode=f"{POSTCODES[company.place]} ZX",
        place=company.place,
        leerbedrijf_id=_leerbedrijf_id(number) if company.recognitions else "",
        travel=company.travel,
        max_students=company.max_students,
    )(session)
    people = [
        SaveContactPerson(
            employer=employer,
            name=name,
            function=function,
            phone=phone(4000 + number * 5 + step),
            email=f"{name.split()[0].lower()}@{company.key}.example",
            trainer=step == 0,
        )(session)
        for step, (name, function) in enumerate(company.people)
    ]
    location = location_of(employer)(session)
    for code, name, days in company.recognitions:
        end = today + timedelta(days=days)
        AddRecognition(location=location, code=code, name=name, start=end - timedelta(days=4 * 365), end=end)(session)
    return Site(company=company, employer=employer, location=location, trainer=people[0])


def _leerbedrijf_id(number: int) -> str:
    """An invented number of nine digits that is no burgerservicenummer by the 11-test."""
    found = (f"10099{9000 + number * 20 + step}" for step in range(20))
    return next(text for text in found if not remarks_on(text))


class _Filler:
    """Remembers what was written, from chapter to chapter."""

    def __init__(self, work: DirectWork, today: date) -> None:
        self.work, self.today = work, today
        self.lives: list[tuple[int, Life, int]] = []
        self.members: list[Member] = []
        self.sites: dict[str, Site] = {}
        self.competences: tuple[int, ...] = ()
        self.werkprocessen: Werkprocessen = {}
        self.written: dict[int, date] = {}
        self.log: dict[int, tuple[LogEntryId, ...]] = {}
        self.handovers: dict[int, HandoverId] = {}

    def begin(self, *, students: int, years: int, seed: int) -> None:
        """The school, the seal, and every dossier with what was logged until then."""
        recipients, self.sites = self.work.carry_out(_OpenSchool(today=self.today))
        self.work.carry_out(MakeSeal())
        self.werkprocessen = {
            (row.qualification_code, row.code): row.id for row in self.work.ask(werkprocessen(limit=500))
        }
        nths: dict[str, int] = {}
        for index, case in enumerate(cases(students, seed)):
            nth = nths[case.work] = nths.get(case.work, -1) + 1
            life = life_of(case, index=index, nth=nth, today=self.today, years=years, seed=seed)
            self.lives.append((index, life, recipients[case.place]))
        for one in self.lives[: len(CASES)]:
            self._write([one])
        if self.members:
            self.competences = self._competence_ids(self.members[0].kept.student)

    def _write(self, lives: Sequence[tuple[int, Life, int]]) -> None:
        """Write some dossiers in one act; who left long ago still stands as a student until the last chapter."""
        verbs = [
            BeginDossier(life=replace(life, student=replace(life.student, left_on=None)), sites=self.sites, index=index)
            for index, life, _ in lives
        ]
        for (index, life, recipient), kept in zip(lives, self.work.carry_out(Together(verbs)), strict=True):
            site = self.sites[life.stage.company] if life.stage else None
            self.members.append(Member(index=index, life=life, kept=kept, site=site, recipient=recipient))

    def first_seal(self) -> None:
        """The overdracht that the municipality took on."""
        for member in self._in(Scene.ACCEPTED):
            self._send(member, reaction="Het klopt. Ik ben blij dat ik mag blijven.")

    def answer(self) -> None:
        """The municipality answers."""
        for member in self._in(Scene.ACCEPTED):
            self.work.carry_out(
                RecordAnswer(
                    handover=self.handovers[member.index],
                    status=HandoverStatus.AANGENOMEN,
                    on=self.work.ask(day_of),
                    answer="De gemeente zet de begeleiding voort. Nieuwe jobcoach: Loes Hagen.",
                )
            )

    def second_seal(self) -> None:
        """The overdracht that waits for an answer."""
        for member in self._in(Scene.SENT):
            self._send(member, reaction="Het klopt. Ik wil nog zeggen dat ik ook op zaterdag kan werken.")

    def now(self) -> None:
        """Everything that is not of the past: the rest of the log, consents, drafts, and the tasks."""
        for start in range(len(CASES), len(self.lives), _AT_ONCE):
            self._write(self.lives[start : start + _AT_ONCE])
        for member in self.members[: len(CASES)]:
            self._story([member])
        for start in range(len(CASES), len(self.members), _AT_ONCE):
            self._story(self.members[start : start + _AT_ONCE])
        for member in self.members:
            self._left(member)
            if member.scene not in (Scene.ACCEPTED, Scene.SENT):
                states.consents(self.work, member)
        for member in self._in(Scene.DEMO, Scene.DRAFT_GAPS):
            states.start_paper(self.work, member, self.werkprocessen, self.log[member.index], gaps=True)
        for member in self._in(Scene.DRAFT_COMPLETE):
            states.start_paper(self.work, member, self.werkprocessen, self.log[member.index], gaps=False)
        for member in self._in(Scene.PREPARED):
            states.start_handover(self.work, member, read=False)
            states.plant_findings(self.work, member, self._other(member))
        write_tasks(self.work, self.members, self.today)

    def _in(self, *scenes: Scene) -> Iterable[Member]:
        return [member for member in self.members if member.scene in scenes]

    def _competence_ids(self, student: StudentId) -> tuple[int, ...]:
        found = self.work.ask(competences_of(student))
        return tuple(row.id for row in found.rows) if found else ()

    def _story(self, members: Sequence[Member]) -> None:
        until = self.work.ask(day_of)
        verbs = [
            KeepStory(
                life=member.life,
                kept=member.kept,
                sites=self.sites,
                competences=self.competences,
                after=self.written.get(member.index, _LONG_AGO),
                until=until,
            )
            for member in members
        ]
        for member, entries in zip(members, self.work.carry_out(Together(verbs)), strict=True):
            self.log[member.index] = self.log.get(member.index, ()) + entries
            self.written[member.index] = until

    def _left(self, member: Member) -> None:
        if member.life.student.left_on:
            form = self.work.ask(student_form(member.kept.student))
            self.work.carry_out(replace(form, left_on=member.life.student.left_on))

    def _send(self, member: Member, *, reaction: str) -> None:
        self._story([member])
        states.consents(self.work, member)
        paper = states.start_paper(self.work, member, self.werkprocessen, self.log[member.index], gaps=False)
        issue_paper(paper)(self.work)
        handover = self.handovers[member.index] = states.start_handover(self.work, member, read=True, reaction=reaction)
        seal_handover(handover)(self.work)
        self.work.carry_out(MarkSent(handover=handover, on=self.work.ask(day_of)))

    def _other(self, member: Member) -> str:
        names = [other.life.case for other in self.members if other.index != member.index]
        same = [case for case in names if case.work == member.life.case.work] or names
        return " ".join(part for part in (same[0].call_name, same[0].infix, same[0].last_name) if part) if same else ""
