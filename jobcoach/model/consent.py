"""Who decides about sharing, at which age, for which act; and what follows from the answers given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from jobcoach.model.base import Base, Kept, Leaves, leaves, stored
from jobcoach.model.choices import Act, Capacity, Ground, RecipientKind, Subject, Way
from jobcoach.model.expected import Expected
from jobcoach.model.grounds import acts_that_count, ground_row

S = Leaves.STANDARD


class Recipient(Kept, Base, kw_only=True):
    """Who receives: the person a package is addressed to, and the way that was agreed, why, and when confirmed.

    ``region`` is the arbeidsmarktregio, in words of the school: recipients of one region share a layout.
    """

    __tablename__ = "recipient"
    __table_args__ = {"sqlite_autoincrement": True}

    name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[RecipientKind] = mapped_column(stored(RecipientKind), default=RecipientKind.GEMEENTE)
    contact: Mapped[str] = mapped_column(default="")
    function: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    way: Mapped[str] = mapped_column(default="")
    way_reason: Mapped[str] = mapped_column(default="")
    confirmed_on: Mapped[date | None] = mapped_column(default=None)
    region: Mapped[str] = mapped_column(default="", index=True)


class RecipientPerson(Kept, Base, kw_only=True):
    """Someone else at a recipient: who to call when the first contact is away."""

    __tablename__ = "recipient_person"
    __table_args__ = {"sqlite_autoincrement": True}

    recipient_id: Mapped[int] = mapped_column(ForeignKey("recipient.id"), index=True)
    name: Mapped[str]
    function: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")


class Consent(Kept, Base, kw_only=True):
    """One answer by one person about one subject to one recipient; without a subject it is about the act itself."""

    __tablename__ = "consent"
    __table_args__ = {"sqlite_autoincrement": True}

    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    recipient_id: Mapped[int] = mapped_column(ForeignKey("recipient.id"))
    subject: Mapped[Subject | None] = mapped_column(stored(Subject), default=None, info=leaves(S, "toestemmingen"))
    act: Mapped[Act] = mapped_column(stored(Act), info=leaves(S, "toestemmingen"))
    ground: Mapped[Ground] = mapped_column(stored(Ground), info=leaves(S, "toestemmingen"))
    yes: Mapped[bool] = mapped_column(info=leaves(S, "toestemmingen"))
    by_name: Mapped[str] = mapped_column(info=leaves(S, "toestemmingen"))
    capacity: Mapped[Capacity] = mapped_column(stored(Capacity), info=leaves(S, "toestemmingen"))
    on: Mapped[date] = mapped_column(info=leaves(S, "toestemmingen"))
    way: Mapped[Way] = mapped_column(stored(Way), default=Way.PAPIER)
    valid_until: Mapped[date | None] = mapped_column(default=None, info=leaves(S, "toestemmingen"))
    withdrawn_on: Mapped[date | None] = mapped_column(default=None)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), default=None)
    ask_again_on: Mapped[date | None] = mapped_column(default=None)
    """Set when the answer was "ask me again later": then ``yes`` is False and the answer is neither yes nor no."""

    def holds_on(self, day: date) -> bool:
        """Whether the answer still counts: given, not withdrawn, not past its term."""
        return (
            self.on <= day
            and (self.withdrawn_on is None or day < self.withdrawn_on)
            and (self.valid_until is None or day <= self.valid_until)
        )


def who_consents(*, age: int, decides_alone: bool) -> tuple[Capacity, ...]:
    """Who gives AVG consent per subject: under 16 the parents, from 16 the student, else the representative.

    Source: AVG consent from 16 (UAVG art. 5); representation as decided per student (domain 5.1).
    """
    if age < 16:
        return (Capacity.PARENT,)
    if age >= 18 and not decides_alone:
        return (Capacity.REPRESENTATIVE,)
    return (Capacity.STUDENT,)


def who_agrees(*, age: int, decides_alone: bool) -> tuple[Capacity, ...]:
    """Who gives the statutory instemming with a request to continue: an adult who decides alone, else the parents.

    Source: WVO 2020 art. 2.31b lid 2. At 16 and 17 the student's own yes is recorded too (domain fact 9, an
    interpretation that the school may change).
    """
    if age < 16:
        return (Capacity.PARENT,)
    if age < 18:
        return (Capacity.PARENT, Capacity.STUDENT)
    return (Capacity.STUDENT,) if decides_alone else (Capacity.REPRESENTATIVE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the answers add up to on a day: may the act happen, and what of each subject."""

    agreed: bool
    refused_act: bool
    waiting_for: tuple[Capacity, ...]
    allowed: frozenset[Subject]
    refused: frozenset[Subject]
    unanswered: frozenset[Subject]
    later: frozenset[Subject] = frozenset()
    """Of the unanswered ones: somebody asked to be asked again."""


Asked = tuple[Subject | None, Capacity, str]
"""What one person answers: the subject (None: the act), in what capacity, and which of two parents."""


def same_name(name: str) -> str:
    """A name as it is compared: "Anna  de Vries" and "anna de vries" are one person."""
    return " ".join(name.casefold().split())


def asked_of(item: Consent) -> Asked:
    """Which question to whom an answer belongs to. Only parents are told apart by name: there may be two."""
    return item.subject, item.capacity, same_name(item.by_name) if item.capacity is Capacity.PARENT else ""


