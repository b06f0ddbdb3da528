"""The sheet before it is printed: pages with the things drawn on them, and the reading order beside them.

Measures are pt from the TOP left. Text goes in by ``Page.put`` alone; everything else is decoration. So the press knows
what to tag and what to leave to the eye, and a test can ask a page what stands where.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from jobcoach.documents.lines import Line, Rich, Style, depth, set_text


def mm(value: float) -> float:
    """Millimetres in pt."""
    return value * 72 / 25.4


WIDTH, HEIGHT = mm(210), mm(297)
LEFT, RIGHT = mm(22), mm(190)
COLUMN, GUTTER, FULL, MAIN, HALF = mm(39), mm(4), mm(168), mm(125), mm(82)
X = (mm(22), mm(65), mm(108), mm(151))

TINT = "#EDF4F3"
HAIR = "#BFCBCC"
BOX = "#6B7D81"
SOFT = "#9DB9B9"
WHITE = "#FFFFFF"
GHOST = "#E4EAEB"


@dataclass(eq=False, slots=True)
class Element:
    """A node of the reading order (PDF structure tree): a tag, an optional description, parts in order.

    A TH names its ``scope`` (Column or Row); a cell may span several ``columns``.
    """

    tag: str
    alt: str = ""
    parts: list["Element"] = field(default_factory=list)
    scope: str = "Column"
    columns: int = 1

    def part(self, tag: str, alt: str = "", *, scope: str = "Column", columns: int = 1) -> "Element":
        """Add a part at the end."""
        made = Element(tag, alt, scope=scope, columns=columns)
        self.parts.append(made)
        return made


HEADER, FOOTER, WATERMARK = Element("Header"), Element("Footer"), Element("Watermark")
"""What comes back on every page: not read aloud, and known as such (ISO 14289-1, 7.8)."""


@dataclass(frozen=True, slots=True)
class Words:
    """Lines set under each other; first baseline at ``y``; ``into`` None means decoration, HEADER and FOOTER too."""

    x: float
    y: float
    lines: tuple[Line, ...]
    width: float
    into: Element | None

    def start(self, line: Line) -> float:
        """Where a line begins, by its alignment."""
        spare = self.width - line.width
        return self.x + {"left": 0.0, "right": spare, "centre": spare / 2}[line.style.align]


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Straight lines through points, open or closed."""

    points: tuple[tuple[float, float], ...]
    stroke: str | None = None
    fill: str | None = None
    weight: float = 0.5
    dash: tuple[float, float] | None = None
    round_ends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle, possibly with round corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    weight: float = 0.6
    radius: float = 0.0
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A circle, or the upper half of one (the bow of a lock)."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: str | None = None
    weight: float = 1.0
    half: bool = False


@dataclass(frozen=True, slots=True)
class Squares:
    """The dark squares of a QR code as (x, y, width, height)."""

    boxes: tuple[tuple[float, float, float, float], ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Turned:
    """A word across the page, under everything."""

    line: Line
    x: float
    y: float
    degrees: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Pixels in a frame: ``png`` is a PNG without transparency."""

    x: float
    y: float
    width: float
    height: float
    png: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Drawings that say something: ``into`` is a Figure element with a description, the rest is its frame."""

    x: float
    y: float
    width: float
    height: float
    things: tuple["Path | Box | Dot | Squares | Picture", ...]
    into: Element


Drawn = Words | Path | Box | Dot | Squares | Turned | Picture | Figure


@dataclass(frozen=True, slots=True)
class Attached:
    """Data that goes with a paper, as an associated file; ``name`` and ``media_type`` are ASCII."""

    name: str
    media_type: str
    description: str
    content: bytes = field(repr=False)


class Page:
    """One page: what was put on it, in order."""

    def __init__(self, *, width: float = WIDTH, height: float = HEIGHT) -> None:
        self.width = width
        self.height = height
        self.drawn: list[Drawn] = []

    def put(
        self, x: float, y: float, lines: Iterable[Line], *, width: float = FULL, into: Element | None = None
    ) -> float:
        """Put set lines with the first baseline at ``y``; returns the baseline that would come next."""
        found = tuple(lines)
        if found:
            self.drawn.append(Words(x, y, found, width, into))
        return y + depth(found)

    def write(
        self,
        x: float,
        y: float,
        text: Rich,
        style: Style,
        *,
        width: float = FULL,
        into: Element | None = None,
        balance: bool = False,
    ) -> float:
        """Set text and put it; see ``put``."""
        return self.put(x, y, set_text(text, style, width, balance=balance), width=width, into=into)

    def rule(
        self,
        x: float,
        y: float,
        width: float,
        *,
        colour: str = HAIR,
        weight: float = 0.5,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """A horizontal line."""
        self.drawn.append(Path(points=((x, y), (x + width, y)), stroke=colour, weight=weight, dash=dash))

    def draw(self, *things: Drawn) -> None:
        """Add decoration."""
        self.drawn += things

    def under(self, thing: Drawn) -> None:
        """Add decoration below all that is on the page."""
        self.drawn.insert(0, thing)


@dataclass(eq=False, slots=True, kw_only=True)
class Sheet:
    """A whole paper: properties of the file, pages, reading order, data that goes with it (then it is PDF/A-3)."""

    title: str
    author: str
    subject: str
    made_on: date
    root: Element = field(default_factory=lambda: Element("Document"))
    pages: list[Page] = field(default_factory=list)
    attached: tuple[Attached, ...] = ()
