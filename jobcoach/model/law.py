"""What papers say about the law: each rule once, with the day from which it holds, its source and how sure we are.

A sentence that depends on the law is never written in a paper itself. What is not read in a statute, or is a choice
of ours, carries that mark, so that a school can see what to check with its own lawyer (domain.md 3.1, 5.1, 5.3).
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from jobcoach.model.choices import SchoolKind


class Topic(Enum):
    """What a rule is about."""

    INVOLVE = "betrekken"
    REQUEST = "verzoek"
    DOCUMENT = "overgangsdocument"
    FOR_WORK = "overgangsdocument naar werk"
    FOR_DAY = "overgangsdocument naar dagbesteding"
    OFFER = "aanbod"
    OFFER_AGAIN = "tweede aanbod"
    TERM = "termijn van de begeleiding"
    OWN_YES = "eigen toestemming vanaf 16"
    BOTH = "leerling én ouder bij 16 en 17"
    SECOND_PARENT = "tweede ouder"
    RETENTION = "bewaartermijn"
    TASK = "waarom de school bewaart"
    RIGHTS = "rechten"
    INSIGHT = "inzage"
    ADULT_HOME = "brief aan ouders van een volwassene"
    OWN_DOCUMENT = "overgangsdocument voor leerling of ouders"
    SHARE = "delen met anderen"
    HEALTH = "delen over gezondheid"
    TELL_RECIPIENTS = "melden aan wie het kreeg"
    WITHDRAW = "toestemming intrekken"
    HOLIDAYS = "vrije dagen"
    APPLY_SELF = "delen met UWV en werkgeversservicepunt"


class Certainty(Enum):
    """How sure a rule is."""

    READ = "gelezen in de wet"
    NAMED = "genoemd in een andere regeling; de tekst zelf is niet gelezen"
    OLD = "gelezen in een oudere wettekst"
    BACKGROUND = "achtergrondkennis, niet nagekeken"
    CHOICE = "keuze van ons; de school mag anders kiezen"


CERTAINTY_WORDS = {
    Certainty.READ: "Gelezen in de wet.",
    Certainty.OLD: "Gelezen in een oudere tekst van de wet. Kijk na of het nog klopt.",
    Certainty.NAMED: "Wij hebben dit artikel niet zelf gelezen. Kijk het na.",
    Certainty.BACKGROUND: "Wij hebben dit niet nagekeken. Kijk het na.",
    Certainty.CHOICE: "Geen regel, wel gebruikelijk. Een keuze van de school.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: ``article`` and ``paragraph`` as they are printed, ``says`` what it comes to, ``years`` its term.

    ``printed`` is the sentence in plain words that stands on a paper, where one does.

    ``kinds`` are the kinds of school that it is for; empty is every kind.
    """

    topic: Topic
    says: str
    source: str
    certainty: Certainty
    article: str = ""
    paragraph: str = ""
    printed: str = ""
    kinds: tuple[SchoolKind, ...] = ()
    since: date = date(2026, 1, 1)
    years: int = 0

    @property
    def origin(self) -> str:
        """What a school reads: where it was found (our own notes on it are left out) and how sure it is."""
        found = re.sub(r" ?\(?domain\.md[^)]*\)?(, S\d+)?", "", self.source).strip()
        where = f"{found[:1].upper()}{found[1:]}. " if found else ""
        return where + CERTAINTY_WORDS[self.certainty]

    @property
    def where(self) -> str:
        """'WVO 2020, artikel 2.31b, lid 2', or nothing for what is no article."""
        return ", ".join(part for part in (self.article, self.paragraph) if part)


_PRO = (SchoolKind.PRO,)
_VSO = (SchoolKind.VSO_ARBEID, SchoolKind.VSO_DAGBESTEDING, SchoolKind.VSO_VERVOLG)
_ENTREE = (SchoolKind.ENTREE,)
_WVO = "WVO 2020, tekst van 1 januari 2026 (domain.md S44)"
_NAMED = "genoemd in de Regeling regionaal programma 2026-2029 (domain.md S60)"
_REQUEST = "De school mag de gemeente vragen om de begeleiding voort te zetten, alleen met instemming."
_INVOLVE = "De school mag de gemeente betrekken bij de begeleiding."
_DOCUMENT = "Zet de gemeente voort, dan maakt de school het overgangsdocument en geeft het aan de gemeente."
_OFFER = "De school biedt begeleiding aan, behalve bij aansluitend vervolgonderwijs."
_PRINTED = {
    Topic.REQUEST: "Zonder instemming mag dit niet.",
    Topic.OFFER: "De school biedt dit aan iedereen aan die niet verder leert.",
    Topic.OFFER_AGAIN: "Heb je het eerste aanbod niet gebruikt? Dan doet de school het opnieuw.",
}
_AGAIN = "Is het aanbod in het eerste jaar niet gebruikt, dan doet de school het in het tweede jaar opnieuw."

