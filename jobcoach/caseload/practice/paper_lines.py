"""What stands on the praktijkverklaringen of the practice school: sourced werkprocessen, or free entry.

Free entry prints as "niet gecontroleerd"; its titles are the school's own words and no titles of SBB.
"""

from dataclasses import dataclass, field

from jobcoach.model.choices import Independence

COOK, HOST = "27060", "27052"
KNOWN, OWN, WATCHED = Independence.KNOWN_SITUATION, Independence.OWN_JUDGEMENT, Independence.SUPERVISED


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One line: a werkproces of the catalogue by (qualification, code), or a free title; judged ``back`` days ago."""

    qualification: str = ""
    code: str = ""
    title: str = ""
    done: str = field(repr=False)
    independence: Independence
    back: int


LINES = {
    "keuken": (
        PaperLine(
            qualification=COOK, code="B1-K1-W1", independence=OWN, back=47,
            done="Zet elke dag de keuken klaar voor de lunch: wast, snijdt en weegt met de lijst, vult de koeling bij.",
        ),
        PaperLine(
            qualification=COOK, code="B1-K1-W3", independence=KNOWN, back=33,
            done="Maakt soep, salades en tosti's van de kaart. Werkt met de receptkaart en proeft voor het uitgaat.",
        ),
        PaperLine(
            qualification=COOK, code="B1-K2-W2", independence=KNOWN, back=26,
            done="Telt de levering, meet of de koeling koud genoeg is en zet het oudste vooraan.",
        ),
        PaperLine(
            qualification=COOK, code="B1-K3-W2", independence=WATCHED, back=19,
            done="Brengt borden naar de tafel, zegt wat erop ligt en haalt de chef bij een vraag over allergie.",
        ),
    ),
    "hotel": (
        PaperLine(
            qualification=HOST, code="B1-K1-W1", independence=OWN, back=44,
            done="Dekt de ontbijtzaal voor zestig gasten met de foto van de tafel erbij.",
        ),
        PaperLine(
            qualification=HOST, code="B1-K1-W2", independence=KNOWN, back=30,
            done="Groet gasten, wijst de weg en vult het buffet bij zonder dat iemand het vraagt.",
        ),
        PaperLine(
            qualification=HOST, code="P1-K1-W1", independence=WATCHED, back=21,
            done="Neemt koffie en eieren op, schrijft het kamernummer erbij en herhaalt de bestelling.",
        ),
    ),
    "fiets": (
        PaperLine(
            title="Banden en remmen repareren", independence=KNOWN, back=35,
            done="Plakt banden, vervangt buitenbanden en stelt remmen af. Maakt zelf een proefrit.",
        ),
        PaperLine(
            title="Fiets klaarmaken voor de klant", independence=WATCHED, back=20,
            done="Poetst, smeert de ketting en loopt de lijst na: licht, bel, remmen, banden.",
        ),
    ),
    "dier": (
        PaperLine(
            title="Dieren verzorgen", independence=OWN, back=40,
            done="Loopt elke ochtend de hele ronde: water, voer, hokken schoon. Meldt het als een dier stil is.",
        ),
        PaperLine(
            title="Winkel bijhouden", independence=KNOWN, back=24,
            done="Vult de vakken met voer, controleert de datum en wijst klanten de weg.",
        ),
    ),
    "groen": (
        PaperLine(
            title="Stekken en oppotten", independence=OWN, back=40,
            done="Steekt en pot op in het tempo van de ploeg en haalt zelf nieuwe aarde.",
        ),
        PaperLine(
            title="Bestellingen klaarzetten", independence=KNOWN, back=24,
            done="Laadt karren met de bestellijst en controleert de aantallen voor het laden.",
        ),
    ),
}  # fmt: skip
