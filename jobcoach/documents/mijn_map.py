"""Mijn map: what is the youth's own, in plain words, for any PDF reader, to show to whom the youth likes."""

from dataclasses import dataclass
from datetime import date

from jobcoach.documents.school import School


@dataclass(frozen=True, slots=True, kw_only=True)
class MapTalent:
    """A talent, an example of it, who saw it, and where it showed ("3 november 2026, stage bij Bakkerij Korenaar")."""

    name: str
    example: str = ""
    seen_by: str = ""
    proofs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSkill:
    """A competence with the first and the last score in the words of its scale, each with its day in words."""

    name: str
    first: str = ""
    first_on: str = ""
    last: str
    last_on: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapWork:
    """A stage: where, when, what was done and how it went."""

    employer: str
    place: str = ""
    period: str = ""
    tasks: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MijnMap:
    """Everything that is printed; parts that are empty are not.

    ``answers`` are (question, answer), ``needs`` (what helps, how it goes now), ``papers`` (what, number or day) of the
    papers that go with it, ``people`` and ``contacts`` (who, how to reach). ``kept_until`` in words: how long the
    school keeps the dossier.
    """

    school: School
    made_on: date
    student_name: str
    call_name: str
    answers: tuple[tuple[str, str], ...] = ()
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    talents: tuple[MapTalent, ...] = ()
    skills: tuple[MapSkill, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    work: tuple[MapWork, ...] = ()
    papers: tuple[tuple[str, str], ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    contacts: tuple[tuple[str, str], ...] = ()
    kept_until: str = ""
