# ruff: noqa: E501 - a sentence is a line
"""Sentences about praktijkverklaringen before they are issued: what to look at again, alone and for a class."""

from typing import TYPE_CHECKING, Final

from jobcoach.model.labels import long_day

if TYPE_CHECKING:  # a sentence must not load the database
    from jobcoach.caseload.paper_findings import PaperFinding

SENTENCES: Final[dict[str, str]] = {
    "paper.findings": "Er zijn {count} punten om na te kijken. Er is niets uitgegeven. Pas de tekst aan, of schrijf waarom je toch doorgaat.",
    "file.exists": "{name} staat al in deze map. Dat bestand is niet veranderd. Kies een andere map.",
    "batch.nothing": "Er is niets gekozen. Kies minstens één verklaring.",
}

# By the name of the warning, so that nothing below has to be loaded.
_FINDINGS: Final = {
    "NOT_NOTED": "Bij dit bedrijf is geen erkenning genoteerd. Kijk in het register van SBB en zet het bij Bedrijven.",
    "OTHER": "“{title}”: het bedrijf is niet erkend voor kwalificatie {code}.",
    "ENDED": "“{title}”: de erkenning van het bedrijf liep af op {day}.",
    "NOT_YET": "“{title}”: de erkenning van het bedrijf begint pas op {day}.",
    "NOT_FEASIBLE": "“{title}”: dit werkproces staat bij dit bedrijf niet als uitvoerbaar.",
    "NOT_VALID": "“{title}”: kwalificatie {code} geldt niet in de tijd van de stage.",
    "BSN": "{where}: hier staat een getal dat een BSN kan zijn. Een BSN hoort niet op een praktijkverklaring.",
    "MEDICAL": "{where}: “{words}” is een medisch woord. Schrijf liever wat er op het werk nodig is.",
    "PRIVATE": "{where}: “{words}” is privé. Schrijf alleen wat op het werk nodig is.",
}
_SHORT: Final = {
    "NOT_NOTED": "erkenning niet genoteerd",
    "OTHER": "erkenning dekt dit niet",
    "ENDED": "erkenning afgelopen",
    "NOT_YET": "erkenning nog niet begonnen",
    "NOT_FEASIBLE": "hier niet uitvoerbaar",
    "NOT_VALID": "kwalificatie geldt dan niet",
    "BSN": "lijkt een BSN",
    "MEDICAL": "medisch woord",
    "PRIVATE": "privé woord",
}


def finding_words(finding: "PaperFinding") -> str:
    """The whole sentence about a finding."""
    where = f"“{finding.title}”" if finding.title else "Bijzonderheden"
    return _FINDINGS[finding.kind.name].format(
        title=finding.title, code=finding.code, day=long_day(finding.day), words=finding.words, where=where
    )


def finding_chip(finding: "PaperFinding") -> str:
    """Two or three words for a chip at the line."""
    return _SHORT[finding.kind.name]
