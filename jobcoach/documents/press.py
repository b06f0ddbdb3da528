"""The press: a sheet becomes PDF bytes. The only module that draws with ReportLab's canvas; imported lazily."""

from functools import cache
from io import BytesIO
from threading import Lock
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from jobcoach.documents.lines import Line
from jobcoach.documents.sheet import Box, Dot, Drawn, Page, Path, Sheet, Squares, Turned, Words
from jobcoach.documents.tags import Tags
from jobcoach.documents.type import REGULAR, one_line, runs

rl_config.useA85 = 0  # binary streams: a fifth smaller than ReportLab's text-safe default

_PRODUCER = "JobCoach"
_one_at_a_time = Lock()  # ReportLab keeps its fonts in a table of the whole process


def print_sheet(sheet: Sheet) -> bytes:
    """PDF bytes of a sheet: same sheet, same bytes; fonts embedded and subset; Dutch; nothing touches the disk."""
    with _one_at_a_time:
        target = BytesIO()
        first = sheet.pages[0]
        canvas = _canvas(target, sheet, first)
        tags = Tags(canvas)
        for page in sheet.pages:
            canvas.setPageSize((page.width, page.height))
            hand = _Hand(canvas, page, tags)
            for thing in page.drawn:
                hand.draw(thing)
            canvas.showPage()
            tags.page_done()
        tags.finish(sheet.root)
        canvas.save()
        return target.getvalue()


def _canvas(target: BytesIO, sheet: Sheet, first: Page) -> Any:
    runs(" ")  # registers the fonts; without an initial font of our own the file would name Helvetica
    canvas = Canvas(
        target,
        pagesize=(first.width, first.height),
        initialFontName=REGULAR,
        pageCompression=1,
        invariant=1,
        lang="nl-NL",
        pdfVersion=(1, 7),
    )
    canvas.setTitle(one_line(sheet.title))
    canvas.setAuthor(one_line(sheet.author))
    canvas.setSubject(one_line(sheet.subject))
    canvas.setCreator(_PRODUCER)
    canvas.setProducer(_PRODUCER)
    made = f"D:{sheet.made_on:%Y%m%d}120000+00'00'"
    canvas.setDateFormatter(lambda *_parts: made)
    return canvas


@cache
def _colour(value: str) -> Any:
    return HexColor(value)


class _Hand:
    """Draws the things of one page; turns pt from the top into PDF coordinates."""

    def __init__(self, canvas: Any, page: Page, tags: Tags) -> None:
        self.canvas = canvas
        self.height = page.height
        self.tags = tags

    def draw(self, thing: Drawn) -> None:
        """Draw one thing, text under its tag, everything else as decoration."""
        if isinstance(thing, Words):
            with self.tags.marked(thing.into):
                self._words(thing)
            return
        with self.tags.marked(None):
            self.canvas.saveState()
            self._decoration(thing)
            self.canvas.restoreState()

    def _decoration(self, thing: Path | Box | Dot | Squares | Turned) -> None:
        match thing:
            case Path():
                self._path(thing)
            case Box():
                self._box(thing)
            case Dot():
                self._dot(thing)
            case Squares():
                self._squares(thing)
            case Turned():
                self.canvas.translate(thing.x, self.height - thing.y)
                self.canvas.rotate(thing.degrees)
                self._line(thing.line, -thing.line.width / 2, 0)

    def _words(self, words: Words) -> None:
        y = words.y
        for line in words.lines:
            self._line(line, words.start(line), self.height - y)
            y += line.style.lead

    def _line(self, line: Line, x: float, y: float) -> None:
        """The one place where text is drawn; a line ends with a space, so that copied text keeps its words."""
        text = self.canvas.beginText(x, y)
        for atom in line.atoms:
            text.setFont(atom.run.font, line.style.size)
            text.setFillColor(_colour(atom.colour or line.style.colour))
            text.textOut(atom.run.text)
        text.textOut(" " if line.atoms else "")
        self.canvas.drawText(text)

    def _pen(self, fill: str | None, stroke: str | None, weight: float) -> dict[str, int]:
        if fill:
            self.canvas.setFillColor(_colour(fill))
        if stroke:
            self.canvas.setStrokeColor(_colour(stroke))
            self.canvas.setLineWidth(weight)
        return {"fill": int(bool(fill)), "stroke": int(bool(stroke))}

    def _path(self, path: Path) -> None:
        how = self._pen(path.fill, path.stroke, path.weight)
        if path.dash:
            self.canvas.setDash(*path.dash)
        if path.round_ends:
            self.canvas.setLineCap(1)
            self.canvas.setLineJoin(1)
        drawn = self.canvas.beginPath()
        (x, y), *rest = path.points
        drawn.moveTo(x, self.height - y)
        for x, y in rest:
            drawn.lineTo(x, self.height - y)
        self.canvas.drawPath(drawn, **how)

    def _box(self, box: Box) -> None:
        how = self._pen(box.fill, box.stroke, box.weight)
        if box.dash:
            self.canvas.setDash(*box.dash)
        low = self.height - box.y - box.height
        if box.radius:
            self.canvas.roundRect(box.x, low, box.width, box.height, box.radius, **how)
        else:
            self.canvas.rect(box.x, low, box.width, box.height, **how)

    def _dot(self, dot: Dot) -> None:
        how = self._pen(dot.fill, dot.stroke, dot.weight)
        y = self.height - dot.y
        if dot.half:
            self.canvas.arc(dot.x - dot.radius, y - dot.radius, dot.x + dot.radius, y + dot.radius, 0, 180)
        else:
            self.canvas.circle(dot.x, y, dot.radius, **how)

    def _squares(self, squares: Squares) -> None:
        self._pen(squares.fill, None, 0)
        path = self.canvas.beginPath()
        for x, y, width, height in squares.boxes:
            path.rect(x, self.height - y - height - 0.02, width, height + 0.04)  # no hairlines between rows
        self.canvas.drawPath(path, fill=1, stroke=0)
