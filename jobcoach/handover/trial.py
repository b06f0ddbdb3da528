"""A proefzending: the same invented student for every school. A real student cannot get in, and it cannot pass as one.

Three marks must agree, when it is written and when it is checked: ``pakket.proefzending``, the word PROEF in the number
and the invented student. What is a proefzending must be, value for value, what ``trial_snapshot`` gives.
A version that changes these words must go on knowing the old ones: a package is checked by other versions too.
"""

from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from jobcoach.model.trial import WORD, is_trial

if TYPE_CHECKING:
    from jobcoach.handover.data import Parties

STUDENT = {"voornamen": "Proef", "roepnaam": "Proef", "achternaam": "Proefzending"}
COACH = "Proefzending"
_LINES = (
    ("Aankomst", "Kwam dit via de weg die is afgesproken?"),
    ("Openen", "Kon u Overdracht.pdf en de bijlage openen?"),
    ("Zegel", "Zijn de cijfers gelijk aan die van de school, op een andere manier gekregen?"),
)
_PARTS = 4  # of the number of a dossier: BRIN-coach-year-sequence
_ALIKE = str.maketrans("03", "OE")
_LEFT_OUT = "Dit is een proefzending. Er staat geen leerling in."


def trial_sections(parties: "Parties") -> dict[str, object]:
    """Everything that a proefzending says as data; only the school comes from ``parties``."""
    return {
        "leerling": dict(STUDENT),
        "school": {"naam": parties.school, "brin": parties.brin},
        "plan": {
            "vraag": "Wilt u laten weten of deze proefzending goed is aangekomen?",
            "toelichting": "Dit is geen dossier. Alles is verzonnen. U mag dit pakket daarna verwijderen.",
            "afspraken": [{"onderwerp": what, "tekst": text} for what, text in _LINES],
        },
    }


def trial_left_out() -> tuple[tuple[str, str], ...]:
    """What a proefzending says about what is not in it."""
    return (("Alle gegevens", _LEFT_OUT),)


def marks_agree(whole: Any) -> bool:
    """Whether data is a proefzending by all three marks, or by nothing that even looks like one of them."""
    pakket, student = whole["pakket"], whole["leerling"]
    number, marked = str(pakket["nummer"]), pakket.get("proefzending") is True
    if marked and is_trial(number) and student == STUDENT:
        return True
    surname = _letters(str(student.get("achternaam", "")))
    return not (marked or is_trial(number) or _looks_like_a_trial(number) or surname == _letters(STUDENT["achternaam"]))


def _looks_like_a_trial(number: str) -> bool:
    """The word PROEF anywhere but in the code of the coach, also with a nought or a 3, or with marks in between."""
    parts = number.upper().split("-")
    told = "".join(parts[:1] + parts[2:] if len(parts) == _PARTS else parts)
    return WORD in "".join(filter(str.isalnum, told)).translate(_ALIKE)


def _letters(text: str) -> str:
    """What is read of a name: without case, spaces and signs that show nothing."""
    return "".join(filter(str.isalpha, normalize("NFKC", text).casefold()))
