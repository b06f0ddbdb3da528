"""Praktijkverklaringen of a student: begin one, see what is missing, look at it, issue it, correct it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.internships import InternshipRow, internship_rows
from jobcoach.caseload.papers import CorrectPaper, PaperRow, StartPaper, lines_of, papers_of
from jobcoach.model.base import PraktijkverklaringId
from jobcoach.model.choices import PaperStatus
from jobcoach.model.expected import Expected
from jobcoach.model.missing import missing_words
from jobcoach.ui.kit import (
    TOP,
    Button,
    Chip,
    ChoiceField,
    Flow,
    Label,
    boxed,
    clear,
    column,
    hairline,
    row,
)
from jobcoach.ui.students.paper_editor import is_printed
from jobcoach.ui.students.room import Room
from jobcoach.ui.words import count
from jobcoach.ui.words.dates import short_day

_STATUS = {
    PaperStatus.CONCEPT: ("Concept", "warn"),
    PaperStatus.UITGEGEVEN: ("Uitgegeven", "ok"),
    PaperStatus.VERVANGEN: ("Vervangen", "neutral"),
}


class PapersPiece(QWidget):
    """The list; ``edit`` opens a concept, ``show`` an issued one."""

    def __init__(
        self,
        room: Room,
        *,
        edit: Callable[[PraktijkverklaringId], object],
        show: Callable[[PaperRow], object],
    ) -> None:
        super().__init__()
        self._room, self._edit, self._show = room, edit, show
        self.start_button = Button("Begin praktijkverklaring", "row", icon="plus", act=self.begin)
        self.stage: ChoiceField | None = None
        self._choose_place: QVBoxLayout = column(gap=8)
        self._rows: QVBoxLayout = column(gap=0)
        head = row(Label("Praktijkverklaringen", "h"), None, self.start_button)
        self.setLayout(column(head, self._choose_place, self._rows, gap=8))

    def reload(self) -> None:
        """Read the papers again."""
        papers = self._room.desk.ask(papers_of(self._room.student))
        clear(self._rows)
        for paper in papers:
            self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(paper))
        if not papers:
            words = (
                "Nog geen. Een praktijkverklaring zegt wat iemand kan, gezien op de stage, werkproces voor werkproces."
            )
            self._rows.addWidget(Label(words, "body", "text2", wrap=True))

    def begin(self) -> None:
        """Begin a concept; with more than one stage ask which."""
        room = self._room
        stages = room.desk.ask(internship_rows(on=room.today, student=room.student))
        clear(self._choose_place)
        if not stages:
            words = "Een praktijkverklaring hoort bij een stage. Maak eerst een stage."
            self._choose_place.addWidget(Label(words, "body", "warn", wrap=True))
        elif len(stages) == 1:
            self._start(stages[0])
        else:
            self._ask_stage(stages)

    def _ask_stage(self, stages: tuple[InternshipRow, ...]) -> None:
        today = self._room.today
        options = [(item, f"{item.employer_name}, vanaf {short_day(item.start, today)}") for item in stages]
        self.stage = ChoiceField("stage", "Over welke stage?", options)
        go_on = Button("Begin", "row", act=self._start_chosen)
        self._choose_place.addWidget(self.stage)
        self._choose_place.addLayout(row(go_on, Button("Toch niet", "row", act=self._not_now), None, gap=12))
        self.stage.setFocus()

    def _not_now(self) -> None:
        clear(self._choose_place)
        self.stage = None
        self.start_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the question away."""
        if event.key() == Qt.Key.Key_Escape and self.stage is not None:
            self._not_now()
            return
        super().keyPressEvent(event)

    def _start_chosen(self) -> None:
        chosen = None if self.stage is None else self.stage.value()
        if isinstance(chosen, InternshipRow):
            self._start(chosen)

    def _start(self, stage: InternshipRow) -> None:
        clear(self._choose_place)
        self.stage = None
        try:
            paper = self._room.desk.do(StartPaper(internship=stage.id))
        except Expected as error:
            self._room.tell(error)
            return
        self._edit(paper)

    def _correct(self, paper: PaperRow) -> None:
        try:
            new = self._room.desk.do(CorrectPaper(paper=paper.id))
        except Expected as error:
            self._room.tell(error)
            return
        self._edit(new)

    def _row(self, paper: PaperRow) -> QWidget:
        concept = paper.status is PaperStatus.CONCEPT
        word, tone = _STATUS[paper.status]
        flow = QWidget()
        chips = [Chip(word, tone)]
        if paper.status is PaperStatus.UITGEGEVEN:
            chips.append(Chip("Getekend", "ok") if paper.signed else Chip("Nog niet getekend terug", "warn"))
        if paper.version > 1:
            chips.append(Chip(f"versie {paper.version}"))
        flow.setLayout(Flow(*chips))
        facts = [paper.number, self._how_many(paper)]
        if paper.issued_on:
            facts.append(short_day(paper.issued_on, self._room.today))
        words = column(
            Label(paper.employer, "h", wrap=True),
            Label(" · ".join(f for f in facts if f), "body", "text2"),
            flow,
            gap=3,
        )
        if paper.missing:
            words.addWidget(Label(f"Nog nodig: {', '.join(missing_words(paper.missing))}", "small", "warn", wrap=True))
        buttons = self._buttons(paper, concept=concept)
        return boxed(row((words, 1), (boxed(row(*buttons, gap=4)), 0, TOP), gap=12, margins=(0, 10, 0, 10)))

    def _how_many(self, paper: PaperRow) -> str:
        """What the paper prints, and what it leaves off."""
        printed = sum(is_printed(line) for line in self._room.desk.ask(lines_of(paper.id)))
        words = count(printed, "werkproces", "werkprocessen")
        left_out = paper.lines - printed
        return f"{words}, {left_out} {'komt' if left_out == 1 else 'komen'} niet op het papier" if left_out else words

    def _buttons(self, paper: PaperRow, *, concept: bool) -> tuple[Button, ...]:
        about = f"praktijkverklaring {paper.number or paper.employer}"
        if concept:
            return (Button("Werk verder", "row", act=lambda: self._edit(paper.id), name=f"Werk verder aan {about}"),)
        shown = Button("Bekijk", "row", act=lambda: self._show(paper), name=f"Bekijk {about}")
        if paper.status is PaperStatus.VERVANGEN:
            return (shown,)
        return (shown, Button("Verbeter", "row", act=lambda: self._correct(paper), name=f"Verbeter {about}"))
