"""The school's own Word templates: kept in the vault, checked, and filled for one stage."""

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.agreement_case import case_of
from jobcoach.caseload.agreement_words import field_values
from jobcoach.caseload.circumstances import must_find
from jobcoach.caseload.documents import content_of, keep
from jobcoach.caseload.paper_numbers import new_number
from jobcoach.caseload.work import Job, Work
from jobcoach.documents.word_fields import Values
from jobcoach.documents.word_mistakes import Mistake
from jobcoach.model.base import DocumentId, InternshipId, StudentId
from jobcoach.model.choices import DocumentKind
from jobcoach.model.documents import Document
from jobcoach.model.expected import Expected
from jobcoach.model.journal import AuditKind
from jobcoach.vault.changes import put_in_bin, record

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRow:
    """One template of the school."""

    id: DocumentId
    name: str
    file_name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepTemplate:
    """Keep a template that was found good; one with the same name is replaced. Raises ``template.name``."""

    name: str
    file_name: str
    content: bytes = field(repr=False)

    def __call__(self, session: Session) -> DocumentId:
        name = self.name.strip()
        if not name:
            raise Expected("template.name", field="name")
        for row in _templates(session):
            if row.title == name:
                put_in_bin(session, row)
        kept = keep(
            session,
            kind=DocumentKind.SJABLOON,
            title=name,
            file_name=self.file_name,
            content=self.content,
            media_type=WORD,
        )
        record(session, AuditKind.IMPORTED, verb="KeepTemplate", about=DocumentKind.SJABLOON.value)
        return DocumentId(kept.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTemplate:
    """Put a template in the bin, for 30 days. Raises ``record.gone``."""

    template: DocumentId

    def __call__(self, session: Session) -> None:
        row = must_find(session, Document, self.template)
        if row.kind is not DocumentKind.SJABLOON:
            raise Expected("record.gone")
        put_in_bin(session, row)


def _templates(session: Session) -> list[Document]:
    query = select(Document).where(Document.kind == DocumentKind.SJABLOON, Document.student_id.is_(None))
    return list(session.scalars(query.order_by(Document.title, Document.id)))


def template_rows(session: Session) -> tuple[TemplateRow, ...]:
    """Question: the school's own templates, by name."""
    return tuple(
        TemplateRow(id=DocumentId(row.id), name=row.title, file_name=row.file_name, size=row.size)
        for row in _templates(session)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filled:
    internship: InternshipId
    number: str
    content: bytes = field(repr=False)

    def __call__(self, session: Session) -> DocumentId:
        case = case_of(session, self.internship)
        student = StudentId(case.stage.student_id)
        kept = keep(
            session,
            kind=DocumentKind.STAGEOVEREENKOMST,
            title=f"Stageovereenkomst {case.stage.location.employer.name} (Word)",
            file_name=f"stageovereenkomst_{self.number}.docx",
            content=self.content,
            number=self.number,
            student=student,
            media_type=WORD,
        )
        return DocumentId(kept.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    internship: InternshipId

    def __call__(self, session: Session) -> str:
        case_of(session, self.internship)
        return new_number(session)


def fill_template(internship: InternshipId, template: DocumentId | None = None) -> Job[DocumentId]:
    """Job: the agreement of a stage in the school's template (without one: ours), kept in the dossier as a Word file.

    Raises ``record.gone``, ``template.wrong`` and what a file that is no safe template raises.
    """

    def job(work: Work) -> DocumentId:
        from jobcoach.documents.word_default import default_template
        from jobcoach.documents.word_fill import fill

        work.say("Sjabloon lezen")
        form = default_template() if template is None else work.ask(content_of(template))
        fill(form, Values(texts={}))  # before a number is spent on it
        number = work.carry_out(_Number(internship=internship))
        work.say("Invullen")
        made = fill(form, work.ask(lambda session: field_values(session, internship, number)))
        work.check()
        return work.carry_out(_Filled(internship=internship, number=number, content=made))

    return job


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the check found in a file: its mistakes, or (none) the id of the template that was kept."""

    mistakes: tuple[Mistake, ...]
    kept: DocumentId | None = None


def take_template(file: Path) -> Job[Checked]:
    """Job: read a Word file, check it, and keep it when it is good; its name is the name of the file.

    Raises ``file.unreadable`` (name) and what a file that is no safe template raises.
    """

    def job(work: Work) -> Checked:
        from jobcoach.documents.word_fill import problems_of
        from jobcoach.documents.word_safe import MOST_BYTES

        work.say("Sjabloon lezen")
        try:
            with file.open("rb") as opened:
                content = opened.read(MOST_BYTES + 1)
        except OSError as error:
            raise Expected("file.unreadable", name=file.name) from error
        work.say("Sjabloon nakijken")
        if found := problems_of(content):
            return Checked(mistakes=found)
        work.check()
        return Checked(
            mistakes=(), kept=work.carry_out(KeepTemplate(name=file.stem, file_name=file.name, content=content))
        )

    return job


def our_template() -> Job[bytes]:
    """Job: the template that comes with the program, to begin with."""

    def job(work: Work) -> bytes:
        from jobcoach.documents.word_default import default_template

        work.say("Sjabloon maken")
        return default_template()

    return job
