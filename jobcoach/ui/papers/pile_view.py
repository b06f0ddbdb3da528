"""The pile of scans on the screen: what was recognised, its pages, and at the right what to do with it."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from jobcoach.caseload.paper_ways import all_ways, waiting_ways
from jobcoach.caseload.scan_pile import Pile, PiledPaper, Sheet
from jobcoach.caseload.scans import ReadIn, Refused, keep_scan, read_scans
from jobcoach.caseload.undo import Acted
from jobcoach.model.base import DocumentId
from jobcoach.model.expected import Expected
from jobcoach.ui import discreet, theme
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import (
    Button,
    Label,
    Preview,
    Row,
    RowList,
    RowsModel,
    announce,
    boxed,
    clear,
    column,
    row,
    scroll,
    scrolled,
    shortcut,
)
from jobcoach.ui.papers.pictures import pages_of
from jobcoach.ui.papers.pile_side import LooseSide, PaperSide, PileActs
from jobcoach.ui.papers.sentences import paper_name, pile_state, why_words
from jobcoach.ui.settings.job_line import JobLine
from jobcoach.ui.words import count, sentence

_LOOSE = 1_000_000  # keys of loose pages in the list, after those of papers
_NARROW = 900
Kept = Callable[[PiledPaper, Acted[DocumentId]], object]


class PileView(QWidget):
    """``read`` adds files; ``kept`` is called after a paper was kept. ``emptied`` says that nothing is left."""

    emptied = Signal()
    told = Signal(str, str, str)

    def __init__(
        self, desk: Desk, *, today: Callable[[], date], kept: Kept, close: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self._desk, self._today, self._kept = desk, today, kept
        self.pile = Pile()
        self.line = JobLine(desk)
        self._rows = RowsModel()
        self.list = RowList(self._rows, "Wat er in de scans zit")
        self._summary = Label("", "small", "text2", wrap=True)
        self.preview: Preview | None = None
        self.side: PaperSide | LooseSide | None = None
        self._middle, self._right = column(gap=0), column(gap=0)
        foot = (row(None, Button("Sluit de stapel", "link", act=close)),) if close else ()
        inside = column(row(self._summary, margins=(12, 0, 0, 0)), (self.list, 1), *foot, gap=8, margins=(8, 12, 8, 8))
        self._list_pane = boxed(inside, "pane")
        self._side_pane = boxed(column(scrolled(self._right, top=16), gap=0), "paneRight")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(0)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._middle_pane = boxed(self._middle)
        for part, stretch in ((self._list_pane, 0), (self._middle_pane, 1), (self._side_pane, 0)):
            self._columns.addWidget(part, stretch)
        whole = QWidget()
        whole.setLayout(self._columns)
        self.setLayout(column(boxed(column(self.line, margins=(24, 0, 24, 0))), (scroll(whole), 1), gap=0))
        self.list.chosen.connect(self._show)
        for keys, act in (("Ctrl+S", self._keep_now), ("R", self._turn_now), ("Delete", self._drop_now)):
            shortcut(self, keys, act)
        self._fit()

    def read(self, files: Sequence[Path]) -> None:
        """Read files and add their pages; what is refused is told, the rest is shown."""
        self.line.run(read_scans(files), words="Scans inlezen", done=self._read, failed=self._refused)

    def reload(self) -> None:
        """The papers changed elsewhere: show the pile over them as they stand now."""
        self.pile = self.pile.known(self._desk.ask(all_ways))
        self._show_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or below."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = theme.is_large() or self.width() < theme.px(_NARROW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else across)
        most = 16_777_215
        for pane, wide, high in ((self._list_pane, 272, 210), (self._middle_pane, 0, 400), (self._side_pane, 344, 430)):
            pane.setMaximumWidth(most if narrow or not wide else theme.px(wide))
            pane.setMinimumWidth(0 if narrow else theme.px(wide))
            pane.setMinimumHeight(theme.px(high) if narrow else 0)  # below each other the whole scrolls

    def _read(self, found: ReadIn) -> None:
        self.pile = self.pile.more(found.sheets, found.ways)
        self._tell_refused(found.refused)
        self._show_list()
        announce(self, self._summary.text())
        if not self.pile.sheets:
            self.emptied.emit()

    def _refused(self, error: Expected) -> None:
        self.told.emit("Inlezen lukte niet", sentence(error), "bad")

    def _tell_refused(self, refused: tuple[Refused, ...]) -> None:
        if not refused:
            return
        lines = [
            f"{item.file}{f', blz. {item.page}' if item.page else ''}: {sentence(item.error)}" for item in refused[:3]
        ]
        if len(refused) > 3:
            lines.append(f"En nog {len(refused) - 3}.")
        head = f"{count(len(refused), 'scan is', 'scans zijn')} niet gelezen"
        self.told.emit(head, "\n".join(lines), "warn")

    def _show_list(self) -> None:
        chosen = self.list.chosen_key()
        papers, loose = self.pile.papers(), self.pile.loose()
        rows = [_paper_row(paper) for paper in papers] + [_loose_row(sheet) for sheet in loose]
        self._rows.show(rows)
        sheets = count(len(self.pile.sheets), "bladzijde", "bladzijden")
        words = f"{sheets}: {count(len(papers), 'papier', 'papieren')}"
        self._summary.setText(f"{words}, {len(loose)} los" if loose else words)
        keys = [item.key for item in rows]
        if keys:
            self.list.choose(chosen if chosen in keys else keys[0], quietly=True)
        self._show(self.list.chosen_key())

    def _show(self, key: int | None) -> None:
        clear(self._right)
        self.side = None
        acts = PileActs(keep=self._keep, lay=self._lay, use=self._use, turn=self._turn_now, drop=self._drop)
        if (paper := self._paper(key)) is not None:
            self._show_pages(paper_name(paper.way), paper.sheets)
            self.side = PaperSide(paper, acts, self._today())
        elif (sheet := self._sheet(key)) is not None:
            self._show_pages("Losse bladzijde", (sheet,))
            self.side = LooseSide(sheet, self._desk.ask(waiting_ways), acts)
        else:
            clear(self._middle)
            self.preview = None
            return
        self._right.addWidget(self.side)

    def _show_pages(self, title: str, sheets: Sequence[Sheet]) -> None:
        clear(self._middle)
        self.preview = Preview(title, *pages_of(sheets), fits_page=True)
        self._middle.addWidget(self.preview, 1)

    def _paper(self, key: int | None) -> PiledPaper | None:
        return next((paper for paper in self.pile.papers() if paper.way.id == key), None)

    def _sheet(self, key: int | None) -> Sheet | None:
        return next((sheet for sheet in self.pile.loose() if sheet.key + _LOOSE == key), None)

    def _keep_now(self) -> None:
        if isinstance(self.side, PaperSide) and self.side.keep.isEnabled():
            self.side.keep.click()

    def _turn_now(self) -> None:
        if (sheet := self._sheet(self.list.chosen_key())) is not None:
            self._change(self.pile.turn(sheet.key))

    def _drop_now(self) -> None:
        if (sheet := self._sheet(self.list.chosen_key())) is not None:
            self._drop((sheet,))

    def _keep(self, paper: PiledPaper) -> None:
        if not isinstance(self.side, PaperSide) or not self.side.signers.are_valid():
            return

        def kept(result: Acted[DocumentId]) -> None:
            self._kept(paper, result)
            self._change(self.pile.without_paper(paper.way.id))

        def failed(error: Expected) -> None:
            self.told.emit("Deze scan is niet bewaard", sentence(error), "bad")

        self.line.run(keep_scan(paper, self.side.signers.values()), words="PDF maken", done=kept, failed=failed)

    def _lay(self, sheet: Sheet, way: int, number: int) -> None:
        self._change(self.pile.lay(sheet.key, way, number))
        self.list.choose(way)

    def _use(self, sheet: Sheet) -> None:
        self._change(self.pile.use(sheet.key))

    def _drop(self, sheets: tuple[Sheet, ...]) -> None:
        self._change(self.pile.without(*(sheet.key for sheet in sheets)))

    def _change(self, pile: Pile) -> None:
        self.pile = pile
        self._show_list()
        if not pile.sheets:
            self.emptied.emit()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _paper_row(paper: PiledPaper) -> Row:
    words, tone = pile_state(paper)
    who = discreet.name(paper.way.student_name)
    return Row(
        key=paper.way.id,
        name=f"{who} · {paper_name(paper.way)}" if who else paper_name(paper.way),
        second=f"{words}, {len(paper.doubles)} dubbel" if paper.doubles else words,
        icon="check-circle" if tone == "ok" and not paper.doubles else "warning",
    )


def _loose_row(sheet: Sheet) -> Row:
    head, _ = why_words(sheet)
    return Row(key=sheet.key + _LOOSE, name=head, second=f"{sheet.file}, blz. {sheet.at}", icon="file-text")
