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
}
