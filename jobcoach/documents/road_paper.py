"""The cover of an envelope and the slip with a password, one page each; nobody is named on either."""

from jobcoach.documents import frame
from jobcoach.documents.leaflet import STEP, Head, begin, groups, steps
from jobcoach.documents.lines import MUTED, Style, set_text
from jobcoach.documents.press import print_sheet
from jobcoach.documents.road_papers import Cover, PasswordSlip
from jobcoach.documents.rows import HEADING
from jobcoach.documents.sheet import FULL, LEFT, Sheet

COVER_TITLE = "Een envelop met een overdracht"
SLIP_TITLE = "Wachtwoord van een overdracht"
_BODY = Style(11, 16)
_COVER_WHY = (
    "Deze PDF is een envelop. De overdracht zelf zit erin als bijlagen. Wat u nu leest is alleen het voorblad; "
    "er staat niets over de leerling op."
)
_COVER_STEPS = (
    ("Open de bijlagen.", "In Adobe Reader: klik op de paperclip links. In Firefox: open de zijbalk en kies de "
     "paperclip. Edge en Chrome laten geen bijlagen zien; gebruik dan een van de andere twee."),
    ("Lees Overdracht.pdf.", "Dat is het papier om te lezen. De andere PDF's zijn de bewijzen die erbij horen."),
    ("Controleer of het echt is.", "Hebt u JobCoach? Kies Controleren en open deze envelop zoals hij is. Hebt u het "
     "niet? Lees LEESMIJ.txt. Zet de bijlagen dan eerst in de mappen die in hun omschrijving staan."),
    ("Bewaar wat u nodig hebt.", "Voor een archief horen alle bijlagen bij elkaar. De bestanden die op .xml eindigen "
     "vertellen het archief wat elk bestand is."),
)  # fmt: skip
_NOT_YOURS = "Is dit niet voor u? Verwijder het en meld het aan de school. Het is vertrouwelijk."
_SLIP_WHY = (
    "Dit wachtwoord hoort bij één overdracht. Geef of lees het op een andere manier dan het bestand gaat: op papier, "
    "per telefoon of per sms. Stuur het nooit in dezelfde mail."
)
_ZIP_STEPS = (
    ("Bewaar het bestand eerst.", "Openen vanuit de mail lukt niet altijd. Windows zelf kan dit niet uitpakken."),
    ("Open het met 7-Zip.", "Klik met rechts op het bestand, kies 7-Zip en dan Uitpakken. 7-Zip is gratis; vraag het "
     "aan uw beheerder."),
    ("Typ het wachtwoord.", "Met hoofdletters en met de streepjes, precies zoals hierboven."),
    ("Pak het pakket daarna uit.", "Er komt één bestand uit dat op .zip eindigt. Dat is het pakket. Begin met "
     "Overdracht.pdf. In LEESMIJ.txt staat hoe u controleert."),
)  # fmt: skip
_PDF_STEPS = (
    ("Open het bestand.", "Gebruik Adobe Reader of Firefox. Edge en Chrome laten de bijlagen niet zien."),
    ("Typ het wachtwoord.", "Met hoofdletters en met de streepjes, precies zoals hierboven."),
    ("Open de bijlagen.", "Klik op de paperclip. Begin met Overdracht.pdf."),
)  # fmt: skip
_AFTER = (
    "Is het pakket geopend? Dan is dit blad niet meer nodig: vernietig het. De school heeft het wachtwoord niet meer."
)


def build_cover(data: Cover) -> bytes:
    """PDF bytes of the cover; the same bytes for the same data. Raises Expected documents.character."""
    return print_sheet(draw_cover(data))


def build_slip(data: PasswordSlip) -> bytes:
    """PDF bytes of the slip; the same bytes for the same data. Raises Expected documents.character."""
    return print_sheet(draw_slip(data))


def draw_cover(data: Cover) -> Sheet:
    """The page of a cover; see ``build_cover``."""
    head = Head(school=data.school, made_on=data.made_on, practice=data.practice, trial=data.trial)
    sheet, page, into, y = begin(_about(COVER_TITLE, data), head, mark=f"Pakket {data.number}")
    y = page.put(LEFT, y, set_text(_about(_COVER_WHY, data), _BODY, FULL), into=into.part("P"))
    y = steps(page, y + 22, "Wat u doet", _COVER_STEPS, into)
    page.write(LEFT, y + 12, _NOT_YOURS, Style(10.5, 15, strong=True), width=FULL, into=into.part("P"))
    frame.foot(page, f"Envelop van pakket {data.number}. Er staan geen gegevens van leerlingen op dit blad.", 1, 1)
    return sheet


def draw_slip(data: PasswordSlip) -> Sheet:
    """The page of a slip; see ``build_slip``."""
    head = Head(
        school=data.school, address=data.school_address, made_on=data.made_on, practice=data.practice, trial=data.trial
    )  # fmt: skip
    sheet, page, into, y = begin(_about(SLIP_TITLE, data), head, mark=f"Pakket {data.number}")
    y = page.put(LEFT, y, set_text(_about(_SLIP_WHY, data), _BODY, FULL), into=into.part("P"))
    y = page.write(LEFT, y + 16, f"Voor het bestand {data.file_name}", HEADING, width=FULL, into=into.part("H2"))
    *first, last = data.password.split("-")
    y = groups(page, y, (*(f"{part}-" for part in first), last), into, across=5)
    small = "Vijf groepjes van vier tekens, met een streepje ertussen. Er staat geen 0, O, 1 of I in."
    y = page.write(LEFT, y + 16, small, Style(9, 13, colour=MUTED), width=FULL, into=into.part("P"))
    y = steps(page, y + 22, "Zo opent u het", _PDF_STEPS if data.as_pdf else _ZIP_STEPS, into)
    page.write(LEFT, y + 12, _AFTER, STEP, width=FULL, into=into.part("P"))
    frame.foot(page, f"Wachtwoord van pakket {data.number}. Er staan geen gegevens van leerlingen op dit blad.", 1, 1)
    return sheet


def _about(text: str, data: Cover | PasswordSlip) -> str:
    """The same words about a proefzending."""
    return text.replace("overdracht", "proefzending") if data.trial else text
