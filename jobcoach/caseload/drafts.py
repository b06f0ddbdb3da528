"""Drafts: text that was typed and not yet kept; it survives a lock and a crash, inside the vault, unaudited."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, now
from jobcoach.model.journal import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepDraft:
    """Keep what stands in a form now. ``subject`` tells which record ("" for a new one)."""

    form: str
    subject: str
    content: str = field(repr=False)

    def __call__(self, session: Session) -> None:
        row = _find(session, self.form, self.subject)
        if row is None:
            session.add(Draft(form=self.form, subject=self.subject, content=self.content, saved_at=now(session)))
        else:
            row.content, row.saved_at = self.content, now(session)


@dataclass(frozen=True, slots=True, kw_only=True)
class DropDraft:
    """Forget a draft: its form was kept, or the coach threw the text away."""

    form: str
    subject: str

    def __call__(self, session: Session) -> None:
        row = _find(session, self.form, self.subject)
        if row is not None:
            session.delete(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """A draft as it was left."""

    form: str
    subject: str
    content: str = field(repr=False)
    saved_at: datetime


def draft_of(*, form: str, subject: str) -> Question[KeptDraft | None]:
    """Question: the draft of this form about this record, if any."""

    def answer(session: Session) -> KeptDraft | None:
        row = _find(session, form, subject)
        if row is None:
            return None
        return KeptDraft(form=row.form, subject=row.subject, content=row.content, saved_at=row.saved_at)

    return answer


def _find(session: Session, form: str, subject: str) -> Draft | None:
    return session.scalar(select(Draft).where(Draft.form == form, Draft.subject == subject))
