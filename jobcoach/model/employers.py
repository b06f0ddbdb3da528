"""Companies, their locations, the people there and what the location is recognised for."""

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobcoach.model.base import Base, Kept, Leaves, leaves, stored
from jobcoach.model.choices import EmployerStatus
from jobcoach.model.expected import Expected

S = Leaves.STANDARD


class Employer(Kept, Base, kw_only=True):
    """A company that works, or could work, with students."""

    __tablename__ = "employer"
    __table_args__ = {"sqlite_autoincrement": True}

    name: Mapped[str] = mapped_column(index=True, info=leaves(S, "werkervaring"))
    sector: Mapped[str] = mapped_column(default="")
    status: Mapped[EmployerStatus] = mapped_column(stored(EmployerStatus), default=EmployerStatus.ACTIEF)
    website: Mapped[str] = mapped_column(default="")
    can_offer: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")

    locations: Mapped[list["Location"]] = relationship(init=False, order_by="Location.id")
    contacts: Mapped[list["ContactPerson"]] = relationship(init=False, order_by="ContactPerson.id")


class Location(Kept, Base, kw_only=True):
    """A place of work; SBB recognises a leerbedrijf per location (domain 6.1)."""

    __tablename__ = "location"
    __table_args__ = {"sqlite_autoincrement": True}

    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), index=True)
    street: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="", info=leaves(S, "werkervaring"))
    leerbedrijf_id: Mapped[str] = mapped_column(default="", info=leaves(S, "werkervaring"))
    travel: Mapped[str] = mapped_column(default="")
    max_students: Mapped[int | None] = mapped_column(default=None)

    employer: Mapped[Employer] = relationship(init=False, back_populates="locations")
    recognitions: Mapped[list["Recognition"]] = relationship(init=False, order_by="Recognition.id")

    @property
    def address(self) -> str:
        """Street and place on one line."""
        return ", ".join(part for part in (self.street, f"{self.postcode} {self.place}".strip()) if part)

    def recognised_for(self, code: str, on: date) -> bool:
        """Whether SBB's recognition covers qualification ``code`` on that day (domain R17)."""
        return any(item.covers(code, on) for item in self.recognitions)


class Recognition(Kept, Base, kw_only=True):
    """Recognition of one location for one qualification, with its dates."""

    __tablename__ = "recognition"
    __table_args__ = {"sqlite_autoincrement": True}

    location_id: Mapped[int] = mapped_column(ForeignKey("location.id"), index=True)
    code: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    start: Mapped[date | None] = mapped_column(default=None)
    end: Mapped[date | None] = mapped_column(default=None)
    feasible: Mapped[str] = mapped_column(Text, default="")  # werkproces codes with spaces; empty is not known

    @property
    def feasible_codes(self) -> frozenset[str]:
        """The werkprocessen that can be done there (SBB: "uitvoerbaar"); empty when that is not known."""
        return frozenset(self.feasible.split())

    def covers(self, code: str, on: date) -> bool:
        """Whether this recognition is for ``code`` and runs on that day; open ends are open."""
        return self.code == code and (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


class ContactPerson(Kept, Base, kw_only=True):
    """Someone at a company: praktijkopleider, owner, HR."""

    __tablename__ = "contact_person"
    __table_args__ = {"sqlite_autoincrement": True}

    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), index=True)
    location_id: Mapped[int | None] = mapped_column(ForeignKey("location.id"), default=None)
    name: Mapped[str] = mapped_column(info=leaves(S, "werkervaring"))
    function: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    trainer: Mapped[bool] = mapped_column(default=False)

    employer: Mapped[Employer] = relationship(init=False, back_populates="contacts")


def check_employer(name: str) -> None:
    """Refuse a company without a name. Raises ``employer.name``."""
    if not name.strip():
        raise Expected("employer.name")
