"""Sentences for what can go wrong while a paper is made or shown."""

SENTENCES: dict[str, str] = {
    "documents.character": (
        "Het teken {character} ({code}) in “{context}” kan niet op papier. Er is nog niets gemaakt. "
        "Pas de tekst aan en probeer het opnieuw."
    ),
    "documents.unfinished": (
        "Het werkproces “{werkproces}” is nog niet beoordeeld. Er is niets uitgegeven; het concept staat er nog. "
        "Beoordeel het werkproces of haal het van de verklaring."
    ),
    "documents.unreadable": (
        "Dit bestand is geen leesbare PDF. Er is niets veranderd. Maak het document opnieuw of kies een ander bestand."
    ),
}
