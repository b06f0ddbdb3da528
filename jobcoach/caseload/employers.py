"""Companies: the list, the card with its location, people and recognitions."""

import re
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, fill, must_find
from jobcoach.model.base import ContactPersonId, EmployerId, LocationId
from jobcoach.model.catalogue import check_werkproces_code, plain_code
from jobcoach.model.choices import EmployerStatus
from jobcoach.model.employers import ContactPerson, Employer, Location, Recognition, check_employer
from jobcoach.model.expected import Expected
from jobcoach.model.internships import Internship
from jobcoach.model.people import Student
from jobcoach.vault.changes import put_in_bin


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerRow:
    """One line of the list: name, place, how many students are there now."""

    id: EmployerId
    name: str
    place: str
    sector: str
    status: EmployerStatus
    students_now: int
    recognised_until: date | None


def employer_rows(*, on: date, filter_text: str = "") -> Question[tuple[EmployerRow, ...]]:
    """Question: all companies by name. ``filter_text`` matches anywhere in name, place or sector."""

    def answer(session: Session) -> tuple[EmployerRow, ...]:
        places = _first_place(session)
        busy = _students_now(session, on)
        until = _recognised_until(session)
        wanted = filter_text.strip().casefold()
        rows = []
        query = select(Employer.id, Employer.name, Employer.sector, Employer.status).order_by(func.lower(Employer.name))
        for row in session.execute(query):
            place = places.get(row.id, "")
            if wanted and wanted not in f"{row.name} {place} {row.sector}".casefold():
                continue
            rows.append(
                EmployerRow(
                    id=EmployerId(row.id),
                    name=row.name,
                    place=place,
                    sector=row.sector,
                    status=row.status,
                    students_now=busy.get(row.id, 0),
                    recognised_until=until.get(row.id),
                )
            )
        return tuple(rows)

    return answer


def _first_place(session: Session) -> dict[int, str]:
    found: dict[int, str] = {}
    for employer, place in session.execute(select(Location.employer_id, Location.place).order_by(Location.id)):
        found.setdefault(employer, place)
    return found


def _students_now(session: Session, on: date) -> dict[int, int]:
    query = (
        select(Location.employer_id, func.count())
        .join(Internship, Internship.location_id == Location.id)
        .join(Student, Student.id == Internship.student_id)
        .where(Internship.start <= on, (Internship.end.is_(None)) | (Internship.end >= on))
        .group_by(Location.employer_id)
    )
    return dict(session.execute(query).all())


