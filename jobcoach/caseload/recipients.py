"""Who receives: kept and changed, each with its kind, its people, and the way that was agreed and why."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jobcoach.caseload.by_policy import check_road
from jobcoach.caseload.circumstances import Question, fill, must_find, today
from jobcoach.caseload.school import the_school
from jobcoach.model.base import StudentId
from jobcoach.model.choices import Capacity, RecipientKind
from jobcoach.model.consent import Consent, Recipient, RecipientPerson, who_receives
from jobcoach.model.expected import Expected
from jobcoach.model.handover import Handover
from jobcoach.model.people import Student
from jobcoach.model.road import Road
from jobcoach.vault.changes import put_in_bin


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRecipient:
    """Keep a recipient; without ``id`` a new one.

    ``contact`` is the person whom packages are addressed to; the others are ``SaveRecipientPerson``. ``way_reason`` is
    one sentence why this way, ``confirmed_on`` the day on which the recipient last said that it is right.
    Raises ``recipient.name``, ``recipient.kind_used``, ``recipient.confirmed`` (a day that must still come), and
    ``policy.road`` for a new way that IT does not allow.
    """

    name: str
    contact: str = field(default="", repr=False)
    function: str = ""
    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    way: str = ""
    way_reason: str = field(default="", repr=False)
    confirmed_on: date | None = None
    region: str = ""
    kind: RecipientKind = RecipientKind.GEMEENTE
    id: int | None = None

    def __call__(self, session: Session) -> int:
        if not self.name.strip():
            raise Expected("recipient.name")
        if self.confirmed_on is not None and self.confirmed_on > today(session):
            raise Expected("recipient.confirmed", on=self.confirmed_on)
        values = {name: getattr(self, name).strip() for name in _TEXTS}
        values |= {"kind": self.kind, "confirmed_on": self.confirmed_on}
        known = must_find(session, Recipient, self.id).way if self.id is not None else ""
        if (road := Road.of(self.way.strip())) and road.value != known:
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


_TEXTS = ("name", "contact", "function", "email", "phone", "way", "way_reason", "region")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRecipientPerson:
    """Keep someone else at a recipient; without ``id`` a new one. Raises ``recipient.person``, ``record.gone``."""

    recipient: int
    name: str = field(repr=False)
    function: str = ""
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    id: int | None = None

    def __call__(self, session: Session) -> int:
        must_find(session, Recipient, self.recipient)
        if not self.name.strip():
            raise Expected("recipient.person")
        values = {name: getattr(self, name).strip() for name in ("name", "function", "phone", "email")}
        if self.id is not None:
            fill(must_find(session, RecipientPerson, self.id), values)
            return self.id
        row = RecipientPerson(recipient_id=self.recipient, **values)
        session.add(row)
        session.flush()
        return row.id


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveRecipientPerson:
    """Put someone at a recipient in the bin. Raises ``record.gone``."""

    person: int

    def __call__(self, session: Session) -> None:
        put_in_bin(session, must_find(session, RecipientPerson, self.person))


def people_at(recipient: int) -> Question[tuple[SaveRecipientPerson, ...]]:
    """Question: the others at a recipient, each ready for the form, by name."""

    def answer(session: Session) -> tuple[SaveRecipientPerson, ...]:
        query = select(RecipientPerson).where(RecipientPerson.recipient_id == recipient)
        return tuple(
            SaveRecipientPerson(
                id=row.id, recipient=recipient, name=row.name, function=row.function, phone=row.phone, email=row.email
            )
            for row in session.scalars(query.order_by(func.lower(RecipientPerson.name)))
        )

    return answer


OWN_NAME = "Leerling of ouders"
"""The one recipient of every own map: a name per student would stay behind when the student is erased."""


def shown_name(recipient: Recipient, student: Student, on: date, *, named: bool = True) -> str:
    """The recipient as it is told: of what is the youth's own, who receives it by law (``who_receives``).

    Without ``named`` nobody's name is in it.
    """
    if recipient.kind is not RecipientKind.LEERLING or recipient.name != OWN_NAME:
        return recipient.name
    age = student.age_on(on)
    who = None if age is None else who_receives(age=age, decides_alone=student.decides_alone)
    name = student.call_name if named else "de leerling"
    return own_words_for(who, name)


def own_receiver(student: StudentId, *, on: date) -> Question[str]:
    """Question: who receives what is this youth's own, in words. Raises ``record.gone``."""

    def answer(session: Session) -> str:
        own = Recipient(name=OWN_NAME, kind=RecipientKind.LEERLING)
        return shown_name(own, must_find(session, Student, student), on)

    return answer


def own_words_for(who: Capacity | None, name: str) -> str:
    """ "Sanne zelf", "de ouders van Sanne"; without a birth date "Sanne of de ouders"."""
    return {
        Capacity.STUDENT: f"{name} zelf",
        Capacity.PARENT: f"de ouders van {name}",
        Capacity.REPRESENTATIVE: f"de vertegenwoordiger van {name}",
        None: f"{name} of de ouders",
    }[who]


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
    """Remember how packages travel to this recipient, and why; another way than before is not confirmed yet.

    The sentence that was typed for another way goes with it. Raises ``record.gone``, ``policy.road``.
    """

    recipient: int
    road: Road
    reason: str = field(default="", repr=False)

    def __call__(self, session: Session) -> None:
        row = must_find(session, Recipient, self.recipient)
        check_road(self.road, practice=the_school(session).practice)
        if row.way != self.road.value:
            row.way, row.way_reason, row.confirmed_on = self.road.value, self.reason.strip(), None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmWay:
    """Note that the recipient says that the way is right. Raises ``record.gone``, ``recipient.confirmed``."""

    recipient: int
    on: date

    def __call__(self, session: Session) -> None:
        row = must_find(session, Recipient, self.recipient)
        if self.on > today(session):
            raise Expected("recipient.confirmed", on=self.on)
        if row.confirmed_on != self.on:
            row.confirmed_on = self.on


def recipients(session: Session) -> tuple[SaveRecipient, ...]:
    """Question: known recipients, each ready for the form: the student and parents first, then by name."""
    own = Recipient.kind != RecipientKind.LEERLING
    rows = session.scalars(select(Recipient).order_by(own, func.lower(Recipient.name)))
    return tuple(_form(row) for row in rows)


def recipient_form(recipient: int) -> Question[SaveRecipient]:
    """Question: one recipient, ready for the form. Raises ``record.gone``."""
    return lambda session: _form(must_find(session, Recipient, recipient))


def regions(session: Session) -> tuple[str, ...]:
    """Question: the regions that the school uses, by name."""
    used = select(Recipient.region).where(Recipient.region != "").distinct()
    return tuple(sorted(session.scalars(used), key=str.casefold))


def _form(row: Recipient) -> SaveRecipient:
    return SaveRecipient(
        id=row.id, kind=row.kind, confirmed_on=row.confirmed_on, **{name: getattr(row, name) for name in _TEXTS}
    )
