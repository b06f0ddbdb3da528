"""What is said about a proefzending: how it stands, and what to do when it went wrong."""

from datetime import date
from typing import TYPE_CHECKING

from jobcoach.ui.words.dates import short_day

if TYPE_CHECKING:
    from jobcoach.caseload.trials import TrialRow

WHAT = (
    "Een pakket zonder gegevens van een leerling, met het echte zegel van de school. Zo weten jullie vooraf of de weg "
    "klopt, of openen lukt en of de cijfers gelijk zijn."
)


def trial_status(row: "TrialRow | None", today: date) -> tuple[str, str, str]:
    """Icon, words and tone of how the newest proefzending to a recipient stands."""
    if row is None:
        return ("circle-dashed", "Nog geen proefzending", "text2")
    if row.succeeded and row.answered_on is not None:
        return ("check-circle", f"Proefzending gelukt op {short_day(row.answered_on, today)}", "ok")
    if row.succeeded is False:
        return ("warning", f"Proefzending niet gelukt: {', '.join(failures(row))}", "warn")
    if row.saved_on is None:
        return ("hourglass", "Proefzending gemaakt, nog niet bewaard", "text2")
    return ("hourglass", f"Proefzending van {short_day(row.saved_on, today)}, wacht op antwoord", "text2")


def failures(row: "TrialRow") -> tuple[str, ...]:
    """What went wrong, in a few words each."""
    found = (
        (row.arrived, "kwam niet aan zoals afgesproken"),
        (row.opened, "openen lukte niet"),
        (row.same_digits, "de cijfers waren anders"),
    )
    return tuple(words for good, words in found if good is False)


def advice(row: "TrialRow") -> str:
    """What to do now, one sentence for each thing that went wrong."""
    found = (
        (row.arrived, "Spreek een andere manier af en maak een nieuwe proefzending."),
        (row.opened, "Heeft de ontvanger geen 7-Zip? Kies dan de pdf-envelop."),
        (
            row.same_digits,
            "Stuur niets echts. Bel de ontvanger en lees de cijfers voor; geef daarna de brief met de cijfers opnieuw.",
        ),
    )
    return " ".join(words for good, words in found if good is False)
