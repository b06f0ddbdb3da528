"""The page of the youth: questions as labels, answers large, talents numbered, an own signature."""

from dataclasses import replace
from functools import partial

from jobcoach.documents import rows
from jobcoach.documents.flow import Block, Spot
from jobcoach.documents.lines import ACCENT, INK, MUTED, Line, Rich, Style, depth, set_text
from jobcoach.documents.overgangsdocument import Overgangsdocument
from jobcoach.documents.rows import RISE, stacked
from jobcoach.documents.sheet import FULL, HAIR, LEFT, MAIN, Element, Page, X, mm

_QUESTION = Style(11, 15, strong=True, colour=ACCENT)
_ANSWER = Style(13, 19)
_SHOWN = Style(10, 15, colour=MUTED)
_NUMBER = Style(13, 19, strong=True, colour=ACCENT)
_NOTE = Style(11, 15)
_FIRST = mm(7.6)
_BELOW = mm(0.7)
_WIDE = MAIN - mm(8)
_INDENT = mm(6)


def own_words(data: Overgangsdocument, into: Element) -> list[Block]:
    """The blocks of the page; empty when the youth said nothing."""
    answers = [_answered(one.question, one.answer, into) for one in data.own_words if one.answer.strip()]
    parts = [*answers[:2], _talents(data, into), *answers[2:]]
    parts.append(_answered("Dit doe ik graag", ", ".join(data.likes), into))
    parts.append(_answered("Dit doe ik liever niet", ", ".join(data.dislikes), into))
    blocks = [block for part in parts for block in part]
    if not blocks:
        return []
    note = _answered("Mijn woorden", data.own_words_note, into, style=_NOTE, ruled=INK)
    blocks[0] = _with_rule(blocks[0], INK)
    return [*blocks, *(note or [_closing_rule()])]


def _answered(question: str, answer: Rich, into: Element, *, style: Style = _ANSWER, ruled: str = HAIR) -> list[Block]:
    lines = set_text(answer, style, _WIDE)
    if not lines:
        return []
    said = into.part("P")
    asked = set_text(question, replace(_QUESTION, colour=INK) if ruled == INK else _QUESTION, X[1] - X[0] - 6)
    blocks: list[Block] = []
    while lines:
        now, lines = rows.cut(lines, rows.PART)
        blocks.append(_part(() if blocks else asked, now, said, begins=not blocks, ends=not lines))
    blocks[0] = _with_rule(blocks[0], ruled)
    return blocks


def _part(asked: tuple[Line, ...], said: tuple[Line, ...], into: Element, *, begins: bool, ends: bool) -> Block:
    first = _FIRST if begins else RISE
    height = first + max(depth(asked), depth(said)) + (_BELOW if ends else -RISE)

    def paint(page: Page, top: float, _spot: Spot) -> None:
        page.put(LEFT, top + first, asked, into=into)
        page.put(X[1], top + first, said, width=_WIDE, into=into)

    return Block(height=height, draw=paint)


def _with_rule(block: Block, colour: str) -> Block:
    """The block with a rule at its top; the strong one is thicker."""
    inner = block.draw

    def paint(page: Page, top: float, spot: Spot) -> None:
        inner(page, top, spot)
        page.rule(LEFT, top, FULL, colour=colour, weight=0.8 if colour == INK else 0.5)

    return replace(block, draw=paint)


def _closing_rule() -> Block:
    def paint(page: Page, top: float, _spot: Spot) -> None:
        page.rule(LEFT, top, FULL, colour=INK, weight=0.8)

    return Block(height=1, draw=paint)


def _talents(data: Overgangsdocument, into: Element) -> list[Block]:
    """Talents, numbered; short ones in two columns, ones with what showed them under each other."""
    number = len(data.talents)
    if not number:
        return []
    title = f"Mijn top {number}" if 1 < number <= 5 else "Mijn talenten" if number > 1 else "Mijn talent"
    asked = set_text(title, _QUESTION, X[1] - X[0] - 6)
    plain = all(not shown.strip() for _, shown in data.talents)
    wide = [set_text(name, _ANSWER, mm(58)) for name, _ in data.talents]
    if plain and 1 < number <= 6 and all(len(lines) == 1 for lines in wide):
        return [_two_columns(asked, wide, into)]
    return _one_column(asked, data.talents, into)


def _two_columns(asked: tuple[Line, ...], names: list[tuple[Line, ...]], into: Element) -> Block:
    left = (len(names) + 1) // 2
    said, listed = into.part("P"), into.part("L")

    def paint(page: Page, top: float, _spot: Spot) -> None:
        page.put(LEFT, top + _FIRST, asked, into=said)
        for index, lines in enumerate(names):
            x = X[1] + (mm(66) if index >= left else 0)
            y = top + _FIRST + (index % left if left else 0) * _ANSWER.lead
            item = listed.part("LI")
            page.write(x, y, str(index + 1), _NUMBER, width=_INDENT, into=item.part("Lbl"))
            page.put(x + _INDENT, y, lines, into=item.part("LBody"))

    block = Block(height=_FIRST + left * _ANSWER.lead + _BELOW, draw=paint)
    return _with_rule(block, HAIR)


def _one_column(asked: tuple[Line, ...], talents: tuple[tuple[str, str], ...], into: Element) -> list[Block]:
    blocks: list[Block] = []
    said, listed = into.part("P"), into.part("L")
    for index, (name, shown) in enumerate(talents):
        lines = stacked(_WIDE - _INDENT, (name, _ANSWER), (shown, _SHOWN))
        item = listed.part("LI")
        label, body = item.part("Lbl"), item.part("LBody")
        begins = True
        while lines:
            now, lines = rows.cut(lines, rows.PART)
            paint = partial(
                _talent,
                number=index + 1 if begins else 0,
                asked=() if blocks else asked,
                lines=now,
                said=said,
                label=label,
                body=body,
            )
            first = RISE if blocks else _FIRST
            last = index == len(talents) - 1 and not lines
            tall = max(depth(now), 0 if blocks else depth(asked))
            gap = _BELOW if last else -RISE if lines else 4 - RISE
            blocks.append(Block(height=first + tall + gap, draw=partial(paint, first=first)))
            begins = False
    if blocks:
        blocks[0] = _with_rule(blocks[0], HAIR)
    return blocks


def _talent(
    page: Page,
    top: float,
    _spot: Spot,
    *,
    first: float,
    number: int,
    asked: tuple[Line, ...],
    lines: tuple[Line, ...],
    said: Element,
    label: Element,
    body: Element,
) -> None:
    page.put(LEFT, top + first, asked, into=said)
    if number:
        page.write(X[1], top + first, str(number), _NUMBER, width=_INDENT, into=label)
    page.put(X[1] + _INDENT, top + first, lines, into=body)
