"""Sentences about the school's seal file: what an administrator reads after making, giving, listing and revoking."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from jobcoach.ui.words import count
from jobcoach.ui.words.dates import full_day, local_day

if TYPE_CHECKING:
    from jobcoach.caseload.school_seal import Made
    from jobcoach.caseload.seal_guard import SealState
    from jobcoach.handover.issuing import Asked
    from jobcoach.handover.school_file import SchoolSeal

SENTENCES: Final[dict[str, str]] = {
    "seal.other_digits": "Deze cijfers horen niet bij deze aanvraag. Er is geen zegel gegeven. Bel de coach op een "
    "nummer dat je al kende, en vraag om de 15 cijfers die bij de aanvraag op het scherm staan.",
    "seal.holder": "Een zegel van {coach} heeft deze school niet gegeven. Er is niets ingetrokken. Kijk in de lijst "
    "hoe de naam geschreven is.",
}


# on the screen Instellingen, Zegel
WHAT = (
    "Met het zegel kan een ontvanger zien dat een overdracht echt van jouw school komt en niet is veranderd. Geef "
    "ontvangers de brief met de vingerafdruk, of lees hem voor aan de telefoon."
)
FIRST = (
    "Er is nog geen zegel. Ben je de eerste jobcoach van {school} met dit programma? Maak dan het schoolzegel. Het "
    "komt in een bestand met een wachtwoord, voor de school: bijvoorbeeld op een USB-stick voor de brandkast."
)
OTHER = "Heeft een collega of de beheerder al een schoolzegel gemaakt? Vraag dan een zegel aan."
INSIDE = (
    "De sleutel van het schoolzegel staat nog in jouw kluis. Daar hoort hij niet: als je kluis in verkeerde handen "
    "komt, is het zegel van de hele school niets meer waard. Zet hem in een bestand voor de school. Je kunt gewoon "
    "blijven verzegelen. In back-ups van voor vandaag blijft de sleutel staan tot je ze opruimt."
)


def seal_warning(state: "SealState") -> tuple[str, str, str]:
    """What is known against the seal of this vault: head, words and tone of a banner."""
    if state.revoked is not None:
        return (
            "Je zegel is ingetrokken",
            f"De school trok het in op {full_day(local_day(state.revoked.since))}. Wie je pakket controleert, kan het "
            "weigeren. Maak of vraag een nieuw zegel. Werk je met een teruggezette back-up? Dan is dit het zegel van "
            "toen.",
            "bad",
        )
    since = full_day(local_day(state.newer)) if state.newer is not None else ""
    return (
        "Je zegel is ouder dan het vorige",
        f"Op deze computer is al verzegeld met een zegel van {since}. Waarschijnlijk komt dit uit een back-up van "
        "daarvoor. Je kunt ermee verzegelen als de school het niet heeft ingetrokken. Vraag het na, of maak een nieuw "
        "zegel.",
        "warn",
    )


def made_lines(made: "Made") -> tuple[str, ...]:
    """What is read once after the school's seal was made: the password is shown nowhere else."""
    return (
        f"Het schoolzegel van {made.school} (BRIN {made.brin}) is gemaakt.",
        f"{made.file.name}: bewaar dit bij de school, niet op de laptop van een coach. Maak er een kopie van.",
        f"Het wachtwoord, dat nu één keer getoond wordt: {made.password}",
        "Schrijf het op en bewaar het op een andere plek dan het bestand.",
        f"Vingerafdruk van de school: {made.fingerprint}",
    )


def given_lines(asked: "Asked", file_name: str) -> tuple[str, ...]:
    """After a coach's request was answered."""
    return (
        f"{asked.holder} ({asked.school}, BRIN {asked.brin}) heeft nu een zegel voor drie jaar.",
        f"Stuur {file_name} terug naar de coach. Er staat geen geheim in.",
    )


def register_lines(content: "SchoolSeal") -> Iterator[str]:
    """Every seal with its number, and whether it was revoked."""
    gone = {item.serial: item for item in content.revoked}
    yield f"{count(len(content.issued), 'zegel', 'zegels')}, {len(gone)} ingetrokken."
    for item in content.issued:
        state = f"geldig tot en met {full_day(local_day(item.end))}"
        if item.serial in gone:
            state = f"ingetrokken op {full_day(local_day(gone[item.serial].since))} ({gone[item.serial].why.value})"
        yield f"- {item.serial:x}  {item.holder}, {state}"


def revoked_lines(number: int, file_name: str) -> tuple[str, ...]:
    """After seals were revoked: what to do with the list."""
    return (
        f"{count(number, 'zegel is', 'zegels zijn')} ingetrokken.",
        f"Stuur {file_name} naar wie in de laatste 12 maanden een overdracht kreeg. De lijst geldt twee jaar.",
        f"De ontvanger controleert met: jobcoach verify BESTAND --crl {file_name}",
    )
