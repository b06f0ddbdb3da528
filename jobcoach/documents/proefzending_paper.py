"""A proefzending on paper: two pages and an attachment, each marked over its whole width as what it is."""

from functools import partial

from jobcoach.documents import dutch, frame, marks
from jobcoach.documents.flow import Block, Room, Spot, divide, draw
from jobcoach.documents.leaflet import STEP
from jobcoach.documents.lines import ACCENT, INK, MUTED, Line, Rich, Style, depth, set_text, strong
from jobcoach.documents.press import print_sheet
from jobcoach.documents.proefzending import Proefzending
from jobcoach.documents.rows import RISE, heading, label_value, text_blocks
from jobcoach.documents.sheet import FULL, LEFT, TINT, Attached, Box, Element, Page, Sheet, X, mm

TITLE = "Proefzending"
ATTACHMENT_TITLE = "Bijlage bij een proefzending"
DATA = "overdracht.json"
BAND = "PROEFZENDING. Dit is geen dossier: er staat geen leerling in."
_TITLE = Style(26, 31, strong=True, colour=ACCENT)
_BAND = Style(12, 16, strong=True)
_BODY = Style(11, 16)
_STEP = Style(10.5, 15, strong=True)
_ASKED = Style(10.5, 15)
_BOX = mm(4)
_STEPS = (
    ("Open alles.", "U leest dit, dus het openen lukt. Open ook de bijlage in de map documenten."),
    ("Controleer het zegel.", "Vergelijk de cijfers van ons zegel met de brief die u van ons kreeg, of bel ons op een "
     "nummer dat u al kende. In LEESMIJ.txt staat hoe u dat doet."),
    ("Laat het ons weten.", "Mail, bel of stuur dit blad terug. De drie antwoorden hieronder zijn genoeg."),
    ("Ruim het op.", "Bewaar dit niet als dossier. U mag het pakket daarna verwijderen."),
)  # fmt: skip
_ANSWERS = (
    "Het kwam aan via de weg die is afgesproken.",
    "Wij konden alles openen.",
    "De cijfers van het zegel waren gelijk.",
)
_LEARNT = (
    ("Naam", "Proef Proefzending (verzonnen)"),
    ("Geboren", "niet ingevuld"),
    ("Adres", "niet ingevuld"),
    ("In eigen woorden", "Ik besta niet. Ik help alleen om te kijken of alles goed aankomt."),
    ("Werkervaring", "geen"),
    ("Onze vraag", "Wilt u laten weten of deze proefzending goed is aangekomen?"),
)


def build(data: Proefzending, *, data_json: bytes = b"") -> bytes:
    """PDF bytes of the main paper; the same bytes for the same data. Raises Expected documents.character."""
    sheet = draw_main(data)
    if data_json:
        sheet.attached = (Attached(DATA, "application/json", "Dezelfde proef, voor programma's", data_json),)
    return print_sheet(sheet)


def build_attachment(data: Proefzending) -> bytes:
    """PDF bytes of the attachment. Raises Expected documents.character."""
    return print_sheet(draw_attachment(data))


def draw_main(data: Proefzending) -> Sheet:
    """The pages of the main paper; see ``build``."""
    sheet = _sheet(data, TITLE)
    into = sheet.root.part("Sect")
    page, top = _opening(data, TITLE, into)
    why = (
        f"Beste {data.recipient},\nMet dit pakket proberen wij uit of een overdracht van een leerling goed bij u "
        f"aankomt, voordat er echte gegevens in staan. Een echte overdracht komt op dezelfde manier{_by(data)} en "
        "heeft hetzelfde zegel."
    )
    blocks = text_blocks(why, _BODY, into)
    blocks += [heading("Wat u doet", into, air=16), *_steps(into)]
    blocks += [heading("Uw antwoord aan de school", into, air=16), *_answers(into)]
    _pages(sheet, data, TITLE, page, top, blocks)
    second = Page()
    body = sheet.root.part("Sect")
    y = _band(second, mm(27) + _running(second, data, TITLE), body) + mm(16)
    y = second.write(LEFT, y, "Zo ziet een dossier eruit", _TITLE, into=body.part("H1")) - _TITLE.lead + mm(10)
    draw(second, [block for row in _LEARNT for block in label_value(*row, body, gap=6, value_style=_ASKED)], y)
    sheet.pages.append(second)
    _frame(sheet, data, TITLE)
    return sheet


