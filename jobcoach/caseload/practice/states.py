"""The states of a dossier: consents given, refused and missing; papers half done and issued; overdrachten."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from jobcoach.caseload.asking import question_for
from jobcoach.caseload.circumstances import today
from jobcoach.caseload.consents import Answer, RecordConsent, WithdrawConsent, consents_of, deciders
from jobcoach.caseload.handovers import SaveHandover
from jobcoach.caseload.internships import internship_form
from jobcoach.caseload.own_words import SaveAdvice, advice_form
from jobcoach.caseload.papers import SaveLine, StartPaper
from jobcoach.caseload.practice.dossier import Kept, Site
from jobcoach.caseload.practice.kinds import Scene
from jobcoach.caseload.practice.lives import Life
from jobcoach.caseload.practice.paper_lines import LINES, PaperLine
from jobcoach.caseload.practice.school import COACH
from jobcoach.caseload.practice.school_days import in_four_weeks, working_day_before
from jobcoach.caseload.work import Work
from jobcoach.model.base import HandoverId, LogEntryId, PraktijkverklaringId, WerkprocesId
from jobcoach.model.choices import Act, Capacity, Destination, Subject, Way

PLANTED_WORD = "ADHD"
PLANTED_SENTENCE = f"Door {PLANTED_WORD} snel afgeleid in een volle kas."
MOST = frozenset(Subject) - {Subject.GEZONDHEID}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One student of the practice school as it stands in the vault, with what the states need."""

    index: int
    life: Life
    kept: Kept
    site: Site | None
    recipient: int

    @property
    def scene(self) -> Scene:
        """The state that this dossier shows."""
        return self.life.case.scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is answered: the subjects with yes, those with no, and the act itself when ``act_yes`` is not None."""

    yes: frozenset[Subject] = frozenset()
    no: frozenset[Subject] = frozenset()
    act_yes: bool | None = None

    def answers(self) -> tuple[Answer, ...]:
        """The answers in the order of the form: the act first, then the subjects."""
        act = () if self.act_yes is None else (Answer(subject=None, yes=self.act_yes),)
        return (*act, *(Answer(subject=item, yes=item in self.yes) for item in Subject if item in self.yes | self.no))


def record(work: Work, member: Member, said: Said, *, act: Act, back: int, only: Iterable[Capacity] = ()) -> None:
    """Keep what everyone who decides answered ``back`` days ago: subjects by whom consents, the act by whom agrees.

    ``only`` leaves the others out, whose answer then is missing.
    """
    on = working_day_before(work.ask(today) - timedelta(days=back))
    who = work.ask(deciders(member.kept.student, act=act, on=on))
    for capacity, name in who.people:
        if only and capacity not in tuple(only):
            continue
        part = Said(
            yes=said.yes if capacity in who.per_subject else frozenset(),
            no=said.no if capacity in who.per_subject else frozenset(),
            act_yes=said.act_yes if capacity in who.for_act else None,
        )
        if not part.answers():
            continue
        work.carry_out(
            RecordConsent(
                student=member.kept.student,
                recipient=member.recipient,
                act=act,
                by_name=name,
                capacity=capacity,
                on=on,
                answers=part.answers(),
                way=Way.PAPIER if member.index % 3 else Way.GESPREK,
                valid_until=on.replace(year=on.year + 2, day=min(on.day, 28)),
            )
        )


def consents(work: Work, member: Member) -> None:
    """The answers that belong to the state of this dossier; for most students they are not asked yet."""
    scene, health = member.scene, frozenset({Subject.GEZONDHEID})
    asked = Act.VERZOEK
    if scene in (Scene.SENT, Scene.REFUSED):
        quiet = health | {Subject.NETWERK}
        quiet |= {Subject.EIGEN_WOORDEN} if scene is Scene.REFUSED else frozenset()
        record(work, member, Said(yes=frozenset(Subject) - quiet, no=quiet, act_yes=True), act=asked, back=5)
    elif scene in (Scene.ACCEPTED, Scene.HALF_YEAR, Scene.YEAR, Scene.AGREED, Scene.REPRESENTED):
        record(work, member, Said(yes=MOST, act_yes=True), act=asked, back=6)
    elif scene in (Scene.PREPARED, Scene.PARENTS):
        record(work, member, Said(yes=MOST, no=health, act_yes=True), act=asked, back=4)
    elif scene is Scene.PARENT_MISSING:
        record(work, member, Said(yes=MOST, act_yes=True), act=asked, back=7, only=(Capacity.STUDENT,))
    elif scene is Scene.WITHDRAWN:
        record(work, member, Said(yes=MOST, no=health, act_yes=True), act=asked, back=30)
        _withdraw(work, member, {None, Subject.NETWERK})
    elif scene in (Scene.DRAFT_GAPS, Scene.DRAFT_COMPLETE) or (scene is Scene.PLAIN and member.index % 4 == 1):
        record(work, member, Said(yes=frozenset({Subject.GEGEVENS}), act_yes=True), act=Act.BETREKKEN, back=20)


def _withdraw(work: Work, member: Member, subjects: set[Subject | None]) -> None:
    for row in work.ask(consents_of(member.kept.student)):
        if row.subject in subjects:
            work.carry_out(WithdrawConsent(consent=row.id))


Werkprocessen = dict[tuple[str, str], WerkprocesId]


def start_paper(
    work: Work, member: Member, werkprocessen: Werkprocessen, evidence: tuple[LogEntryId, ...], *, gaps: bool
) -> PraktijkverklaringId:
    """Begin the praktijkverklaring of the running stage; with ``gaps`` the last line still lacks its judgement."""
    if member.kept.stage is None or member.site is None:
        raise ValueError("a paper needs a stage")
    paper = work.carry_out(StartPaper(internship=member.kept.stage))
    first, *rest = member.site.company.people[0][0].split()
    assessor = f"{first[0]}. {' '.join(rest)}"
    lines = lines_for(member)
    for number, line in enumerate(lines):
        work.carry_out(
            line_verb(
                paper, line, werkprocessen, evidence[number : number + 1],
                assessor=assessor, work=work, judged=not (gaps and number == len(lines) - 1),
            )
        )  # fmt: skip
    return paper


def lines_for(member: Member) -> tuple[PaperLine, ...]:
    """The lines that fit the work: of a recognised qualification, else free entry."""
    return LINES[member.life.case.work]


def line_verb(
    paper: PraktijkverklaringId, line: PaperLine, werkprocessen: Werkprocessen, evidence: tuple[LogEntryId, ...],
    *, assessor: str, work: Work, judged: bool,
) -> SaveLine:  # fmt: skip
    """One line of a paper as a verb; not ``judged`` leaves level, day and assessor open."""
    return SaveLine(
        paper=paper,
        werkproces=werkprocessen.get((line.qualification, line.code)),
        free_title=line.title,
        done=line.done,
        independence=line.independence if judged else None,
        assessed_on=working_day_before(work.ask(today) - timedelta(days=line.back)) if judged else None,
        assessor=assessor if judged else "",
        evidence=evidence,
    )


def start_handover(work: Work, member: Member, *, read: bool, reaction: str = "") -> HandoverId:
    """Prepare the overdracht as a coach would: the question, the plan, the talk about it."""
    life, now = member.life, work.ask(today)
    leave = life.student.expected_leave_on
    start = leave + timedelta(days=1) if leave else None
    company = member.site.company.name if member.site else "het bedrijf"
    town = life.case.place
    return work.carry_out(
        SaveHandover(
            student=member.kept.student,
            recipient=member.recipient,
            act=Act.VERZOEK,
            destination=Destination.WERK,
            question=question_for(life.case.call_name, start),
            explanation="Het gaat om een jobcoach op de werkplek, ongeveer twee uur per week.",
            reply_by=in_four_weeks(now),
            start_on=start,
            plan=f"Gesprek met {life.case.call_name}, bedrijf en gemeente: {COACH.name} nodigt uit\n"
            f"Besluit over de begeleiding: gemeente {town}\n"
            f"Contract van een half jaar: {company}\n"
            f"Eerste bezoek van de nieuwe jobcoach: gemeente {town}",
            talked_on=working_day_before(now - timedelta(days=3)),
            talked_with=f"{life.case.call_name} en thuis",
            read_by_student=read,
            reaction=reaction,
        )
    )


def plant_findings(work: Work, member: Member, other: str) -> None:
    """Give the last look before sealing something to find: one medical word, and the name of another student."""
    advice: SaveAdvice = work.ask(advice_form(member.kept.student))
    work.carry_out(replace(advice, work_advice=f"{advice.work_advice} {PLANTED_SENTENCE}"))
    if member.kept.stage is not None:
        stage = work.ask(internship_form(member.kept.stage))
        work.carry_out(replace(stage, result=f"Werkt door in een vast ritme, vaak samen met {other}."))
