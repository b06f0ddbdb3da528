"""What goes and what does not, counted per section, without Qt; from the snapshot or from a sealed package."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jobcoach.model.labels import long_day
from jobcoach.ui.words import count

# section of the data: (words on the screen, how to count it: a list, or the key of a list inside it)
_SECTIONS: tuple[tuple[str, str, str], ...] = (
    ("leerling", "Naam en hoe te bereiken", ""),
    ("plan", "Vraag, datums en afspraken", "afspraken"),
    ("eigen_woorden", "Eigen woorden", "antwoorden"),
    ("talenten", "Talenten", "[]"),
    ("werkervaring", "Stages", "[]"),
    ("competenties", "Competenties", "[]"),
    ("praktijkverklaringen", "Praktijkverklaringen", "[]"),
    ("werkadvies", "Wat nodig is op het werk", "nodig"),
    ("netwerk", "Mensen om mee te bellen", "[]"),
    ("toestemmingen", "Wie waar ja op zei", "[]"),
)
_UNITS = {
    "plan": ("afspraak", "afspraken"),
    "eigen_woorden": ("antwoord", "antwoorden"),
    "talenten": ("talent", "talenten"),
    "werkervaring": ("stage", "stages"),
    "competenties": ("competentie", "competenties"),
    "praktijkverklaringen": ("papier", "papieren"),
    "werkadvies": ("punt", "punten"),
    "netwerk": ("persoon", "personen"),
    "toestemmingen": ("antwoord", "antwoorden"),
}


@dataclass(frozen=True, slots=True)
class Goes:
    """One section that goes: its words, how much is in it, and whether there is anything at all."""

    words: str
    amount: str
    filled: bool


def goes(sections: Mapping[str, object]) -> tuple[Goes, ...]:
    """The sections that are in it, in the order of the paper."""
    return tuple(_line(key, words, inside, sections[key]) for key, words, inside in _SECTIONS if key in sections)


def _line(key: str, words: str, inside: str, section: object) -> Goes:
    if not inside:
        fields = [value for value in section.values() if value] if isinstance(section, Mapping) else []
        return Goes(words, count(len(fields), "gegeven", "gegevens"), bool(fields))
    found = section if inside == "[]" else section.get(inside) if isinstance(section, Mapping) else None
    number = len(found) if isinstance(found, list | tuple) else 0
    return Goes(words, count(number, *_UNITS[key]) if number else "nog niets", number > 0)


def signed(papers: Sequence[str], scans: Sequence[str]) -> tuple[Goes, ...]:
    """Which of the praktijkverklaringen (numbers) go along as signed with a pen too; nothing where there are none."""
    if not papers:
        return ()
    with_scan = [number for number in papers if number in scans]
    bare = [number for number in papers if number not in scans]
    parts = ["als scan: " + ", ".join(with_scan)] if with_scan else []
    parts += ["nog zonder handtekeningen: " + ", ".join(bare)] if bare else []
    return (Goes("Getekende exemplaren", "; ".join(parts), bool(with_scan)),)


def talk(on: date | None) -> tuple[Goes, ...]:
    """When the three-party talk was; the day goes along."""
    return (Goes("Driegesprek", long_day(on) if on else "nog niet genoteerd", on is not None),)
