"""The words that leave, read once more: everything in the data, on the papers and in the titles of the files.

Texts that a coach can mend from the finding come with their ``Spot``; every other string of the package is read too,
so that a heading of the school or the name of a contact person hides no number and no name.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.handover_content import Content
from jobcoach.caseload.handover_paper import overgangsdocument
from jobcoach.caseload.handover_picker import Spot
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.model.choices import Subject
from jobcoach.model.documents import Document
from jobcoach.model.handover import Handover
from jobcoach.model.people import NetworkPerson, Student
from jobcoach.model.praktijkverklaring import Praktijkverklaring
from jobcoach.model.strangers import Names, Stranger
from jobcoach.model.wording import Flaw, bare_contact, private_contacts, remarks_on

_KEYS = {Flaw.BSN: "finding.bsn", Flaw.MEDICAL: "finding.medical", Flaw.PRIVATE: "finding.private"}
_BETTER = {
    "finding.other_student": "een andere leerling",
    "finding.other_student_maybe": "een andere leerling",
    "finding.other_person": "een familielid",
}
_MARKS = {
    "finding.medical": "medisch", "finding.private": "prive", "finding.other_student": "naam",
    "finding.other_student_maybe": "naam", "finding.other_person": "naam",
}  # fmt: skip
# Codes and digests: no words, and nine digits of them may pass the 11-test by chance.
_NO_WORDS = {"leerbedrijf_id", "digest", "fingerprint", "number", "nummer", "vervangt", "replaces", "brin", "logo"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One word to look at. ``spot`` is where it can be mended, ``section`` what it is part of, in plain words."""

    key: str
    word: str = field(repr=False)
    section: str
    better: str = ""
    spot: Spot | None = None

    @property
    def id(self) -> str:
        """Stays the same while the text stays where it is."""
        place = f"{self.spot.table}:{self.spot.row}:{self.spot.column}" if self.spot else self.section
        return f"{_MARKS.get(self.key, self.key.removeprefix('finding.'))}:{place}:{self.word}"


@dataclass(frozen=True, slots=True)
class _Text:
    section: str
    text: str = field(repr=False)
    spot: Spot | None = None


def remarks_of(session: Session, content: Content, row: Handover) -> tuple[Remark, ...]:
    """Every word to look at, those that can be mended first; a word that stands in a spot is not told twice."""
    names, may = Names(_strangers(session, content, row)), _may_be_reached(session, content, row)
    found: list[Remark] = []
    told: set[tuple[str, str]] = set()
    for text in (*_spots(content), *_loose(session, content, row)):
        for remark in _in_text(text, names, may):
            mark = (remark.key, remark.word.casefold())
            if text.spot is not None or mark not in told:
                found.append(remark)
            told.add(mark)
    return tuple(found)


def _in_text(text: _Text, names: Names, may: frozenset[str]) -> Iterator[Remark]:
    def made(key: str, word: str, better: str = "") -> Remark:
        return Remark(key=key, word=word, section=text.section, better=better, spot=text.spot)

    for flaw in remarks_on(text.text):
        yield made(_KEYS[flaw.flaw], flaw.word, flaw.better)
    for word, stranger in names.found_in(text.text):
        yield made(stranger.key, word, _BETTER.get(stranger.key, ""))
    if text.spot is None or text.spot.column not in ("phone", "email"):
        for word in private_contacts(text.text, may=may):
            yield made("finding.contact", word)


def _spots(content: Content) -> Iterator[_Text]:
    for spot in content.spots:
        yield _Text(spot.section, spot.text, spot)


def _loose(session: Session, content: Content, row: Handover) -> Iterator[_Text]:
    """Every string that leaves and is no spot: data, paper, the papers beside it, and what the files are called."""
    paper = overgangsdocument(session, row, content)
    titles = session.scalars(
        select(Document.title).where(Document.id.in_([number for _, number in (*content.papers, *content.scans)]))
    )
    frozen = session.scalars(
        select(Praktijkverklaring.frozen).where(Praktijkverklaring.number.in_([number for number, _ in content.papers]))
    )
    known = {spot.text for spot in content.spots}
    for section, value in (
        ("ontvanger", paper.request),
        ("school", (paper.school, paper.contact, paper.made_by)),
        ("koppen", paper.order),
        ("overdracht", (content.snapshot.sections, content.snapshot.left_out, paper)),
        ("praktijkverklaring", [json.loads(text) for text in frozen]),
        ("documenten", list(titles)),
    ):
        for text in _strings(value):
            if text not in known:
                known.add(text)
                yield _Text(section, text)


def _strings(value: object) -> Iterator[str]:
    """Every string in a value of dataclasses, objects and lists, without codes."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _NO_WORDS:
                yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value):
        yield from _strings({item.name: getattr(value, item.name) for item in fields(value)})


def _strangers(session: Session, content: Content, row: Handover) -> tuple[Stranger, ...]:
    """Other students, and network people who are not ticked or not allowed."""
    own = row.student
    found = []
    for student in session.scalars(select(Student).where(Student.id != row.student_id)):
        if student.name.casefold() != own.name.casefold():  # a namesake is no stranger
            names = tuple(dict.fromkeys((student.name, student.official_name)))
            found.append(Stranger(key="finding.other_student", names=names, first=student.call_name))
    may = Subject.NETWERK in content.standing.allowed
    agreed = {str(item.get("door", "")) for item in _answers(content)}
    found += [
        Stranger(key="finding.other_person", names=(person.name,))
        for person in session.scalars(select(NetworkPerson).where(NetworkPerson.student_id == row.student_id))
        if not (may and person.share) and person.name not in agreed and len(person.name) > 3
    ]
    known = _known_names(session, content, row)
    return tuple(one.without(known) for one in found)


def _known_names(session: Session, content: Content, row: Handover) -> frozenset[str]:
    """Words of the names that are in the package anyway: a first name among them may be theirs."""
    own, coach = row.student, the_coach(session)
    names = [own.name, own.official_name, coach.name, row.recipient.contact, the_school(session).director]
    names += [str(item.get("door", "")) for item in _answers(content)]
    names += [text for spot in content.spots if spot.table in _NAMES for text in (spot.text,)]
    return frozenset(word for name in names for word in name.split())


_NAMES = {"network_person", "employer", "location", "consent", "school", "coach"}


def _answers(content: Content) -> list[dict[str, object]]:
    rows = content.snapshot.sections.get("toestemmingen")
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _may_be_reached(session: Session, content: Content, row: Handover) -> frozenset[str]:
    """Numbers and mail addresses that are no private person's, or that may be told."""
    school, coach, recipient = the_school(session), the_coach(session), row.recipient
    found: list[str] = [school.phone, coach.phone, coach.email, recipient.phone, recipient.email]
    allowed = content.standing.allowed
    if Subject.GEGEVENS in allowed:
        found += [row.student.phone, row.student.email]
    if Subject.NETWERK in allowed:
        found += [way for person in row.student.network if person.share for way in (person.phone, person.email)]
    return frozenset(_bare(found))


def _bare(ways: Iterable[str]) -> Iterator[str]:
    return (bare_contact(way) for way in ways if way.strip())
