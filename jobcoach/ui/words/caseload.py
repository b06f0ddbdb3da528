"""Sentences for what the caseload refuses and no place of its own says: companies, stages in use, what stays."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "contact.name": "Vul de naam van deze persoon in.",
    "recognition.code": "Vul de code van de kwalificatie in waarvoor het bedrijf is erkend.",
    "school.brin": "Een BRIN bestaat uit vier tekens: twee cijfers en twee letters. Er is niets veranderd. Kijk op een "
    "brief van de school, of laat het leeg.",
    "employer.in_use": "Bij dit bedrijf horen nog stages ({count}), misschien van een leerling in de prullenbak. Het "
    "bedrijf blijft staan. Zet het op pauze, of leg eerst de stages in de prullenbak.",
    "internship.in_use": "Over deze stage is praktijkverklaring {number} uitgegeven. De stage blijft staan. Vul bij de "
    "stage een einddatum in als hij klaar is.",
}
