"""Pieces for papers that are filled in with a pen: facts, cards with Ja, Nee and Later, questions, signatures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jobcoach.documents import dutch
from jobcoach.documents.flow import Block, Spot
from jobcoach.documents.form import Form
from jobcoach.documents.lines import ACCENT, INK, MUTED, TODO, Line, Rich, Style, depth, set_text, to_do
from jobcoach.documents.rows import PART, RISE, cut, label_value, text_blocks
from jobcoach.documents.sheet import (
    COLUMN,
    FULL,
    HAIR,
    HALF,
    LEFT,
    MAIN,
    SOFT,
    TINT,
    Box,
    Element,
    Page,
    Path,
    X,
    mm,
)

BODY = Style(11, 15.5)
LARGE = Style(12, 17.5)
_LABEL = Style(11, 15.5, colour=MUTED)
_ASKED = Style(11, 15.5, strong=True, colour=ACCENT)
_TITLE = Style(13, 16, strong=True)
_NUMBER = Style(13, 16, strong=True, colour=ACCENT)
_HEADING = Style(16, 21, strong=True)
_PANEL = Style(9.5, 12, strong=True, colour=ACCENT)
_WHO = Style(9, 12, strong=True)
_UNDER = Style(8.5, 11, colour=MUTED)
_TICK = Style(11, 15, strong=True)
_BOX = mm(8)
_ANSWERS = (("Ja", mm(128)), ("Nee", mm(146.5)), ("Later", mm(167)))
_CARD, _TEXT_AT, _TEXT = mm(21.5), LEFT + mm(13), mm(85)
_PROSE = mm(118)


def facts(rows: Sequence[tuple[str, Rich]], into: Element, *, concept: bool) -> list[Block]:
    """Labels and values at reading size; in a concept an empty value says what is still to be filled in."""
    blocks: list[Block] = []
    for label, value in rows:
        shown: Rich = value if value != "" else to_do("Nog invullen") if concept else ""
        blocks += label_value(label, shown, into, gap=3.5, label_style=_LABEL, value_style=BODY)
    return blocks


def subheading(text: Rich, into: Element, *, air: float, style: Style = _TITLE) -> Block:
    """A heading without a rule, tied to what follows."""
    lines = set_text(text, style, FULL, balance=True)
    element = into.part("H2")

    def paint(page: Page, top: float, _spot: Spot) -> None:
        page.put(LEFT, top + style.size, lines, into=element)

    height = style.size + depth(lines) - style.lead + 10.8
    return Block(height=height, draw=paint, air=air, keep=True, anchor=False)


def prose(text: Rich, into: Element, *, style: Style = BODY, width: float = FULL, air: float = 0.0) -> list[Block]:
    """Running text with white above it."""
    blocks = text_blocks(text, style, into, width=width)
    return [replace(block, air=0.0 if index else air) for index, block in enumerate(blocks)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One thing to decide: its number, what it is, what it means. ``law`` stands out: it is the legal question."""

    number: int
    title: str
    text: str
    law: bool = False


def card(data: Card, into: Element, *, air: float = mm(2)) -> Block:
    """A card with boxes of one size for Ja, Nee and Later, all empty."""
    lines = (*set_text(data.title, _TITLE, _TEXT), *set_text(data.text, BODY, _TEXT, balance=True))
    tall = depth(lines) - 4
    height = max(_CARD, tall + mm(8))
    said, ticks = into.part("P"), into.part("P")

    def paint(page: Page, top: float, _spot: Spot) -> None:
        _ground(page, top, height, law=data.law)
        y = top + (height - tall) / 2 + 10
        page.write(LEFT + mm(5), y, str(data.number), _NUMBER, width=mm(8), into=said)
        page.put(_TEXT_AT, y, lines, width=_TEXT, into=said)
        page.draw(Path(points=((mm(123), top + mm(4)), (mm(123), top + height - mm(4))), stroke=SOFT, weight=0.5))
        boxes(page, top + height / 2, ticks, _ANSWERS)

    return Block(height=height, draw=paint, air=air)


def _ground(page: Page, top: float, height: float, *, law: bool) -> None:
    if law:
        page.draw(Box(x=LEFT, y=top, width=FULL, height=height, fill=TINT, radius=4))
        page.draw(Box(x=LEFT, y=top, width=mm(1.4), height=height, fill=ACCENT))
    else:
        page.draw(Box(x=LEFT, y=top, width=FULL, height=height, stroke=HAIR, weight=0.8, radius=4))


def boxes(page: Page, middle: float, into: Element, answers: Sequence[tuple[str, float]]) -> None:
    """Empty boxes of one size around ``middle`` (pt), each (word, left edge), with the words behind them."""
    for word, x in answers:
        page.draw(Box(x=x, y=middle - _BOX / 2, width=_BOX, height=_BOX, fill="#FFFFFF", stroke=INK, weight=0.9))
        page.write(x + _BOX + mm(2.5), middle + 4, word, _TICK, width=mm(14), into=into)


