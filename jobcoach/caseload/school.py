"""The school and the coach: set up once, changed in the settings."""

import re
from dataclasses import asdict, dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import fill
from jobcoach.model.choices import SchoolKind
from jobcoach.model.expected import Expected
from jobcoach.model.people import Coach, School, coach_code

_BRIN = re.compile(r"[0-9]{2}[A-Z]{2}")  # as overdracht-1.schema.json has it


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveSchool:
    """Keep the school of this vault. Raises ``school.name``, ``school.brin``, ``paper_trail.days``.

    ``paper_days``: after how many working days a paper that is still out is told on Vandaag (1 to 60).
    """

    name: str
    place: str = ""
    brin: str = ""
    location: str = ""
    street: str = ""
    postcode: str = ""
    phone: str = ""
    kind: SchoolKind = SchoolKind.PRO
    director: str = ""
    director_function: str = "directeur"
    practice: bool = False
    paper_days: int = 10

    def check(self) -> str:
        """The BRIN in capitals; raises what keeping would raise, without a session."""
        if not self.name.strip():
            raise Expected("school.name")
        brin = self.brin.strip().upper()
        if brin and not _BRIN.fullmatch(brin):
            raise Expected("school.brin", brin=self.brin)
        if not 1 <= self.paper_days <= 60:
            raise Expected("paper_trail.days")
        return brin

    def __call__(self, session: Session) -> None:
        values = asdict(self) | {"brin": self.check()}
        row = session.scalar(select(School))
        if row is None:
            session.add(School(**values))
        else:
            fill(row, values | {"practice": row.practice})


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveLogo:
    """Keep the school's logo as it will be printed; without content it is taken away, and the initials come back.

    Raises ``documents.logo_large`` (largest, pixels), ``documents.logo_unreadable``, ``school.none``.
    """

    content: bytes = field(default=b"", repr=False)

    def __call__(self, session: Session) -> None:
        from jobcoach.documents.school_logo import read_logo

        the_school(session).logo = read_logo(self.content).png if self.content else None


def school_logo(session: Session) -> bytes:
    """Question: the logo of the school as a PNG, empty when there is none."""
    return the_school(session).logo or b""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveCoach:
    """Keep the coach of this vault. Raises ``coach.name``, ``coach.code``.

    ``code`` stands in every number and file name: letters A-Z, digits, hyphens; kept in capitals.
    """

    name: str
    function: str = "jobcoach"
    phone: str = ""
    email: str = ""
    reachable: str = ""
    code: str = "K1"

    def check(self) -> str:
        """The code in capitals; raises what keeping would raise, without a session."""
        if not self.name.strip():
            raise Expected("coach.name")
        return coach_code(self.code)

    def __call__(self, session: Session) -> None:
        values = asdict(self) | {"code": self.check()}
        row = session.scalar(select(Coach))
        if row is None:
            session.add(Coach(**values))
        else:
            fill(row, values)


def school_form(session: Session) -> SaveSchool:
    """The school as it stands, ready for the form."""
    row = the_school(session)
    return SaveSchool(**{name: getattr(row, name) for name in SaveSchool.__slots__})


def coach_form(session: Session) -> SaveCoach:
    """The coach as it stands, ready for the form."""
    row = the_coach(session)
    return SaveCoach(**{name: getattr(row, name) for name in SaveCoach.__slots__})


def the_school(session: Session) -> School:
    """The one school of this vault. Raises ``school.none`` in a vault that was never set up."""
    row: School | None = session.scalar(select(School))
    if row is None:
        raise Expected("school.none")
    return row


def the_coach(session: Session) -> Coach:
    """The one coach of this vault. Raises ``school.none``."""
    row: Coach | None = session.scalar(select(Coach))
    if row is None:
        raise Expected("school.none")
    return row