def newest_answers(
    consents: Iterable[Consent], *, act: Act, on: date, kind: RecipientKind | None = None
) -> dict[Asked, Consent]:
    """The last answer of each person about each subject until a day; of one day the one that was given last.

    With the kind of recipient an answer about another act is among them where that counts too (model/grounds).
    """
    newest: dict[Asked, Consent] = {}
    for item in sorted(consents, key=lambda item: item.on):
        acts = (act,) if kind is None else acts_that_count(kind, act, item.subject, on)
        if item.act in acts and item.on <= on:
            newest[asked_of(item)] = item
    return newest


def counting(
    consents: Iterable[Consent],
    *,
    act: Act,
    age: int,
    decides_alone: bool,
    on: date,
    kind: RecipientKind = RecipientKind.GEMEENTE,
) -> tuple[Consent, ...]:
    """The answers that count on a day: per subject and person the newest, when that one holds and is no "later".

    An older answer does not come back to life when a newer one is withdrawn or past its term. Answers of one day
    count in the order in which they were given. One parent's answer never takes the place of the other's. Of who
    does not decide at this age, or about what is a duty, no answer counts.
    """
    newest = newest_answers(consents, act=act, on=on, kind=kind).values()
    about_act = who_allows(age=age, decides_alone=decides_alone, act=act)
    about_subject = who_consents(age=age, decides_alone=decides_alone)
    return tuple(
        item
        for item in newest
        if item.holds_on(on)
        and item.ask_again_on is None
        and item.capacity in (about_act if item.subject is None else about_subject)
        and ground_row(kind, act, item.subject, on).ground.is_asked
    )


def _weigh(rows: Iterable[Consent], *, on: date, needed: int) -> bool | None:
    """What the newest answers in one capacity about one thing come to: yes, no, or not yet known.

    A no of one counts for all. A yes that was withdrawn is no yes of that person, whatever another says.
    """
    rows = tuple(rows)
    counted = [item for item in rows if item.holds_on(on) and item.ask_again_on is None]
    if any(not item.yes for item in counted):
        return False
    if any(item.yes and item.withdrawn_on is not None and item.withdrawn_on <= on for item in rows):
        return None
    return True if len(counted) >= needed else None


def who_receives(*, age: int, decides_alone: bool) -> Capacity:
    """Who gets the overgangsdocument that is someone's own: the parents of a minor, from 18 the student himself.

    Source: model/law, OWN_DOCUMENT. At 16 and 17 the student gets a copy on request.
    """
    if age < 18:
        return Capacity.PARENT
    return Capacity.STUDENT if decides_alone else Capacity.REPRESENTATIVE


def parents_needed(names: Iterable[str], *, both: bool) -> int:
    """How many parents must say yes: both where two are named, unless the school chose that one is enough.

    Source: model/law, SECOND_PARENT (not looked up: therefore a choice per student).
    """
    return min(2, len({same_name(name) for name in names}) or 1) if both else 1


def who_allows(*, age: int, decides_alone: bool, act: Act) -> tuple[Capacity, ...]:
    """Who says yes to the act itself: with the statutory instemming where the law asks it, else with AVG consent."""
    who = who_agrees if act.needs_instemming else who_consents
    return who(age=age, decides_alone=decides_alone)


def standing(
    consents: Iterable[Consent],
    *,
    act: Act,
    age: int,
    decides_alone: bool,
    on: date,
    kind: RecipientKind = RecipientKind.GEMEENTE,
    parents: int = 1,
) -> Standing:
    """Weigh the newest answer of each person that is needed; a missing answer is never a yes.

    ``parents`` is how many parents must say yes where parents decide (``parents_needed``).

    What rests on a duty of the school (model/grounds) needs no answer, and no answer takes it away.
    """
    per_question: dict[tuple[Subject | None, Capacity], list[Consent]] = {}
    for (subject, capacity, _), item in newest_answers(consents, act=act, on=on, kind=kind).items():
        per_question.setdefault((subject, capacity), []).append(item)
    newest = {
        key: _weigh(rows, on=on, needed=parents if key[1] is Capacity.PARENT else 1)
        for key, rows in per_question.items()
    }
    asked = {item for item in (None, *Subject) if ground_row(kind, act, item, on).ground.is_asked}
    needed = who_allows(age=age, decides_alone=decides_alone, act=act) if None in asked else ()
    answers = {capacity: newest.get((None, capacity)) for capacity in needed}
    per_subject = who_consents(age=age, decides_alone=decides_alone)
    told = frozenset(s for s in Subject if s not in asked)
    allowed = told | {s for s in Subject if all(newest.get((s, c)) is True for c in per_subject)}
    refused = frozenset(s for s in Subject if any(newest.get((s, c)) is False for c in per_subject)) - told
    return Standing(
        agreed=all(answer is True for answer in answers.values()),
        refused_act=any(answer is False for answer in answers.values()),
        waiting_for=tuple(capacity for capacity, answer in answers.items() if answer is None),
        allowed=allowed - refused,
        refused=refused,
        unanswered=(unanswered := frozenset(Subject) - allowed - refused),
        later=unanswered
        & {subject for (subject, _), rows in per_question.items() for item in rows if item.ask_again_on is not None},
    )


def check_consent(*, by_name: str, capacity: Capacity, age: int | None, on: date, today: date) -> None:
    """Refuse an answer that cannot count.

    Raises: ``consent.name``, ``consent.future``, ``consent.age``, ``consent.adult``, ``consent.too_young``.
    """
    if not by_name.strip():
        raise Expected("consent.name")
    if on > today:
        raise Expected("consent.future", on=on)
    if age is None:
        raise Expected("consent.age")
    if capacity is Capacity.PARENT and age >= 18:
        raise Expected("consent.adult")
    if capacity is Capacity.STUDENT and age < 16:
        raise Expected("consent.too_young")
