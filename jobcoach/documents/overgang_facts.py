"""The facts of the overgangsdocument: work, results, competences, needs, advice, plan, yes and no, reaction."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from jobcoach.documents import dutch, marks
from jobcoach.documents.flow import Block, together
from jobcoach.documents.growth import growth
from jobcoach.documents.lines import Rich, Style
from jobcoach.documents.overgangsdocument import Decision, Overgangsdocument, Work
from jobcoach.documents.rows import (
    CELL,
    HEAD,
    LABEL,
    NOTE,
    Cell,
    cell,
    heading,
    label_value,
    stacked,
    table_head,
    table_row,
    text_blocks,
)
from jobcoach.documents.sheet import HALF, LEFT, Element, Page, X, mm

Column = tuple[float, float, str, Style]
_NAME = replace(CELL, strong=True)
_RIGHT = replace(CELL, align="right")
_SMALL = replace(NOTE, lead=11)
_LABEL_MOST = 24
_REACTION = Style(11, 16)


def facts(data: Overgangsdocument, into: Element) -> list[Block]:
    """All sections that have something to say, in the order that was chosen, else in that of domain 2.3 C-H."""
    makers: dict[str, Callable[[Overgangsdocument, Element, str], list[Block]]] = {
        "werk": _work, "behaald": _results, "competenties": growth, "nodig": _needs, "advies": _advice,
        "mensen": _people, "plan": _plan, "toestemming": _decisions, "reactie": _reaction,
    }  # fmt: skip
    order = data.order or tuple((key, "") for key in makers)
    return [block for key, title in order if key in makers for block in makers[key](data, into, title)]


def _table(
    title: str, columns: Sequence[Column], found: Sequence[Callable[[], list[Cell]]], into: Element
) -> list[Block]:
    if not found:
        return []
    blocks = [heading(title, into, below=2)]
    table = into.part("Table")
    weak = replace(LABEL)
    again = (table_head(columns, None, rule=weak),)
    blocks.append(table_head(columns, table.part("TR"), rule=weak))
    for make in found:
        blocks += table_row(make(), table, again=again)
    return blocks


def _work(data: Overgangsdocument, into: Element, title: str) -> list[Block]:
    columns: list[Column] = [
        (LEFT, mm(39), "Bedrijf", HEAD),
        (X[1], mm(62), "Taken", HEAD),
        (mm(131), mm(36), "Periode", HEAD),
        (mm(169), mm(21), "Uur per week", replace(HEAD, align="right")),
    ]
    return _table(title or "Werkervaring", columns, [partial(_work_row, one) for one in data.work], into)


def _work_row(one: Work) -> list[Cell]:
    kind = ", ".join(filter(None, [one.kind, one.place]))
    return [
        cell(LEFT, mm(39), (one.employer, _NAME), (kind, _SMALL)),
        cell(X[1], mm(62), (one.tasks, CELL), (one.result, _SMALL)),
        cell(mm(131), mm(36), (_when(one), CELL)),
        cell(mm(169), mm(21), (one.hours_per_week, _RIGHT)),
    ]


def _when(one: Work) -> str:
    if one.start:
        return f"{dutch.day(one.start)}\ntot {dutch.day(one.end) if one.end else 'nu'}"
    return f"tot {dutch.day(one.end)}" if one.end else ""


def _results(data: Overgangsdocument, into: Element, title: str) -> list[Block]:
    blocks: list[Block] = []
    for result in data.results:
        label, colon, value = result.partition(": ")
        named = bool(colon and value.strip()) and len(label) <= _LABEL_MOST
        blocks += label_value(label if named else "", value if named else result, into, gap=2)
    return together([heading(title or "Behaald", into), *blocks]) if blocks else []


def _needs(data: Overgangsdocument, into: Element, title: str) -> list[Block]:
    columns: list[Column] = [
        (LEFT, mm(60), "Nodig", HEAD),
        (mm(86), mm(104), "Zo gaat het nu", HEAD),
    ]
    found = [
        lambda one=one: [cell(LEFT, mm(60), (one.need, _NAME)), cell(mm(86), mm(104), (one.now, CELL))]
        for one in data.needs
    ]
    return _table(title or f"Wat {data.call_name} nodig heeft op de werkplek", columns, found, into)


def _advice(data: Overgangsdocument, into: Element, title: str) -> list[Block]:
    blocks = [block for label, value in data.advice for block in label_value(label, value, into, gap=2)]
    return together([heading(title or "Werkadvies", into), *blocks]) if blocks else []


def _people(data: Overgangsdocument, into: Element, title: str) -> list[Block]:
    """Who else can think along: people that the youth wants to be named."""
    blocks = [block for who, how in data.people for block in label_value(who, how, into, gap=2)]
    return together([heading(title or "Wie kan meedenken", into), *blocks]) if blocks else []


def _plan(data: Overgangsdocument, into: Element, title: str) -> list[Block]:
    columns: list[Column] = [(LEFT, HALF, "Wat", HEAD), (X[2], HALF, "Wie en wanneer", HEAD)]
    found = [
        lambda what=what, who=who: [cell(LEFT, HALF, (what, CELL)), cell(X[2], HALF, (who, CELL))]
        for what, who in data.plan
    ]
    return _table(title or "Plan en afspraken", columns, found, into)


def _decisions(data: Overgangsdocument, into: Element, title: str) -> list[Block]:
    columns: list[Column] = [
        (LEFT, HALF, "Wat", HEAD),
        (X[2], mm(19), "Ja of nee", HEAD),
        (mm(131), mm(59), "Waarop dat berust", HEAD),
    ]
    found = [partial(_decision_row, one) for one in data.decisions]
    return _table(title or f"Waar {data.call_name} ja en nee op zei", columns, found, into)


def _decision_row(one: Decision) -> list[Cell]:
    """Refusals are the SemiBold ones: they must be found."""
    on = dutch.day(one.on) if one.on else ""
    who = ", ".join(filter(None, [one.by, on]))
    answer = stacked(mm(14), ("ja", CELL) if one.yes else ("nee", _NAME))
    return [
        cell(LEFT, HALF, (one.subject, CELL)),
        Cell(x=X[2] + mm(5), width=mm(14), lines=answer, mark=_yes if one.yes else _no),
        cell(mm(131), mm(59), (one.ground, CELL), (who, _SMALL)),
    ]


def _yes(page: Page, x: float, y: float) -> None:
    marks.check(page, x - mm(5), y)


def _no(page: Page, x: float, y: float) -> None:
    marks.cross(page, x - mm(5) + 0.5, y - 0.3)


def _reaction(data: Overgangsdocument, into: Element, title: str) -> list[Block]:
    said: Rich = f"“{data.reaction.strip()}”" if data.reaction.strip() else ""
    blocks = text_blocks(said, _REACTION, into)
    return [heading(title or f"Reactie van {data.call_name}", into), *blocks] if blocks else []
