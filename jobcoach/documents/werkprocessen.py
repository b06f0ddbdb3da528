"""The table of werkprocessen on the praktijkverklaring: bands, kerntaken, rows (paper.md 4 and 5)."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

from jobcoach.documents import dutch, marks, rows
from jobcoach.documents.flow import Block, Spot
from jobcoach.documents.lines import ACCENT, INK, TODO, Line, Rich, Style, set_text, strong, to_do
from jobcoach.documents.praktijkverklaring import Praktijkverklaring, Qualification, Row
from jobcoach.documents.rows import CELL, HEAD, NOTE, Cell
from jobcoach.documents.sheet import BOX, FULL, HAIR, LEFT, TINT, Box, Element, Page, mm
from jobcoach.model.expected import Expected

LEVELS = {
    2: "Onder toezicht, na instructie",
    3: "Zelfstandig in bekende situatie",
    4: "Zelfstandig, ook bij afwijkingen",
}
"""What is printed for each degree of independence; 0 and 1 are never printed (domain 1.5)."""

TITLE, DONE, LEVEL, DATE = (mm(22), mm(40)), (mm(65), mm(61)), (mm(131), mm(29)), (mm(162), mm(28))
_NAME = replace(CELL, strong=True)
_SMALL = replace(CELL, size=9)
_GROUP = Style(8.5, 11, colour=ACCENT)
_BAND = Style(9, 11, strong=True)
_UNCHECKED = replace(NOTE, colour=TODO)
_FREE = "Eigen omschrijving van het bedrijf, staat niet in de landelijke lijst"


def printed(qualification: Qualification) -> tuple[Row, ...]:
    """The rows that go on paper: mastered, or (in a concept) not assessed yet."""
    return tuple(row for row in qualification.rows if row.level is None or row.level in LEVELS)


def refuse_unfinished(data: Praktijkverklaring) -> None:
    """Raise Expected documents.unfinished (werkproces) when something issued is not assessed."""
    for row in (row for one in data.qualifications for row in one.rows if data.number and row.level is None):
        raise Expected("documents.unfinished", werkproces=row.title or row.code)


def total(data: Praktijkverklaring) -> int:
    """How many werkprocessen are on the paper."""
    return sum(len(printed(qualification)) for qualification in data.qualifications)


def is_free(qualification: Qualification) -> bool:
    """Free entry: rows of the company's own, outside the national list."""
    return not (qualification.code or qualification.name)


def table(data: Praktijkverklaring, into: Element) -> list[Block]:
    """Blocks of the whole table; empty when nothing is to be printed."""
    kinds = [q for q in data.qualifications if printed(q)]
    if not kinds:
        return []
    element = into.part("Table")
    repeat = replace(_head(data, None), air=0.0)
    blocks = [_head(data, element.part("TR"))]
    banded = len(kinds) > 1 or any(map(is_free, kinds))
    for kind in kinds:
        blocks += _qualification(kind, element, repeat=repeat, banded=banded, last=kind is kinds[-1])
    return blocks


def _head(data: Praktijkverklaring, row: Element | None) -> Block:
    right = replace(HEAD, align="right")
    columns = [
        (*TITLE, "Werkproces", HEAD),
        (*DONE, f"Wat deed {data.call_name} in dit bedrijf", HEAD),
        (*LEVEL, "Hoe zelfstandig", HEAD),
        (*DATE, "Beoordeeld", right),
    ]
    return replace(rows.table_head(columns, row, rule=None), air=12.0)