def draw_attachment(data: Proefzending) -> Sheet:
    """The page of the attachment; see ``build_attachment``."""
    sheet = _sheet(data, ATTACHMENT_TITLE)
    into = sheet.root.part("Sect")
    page, top = _opening(data, ATTACHMENT_TITLE, into)
    text = (
        "Hier staat in een echte overdracht bijvoorbeeld een praktijkverklaring. Kunt u dit lezen? Dan komen bijlagen "
        "goed bij u aan. Ook dit blad heeft het zegel van de school."
    )
    _pages(sheet, data, ATTACHMENT_TITLE, page, top, text_blocks(text, _BODY, into))
    _frame(sheet, data, ATTACHMENT_TITLE)
    return sheet


def _by(data: Proefzending) -> str:
    return f" ({data.road})" if data.road else ""


def _sheet(data: Proefzending, title: str) -> Sheet:
    subject = f"{title}, nummer {data.number}. Geen dossier"
    return Sheet(title=f"{title}, geen dossier", author=data.school.name, subject=subject, made_on=data.made_on)


def _opening(data: Proefzending, title: str, into: Element) -> tuple[Page, float]:
    """Letterhead, title and the band that says what this is; gives where the text begins."""
    page = Page()
    right = [f"Nummer {data.number}", dutch.day(data.made_on), f"Voor {data.recipient}"]
    down = frame.letterhead(page, data.school, right, into)
    y = page.write(LEFT, mm(42) + down, title, _TITLE, into=into.part("H1")) - _TITLE.lead
    return page, _band(page, y + mm(7), into) + mm(9)


def _band(page: Page, y: float, into: Element) -> float:
    lines = set_text(BAND, _BAND, FULL - mm(12))
    height = depth(lines) + mm(5)
    page.draw(Box(x=LEFT, y=y, width=FULL, height=height, fill=TINT))
    page.draw(Box(x=LEFT, y=y, width=mm(1.4), height=height, fill=ACCENT))
    page.put(LEFT + mm(6), y + mm(2.5) + RISE + 1, lines, into=into.part("P"))
    return y + height


def _steps(into: Element) -> list[Block]:
    found = []
    for number, (what, how) in enumerate(_STEPS, start=1):
        left, right = set_text(what, _STEP, X[1] + mm(4) - LEFT - mm(6)), set_text(how, STEP, mm(112))
        paint = partial(_step, number=number, left=left, right=right, into=into.part("P"))
        found.append(Block(height=RISE + max(depth(left), depth(right)) - 6, draw=paint))
    return found


def _step(
    page: Page, y: float, _spot: Spot, *, number: int, left: tuple[Line, ...], right: tuple[Line, ...], into: Element
) -> None:
    page.write(LEFT, y + RISE, str(number), Style(11, 15, strong=True, colour=ACCENT), into=into)
    page.put(LEFT + mm(6), y + RISE, left, into=into)
    page.put(mm(78), y + RISE, right, into=into)


def _answers(into: Element) -> list[Block]:
    found = [
        Block(height=20, draw=partial(_answer, lines=set_text(text, _ASKED, mm(116)), into=into.part("P")))
        for text in _ANSWERS
    ]
    said: Rich = ("Niet gelukt? Schrijf erbij wat u zag. ", strong("Stuur nooit een wachtwoord of een pakket terug."))
    return [*found, *text_blocks(said, Style(9.5, 13, colour=MUTED), into)]


def _answer(page: Page, y: float, _spot: Spot, *, lines: tuple[Line, ...], into: Element) -> None:
    page.put(LEFT, y + RISE, lines, into=into)
    for x, word in ((mm(146), "ja"), (mm(166), "nee")):
        page.draw(Box(x=x, y=y + RISE - _BOX + 2, width=_BOX, height=_BOX, stroke=INK, weight=0.8))
        page.write(x + _BOX + mm(2), y + RISE, word, _ASKED, into=into)


def _pages(sheet: Sheet, data: Proefzending, title: str, first: Page, top: float, blocks: list[Block]) -> None:
    """The blocks over as many pages as they need; page 1 keeps the place of the seal."""
    below = mm(27) + frame.running_head(Page(), strong(title), data.number)
    rooms = (Room(top, frame.BOTTOM_FIRST), Room(below, frame.BOTTOM_NEXT))
    for index, part in enumerate(divide(blocks, lambda index: rooms[min(index, 1)])):
        page = Page() if index else first
        draw(page, part, below if index else top)
        if index:
            _running(page, data, title)
        sheet.pages.append(page)


def _running(page: Page, data: Proefzending, title: str) -> float:
    return frame.running_head(page, (strong(title), ", geen dossier"), f"Nummer {data.number}")


def _frame(sheet: Sheet, data: Proefzending, title: str) -> None:
    for index, page in enumerate(sheet.pages):
        if not index:
            frame.proof_strip(page, "", sheet.root, concept=False, code="")
        frame.foot(page, f"{title}, nummer {data.number}. Dit is geen dossier.", index + 1, len(sheet.pages))
        marks.watermark(page, concept=False, practice=data.school.practice, trial=True)
