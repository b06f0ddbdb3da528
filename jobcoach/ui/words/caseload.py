"""Sentences for what the caseload refuses and no place of its own says: companies, stages in use, what stays."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "contact.name": "Vul de naam van deze persoon in.",
    "recognition.code": "Vul de code van de kwalificatie in waarvoor het bedrijf is erkend.",
    "school.brin": "Een BRIN bestaat uit vier tekens: twee cijfers en twee letters. Er is niets veranderd. Kijk op een "
    "brief van de school, of laat het leeg.",
    "employer.in_use": "Bij dit bedrijf horen nog stages ({count}), misschien van een leerling in de prullenbak. Het "
    "bedrijf blijft staan. Zet het op pauze, of leg eerst de stages in de prullenbak.",
    "undo.stays": "Dit hoort bij een papier dat is uitgegeven of verzegeld. Het blijft zoals het is. Maak een "
    "verbetering: dan krijgt het een nieuwe versie.",
    "paper.changed": "Het dossier veranderde tijdens het uitgeven. Er is niets uitgegeven en alles is veilig. Kijk het "
    "nog een keer na en geef het dan uit.",
    "handover.changed": "Het dossier veranderde tijdens het verzegelen. Er is niets verzegeld en alles is veilig. Kijk "
    "het nog een keer na en verzegel dan.",
    "handover.order": "{on:%d-%m-%Y} ligt voor de vorige stap van deze overdracht. Er is niets veranderd. Kies een "
    "latere dag.",
    "paper.replaced": "Praktijkverklaring {number} is al door een andere versie vervangen. Er is niets uitgegeven. "
    "Haal dit concept weg, of verbeter de nieuwste versie.",
    "handover.replaced": "Overdracht {number} is al door een andere vervangen. Er is niets verzegeld. Gooi deze "
    "weg, of vervang de nieuwste.",
    "log.other_stage": "Deze stage is van een andere leerling. Er is niets bewaard. Kies de leerling of de stage "
    "opnieuw.",
    "import.born_on": "In rij {row} van de lijst is de leerling jonger dan 10 of ouder dan 30 jaar. Er is niets "
    "opgehaald. Kijk de geboortedatum in de lijst na en probeer het opnieuw.",
    "internship.in_use": "Over deze stage is praktijkverklaring {number} uitgegeven. De stage blijft staan. Vul bij de "
    "stage een einddatum in als hij klaar is.",
}
