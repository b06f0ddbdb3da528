"""Papers made with one button: name, what it is for, "Bekijk" for a concept, "Maak"; lines: ``new_papers``."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.work import Job
from jobcoach.model.base import DocumentId
from jobcoach.model.expected import Expected
from jobcoach.ui.kit import MIDDLE, Banner, Button, Icon, Label, announce, boxed, column, hairline, row
from jobcoach.ui.paper_view import Paper, open_paper
from jobcoach.ui.settings.job_line import JobLine
from jobcoach.ui.students import new_papers
from jobcoach.ui.students.map_panel import open_map
from jobcoach.ui.students.new_papers import NewPaper
from jobcoach.ui.students.room import Room
from jobcoach.ui.words import sentence


class NewPapersPiece(QWidget):
    """The list of ``NEW_PAPERS``; hidden while that has none. ``show`` opens what was made."""

    def __init__(self, room: Room, *, show: Callable[[DocumentId], object]) -> None:
        super().__init__()
        self._room, self._show = room, show
        self.line = JobLine(room.desk)
        self.buttons: tuple[Button, ...] = ()
        rows = column(gap=0)
        if new_papers.NEW_PAPERS:
            rows.addWidget(hairline())
            rows.addWidget(self._map_row())
        for paper in new_papers.NEW_PAPERS:
            rows.addWidget(hairline())
            rows.addWidget(self._row(paper))
        self.setLayout(column(Label("Maak een papier", "h"), self.line, rows, gap=8))
        if not self.buttons:
            self.hide()

    def make(self, paper: NewPaper) -> None:
        """Make one and show it; what must be agreed is asked first."""
        agreed = paper.asks(self._room) if paper.asks else None
        if agreed is None:
            self._make(paper)
            return
        self._room.ask.question(
            self, head=agreed.head, text=agreed.text, yes=agreed.yes, no=agreed.no, then=lambda: self._make(paper)
        )

    def look(self, paper: NewPaper) -> None:
        """Show the concept; nothing is kept."""
        if paper.look is None:
            return

        def drawn(content: bytes) -> None:
            room = self._room
            shown = Paper(
                title=f"{paper.name}, concept",
                file_name=f"concept_{paper.name}.pdf",
                content=content,
                about=f"concept {paper.name}",
                student=room.student,
            )
            open_paper(self.window(), room.desk, room.ask, shown)

        self._run(paper, paper.look(self._room), f"{paper.name} bekijken", drawn)

    def _make(self, paper: NewPaper) -> None:
        def made(document: DocumentId) -> None:
            announce(self, f"{paper.name} is gemaakt")
            self._show(document)

        self._run(paper, paper.make(self._room), f"{paper.name} maken", made)

    def _run(self, paper: NewPaper, job: Job[object], words: str, done: Callable[..., object]) -> None:
        """Run one job; one at a time, and the focus comes back to the button."""
        if self.line.is_busy():
            return
        back = self.focusWidget()
        self._turn(enabled=False)

        def ended() -> None:
            self._turn(enabled=True)
            if back is not None:
                back.setFocus()

        self.line.run(job, words=words, done=done, failed=lambda error: self._failed(paper, words, error), ended=ended)

    def _failed(self, paper: NewPaper, words: str, error: Expected) -> None:
        """Why not; what is missing can be seen on the concept."""
        if error.key != "form.missing":
            self._room.tell(error, f"{words} lukte niet")
            return
        self._room.say(
            Banner(
                f"{paper.name} is nog niet compleet",
                sentence(error),
                "warn",
                action="Bekijk concept",
                act=lambda: self.look(paper),
                closable=True,
            )
        )

    def _turn(self, *, enabled: bool) -> None:
        for button in self.buttons:
            button.setEnabled(enabled)

    def open_map(self) -> None:
        """Mijn map is no paper that the school keeps: it is given away at once."""
        open_map(self, self._room)

    def _map_row(self) -> QWidget:
        self.map_button = Button("Open", "row", act=self.open_map, name="Open Mijn map")
        what = "Van de leerling zelf: eigen woorden, talenten, papieren en het overgangsdocument. Om mee te geven."
        words = column(Label("Mijn map", "h", wrap=True), Label(what, "small", "text2", wrap=True), gap=2)
        icon = Icon("folder", "text2", 20)
        return boxed(row((icon, 0, MIDDLE), (words, 1), (self.map_button, 0, MIDDLE), gap=12, margins=(0, 8, 0, 8)))

    def _row(self, paper: NewPaper) -> QWidget:
        buttons = [Button("Maak", "row", act=lambda: self.make(paper), name=f"Maak {paper.name}")]
        if paper.look is not None:
            buttons.insert(0, Button("Bekijk", "row", act=lambda: self.look(paper), name=f"Bekijk {paper.name}"))
        self.buttons = (*self.buttons, *buttons)
        words = column(Label(paper.name, "h", wrap=True), Label(paper.what, "small", "text2", wrap=True), gap=2)
        icon = Icon("note-pencil", "text2", 20)
        acts = boxed(row(*buttons, gap=4))
        return boxed(row((icon, 0, MIDDLE), (words, 1), (acts, 0, MIDDLE), gap=12, margins=(0, 8, 0, 8)))
