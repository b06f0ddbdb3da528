"""Proefzendingen: a practice package to a recipient, made without reading any dossier, and what the recipient said.

``_facts`` is all that is read: the school, the name of the recipient, the seal, the clock. The data are those of
``handover.trial``, which the package maker and the check compare again.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find, now, today
from jobcoach.caseload.documents import keep
from jobcoach.caseload.paper_content import letterhead
from jobcoach.caseload.paper_numbers import number_start
from jobcoach.caseload.school import the_school
from jobcoach.caseload.sealing import sealed_at_words
from jobcoach.caseload.seals import seal_to_use
from jobcoach.caseload.work import Job, Work
from jobcoach.documents.proefzending import Proefzending
from jobcoach.handover.seal import Seal
from jobcoach.model.base import DocumentId
from jobcoach.model.choices import DocumentKind, RecipientKind
from jobcoach.model.consent import Recipient
from jobcoach.model.expected import Expected
from jobcoach.model.journal import AuditKind
from jobcoach.model.labels import label
from jobcoach.model.road import Road
from jobcoach.model.trial import WORD, Trial
from jobcoach.vault.audit import last_activity
from jobcoach.vault.changes import next_number, record

ATTACHMENT = "proefbijlage.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialRow:
    """One proefzending as it stands; None in the last three is not answered, ``succeeded`` None not either."""

    id: int
    recipient: int
    number: str
    made_on: date
    road: Road | None
    document: DocumentId | None
    saved_on: date | None
    answered_on: date | None
    arrived: bool | None
    opened: bool | None
    same_digits: bool | None
    note: str = field(repr=False)
    succeeded: bool | None


def trials_of(recipient: int) -> Question[tuple[TrialRow, ...]]:
    """Question: the proefzendingen to a recipient, the newest first."""

    def answer(session: Session) -> tuple[TrialRow, ...]:
        query = select(Trial).where(Trial.recipient_id == recipient).order_by(Trial.id.desc())
        return tuple(_row(row) for row in session.scalars(query))

    return answer


def newest_trials(session: Session) -> dict[int, TrialRow]:
    """Question: per recipient the newest proefzending."""
    return {row.recipient_id: _row(row) for row in session.scalars(select(Trial).order_by(Trial.id))}


def _row(row: Trial) -> TrialRow:
    return TrialRow(
        id=row.id,
        recipient=row.recipient_id,
        number=row.number,
        made_on=row.made_at.date(),
        road=row.road,
        document=None if row.document_id is None else DocumentId(row.document_id),
        saved_on=row.saved_on,
        answered_on=row.answered_on,
        arrived=row.arrived,
        opened=row.opened,
        same_digits=row.same_digits,
        note=row.note,
        succeeded=row.succeeded,
    )


def make_trial(recipient: int) -> Job[int]:
    """Job: make, seal, check and keep a proefzending; gives its id.

    Raises ``trial.own`` (the student's own map needs none), ``record.gone``, ``seal.none``, and what sealing refuses.
    """

    def job(work: Work) -> int:
        work.say("Proefzending maken", 0, 3)
        seal = work.ask(seal_to_use())
        work.ask(_facts(recipient, number=""))  # refuse before a number is spent
        facts = work.ask(_facts(recipient, number=work.carry_out(_TrialNumber())))
        work.say("Verzegelen", 1, 3)
        container = _build(facts, seal)
        work.say("Controleren zoals de ontvanger", 2, 3)
        _check(container, facts, seal.root_pem)
        work.check()
        return work.carry_out(_KeepTrial(recipient=recipient, paper=facts.paper, container=container, at=facts.at))

    return job


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    paper: Proefzending = field(repr=False)
    brin: str
    kind: RecipientKind
    at: datetime
    last_activity: datetime | None


def _facts(recipient: int, *, number: str) -> Question[_Facts]:
    def answer(session: Session) -> _Facts:
        row, school = must_find(session, Recipient, recipient), the_school(session)
        if row.kind is RecipientKind.LEERLING:
            raise Expected("trial.own")
        road = Road.of(row.way)
        paper = Proefzending(
            school=letterhead(school),
            number=number,
            made_on=today(session),
            recipient=row.name,
            road=label(road) if road else "",
        )
        return _Facts(
            paper=paper, brin=school.brin, kind=row.kind, at=now(session), last_activity=last_activity(session)
        )

    return answer


def _build(facts: _Facts, seal: Seal) -> bytes:
    from jobcoach.documents.proefzending_paper import build, build_attachment
    from jobcoach.documents.seal_stamp import build as build_stamp
    from jobcoach.handover.container import Contents, build_container
    from jobcoach.handover.data import Parties, schema_bytes, to_json, trial_snapshot
    from jobcoach.handover.sealed_pdf import seal_pdf

    paper = facts.paper
    parties = Parties(
        package=paper.number, version=1, made_on=paper.made_on, school=paper.school.name, brin=facts.brin, coach="",
        recipient=paper.recipient, recipient_kind=facts.kind.value, practice=paper.school.practice, trial=True,
    )  # fmt: skip
    data_json = to_json(trial_snapshot(parties))
    stamp = build_stamp(paper.school.name, ("Proefzending", sealed_at_words(facts.at)))

    def sealed(pdf: bytes) -> bytes:
        return seal_pdf(pdf, seal, at=facts.at, school=paper.school.name, stamp=stamp)

    contents = Contents(
        overdracht_pdf=sealed(build(paper, data_json=data_json)),
        documents=((ATTACHMENT, sealed(build_attachment(paper))),),
        data_json=data_json,
        schema_json=schema_bytes(),
    )
    return build_container(contents, seal, at=facts.at, last_activity=facts.last_activity)


def _check(container: bytes, facts: _Facts, root: bytes) -> None:
    from jobcoach.handover.check import check

    report = check(container, roots=(root,), now=facts.at)
    if report.exit_code not in (0, 1) or report.parties is None or not report.parties.trial:
        raise RuntimeError("a proefzending of our own does not pass our own check")


@dataclass(frozen=True, slots=True, kw_only=True)
class _TrialNumber:
    """Give the next number: of the same sequence as other papers, with PROEF in it."""

    def __call__(self, session: Session) -> str:
        year = today(session).year
        sequence = f"{next_number(session, year):04d}"
        return f"{number_start(session)}-{year}-{WORD}-{sequence}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeepTrial:
    recipient: int
    paper: Proefzending = field(repr=False)
    container: bytes = field(repr=False)
    at: datetime

    def __call__(self, session: Session) -> int:
        number, digest = self.paper.number, hashlib.sha256(self.container).hexdigest()
        must_find(session, Recipient, self.recipient)
        document = keep(
            session,
            kind=DocumentKind.PROEFZENDING,
            title=f"Proefzending naar {self.paper.recipient}",
            file_name=f"proefzending_{number}.zip",
            content=self.container,
            number=number,
            media_type="application/vnd.etsi.asic-e+zip",
        )
        row = Trial(recipient_id=self.recipient, number=number, made_at=self.at, digest=digest, document_id=document.id)
        session.add(row)
        session.flush()
        record(session, AuditKind.EXPORTED, verb="SealTrial", about=f"{number} sha256 {digest[:16]}")
        return row.id


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteTrialSaved:
    """Note that the proefzending left as a file, and by which road. Raises ``record.gone``."""

    trial: int
    road: Road

    def __call__(self, session: Session) -> None:
        row = must_find(session, Trial, self.trial)
        row.road, row.saved_on = self.road, today(session)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTrial:
    """Note what the recipient said: did it arrive, could it be opened, were the digits the same. May be done again.

    Raises ``record.gone``, ``trial.future``, ``trial.order`` (an answer before it was made).
    """

    trial: int
    on: date
    arrived: bool = True
    opened: bool = True
    same_digits: bool = True
    note: str = field(default="", repr=False)

    def __call__(self, session: Session) -> None:
        row = must_find(session, Trial, self.trial)
        if self.on > today(session):
            raise Expected("trial.future", on=self.on)
        if self.on < row.made_at.date():
            raise Expected("trial.order", on=self.on)
        row.answered_on, row.arrived, row.opened = self.on, self.arrived, self.opened
        row.same_digits, row.note = self.same_digits, self.note.strip()