def questions(rows: Sequence[tuple[str, Rich]], into: Element, *, style: Style = BODY, air: float = 0.0) -> list[Block]:
    """Questions at the left, answers at the right, hairlines between, a stronger rule around."""
    blocks: list[Block] = []
    shown = [(asked, answer) for asked, answer in rows if answer != ""]
    for index, (asked, answer) in enumerate(shown):
        labels, lines = set_text(asked, _ASKED, COLUMN - 4), set_text(answer, style, _PROSE)
        element = into.part("P")
        begins = True
        while lines or labels:
            left, labels = cut(labels, PART)
            now, lines = cut(lines, PART)
            ends = not (lines or labels)
            closing = ends and index == len(shown) - 1
            blocks.append(_question(left, now, element, begins=begins, ends=ends, first=not blocks, closing=closing))
            begins = False
    return [replace(block, air=0.0 if index else air) for index, block in enumerate(blocks)]


def _question(
    left: tuple[Line, ...],
    right: tuple[Line, ...],
    into: Element,
    *,
    begins: bool,
    ends: bool,
    first: bool,
    closing: bool,
) -> Block:
    down = 20.0 if begins else RISE
    height = down + max(depth(left), depth(right)) + (-3.0 if ends else -RISE)

    def paint(page: Page, top: float, _spot: Spot) -> None:
        if begins:
            page.rule(LEFT, top, FULL, colour=INK if first else HAIR, weight=0.8 if first else 0.5)
        page.put(LEFT, top + down, left, into=into)
        page.put(X[1], top + down, right, width=_PROSE, into=into)
        if closing:
            page.rule(LEFT, top + height, FULL, colour=INK, weight=0.8)

    return Block(height=height, draw=paint)


@dataclass(frozen=True, slots=True)
class Pen:
    """One signature: who and what it means, and what stands under the line."""

    who: Rich
    under: str = "Handtekening"


def signatures(
    title: str, text: Rich, pens: Sequence[Pen], data: Form, into: Element, *, across: int = 1
) -> list[Block]:
    """A heading (or none), what is signed for, and a line with a date for each; they stay together on a page.

    ``across`` 2 sets two beside each other, each half as wide.
    """
    blocks = [subheading(title, into, air=mm(7), style=_HEADING)] if title else []
    blocks += prose(text, into, style=Style(11, 16))
    blocks += missing_line(data, into)
    blocks += [_pens(pens[at : at + across], into, across) for at in range(0, len(pens), across)]
    return [replace(block, keep=block is not blocks[-1]) for block in blocks]


def _pens(pens: Sequence[Pen], into: Element, across: int) -> Block:
    """Signatures beside each other: who, 18 to 20 mm for the pen, the line with its date."""
    wide, dated = (HALF, COLUMN) if across == 1 else (mm(54), mm(24))
    places = [(LEFT if across == 1 else X[2 * index], pen, into.part("P")) for index, pen in enumerate(pens)]
    whos = [set_text(pen.who, _WHO, MAIN if across == 1 else HALF) for pen in pens]
    unders = [set_text(pen.under, _UNDER, wide) for pen in pens]
    tallest = max(depth(who) for who in whos)
    above, pen = (mm(9.5), mm(20)) if across == 1 else (mm(8), mm(18))
    line = above + tallest - 12 + pen

    def paint(page: Page, top: float, _spot: Spot) -> None:
        for (x, _pen, element), who, under in zip(places, whos, unders, strict=True):
            page.put(x, top + above + tallest - depth(who), who, width=MAIN, into=element)
            page.rule(x, top + line, wide, colour=INK, weight=0.7)
            page.rule(x + wide + mm(4), top + line, dated, colour=INK, weight=0.7)
            page.put(x, top + line + 12, under, width=wide, into=element)
            page.write(x + wide + mm(4), top + line + 12, "Datum", _UNDER, width=dated, into=element)

    return Block(height=line + 12 + max(depth(under) for under in unders) - 8, draw=paint)


def missing_line(data: Form, into: Element) -> list[Block]:
    """In a concept: how much is still to be filled in, and what."""
    if data.number or not data.missing:
        return []
    number = dutch.counted(len(data.missing), "ding", "dingen")
    text = f"Nog {number}: {', '.join(data.missing)}."
    return prose(text, into, style=Style(10, 14, strong=True, colour=TODO), air=6.0)


def panel(label: Rich, question: Rich, into: Element, *, air: float = mm(4)) -> Block:
    """A question on tint with a bar: what the reader must answer."""
    width = FULL - mm(14)
    head, asked = set_text(label, _PANEL, width), set_text(question, _HEADING, width, balance=True)
    first = mm(8)
    height = first + depth(head) + 8 + depth(asked) - _HEADING.lead + mm(7)

    def paint(page: Page, top: float, _spot: Spot) -> None:
        page.draw(Box(x=LEFT, y=top, width=FULL, height=height, fill=TINT))
        page.draw(Box(x=LEFT, y=top, width=mm(1.4), height=height, fill=ACCENT))
        y = page.put(LEFT + mm(7), top + first, head, width=width, into=into.part("H2"))
        page.put(LEFT + mm(7), y + 8, asked, width=width, into=into.part("P"))

    return Block(height=height, draw=paint, air=air)
