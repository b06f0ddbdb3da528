"""Page 1 of the overgangsdocument: the question in a panel, who it is about, who stays in touch, what is left out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from jobcoach.documents import dutch, rows
from jobcoach.documents.flow import MOST, Block, Spot, together
from jobcoach.documents.lines import ACCENT, MUTED, Line, Rich, Style, depth, set_text, strong
from jobcoach.documents.overgangsdocument import Overgangsdocument, Request
from jobcoach.documents.rows import LABEL, RISE, Cell, cell, heading, label_value, text_blocks
from jobcoach.documents.sheet import COLUMN, FULL, LEFT, MAIN, SOFT, TINT, Box, Element, Page, X, mm

_LEAD = Style(11, 15)
_ASKS = Style(9.5, 12, strong=True, colour=ACCENT)
_QUESTION = Style(16, 21, strong=True)
_FACT_LABEL = Style(9, 14.7, colour=MUTED)
_FACT = Style(11, 13, strong=True)
_DETAIL = Style(9, 12)
_VALUE = Style(10, 14)
_BOLD = replace(_VALUE, strong=True)
_LABEL = replace(LABEL, lead=14)
_PAD = mm(7)
_BAR = mm(1.4)
_FACT_PLACES = ((0.0, mm(45)), (mm(49), mm(50)), (mm(103), mm(51)))
_NOTHING_MEANT = "Een regel hier zegt niet dat er iets aan de hand is."


def cover(data: Overgangsdocument, into: Element) -> list[Block]:
    """The blocks of page 1 below the name, without the list of what is left out."""
    return [
        *text_blocks(data.lead, _LEAD, into),
        *(_panel(data.request, into) if data.request.asks else ()),
        *_facts(data, into),
        *_contact(data, into),
    ]


def left_out(data: Overgangsdocument, into: Element) -> list[Block]:
    """What is not in the document and why; empty when nothing is left out."""
    if not data.left_out:
        return []
    blocks = [heading("Wat niet in dit document staat, en waarom", into)]
    for one in data.left_out:
        refused: Rich = (f"{data.call_name} wil dit ", strong("niet delen"), f". {one.reason}".rstrip())
        said: Rich = refused if one.refused else one.reason or "Niet nodig voor deze vraag."
        blocks += label_value(one.subject, said, into, gap=3, label_style=_LABEL, value_style=_VALUE)
    note = text_blocks(_NOTHING_MEANT, Style(9, 13, colour=MUTED), into, x=X[1], width=MAIN)
    return together([*blocks, *(replace(block, air=3.0) for block in note)])


def left_out_elsewhere(data: Overgangsdocument, into: Element) -> list[Block]:
    """What page 1 says when the list of what is left out does not fit on it."""
    number = dutch.counted(len(data.left_out), "onderwerp staat", "onderwerpen staan")
    said = f"{dutch.capital(number)} niet in dit document. Welke en waarom, dat staat achteraan. {_NOTHING_MEANT}"
    return [heading("Wat niet in dit document staat", into), *text_blocks(said, _VALUE, into)]


def _panel(request: Request, into: Element) -> list[Block]:
    """The question, why, and three facts, on tint with a bar; made of blocks, so that a long one may be divided."""
    inside = into.part("Sect")
    blocks = [_asked(request, inside)]
    lines = set_text(request.explanation, _LEAD, FULL - 2 * _PAD)
    element = inside.part("P")
    while lines:
        now, lines = rows.cut(lines, rows.PART)
        blocks.append(_tinted(depth(now), partial(_explain, lines=now, into=element)))
    blocks += _three_facts(request, inside)
    blocks[0] = replace(blocks[0], air=mm(7.5) - 4)
    return [replace(blocks[0], keep=True), *together(blocks[1:], MOST)]


def _explain(page: Page, y: float, *, lines: tuple[Line, ...], into: Element) -> None:
    page.put(LEFT + _PAD, y + RISE, lines, into=into)


def _asked(request: Request, into: Element) -> Block:
    width = FULL - 2 * _PAD
    who = set_text(f"Onze vraag aan {request.recipient}", _ASKS, width)
    question = set_text(request.question, _QUESTION, width, balance=True)
    down = depth(who[1:])

    def paint(page: Page, y: float) -> object:
        page.put(LEFT + _PAD, y + mm(8.5), who, into=into.part("H2"))
        return page.put(LEFT + _PAD, y + mm(16.5) + down, question, into=into.part("P"))

    return _tinted(mm(16.5) + down + depth(question) - 1 - RISE, paint)


def _three_facts(request: Request, into: Element) -> list[Block]:
    found = [
        ("Antwoord uiterlijk", dutch.weekday(request.reply_by) if request.reply_by else "", request.reply_how),
        ("Wie beslist", request.decides, request.contact),
        ("Volgens de wet", request.ground, request.ground_detail),
    ]
    shown = [(label, value, detail) for label, value, detail in found if value or detail]
    cells: list[Cell] = [
        cell(LEFT + _PAD + x, width, (label, _FACT_LABEL), (value, _FACT), (detail, _DETAIL))
        for (x, width), (label, value, detail) in zip(_FACT_PLACES, shown, strict=False)
    ]
    elements = [into.part("P") for _ in cells]
    blocks: list[Block] = []
    while any(c.lines for c in cells):
        now, cells = rows.split(cells, MOST)
        more = any(c.lines for c in cells)
        blocks.append(_facts_row(now, elements, ruled=not blocks, last=not more))
    return blocks or [_tinted(mm(5), lambda _page, _y: None)]


def _facts_row(cells: Sequence[Cell], elements: Sequence[Element], *, ruled: bool, last: bool) -> Block:
    first = 8.75 + mm(6) if ruled else RISE
    height = first + max(c.depth for c in cells) - 12 + (mm(5.8) if last else 12 - RISE)

    def paint(page: Page, y: float) -> object:
        if ruled:
            page.rule(LEFT + _PAD, y + 8.75, FULL - 2 * _PAD, colour=SOFT)
        return [page.put(c.x, y + first, c.lines, width=c.width, into=e) for c, e in zip(cells, elements, strict=True)]

    return _tinted(height, paint)


def _tinted(height: float, paint: Callable[[Page, float], object]) -> Block:
    """A slice of the panel; slices overlap a hair, so that no seam shows."""

    def draw(page: Page, top: float, spot: Spot) -> None:
        seam = 0.0 if spot.opens else 0.3
        page.draw(Box(x=LEFT, y=top - seam, width=FULL, height=height + seam, fill=TINT))
        page.draw(Box(x=LEFT, y=top - seam, width=_BAR, height=height + seam, fill=ACCENT))
        paint(page, top)

    return Block(height=height, draw=draw)


def _facts(data: Overgangsdocument, into: Element) -> list[Block]:
    born = f", geboren {dutch.day(data.born_on)}" if data.born_on else ""
    lives = data.address and data.municipality and f"{data.address} (gemeente {data.municipality})"
    reach = ", ".join(filter(None, [lives or data.address or data.municipality, data.phone, data.email]))
    found: list[tuple[str, Rich]] = [
        ("Leerling", (strong(data.student_name), f"{born}\n{reach}")),
        ("Op school", data.at_school),
        ("Aan het werk", data.at_work),
        ("Instemming", _answer_first(data.instemming)),
    ]
    blocks: list[Block] = []
    for label, value in found:
        blocks += label_value(label, value, into, gap=4, label_style=_LABEL, value_style=_VALUE)
    blocks[0] = replace(blocks[0], air=mm(10) - RISE)
    return blocks


def _answer_first(text: str) -> Rich:
    """The yes or no of the instemming in SemiBold."""
    found = re.match(r"(?:Ja|Nee)\b", text)
    return (strong(found.group()), text[found.end() :]) if found else text


def _contact(data: Overgangsdocument, into: Element) -> list[Block]:
    contact = data.contact
    until = f", tot en met {dutch.day(contact.until)}" if contact.until else ""
    table = into.part("Table")
    places = ((LEFT, COLUMN - 6), (X[1], mm(70)), (mm(139), mm(51)))
    found = [
        (contact.function, contact.name, contact.phone, _BOLD),
        ("Bereikbaar" if contact.reachable else "", contact.reachable, contact.email, _VALUE),
    ]
    blocks = [heading(f"Wie op school bereikbaar blijft{until}", into, air=13)]
    for label, left, right, style in found:
        texts = ((label, _LABEL), (left, style), (right, style))
        cells = [cell(*place, text) for place, text in zip(places, texts, strict=True)]
        if any(c.lines for c in cells):
            blocks += rows.table_row(cells, table, first=RISE, after=RISE, last=True, bare=True)
    return together(blocks)
