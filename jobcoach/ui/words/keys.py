"""Sentences about keys, the school's key, the inbox at the door, and what is told of a vault at unlock."""

from datetime import datetime
from typing import Protocol

from jobcoach.ui.words import sentences
from jobcoach.ui.words.dates import full_day, local_day

SENTENCES: dict[str, str] = {
    # told at unlock: facts, with the day
    "vault.header_previous": "De laatste sleutelgegevens waren onleesbaar. Daarom is de vorige versie gebruikt. Je "
    "dossiers zijn er. Kijk in Instellingen of je wachtzin en herstelblad nog kloppen.",
    "vault.not_closed": "De kluis is de vorige keer, op {at}, niet netjes gesloten. Misschien viel de stroom uit. Wat "
    "bewaard was, is er. Kijk of je laatste werk erin staat.",
    "vault.vault_older": "Deze kluis is ouder dan wat deze computer op {seen} zag. Hij is voor het laatst gesloten op "
    "{closed}. Alles van daarna staat er niet in. Heb je een back-up teruggezet? Kies dan: dit klopt, ga door.",
    "vault.database_older": "De dossiers in deze kluis zijn ouder dan de laatste keer dat je hem gebruikte, op "
    "{closed}. Het nieuwste dat erin staat is van {newest}. Heb je een back-up teruggezet? Kies dan: dit klopt, "
    "ga door.",
    "vault.database_other": "Het bestand met de dossiers is niet het bestand dat op {closed} is gesloten. Er is iets "
    "teruggezet, weggehaald of erbij gekomen. Het nieuwste dat erin staat is van {newest}. Weet je waarom? Kies dan: "
    "dit klopt, ga door. Meld het anders bij je beheerder.",
    "vault.header_older": "De sleutelgegevens van deze kluis zijn van {closed} en ouder dan de dossiers, waarvan het "
    "nieuwste van {newest} is. Misschien is een oud bestand teruggezet. Kies in Instellingen een nieuwe wachtzin.",
    "vault.log_found": "Naast de dossiers ligt een logbestand (kluis.db-wal) dat er op {closed}, toen de kluis dicht "
    "ging, niet was. Weet je waarom? Kies dan: dit klopt, ga door. Meld het anders bij je beheerder.",
    "vault.audit_cut": "Het overzicht van wie wat deed is aan het eind ingekort. Je dossiers zijn er. Meld dit bij je "
    "beheerder.",
    "vault.audit_broken": "In het overzicht van wie wat deed is iets veranderd of weggehaald, bij {at}. Je dossiers "
    "zijn er. Meld dit bij je beheerder.",
    "vault.pages_damaged": "Het bestand met de dossiers is beschadigd. Aantal beschadigde stukjes: {count}. Wat "
    "beschadigd is, wordt niet getoond. Maak nu geen nieuwe dossiers en zet een back-up terug.",
    "vault.escrow_used": "De beheerder van je school heeft deze kluis op {at} geopend met de schoolsleutel, om een "
    "nieuwe wachtzin in te stellen. Klopt dat niet, bel dan je school.",
    "vault.notes_unreadable": "Bij de deur liggen notities die niet met deze kluis te lezen zijn: {count}. Ze zijn "
    "bewaard en er is niets van overgenomen. Meld dit bij je beheerder als je het vreemd vindt.",
    # keys
    "keys.too_many": "Er passen {most} sleutels op een kluis en die zijn er al. Haal er eerst een weg.",
    "keys.last_slot": "Dit is de laatste wachtzin van deze kluis. Die blijft, anders kan niemand er meer in. Geef "
    "eerst iemand anders een wachtzin, of verander deze.",
    "keys.absent": "Deze sleutel is er niet meer. Er is niets veranderd.",
    "keys.person": "Vul in van wie deze sleutel is.",
    "keys.person_exists": "{person} heeft al een wachtzin voor deze kluis. Er is niets veranderd. Verander die "
    "wachtzin of kies een andere naam.",
    "keys.person_unknown": "Op deze kluis staat geen wachtzin van {person}. Er is niets veranderd. Kijk in de lijst "
    "met sleutels hoe de naam geschreven is.",
    "keys.which_person": "Meer mensen hebben een wachtzin op deze kluis. Zeg voor wie de nieuwe is: --voor NAAM.",
    # the school's key
    "keys.public_file": "Dit is geen schoolsleutel van JobCoach. Er is niets veranderd. Vraag je beheerder om het "
    "bestand schoolsleutel.json.",
    "keys.private_file": "Dit is geen beheersleutel van JobCoach. Er is niets veranderd. Kies het bestand "
    "beheersleutel.json.",
    "keys.private_password": "Dit wachtwoord past niet op de beheersleutel. Er is niets veranderd. Probeer het "
    "opnieuw.",
    "keys.pair_exists": "In deze map staat al een beheersleutel. Die blijft zoals hij is. Kies een andere map.",
    "keys.passwords_differ": "De twee keer dat je typte zijn niet gelijk. Er is niets veranderd. Probeer het opnieuw.",
    "keys.no_escrow": "De sleutel van de school past niet op deze kluis. Er is niets veranderd. Kijk of het de goede "
    "kluis en de goede sleutel is.",
    # the lost-laptop page
    "lost.file": "Dit is geen blad voor een verloren laptop. Er is niets veranderd. Kies het bestand "
    "verloren-laptop.blad.",
    "lost.wrong_key": "Deze sleutel past niet op dit blad. Gebruik de beheersleutel van de school of de code van het "
    "herstelblad.",
    # the inbox at the door
    "inbox.empty": "Typ eerst over wie het gaat of wat je wilt onthouden.",
    "inbox.long": "Deze notitie is te lang. Er passen {most} tekens in. Maak haar korter of maak er twee van.",
    "inbox.full": "Er liggen te veel notities bij de deur. Wat er ligt, is veilig. Open eerst de kluis.",
    "inbox.absent": "Deze kluis heeft nog geen plek voor notities. Open de kluis een keer; daarna kan het.",
    "inbox.gone": "Deze notitie is al geplaatst of weggegooid. Er is niets veranderd.",
}


def pair_lines(school: str, fingerprint: str, private: str, public: str) -> tuple[str, ...]:
    """What the administrator reads after the school's key was made."""
    return (
        f"De sleutel van {school} is gemaakt.",
        f"{public}: geef dit bestand aan elke jobcoach. Het opent niets.",
        f"{private}: bewaar dit op een plek waar geen kluizen staan, en het wachtwoord ergens anders.",
        f"Vingerafdruk, om samen na te lezen: {fingerprint}",
    )


class Told(Protocol):
    """A notice of the vault, as the floors below give it."""

    @property
    def key(self) -> str:
        """Key of its sentence."""

    @property
    def values(self) -> tuple[tuple[str, datetime | int | None], ...]:
        """Its days and counts by name."""


def told(notice: Told) -> str:
    """The sentence of a notice; a day that is not known is called so."""
    return sentences()[notice.key].format(**{name: _said(value) for name, value in notice.values})


def _said(value: datetime | int | None) -> str:
    if value is None:
        return "een onbekende dag"
    return full_day(local_day(value)) if isinstance(value, datetime) else str(value)
