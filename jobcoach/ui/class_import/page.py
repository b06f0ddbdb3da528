"""The page Leerlingen ophalen: pick a file, choose the columns, try it, take it over, turn it back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from jobcoach.caseload.import_class import Imported
from jobcoach.caseload.undo import Acted, Undo
from jobcoach.model.base import ChangeSetId
from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.class_import.check_step import CheckStep
from jobcoach.ui.class_import.columns_step import ColumnsStep
from jobcoach.ui.class_import.reading import Picked, Proof, pick, prove, take_over
from jobcoach.ui.kit import (
    Banner,
    Button,
    EmptyState,
    Label,
    Page,
    Steps,
    bottom_bar,
    boxed,
    column,
    primary,
    row,
    second,
)
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import count, sentence
from jobcoach.ui.words.dates import local_day

FILE, COLUMNS, CHECK = range(3)
_STEPS = (("Bestand", "een CSV van school"), ("Kolommen", "wat staat waar"), ("Nakijken", "eerst een proef"))


class ClassImportPage(Page):
    """Three steps; nothing is written before the last button."""

    help_text = (
        "Bewaar de klassenlijst in Excel als CSV en kies dat bestand. Kijk daarna of elke kolom goed is herkend. De "
        "proef laat zien wat er gebeurt en verandert niets. Ophalen kun je in één keer terugdraaien."
    )

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools, self._desk = tools, tools.desk
        self._picked: Picked | None = None
        self._proof: Proof | None = None
        self._step, self._busy = FILE, False
        self.steps = Steps(_STEPS)
        self.columns_step, self.check_step = ColumnsStep(), CheckStep()
        self._stack = QStackedWidget()
        for part in (self._start(), self.columns_step, self.check_step):
            self._stack.addWidget(part)
        self._words = Label("", "body", "text2", wrap=True)
        self.back = second("&Terug", self._go_back)
        self.go = primary("", self._go_on)
        self._bar = bottom_bar(self.back, 8, (self._words, 1), self.go)
        side = boxed(column(self.steps, gap=0), "pane", width=theme.px(216))
        if theme.is_large():
            side.hide()
        self.body.addLayout(row(side, (boxed(column((self._stack, 1), gap=0)), 1), gap=0), 1)
        self.body.addWidget(self._bar)
        self.steps.chosen.connect(self._show_step)
        self.columns_step.changed.connect(self.clear_banner)
        self._show_step(FILE)

    def start(self) -> None:
        """The cursor on what comes first in this step."""
        shown = self._stack.currentWidget()
        first = shown.findChild(Button) if self._step == FILE and shown is not None else self.go
        if first is not None:
            first.setFocus()

    def choose_file(self) -> None:
        """Ask which file, and look at it."""
        kinds = (("Klassenlijst (CSV)", "*.csv *.txt *.tsv"), ("Alle bestanden", "*"))
        self._tools.ask.open_file(self, title="Kies de klassenlijst", kinds=kinds, then=self.read_file)

    def read_file(self, file: Path) -> None:
        """Look at a file and show its columns."""
        self._work(pick(file), self._show_columns)

    def prove(self) -> None:
        """Try it with the chosen columns; nothing is written."""
        if self._picked is not None:
            today = local_day(self._tools.now())
            self._work(prove(self._picked, self.columns_step.mapping(), today=today), self._show_proof)

    def take_over(self) -> None:
        """Take the students over, as one act."""
        if self._proof is not None and self._proof.rows:
            self._work(take_over(self._proof), self._taken_over)

    def step(self) -> int:
        """Which step is open, from 0."""
        return self._step

    def _start(self) -> QWidget:
        state = EmptyState(
            "student", "Haal je leerlingen uit een lijst",
            "Open de klassenlijst in Excel, kies Opslaan als en dan CSV UTF-8. Elke leerling staat op een eigen rij, "
            "met de namen van de kolommen erboven. Leerlingen die er al zijn, worden herkend aan hun leerlingnummer.",
            action="&Kies bestand", act=self.choose_file, action_icon="folder-open",
        )  # fmt: skip
        return boxed(column(state, None, margins=(24, 24, 24, 24)))

    def _show_columns(self, picked: Picked) -> None:
        self._picked, self._proof = picked, None
        self.columns_step.show_file(picked)
        self._show_step(COLUMNS)
        self.columns_step.start()

    def _show_proof(self, proof: Proof) -> None:
        self._proof = proof
        self.check_step.show_proof(proof)
        self._show_step(CHECK)
        self.go.setFocus() if proof.rows else self.check_step.start()

    def _taken_over(self, acted: Acted[Imported]) -> None:
        done, change = acted.result, acted.change_set
        self._picked, self._proof = None, None
        self._show_step(FILE)
        number = done.new + done.changed
        parts = ((done.new, "nieuw"), (done.changed, "gewijzigd"), (done.same, "gelijk"))
        words = ", ".join(f"{times} {word}" for times, word in parts if times)
        self.show_banner(
            Banner(
                f"{count(number, 'leerling', 'leerlingen')} opgehaald",
                f"{words}. Je kunt dit in één keer terugdraaien.",
                "ok",
                action="Draai terug" if change is not None else "",
                act=lambda: self._turn_back(change),
                closable=True,
            )
        )

    def _turn_back(self, change: ChangeSetId | None) -> None:
        if change is not None:
            self._work(lambda work: work.carry_out(Undo(change_set_id=change)), self._turned_back)

    def _turned_back(self, _nothing: object) -> None:
        self.show_banner(
            Banner("Teruggedraaid", "De leerlingen staan weer zoals voor het ophalen.", "ok", closable=True)
        )

    def _go_on(self) -> None:
        (self.prove if self._step == COLUMNS else self.take_over)()

    def _go_back(self) -> None:
        self._show_step(max(FILE, self._step - 1))

    def _show_step(self, step: int) -> None:
        self._step = step
        self.clear_banner()
        self.steps.show_now(step)
        self._stack.setCurrentIndex(step)
        self._bar.setVisible(step != FILE)
        self._dress_bar()

    def _dress_bar(self) -> None:
        ready = len(self._proof.rows) if self._proof is not None else 0
        if self._step == CHECK:
            self.go.setText(f"&Haal {count(ready, 'leerling', 'leerlingen')} op")
            self._words.setText("" if ready else "Er is geen rij die opgehaald kan worden. Kijk het bestand na.")
        else:
            self.go.setText("&Proef")
            self._words.setText("Een proef verandert niets.")
        self.go.setEnabled(not self._busy and (self._step != CHECK or ready > 0))
        self.back.setEnabled(not self._busy)

    def _work(self, job: Callable[..., object], done: Callable[..., None]) -> None:
        """Run a job of this page; its buttons are off meanwhile."""
        if self._busy:
            return
        self._be_busy(True)
        self.clear_banner()

        def ready(result: object) -> None:
            self._be_busy(False)
            done(result)

        self._desk.do_later(job, owner=self, done=ready, failed=self._failed, progress=self._say)

    def _be_busy(self, busy: bool) -> None:
        self._busy = busy
        self._dress_bar()

    def _say(self, step: str, _done: int, _total: int) -> None:
        self._words.setText(f"{step} …")

    def _failed(self, error: Expected) -> None:
        self._be_busy(False)
        self.show_banner(Banner("Dit lukte niet", sentence(error), "bad", closable=True))
