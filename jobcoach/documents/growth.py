"""The chart of competences: first and last score on a scale of four, one rater, values beside it as the table twin.

Where everything stands is jobcoach/chart.py. The drawing is a figure on each page; who hears the paper gets the table.
"""

from dataclasses import dataclass, field, replace
from functools import partial

from jobcoach import chart
from jobcoach.chart import Scale, Score, Stroke
from jobcoach.documents import dutch
from jobcoach.documents.flow import MOST, Block, Spot, together
from jobcoach.documents.lines import ACCENT, INK, MUTED, Line, Style, depth, set_text
from jobcoach.documents.overgangsdocument import Overgangsdocument
from jobcoach.documents.rows import CELL, heading, text_blocks
from jobcoach.documents.sheet import COLUMN, FULL, HAIR, LEFT, RIGHT, WHITE, Dot, Element, Figure, Page, Path, X, mm

SCALE = ("nog niet", "met hulp", "meestal", "zelfstandig")
_SCALE = Scale(zero=mm(96), step=mm(24))
_ROW = 16.5
_KEY = 17.0
_KEY_WIDTH = mm(24)
_SMALL = Style(8.5, 11, colour=MUTED)
_CENTRED = Style(8.5, 11, colour=MUTED, align="centre")
_OPEN = Dot(x=3.5, y=0, radius=_SCALE.open_dot, fill=WHITE, stroke=ACCENT, weight=1.3)
_FULL = Dot(x=3.5, y=0, radius=_SCALE.full_dot, fill=ACCENT)


def message(data: Overgangsdocument) -> str:
    """The title of the chart: counted, never written by hand."""
    scores = _scores(data)
    grown = chart.grown(scores)
    if not grown:
        return f"Competenties van {data.call_name}"
    of = f"de {dutch.counted(len(scores), 'punt', 'punten')}" if len(scores) > 1 else "het ene punt"
    return f"Competenties: {data.call_name} groeide op {dutch.count(grown)} van {of}"


def growth(data: Overgangsdocument, into: Element, named: str = "") -> list[Block]:
    """Heading (with a name of the school's own), key, rows by growth and level, source; empty without scores."""
    ordered = _scores(data)
    if not ordered:
        return []
    before = f"{named}: " if named and named != "Competenties" else ""
    said = message(data).removeprefix("Competenties: ") if before else message(data)
    title = heading(f"{before}{said}", into)
    figures, table = _Figures(into, _told(data)), into.part("Table")
    key = _key(data, figures)
    blocks = [title, key]
    for one in ordered:
        blocks.append(_row(one, table.part("TR"), figures, again=(key,), last=one is ordered[-1]))
    numbers = ", ".join(f"{score} {word}" for score, word in enumerate(SCALE, start=1))
    source = f"{data.competence_source.strip().rstrip('.')}. " if data.competence_source.strip() else ""
    note = text_blocks(f"{source}Schaal: {numbers}.", Style(8.5, 12, colour=MUTED), into)
    return [*together(blocks, MOST), *(replace(block, air=4.5) for block in note)]


def _scores(data: Overgangsdocument) -> list[Score]:
    return chart.scored(Score(one.name, one.first, one.last) for one in data.competences)


def _when(data: Overgangsdocument) -> tuple[str, str]:
    return data.first_scores or "eerste keer", data.last_scores or "laatste keer"


def _told(data: Overgangsdocument) -> str:
    """What the drawing is, for who does not see it."""
    first, last = _when(data)
    return (
        f"Grafiek met per punt een open rondje ({first}) en een dicht rondje ({last}) op een schaal van "
        f"{SCALE[0]} tot {SCALE[-1]}. Dezelfde scores staan als getallen in de tabel."
    )


@dataclass(slots=True)
class _Figures:
    """The figure of each page that the chart is on."""

    into: Element
    alt: str
    made: dict[int, Element] = field(default_factory=dict)

    def on(self, page: Page) -> Element:
        """The element of the drawing on this page."""
        if id(page) not in self.made:
            self.made[id(page)] = self.into.part("Figure", self.alt)
        return self.made[id(page)]


def _key(data: Overgangsdocument, figures: _Figures) -> Block:
    """What the dots mean and the names of the scale, where a table has its head."""
    named = [(dot, set_text(text, _SMALL, _KEY_WIDTH)) for dot, text in zip((_OPEN, _FULL), _when(data), strict=True)]
    height = _KEY + max(depth(lines) for _, lines in named) - _SMALL.lead

    def paint(page: Page, top: float, _spot: Spot) -> None:
        y, x = top + 10, LEFT
        into = figures.on(page)
        for dot, lines in named:
            placed = replace(dot, x=x + dot.x, y=y - 3.2)
            page.draw(Figure(x=LEFT, y=top, width=FULL, height=height, things=(placed,), into=into))
            page.put(x + 11, y, lines, into=into)
            x += 11 + max((line.width for line in lines), default=0) + mm(5)
        for level, word in enumerate(SCALE, start=1):
            page.write(_SCALE.x(level) - _SCALE.step / 2, y, word, _CENTRED, width=_SCALE.step, into=into)

    return Block(height=height, draw=paint, keep=True, anchor=False)


def _row(one: Score, row: Element, figures: _Figures, *, again: tuple[Block, ...], last: bool) -> Block:
    lines = set_text(one.name, CELL, mm(66))
    height = _ROW + depth(lines[1:])
    paint = partial(_paint_row, one=one, lines=lines, height=height, row=row, figures=figures, last=last)
    return Block(height=height + (3 if last else 0), draw=paint, again=again)


def _paint_row(
    page: Page,
    top: float,
    _spot: Spot,
    *,
    one: Score,
    lines: tuple[Line, ...],
    height: float,
    row: Element,
    figures: _Figures,
    last: bool,
) -> None:
    y = top + height / 2 + 3.2
    things = tuple(map(_drawn, chart.row(one, _SCALE, top=top, height=height)))
    frame = {"x": _SCALE.left, "y": top, "width": _SCALE.width, "height": height}
    page.draw(Figure(**frame, things=things, into=figures.on(page)))
    page.put(LEFT, y - depth(lines[1:]) / 2, lines, into=row.part("TH", scope="Row"))
    style = Style(9, 12, colour=INK if one.last != one.first else MUTED, align="right")
    page.write(X[3], y, chart.change(one), style, width=COLUMN, into=row.part("TD"))
    if last:
        page.rule(LEFT, top + height + 3, RIGHT - LEFT)


def _drawn(mark: chart.Stroke | chart.Spot) -> Path | Dot:
    """A mark of the chart in the colours of paper."""
    if isinstance(mark, Stroke):
        points = ((mark.x1, mark.y1), (mark.x2, mark.y2))
        return Path(points=points, stroke=ACCENT, weight=2) if mark.role == "bar" else Path(points=points, stroke=HAIR)
    return replace(_OPEN if mark.role == "first" else _FULL, x=mark.x, y=mark.y)
