"""The long jobs of an overdracht: preview through the recipient's eyes, seal, wrap; each leaves all or nothing."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find, now, today
from jobcoach.caseload.documents import content_of, keep
from jobcoach.caseload.handover_account import grounds_of
from jobcoach.caseload.handover_content import Content, gather
from jobcoach.caseload.handover_experience import paper_name
from jobcoach.caseload.handover_findings import Weight, findings_of
from jobcoach.caseload.handover_paper import digest_of, overgangsdocument
from jobcoach.caseload.handovers import close_tasks
from jobcoach.caseload.paper_numbers import new_number, number_fits
from jobcoach.caseload.recipients import shown_name
from jobcoach.caseload.school import the_coach
from jobcoach.caseload.seal_guard import note_used, refuse_revoked
from jobcoach.caseload.seals import seal_card, seal_to_use, serial_of
from jobcoach.caseload.work import Job, Work
from jobcoach.documents.overgangsdocument import Overgangsdocument
from jobcoach.handover.seal import Seal
from jobcoach.model.base import DocumentId, HandoverId, StudentId
from jobcoach.model.choices import DocumentKind, HandoverStatus
from jobcoach.model.expected import Expected
from jobcoach.model.handover import Handover
from jobcoach.model.journal import AuditKind
from jobcoach.model.labels import long_day
from jobcoach.vault.audit import last_activity
from jobcoach.vault.changes import record


def paper_of(handover: HandoverId) -> Question[tuple[Overgangsdocument, Content]]:
    """Question: the overgangsdocument as it would be sealed now, and what leaves with it."""

    def answer(session: Session) -> tuple[Overgangsdocument, Content]:
        row = must_find(session, Handover, handover)
        content = gather(session, row)
        card = seal_card(session)
        data = overgangsdocument(session, row, content, fingerprint=card.fingerprint if card else "")
        return (replace(data, digest=digest_of(data)[:8].upper()) if row.number else data), content

    return answer


def preview(handover: HandoverId) -> Job[bytes]:
    """Job: the overgangsdocument as a PDF, as the recipient would see it; a concept while it has no number."""

    def job(work: Work) -> bytes:
        from jobcoach.documents.overgangsdocument_paper import build

        work.say("Voorbeeld maken")
        data, _ = work.ask(paper_of(handover))
        return build(data)

    return job


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What sealing gave: the number, where the container is kept, its file name and digest."""

    number: str
    document: DocumentId
    file_name: str
    digest: str


def seal_handover(handover: HandoverId) -> Job[Sealed]:
    """Job: number, print, seal every PDF, seal the container, check it as a stranger would, keep it.

    Raises ``handover.blocked`` (count), ``handover.sealed``, ``handover.replaced``, ``handover.changed``,
    ``coach.code_first``, ``seal.none``, ``seal.revoked``, and what sealing itself refuses.
    """

    def job(work: Work) -> Sealed:
        work.say("Nalezen", 0, 4)
        work.ask(lambda session: _check_ready(session, handover))
        seal = work.ask(seal_to_use())
        work.ask(refuse_revoked(seal))
        work.carry_out(_Number(handover=handover))
        facts = work.ask(_facts(handover))
        work.say("Afdrukken en verzegelen", 1, 4)
        container = _build(work, facts, seal)
        work.say("Controleren zoals de ontvanger", 3, 4)
        _check(container, facts, seal.root_pem)
        work.check()
        sealed = work.carry_out(
            _KeepSealed(
                handover=handover,
                container=container,
                at=facts.at,
                frozen=facts.frozen,
                serial=serial_of(seal.certificate_pem),
            )
        )
        work.ask(note_used(seal))
        return sealed

    return job


def _check_ready(session: Session, handover: HandoverId) -> None:
    blocked = [item for item in findings_of(handover)(session) if item.weight is Weight.MUST]
    if blocked:
        raise Expected("handover.blocked", count=len(blocked))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    data: Overgangsdocument = field(repr=False)
    content: Content = field(repr=False)
    papers: tuple[tuple[str, bytes], ...] = field(repr=False)
    scans: tuple[tuple[str, bytes], ...] = field(repr=False)
    at: datetime
    last_activity: datetime | None

    @property
    def frozen(self) -> str:
        return _frozen(self.content)


def _frozen(content: Content) -> str:
    from jobcoach.handover.data import to_json

    return to_json(content.snapshot).decode()


def _facts(handover: HandoverId) -> Question[_Facts]:
    def answer(session: Session) -> _Facts:
        _check_ready(session, handover)  # again, in the same transaction that reads what leaves
        data, content = paper_of(handover)(session)
        papers = tuple(
            (paper_name(number), content_of(DocumentId(document))(session)) for number, document in content.papers
        )
        scans = tuple(
            (paper_name(number, signed=True), content_of(DocumentId(document))(session))
            for number, document in content.scans
        )
        return _Facts(
            data=data, content=content, papers=papers, scans=scans, at=now(session),
            last_activity=last_activity(session),
        )  # fmt: skip

    return answer


