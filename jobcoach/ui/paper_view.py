"""A paper before it leaves: seen page by page, printed from memory, or saved as a file; both are noted in the audit.

How a place shows one::

    open_paper(self.window(), desk, ask, Paper(title="Praktijkverklaring", file_name="praktijkverklaring_0001.pdf",
                                               content=pdf, about="99ZZ-K1-2026-0001", student=student))

or, beside something else on its own page, ``PaperView(desk, ask, paper)``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from jobcoach.caseload.documents import NoteExported, NotePrinted
from jobcoach.documents.pages import find_words, page_count, render
from jobcoach.exchange.outgoing import write_whole
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import Desk, Work
from jobcoach.ui.kit import Button, FloatingPanel, Preview, StatusWord, announce, column, row, shortcut
from jobcoach.ui.kit.preview import Found, Render
from jobcoach.ui.print_queue import send, uses_queue
from jobcoach.ui.words import sentence

_PRINT_DPI = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A PDF with its words. ``about`` is what the audit says (a number or a kind, never a name).

    ``file_name`` is only a proposal; what does not belong in a file name is taken out of it. ``parts`` are the numbers
    and students of a bundle of papers. ``document`` is its id when it is kept: printing it is then noted on its way.
    ``has_words`` is False for a scan, which is only pictures.
    """

    title: str = field(repr=False)
    file_name: str
    content: bytes = field(repr=False)
    about: str
    student: StudentId | None = None
    parts: tuple[tuple[str, StudentId], ...] = ()
    document: DocumentId | None = None
    has_words: bool = True

    def noted(self) -> tuple[tuple[str, StudentId | None], ...]:
        """What the audit says: of a bundle one line per paper, so that each student's file tells it."""
        return self.parts or ((self.about, self.student),)


PrinterChooser = Callable[[QWidget, Callable[[QPrinter], object]], None]


