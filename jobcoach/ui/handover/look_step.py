"""Step 4, Door hun ogen: the real paper at the left, what to look at once more at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from jobcoach.caseload.handover_findings import Weight
from jobcoach.documents.pages import page_count
from jobcoach.model.base import HandoverId
from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.desk import Cancel
from jobcoach.ui.handover.difference_block import DifferenceBlock
from jobcoach.ui.handover.facts import Facts
from jobcoach.ui.handover.files_view import FilesView
from jobcoach.ui.handover.finding_card import FindingCard, line_of
from jobcoach.ui.handover.package import Look, Package, Shown, look
from jobcoach.ui.handover.room import Room, Step, very_tight
from jobcoach.ui.kit import (
    Button,
    Label,
    Mark,
    Tabs,
    announce,
    boxed,
    clear,
    column,
    hairline,
    row,
    scroll,
)
from jobcoach.ui.paper_view import Paper, open_paper
from jobcoach.ui.words import count


class LookStep(Step):
    """The paper is made again after every change; the cursor goes to the next finding."""

    def __init__(self, room: Room, facts: Facts, package: Package | None = None) -> None:
        super().__init__(room, facts)
        self._handover = facts.form.id or HandoverId(0)
        self.found: Look | None = None
        self.cards: list[FindingCard] = []
        self.files: FilesView | None = None
        self._marks: tuple[Mark, ...] = ()
        self._pages = 0
        self._at = -1
        self._cancel: Cancel | None = None
        self._paper_place = column(gap=0)
        self._count = Label("", "small", "text2")
        self._list = column(gap=12)
        self._pane = self._findings_pane()
        self._paper = boxed(self._paper_place)
        self._lay_out(alone=package is not None)
        if package is not None:
            self._show_files(package.files)
        else:
            self._waiting()
            self._make()

    def primary(self) -> Button | None:
        """Sealing is the next step; it waits while something must change."""
        button = Button("Naar &verzegelen" if not self.facts.sealed else "Ver&der", "primary", act=self.go_on)
        button.setEnabled(self.facts.sealed or (self.found is not None and not self.found.blocked))
        return button

    def words(self) -> tuple[str, str, str]:
        """Why sealing can or cannot be done."""
        if self.facts.sealed:
            return ("circle-wavy-check", "Dit is verzegeld. Lezen mag, veranderen niet.", "text2")
        if self.found is None:
            return ("hourglass", "Het voorbeeld wordt gemaakt.", "text2")
        if self.found.blocked:
            times = count(self.found.blocked, "ding moet", "dingen moeten")
            return ("warning-circle", f"{times} eerst anders. Daarna kan het verzegeld worden.", "bad")
        look_at = len(self.found.numbered)
        if look_at:
            return ("warning", f"{look_at} keer Kijk na. Verzegelen mag; daarna staat de tekst vast.", "warn")
        return ("check-circle", "Alles nagekeken. Na het verzegelen staat de tekst vast.", "ok")

    def pages(self) -> int:
        """Pages of the paper."""
        return self._pages

    def begin(self) -> None:
        """The paper first; after a change the next finding."""
        if self.cards and self._at >= 0:
            self.cards[min(self._at, len(self.cards) - 1)].focus_first()
        elif self.files is not None:
            self.files.focus_paper()

    def go_on(self) -> None:
        """To sealing, or past it when it was done."""
        self.on.emit(5 if self.facts.sealed else 4)

    def reload(self, facts: Facts) -> None:
        """The dossier changed: make the paper again."""
        super().reload(facts)
        if not facts.sealed:
            self._make()

    def leave(self) -> None:
        """Stop making a paper that nobody waits for."""
        if self._cancel is not None:
            self._cancel()

    def close_panel(self) -> bool:
        """Escape closes a question in a card first."""
        return any(card.close_form() for card in self.cards)

    def print_it(self) -> None:
        """The paper over the window, to read together, print or save."""
        if self.found is None:
            return
        paper = Paper(
            title=f"Ontwerp voor {self.facts.recipient}",
            file_name="overdracht_ontwerp.pdf",
            content=self.found.pdf,
            about="overdracht, ontwerp",
            student=self.facts.form.student,
        )
        open_paper(self.window(), self.room.desk, self.room.ask, paper)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A click on a mark brings its finding into view."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._clicked(event)
        return False

    def _lay_out(self, *, alone: bool) -> None:
        if alone:
            self.setLayout(column((self._paper, 1), gap=0))
        elif very_tight():
            parts = (("Bevindingen", lambda: self._pane), ("Het papier", lambda: self._paper))
            self.setLayout(column((Tabs(parts), 1), gap=0))
        else:
            self._pane.setFixedWidth(theme.gap(340))
            self.setLayout(row((self._paper, 1), self._pane, gap=0))

    def _findings_pane(self) -> QWidget:
        inside = QWidget()
        head = row(Label("Bevindingen", "h"), self._count, None, gap=8)
        inside.setLayout(column(head, self._list, None, gap=12, margins=(20, 14, 14, 16)))
        self._scroll = scroll(inside)
        return boxed(column((self._scroll, 1), gap=0), "" if very_tight() else "paneRight")

    def _waiting(self) -> None:
        clear(self._paper_place)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("Het voorbeeld wordt gemaakt")
        words = column(Label("Het voorbeeld wordt gemaakt", "h", align=Qt.AlignmentFlag.AlignHCenter), bar, gap=8)
        self._paper_place.addLayout(column(None, row(None, (words, 1), None), None, gap=0))

    def _make(self) -> None:
        self.leave()
        self.told.emit()
        self._cancel = self.room.desk.do_later(look(self._handover), owner=self, done=self._made, failed=self._failed)

    def _made(self, found: Look) -> None:
        self._cancel = None
        now = QApplication.focusWidget()
        had_focus = now is None or self._pane.isAncestorOf(now)
        first = self.found is None
        self.found = found
        self._show_files(found.files)
        self._show_findings(found)
        self.told.emit()
        if first or had_focus:
            self.begin()

    def _failed(self, error: Expected) -> None:
        if error.key == "job.stopped":
            return
        self._cancel = None
        self.room.complain("Het voorbeeld is niet gemaakt", error, action="Probeer weer", act=self._make)

    def _show_files(self, files: Sequence[Shown]) -> None:
        self._pages = page_count(files[0].content)
        if self.files is not None:
            self.files.show_files(files)
            return
        clear(self._paper_place)
        title = f"Door de ogen van {self.facts.recipient}" if theme.percent() == 100 else "Door hun ogen"
        self.files = FilesView(title, files, self)
        self._paper_place.addWidget(self.files, 1)

    def _show_findings(self, found: Look) -> None:
        clear(self._list)
        self.cards = []
        marks = []
        for number, (item, places) in enumerate(zip(found.numbered, found.places, strict=True), 1):
            page = places[0].page + 1 if places else 0
            card = FindingCard(self.room, self._handover, item, number, page)
            card.looked.connect(self._look_at)
            card.step.connect(self._go)
            self.cards.append(card)
            self._list.addWidget(card)
            self._list.addWidget(hairline())
            marks += [Mark(number, place.page, place.x, place.y, place.width, place.height) for place in places]
        for item in found.findings:
            if item.weight in (Weight.GOOD, Weight.LEFT_OUT):
                self._list.addWidget(line_of(item))
        if found.difference is not None:
            self._list.addWidget(hairline())
            self._list.addWidget(DifferenceBlock(found.difference))
        if self.files is not None:
            self.files.show_marks(marks)
            self._marks = tuple(marks)
        self._tell_count(found)

    def _tell_count(self, found: Look) -> None:
        weights = [item.weight for item in found.findings]
        parts = (
            (weights.count(Weight.MUST), "moet anders"),
            (weights.count(Weight.LOOK), "kijk na"),
            (weights.count(Weight.GOOD), "goed"),
        )
        self._count.setText(", ".join(f"{number} {words}" for number, words in parts if number))
        announce(self, f"Bevindingen: {self._count.text()}")

    def _look_at(self, number: int) -> None:
        self._at = number - 1
        if self.files is not None and any(mark.number == number for mark in self._marks):
            self.files.show_first()
            self.files.preview.view.show_mark(number)

    def _go(self, step: int) -> None:
        if step < 0:
            self.room.go("students", self.facts.form.student)
        else:
            self.on.emit(step)

    def _clicked(self, event: QMouseEvent) -> None:
        if self.files is None or self.found is None or not self.files.on_first:
            return
        view = self.files.preview.view
        paper, at = view._paper(), event.position()
        for mark in self._marks:
            top = paper.top() + mark.y * paper.height()
            if mark.page == view.page and top - 4 <= at.y() <= top + mark.height * paper.height() + 4:
                card = self.cards[mark.number - 1]
                self._scroll.ensureWidgetVisible(card)
                card.focus_first()
                return
