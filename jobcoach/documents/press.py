"""The press: a sheet becomes PDF bytes. The only module that draws with ReportLab's canvas; imported lazily."""

from io import BytesIO
from threading import Lock
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from jobcoach.documents.bookmarks import Bookmarks
from jobcoach.documents.declaration import LANGUAGE, PRODUCER, declare
from jobcoach.documents.lines import Line
from jobcoach.documents.pdf_syntax import number, pdf_day
from jobcoach.documents.reportlab_inside import Inside, mend
from jobcoach.documents.shapes import ink, shape
from jobcoach.documents.sheet import (
    WATERMARK,
    Box,
    Dot,
    Drawn,
    Figure,
    Page,
    Path,
    Picture,
    Sheet,
    Squares,
    Turned,
    Words,
)
from jobcoach.documents.tags import Tags
from jobcoach.documents.type import REGULAR, one_line, runs

rl_config.useA85 = 0  # binary streams: a fifth smaller than ReportLab's text-safe default
_one_at_a_time = Lock()  # ReportLab keeps its fonts in a table of the whole process


def print_sheet(sheet: Sheet) -> bytes:
    """PDF bytes of a sheet: same sheet, same bytes; fonts embedded and subset; Dutch; nothing touches the disk.

    The file is PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1); PDF/A-3a when data goes with it.
    """
    with _one_at_a_time:
        target = BytesIO()
        canvas = _canvas(target, sheet)
        inside = Inside(canvas)
        tags, bookmarks = Tags(inside), Bookmarks(canvas)
        for page in sheet.pages:
            hand = _Hand(canvas, inside, page, tags)
            for thing in page.drawn:
                hand.draw(thing)
            tags.end_page()
            if len(sheet.pages) > 1:
                bookmarks.add(page)
            canvas.showPage()
            tags.page_shown()
        tags.finish(sheet.root)
        declare(inside, sheet)
        canvas.save()
        return target.getvalue()


def print_stamp(sheet: Sheet) -> bytes:
    """PDF bytes of a sheet that becomes part of another file's page: no tags, it claims nothing."""
    with _one_at_a_time:
        target = BytesIO()
        canvas = _canvas(target, sheet)
        inside = Inside(canvas)
        for page in sheet.pages:
            hand = _Hand(canvas, inside, page, None)
            for thing in page.drawn:
                hand.draw(thing)
            canvas.showPage()
        canvas.save()
        return target.getvalue()


def _canvas(target: BytesIO, sheet: Sheet) -> Canvas:
    mend()
    runs(" ")  # registers the fonts; without an initial font of our own the file would name Helvetica
    first = sheet.pages[0]
    canvas = Canvas(
        target,
        pagesize=(first.width, first.height),
        initialFontName=REGULAR,
        pageCompression=1,
        invariant=1,
        lang=LANGUAGE,
        pdfVersion=(1, 7),
    )
    canvas.setTitle(one_line(sheet.title))
    canvas.setAuthor(one_line(sheet.author))
    canvas.setSubject(one_line(sheet.subject))
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setDateFormatter(lambda *_parts: pdf_day(sheet.made_on))
    return canvas


class _Hand:
    """Draws the things of one page; turns pt from the top into PDF coordinates."""

    def __init__(self, canvas: Any, inside: Inside, page: Page, tags: Tags | None) -> None:
        self.canvas = canvas
        self.inside = inside
        self.height = page.height
        self.tags = tags
        canvas.setPageSize((page.width, page.height))

    def draw(self, thing: Drawn) -> None:
        """Draw one thing: text and figures under their tags, everything else as decoration."""
        if isinstance(thing, Words):
            if self.tags:
                self.tags.mark(thing.into)
            self._words(thing)
        elif isinstance(thing, Figure):
            low = self.height - thing.y - thing.height
            if self.tags:
                self.tags.mark(thing.into, (thing.x, low, thing.x + thing.width, low + thing.height))
            for part in thing.things:
                self._drawing(part)
        else:
            if self.tags:
                self.tags.mark(WATERMARK if isinstance(thing, Turned) else None)
            self._drawing(thing)

    def _drawing(self, thing: Path | Box | Dot | Squares | Turned | Picture) -> None:
        match thing:
            case Picture():
                place = (thing.x, self.height - thing.y - thing.height, thing.width, thing.height)
                self.canvas.drawImage(ImageReader(BytesIO(thing.png)), *place)
            case Turned():
                self.canvas.saveState()
                self.canvas.translate(thing.x, self.height - thing.y)
                self.canvas.rotate(thing.degrees)
                self._line(thing.line, -thing.line.width / 2, 0)
                self.canvas.restoreState()
            case _:
                self.inside.operate(shape(thing, self.height))

    def _words(self, words: Words) -> None:
        y = words.y
        for line in words.lines:
            self._line(line, words.start(line), self.height - y)
            y += line.style.lead

    def _line(self, line: Line, x: float, y: float) -> None:
        """The one place where text is drawn; a line ends with a space, so that copied text keeps its words."""
        parts = [f"BT 1 0 0 1 {number(x)} {number(y)} Tm"]
        size, last = number(line.style.size), len(line.atoms) - 1
        font_now = colour_now = ""
        for index, atom in enumerate(line.atoms):
            colour = atom.colour or line.style.colour
            if colour != colour_now:
                parts.append(ink(colour))
                colour_now = colour
            text = atom.run.text + " " if index == last else atom.run.text
            for font, codes in self.inside.pieces(atom.run.font, text):
                if font != font_now:
                    parts.append(f"{font} {size} Tf")
                    font_now = font
                parts.append(f"({codes}) Tj")
        parts.append("ET")
        self.inside.operate(" ".join(parts))
