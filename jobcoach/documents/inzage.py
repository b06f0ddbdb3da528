"""The inzage-afdruk: everything that the program holds about one student, and what is not printed and why (AVG 15)."""

from dataclasses import dataclass
from datetime import date

from jobcoach.documents.school import School


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One kind of facts; a record is a tuple of (label, value)."""

    title: str
    records: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inzage:
    """Everything that is printed. ``left_out`` is (what, why); ``seen`` is (when, who, what), the newest first."""

    school: School
    number: str = ""
    issued_on: date | None = None
    made_on: date
    student_name: str
    call_name: str
    born_on: date | None = None
    contact: str
    sections: tuple[Section, ...]
    left_out: tuple[tuple[str, str], ...]
    seen: tuple[tuple[str, str, str], ...] = ()
    digest: str = ""
