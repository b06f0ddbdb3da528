"""The letter to who got a package, on one page for what is usual: what happened, in which package, what to do."""

from collections.abc import Sequence

from jobcoach.documents import dutch, flow, frame, marks
from jobcoach.documents.flow import Block, Room
from jobcoach.documents.form_pieces import panel, prose, questions, subheading
from jobcoach.documents.lines import ACCENT, MUTED, Rich, Style, strong
from jobcoach.documents.melding import Melding, Sent
from jobcoach.documents.press import print_sheet
from jobcoach.documents.rows import heading, label_value
from jobcoach.documents.sheet import LEFT, Element, Page, Sheet, mm
from jobcoach.model.choices import NoticeReason

TITLES = {
    NoticeReason.INTREKKING: "Toestemming ingetrokken",
    NoticeReason.VERBETERING: "Gegevens verbeterd",
    NoticeReason.WISSEN: "Gegevens gewist",
}
_TITLE = Style(26, 31, strong=True, colour=ACCENT)
_SMALL = Style(8.5, 12, colour=MUTED)
_FIND = (
    "Zoek het pakket op.",
    "Het nummer staat op de eerste bladzijde van Overdracht.pdf. De naam van de leerling noemen we hier met opzet "
    "niet.",
)
_PASS_ON = ("Geef het door.", "Gaf u het pakket of een deel ervan aan een ander? Laat het daar ook weten.")
_ANSWER = ("Laat het ons weten.", "Een mail met het nummer van het pakket en “gedaan” is genoeg.")
_WHAT = {
    NoticeReason.INTREKKING: (
        "Gebruik dit niet meer.",
        "Verwijder het uit uw dossier, of laat ons weten waarom u het van de wet moet bewaren. Wat u er tot nu toe "
        "mee deed, blijft goed.",
    ),
    NoticeReason.VERBETERING: (
        "Verbeter uw dossier.",
        "Zet wat hierboven staat in de plaats van wat in het pakket staat.",
    ),
    NoticeReason.WISSEN: (
        "Kijk of u het nog nodig hebt.",
        "Hebt u het niet meer nodig? Verwijder het pakket dan ook. U beslist zelf wat u van de wet moet bewaren.",
    ),
}


def build(data: Melding) -> bytes:
    """PDF bytes of the letter; the same bytes for the same data. Raises Expected documents.character."""
    return print_sheet(draw(data))


def draw(data: Melding) -> Sheet:
    """The pages of the letter; see ``build``."""
    title, mark = TITLES[data.reason], _mark(data)
    sheet = Sheet(title=title, author=data.school.name, subject=f"{title}, {mark}", made_on=data.made_on)
    first, into = Page(), sheet.root.part("Sect")
    down = frame.letterhead(first, data.school, [mark, dutch.day(data.made_on)], into)
    y = first.write(LEFT, mm(42) + down, title, _TITLE, into=into.part("H1"), balance=True) - _TITLE.lead
    head = (strong(title), f", {mark}"), dutch.day(data.made_on)
    below = mm(27) + frame.running_head(Page(), *head)
    rooms = (Room(y + mm(8), frame.BOTTOM_NEXT), Room(below, frame.BOTTOM_NEXT))
    for index, blocks in enumerate(flow.divide(_letter(data, into), lambda index: rooms[min(index, 1)])):
        page = Page() if index else first
        flow.draw(page, blocks, rooms[min(index, 1)].top)
        sheet.pages.append(page)
    for index, page in enumerate(sheet.pages):
        if index:
            frame.running_head(page, *head)
        frame.foot(page, f"{title}. Op dit blad staat geen naam van een leerling.", index + 1, len(sheet.pages))
        marks.watermark(page, concept=False, practice=data.school.practice)
    return sheet


def _mark(data: Melding) -> str:
    """Which package, or how many."""
    one = len(data.packages) == 1
    return f"Pakket {data.packages[0].number}" if one else f"{len(data.packages)} pakketten"


def _letter(data: Melding, into: Element) -> list[Block]:
    to = "\n".join(filter(None, (data.recipient, data.recipient_contact)))
    blocks = label_value("Aan", to, into, gap=4, value_style=Style(11, 15.5), label_style=Style(11, 15.5, colour=MUTED))
    blocks.append(panel("Wat er gebeurd is", _happened(data), into))
    blocks += _about(data, into)
    blocks += _packages(data.packages, into)
    steps: Sequence[tuple[str, Rich]] = (_FIND, _WHAT[data.reason], _PASS_ON, _ANSWER)
    blocks.append(subheading("Wat wij u vragen", into, air=mm(6)))
    blocks += questions(steps, into)
    law = f"{data.law} ({data.article})." if data.article else data.law
    blocks += prose(law.replace(". (", " (") if data.article else law, into, style=_SMALL, air=mm(5))
    reach = f", {data.reach}" if data.reach else ""
    blocks += prose(("Vragen? ", strong(data.coach), reach), into, style=Style(11, 15.5), air=mm(3))
    return blocks


def _happened(data: Melding) -> str:
    part = "een deel van " if data.about else ""
    those = "het pakket" if len(data.packages) == 1 else "de pakketten"
    return {
        NoticeReason.INTREKKING: f"De toestemming voor {part}{those} hieronder is ingetrokken.",
        NoticeReason.VERBETERING: f"In {those} hieronder klopte iets niet.",
        NoticeReason.WISSEN: f"De school heeft het dossier gewist waar {those} hieronder uit komt."
        if len(data.packages) == 1
        else f"De school heeft het dossier gewist waar {those} hieronder uit komen.",
    }[data.reason]


def _about(data: Melding, into: Element) -> list[Block]:
    if not data.about:
        return []
    title = "Zo is het goed" if data.reason is NoticeReason.VERBETERING else "Over welk deel het gaat"
    if data.reason is NoticeReason.VERBETERING:
        return [subheading(title, into, air=mm(6)), *questions(data.about, into)]
    blocks = [heading(title, into)]
    for name, _ in data.about:
        blocks += prose(name, into, air=2)
    return blocks


def _packages(packages: Sequence[Sent], into: Element) -> list[Block]:
    """Which packages: number and day, and the SHA-256 for who wants to be sure."""
    blocks = [heading("Om welk pakket het gaat" if len(packages) == 1 else "Om welke pakketten het gaat", into)]
    style = Style(11, 15.5)
    for sent in packages:
        said: Rich = (strong(sent.number), f", verstuurd op {dutch.day(sent.sent_on)}")
        blocks += prose(said, into, style=style, air=3)
        blocks += prose(f"SHA-256 van het bestand: {_grouped(sent.digest)}", into, style=_SMALL)
    return blocks


def _grouped(digest: str) -> str:
    """Eight letters at a time: a line may break between them."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
