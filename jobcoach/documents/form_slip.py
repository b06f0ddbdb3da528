"""What is torn off and sent back: a cut line, what it is about, lines and boxes for the pen, a QR code."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobcoach.documents import marks
from jobcoach.documents.form_frame import Slip
from jobcoach.documents.form_pieces import boxes
from jobcoach.documents.lines import INK, MUTED, Line, Rich, Style, depth, set_text
from jobcoach.documents.sheet import BOX, FULL, LEFT, RIGHT, Element, Page, X, mm

_TITLE = Style(13, 17, strong=True)
_TEXT = Style(9.5, 13)
_LABEL = Style(10, 13)
_CUT = Style(8, 11, colour=MUTED, align="right")
_WIDE = FULL - marks.QR - mm(6)
_FIELD = X[1] + mm(17)
_LABEL_WIDTH = _FIELD - LEFT - mm(3)
_ROW, _TICK_ROW = mm(9), mm(11.5)


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in: a line for the pen, or two boxes Ja and Nee."""

    label: str
    choice: bool = False


def slip(title: Rich, text: Rich, fields: Sequence[Field], back_to: Rich) -> Slip:
    """A slip that hangs at the bottom of the last page; ``back_to`` says where it goes."""
    head, said = set_text(title, _TITLE, _WIDE), set_text(text, _TEXT, _WIDE)
    labels = [set_text(field.label, _LABEL, _LABEL_WIDTH) for field in fields]
    heights = [
        max(_TICK_ROW if field.choice else _ROW, depth(lines) + 6) for field, lines in zip(fields, labels, strict=True)
    ]
    back = set_text(back_to, _TEXT, FULL)
    top = mm(13) + depth(head) + depth(said)
    body = max(top, mm(8) + marks.QR + mm(4))
    height = body + sum(heights) + mm(6) + depth(back)

    def draw(page: Page, y: float, into: Element, code: str) -> None:
        page.rule(LEFT, y + mm(4), FULL, colour=BOX, dash=(3, 3))
        page.write(X[2], y + mm(4) - 3, "hier afknippen of los terugsturen", _CUT, width=RIGHT - X[2])
        below = page.put(LEFT, y + mm(12), head, width=_WIDE, into=into.part("H2"))
        page.put(LEFT, below, said, width=_WIDE, into=into.part("P"))
        at = y + body
        for field, lines, tall in zip(fields, labels, heights, strict=True):
            _field(page, at, tall, field, lines, into.part("P"))
            at += tall
        page.put(LEFT, at + mm(6), back, into=into.part("P"))
        if code:
            marks.qr(page, RIGHT - marks.QR, y + mm(8), marks.QR, code, into)

    return Slip(height=height, draw=draw)


def _field(page: Page, top: float, tall: float, field: Field, label: Sequence[Line], into: Element) -> None:
    """A label and its line, or its two boxes on the same baseline."""
    base = top + tall - 4 - depth(label[1:])
    page.put(LEFT, base, label, width=_LABEL_WIDTH, into=into)
    if field.choice:
        boxes(page, top + tall - 8, into, (("Ja", _FIELD), ("Nee", _FIELD + mm(25))))
    else:
        page.rule(_FIELD, top + tall, RIGHT - _FIELD, colour=INK, weight=0.6)