def _build(work: Work, facts: _Facts, seal: Seal) -> bytes:
    from jobcoach.documents.overgangsdocument_paper import build
    from jobcoach.documents.seal_stamp import build as build_stamp
    from jobcoach.handover.container import Contents, build_container
    from jobcoach.handover.data import schema_bytes, to_json
    from jobcoach.handover.sealed_pdf import seal_pdf

    school = facts.data.school.name
    when = sealed_at_words(facts.at)
    data_json = to_json(facts.content.snapshot)
    first = build_stamp(school, (when, *_two_lines(f"Vingerafdruk: {facts.data.fingerprint}")))
    main = seal_pdf(build(facts.data, data_json=data_json), seal, at=facts.at, school=school, stamp=first)
    documents = []
    for name, pdf in facts.papers:
        work.check()
        documents.append((name, seal_pdf(pdf, seal, at=facts.at, school=school, stamp=build_stamp(school, (when,)))))
    for name, pdf in facts.scans:  # a picture of a signed paper: nothing is drawn over it
        work.check()
        documents.append((name, seal_pdf(pdf, seal, at=facts.at, school=school, stamp=None)))
    work.say("Pakket maken", 2, 4)
    contents = Contents(
        overdracht_pdf=main,
        documents=tuple(documents),
        data_json=data_json,
        schema_json=schema_bytes(),
    )
    return build_container(contents, seal, at=facts.at, last_activity=facts.last_activity)


def sealed_at_words(at: datetime) -> str:
    """ "8 juni 2026, 11.20 uur" as the clock in the Netherlands says it."""
    here = at.astimezone(ZoneInfo("Europe/Amsterdam"))
    return f"{long_day(here.date())}, {here:%H.%M} uur"


def _two_lines(text: str) -> tuple[str, ...]:
    """A fingerprint is 8 groups: five beside its word, the rest below."""
    words = text.split(" ")
    return (" ".join(words[:5]), " ".join(words[5:])) if len(words) > 5 else (text,)


def _check(container: bytes, facts: _Facts, root: bytes) -> None:
    from jobcoach.handover.check import check

    if check(container, roots=(root,), now=facts.at).exit_code != 0:
        raise RuntimeError("a package of our own does not pass our own check")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """Give the overdracht its number, once; a second try to seal keeps it."""

    handover: HandoverId

    def __call__(self, session: Session) -> None:
        row = must_find(session, Handover, self.handover)
        row.check_open()
        before = None if row.replaces_id is None else must_find(session, Handover, row.replaces_id)
        if before is not None and before.status is HandoverStatus.VERVANGEN:  # by another one, back from the bin
            raise Expected("handover.replaced", number=before.number)
        if not number_fits(row.number):
            row.number = new_number(session)


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeepSealed:
    handover: HandoverId
    container: bytes = field(repr=False)
    at: datetime
    frozen: str = field(repr=False)
    serial: str

    def __call__(self, session: Session) -> Sealed:
        row = must_find(session, Handover, self.handover)
        if _frozen(gather(session, row)) != self.frozen:
            raise Expected("handover.changed")
        _check_ready(session, self.handover)  # a birthday or a withdrawal while it was printed
        row.move_to(HandoverStatus.VERZEGELD)
        document = keep(
            session,
            kind=DocumentKind.OVERDRACHT,
            title=f"Overdracht naar {shown_name(row.recipient, row.student, today(session))}",
            file_name=f"overdracht_{row.number}.zip",
            content=self.container,
            number=row.number,
            student=StudentId(row.student_id),
            media_type="application/vnd.etsi.asic-e+zip",
        )
        row.sealed_at, row.frozen, row.digest = self.at, self.frozen, hashlib.sha256(self.container).hexdigest()
        row.document_id = document.id
        row.seal, row.grounds, row.made_by = self.serial, grounds_of(row), the_coach(session).name
        close_tasks(session, row, on=today(session))
        old = None if row.replaces_id is None else must_find(session, Handover, row.replaces_id)
        if old is not None:
            old.move_to(HandoverStatus.VERVANGEN)
            close_tasks(session, old, on=today(session))
        record(
            session, AuditKind.EXPORTED, verb="SealHandover", student_id=StudentId(row.student_id),
            about=_about(row, old.number if old is not None else ""),
        )  # fmt: skip
        return Sealed(
            number=row.number, document=DocumentId(document.id), file_name=document.file_name, digest=row.digest
        )


def _about(row: Handover, before: str) -> str:
    """For the audit, without a name: which package, what kind of act, to which recipient, and its two marks."""
    instead = f", vervangt {before}" if before else ""
    return (
        f"{row.number}, {row.act.value} aan ontvanger {row.recipient_id}, versie {row.version}{instead}, "
        f"zegel {row.seal}, sha256 {row.digest}"
    )
