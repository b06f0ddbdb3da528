"""The profile sheet for an employer: one page in the words of the youth, with no background (domain 6.2, 8)."""

from dataclasses import dataclass
from datetime import date

from jobcoach.documents.school import School


@dataclass(frozen=True, slots=True, kw_only=True)
class Profielblad:
    """Everything that is printed; parts that are empty are not.

    ``answers`` are (question, answer), ``talents`` (talent, example), ``needs`` (need, how it goes now),
    ``practical`` and ``contact`` (label, value).
    """

    school: School
    number: str = ""
    issued_on: date | None = None
    made_on: date
    student_name: str
    call_name: str
    answers: tuple[tuple[str, str], ...] = ()
    talents: tuple[tuple[str, str], ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    likes: tuple[str, ...] = ()
    practical: tuple[tuple[str, str], ...] = ()
    contact: tuple[tuple[str, str], ...] = ()
    digest: str = ""