RULES: tuple[Rule, ...] = (
    *(
        Rule(topic=topic, says=says, article=f"WVO 2020, artikel {article}", paragraph=paragraph, kinds=_PRO,
             source=_WVO, certainty=Certainty.READ, years=years, printed=_PRINTED.get(topic, ""))
        for topic, article, paragraph, says, years in (
            (Topic.INVOLVE, "2.31b", "lid 1", _INVOLVE, 0),
            (Topic.REQUEST, "2.31b", "lid 2", _REQUEST, 0),
            (Topic.DOCUMENT, "2.31b", "lid 3", _DOCUMENT, 0),
            (Topic.OFFER, "2.31a", "lid 3", _OFFER, 0),
            (Topic.OFFER_AGAIN, "2.31a", "lid 7", _AGAIN, 0),
            (Topic.TERM, "2.31a", "lid 2", "De begeleiding loopt tot twee jaar na het verlaten van de school.", 2),
        )
    ),
    *(
        Rule(topic=topic, says=says, article=f"{law} {article}", kinds=kinds, source=_NAMED,
             certainty=Certainty.NAMED, printed=_PRINTED.get(topic, ""))
        for kinds, law, offer, request in (
            (_VSO, "WEC, artikel", "44", "44a"),
            (_ENTREE, "WEB, artikel", "9.2.12", "9.2.13"),
        )
        for topic, article, says in (
            (Topic.INVOLVE, request, _INVOLVE),
            (Topic.REQUEST, request, _REQUEST),
            (Topic.DOCUMENT, request, _DOCUMENT),
            (Topic.OFFER, offer, _OFFER),
            (Topic.OFFER_AGAIN, offer, _AGAIN),
        )
    ),
    Rule(topic=Topic.FOR_WORK, article="WEC, artikel 14e", certainty=Certainty.OLD, source="domain.md 2.3, S40",
         says="Het overgangsdocument dient het uitoefenen van een functie op de arbeidsmarkt."),
    Rule(topic=Topic.FOR_DAY, article="WEC, artikel 14h", certainty=Certainty.OLD, source="domain.md 2.3, S40",
         says="Het overgangsdocument dient het functioneren in een vorm van dagbesteding."),
    Rule(topic=Topic.TERM, kinds=_VSO, article="WEC, artikel 44", years=2, certainty=Certainty.OLD,
         says="De school adviseert tot twee jaar na het verlaten van de school.", source="WEC, 2017 (domain.md S40)"),
    Rule(topic=Topic.TERM, kinds=_ENTREE, years=2, certainty=Certainty.CHOICE,
         says="De school blijft twee jaar bereikbaar; in een consultatie van 2023 stond één jaar na het diploma.",
         source="domain.md 3.1, S63"),
    Rule(topic=Topic.OWN_YES, says="Vanaf 16 jaar geeft een leerling zelf toestemming om te delen.", years=16,
         article="Uitvoeringswet AVG, artikel 5", source="domain.md 5.1 (S90a, S90d)", certainty=Certainty.NAMED),
    Rule(topic=Topic.BOTH, source="domain.md feit 9", certainty=Certainty.CHOICE,
         says="Bij 16 en 17 tekent een ouder de instemming en kiest de leerling ook zelf."),
    Rule(topic=Topic.SECOND_PARENT, source="domain.md 5.1", certainty=Certainty.BACKGROUND,
         says="Hebben twee mensen het gezag, dan tekenen zij allebei; er is daarom plaats voor twee."),
    Rule(topic=Topic.RETENTION, years=2, certainty=Certainty.NAMED,
         says="Een leerlingdossier wordt hoogstens twee jaar na het verlaten van de school bewaard.",
         source="domain.md 5.3 (S91, S92)"),
    Rule(topic=Topic.TASK, certainty=Certainty.BACKGROUND, source="domain.md 5.1 (AVG 6, niet nagekeken), S44",
         says="De school begeleidt naar werk omdat de wet dat vraagt; daarvoor is geen toestemming nodig.",
         printed="Dat is een taak van de school. De wet vraagt dit."),
    Rule(topic=Topic.RIGHTS, certainty=Certainty.BACKGROUND, source="domain.md 5.4; AVG zelf niet nagekeken",
         says="Inzage, verbetering, wissen, bezwaar, intrekken, en klagen bij de Autoriteit Persoonsgegevens.",
         printed="Alles zien. Laten verbeteren wat niet klopt. Vragen of wij iets weghalen. Nee zeggen, en later "
                 "stoppen. Niet tevreden? Klaag bij de school of bij de Autoriteit Persoonsgegevens."),
    Rule(topic=Topic.INSIGHT, article="AVG, artikel 15", certainty=Certainty.BACKGROUND,
         source="domain.md 5.4; AVG zelf niet nagekeken", says="Je hebt het recht om te zien wat er over je staat."),
    Rule(topic=Topic.ADULT_HOME, certainty=Certainty.CHOICE, source="domain.md 5.1",
         says="Ouders van een leerling van 18 of ouder krijgen alleen een brief als de leerling dat goed vindt."),
    Rule(topic=Topic.OWN_DOCUMENT, kinds=_VSO, article="WEC, artikelen 14e en 14h", certainty=Certainty.OLD,
         says="Het overgangsdocument is voor de volwassen leerling zelf, of voor de ouders.",
         source="domain.md 2.3, S40"),
    Rule(topic=Topic.OWN_DOCUMENT, kinds=(*_PRO, *_ENTREE), article="AVG, artikel 15", certainty=Certainty.BACKGROUND,
         says="Wie recht heeft op inzage, krijgt een kopie van de eigen gegevens.",
         source="domain.md 5.4; AVG zelf niet nagekeken"),
    Rule(topic=Topic.SHARE, certainty=Certainty.NAMED, source="domain.md 5.1 (S90a)",
         says="Delen buiten de school kan in beginsel alleen met toestemming, vanaf 16 jaar van de leerling zelf."),
    Rule(topic=Topic.HEALTH, article="AVG, artikel 9", certainty=Certainty.NAMED, source="domain.md 5.1 (S90b)",
         says="Over gezondheid deelt de school alleen met uitdrukkelijke toestemming, of als een wet het zegt."),
    Rule(topic=Topic.APPLY_SELF, certainty=Certainty.NAMED, source="domain.md 5.1 (S74)",
         says="UWV en werkgeversservicepunt krijgen iets met toestemming, of de leerling vraagt zelf aan."),
    Rule(topic=Topic.TELL_RECIPIENTS, article="AVG, artikel 19", certainty=Certainty.BACKGROUND,
         source="AVG zelf niet nagekeken",
         says="Wie gegevens kreeg, hoort het als ze zijn verbeterd of gewist, tenzij dat niet kan of onevenredig veel "
              "moeite kost. Vraagt de leerling wie het zijn, dan krijgt hij dat te horen.",
         printed="De wet vraagt ons dit te melden aan iedereen die de gegevens van ons kreeg."),
    Rule(topic=Topic.WITHDRAW, article="AVG, artikel 7", certainty=Certainty.BACKGROUND,
         source="AVG zelf niet nagekeken",
         says="Toestemming kan altijd worden ingetrokken, even makkelijk als zij is gegeven. Wat daarvoor is gedeeld, "
              "is niet onrechtmatig; de ontvanger hoort het wel van ons."),
    Rule(topic=Topic.HOLIDAYS, article="Algemene termijnenwet, artikel 3", certainty=Certainty.BACKGROUND,
         source="de wet zelf niet nagekeken",
         says="Weekenden en algemeen erkende feestdagen tellen niet als werkdag. Wij tellen 5 mei alleen in een "
              "lustrumjaar als vrije dag, en Goede Vrijdag niet: dan werken de meeste kantoren."),
)  # fmt: skip


def rule(topic: Topic, kind: SchoolKind, on: date) -> Rule:
    """The rule that holds for a kind of school on a day: the newest; before all of them the oldest.

    Raises LookupError when nothing is known of that topic for that kind: every topic has a rule for each kind.
    """
    known = [item for item in RULES if item.topic is topic and (not item.kinds or kind in item.kinds)]
    if not known:
        raise LookupError(topic)
    holding = [item for item in known if item.since <= on]
    return max(holding, key=lambda item: item.since) if holding else min(known, key=lambda item: item.since)


def of_the_handover() -> tuple[Rule, ...]:
    """The rules behind an overgangsdocument, to show on screen with their source."""
    topics = (Topic.INVOLVE, Topic.REQUEST, Topic.DOCUMENT, Topic.FOR_WORK, Topic.FOR_DAY)
    return tuple(item for topic in topics for item in RULES if item.topic is topic)


def years_after(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
