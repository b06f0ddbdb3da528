"""Sentences for what can go wrong while a paper is made or shown."""

SENTENCES: dict[str, str] = {
    "documents.character": (
        "Het teken {character} ({code}) in “{context}” kan niet op papier. Er is nog niets gemaakt. "
        "Pas de tekst aan en probeer het opnieuw."
    ),
    "documents.logo_large": (
        "Dit plaatje is te groot voor een logo: hooguit {largest} MB en {pixels} miljoen beeldpunten. Er is niets "
        "veranderd; op papier staan de beginletters van de school. Kies een kleiner plaatje."
    ),
    "documents.logo_unreadable": (
        "Dit bestand is geen leesbaar PNG- of JPEG-plaatje. Er is niets veranderd; op papier staan de beginletters van "
        "de school. Kies een ander bestand."
    ),
    "documents.unfinished": (
        "Het werkproces “{werkproces}” is nog niet beoordeeld. Er is niets uitgegeven; het concept staat er nog. "
        "Beoordeel het werkproces of haal het van de verklaring."
    ),
    "documents.unreadable": (
        "Dit bestand is geen leesbare PDF. Er is niets veranderd. Maak het document opnieuw of kies een ander bestand."
    ),
    "agreement.missing": (
        "Er ontbreekt nog iets dat in de overeenkomst hoort: {what}. Er is nog niets gemaakt. Vul het aan bij de stage."
    ),
    "agreement.no_stage": "Een overeenkomst hoort bij een stage. Er is nog niets gemaakt. Maak eerst een stage.",
    "clause.gone": "Deze tekst is er niet meer. Er is niets veranderd. Open Instellingen opnieuw.",
    "clause.empty": "Vul een kop en een tekst in, of zet deze afspraak uit. Er is nog niets veranderd.",
    "template.large": (
        "Dit bestand is te groot voor een sjabloon. Er is niets veranderd. "
        "Haal grote plaatjes eruit (samen ten hoogste 5 MB)."
    ),
    "template.damaged": (
        "Dit bestand is geen leesbaar Word-bestand. Er is niets veranderd. "
        "Open het in Word en bewaar het opnieuw als .docx."
    ),
    "template.kind": (
        "Dit is geen gewoon Word-document. Er is niets veranderd. Bewaar het in Word als .docx, zonder macro's."
    ),
    "template.unsafe": (
        "In dit bestand staat {what}. Dat kan gevaarlijk zijn, dus het is niet gebruikt. "
        "Haal het eruit en bewaar het bestand opnieuw als .docx."
    ),
    "template.wrong": "In het sjabloon staan fouten ({number}). Er is niets gemaakt. Verbeter het sjabloon in Word.",
    "template.name": "Geef het sjabloon een naam. Er is nog niets veranderd.",
    "documents.too_long": "Dit past niet op één bladzijde. Er is nog niets gemaakt. Maak de teksten korter.",
    "profile.unread": (
        "De leerling heeft dit nog niet nagelezen: {questions}. Er is nog niets gemaakt. Lees het samen bij Ik."
    ),
    "profile.nothing": (
        "Er is nog niets om op het profielblad te zetten, of de leerling wil het niet delen. Er is niets gemaakt."
    ),
    "profile.words": (
        "Bij “{where}” staat “{word}”. Zo’n woord gaat niet naar een werkgever. Er is nog niets gemaakt. "
        "Schrijf wat werkt of nodig is."
    ),
    "layout.file": "Dit is geen indeling van JobCoach, of het bestand is beschadigd. Er is niets veranderd. Kies "
    "een bestand dat met JobCoach is bewaard.",
    "layout.newer": "Deze indeling hoort bij een andere versie van JobCoach. Er is niets veranderd. Vraag om een "
    "bestand van jouw versie.",
    "layout.personal": "In de kop “{heading}” staat de naam van een leerling. Er is niets bewaard. Verander de kop "
    "eerst; een indeling is voor alle leerlingen.",
    "layout.section": "Deze indeling klopt niet. Er is niets veranderd. Open Instellingen opnieuw.",
}
