"""What a scanned page is, why it lies loose, and how far a paper is, in plain Dutch."""

from collections.abc import Sequence
from datetime import date

from jobcoach.caseload.paper_ways import PaperWay
from jobcoach.caseload.scan_pile import PiledPaper, Sheet, Why
from jobcoach.model.choices import PaperPlace, SignerRole
from jobcoach.model.labels import label
from jobcoach.ui.words import count
from jobcoach.ui.words.dates import short_day

WHY = {
    Why.UNREADABLE: (
        "Geen code te lezen",
        "Op deze bladzijde is geen code van een papier gevonden. Kies hieronder zelf bij welk papier hij hoort, of "
        "laat hem weg.",
    ),
    Why.OTHER_SCHOOL: (
        "Van een andere school",
        "Dit papier heeft nummer {number} en is van een andere school. Hier wordt het niet bewaard. Geef het terug aan "
        "wie het scande.",
    ),
    Why.COLLEAGUE: (
        "Van een collega",
        "Dit papier heeft nummer {number} en komt uit de kluis van een collega op deze school. Geef de scan aan die "
        "collega.",
    ),
    Why.UNKNOWN: (
        "Onbekend nummer",
        "Nummer {number} staat niet in deze kluis. Misschien is het dossier gewist of komt het papier uit een oudere "
        "back-up. Hier wordt niets bewaard.",
    ),
    Why.CHANGED: (
        "Hoort niet bij de bewaarde tekst",
        "Nummer {number} is bekend, maar de code hoort niet bij de tekst die hier bewaard is. Vergelijk het papier met "
        "het origineel in het dossier. Klopt het niet, print dan opnieuw en laat opnieuw tekenen.",
    ),
    Why.TOO_MANY: (
        "Bladzijde bestaat niet",
        "Nummer {number} is bekend, maar heeft minder bladzijden dan de code zegt. Vergelijk het papier met het "
        "origineel in het dossier.",
    ),
}
_WHO = {
    SignerRole.LEERLING: "de leerling",
    SignerRole.OUDER: "een ouder",
    SignerRole.BEDRIJF: "het bedrijf",
    SignerRole.SCHOOL: "de school",
    SignerRole.GEMEENTE: "de gemeente",
}
PLACES = {
    PaperPlace.COACH: "Bij jou",
    PaperPlace.LEERLING: "Bij de leerling",
    PaperPlace.OUDERS: "Bij de ouders",
    PaperPlace.BEDRIJF: "Bij het bedrijf",
    PaperPlace.SCHOOL: "Op school",
    PaperPlace.GEMEENTE: "Bij de gemeente",
    PaperPlace.DOSSIER: "Terug in het dossier",
}


def why_words(sheet: Sheet) -> tuple[str, str]:
    """Head and sentence for a loose page."""
    head, text = WHY[sheet.why or Why.UNREADABLE]
    return head, text.format(number=sheet.said)


def who(roles: Sequence[SignerRole]) -> str:
    """ "het bedrijf en de leerling"."""
    names = [_WHO[role] for role in dict.fromkeys(roles)]
    return " en ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def place_words(way: PaperWay, today: date) -> str:
    """ "Bij het bedrijf, sinds 12 nov"."""
    return f"{PLACES[way.place]}, sinds {short_day(way.place_since, today)}"


def misses(way: PaperWay) -> str:
    """What it waits for first: "wacht op het bedrijf", "scan nog niet binnen"; empty when it counts."""
    parts = []
    if way.waits_for:
        parts.append(f"wacht op {who(way.waits_for)}")
    elif way.scan is None:
        parts.append("scan nog niet binnen")
    return ", ".join(parts)


def pile_state(paper: PiledPaper) -> tuple[str, str]:
    """How complete a paper in the pile is, and the tone to say it in."""
    if paper.missing:
        numbers = [str(number) for number in paper.missing]
        if len(numbers) == 1:
            return f"Bladzijde {numbers[0]} ontbreekt", "warn"
        return f"Bladzijden {', '.join(numbers[:-1])} en {numbers[-1]} ontbreken", "warn"
    return f"Compleet: {count(paper.way.pages, 'bladzijde', 'bladzijden')}", "ok"


def paper_name(way: PaperWay) -> str:
    """The title of a paper; its kind when it has none."""
    return way.title or label(way.kind).capitalize()
