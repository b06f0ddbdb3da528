"""The praktijkverklaring: what a student can do in one leerbedrijf, werkproces by werkproces (domain 1.3, 1.5)."""

from dataclasses import dataclass
from datetime import date

from jobcoach.documents.school import School


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One werkproces as printed. ``level`` is the independence 0-4; only 2-4 are printed; None is not assessed."""

    code: str
    title: str
    kerntaak_code: str = ""
    kerntaak_title: str = ""
    done: str
    level: int | None
    circumstances: str = ""
    assessed_on: date | None = None
    assessor: str = ""
    checked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification:
    """The kwalificatie under which a group of rows is printed; empty code and name mean free entry."""

    dossier_code: str = ""
    dossier_name: str = ""
    code: str = ""
    name: str = ""
    level: int | None = None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Praktijkverklaring:
    """Everything that is printed on a praktijkverklaring; nothing else is looked up.

    ``number`` is empty and ``issued_on`` None while it is a concept: then the paper carries a watermark and
    says for each missing field "Nog invullen".
    """

    school: School
    number: str = ""
    version: int = 1
    replaces: str = ""
    issued_on: date | None = None
    changed_on: date
    student_name: str
    call_name: str
    born_on: date | None = None
    born_in: str = ""
    employer: str
    employer_address: str = ""
    employer_place: str = ""
    leerbedrijf_id: str = ""
    trainer: str = ""
    trainer_function: str = ""
    start: date | None = None
    end: date | None = None
    days_per_week: int | None = None
    hours_per_week: str = ""
    qualifications: tuple[Qualification, ...]
    remarks: str = ""
    missing: tuple[str, ...] = ()
    digest: str = ""
