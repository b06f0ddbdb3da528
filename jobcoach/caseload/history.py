"""What was done lately: the newest acts, about whom, and whether each can still be turned back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from jobcoach.caseload.circumstances import Question
from jobcoach.model.base import ChangeSetId
from jobcoach.model.employers import Employer
from jobcoach.model.journal import AuditEntry, Change, ChangeSet
from jobcoach.model.people import Student
from jobcoach.vault.book import ERASE

_WITH_BIN = {"include_deleted": True}
# What is written once and stays: the vault itself, the seal, and papers that went out under a number.
_STAYS = frozenset({"SetUp", "MakeSeal", "KeepSeal", "AskSeal", "_Number", "_KeepIssued", "_KeepSealed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """One act of the coach. ``verb`` is the name of its class; the Dutch words are in ui/words/verbs.py.

    ``at`` is in UTC. ``about`` is a name, or "" when it concerns more than one person. ``rows`` counts the records.
    ``undone``, ``changed_later`` and ``stays`` say why it cannot be turned back.
    """

    id: ChangeSetId
    verb: str
    at: datetime
    about: str = field(repr=False)
    rows: int
    undone: bool
    changed_later: bool
    stays: bool

    @property
    def can_undo(self) -> bool:
        """Whether it may be tried; a record that is in use since then is only found while trying."""
        return not (self.undone or self.changed_later or self.stays)


def latest_acts(*, limit: int = 100) -> Question[tuple[ActRow, ...]]:
    """Question: the newest acts, newest first."""

    def answer(session: Session) -> tuple[ActRow, ...]:
        acts = session.scalars(select(ChangeSet).order_by(ChangeSet.id.desc()).limit(limit)).all()
        ids = [act.id for act in acts]
        per_set = select(Change.change_set_id, func.count()).group_by(Change.change_set_id)
        counts = dict(session.execute(per_set.where(Change.change_set_id.in_(ids))).all())
        later, names = _changed_later(session, ids), _names(session, ids)
        return tuple(
            ActRow(
                id=ChangeSetId(act.id),
                verb=act.verb,
                at=act.at,
                about=names.get(act.id, ""),
                rows=counts.get(act.id, 0),
                undone=act.undone_by is not None,
                changed_later=act.id in later or act.id not in counts,
                stays=act.verb in _STAYS,
            )
            for act in acts
        )

    return answer


def _changed_later(session: Session, ids: Sequence[int]) -> set[int]:
    """Acts of which a row was changed by a later act that still counts, or erased; the rule of ``vault.undo``."""
    ours, later, sets, undone = aliased(Change), aliased(Change), aliased(ChangeSet), aliased(ChangeSet)
    cancels = select(undone.id).where(undone.id == sets.undoes, undone.id > ours.change_set_id).exists()
    touched = (
        select(ours.change_set_id)
        .join(later, (later.row_id == ours.row_id) & (later.table_name == ours.table_name))
        .join(sets, sets.id == later.change_set_id)
        .where(ours.change_set_id.in_(ids), later.change_set_id > ours.change_set_id)
        .where(sets.undone_by.is_(None), ~cancels)
        .distinct()
    )
    erased = select(Change.change_set_id).where(Change.change_set_id.in_(ids), Change.action == ERASE).distinct()
    return {*session.scalars(touched), *session.scalars(erased)}


def _names(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The student, or else the company, that an act is about."""
    firms = (
        select(Change.change_set_id, Employer.name)
        .join(Employer, Employer.id == Change.row_id)
        .where(Change.change_set_id.in_(ids), Change.table_name == Employer.__tablename__)
    )
    people = (
        select(AuditEntry.change_set_id, Student)
        .join(Student, Student.id == AuditEntry.student_id)
        .where(AuditEntry.change_set_id.in_(ids))
    )
    names = {act: name for act, name in session.execute(firms, execution_options=_WITH_BIN)}  # noqa: C416
    for act, student in session.execute(people, execution_options=_WITH_BIN):
        names[act or 0] = student.name
    return names
