"""The people around a student: who they are, and whether they may be named to others."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, fill, must_find
from jobcoach.model.base import StudentId
from jobcoach.model.choices import Relation
from jobcoach.model.expected import Expected
from jobcoach.model.people import NetworkPerson, Student
from jobcoach.vault.changes import put_in_bin


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveNetworkPerson:
    """Keep someone around the student; without ``id`` a new person. Raises ``network.name``."""

    student: StudentId
    name: str = field(repr=False)
    relation: Relation
    role: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    share: bool = False
    id: int | None = None

    def __call__(self, session: Session) -> int:
        must_find(session, Student, self.student)
        if not self.name.strip():
            raise Expected("network.name")
        names = ("name", "relation", "role", "phone", "email", "share")
        values = {name: getattr(self, name) for name in names}
        if self.id is not None:
            fill(must_find(session, NetworkPerson, self.id), values)
            return self.id
        row = NetworkPerson(student_id=self.student, **values)
        session.add(row)
        session.flush()
        return row.id


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveNetworkPerson:
    """Put someone in the bin."""

    person: int

    def __call__(self, session: Session) -> None:
        put_in_bin(session, must_find(session, NetworkPerson, self.person))


def network_of(student: StudentId) -> Question[tuple[SaveNetworkPerson, ...]]:
    """Question: the people around the student, each ready for the form."""

    def answer(session: Session) -> tuple[SaveNetworkPerson, ...]:
        rows = session.scalars(
            select(NetworkPerson).where(NetworkPerson.student_id == student).order_by(NetworkPerson.id)
        )
        return tuple(
            SaveNetworkPerson(
                student=student,
                id=row.id,
                name=row.name,
                relation=row.relation,
                role=row.role,
                phone=row.phone,
                email=row.email,
                share=row.share,
            )
            for row in rows
        )

    return answer
