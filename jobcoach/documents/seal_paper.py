"""The two papers about the school's seal, one page each; plain words, for people who never saw a seal before."""

from jobcoach.documents import frame
from jobcoach.documents.leaflet import STEP, Head, begin, groups, steps
from jobcoach.documents.lines import INK, MUTED, Style, set_text
from jobcoach.documents.press import print_sheet
from jobcoach.documents.rows import HEADING
from jobcoach.documents.seal_papers import CheckLetter, SafeSheet
from jobcoach.documents.sheet import FULL, LEFT, Element, Page, Sheet
from jobcoach.documents.type import GLUE

LETTER_TITLE = "Zo controleert u ons zegel"
SAFE_TITLE = "Wachtwoord van het schoolzegel"
_BODY = Style(11, 16)
_WHY = (
    "Van onze school krijgt u soms een overdracht van een leerling, als bestand. Op elk bestand staat het digitale "
    "zegel van de school. Daaraan ziet u dat het echt van ons komt en dat er niets veranderd is. Dat werkt alleen als "
    "u ons zegel kent. Deze cijfers horen bij ons zegel:"
)
_LETTER_STEPS = (
    ("Controleer het bestand.", "Hebt u JobCoach? Kies daar Controleren. Hebt u het niet? Geef dit blad aan uw "
     "beheerder: onderaan staat hoe het met gewone middelen gaat."),
    ("Vergelijk de cijfers.", "Zijn alle acht groepen gelijk aan die op deze brief? Kies dan: komt overeen. Het "
     "programma onthoudt onze school. De volgende keer hoeft het niet meer."),
    ("Niet gelijk? Gebruik het bestand niet.", "Bel ons op een nummer dat u al kende. Neem nooit een nummer uit het "
     "bestand zelf."),
)  # fmt: skip
_LATER = (
    "Vraagt een bestand later om andere cijfers? Bel ons dan eerst. Wij melden het u als ons zegel verandert, of als "
    "een zegel is ingetrokken, bijvoorbeeld na een gestolen laptop. U krijgt dan een lijst. Controleer met die lijst."
)
_MANAGERS = (
    "Voor de beheerder: SHA-256 van het schoolzegel, zoals openssl hem toont, en de regels om een pakket te "
    "controleren, uitgepakt in een lege map. Neem ze van dit blad, niet uit het pakket."
)
_RIGHT = (
    "Goed is: dezelfde SHA-256; CAdES Verification successful; OK op elke regel; en twee bestanden meer dan er regels "
    "met OK zijn."
)
_SAFE_WHY = (
    "Met dit bestand maakt de school zegels voor haar jobcoaches. Wie het bestand en het wachtwoord allebei heeft, kan "
    "zich voor de school uitgeven. Bewaar ze daarom op twee plekken."
)
_SAFE_STEPS = (
    ("Bewaar het bestand bij de school.", "Bijvoorbeeld op een USB-stick in de brandkast, met een kopie ergens anders. "
     "Niet op de laptop van een coach."),
    ("Bewaar dit blad op een andere plek.", "Zonder het wachtwoord kan niemand het bestand openen, ook de maker van "
     "het programma niet."),
    ("Wanneer is het nodig?", "Bij een nieuwe coach, elke drie jaar per coach, en om een zegel in te trekken als een "
     "laptop kwijt is."),
    ("Toch kwijt?", "Maak dan een nieuw schoolzegel. Alle ontvangers moeten dan de nieuwe cijfers vergelijken."),
)  # fmt: skip


def build_letter(data: CheckLetter) -> bytes:
    """PDF bytes of the letter to a recipient; the same bytes for the same data. Raises Expected documents.character."""
    return print_sheet(draw_letter(data))


def build_safe(data: SafeSheet) -> bytes:
    """PDF bytes of the sheet for the safe. Raises Expected documents.character."""
    return print_sheet(draw_safe(data))


def draw_letter(data: CheckLetter) -> Sheet:
    """The page of a letter; see ``build_letter``."""
    sheet, page, into, y = begin(LETTER_TITLE, _head(data), mark=f"BRIN {data.brin}")
    y = page.put(LEFT, y, set_text(_WHY, _BODY, FULL), into=into.part("P"))
    y = groups(page, y + 2, data.fingerprint.split(" "), into)
    facts = f"Schoolzegel van {data.school}, BRIN {data.brin}."
    y = page.write(LEFT, y + 18, facts, STEP, width=FULL, into=into.part("P"))
    y = steps(page, y + 22, "Wat u doet", _LETTER_STEPS, into)
    y = page.write(LEFT, y + 8, _LATER, STEP, width=FULL, into=into.part("P"))
    y = page.write(LEFT, y + 10, _contact(data), Style(10.5, 15, strong=True), width=FULL, into=into.part("P"))
    _for_managers(page, y + 14, data, into)
    frame.foot(page, f"{LETTER_TITLE}, {data.school}. Er staan geen gegevens van leerlingen in.", 1, 1)
    return sheet


def draw_safe(data: SafeSheet) -> Sheet:
    """The page of a sheet for the safe; see ``build_safe``."""
    sheet, page, into, y = begin(SAFE_TITLE, _head(data), mark=f"BRIN {data.brin}")
    y = page.put(LEFT, y, set_text(_SAFE_WHY, _BODY, FULL), into=into.part("P"))
    y = page.write(LEFT, y + 16, f"Voor het bestand {data.file_name}", HEADING, width=FULL, into=into.part("H2"))
    y = groups(page, y, data.password.split("-"), into, across=5)
    small = "Vijf groepjes van vier tekens. Hoofdletters, streepjes en spaties hoeven niet."
    y = page.write(LEFT, y + 16, small, Style(9, 13, colour=MUTED), width=FULL, into=into.part("P"))
    y = steps(page, y + 22, "Wat de school doet", _SAFE_STEPS, into)
    y = page.write(LEFT, y + 14, "Vingerafdruk van het schoolzegel", HEADING, width=FULL, into=into.part("H2"))
    groups(page, y, data.fingerprint.split(" "), into)
    frame.foot(page, f"Wachtwoord van het schoolzegel, BRIN {data.brin}. Bewaar het als een paspoort.", 1, 1)
    return sheet


def _head(data: CheckLetter | SafeSheet) -> Head:
    return Head(school=data.school, address=data.school_address, made_on=data.made_on, practice=data.practice)


def _contact(data: CheckLetter) -> str:
    if data.coach and data.phone:
        return f"Vragen? {data.coach}, telefoon {data.phone.replace(' ', GLUE)}"
    return f"Vragen? {data.coach}" if data.coach else "Vragen? Bel de school."


def _for_managers(page: Page, y: float, data: CheckLetter, into: Element) -> None:
    """The digest as openssl shows it, and what to type in the folder of a package."""
    sha256 = data.sha256.upper()
    parts = ":".join(sha256[at : at + 2] for at in range(0, len(sha256), 2))
    small, plain = Style(8.5, 12, colour=MUTED), Style(8.5, 12, colour=INK)
    y = page.write(LEFT, y, _MANAGERS, small, width=FULL, into=into.part("P"))
    y = page.write(LEFT, y + 2, parts, plain, width=FULL, into=into.part("P"))
    for line in data.commands:
        y = page.write(LEFT, y + 3, line, plain, width=FULL, into=into.part("P"))
    if data.commands:
        page.write(LEFT, y + 3, _RIGHT, small, width=FULL, into=into.part("P"))
