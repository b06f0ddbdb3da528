"""The main job on the practice school, without a screen: from two logged days to a package that was checked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from jobcoach.caseload.circumstances import today
from jobcoach.caseload.consents import Answer, RecordConsent, deciders
from jobcoach.caseload.documents import NoteExported, content_of
from jobcoach.caseload.handover_findings import Finding, Weight, findings_of
from jobcoach.caseload.handovers import proposed
from jobcoach.caseload.internships import InternshipRow, internship_form, internship_rows
from jobcoach.caseload.log_book import KeepLog
from jobcoach.caseload.papers import PaperRow, issue_paper, lines_of, papers_of
from jobcoach.caseload.practice.cases import CASES
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.caseload.practice.kinds import Scene
from jobcoach.caseload.practice.lives import DAYS
from jobcoach.caseload.practice.make import make_practice
from jobcoach.caseload.practice.packs import PACKS
from jobcoach.caseload.practice.proof import MainJob, WrittenFile, paper_inside, prove
from jobcoach.caseload.practice.school import COACH
from jobcoach.caseload.practice.school_days import in_four_weeks
from jobcoach.caseload.recipients import recipients
from jobcoach.caseload.road import Wrapped, wrap_handover
from jobcoach.caseload.sealing import Sealed, seal_handover
from jobcoach.caseload.seals import seal_card
from jobcoach.caseload.skills import AddEvidence, talents_of
from jobcoach.caseload.students import StudentRow, student_form, student_rows
from jobcoach.caseload.work import Work
from jobcoach.exchange.outgoing import write_whole
from jobcoach.model.base import HandoverId, LogEntryId, StudentId
from jobcoach.model.choices import Act, Capacity, Independence, LogKind, Subject
from jobcoach.model.expected import Expected
from jobcoach.vault.kdf import Cost

ROOT_FILE = "school-root.pem"
PAPER_FILE = "praktijkverklaring.pdf"


def run(
    folder: Path, *, out: Path, clock: Callable[[], datetime], say: Callable[[str], None], cost: Cost | None = None
) -> MainJob:
    """Do the main job in a new practice vault in ``folder`` and write what leaves into ``out``.

    ``say`` gets one Dutch line per step. Raises as ``keeper.create`` and the verbs do, ``file.*`` when ``out`` cannot
    be written, and RuntimeError when a package of our own does not pass the check.
    """
    _make_folder(out)
    vault = make_practice(folder, clock=clock, cost=cost)
    try:
        say(f"De oefenschool is gemaakt: een versleutelde kluis met {len(CASES)} verzonnen leerlingen.")
        work = DirectWork(vault)
        who = _student(work)
        _log(work, who, say)
        _paper(work, who, say)
        _consent(work, who, say)
        handover = _handover(work, who, say)
        sealed = seal_handover(handover)(work)
        wrapped = wrap_handover(sealed.document)(work)
        result = _write(work, who, sealed, wrapped, out, say)
        prove(out, result, root_file=ROOT_FILE, paper_file=PAPER_FILE, now=clock(), say=say)
        return result
    finally:
        vault.lock()


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise Expected("file.folder", name=out.name) from error
    except OSError as error:
        raise Expected("file.read_only", name=out.name) from error


def _student(work: Work) -> StudentRow:
    """The student of the practice school whose papers are nearly ready."""
    name = " ".join(part for part in (_CASE.call_name, _CASE.infix, _CASE.last_name) if part)
    return next(row for row in work.ask(student_rows(on=work.ask(today))) if row.name == name)


_CASE = next(case for case in CASES if case.scene is Scene.DEMO)


def _stage(work: Work, student: StudentId) -> InternshipRow:
    return work.ask(internship_rows(on=work.ask(today), student=student, running=True))[0]


def _log(work: Work, who: StudentRow, say: Callable[[str], None]) -> None:
    """Two internship days, and the second one proves a talent that had no evidence yet."""
    stage = _stage(work, who.id)
    talent = next(item for item in work.ask(talents_of(who.id)) if not item.evidence)
    shown = next(item.note for item in PACKS[_CASE.work].talents if item.label == talent.label)
    entry: LogEntryId | None = None
    for on, note in zip(_last_days(work, stage), (_FIRST_NOTE, shown), strict=True):
        entry = work.carry_out(
            KeepLog(kind=LogKind.STAGEDAG, on=on, student=who.id, internship=stage.id, minutes=7 * 60, note=note)
        )
        say(f"Stagedag vastgelegd: {_day(on)}, {stage.employer_name}, 7 uur.")
    if entry is not None:
        work.carry_out(AddEvidence(talent=talent.id, log_entry=entry))
        say(f"Talent met bewijs: {talent.label.lower()}.")


_FIRST_NOTE = "Mise en place gedaan met de lijst. Vroeg één keer hulp, bij de snijmachine."


def _last_days(work: Work, stage: InternshipRow) -> tuple[date, date]:
    """The last two working days of this stage before today."""
    weekdays = {DAYS.index(day) for day in work.ask(internship_form(stage.id)).days.split()}
    now = work.ask(today)
    recent = (now - timedelta(days=back) for back in range(1, 30))
    days = [day for day in recent if day.weekday() in weekdays][:2]
    return days[1], days[0]


def _day(on: date) -> str:
    return f"{on.day}-{on.month}-{on.year}"


def _paper(work: Work, who: StudentRow, say: Callable[[str], None]) -> None:
    """Complete the praktijkverklaring that lacked a judgement, and issue it."""
    paper = work.ask(papers_of(who.id))[0]
    stage = _stage(work, who.id)
    say(f"Praktijkverklaring {stage.employer_name}: nog {len(paper.missing)} regel niet af.")
    for line in work.ask(lines_of(paper.id)):
        if line.independence is None:
            work.carry_out(
                replace(
                    line,
                    free_title="" if line.werkproces else line.free_title,
                    independence=Independence.SUPERVISED,
                    assessed_on=work.ask(today) - timedelta(days=1),
                    assessor=next(other.assessor for other in work.ask(lines_of(paper.id)) if other.assessor),
                )
            )
    issue_paper(paper.id)(work)
    issued: PaperRow = work.ask(papers_of(who.id))[0]
    say(f"Praktijkverklaring uitgegeven: nummer {issued.number}, {issued.lines} werkprocessen.")


def _consent(work: Work, who: StudentRow, say: Callable[[str], None]) -> None:
    """Everyone who decides answers: the subjects by whom consents, the request by whom agrees."""
    now = work.ask(today)
    recipient = _recipient(work, who.id)
    people = work.ask(deciders(who.id, act=Act.VERZOEK, on=now))
    for capacity, name in people.people:
        act = (Answer(subject=None, yes=True),) if capacity in people.for_act else ()
        subjects = _SUBJECTS if capacity in people.per_subject else ()
        work.carry_out(
            RecordConsent(
                student=who.id,
                recipient=recipient,
                act=Act.VERZOEK,
                by_name=name,
                capacity=capacity,
                on=now,
                answers=(*act, *subjects),
            )
        )
        say(f"Toestemming vastgelegd: {_CAPACITY[capacity]} zei ja tegen het verzoek{_about(subjects)}.")


_SUBJECTS = tuple(Answer(subject=item, yes=item is not Subject.GEZONDHEID) for item in Subject)
_CAPACITY = {
    Capacity.STUDENT: "de leerling",
    Capacity.PARENT: "een ouder",
    Capacity.REPRESENTATIVE: "de vertegenwoordiger",
}


def _about(subjects: tuple[Answer, ...]) -> str:
    if not subjects:
        return ""
    yes = sum(answer.yes for answer in subjects)
    return f", ja bij {yes} onderwerpen en nee bij {len(subjects) - yes}"


def _recipient(work: Work, student: StudentId) -> int:
    return work.ask(proposed(student, on=work.ask(today))).recipient or _first_recipient(work)


def _first_recipient(work: Work) -> int:
    found = work.ask(recipients)[0].id
    if found is None:
        raise Expected("record.gone")
    return found


def _handover(work: Work, who: StudentRow, say: Callable[[str], None]) -> HandoverId:
    """Prepare the overdracht and look it over; what must change first stops the job."""
    now = work.ask(today)
    draft = work.ask(proposed(who.id, on=now))
    call_name = work.ask(student_form(who.id)).call_name
    stage = _stage(work, who.id)
    handover = work.carry_out(
        replace(
            draft,
            explanation="Het gaat om een jobcoach op de werkplek, ongeveer twee uur per week.",
            plan=f"Gesprek met {call_name}, bedrijf en gemeente: {COACH.name} nodigt uit\n"
            f"Contract van een half jaar: {stage.employer_name}\n"
            "Eerste bezoek van de nieuwe jobcoach: gemeente",
            reply_by=in_four_weeks(now),
            talked_on=now,
            talked_with=f"{call_name} en thuis",
            read_by_student=True,
            reaction=f"Het klopt. Ik wil graag bij {stage.employer_name} blijven.",
        )
    )
    found: tuple[Finding, ...] = work.ask(findings_of(handover))
    counts = {weight: sum(item.weight is weight for item in found) for weight in Weight}
    if counts[Weight.MUST]:
        raise Expected("handover.blocked", count=counts[Weight.MUST])
    say(
        f"Overdracht nagelezen: {counts[Weight.GOOD]} punten goed, {counts[Weight.LOOK]} om na te kijken, "
        f"{counts[Weight.LEFT_OUT]} weggelaten omdat er geen ja voor is."
    )
    return handover


def _write(
    work: Work, who: StudentRow, sealed: Sealed, wrapped: Wrapped, out: Path, say: Callable[[str], None]
) -> MainJob:
    """Write the four files, and note in the audit that they left the vault."""
    card = work.ask(seal_card)
    if card is None:
        raise Expected("seal.none")
    container = work.ask(content_of(sealed.document))
    files = {
        PAPER_FILE: paper_inside(container),
        sealed.file_name: container,
        wrapped.file_name: wrapped.content,
        ROOT_FILE: card.root_pem,
    }
    written = []
    for name, content in files.items():
        write_whole(out / name, content)
        written.append(WrittenFile(name=name, size=len(content), digest=sha256(content).hexdigest()))
        say(f"Geschreven: {name} ({_size(len(content))}), {_WHAT.get(name, 'pakket')}.")
    work.carry_out(NoteExported(student=who.id, about=sealed.number))
    return MainJob(
        number=sealed.number,
        container=sealed.file_name,
        wrapped=wrapped.file_name,
        files=tuple(written),
        fingerprint=card.fingerprint,
        password=wrapped.password,
    )


_WHAT = {PAPER_FILE: "met het zegel van de school", ROOT_FILE: "het openbare bewijs van de school"}


def _size(count: int) -> str:
    return f"{count / 1000:.0f} kB" if count >= 1000 else f"{count} bytes"
