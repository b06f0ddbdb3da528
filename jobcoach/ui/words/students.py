# ruff: noqa: E501 - a sentence is a line
"""Sentences of the dossier and the log: students, own words, talents, network, tasks, consent, papers, files."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "record.gone": "Dit is intussen weggehaald. Er is niets veranderd. Ga terug naar de lijst.",
    # the student's facts
    "student.name": "Een leerling heeft een roepnaam en een achternaam. Wat je typte is veilig als concept. Vul ze allebei in.",
    "student.born_on": "Met deze geboortedatum is de leerling jonger dan 10 of ouder dan 30 jaar. Wat je typte is veilig als concept. Kijk het jaar na.",
    # the tab Ik
    "interest.label": "Schrijf in één of twee woorden wat de leerling leuk vindt, of liever niet doet.",
    "need.text": "Schrijf wat er nodig is op het werk, bijvoorbeeld: één opdracht tegelijk.",
    # talents and competences
    "talent.label": "Schrijf in een paar woorden welk talent het is.",
    "evidence.twice": "Dit stukje uit het logboek hoort al bij dit talent. Er is niets dubbel bewaard.",
    "evidence.other_student": "Dit stukje uit het logboek gaat over een andere leerling. Er is niets bewaard. Kies een ander.",
    "competences.empty": "Deze lijst heeft geen competenties. Er is niets bewaard. Kies een andere lijst.",
    "score.range": "Deze stap staat niet op de schaal. Er is niets bewaard. Kies een stap van de lijst.",
    "score.none": "Er is nog niets gekozen. Kies bij ten minste één competentie een stap.",
    "score.future": "De dag van de beoordeling ligt in de toekomst. Er is niets bewaard. Kies vandaag of eerder.",
    # the people around the student
    "network.name": "Schrijf hoe deze persoon heet. De rest mag later.",
    # the log
    "log.empty": "Er staat nog niets. Schrijf een zin, of hoe lang het duurde.",
    "log.future": "Deze dag ligt in de toekomst. Je tekst is veilig als concept. Kies vandaag of eerder.",
    "log.minutes": "Dit duurt langer dan een dag. Je tekst is veilig als concept. Kijk de uren na.",
    "log.outside": "Op deze dag liep de stage niet. Je tekst is veilig als concept. Kies een andere dag, of maak er een bezoek of gesprek van.",
    "log.nobody": "Kies over wie of welk bedrijf dit gaat. Je tekst is veilig als concept.",
    # to-dos
    "task.what": "Schrijf wat er moet gebeuren.",
    "task.done": "Deze taak was al af. Er is niets veranderd.",
    # papers
    "document.changed": "Document {number} is niet meer zoals het bewaard werd. Het is niet geopend. Zet een back-up terug.",
    "paper.frozen": "Praktijkverklaring {number} is uitgegeven en staat vast. Maak een verbetering: dan krijg je een nieuw concept.",
    "paper.line": "Kies een werkproces, of schrijf zelf wat de leerling deed.",
    "paper.future": "De dag van de beoordeling ligt in de toekomst. Wat je typte is veilig als concept. Kies vandaag of eerder.",
    "paper.missing": "Er ontbreekt nog iets op deze praktijkverklaring. Er is niets uitgegeven; het concept staat er nog. Kijk bij Nog nodig.",
    "paper.not_issued": "Deze praktijkverklaring is nog een concept. Je kunt hem gewoon aanpassen.",
    "print.failed": "Printen lukte niet. Het document is veilig. Kijk of de printer aan staat en probeer het nog eens.",
    # consent
    "recipient.name": "Schrijf hoe de ontvanger heet, bijvoorbeeld Gemeente Lindeborg.",
    "consent.name": "Schrijf wie dit antwoord gaf.",
    "consent.future": "Deze dag ligt in de toekomst. Er is niets bewaard. Kies de dag waarop het antwoord is gegeven.",
    "consent.age": "Zonder geboortedatum is niet te zeggen wie toestemming geeft. Er is niets bewaard. Vul de geboortedatum in bij Gegevens.",
    "consent.adult": "De leerling is 18 of ouder en antwoordt zelf. Er is niets bewaard. Kies leerling of wettelijk vertegenwoordiger.",
    "consent.too_young": "De leerling is jonger dan 16: een ouder antwoordt. Er is niets bewaard. Kies ouder.",
    "consent.again": "Kies een dag na het antwoord om het opnieuw te vragen. Er is niets bewaard.",
    "consent.term": "Een antwoord van {on:%d-%m-%Y} kan niet eerder aflopen. Er is niets bewaard. Kies een latere dag, of "
    "laat “Geldig tot en met” leeg.",
    "consent.not_asked": "Hiervoor is geen toestemming nodig. Er is niets bewaard.",
    "recipient.kind_used": "Aan deze ontvanger hangen al antwoorden of een overdracht. De soort blijft zoals hij was. Maak een nieuwe ontvanger.",
    "recipient.act": "Deze vraag past niet bij deze ontvanger. Er is niets bewaard. Kies een andere vraag.",
    "consent.nothing": "Er is nog geen antwoord gekozen. Kies ja of nee bij ten minste één onderwerp.",
    "consent.withdrawn": "Dit antwoord is al ingetrokken. Er is niets veranderd.",
    # files that are written
    "file.folder": "Deze map is er niet meer. {name} is niet bewaard. Kies een andere map.",
    "file.read_only": "In deze map mag niet worden geschreven. {name} is niet bewaard. Kies een andere map.",
    "file.disk_full": "De schijf is vol. {name} is niet bewaard; er is geen half bestand. Maak ruimte of kies een andere schijf.",
    "file.in_use": "{name} is open in een ander programma. Er is niets veranderd. Sluit het daar en probeer het nog eens.",
    "file.name": "{name} kan geen bestandsnaam zijn, of staat er twee keer. Er is niets bewaard.",
    "file.failed": "{name} is niet bewaard; er is geen half bestand. Kies een andere map en probeer het nog eens.",
}
