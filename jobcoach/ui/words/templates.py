"""What is wrong in a Word template, in a sentence that says what to do."""

from typing import Final

from jobcoach.documents.word_mistakes import Mistake

_WHAT: Final[dict[str, str]] = {
    "unknown": "Het veld {tag} kennen we niet.",
    "broken": "Hier klopt een accolade niet: “{tag}”. Een veld heeft er twee voor en twee achter.",
    "split": "Het veld {tag} heeft twee soorten opmaak. Typ het in één keer opnieuw, met één opmaak.",
    "step": "Dit kan niet in een sjabloon: {tag}",
    "open": "{tag} heeft hier geen einde. Zet in dezelfde alinea (of met {{%p in een eigen alinea) een einde.",
    "alone": "Een stap met {{%p neemt de hele alinea weg. Zet er geen andere tekst bij.",
    "nested": "{tag} past niet bij het begin. Kijk of begin en einde bij elkaar horen en in dezelfde kolom staan.",
    "loops": "De afspraken herhalen kan ten hoogste tien keer, en niet in een andere herhaling.",
    "hidden": "Er staat een veld op een plek die niemand ziet, zoals bij een plaatje. Haal het daar weg.",
    "elsewhere": "Hier wordt niets ingevuld. Haal het veld weg, of zet het in de tekst.",
    "fill": "Dit bestand kan niet worden ingevuld. Kopieer de tekst naar een nieuw document en probeer het opnieuw.",
}


def mistake_words(mistake: Mistake) -> str:
    """The mistake in words, with the field that was probably meant."""
    words = _WHAT[mistake.key].format(tag=mistake.tag)
    return f"{words} Bedoel je {{{{ {mistake.nearest} }}}}?" if mistake.nearest else words
