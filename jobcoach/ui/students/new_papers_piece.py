"""Papers made with one button: name, what it is for, "Maak"; the result opens in the preview. Lines: ``new_papers``."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from jobcoach.model.base import DocumentId
from jobcoach.model.expected import Expected
from jobcoach.ui.kit import MIDDLE, Button, Icon, Label, announce, boxed, column, hairline, row
from jobcoach.ui.settings.job_line import JobLine
from jobcoach.ui.students import new_papers
from jobcoach.ui.students.new_papers import NewPaper
from jobcoach.ui.students.room import Room


class NewPapersPiece(QWidget):
    """The list of ``NEW_PAPERS``; hidden while that has none. ``show`` opens what was made."""

    def __init__(self, room: Room, *, show: Callable[[DocumentId], object]) -> None:
        super().__init__()
        self._room, self._show = room, show
        self.line = JobLine(room.desk)
        self.buttons: tuple[Button, ...] = ()
        rows = column(gap=0)
        for paper in new_papers.NEW_PAPERS:
            rows.addWidget(hairline())
            rows.addWidget(self._row(paper))
        self.setLayout(column(Label("Maak een papier", "h"), self.line, rows, gap=8))
        if not self.buttons:
            self.hide()

    def make(self, paper: NewPaper) -> None:
        """Make one and show it; one at a time."""
        if self.line.is_busy():
            return
        back = self.focusWidget()
        self._turn(enabled=False)

        def made(document: DocumentId) -> None:
            announce(self, f"{paper.name} is gemaakt")
            self._show(document)

        def ended() -> None:
            self._turn(enabled=True)
            if back is not None:
                back.setFocus()

        self.line.run(
            paper.make(self._room), words=f"{paper.name} maken", done=made, failed=self._failed(paper), ended=ended
        )

    def _failed(self, paper: NewPaper) -> Callable[[Expected], object]:
        return lambda error: self._room.tell(error, f"{paper.name} maken lukte niet")

    def _turn(self, *, enabled: bool) -> None:
        for button in self.buttons:
            button.setEnabled(enabled)

    def _row(self, paper: NewPaper) -> QWidget:
        make = Button("Maak", "row", act=lambda: self.make(paper), name=f"Maak {paper.name}")
        self.buttons = (*self.buttons, make)
        words = column(Label(paper.name, "h", wrap=True), Label(paper.what, "small", "text2", wrap=True), gap=2)
        icon = Icon("note-pencil", "text2", 20)
        return boxed(row((icon, 0, MIDDLE), (words, 1), (make, 0, MIDDLE), gap=12, margins=(0, 8, 0, 8)))
