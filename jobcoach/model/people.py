"""The school, the coach, the student in facts and in own words, and the people around the student."""

import re
from datetime import date

from sqlalchemy import ForeignKey, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobcoach.model.base import Base, Kept, Leaves, leaves, stored, years_between
from jobcoach.model.choices import Question, Relation, SchoolKind, Transport
from jobcoach.model.expected import Expected

S, T = Leaves.STANDARD, Leaves.TICKED
# what a file name, the number of a package (overdracht-1.schema.json) and the code on a paper can all hold
_COACH_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,6}[A-Za-z0-9])?")


class School(Kept, Base, kw_only=True):
    """The one school of this vault: the letterhead and the issuer of the seal."""

    __tablename__ = "school"
    __table_args__ = {"sqlite_autoincrement": True}

    name: Mapped[str] = mapped_column(info=leaves(S, "school"))
    brin: Mapped[str] = mapped_column(default="", info=leaves(S, "school"))
    location: Mapped[str] = mapped_column(default="", info=leaves(S, "school"))
    street: Mapped[str] = mapped_column(default="", info=leaves(S, "school"))
    postcode: Mapped[str] = mapped_column(default="", info=leaves(S, "school"))
    place: Mapped[str] = mapped_column(default="", info=leaves(S, "school"))
    phone: Mapped[str] = mapped_column(default="", info=leaves(S, "school"))
    kind: Mapped[SchoolKind] = mapped_column(stored(SchoolKind), default=SchoolKind.PRO, info=leaves(S, "school"))
    director: Mapped[str] = mapped_column(default="", info=leaves(S, "school"))
    director_function: Mapped[str] = mapped_column(default="directeur", info=leaves(S, "school"))
    practice: Mapped[bool] = mapped_column(default=False)
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, default=None, deferred=True, info=leaves(S, "school"))
    paper_days: Mapped[int] = mapped_column(default=10)

    @property
    def address(self) -> str:
        """Street, postcode and place on one line; empty parts leave no holes."""
        return ", ".join(part for part in (self.street, f"{self.postcode} {self.place}".strip()) if part)


class Coach(Kept, Base, kw_only=True):
    """The coach whose vault this is: who stays in touch after the handover."""

    __tablename__ = "coach"
    __table_args__ = {"sqlite_autoincrement": True}

    name: Mapped[str] = mapped_column(info=leaves(S, "school"))
    function: Mapped[str] = mapped_column(default="jobcoach", info=leaves(S, "school"))
    phone: Mapped[str] = mapped_column(default="", info=leaves(S, "school"))
    email: Mapped[str] = mapped_column(default="", info=leaves(S, "school"))
    reachable: Mapped[str] = mapped_column(default="", info=leaves(S, "school"))
    code: Mapped[str] = mapped_column(default="K1", info=leaves(S, "school"))


def coach_code(text: str) -> str:
    """The code of a coach in capitals: 1 to 8 letters A-Z, digits and hyphens inside. Raises ``coach.code``."""
    plain = text.strip()
    if not _COACH_CODE.fullmatch(plain):
        raise Expected("coach.code")
    return plain.upper()


