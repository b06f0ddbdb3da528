"""The fields that a school may use in its own Word template, each with its Dutch name and what it gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """``{{ name }}`` in a template; ``label`` and ``gives`` are for the list on screen, ``sample`` for trying out."""

    name: str
    label: str
    gives: str
    sample: str

    @property
    def code(self) -> str:
        """What is typed in Word."""
        return f"{{{{ {self.name} }}}}"


@dataclass(frozen=True, slots=True)
class Article:
    """One clause: number, title and text."""

    nummer: str
    titel: str
    tekst: str


LIST, ITEM = "artikelen", "artikel"
ITEM_PARTS = ("nummer", "titel", "tekst")
FLAGS = {
    "minderjarig": "de leerling is op de eerste dag jonger dan 18",
    "entree": "het is een praktijkovereenkomst (entree)",
    "vso": "de leerling zit op het vso",
}
LOOP = "{%p for artikel in artikelen %} ... {{ artikel.titel }} {{ artikel.tekst }} ... {%p endfor %}"

FIELDS: tuple[Field, ...] = (
    Field("titel", "Titel", "Stageovereenkomst of Praktijkovereenkomst", "Stageovereenkomst"),
    Field("nummer", "Nummer", "het nummer van dit document", "99ZZ-K1-2026-0001"),
    Field("vandaag", "Vandaag", "de dag waarop het bestand is gemaakt", "3 juli 2026"),
    Field("leerling", "Naam leerling", "voornamen en achternaam, voluit", "Emre Can Yıldız"),
    Field("roepnaam", "Roepnaam", "zoals de leerling heet", "Emre"),
    Field("geboortedatum", "Geboortedatum", "dag, maand en jaar", "14 maart 2010"),
    Field("leerling_adres", "Adres leerling", "straat, postcode en plaats", "Molenstraat 5, 6711 ZZ Ede"),
    Field("leerling_telefoon", "Telefoon leerling", "nummer", "06 98 76 54 32"),
    Field("ouder", "Wie tekent voor de leerling", "ouder, voogd of vertegenwoordiger", "Aylin Yıldız"),
    Field("school", "School", "naam van de school", "Praktijkschool Veldlinde"),
    Field("school_adres", "Adres school", "straat, postcode en plaats", "Lindelaan 40, 6711 ZZ Ede"),
    Field("school_plaats", "Plaats school", "plaats", "Ede"),
    Field("school_telefoon", "Telefoon school", "nummer", "0318 00 00 00"),
    Field("directeur", "Wie tekent voor de school", "naam", "Hanneke de Wit"),
    Field("directeur_functie", "Functie van wie tekent", "functie", "directeur"),
    Field("coach", "Jobcoach", "jouw naam", "Marieke van Oeveren"),
    Field("coach_telefoon", "Telefoon jobcoach", "jouw nummer", "06 12 34 56 78"),
    Field("coach_email", "E-mail jobcoach", "jouw adres", "m@veldlinde.example"),
    Field("begeleider_school", "Begeleider van school", "naam", "Marieke van Oeveren"),
    Field("bedrijf", "Bedrijf", "naam van het bedrijf", "Bakkerij Molenzicht"),
    Field("bedrijf_adres", "Adres bedrijf", "straat, postcode en plaats", "Molenpad 12, Ede"),
    Field("bedrijf_plaats", "Plaats bedrijf", "plaats", "Ede"),
    Field("leerbedrijf_id", "Nummer leerbedrijf", "leerbedrijf-ID van SBB", "100999123"),
    Field("praktijkopleider", "Praktijkopleider", "naam", "Joke Terpstra"),
    Field("praktijkopleider_functie", "Functie praktijkopleider", "functie", "chef lunchroom"),
    Field("praktijkopleider_telefoon", "Telefoon praktijkopleider", "nummer", "06 55 50 00 03"),
    Field("soort_stage", "Soort stage", "zoals bij de stage gekozen", "zelfstandige stage"),
    Field("doel", "Doel", "waar de leerling aan werkt", "Zelf om werk vragen."),
    Field("taken", "Taken", "wat de leerling daar doet", "Brood vormen."),
    Field("opbouw", "Opbouw", "hoe de stage is opgebouwd", "Eerst meelopen."),
    Field("opleiding", "Opleiding en deel", "alleen bij entree", "Assistent horeca (25252)"),
    Field("eerste_dag", "Eerste dag", "dag, maand en jaar", "1 september 2026"),
    Field("laatste_dag", "Laatste dag", "dag, maand en jaar", "29 januari 2027"),
    Field("dagen", "Dagen", "dagen van de week", "ma en di"),
    Field("tijden", "Tijden per dag", "zoals getypt, met regels", "ma 8.30 tot 15.30 uur"),
    Field("uren_per_week", "Uren per week", "aantal", "16"),
    Field("uren_totaal", "Uren in totaal", "alleen bij entree", "480"),
    Field("school_doet", "Wat school doet", "begeleiding door school", "Komt elke zes weken langs."),
    Field("bedrijf_doet", "Wat het bedrijf doet", "begeleiding door het bedrijf", "Doet voor en kijkt mee."),
    Field("beoordeling", "Beoordeling", "hoe het bedrijf meebeoordeelt", "Vult het formulier in."),
    Field("verzekerd_door", "Verzekerd door", "wie verzekert", "de school"),
    Field("premie_door", "Premie betaald door", "wie betaalt", "de school"),
    Field("polis", "Polis", "zoals getypt", "collectieve polis"),
    Field("noodcontact", "Bellen bij nood", "naam en nummer", "Aylin Yıldız, 06 55 50 00 02"),
    Field("verzuim", "Ziek of te laat", "hoe de leerling zich afmeldt", "Belt vóór 7.30 uur."),
    Field("kleding", "Kleding en bescherming", "zoals getypt", "werkschoenen"),
    Field("onkosten", "Onkosten", "zoals getypt", "reiskosten"),
)
NAMES = frozenset(field.name for field in FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What is filled in: a text for every field, the flags that are true, the clauses."""

    texts: dict[str, str]
    flags: frozenset[str] = frozenset()
    articles: tuple[Article, ...] = ()


def samples() -> Values:
    """Invented values for every field, to try a template out."""
    texts = {field.name: field.sample for field in FIELDS}
    return Values(texts=texts, flags=frozenset(FLAGS), articles=(Article("1", "Geheim", "Niets vertellen."),))
