"""The inzage-afdruk on paper: what it is and what is not in it first, then everything, kind by kind."""

from dataclasses import replace
from datetime import date

from jobcoach.documents import dutch, flow, frame, marks
from jobcoach.documents.flow import Block, Room, Spot, together
from jobcoach.documents.inzage import Inzage, Section
from jobcoach.documents.lines import ACCENT, Rich, Style, strong
from jobcoach.documents.press import print_sheet
from jobcoach.documents.rows import CELL, HEAD, Cell, cell, heading, label_value, table_head, table_row, text_blocks
from jobcoach.documents.sheet import FULL, HAIR, LEFT, Element, Page, Sheet, X, mm
from jobcoach.model.choices import SchoolKind
from jobcoach.model.law import Topic, rule

TITLE = "Inzage in je gegevens"
_TITLE = Style(26, 31, strong=True, colour=ACCENT)
_NAME = Style(18, 23, strong=True)
_LEAD = Style(11, 16)
_WHAT = (
    "Dit is alles wat de school in dit programma over jou bewaart. Je hebt het recht om dat te zien "
    f"({rule(Topic.INSIGHT, SchoolKind.PRO, date.max).article}). "
    "Klopt er iets niet? Zeg het. De school verbetert het, of schrijft erbij dat jij het anders ziet."
)
_SEEN = ((LEFT, mm(39), "Wanneer"), (X[1], mm(51), "Wie"), (mm(120), mm(70), "Wat"))


def build(data: Inzage) -> bytes:
    """PDF bytes of an inzage-afdruk; the same bytes for the same data.

    Raises Expected: documents.character (character, code, context).
    """
    return print_sheet(draw(data))


def draw(data: Inzage) -> Sheet:
    """The pages of an inzage-afdruk; see ``build``."""
    sheet = Sheet(
        title=f"{TITLE} {data.student_name}",
        author=data.school.name,
        subject=f"Inzage-afdruk, nummer {data.number}" if data.number else "Inzage-afdruk",
        made_on=data.issued_on or data.made_on,
    )
    first, into = Page(), sheet.root.part("Sect")
    top = _opening(first, data, into)
    blocks = _begin(data, into)
    for section in data.sections:
        blocks += _section(section, sheet.root.part("Sect"))
    blocks += _seen(data, sheet.root.part("Sect"))
    below = mm(27) + frame.running_head(Page(), *_running(data))
    rooms = (Room(top, frame.BOTTOM_FIRST), Room(below, frame.BOTTOM_NEXT))
    for index, part in enumerate(flow.divide(blocks, lambda index: rooms[min(index, 1)])):
        page = Page() if index else first
        flow.draw(page, part, rooms[min(index, 1)].top)
        sheet.pages.append(page)
    _frame_pages(sheet, data)
    return sheet


def _opening(page: Page, data: Inzage, into: Element) -> float:
    when = dutch.day(data.issued_on or data.made_on)
    right = [f"Nummer {data.number}" if data.number else "Concept", when]
    down = frame.letterhead(page, data.school, right, into)
    page.write(LEFT, mm(40) + down, TITLE, _TITLE, into=into.part("H1"))
    y = page.write(LEFT, mm(51) + down, data.student_name, _NAME, into=into.part("P"), balance=True) - 23
    return y + mm(7.5) - 11


def _begin(data: Inzage, into: Element) -> list[Block]:
    """What this is, whom to ask, and what is not in it."""
    blocks = text_blocks(_WHAT, _LEAD, into, width=mm(150))
    ask = text_blocks(f"Vragen? {data.contact}", _LEAD, into, width=mm(150))
    blocks += [replace(ask[0], air=5), *ask[1:]]
    if data.left_out:
        blocks.append(heading("Wat hier niet in staat, en waarom", into))
        for what, why in data.left_out:
            blocks += label_value(what, why, into, gap=3)
    return blocks


def _section(section: Section, into: Element) -> list[Block]:
    """The records under each other, with a line between."""
    if not section.records:
        return []
    number = f"  ({len(section.records)})" if len(section.records) > 1 else ""
    blocks = [heading((section.title, number), into)]
    for index, record in enumerate(section.records):
        made = [block for label, value in record for block in label_value(label, value, into, gap=1.5)]
        if index and made:
            made[0] = _ruled(replace(made[0], air=6))
        blocks += together(made)
    return blocks


def _ruled(block: Block) -> Block:
    """The block with a hairline in the air above it, unless it opens a page."""
    inner = block.draw

    def paint(page: Page, top: float, spot: Spot) -> None:
        inner(page, top, spot)
        if not spot.opens:
            page.rule(LEFT, top - 2, FULL, colour=HAIR)

    return replace(block, draw=paint)


def _seen(data: Inzage, into: Element) -> list[Block]:
    if not data.seen:
        return []
    columns = [(x, width, text, HEAD) for x, width, text in _SEEN]
    weak = replace(HEAD)
    table = into.part("Table")
    blocks = [heading("Wie deed wat met je dossier", into, below=2), table_head(columns, table.part("TR"), rule=weak)]
    again = (table_head(columns, None, rule=weak),)
    for row in data.seen:
        blocks += table_row(_cells(row), table, again=again, first=12, after=7)
    return blocks


def _cells(row: tuple[str, str, str]) -> list[Cell]:
    return [cell(x, width, (text, CELL)) for (x, width, _), text in zip(_SEEN, row, strict=True)]


def _running(data: Inzage) -> tuple[Rich, str]:
    born = f", geboren {dutch.day(data.born_on)}" if data.born_on else ""
    return (strong(TITLE), f", {data.student_name}{born}"), f"Vertrouwelijk, alleen voor {data.call_name}"


def _frame_pages(sheet: Sheet, data: Inzage) -> None:
    foot = f"{TITLE}, nummer {data.number}" if data.number else TITLE
    for index, page in enumerate(sheet.pages):
        if index:
            frame.running_head(page, *_running(data))
        frame.foot(page, foot, index + 1, len(sheet.pages))
        marks.watermark(page, concept=False, practice=data.school.practice)
