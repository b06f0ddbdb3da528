"""The chart of competences: first and last score on a scale of four, one rater, values beside it as the table twin."""

from dataclasses import replace
from functools import partial

from jobcoach.documents import dutch
from jobcoach.documents.flow import MOST, Block, Spot, together
from jobcoach.documents.lines import ACCENT, INK, MUTED, Line, Style, depth, set_text
from jobcoach.documents.overgangsdocument import Competence, Overgangsdocument
from jobcoach.documents.rows import CELL, heading, text_blocks
from jobcoach.documents.sheet import COLUMN, HAIR, LEFT, RIGHT, WHITE, Dot, Element, Page, Path, X, mm

SCALE = ("nog niet", "met hulp", "meestal", "zelfstandig")
_ZERO, _STEP = mm(96), mm(24)
_ROW = 16.5
_KEY = 17.0
_KEY_WIDTH = mm(24)
_SMALL = Style(8.5, 11, colour=MUTED)
_CENTRED = Style(8.5, 11, colour=MUTED, align="centre")


def message(data: Overgangsdocument) -> str:
    """The title of the chart: counted, never written by hand."""
    scored = _scored(data)
    grown = sum(one.last > one.first for one in scored)
    if not grown:
        return f"Competenties van {data.call_name}"
    of = f"de {dutch.counted(len(scored), 'punt', 'punten')}" if len(scored) > 1 else "het ene punt"
    return f"Competenties: {data.call_name} groeide op {dutch.count(grown)} van {of}"


def _scored(data: Overgangsdocument) -> list[Competence]:
    """By growth, then by level; one score counts as first and last, none is not drawn."""
    levels = range(1, len(SCALE) + 1)
    found = [one if one.first in levels else replace(one, first=one.last) for one in data.competences]
    return sorted((one for one in found if one.last in levels), key=lambda one: (one.first - one.last, -one.last))


def growth(data: Overgangsdocument, into: Element, title: str = "") -> list[Block]:
    """Heading with what the scores say, key, rows by growth and level, source; empty without scores."""
    ordered = _scored(data)
    if not ordered:
        return []
    table = into.part("Table")
    key = _key(data, table.part("TR"))
    again = (_key(data, None),)
    named = f"{title}: " if title and title != "Competenties" else ""
    said = message(data)
    blocks = [heading(f"{named}{said}", into), key]
    blocks += [_row(one, table.part("TR"), again, last=one is ordered[-1]) for one in ordered]
    numbers = ", ".join(f"{score} {word}" for score, word in enumerate(SCALE, start=1))
    source = f"{data.competence_source.strip().rstrip('.')}. " if data.competence_source.strip() else ""
    note = text_blocks(f"{source}Schaal: {numbers}.", Style(8.5, 12, colour=MUTED), into)
    return [*together(blocks, MOST), *(replace(block, air=4.5) for block in note)]


def _x(score: int) -> float:
    return _ZERO + (score - 1) * _STEP


def _key(data: Overgangsdocument, row: Element | None) -> Block:
    """What the dots mean and the names of the scale, where a table has its head."""
    dots = (
        (Dot(x=3.5, y=0, radius=3.4, fill=WHITE, stroke=ACCENT, weight=1.3), data.first_scores or "eerste keer"),
        (Dot(x=3.5, y=0, radius=4.1, fill=ACCENT), data.last_scores or "laatste keer"),
    )
    named = [(dot, set_text(text, _SMALL, _KEY_WIDTH)) for dot, text in dots]

    def paint(page: Page, top: float, _spot: Spot) -> None:
        y, x = top + 10, LEFT
        for dot, lines in named:
            page.draw(replace(dot, x=x + dot.x, y=y - 3.2))
            page.put(x + 11, y, lines, into=row.part("TH") if row else None)
            x += 11 + max((line.width for line in lines), default=0) + mm(5)
        for score, word in enumerate(SCALE, start=1):
            page.write(_x(score) - _STEP / 2, y, word, _CENTRED, width=_STEP, into=row.part("TH") if row else None)

    deep = max(depth(lines) for _, lines in named)
    return Block(height=_KEY + deep - _SMALL.lead, draw=paint, keep=True, anchor=False)


def _row(one: Competence, row: Element, again: tuple[Block, ...], *, last: bool) -> Block:
    lines = set_text(one.name, CELL, mm(66))
    height = _ROW + depth(lines[1:])
    paint = partial(_paint_row, one=one, lines=lines, height=height, row=row, last=last)
    return Block(height=height + (3 if last else 0), draw=paint, again=again)


def _paint_row(
    page: Page,
    top: float,
    _spot: Spot,
    *,
    one: Competence,
    lines: tuple[Line, ...],
    height: float,
    row: Element,
    last: bool,
) -> None:
    y = top + height / 2
    for score in range(1, len(SCALE) + 1):
        page.draw(Path(points=((_x(score), top), (_x(score), top + height)), stroke=HAIR))
    page.put(LEFT, y + 3.2 - depth(lines[1:]) / 2, lines, into=row.part("TD"))
    _dumbbell(page, y, one)
    moved = one.last != one.first
    value = f"{one.first} naar {one.last}" if moved else f"blijft {one.last}"
    style = Style(9, 12, colour=INK if moved else MUTED, align="right")
    page.write(X[3], y + 3.2, value, style, width=COLUMN, into=row.part("TD"))
    if last:
        page.rule(LEFT, top + height + 3, RIGHT - LEFT)


def _dumbbell(page: Page, y: float, one: Competence) -> None:
    first, last = _x(one.first), _x(one.last)
    if one.last != one.first:
        inner = first + (3.5 if last > first else -3.5)
        page.draw(
            Path(points=((inner, y), (last, y)), stroke=ACCENT, weight=2),
            Dot(x=first, y=y, radius=3.4, fill=WHITE, stroke=ACCENT, weight=1.3),
        )
    page.draw(Dot(x=last, y=y, radius=4.1, fill=ACCENT))
