"""The school and the coach: set up once, changed in the settings."""

from dataclasses import asdict, dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import fill
from jobcoach.model.choices import SchoolKind
from jobcoach.model.expected import Expected
from jobcoach.model.people import Coach, School


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveSchool:
    """Keep the school of this vault. Raises ``school.name``, ``school.brin``."""

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

    def check(self) -> str:
        """The BRIN in capitals; raises what keeping would raise, without a session."""
        if not self.name.strip():
            raise Expected("school.name")
        brin = self.brin.strip().upper()
        if brin and (len(brin) != 4 or not brin.isalnum()):
            raise Expected("school.brin", brin=self.brin)
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
    """Keep the coach of this vault. Raises ``coach.name``."""

    name: str
    function: str = "jobcoach"
    phone: str = ""
    email: str = ""
    reachable: str = ""
    code: str = "K1"

    def check(self) -> None:
        """Raises what keeping would raise, without a session."""
        if not self.name.strip():
            raise Expected("coach.name")

    def __call__(self, session: Session) -> None:
        self.check()
        row = session.scalar(select(Coach))
        if row is None:
            session.add(Coach(**asdict(self)))
        else:
            fill(row, asdict(self))


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
