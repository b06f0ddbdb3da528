"""The request to B&W on paper: the question in a panel, what is needed to decide, and one signature of the school."""

from collections.abc import Sequence

from jobcoach.documents import dutch
from jobcoach.documents.flow import Block
from jobcoach.documents.form_frame import Paper, Part, lay_out
from jobcoach.documents.form_pieces import Pen, facts, panel, questions, signatures
from jobcoach.documents.lines import Rich, strong, to_do
from jobcoach.documents.press import print_sheet
from jobcoach.documents.sheet import Element, Sheet, mm
from jobcoach.documents.type import GLUE
from jobcoach.documents.verzoek import Verzoek

TITLE = "Verzoek aan de gemeente"
_LONG = 500


def build(data: Verzoek) -> bytes:
    """PDF bytes of a request; the same bytes for the same data. Raises Expected: documents.character."""
    return print_sheet(draw(data))


def draw(data: Verzoek) -> Sheet:
    """The pages of a request; see ``build``."""
    part = Part(title=TITLE, make=lambda into: _letter(data, into))
    return lay_out(data, Paper(title=TITLE, parts=(part,)))


def _letter(data: Verzoek, into: Element) -> Sequence[Block]:
    to = "\n".join(
        filter(None, [data.decides, data.recipient_contact and f"ter attentie van {data.recipient_contact}"])
    )
    born = f"Geboren {dutch.day(data.born_on)}" if data.born_on else ""
    rows: list[tuple[str, Rich]] = [("Aan", to), ("Over", _joined(born, data.address))]
    director = Pen(f"Namens {data.school.name}", _signs(data))
    return [
        *facts(rows, into, concept=not data.number),
        *_asked(data, into),
        *questions(_answers(data), into, air=mm(7)),
        *signatures("", "", [director], data, into),
    ]


def _asked(data: Verzoek, into: Element) -> list[Block]:
    """The question in its panel; one that is as long as a letter stands as text."""
    label, question = f"Onze vraag aan {data.recipient}", data.question or _plain_question(data)
    if len(question) > _LONG:
        return questions([(label, question)], into, air=mm(4))
    return [panel(label, question, into)]


def _plain_question(data: Verzoek) -> str:
    return f"Wilt u {data.call_name} blijven begeleiden?"


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _signs(data: Verzoek) -> str:
    return ", ".join(part for part in (data.school.director, data.school.director_function) if part)


def _answers(data: Verzoek) -> list[tuple[str, Rich]]:
    return [
        ("Waarom?", data.explanation),
        ("Vanaf wanneer?", dutch.capital(dutch.day(data.start)) if data.start else _open(data)),
        ("Antwoord", f"Graag uiterlijk {dutch.weekday(data.reply_by)}, per brief of beveiligde mail."
         if data.reply_by else _open(data)),
        ("Volgens de wet", data.article),
        ("Instemming", _agreed(data)),
        ("Wat komt mee?", _along(data)),
        ("Wie blijft bereikbaar?", _stays(data)),
    ]  # fmt: skip


def _open(data: Verzoek) -> Rich:
    return "" if data.number else to_do("Nog invullen")


def _agreed(data: Verzoek) -> Rich:
    if not data.agreements:
        return _open(data)
    said = [f"{one.by} ({one.capacity}) op {dutch.day(one.on)}" for one in data.agreements]
    return (strong("Ja"), f": {dutch.listed(said)}.")


def _along(data: Verzoek) -> str:
    """The overgangsdocument when it is there; by law it follows when the municipality continues."""
    if data.package:
        return f"{dutch.capital(dutch.listed([f'het overgangsdocument, nummer {data.package}', *data.papers]))}."
    return f"Nog niets. Zet u de begeleiding voort, dan maken wij het overgangsdocument ({data.document_article})."


def _stays(data: Verzoek) -> Rich:
    contact = data.contact
    reach = ", ".join(part for part in (contact.phone.replace(" ", GLUE), contact.email) if part)
    days = f"\nBereikbaar op {contact.reachable}" if contact.reachable else ""
    until = f"\nTot en met {dutch.day(contact.until)}" if contact.until else ""
    if days and until:
        until = until.replace("\nTot", ", tot")
    return (strong(contact.name), f", {contact.function.lower()}\n{reach}{days}{until}")
