"""The shapes in which the practice school is written down, before the verbs make a caseload of it."""

from dataclasses import dataclass
from enum import Enum, auto

from jobcoach.model.choices import EmployerStatus, Relation, SchoolKind, Transport


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """An invented company. ``people`` are (name, function), the first one trains; ``recognitions`` are
    (code, name, days from today until the end)."""

    key: str
    name: str
    sector: str
    street: str
    place: str
    travel: str
    people: tuple[tuple[str, str], ...]
    can_offer: str
    recognitions: tuple[tuple[str, str, int], ...] = ()
    note: str = ""
    max_students: int | None = 1
    status: EmployerStatus = EmployerStatus.ACTIEF


@dataclass(frozen=True, slots=True)
class Shown:
    """A talent, the example in plain words, and the note in the log that proves it."""

    label: str
    example: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What belongs to one kind of work: where, which tasks, and what students say and coaches write about it."""

    companies: tuple[str, ...]
    tasks: tuple[str, ...]
    talents: tuple[Shown, ...]
    good_at: tuple[str, ...]
    later: tuple[str, ...]
    proud: tuple[str, ...]
    likes: tuple[str, ...]
    days: tuple[str, ...]
    visits: tuple[str, ...]
    results: tuple[str, ...]
    advice: tuple[str, ...]


class Scene(Enum):
    """The state in which a dossier stands: each shows something that a coach has to deal with."""

    PLAIN = auto()
    DEMO = auto()
    PREPARED = auto()
    SENT = auto()
    ACCEPTED = auto()
    HALF_YEAR = auto()
    YEAR = auto()
    REFUSED = auto()
    AGREED = auto()
    PARENT_MISSING = auto()
    PARENTS = auto()
    NOT_ASKED = auto()
    WITHDRAWN = auto()
    DRAFT_GAPS = auto()
    DRAFT_COMPLETE = auto()
    REPRESENTED = auto()
    NEW = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One student of the practice school. ``others`` are (name, relation, role, share).

    Without a ``company`` one is chosen that fits the work.
    """

    call_name: str
    first_names: str
    infix: str
    last_name: str
    age: int
    class_name: str
    work: str
    scene: Scene = Scene.PLAIN
    kind: SchoolKind = SchoolKind.PRO
    transport: Transport = Transport.FIETS
    language: str = ""
    born_in: str = "Lindeborg"
    place: str = "Lindeborg"
    company: str = ""
    others: tuple[tuple[str, Relation, str, bool], ...] = ()

    @property
    def has_left(self) -> bool:
        """Whether this student is a former student, with two years of aftercare."""
        return self.scene in (Scene.ACCEPTED, Scene.HALF_YEAR, Scene.YEAR)
