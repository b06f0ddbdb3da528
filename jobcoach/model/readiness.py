"""What is still missing for a handover, and who can fill it: nine boxes that can be counted."""

from dataclasses import dataclass
from enum import Enum

from jobcoach.model.people import Student


class Box(Enum):
    """The nine parts that make an overdracht useful (product J3, a choice of ours)."""

    PERSON = "gegevens"
    OWN_WORDS = "eigen_woorden"
    TALENTS = "talenten"
    COMPETENCES = "competenties"
    WORK = "werkervaring"
    ADVICE = "werkadvies"
    NEEDS = "nodig"
    CONSENT = "toestemming"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the dossier holds beside the student's own row; counts of rows that are not in the bin."""

    talents_with_evidence: int
    words: int
    needs: int
    scores: int
    internships: int
    consents: int
    coach_reachable: bool


def filled(student: Student, counted: Counted) -> frozenset[Box]:
    """Which of the nine boxes are full."""
    facts = {
        Box.PERSON: bool(student.born_on and student.address and student.municipality),
        Box.OWN_WORDS: counted.words >= 2,
        Box.TALENTS: counted.talents_with_evidence > 0,
        Box.COMPETENCES: counted.scores > 0,
        Box.WORK: counted.internships > 0,
        Box.ADVICE: bool(student.work_advice.strip()),
        Box.NEEDS: counted.needs > 0,
        Box.CONSENT: counted.consents > 0,
        Box.CONTACT: counted.coach_reachable,
    }
    return frozenset(box for box, full in facts.items() if full)
