"""The frame of every page: header, footer, strip with the place of the seal, signatures."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobcoach.documents import logo, marks
from jobcoach.documents.lines import INK, MUTED, Line, Rich, Style, depth, set_text
from jobcoach.documents.rows import NOTE, stacked
from jobcoach.documents.school import School
from jobcoach.documents.sheet import (
    FOOTER,
    FULL,
    GUTTER,
    HALF,
    HEADER,
    HEIGHT,
    LEFT,
    RIGHT,
    SOFT,
    Box,
    Element,
    Page,
    X,
    mm,
)

STRIP_TOP = mm(256)
SEAL_HEIGHT = mm(20)
BOTTOM_FIRST = mm(252)
BOTTOM_NEXT = mm(277)
_SMALL = Style(8.5, 12, colour=MUTED)
_SMALL_RIGHT = Style(8.5, 12.4, colour=MUTED, align="right")
_NAME = Style(10, 12.4, strong=True)
_WHO = Style(9, 12, strong=True)
_SIGNER = Style(9.5, 12)
_FUNCTION = Style(8.5, 11.5, colour=MUTED)
_PEN = mm(20)
"""From the name of a party to its line: 18 mm white for the pen."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: party, name, function."""

    party: str
    name: str
    function: str = ""


def letterhead(page: Page, school: School, right: Sequence[str], into: Element | None = None) -> float:
    """Header of page 1; returns how far (pt) the rest of the page must move down for a long name, usually 0.

    With ``into`` it is read aloud too; without, it is only for the eye.
    """
    left, first = logo.draw(page, school, into)
    noted = stacked(HALF, *((text, _SMALL_RIGHT) for text in right))
    width = RIGHT - left - max((line.width for line in noted), default=0) - mm(6)
    lines = stacked(width, (school.name, _NAME), (school.address, _SMALL))
    low = page.put(left, first, lines, width=width, into=into and into.part("P"))
    low = max(low, page.put(X[2], mm(17), noted, width=HALF, into=into and into.part("P")))
    return max(0.0, low - mm(30))


def running_head(page: Page, left: Rich, right: str) -> float:
    """One line that says whose page it is; returns how far (pt) the page must move down for a long one."""
    noted = set_text(right, _SMALL_RIGHT, HALF)
    width = FULL - max((line.width for line in noted), default=0) - mm(6)
    lines = set_text(left, Style(8.5, 11), width)
    page.put(LEFT, mm(17), lines, width=width, into=HEADER)
    page.put(X[2], mm(17), noted, width=HALF, into=HEADER)
    down = max(depth(lines) - 11, depth(noted) - _SMALL_RIGHT.lead, 0.0)
    page.rule(LEFT, mm(20) + down, FULL)
    return down


def foot(page: Page, text: str, number: int, of: int, into: Element | None = None) -> None:
    """Footer: a fixed sentence and the page number. With ``into`` the sentence is read aloud too, once is enough."""
    y, said = HEIGHT - mm(11.6), into.part("P") if into else FOOTER
    page.rule(LEFT, HEIGHT - mm(16), FULL)
    page.write(LEFT, y, text, Style(8, 9.5, colour=MUTED), width=mm(140), into=said)
    style = Style(8, 9.5, colour=MUTED, align="right")
    page.write(X[3], y, f"Pagina {number} van {of}", style, width=RIGHT - X[3], into=FOOTER)


def proof_strip(page: Page, text: str, into: Element, *, concept: bool, code: str) -> None:
    """The place of the seal (empty until it is sealed), what to know, the QR code."""
    if concept:
        seal = Box(x=LEFT, y=STRIP_TOP, width=HALF, height=SEAL_HEIGHT, stroke=SOFT, weight=0.5, radius=3, dash=(2, 2))
        page.draw(seal)
        page.write(LEFT + mm(4), STRIP_TOP + mm(11), "Concept. Het zegel komt hier bij het uitgeven.", NOTE, width=HALF)
    if code:
        marks.qr(page, RIGHT - marks.QR, STRIP_TOP, marks.QR, code, into)
    if text:
        page.write(X[2], STRIP_TOP + mm(3), text, NOTE, width=HALF - marks.QR - mm(5), into=into.part("P"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """A signature block that hangs from the bottom of its page and grows upwards."""

    intro: tuple[Line, ...]
    columns: tuple[tuple[tuple[Line, ...], tuple[Line, ...]], ...]
    width: float
    gap: float
    line: float

    @property
    def top(self) -> float:
        """Where the text above must end."""
        return self.line - _PEN - mm(7) - depth(self.intro[1:]) - mm(6)

    def draw(self, page: Page, into: Element) -> None:
        """Draw intro, parties, lines and names."""
        y = self.line - _PEN - mm(7) - depth(self.intro[1:])
        page.put(LEFT, y, self.intro, into=into.part("P") if self.intro else None)
        for index, (party, under) in enumerate(self.columns):
            x = LEFT + index * (self.width + self.gap)
            element = into.part("P")
            page.put(x, self.line - _PEN - depth(party[1:]), party, width=self.width, into=element)
            page.rule(x, self.line, self.width, colour=INK, weight=0.7)
            page.put(x, self.line + 12, under, width=self.width, into=element)


def signatures(
    signers: Sequence[Signer],
    intro: tuple[Line, ...],
    *,
    bottom: float,
    line: float,
    width: float | None = None,
    gap: float = GUTTER,
) -> Signatures:
    """A block whose lines are at ``line`` pt, or higher when the names below would come under ``bottom``."""
    each = width or (FULL - gap * (len(signers) - 1)) / len(signers)
    columns = tuple(
        (set_text(s.party, _WHO, each), stacked(each, (s.name, _SIGNER), (s.function, _FUNCTION))) for s in signers
    )
    deepest = max(depth(under) for _, under in columns)
    return Signatures(intro=intro, columns=columns, width=each, gap=gap, line=min(line, bottom - deepest))
