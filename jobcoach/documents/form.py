"""What every paper of the chain knows: the school, whom it is about, who can be called, and its number."""

from dataclasses import dataclass, field
from datetime import date

from jobcoach.documents.overgangsdocument import Contact
from jobcoach.documents.school import School


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The head of a paper. Without a number it is a concept: no QR, and ``missing`` is counted on it."""

    school: School
    contact: Contact
    made_on: date
    student_name: str
    call_name: str
    born_on: date | None = None
    number: str = ""
    issued_on: date | None = None
    digest: str = field(default="", repr=False)
    missing: tuple[str, ...] = ()
