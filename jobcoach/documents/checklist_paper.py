"""The checklist on paper: rows with a box that is ticked or open, and the slip that the recipient sends back."""

from collections.abc import Sequence
from dataclasses import replace

from jobcoach.documents import marks
from jobcoach.documents.checklist import Checklist, Step
from jobcoach.documents.flow import Block
from jobcoach.documents.form_frame import Paper, Part, Slip, lay_out
from jobcoach.documents.form_pieces import facts, missing_line
from jobcoach.documents.form_slip import Field, slip
from jobcoach.documents.lines import INK, Rich, Style, set_text, strong, to_do
from jobcoach.documents.press import print_sheet
from jobcoach.documents.rows import HEAD, Cell, heading, table_head, table_row
from jobcoach.documents.sheet import LEFT, RIGHT, Box, Element, Page, Sheet, X, mm

TITLE = "Checklist overdracht"
_SIZE = mm(4)
_TEXT = Style(10, 13)
_PLACES = ((LEFT + mm(8), mm(68)), (X[2] - mm(8), RIGHT - X[2] + mm(8)))
_BEFORE = (
    Field("Ontvangen op (datum)"),
    Field("Is alles compleet?", choice=True),
)
_AFTER = (
    Field("Wat moet er anders?"),
    Field("Contact voor de jongere, telefoon"),
    Field("Naam en functie"),
    Field("Handtekening"),
)


def build(data: Checklist) -> bytes:
    """PDF bytes of a checklist; the same bytes for the same data. Raises Expected: documents.character."""
    return print_sheet(draw(data))


def draw(data: Checklist) -> Sheet:
    """The pages of a checklist; see ``build``."""
    part = Part(title=TITLE, make=lambda into: _list(data, into))
    return lay_out(data, Paper(title=TITLE, parts=(part,), slip=_slip(data)))


def _list(data: Checklist, into: Element) -> Sequence[Block]:
    contact = f", {data.recipient_contact}" if data.recipient_contact else ""
    rows: list[tuple[str, Rich]] = [
        ("Aan", (strong(data.recipient), contact)),
        ("Pakket", f"Nummer {data.package}" if data.package else ""),
    ]
    return [
        *facts(rows, into, concept=not data.number),
        *_steps("Voor het versturen", data.before, into),
        *_steps("Wat er in het pakket zit", data.along, into),
        *missing_line(data, into),
    ]


def _steps(title: str, steps: Sequence[Step], into: Element) -> list[Block]:
    if not steps:
        return []
    table = into.part("Table")
    columns = [(*place, text, HEAD) for place, text in zip(_PLACES, ("Wat", "Hoe het staat"), strict=True)]
    blocks = [heading(title, into, below=2), table_head(columns, table.part("TR"), rule=HEAD)]
    for index, step in enumerate(steps):
        said: Rich = step.found or ("gedaan" if step.done else to_do("nog doen"))
        cells = [
            Cell(x=x, width=width, lines=set_text(text, _TEXT, width), mark=mark)
            for (x, width), text, mark in zip(
                _PLACES, (step.what, said), (_ticked if step.done else _open, None), strict=True
            )
        ]
        blocks += table_row(cells, table, last=index == len(steps) - 1)
    return [blocks[0], *(replace(block, anchor=True) for block in blocks[1:])]


def _open(page: Page, x: float, y: float) -> None:
    """An empty box before the words; what it means stands beside it in words."""
    page.draw(Box(x=x - mm(8), y=y - _SIZE + 2, width=_SIZE, height=_SIZE, stroke=INK, weight=0.8))


def _ticked(page: Page, x: float, y: float) -> None:
    _open(page, x, y)
    marks.check(page, x - mm(8) + 2, y, 8)


def _slip(data: Checklist) -> Slip:
    number = data.package or "nog geen nummer"
    text = f"Van {data.recipient} aan {data.school.name}. Wilt u dit invullen en terugsturen?"
    fields = (*_BEFORE, Field(data.asked, choice=True), *_AFTER)
    return slip(f"Terugmelden: pakket {number}", text, fields, ("Terug naar: ", strong(data.back_to)))
