"""The offer on paper: a short letter in B1 and a slip to answer with."""

from collections.abc import Sequence

from jobcoach.documents import dutch
from jobcoach.documents.aanbod import Aanbod
from jobcoach.documents.flow import Block
from jobcoach.documents.form_frame import Paper, Part, Slip, lay_out
from jobcoach.documents.form_pieces import facts, missing_line, prose, questions
from jobcoach.documents.form_slip import Field, slip
from jobcoach.documents.lines import Rich, strong
from jobcoach.documents.press import print_sheet
from jobcoach.documents.sheet import Element, Sheet, mm
from jobcoach.documents.type import GLUE

TITLE = "Aanbod loopbaanbegeleiding"
_FIELDS = (
    Field("Ik wil hulp", choice=True),
    Field("Bel of app mij op nummer"),
    Field("Handtekening"),
    Field("Datum"),
)


def build(data: Aanbod) -> bytes:
    """PDF bytes of the offer; the same bytes for the same data. Raises Expected: documents.character."""
    return print_sheet(draw(data))


def draw(data: Aanbod) -> Sheet:
    """The pages of the offer; see ``build``."""
    title = "Wij helpen je graag" if data.year == 1 else "Wij helpen je nog steeds graag"
    part = Part(title=title, make=lambda into: _letter(data, into))
    return lay_out(data, Paper(title=TITLE, parts=(part,), slip=_slip(data)))


def _letter(data: Aanbod, into: Element) -> Sequence[Block]:
    left = f" op {dutch.day(data.left_on)}" if data.left_on else ""
    opening = f"Je ging{left} van school. Hoe gaat het met je werk?"
    if data.year == 2:
        opening = f"Je ging{left} van school. Vorig jaar boden wij je hulp aan. Dat aanbod geldt nog steeds."
    return [
        *facts([("Adres", data.address)], into, concept=not data.number),
        *prose(opening, into, air=mm(2)),
        *questions(_rows(data), into, air=mm(4)),
        *prose(("Groeten van ", strong(data.contact.name), f", {data.contact.function.lower()}"), into, air=mm(5)),
        *missing_line(data, into),
    ]


def _rows(data: Aanbod) -> list[tuple[str, Rich]]:
    contact = data.contact
    reach = ", ".join(part for part in (contact.phone.replace(" ", GLUE), contact.email) if part)
    days = f" Bereikbaar op {contact.reachable}." if contact.reachable else ""
    until = f"Tot en met {dutch.day(data.until)}." if data.until else "Tot twee jaar nadat je van school ging."
    return [
        ("Wat bieden wij?", "Hulp en advies bij werk. Bijvoorbeeld: werk zoeken, een gesprek met je baas, of wat te "
         "doen als het niet goed gaat."),
        ("Wat kost het?", "Niets."),
        ("Tot wanneer?", until),
        ("Moet het?", "Nee. Zeg je nu nee, dan mag je later alsnog bellen."),
        ("Hoe zeg je ja?", (f"Bel of app {contact.name}: ", strong(reach), f". Of stuur de strook terug.{days}")),
        ("Volgens de wet", f"{data.article}. {data.law}" if data.article else ""),
    ]  # fmt: skip


def _slip(data: Aanbod) -> Slip:
    back = ", ".join(part for part in (data.school.name, data.school.address) if part)
    text = "Vul dit in, maak er een foto van of geef het af. De school ziet aan de code dat het van jou is."
    return slip("Mijn antwoord", text, _FIELDS, ("Terug naar: ", strong(back)))
