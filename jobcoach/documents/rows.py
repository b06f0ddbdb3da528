"""Blocks of text: label and value, table heads and rows, section headings; rows taller than a block are split."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from jobcoach.documents.flow import MOST, Block, Spot
from jobcoach.documents.lines import INK, MUTED, Line, Rich, Style, depth, set_text
from jobcoach.documents.sheet import BOX, FULL, HAIR, LEFT, MAIN, Element, Page, X

LABEL = Style(9, 13, colour=MUTED)
VALUE = Style(9.5, 13)
HEAD = Style(8.5, 11, colour=MUTED)
HEADING = Style(13, 17, strong=True)
CELL = Style(9.5, 12.5)
NOTE = Style(8, 11, colour=MUTED)
PART = 90.0
"""What is taller than a block may be is split in parts of at most this depth (pt)."""
RISE = 11.0
"""From the top of a block of text to its first baseline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Lines in a column; ``mark`` is drawn on the first baseline, the lines start ``drop`` pt below it."""

    x: float
    width: float
    lines: tuple[Line, ...]
    mark: Callable[[Page, float, float], None] | None = None
    drop: float = 0.0

    @property
    def depth(self) -> float:
        """From the first baseline of the row to the baseline that would come next."""
        return self.drop + depth(self.lines)


def cell(x: float, width: float, *texts: tuple[Rich, Style]) -> Cell:
    """A cell of texts under each other; empty texts vanish."""
    return Cell(x=x, width=width, lines=stacked(width, *texts))


def stacked(width: float, *texts: tuple[Rich, Style]) -> tuple[Line, ...]:
    """Texts of several styles set under each other."""
    return tuple(line for text, style in texts for line in set_text(text, style, width))


def cut(lines: Sequence[Line], most: float) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """As many lines as are ``most`` pt deep, and the rest; at least one line."""
    used = 0.0
    for number, line in enumerate(lines):
        used += line.style.lead
        if used > most and number:
            return tuple(lines[:number]), tuple(lines[number:])
    return tuple(lines), ()


def label_value(
    label: Rich,
    value: Rich,
    into: Element,
    *,
    gap: float = 2.5,
    label_style: Style = LABEL,
    value_style: Style = VALUE,
    width: float = MAIN,
) -> list[Block]:
    """A label in the first column and its value beside it, on one baseline; empty values vanish."""
    values = set_text(value, value_style, width)
    labels = set_text(label, label_style, X[1] - X[0] - 6)
    if not values:
        return []
    item = into.part("P")
    blocks = []
    while values or labels:
        left, labels = cut(labels, PART)
        right, values = cut(values, PART)
        blocks.append(_pair(left, right, item, gap=0.0 if values or labels else gap))
    return blocks


def _pair(left: tuple[Line, ...], right: tuple[Line, ...], into: Element, *, gap: float) -> Block:
    def paint(page: Page, top: float, _spot: Spot) -> None:
        page.put(LEFT, top + RISE, left, into=into)
        page.put(X[1], top + RISE, right, width=MAIN, into=into)

    return Block(height=max(depth(left), depth(right)) + gap, draw=paint)


def text_blocks(text: Rich, style: Style, into: Element, *, x: float = LEFT, width: float = FULL) -> list[Block]:
    """Running text as blocks that may be divided over pages."""
    lines = set_text(text, style, width)
    element = into.part("P") if lines else into
    blocks = []
    while lines:
        now, lines = cut(lines, PART)
        blocks.append(_text(now, element, x, width))
    return blocks


def _text(lines: tuple[Line, ...], into: Element, x: float, width: float) -> Block:
    def paint(page: Page, top: float, _spot: Spot) -> None:
        page.put(x, top + lines[0].style.size, lines, width=width, into=into)

    return Block(height=depth(lines), draw=paint)


def heading(text: Rich, into: Element, *, air: float = 17, tag: str = "H2", below: float = 5) -> Block:
    """A section heading that sits on its rule, tied to what follows."""
    lines = set_text(text, HEADING, FULL, balance=True)
    element = into.part(tag)

    def paint(page: Page, top: float, _spot: Spot) -> None:
        y = page.put(LEFT, top + RISE, lines, into=element) - HEADING.lead
        page.rule(LEFT, y + 6, FULL, colour=INK, weight=0.8)

    return Block(height=RISE + depth(lines) - HEADING.lead + 6 + below, draw=paint, air=air, keep=True, anchor=False)


def table_head(columns: Sequence[tuple[float, float, str, Style]], row: Element | None, *, rule: Style | None) -> Block:
    """The head of a table over its rule; without an element it is a repeat and only for the eye."""
    cells = [Cell(x=x, width=w, lines=set_text(text, style, w)) for x, w, text, style in columns]
    deep = max(c.depth for c in cells)
    strong_rule = rule is None

    def paint(page: Page, top: float, _spot: Spot) -> None:
        for c in cells:
            page.put(c.x, top + RISE, c.lines, width=c.width, into=row.part("TH") if row else None)
        colour, weight = (INK, 0.8) if strong_rule else (BOX, 0.5)
        page.rule(LEFT, top + RISE + deep - 6, FULL, colour=colour, weight=weight)

    return Block(height=RISE + deep - 6, draw=paint, keep=True, anchor=False)


def table_row(
    cells: Sequence[Cell],
    table: Element,
    *,
    first: float = 14,
    after: float = 6,
    last: bool = False,
    again: tuple[Block, ...] = (),
    rule: tuple[str, float] = (HAIR, 0.5),
    bare: bool = False,
    named: bool = True,
) -> list[Block]:
    """A row with its first baseline ``first`` pt below the rule; taller than a block may be, it is split by lines.

    A row ends with a rule unless it is the last; at the end of a page it always does, unless the table is ``bare``.
    The first cell is the head of a ``named`` row.
    """
    element = table.part("TR")
    parts = [
        element.part("TD") if index or not named else element.part("TH", scope="Row") for index in range(len(cells))
    ]
    closing = None if last else rule
    if max(c.depth for c in cells) <= MOST:
        return [_row(cells, parts, first=first, after=after, rule=closing, again=again, bare=bare)]
    blocks: list[Block] = []
    rest = list(cells)
    while any(c.lines for c in rest):
        now, rest = split(rest, PART)
        more = any(c.lines for c in rest)
        block = _row(
            now,
            parts,
            first=RISE if blocks else first,
            after=RISE if more else after,
            below=RISE - after if more else 0,
            rule=None if more else closing,
            again=again,
            bare=bare,
        )
        blocks.append(replace(block, anchor=not blocks))
    return blocks


def split(cells: Sequence[Cell], most: float) -> tuple[list[Cell], list[Cell]]:
    """Each cell as far as it is ``most`` pt deep, and what is left of it."""
    now, rest = [], []
    for c in cells:
        here, there = cut(c.lines, most - c.drop)
        now.append(replace(c, lines=here))
        rest.append(replace(c, lines=there, mark=None, drop=0.0))
    return now, rest


def _row(
    cells: Sequence[Cell],
    parts: Sequence[Element],
    *,
    first: float,
    after: float,
    rule: tuple[str, float] | None,
    again: tuple[Block, ...],
    below: float = 0.0,
    bare: bool = False,
) -> Block:
    height = first + max(c.depth for c in cells) - after

    def paint(page: Page, top: float, spot: Spot) -> None:
        for c, part in zip(cells, parts, strict=True):
            if c.mark:
                c.mark(page, c.x, top + first)
            page.put(c.x, top + first + c.drop, c.lines, width=c.width, into=part)
        if rule or (spot.closes and not bare):
            colour, weight = (BOX, 0.5) if spot.closes and not (rule and rule[0] == INK) else rule or (HAIR, 0.5)
            page.rule(LEFT, top + height + below, FULL, colour=colour, weight=weight)

    return Block(height=height, draw=paint, again=again)
