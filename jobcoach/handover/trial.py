"""A proefzending: the same invented student for every school. A real student cannot get in, and it cannot pass as one.

Three marks must agree, when it is written and when it is checked: ``pakket.proefzending``, the word PROEF in the number
and the invented student. What is written as a proefzending must be, byte for byte, what ``trial_snapshot`` gives.
"""

from typing import TYPE_CHECKING, Any

from jobcoach.model.trial import is_trial

if TYPE_CHECKING:
    from jobcoach.handover.data import Parties

STUDENT = {"voornamen": "Proef", "roepnaam": "Proef", "achternaam": "Proefzending"}
COACH = "Proefzending"
_LINES = (
    ("Aankomst", "Kwam dit via de weg die is afgesproken?"),
    ("Openen", "Kon u Overdracht.pdf en de bijlage openen?"),
    ("Zegel", "Zijn de cijfers gelijk aan die van de school, op een andere manier gekregen?"),
)
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
    """Whether data is a proefzending by all three marks, or by none of them."""
    pakket, student = whole["pakket"], whole["leerling"]
    marks = (
        pakket.get("proefzending") is True,
        is_trial(str(pakket["nummer"])),
        student.get("achternaam") == STUDENT["achternaam"],
    )
    return not any(marks) or (all(marks) and student == STUDENT)
