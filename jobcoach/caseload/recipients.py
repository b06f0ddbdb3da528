"""Who receives: kept and changed, each with its kind, its contact and the way that was agreed."""

from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jobcoach.caseload.by_policy import check_road
from jobcoach.caseload.circumstances import fill, must_find
from jobcoach.caseload.school import the_school
from jobcoach.model.choices import RecipientKind
from jobcoach.model.consent import Consent, Recipient
from jobcoach.model.expected import Expected
from jobcoach.model.handover import Handover
from jobcoach.model.road import Road


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRecipient:
    """Keep a recipient; without ``id`` a new one.

    Raises ``recipient.name``, ``recipient.kind_used``, and ``policy.road`` for a new way that IT does not allow.
    """

    name: str
    contact: str = field(default="", repr=False)
    function: str = ""
    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    way: str = ""
    kind: RecipientKind = RecipientKind.GEMEENTE
    id: int | None = None

    def __call__(self, session: Session) -> int:
        if not self.name.strip():
            raise Expected("recipient.name")
        names = ("name", "contact", "function", "email", "phone", "way")
        values = {name: getattr(self, name).strip() for name in names} | {"kind": self.kind}
        known = must_find(session, Recipient, self.id).way if self.id is not None else ""
        if (road := Road.of(values["way"])) and values["way"] != known:
            check_road(road, practice=the_school(session).practice)
        if self.id is not None:
            row = must_find(session, Recipient, self.id)
            if row.kind is not self.kind and _is_used(session, self.id):
                raise Expected("recipient.kind_used")
            fill(row, values)
            return self.id
        row = Recipient(**values)
        session.add(row)
        session.flush()
        return row.id


OWN_NAME = "Leerling of ouders"
"""The one recipient of every own map: a name per student would stay behind when the student is erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRecipient:
    """Give the recipient of what is someone's own; it is made the first time."""

    def __call__(self, session: Session) -> int:
        known = session.scalar(select(Recipient.id).where(Recipient.kind == RecipientKind.LEERLING).limit(1))
        return known if known is not None else SaveRecipient(name=OWN_NAME, kind=RecipientKind.LEERLING)(session)


def _is_used(session: Session, recipient: int) -> bool:
    """Whether an answer or an overdracht names this recipient: then the ground it rested on stays what it was."""
    columns = (Consent.recipient_id, Handover.recipient_id)
    return any(session.scalar(select(column).where(column == recipient).limit(1)) is not None for column in columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseRoad:
    """Remember how packages travel to this recipient. Raises ``record.gone``, ``policy.road``."""

    recipient: int
    road: Road

    def __call__(self, session: Session) -> None:
        row = must_find(session, Recipient, self.recipient)
        check_road(self.road, practice=the_school(session).practice)
        if row.way != self.road.value:
            row.way = self.road.value


def recipients(session: Session) -> tuple[SaveRecipient, ...]:
    """Question: known recipients, each ready for the form: the student and parents first, then by name."""
    own = Recipient.kind != RecipientKind.LEERLING
    rows = session.scalars(select(Recipient).order_by(own, func.lower(Recipient.name)))
    return tuple(
        SaveRecipient(
            id=row.id,
            name=row.name,
            contact=row.contact,
            function=row.function,
            email=row.email,
            phone=row.phone,
            way=row.way,
            kind=row.kind,
        )
        for row in rows
    )
