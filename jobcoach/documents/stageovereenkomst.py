"""The stageovereenkomst: who agree, the stageplan, times, guidance, insurance and the clauses (domain 4.3)."""

from dataclasses import dataclass
from datetime import date

from jobcoach.documents.school import School


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A headed block of facts; a row is (label, value, asked). An empty value that is asked says so on a concept."""

    title: str
    rows: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stageovereenkomst:
    """Everything that is printed. Without a number it is a concept; ``missing`` is what it lacks then.

    ``clauses`` are (title, text). ``signers`` are (party, name, function), in the order in which they sign.
    """

    school: School
    number: str = ""
    issued_on: date | None = None
    changed_on: date
    title: str = "Stageovereenkomst"
    student_name: str
    born_on: date | None = None
    lead: str
    parts: tuple[Part, ...]
    clauses: tuple[tuple[str, str], ...]
    missing: tuple[str, ...] = ()
    signers: tuple[tuple[str, str, str], ...]
    digest: str = ""