class Student(Kept, Base, kw_only=True):
    """A student. No BSN field, no photo, no diagnosis: they are absent by design (domain 5.2, 5.5)."""

    __tablename__ = "student"
    __table_args__ = {"sqlite_autoincrement": True}

    uid: Mapped[str] = mapped_column(unique=True)
    number: Mapped[str] = mapped_column(default="", index=True)
    call_name: Mapped[str] = mapped_column(info=leaves(S, "leerling"))
    first_names: Mapped[str] = mapped_column(default="", info=leaves(S, "leerling"))
    infix: Mapped[str] = mapped_column(default="", info=leaves(S, "leerling"))
    last_name: Mapped[str] = mapped_column(index=True, info=leaves(S, "leerling"))
    born_on: Mapped[date | None] = mapped_column(default=None, info=leaves(S, "leerling"))
    born_in: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="", info=leaves(S, "leerling"))
    postcode: Mapped[str] = mapped_column(default="", info=leaves(S, "leerling"))
    place: Mapped[str] = mapped_column(default="", info=leaves(S, "leerling"))
    municipality: Mapped[str] = mapped_column(default="", info=leaves(S, "leerling"))
    phone: Mapped[str] = mapped_column(default="", info=leaves(S, "leerling"))
    email: Mapped[str] = mapped_column(default="", info=leaves(S, "leerling"))
    school_kind: Mapped[SchoolKind] = mapped_column(
        stored(SchoolKind), default=SchoolKind.PRO, info=leaves(S, "leerling")
    )
    class_name: Mapped[str] = mapped_column(default="", index=True)
    mentor: Mapped[str] = mapped_column(default="")
    direction: Mapped[str] = mapped_column(default="")
    enrolled_on: Mapped[date | None] = mapped_column(default=None, info=leaves(S, "leerling"))
    expected_leave_on: Mapped[date | None] = mapped_column(default=None, info=leaves(S, "leerling"))
    left_on: Mapped[date | None] = mapped_column(default=None, info=leaves(S, "leerling"))
    decides_alone: Mapped[bool] = mapped_column(default=True, info=leaves(S, "leerling"))
    representative: Mapped[str] = mapped_column(default="", info=leaves(S, "leerling"))
    both_parents: Mapped[bool] = mapped_column(default=True)
    transport: Mapped[Transport | None] = mapped_column(stored(Transport), default=None, info=leaves(S, "leerling"))
    language: Mapped[str] = mapped_column(default="", info=leaves(T, "leerling"))
    boris_number: Mapped[str] = mapped_column(default="")
    work_advice: Mapped[str] = mapped_column(Text, default="", info=leaves(S, "werkadvies"))
    max_hours: Mapped[str] = mapped_column(default="", info=leaves(S, "werkadvies"))
    place_kind: Mapped[str] = mapped_column(default="", info=leaves(S, "werkadvies"))
    coaching: Mapped[str] = mapped_column(default="", info=leaves(S, "werkadvies"))
    health: Mapped[str] = mapped_column(Text, default="", info=leaves(T, "werkadvies"))

    words: Mapped[list["OwnWords"]] = relationship(init=False, order_by="OwnWords.id")
    needs: Mapped[list["Need"]] = relationship(init=False, order_by="Need.id")
    interests: Mapped[list["Interest"]] = relationship(init=False, order_by="Interest.id")
    network: Mapped[list["NetworkPerson"]] = relationship(init=False, order_by="NetworkPerson.id")

    @property
    def name(self) -> str:
        """Name as it is used: call name, infix, last name."""
        return " ".join(part for part in (self.call_name, self.infix, self.last_name) if part)

    @property
    def official_name(self) -> str:
        """Name as on papers that count: all first names written in full where known (domain 1.3, row 2)."""
        return " ".join(part for part in (self.first_names or self.call_name, self.infix, self.last_name) if part)

    @property
    def address(self) -> str:
        """Street, postcode and place on one line."""
        return ", ".join(part for part in (self.street, f"{self.postcode} {self.place}".strip()) if part)

    def age_on(self, day: date) -> int | None:
        """Age in whole years on ``day``, or None when the birth date is not known."""
        return None if self.born_on is None else years_between(self.born_on, day)


def check_student(*, call_name: str, last_name: str, born_on: date | None, today: date) -> None:
    """Refuse a student without a name or with an impossible birth date (age 10-30 at most).

    Raises: ``student.name`` and ``student.born_on``.
    """
    if not call_name.strip() or not last_name.strip():
        raise Expected("student.name")
    if born_on is not None and not 10 <= years_between(born_on, today) <= 30:
        raise Expected("student.born_on", born_on=born_on)


class OwnWords(Kept, Base, kw_only=True):
    """What the student says, question by question, in own words; read back to the student before it leaves."""

    __tablename__ = "own_words"
    __table_args__ = {"sqlite_autoincrement": True}

    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    question: Mapped[Question] = mapped_column(stored(Question), info=leaves(S, "eigen_woorden"))
    answer: Mapped[str] = mapped_column(Text, info=leaves(S, "eigen_woorden"))
    told_on: Mapped[date | None] = mapped_column(default=None)
    read_back: Mapped[bool] = mapped_column(default=False)


class Interest(Kept, Base, kw_only=True):
    """Something the student likes, or rather not."""

    __tablename__ = "interest"
    __table_args__ = {"sqlite_autoincrement": True}

    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    label: Mapped[str] = mapped_column(info=leaves(S, "eigen_woorden"))
    likes: Mapped[bool] = mapped_column(default=True, info=leaves(S, "eigen_woorden"))


class Need(Kept, Base, kw_only=True):
    """What is needed on the work floor, in functional words, and how it is arranged now."""

    __tablename__ = "need"
    __table_args__ = {"sqlite_autoincrement": True}

    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    need: Mapped[str] = mapped_column(info=leaves(S, "werkadvies"))
    now: Mapped[str] = mapped_column(default="", info=leaves(S, "werkadvies"))


class NetworkPerson(Kept, Base, kw_only=True):
    """Someone around the student; leaves only when ticked and with consent."""

    __tablename__ = "network_person"
    __table_args__ = {"sqlite_autoincrement": True}

    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    name: Mapped[str] = mapped_column(info=leaves(T, "netwerk"))
    relation: Mapped[Relation] = mapped_column(stored(Relation), info=leaves(T, "netwerk"))
    role: Mapped[str] = mapped_column(default="", info=leaves(T, "netwerk"))
    phone: Mapped[str] = mapped_column(default="", info=leaves(T, "netwerk"))
    email: Mapped[str] = mapped_column(default="", info=leaves(T, "netwerk"))
    share: Mapped[bool] = mapped_column(default=False)
