"""The stageovereenkomst of a stage: what is missing, how it looks now, and making the one that is signed."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.agreement_case import TITLES, Case, case_of
from jobcoach.caseload.agreement_parts import parts_of
from jobcoach.caseload.circumstances import Question, today
from jobcoach.caseload.clauses import clauses_for
from jobcoach.caseload.paper_content import letterhead
from jobcoach.caseload.paper_trail import PaperOrder, Signers, make_paper
from jobcoach.caseload.school import the_school
from jobcoach.caseload.work import Job, Work
from jobcoach.documents.stageovereenkomst import Stageovereenkomst
from jobcoach.model.agreement import Gap, gaps
from jobcoach.model.base import DocumentId, InternshipId, StudentId
from jobcoach.model.choices import DocumentKind, SignerRole
from jobcoach.model.expected import Expected
from jobcoach.model.internships import Internship
from jobcoach.model.labels import label, long_day


def agreement_gaps(internship: InternshipId) -> Question[tuple[Gap, ...]]:
    """Question: what the agreement of this stage still lacks; the legal minimum first."""

    def answer(session: Session) -> tuple[Gap, ...]:
        return gaps(case_of(session, internship).facts)

    return answer


def agreement_data(internship: InternshipId) -> Question[Stageovereenkomst]:
    """Question: what the agreement prints as the dossier stands now, as a concept."""

    def answer(session: Session) -> Stageovereenkomst:
        case = case_of(session, internship)
        student, stage = case.stage.student, case.stage
        end = f" tot en met {long_day(stage.end)}" if stage.end else ""
        where = f" in {stage.location.place}" if stage.location.place else ""
        return Stageovereenkomst(
            school=letterhead(the_school(session)),
            changed_on=today(session),
            title=TITLES[case.facts.kind],
            student_name=student.official_name,
            born_on=student.born_on,
            lead=f"loopt stage bij {stage.location.employer.name}{where}, van {long_day(stage.start)}{end}.",
            parts=parts_of(session, case),
            clauses=clauses_for(session, case.facts.kind, case.facts.age),
            missing=tuple(gap.what for gap in gaps(case.facts) if gap.legal),
            signers=tuple(_party(*signer) for signer in _signers(case)),
        )

    return answer


def _party(role: SignerRole, name: str, function: str) -> tuple[str, str, str]:
    """As it stands above and below the line; who signs for a student is named by what he or she is."""
    if role is SignerRole.OUDER:
        return function.capitalize(), name, ""
    return label(role).capitalize(), name, function


def _signers(case: Case) -> list[tuple[SignerRole, str, str]]:
    """The student first; under 16 a parent first (R03). One parent signs for both, unless the school asks more."""
    student, trainer = case.stage.student, case.stage.trainer
    own = (SignerRole.LEERLING, student.official_name, "")
    company = case.stage.location.employer.name
    others = [
        (SignerRole.BEDRIJF, trainer.name if trainer else "", f"praktijkopleider, {company}"),
        (SignerRole.SCHOOL, case.facts.director, ""),
    ]
    if case.facts.minor or not case.facts.decides_alone:
        word = "ouder of verzorger" if case.facts.minor else "wettelijk vertegenwoordiger"
        parent = (SignerRole.OUDER, case.parents[0] if case.parents else "", word)
        first = [parent, own] if (case.facts.age or 18) < 16 else [own, parent]
        return [*first, *others]
    return [own, *others]


def preview_agreement(internship: InternshipId) -> Job[bytes]:
    """Job: the agreement as a concept, with what is missing on it. Raises ``documents.character``."""

    def job(work: Work) -> bytes:
        from jobcoach.documents.stageovereenkomst_paper import build

        work.say("Voorbeeld maken")
        return build(work.ask(agreement_data(internship)))

    return job


def make_agreement(internship: InternshipId) -> Job[DocumentId]:
    """Job: number and keep the agreement that is signed. Raises ``agreement.missing`` (what), ``record.gone``."""

    def data(session: Session) -> Stageovereenkomst:
        return replace(agreement_data(internship)(session), missing=())

    def signers(session: Session) -> Signers:
        found = _signers(case_of(session, internship))
        return tuple((role, name) for role, name, _ in found)

    def job(work: Work) -> DocumentId:
        from jobcoach.documents.stageovereenkomst_paper import build

        student, title, lacking = work.ask(lambda session: _ready(session, internship))
        if lacking:
            raise Expected("agreement.missing", what=", ".join(lacking))
        order = PaperOrder(
            kind=DocumentKind.STAGEOVEREENKOMST, title=title, student=student, data=data, build=build, signers=signers
        )
        return make_paper(order)(work)

    return job


def _ready(session: Session, internship: InternshipId) -> tuple[StudentId, str, tuple[str, ...]]:
    case = case_of(session, internship)
    title = f"{TITLES[case.facts.kind]} {case.stage.location.employer.name}"
    lacking = tuple(gap.what for gap in gaps(case.facts) if gap.legal)
    return StudentId(case.stage.student_id), title, lacking


def newest_stage(student: StudentId) -> Question[InternshipId]:
    """Question: the stage that an agreement is made for from the dossier. Raises ``agreement.no_stage``."""

    def answer(session: Session) -> InternshipId:
        query = select(Internship.id).where(Internship.student_id == student).order_by(Internship.start.desc())
        found = session.scalar(query.limit(1))
        if found is None:
            raise Expected("agreement.no_stage")
        return InternshipId(found)

    return answer


def make_newest_agreement(student: StudentId) -> Job[DocumentId]:
    """Job: the agreement of the newest stage of a student; see ``make_agreement``."""
    return lambda work: make_agreement(work.ask(newest_stage(student)))(work)
