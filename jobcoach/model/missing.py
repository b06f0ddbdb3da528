"""What a concept of a praktijkverklaring still needs, in words, for the screen and for the paper itself."""

_MISSING = {
    "born_on": "geboortedatum (bij Gegevens)",
    "leerbedrijf_id": "nummer van het leerbedrijf (bij Bedrijven)",
    "trainer": "praktijkopleider (bij Stages)",
    "hours": "uren per week (bij Stages)",
    "end": "einddatum van de stage (bij Stages)",
    "werkproces": "minstens één werkproces dat beheerst is",
}


def missing_words(missing: tuple[str, ...]) -> tuple[str, ...]:
    """What a concept still needs, in words."""
    lines = [key.removeprefix("line:") for key in missing if key.startswith("line:")]
    words = [_MISSING.get(key, key) for key in missing if not key.startswith("line:")]
    return (*words, *(f"werkproces {number} afmaken" for number in lines))