def _recognised_until(session: Session) -> dict[int, date]:
    query = (
        select(Location.employer_id, func.min(Recognition.end))
        .join(Recognition, Recognition.location_id == Location.id)
        .where(Recognition.end.is_not(None))
        .group_by(Location.employer_id)
    )
    return {employer: end for employer, end in session.execute(query) if end is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveEmployer:
    """Keep a company with its main location; without ``id`` a new one. Raises ``employer.name``, ``record.gone``."""

    id: EmployerId | None = None
    name: str = ""
    sector: str = ""
    status: EmployerStatus = EmployerStatus.ACTIEF
    website: str = ""
    can_offer: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    street: str = ""
    postcode: str = ""
    place: str = ""
    leerbedrijf_id: str = ""
    travel: str = ""
    max_students: int | None = None

    def __call__(self, session: Session) -> EmployerId:
        check_employer(self.name)
        own = {name: getattr(self, name) for name in ("name", "sector", "status", "website", "can_offer", "note")}
        names = ("street", "postcode", "place", "leerbedrijf_id", "travel", "max_students")
        where = {name: getattr(self, name) for name in names}
        if self.id is None:
            employer = Employer(**own)
            session.add(employer)
            session.flush()
        else:
            employer = must_find(session, Employer, self.id)
            fill(employer, own)
        location = main_location(session, EmployerId(employer.id))
        if location is None:
            session.add(Location(employer_id=employer.id, **where))
        else:
            fill(location, where)
        session.flush()
        return EmployerId(employer.id)


def main_location(session: Session, employer: EmployerId) -> Location | None:
    """The first location of a company, or None."""
    return session.scalar(select(Location).where(Location.employer_id == employer).order_by(Location.id).limit(1))


def location_of(employer: EmployerId) -> Question[LocationId]:
    """Question: the main location of a company. Raises ``record.gone``."""

    def answer(session: Session) -> LocationId:
        found = main_location(session, employer)
        if found is None:
            raise Expected("record.gone")
        return LocationId(found.id)

    return answer


def employer_form(employer: EmployerId) -> Question[SaveEmployer]:
    """Question: the company and its main location, ready for the form."""

    def answer(session: Session) -> SaveEmployer:
        row = must_find(session, Employer, employer)
        place = main_location(session, employer)
        return SaveEmployer(
            id=employer,
            name=row.name,
            sector=row.sector,
            status=row.status,
            website=row.website,
            can_offer=row.can_offer,
            note=row.note,
            street=place.street if place else "",
            postcode=place.postcode if place else "",
            place=place.place if place else "",
            leerbedrijf_id=place.leerbedrijf_id if place else "",
            travel=place.travel if place else "",
            max_students=place.max_students if place else None,
        )

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveContactPerson:
    """Keep someone at a company; without ``id`` a new person. Raises ``contact.name``."""

    employer: EmployerId
    name: str = field(repr=False)
    function: str = ""
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    trainer: bool = False
    id: ContactPersonId | None = None

    def __call__(self, session: Session) -> ContactPersonId:
        must_find(session, Employer, self.employer)
        if not self.name.strip():
            raise Expected("contact.name")
        values = {name: getattr(self, name) for name in ("name", "function", "phone", "email", "trainer")}
        if self.id is not None:
            fill(must_find(session, ContactPerson, self.id), values)
            return self.id
        row = ContactPerson(employer_id=self.employer, **values)
        session.add(row)
        session.flush()
        return ContactPersonId(row.id)


def contacts_of(employer: EmployerId) -> Question[tuple[SaveContactPerson, ...]]:
    """Question: the people at a company, each ready for the form."""

    def answer(session: Session) -> tuple[SaveContactPerson, ...]:
        rows = session.scalars(
            select(ContactPerson).where(ContactPerson.employer_id == employer).order_by(ContactPerson.id)
        )
        return tuple(
            SaveContactPerson(
                employer=employer,
                id=ContactPersonId(row.id),
                name=row.name,
                function=row.function,
                phone=row.phone,
                email=row.email,
                trainer=row.trainer,
            )
            for row in rows
        )

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveContactPerson:
    """Put someone at a company in the bin."""

    person: ContactPersonId

    def __call__(self, session: Session) -> None:
        put_in_bin(session, must_find(session, ContactPerson, self.person))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRecognition:
    """Note that a location is recognised by SBB for a qualification (domain 6.1).

    ``feasible`` are the codes of the werkprocessen that can be done there, with spaces or commas; empty is not known.
    Raises ``recognition.code``, ``catalogue.code``.
    """

    location: LocationId
    code: str
    name: str = ""
    start: date | None = None
    end: date | None = None
    feasible: str = ""

    def __call__(self, session: Session) -> int:
        must_find(session, Location, self.location)
        if not self.code.strip():
            raise Expected("recognition.code")
        codes = re.split(r"[\s,;]+", self.feasible.strip()) if self.feasible.strip() else []
        row = Recognition(
            location_id=self.location,
            code=plain_code(self.code),
            name=self.name.strip(),
            start=self.start,
            end=self.end,
            feasible=" ".join(check_werkproces_code(code) for code in codes if code),
        )
        session.add(row)
        session.flush()
        return row.id


def recognitions_of(employer: EmployerId) -> Question[tuple[tuple[int, str, str, date | None, int], ...]]:
    """Question: what the company is recognised for: (id, code, name, end, number of feasible ones)."""

    def answer(session: Session) -> tuple[tuple[int, str, str, date | None, int], ...]:
        query = (
            select(Recognition)
            .join(Location, Location.id == Recognition.location_id)
            .where(Location.employer_id == employer)
            .order_by(Recognition.code)
        )
        return tuple((row.id, row.code, row.name, row.end, len(row.feasible_codes)) for row in session.scalars(query))

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveRecognition:
    """Put one recognition in the bin."""

    recognition: int

    def __call__(self, session: Session) -> None:
        put_in_bin(session, must_find(session, Recognition, self.recognition))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteEmployer:
    """Put a company in the bin, for 30 days. Raises ``employer.in_use`` (count) while stages name it.

    A stage, and the papers about it, would else lose the company's name; also those of a student who may come back
    from the bin.
    """

    employer: EmployerId

    def __call__(self, session: Session) -> None:
        row = must_find(session, Employer, self.employer)
        stages = (
            select(func.count(Internship.id))
            .join(Location, Location.id == Internship.location_id)
            .where(Location.employer_id == row.id)
        )
        if count := session.scalar(stages):
            raise Expected("employer.in_use", count=count)
        put_in_bin(session, row)