def choose_printer(parent: QWidget, then: Callable[[QPrinter], object]) -> None:
    """Ask which printer; nothing happens when the coach steps back."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.accepted.connect(lambda: then(printer))
    dialog.show()


class PaperView(QWidget):
    """Preview with Print and Bewaar als; ``told`` gives the words of what happened and a tone (ok, bad)."""

    told = Signal(str, str)

    def __init__(
        self,
        desk: Desk,
        ask: Ask,
        paper: Paper,
        *,
        choose: PrinterChooser = choose_printer,
        extra: tuple[Button, ...] = (),
        fits_page: bool = False,
    ) -> None:
        super().__init__()
        self._desk, self._ask, self._choose = desk, ask, choose
        self.paper = paper
        self.preview = Preview(
            paper.title, *pages_of(paper.content), find=self._find if paper.has_words else None, fits_page=fits_page
        )
        self.print_button = Button("&Print", "second", icon="printer", act=self.print_it)
        self.save_button = Button("Bewaar &als", "second", icon="download-simple", act=self.save_it)
        self._says = StatusWord("check-circle", "", "text2")
        self._says.hide()
        bar = row(self._says, None, *extra, self.save_button, self.print_button, margins=(16, 10, 16, 12))
        self.setLayout(column((self.preview, 1), bar, gap=0))
        shortcut(self, "Ctrl+P", self.print_it)

    def show_paper(self, paper: Paper) -> None:
        """Show another paper, or the same one made again."""
        self.paper = paper
        self.preview.show_paper(*pages_of(paper.content))

    def _find(self, words: str) -> tuple[Found, ...]:
        spots = find_words(self.paper.content, words)
        return tuple(Found(spot.page, spot.x, spot.y, spot.width, spot.height) for spot in spots)

    def says(self) -> str:
        """The words below the paper."""
        return self._says.text()

    def save_it(self) -> None:
        """Ask where, and write the file."""
        self._ask.save_file(
            self.window(),
            title="Bewaar als",
            name=safe_name(self.paper.file_name),
            kinds=(("PDF-bestand", "*.pdf"),),
            then=self._write,
        )

    def print_it(self) -> None:
        """Ask which printer, and print."""
        self._choose(self.window(), self._print)

    def _write(self, target: Path) -> None:
        paper = self.paper

        def job(work: Work) -> None:
            write_whole(target, paper.content)
            for about, student in paper.noted():
                work.carry_out(NoteExported(about=about, student=student))

        self._run(job, f"Bewaard als {target.name}")

    def _print(self, printer: QPrinter) -> None:
        paper = self.paper

        def job(work: Work) -> None:
            if uses_queue(printer):
                send(paper.content, printer)
            else:
                print_pages(paper.content, printer, step=lambda page, pages: _step(work, page, pages))
            for about, student in paper.noted():
                work.carry_out(NotePrinted(about=about, student=student, document=paper.document))

        self._run(job, "Naar de printer gestuurd")

    def _run(self, job: Callable[[Work], None], words: str) -> None:
        self._turn(enabled=False)

        def done(_nothing: None) -> None:
            self._turn(enabled=True)
            self._tell(words, "ok")

        def failed(error: Expected) -> None:
            self._turn(enabled=True)
            self._tell(sentence(error), "bad")

        self._desk.do_later(job, owner=self, done=done, failed=failed)

    def _turn(self, *, enabled: bool) -> None:
        self.print_button.setEnabled(enabled)
        self.save_button.setEnabled(enabled)

    def _tell(self, words: str, tone: str) -> None:
        self._says.show_status("check-circle" if tone == "ok" else "warning-circle", words, tone)
        self._says.show()
        announce(self, words)
        self.told.emit(words, tone)


def open_paper(
    window: QWidget, desk: Desk, ask: Ask, paper: Paper, *, choose: PrinterChooser = choose_printer
) -> FloatingPanel:
    """Show a paper over the window; Escape closes it."""
    close = Button("Sluit", "second")
    view = PaperView(desk, ask, paper, choose=choose, extra=(close,))
    view.setFixedHeight(max(theme.px(240), window.height() - 2 * theme.gap(28)))
    panel = FloatingPanel(window, column(view, gap=0), name=paper.title, width=860, top=24)
    close.clicked.connect(panel.close_panel)
    view.preview.view.setFocus()
    return panel


def pages_of(pdf: bytes) -> tuple[Render, int]:
    """What ``kit.Preview`` wants of a PDF. Raises ``documents.unreadable``."""

    def draw(page: int, width: int) -> tuple[int, int, bytes]:
        picture = render(pdf, page, width_px=width)
        return picture.width, picture.height, picture.bgra

    return draw, page_count(pdf)


def print_pages(pdf: bytes, printer: QPrinter, *, step: Callable[[int, int], object]) -> None:
    """Paint every page on the printer, at most 300 dots per inch, nothing on the disk. May run on the lane.

    Raises ``documents.unreadable`` and ``print.failed``.
    """
    pages = page_count(pdf)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise Expected("print.failed")
    try:
        for page in range(pages):
            step(page, pages)
            if page and not printer.newPage():
                raise Expected("print.failed")
            _paint_page(painter, printer, pdf, page)
    finally:
        painter.end()


def _paint_page(painter: QPainter, printer: QPrinter, pdf: bytes, page: int) -> None:
    sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    dots = min(printer.resolution(), _PRINT_DPI) * sheet.width() / max(1, printer.resolution())
    picture = render(pdf, page, width_px=max(1, round(dots)))
    image = QImage(picture.bgra, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32)
    width = sheet.width()
    painter.drawImage(QRectF(0, 0, width, width * picture.height / picture.width), image)


def safe_name(name: str) -> str:
    """A file name of plain letters, figures, hyphens and dots."""
    return re.sub(r"[^A-Za-z0-9._-]+", "_", name).strip("._") or "document.pdf"


def _step(work: Work, page: int, pages: int) -> None:
    work.check()
    work.say("Printen", page, pages)
