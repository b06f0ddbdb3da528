"""From a case and its pack to one believable dossier on paper: dates, places, notes. No session, no randomness outside
the seed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from jobcoach.caseload.practice import common
from jobcoach.caseload.practice.kinds import Case, Pack, Scene
from jobcoach.caseload.practice.packs import PACKS
from jobcoach.caseload.practice.school import MENTORS, POSTCODES
from jobcoach.caseload.practice.school_days import before_summer, first_monday, friday, monday, workdays
from jobcoach.caseload.students import SaveStudent
from jobcoach.model.choices import AgreementStatus, InternshipKind, LogKind, Outcome, Rater, SchoolKind
from jobcoach.model.wording import remarks_on

T = TypeVar("T")
DAYS = ("ma", "di", "wo", "do", "vr")
_WEEKS = {1: ((1,), (3,)), 2: ((0, 1), (3, 4), (1, 3)), 3: ((1, 2, 3), (0, 1, 2)), 4: ((0, 1, 2, 3), (1, 2, 3, 4))}
_DAYS_PER_WEEK = {"4A": 1, "4B": 1, "5A": 2, "5B": 2, "6A": 3, "E1": 4}
_WITHOUT_STAGE = frozenset({Scene.NEW})
LEFT_DAYS = {Scene.ACCEPTED: 20, Scene.HALF_YEAR: 186, Scene.YEAR: 352}


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One entry of the log to be; ``talent`` is the position of the talent that it proves."""

    on: date
    kind: LogKind
    minutes: int | None
    note: str = field(repr=False)
    talent: int | None = None
    personal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePlan:
    """One internship to be."""

    company: str
    kind: InternshipKind
    start: date
    end: date | None
    weekdays: tuple[int, ...]
    hours: str
    tasks: str
    agreement: AgreementStatus
    outcome: Outcome | None = None
    result: str = ""
    logs: tuple[LogLine, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRound:
    """The scores of one rater on one day, in the order of the competence list."""

    on: date
    rater: Rater
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One dossier, ready for the verbs. ``nth`` counts the students with the same work."""

    case: Case
    pack: Pack
    nth: int
    student: SaveStudent = field(repr=False)
    stage: StagePlan | None
    past: tuple[StagePlan, ...]
    rounds: tuple[ScoreRound, ...]


def life_of(case: Case, *, index: int, nth: int, today: date, years: int, seed: int) -> Life:
    """The dossier of the ``index``-th student; the same arguments give the same dossier."""
    chance = Random(f"{seed}-{index}")
    pack = PACKS[case.work]
    student = _facts(case, index=index, today=today, chance=chance)
    if case.scene in _WITHOUT_STAGE:
        return Life(case=case, pack=pack, nth=nth, student=student, stage=None, past=(), rounds=())
    stage = _stage(case, pack, index=index, nth=nth, today=today, chance=chance, left_on=student.left_on)
    past = _past(pack, index=index, nth=nth, before=stage.start, years=years)
    until = min(today, stage.end or today)
    return Life(
        case=case,
        pack=pack,
        nth=nth,
        student=student,
        stage=stage,
        past=past,
        rounds=_rounds(stage.start, until, chance),
    )


def turn(options: Sequence[T], at: int) -> T:
    """The option at a place in an endless round."""
    return options[at % len(options)]


def _facts(case: Case, *, index: int, today: date, chance: Random) -> SaveStudent:
    born_on = _back(today, case.age) - timedelta(days=chance.randrange(40, 330))
    years_at_school = {"4A": 3, "4B": 3, "5A": 4, "5B": 4, "6A": 5, "E1": 1}.get(case.class_name, 3)
    year = today.year if today.month >= 8 else today.year - 1
    left = LEFT_DAYS.get(case.scene)
    left_on = today - timedelta(days=left) if left else None
    street = f"{turn(common.STREETS, index)} {chance.randrange(2, 98)}"
    return SaveStudent(
        number=f"{26_000 + index * 7 + 3}",
        call_name=case.call_name,
        first_names=case.first_names,
        infix=case.infix,
        last_name=case.last_name,
        born_on=born_on,
        born_in=case.born_in,
        street=street,
        postcode=f"{POSTCODES[case.place]} Z{turn('ABCDEGHJKL', index)}",
        place=case.place,
        municipality=case.place,
        phone=phone(index),
        email=f"leerling{index + 1:03d}@delinde.example",
        school_kind=case.kind,
        class_name="" if left_on else case.class_name,
        mentor="" if left_on else MENTORS[case.class_name],
        direction="entree" if case.kind is SchoolKind.ENTREE else turn(common.DIRECTIONS, index),
        enrolled_on=date(year - years_at_school, 8, 1),
        expected_leave_on=left_on or _leaves_on(case, today, year),
        left_on=left_on,
        decides_alone=case.scene is not Scene.REPRESENTED,
        representative=case.others[0][0] if case.scene is Scene.REPRESENTED and case.others else "",
        transport=case.transport,
        language=case.language,
    )


def _leaves_on(case: Case, today: date, year: int) -> date:
    """Who hands over soon leaves at the end of a month soon; the others at the end of a school year."""
    soon = {Scene.SENT: 40, Scene.PREPARED: 80, Scene.DEMO: 70, Scene.DRAFT_COMPLETE: 70, Scene.REPRESENTED: 110}
    if case.scene in soon:
        first = (today + timedelta(days=soon[case.scene])).replace(day=1)
        return first - timedelta(days=1)
    return date(year + {"6A": 1, "E1": 1, "5A": 2, "5B": 2}.get(case.class_name, 3), 7, 31)


def _back(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


def phone(index: int) -> str:
    """An invented number, 06 98 76 xx xx; one that would look like a burgerservicenummer is passed over."""
    for step in range(20):
        tail = (index * 137 + step * 11 + 1204) % 10_000
        number = f"06 98 76 {tail // 100:02d} {tail % 100:02d}"
        if not remarks_on(number):
            return number
    raise RuntimeError("no number left")


def _stage(
    case: Case, pack: Pack, *, index: int, nth: int, today: date, chance: Random, left_on: date | None
) -> StagePlan:
    end_of_log = min(today, left_on) if left_on else today
    start = end_of_log - timedelta(days=chance.randrange(90, 200))
    start = first_monday(start, end_of_log)
    weekdays = turn(_WEEKS[_DAYS_PER_WEEK[case.class_name]], nth)
    hours = 6 if case.age < 16 else 7
    young = case.age < 16
    kind = InternshipKind.ORIENTEREND if young else InternshipKind.ZELFSTANDIG
    if case.kind is SchoolKind.ENTREE:
        kind = InternshipKind.BPV
    if case.scene in (Scene.SENT, Scene.PREPARED, Scene.DEMO) or left_on:
        kind = InternshipKind.PLAATSING
    closed = case.scene in (Scene.SENT, Scene.DEMO, Scene.DRAFT_COMPLETE, Scene.PREPARED)
    end = left_on or (friday(today + timedelta(days=30 + nth % 8 * 9)) if closed or nth % 2 else None)
    signed = AgreementStatus.COMPLEET if closed or left_on else turn(tuple(AgreementStatus)[::-1], nth)
    return StagePlan(
        company=case.company or turn(pack.companies, nth),
        kind=kind,
        start=start,
        end=end,
        weekdays=weekdays,
        hours=str(hours * len(weekdays)),
        tasks=turn(pack.tasks, nth),
        agreement=signed,
        outcome=Outcome.BAAN if left_on else None,
        result=turn(pack.results, nth) if left_on or case.scene in (Scene.SENT, Scene.PREPARED) else "",
        logs=_logs(pack, index=index, nth=nth, start=start, end=end_of_log, weekdays=weekdays, minutes=hours * 60),
    )


def _logs(
    pack: Pack, *, index: int, nth: int, start: date, end: date, weekdays: tuple[int, ...], minutes: int
) -> tuple[LogLine, ...]:
    """What was written between two days, spread evenly: working days, visits, calls, a talk, now and then a note."""
    day, visit, note = LogKind.STAGEDAG, LogKind.BEZOEK, LogKind.NOTITIE
    entries: list[tuple[LogKind, int | None, str, int | None]] = [
        (day, minutes, turn(pack.days, nth), None),
        (visit, 40, turn(pack.visits, nth), None),
        (day, minutes, turn(pack.talents, nth).note, 0),
        (LogKind.TELEFOON, 10, turn(common.CALLS, index), None),
        (day, minutes, turn(pack.days, nth + 1), None),
        (visit, 45, turn(pack.talents, nth + 1).note, 1),
        (LogKind.GESPREK, 30, turn(common.TALKS, index), None),
        (day, minutes, turn(pack.days, nth + 2), None),
        (visit, 35, turn(pack.visits, nth + 1), None),
    ]
    if index % 2:
        entries.insert(4, (note, None, turn(common.NOTES, index), None))
    if index % 3 == 0:
        entries.insert(7, (note, None, turn(common.PERSONAL_NOTES, index), None))
    days = workdays(start, end - timedelta(days=2), weekdays)
    gaps = max(1, len(entries) - 1)
    chosen = [days[number * (len(days) - 1) // gaps] for number in range(len(entries))] if days else []
    return tuple(
        LogLine(on=on, kind=kind, minutes=length, note=text, talent=talent, personal=text in common.PERSONAL_NOTES)
        for on, (kind, length, text, talent) in zip(chosen, entries, strict=False)
    )


def _past(pack: Pack, *, index: int, nth: int, before: date, years: int) -> tuple[StagePlan, ...]:
    """Earlier stages, the newest first: one inside school, and one outside with a log for each further year."""
    found = []
    for year in range(years):
        end = friday(before_summer(before - timedelta(days=26 + 365 * year)))
        start = monday(end - timedelta(days=150))
        inside = year == years - 1
        weekdays = (3,) if inside else (1, 3)
        found.append(
            StagePlan(
                company="kantine" if inside else turn(pack.companies, nth + year + 1),
                kind=InternshipKind.INTERN if inside else InternshipKind.GROEP,
                start=start,
                end=end,
                weekdays=weekdays,
                hours="6" if inside else "12",
                tasks=turn(_INSIDE, nth) if inside else turn(pack.tasks, nth + 1),
                agreement=AgreementStatus.COMPLEET,
                outcome=Outcome.AFGEROND,
                result="Is op tijd, luistert naar uitleg en maakt af." if inside else turn(pack.results, nth + 1),
                logs=()
                if inside
                else _logs(
                    pack, index=index + year + 1, nth=nth + year, start=start, end=end, weekdays=weekdays, minutes=360
                ),
            )
        )
    return tuple(found)


_INSIDE = (
    "Broodjes maken, kassa tellen met begeleiding",
    "Was draaien en vouwen, magazijn van school aanvullen",
    "Conciërge helpen, lokalen klaarzetten",
)


def _rounds(start: date, until: date, chance: Random) -> tuple[ScoreRound, ...]:
    """Three rounds by the company that grow, and one by the student, who is a little stricter."""
    span = (until - start).days
    if span < 30:
        return ()
    begin = [chance.choice((1, 2, 2, 2, 3)) for _ in range(8)]
    middle = [min(4, value + chance.choice((0, 1, 1))) for value in begin]
    now = [min(4, value + chance.choice((0, 0, 1))) for value in middle]
    own = [max(1, value - chance.randrange(0, 2)) for value in now]
    last = start + timedelta(days=span - 8)
    moments = ((start + timedelta(days=14), begin), (start + timedelta(days=span // 2), middle), (last, now))
    company = tuple(ScoreRound(on=on, rater=Rater.COMPANY, scores=tuple(scores)) for on, scores in moments)
    return (*company, ScoreRound(on=last, rater=Rater.STUDENT, scores=tuple(own)))
