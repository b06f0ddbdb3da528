"""The letter about the coming handover: to the parents, to who represents the student, or to an adult student."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from jobcoach.documents.form import Form
from jobcoach.model.choices import Act


class Reader(Enum):
    """To whom the letter is. Parents of an adult only hear what the student wants them to hear (model/law)."""

    PARENTS = "ouders"
    PARENTS_TOO = "ouders van 16 of 17"
    STUDENT = "leerling"
    REPRESENTATIVE = "vertegenwoordiger"
    HOME_OF_ADULT = "ouders van een volwassene"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ouderbrief(Form):
    """What happens, when, what is asked and what may be refused; ``start`` is the day after leaving.

    Involving the municipality (lid 1) asks no instemming: parents of a student of 16 or 17 then only read.
    """

    reader: Reader
    act: Act = Act.VERZOEK
    to_name: str = ""
    recipient: str
    leave_on: date | None = None
    start: date | None = None
    until: date | None = None
    article: str = ""
