"""The page about a lost laptop in words: what was on it, who can open it, and what a school does in the first days."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from jobcoach.ui.words import count
from jobcoach.ui.words.dates import clock, full_day, local_day

if TYPE_CHECKING:
    from jobcoach.caseload.keys import Facts, Page

_TYPES = {"passphrase": "wachtzin", "recovery": "herstelblad", "escrow": "sleutel van de school"}


def page_lines(page: "Page") -> Iterator[str]:
    """The page, line by line, in the order in which a school needs it."""
    found = page.facts
    yield "BLAD VOOR EEN VERLOREN LAPTOP"
    yield f"{found.school} (BRIN {found.brin or 'niet ingevuld'}), jobcoach {found.coach}"
    yield f"Kluis {page.vault[:4].upper()} {page.vault[4:8].upper()}, stand van {_moment(page.at)}"
    yield ""
    yield "Was het versleuteld? Ja. Zonder een van de sleutels hieronder kan niemand de dossiers lezen."
    yield "Was de kluis open toen de laptop verdween? Dan kan wie erbij kon, gelezen hebben. Vraag dat de jobcoach."
    yield f"Laatste back-up: {_moment(page.last_backup)}"
    if page.in_use_since is not None:
        yield f"Toen dit blad werd geschreven was de kluis open, sinds {_moment(page.in_use_since)}."
    yield "De kluis gaat vanzelf op slot, na hoogstens 15 minuten zonder gebruik en als de laptop dichtgaat."
    yield ""
    yield "Om wie gaat het?"
    yield from _persons(found)
    yield ""
    yield "Wie kan de kluis openen?"
    for kind, person, made in page.slots:
        yield f"- {_TYPES.get(kind, kind)} van {person}{_since(made)}"
    yield ""
    yield "Zegels die in de kluis staan (bij verlies intrekken):"
    for fingerprint, until in found.seals:
        yield f"- {fingerprint}, geldig tot {full_day(until)}"
    if not found.seals:
        yield "- geen"
    yield ""
    yield from _first_days()


def _persons(found: "Facts") -> Iterator[str]:
    young, minor = found.minors
    yield (
        f"- {count(found.students, 'leerling', 'leerlingen')}, van wie {young} jonger dan 16 en {minor} jonger dan 18; "
        f"bij {found.with_health} staat iets over gezondheid"
    )
    yield f"- {count(found.network_persons, 'persoon', 'personen')} rond leerlingen (ouders, begeleiders)"
    yield (
        f"- {count(found.contact_persons, 'contactpersoon', 'contactpersonen')} bij "
        f"{count(found.employers, 'bedrijf', 'bedrijven')}"
    )
    yield (
        f"- in {count(found.log_entries, 'notitie', 'notities')}, {count(found.documents, 'document', 'documenten')}, "
        f"{count(found.handovers, 'overdracht', 'overdrachten')} en "
        f"{count(found.consents, 'antwoord', 'antwoorden')} over toestemming"
    )
    yield "- soorten: naam, geboortedag, adres, school, stages, werkadvies, ondersteuning; geen BSN"


def _first_days() -> Iterator[str]:
    yield "Wat nu, in deze volgorde:"
    yield "1. Meld het vandaag bij de functionaris voor gegevensbescherming van de school."
    yield "2. Schrijf op: wanneer verdween de laptop, was hij aan, was de kluis op slot, lag het herstelblad erbij."
    yield "3. De school besluit binnen 72 uur of het een datalek is dat bij de Autoriteit Persoonsgegevens hoort."
    yield "4. Trek het zegel in met het schoolzegelbestand: Instellingen, Zegel, of jobcoach beheer zegel intrekken."
    yield "   Stuur de lijst die daaruit komt naar wie het laatste jaar een overdracht kreeg, en maak een nieuw zegel."
    yield "5. Zet op een andere laptop de laatste back-up terug en geef de kluis een nieuwe wachtzin en herstelblad."


def _since(made: date | None) -> str:
    return "" if made is None else f", sinds {full_day(made)}"


def _moment(at: datetime | None) -> str:
    return "niet bekend" if at is None else f"{full_day(local_day(at))} om {clock(at)}"
