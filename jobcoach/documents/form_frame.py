"""The frame of the papers of the chain: title, parts that begin a page of their own, a slip at the end, QR codes.

A new paper of this kind is two small modules: data that extends ``Form``, and a ``draw`` that calls ``lay_out`` with
its parts. The pieces to make parts of are in ``form_pieces``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jobcoach.documents import dutch, flow, frame, marks
from jobcoach.documents.flow import Block, Room
from jobcoach.documents.form import Form
from jobcoach.documents.lines import ACCENT, Rich, Style, strong
from jobcoach.documents.sheet import FULL, LEFT, RIGHT, Element, Page, Sheet, mm

_TITLE = Style(26, 31, strong=True, colour=ACCENT)
_NAME = Style(18, 23, strong=True)
BESIDE_CODE = FULL - marks.QR - mm(6)
"""What is written beside a QR code is at most this wide (pt)."""
_CODE_FIRST, _CODE_NEXT = mm(35), mm(24)

Make = Callable[[Element], Sequence[Block]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A title and what stands below it. Every part begins a page."""

    title: str
    make: Make


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What is torn off and comes back: it hangs at the bottom of the last page and carries the only QR code.

    ``draw`` gets the page, the top (pt), the reading order, and the QR text of that page (empty in a concept).
    """

    height: float
    draw: Callable[[Page, float, Element, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper of the chain: ``title`` in the file and the running head, ``name`` under the title of page 1."""

    title: str
    parts: Sequence[Part]
    comes_back: bool = False
    slip: Slip | None = None


def lay_out(data: Form, paper: Paper) -> Sheet:
    """The pages of a paper. Raises Expected: documents.character."""
    sheet = Sheet(
        title=f"{paper.title} {data.student_name}",
        author=data.school.name,
        subject=f"{paper.title}, nummer {data.number}" if data.number else f"{paper.title}, concept",
        made_on=data.issued_on or data.made_on,
    )
    coded = paper.comes_back and bool(data.number and data.digest)
    below = mm(27) + frame.running_head(Page(), *_running(data, paper))
    for index, part in enumerate(paper.parts):
        into = sheet.root.part("Sect")
        page = Page()
        top = (
            _titled(page, part.title, below, into, coded=coded)
            if index
            else _opening(page, data, part.title, into, coded=coded)
        )
        slip = paper.slip if index == len(paper.parts) - 1 else None
        _fill(sheet, page, part.make(into), top, below + (mm(21) if coded else 0.0), slip)
    if paper.slip:
        slip_code = _code(data, len(sheet.pages))
        paper.slip.draw(sheet.pages[-1], frame.BOTTOM_NEXT - paper.slip.height, sheet.root.part("Sect"), slip_code)
    _frame_pages(sheet, data, paper, coded=coded)
    return sheet


def _opening(page: Page, data: Form, title: str, into: Element, *, coded: bool) -> float:
    """Letterhead, title and name of page 1; returns where the content begins."""
    day = dutch.day(data.issued_on or data.made_on)
    right = [f"Nummer {data.number}" if data.number else "Concept, nog geen nummer", day]
    down = frame.letterhead(page, data.school, right, into)
    wide = BESIDE_CODE if coded or not data.number else FULL
    y = page.write(LEFT, mm(40) + down, title, _TITLE, width=wide, into=into.part("H1"), balance=True) - _TITLE.lead
    name = into.part("P")
    y = page.write(LEFT, y + mm(11), data.student_name, _NAME, width=wide, into=name, balance=True) - _NAME.lead
    if coded:
        marks.qr(page, RIGHT - marks.QR, _CODE_FIRST + down, marks.QR, _code(data, 1), into)
    return max(y + mm(10), _CODE_FIRST + down + marks.QR + mm(4) if coded else 0.0) - 11


def _titled(page: Page, text: str, below: float, into: Element, *, coded: bool) -> float:
    """The title of a next part, beside the place of the code; returns where its content begins."""
    y = page.write(LEFT, below + mm(10), text, _TITLE, width=BESIDE_CODE, into=into.part("H1"), balance=True)
    return max(y - _TITLE.lead + mm(7.4), below + mm(21) if coded else 0.0)


def _fill(sheet: Sheet, first: Page, blocks: Sequence[Block], top: float, next_top: float, slip: Slip | None) -> None:
    """Divide the blocks of a part over pages behind those that are there."""
    rooms = (Room(top, frame.BOTTOM_NEXT), Room(next_top, frame.BOTTOM_NEXT))
    above = frame.BOTTOM_NEXT - (slip.height if slip else 0.0)
    pages = flow.divide(blocks, lambda index: rooms[min(index, 1)], (lambda _index: above) if slip else None)
    for index, found in enumerate(pages):
        page = Page() if index else first
        flow.draw(page, found, next_top if index else top)
        sheet.pages.append(page)


def _code(data: Form, page: int) -> str:
    return marks.paper_code(data.number, page, data.digest) if data.number and data.digest else ""


def _running(data: Form, paper: Paper) -> tuple[Rich, str]:
    born = f", geboren {dutch.day(data.born_on)}" if data.born_on else ""
    return (strong(paper.title), f", {data.student_name}{born}"), (
        f"Nummer {data.number}" if data.number else "Concept, nog geen nummer"
    )


def _frame_pages(sheet: Sheet, data: Form, paper: Paper, *, coded: bool) -> None:
    """Running heads, QR codes on the pages that come back, footers and watermarks."""
    number = f"nummer {data.number}" if data.number else "concept"
    for index, page in enumerate(sheet.pages):
        if index:
            down = frame.running_head(page, *_running(data, paper))
            if coded:
                marks.qr(page, RIGHT - marks.QR, _CODE_NEXT + down, marks.QR, _code(data, index + 1), sheet.root)
        frame.foot(page, f"{paper.title}, {number}", index + 1, len(sheet.pages))
        marks.watermark(page, concept=not data.number, practice=data.school.practice)