def _qualification(kind: Qualification, table: Element, *, repeat: Block, banded: bool, last: bool) -> Iterator[Block]:
    """Band, kerntaken and rows of one qualification."""
    name = _FREE if is_free(kind) else f"{kind.name} ({kind.code})" if kind.code else kind.name
    above: tuple[Block, ...] = (repeat,)
    if banded:
        yield replace(_band(name, table), again=above)
        above = (repeat, _band(f"{name}, vervolg", None))
    groups = [(key, list(found)) for key, found in groupby(printed(kind), key=_kerntaak)]
    for number, (key, found) in enumerate(groups):
        ruled = number > 0
        if any(key):
            yield replace(_group(*key, table, ruled=ruled), again=above)
        closing = None if number == len(groups) - 1 else (BOX, 0.5) if not any(groups[number + 1][0]) else ("", 0.0)
        yield from _group_rows(found, key, table, above, end=(INK, 0.8) if last and closing is None else closing)


def _kerntaak(row: Row) -> tuple[str, str]:
    return row.kerntaak_code, row.kerntaak_title


def _group_rows(
    found: list[Row],
    key: tuple[str, str],
    table: Element,
    above: tuple[Block, ...],
    *,
    end: tuple[str, float] | None,
) -> Iterator[Block]:
    """The rows of one kerntaak; ``end`` is the rule under the last one."""
    again = (*above, _group(key[0], f"{key[1]}, vervolg", None, ruled=False)) if any(key) else above
    for row in found:
        closes = row is found[-1]
        rule = end if closes else (HAIR, 0.5)
        drawn = rule if rule and rule[0] else None
        yield from rows.table_row(
            _cells(row), table, first=15, after=5, last=drawn is None, rule=drawn or (HAIR, 0.5), again=again
        )


def _band(name: str, table: Element | None) -> Block:
    lines = set_text(name, _BAND, FULL - 8)
    element = table.part("TR").part("TH", scope="Row", columns=4) if table else None
    height = 5 + 11.0 * len(lines)

    def paint(page: Page, top: float, _spot: Spot) -> None:
        page.draw(Box(x=LEFT, y=top, width=FULL, height=height, fill=TINT))
        page.put(LEFT + 4, top + 11.3, lines, into=element)

    return Block(height=height, draw=paint, keep=True, anchor=False)


def _group(code: str, title: str, table: Element | None, *, ruled: bool) -> Block:
    name: Rich = (strong(f"Kerntaak {code}"), f"  {title}") if code else (strong(title),)
    lines = set_text(name, _GROUP, FULL)
    element = table.part("TR").part("TH", scope="Row", columns=4) if table else None

    def paint(page: Page, top: float, spot: Spot) -> None:
        if ruled and not spot.opens:
            page.rule(LEFT, top, FULL, colour=BOX)
        page.put(LEFT, top + 13, lines, into=element)

    return Block(height=13 + 11.0 * (len(lines) - 1), draw=paint, keep=True, anchor=False)


def _cells(row: Row) -> list[Cell]:
    unchecked = "" if row.checked else "niet gecontroleerd"
    title = rows.cell(*TITLE, (row.title, _NAME), (row.code, NOTE), (unchecked, _UNCHECKED))
    done = rows.cell(*DONE, (row.done or to_do("Nog invullen"), CELL))
    return [title, done, _level_cell(row), _date_cell(row)]


def _level_cell(row: Row) -> Cell:
    if row.level is None:
        return rows.cell(*LEVEL, (to_do("Nog beoordelen"), _SMALL), (row.circumstances, NOTE))
    lines: tuple[Line, ...] = rows.stacked(LEVEL[1], (LEVELS[row.level], _SMALL), (row.circumstances, NOTE))
    mark = partial(_meter, level=row.level)
    return Cell(x=LEVEL[0], width=LEVEL[1], lines=lines, mark=mark, drop=12.5)


def _meter(page: Page, x: float, y: float, *, level: int) -> None:
    marks.meter(page, x, y - 0.3, level)


def _date_cell(row: Row) -> Cell:
    when: Rich = dutch.day(row.assessed_on) if row.assessed_on else to_do("Nog niet")
    return rows.cell(
        *DATE,
        (when, replace(_SMALL, align="right")),
        (row.assessor, replace(NOTE, lead=11.5, align="right")),
    )
