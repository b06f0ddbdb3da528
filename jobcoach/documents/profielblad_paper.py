"""The profile sheet on paper: always one page; long words make the letters smaller, never the page fuller."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jobcoach.documents import dutch, flow, frame, marks
from jobcoach.documents.flow import Block, Spot
from jobcoach.documents.frame import Signatures, Signer
from jobcoach.documents.lines import ACCENT, INK, MUTED, Rich, Style, depth, set_text, strong
from jobcoach.documents.press import print_sheet
from jobcoach.documents.profielblad import Profielblad
from jobcoach.documents.rows import RISE, VALUE, Cell, cell, label_value
from jobcoach.documents.sheet import FULL, HAIR, HALF, LEFT, MAIN, Element, Page, Sheet, X, mm
from jobcoach.model.expected import Expected

TITLE = "Dit ben ik op het werk"
_TITLE = Style(26, 31, strong=True, colour=ACCENT)
_NAME = Style(18, 23, strong=True)
_AGREED = "Ik heb dit gelezen. Het klopt, en het mag naar een werkgever."
_SCAN = "Teken eerst. Daarna mag dit blad mee naar een bedrijf."


@dataclass(frozen=True, slots=True)
class _Look:
    """Sizes for one try: what the youth says, what stands below it, the white between."""

    said: Style
    shown: Style
    asked: Style
    gap: float


_LOOKS = (
    _Look(Style(13, 19), Style(10, 14, colour=MUTED), Style(11, 15, strong=True, colour=ACCENT), 11),
    _Look(Style(11, 15.5), Style(9.5, 12.5, colour=MUTED), Style(10, 13.5, strong=True, colour=ACCENT), 8),
    _Look(Style(9.5, 12.5), Style(8.5, 11, colour=MUTED), Style(9, 12, strong=True, colour=ACCENT), 5),
    _Look(Style(8, 10), Style(8, 10, colour=MUTED), Style(8, 10, strong=True, colour=ACCENT), 3),
)


def build(data: Profielblad) -> bytes:
    """PDF bytes of a profile sheet; the same bytes for the same data.

    Raises Expected: documents.character (character, code, context); documents.too_long when it needs a second page.
    """
    return print_sheet(draw(data))


def draw(data: Profielblad) -> Sheet:
    """The page of a profile sheet; see ``build``."""
    sheet = Sheet(
        title=f"Profielblad {data.student_name}",
        author=data.school.name,
        subject=f"Profielblad, nummer {data.number}" if data.number else "Profielblad, concept",
        made_on=data.issued_on or data.made_on,
    )
    page, into = Page(), sheet.root.part("Sect")
    top = _opening(page, data, into)
    signing = _signature(data)
    body = sheet.root.part("Sect")
    for look in _LOOKS:
        body.parts.clear()
        blocks = _blocks(data, look, body)
        if flow.end(blocks, top) <= signing.top:
            break
    else:
        raise Expected("documents.too_long")
    flow.draw(page, blocks, top)
    signing.draw(page, sheet.root.part("Sect"))
    code = marks.paper_code(data.number, 1, data.digest) if data.number and data.digest else ""
    frame.proof_strip(page, _SCAN if code else "", sheet.root, concept=False, code=code)
    frame.foot(page, f"Profielblad, nummer {data.number}" if data.number else "Profielblad, concept", 1, 1)
    marks.watermark(page, concept=not data.number, practice=data.school.practice)
    sheet.pages.append(page)
    return sheet


def _opening(page: Page, data: Profielblad, into: Element) -> float:
    right = [f"Nummer {data.number}" if data.number else "Concept", dutch.day(data.issued_on or data.made_on)]
    down = frame.letterhead(page, data.school, right, into)
    page.write(LEFT, mm(40) + down, TITLE, _TITLE, into=into.part("H1"))
    y = page.write(LEFT, mm(51) + down, data.student_name, _NAME, into=into.part("P"), balance=True) - 23
    return y + mm(6)


def _blocks(data: Profielblad, look: _Look, into: Element) -> list[Block]:
    """What the youth says, talents, what helps, then days, travel and whom to call."""
    parts = [_row(question, answer, "", look, into) for question, answer in data.answers if answer.strip()]
    parts += _listed("Mijn talenten", data.talents, look, into)
    parts += _listed("Dit werkt voor mij", data.needs, look, into)
    if data.likes:
        parts.append(_row("Dit doe ik graag", ", ".join(data.likes), "", look, into))
    blocks = [block for part in parts for block in part]
    blocks += _facts(data.practical, into)
    return blocks + _facts(data.contact, into)


def _listed(asked: str, rows: Sequence[tuple[str, str]], look: _Look, into: Element) -> list[list[Block]]:
    """Things under one question, each with what showed it or how it goes."""
    return [_row(asked if index == 0 else "", what, shown, look, into) for index, (what, shown) in enumerate(rows)]


def _row(asked: str, said: Rich, shown: str, look: _Look, into: Element) -> list[Block]:
    element = into.part("P")
    left = cell(LEFT, X[1] - LEFT - 6, (asked, look.asked))
    right = cell(X[1], MAIN - mm(8), (said, look.said), *([(shown, look.shown)] if shown.strip() else []))
    return [_pair(left, right, element, ruled=bool(asked), air=look.gap if asked else look.gap / 2)]


def _pair(left: Cell, right: Cell, into: Element, *, ruled: bool, air: float) -> Block:
    first = RISE + 4 if ruled else RISE

    def paint(page: Page, top: float, spot: Spot) -> None:
        if ruled:
            page.rule(LEFT, top - air / 2, FULL, colour=INK if spot.opens else HAIR, weight=0.8 if spot.opens else 0.5)
        page.put(left.x, top + first, left.lines, width=left.width, into=into)
        page.put(right.x, top + first, right.lines, width=right.width, into=into)

    below = max(depth(left.lines[:-1]), depth(right.lines[:-1]))
    return Block(height=first + below + 4, draw=paint, air=air)


def _facts(rows: Sequence[tuple[str, str]], into: Element) -> list[Block]:
    blocks = [block for label, value in rows for block in label_value(label, _value(label, value), into, gap=1)]
    if blocks:
        inner = blocks[0].draw

        def ruled(page: Page, top: float, spot: Spot) -> None:
            page.rule(LEFT, top - 2, FULL, colour=INK, weight=0.8)
            inner(page, top, spot)

        blocks[0] = replace(blocks[0], draw=ruled, air=12)
    return blocks


def _value(label: str, value: str) -> Rich:
    """Whom to call is the one thing that must be found."""
    return strong(value) if label == "Bellen" else value


def _signature(data: Profielblad) -> Signatures:
    signers = [Signer("", data.student_name, "")]
    intro = set_text(_AGREED, replace(VALUE, size=10), FULL)
    return frame.signatures(signers, intro, bottom=mm(252), line=mm(243), width=HALF)
