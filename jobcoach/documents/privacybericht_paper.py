"""The privacy notice on paper: large type, one question a row, calm; nothing to sign."""

from collections.abc import Sequence

from jobcoach.documents import dutch
from jobcoach.documents.flow import Block
from jobcoach.documents.form_frame import Paper, Part, lay_out
from jobcoach.documents.form_pieces import LARGE, missing_line, prose, questions
from jobcoach.documents.lines import Rich, strong
from jobcoach.documents.press import print_sheet
from jobcoach.documents.privacybericht import Privacybericht
from jobcoach.documents.sheet import Element, Sheet, mm
from jobcoach.documents.type import GLUE

TITLE = "Uitleg over je gegevens"


def build(data: Privacybericht) -> bytes:
    """PDF bytes of the notice; the same bytes for the same data. Raises Expected: documents.character."""
    return print_sheet(draw(data))


def draw(data: Privacybericht) -> Sheet:
    """The pages of the notice; see ``build``."""
    part = Part(title="Wat wij over jou bewaren", make=lambda into: _page(data, into))
    return lay_out(data, Paper(title=TITLE, parts=(part,)))


def _page(data: Privacybericht, into: Element) -> Sequence[Block]:
    lead = "Dit blad is voor jou. Je hoeft niets te tekenen. Is iets niet duidelijk? Vraag het."
    return [
        *prose(lead, into, style=LARGE),
        *questions(_rows(data), into, style=LARGE, air=mm(4)),
        *missing_line(data, into),
    ]


def _rows(data: Privacybericht) -> list[tuple[str, Rich]]:
    who = data.contact.name
    years = dutch.counted(data.years, "jaar", "jaar")
    gone = (
        f"Tot en met {dutch.day(data.gone_on)}. Dat is {years} na school."
        if data.gone_on
        else (f"Tot {years} nadat je van school gaat.")
    )
    decides = (
        "Alleen als jij ja zegt." if data.decides_self else "Alleen als er ja is gezegd. Wij vragen jou altijd mee."
    )
    return [
        ("Wat bewaren wij?", "Je naam en adres. Je stages en wat je leert. Wat je goed kunt en wat je wilt. Wat "
         "je helpt op je werk. Wie jou helpt."),
        ("Waarom?", f"Om jou te helpen bij het vinden van werk. {data.task}".rstrip()),
        ("Hoe lang?", f"{gone} Daarna gooien wij het weg."),
        ("Wie ziet het?", f"{who}. Alleen mensen op school die jou helpen bij werk. De gegevens zitten op slot."),
        ("Gaat het naar anderen?", f"{decides} Bijvoorbeeld naar de gemeente. Je kiest per onderwerp."),
        ("Wat bewaren wij nooit?", "Je burgerservicenummer. Een foto. De naam van een ziekte. Dingen over politie of "
         "schulden."),
        ("Wat mag jij?", data.rights),
        ("Wie bel je?", _call(data)),
    ]  # fmt: skip


def _call(data: Privacybericht) -> Rich:
    contact = data.contact
    reach = ", ".join(part for part in (contact.phone.replace(" ", GLUE), contact.email) if part)
    days = f" Bereikbaar op {contact.reachable}." if contact.reachable else ""
    return (strong(contact.name), f", {contact.function.lower()}: {reach}.{days}" if reach else f".{days}")
