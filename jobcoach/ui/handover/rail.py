"""The six steps at the left; where the text is larger than 125% a choice "Stap" above the work."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobcoach.ui import theme
from jobcoach.ui.handover.facts import STEPS
from jobcoach.ui.handover.room import very_tight
from jobcoach.ui.kit import Combo, Label, Steps, boxed, column, row


class Rail(QWidget):
    """``chosen`` gives the number of a step that was done, from 0."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.large = very_tight()
        self._offered: list[int] = []
        if self.large:
            self.combo = Combo()
            self.combo.setAccessibleName("Stap")
            self._note = Label("", "small", "text2", wrap=True)
            label = Label("Stap", "h")
            label.setBuddy(self.combo)
            line = row(label, (self.combo, 1), (self._note, 1), gap=16, margins=(24, 4, 24, 8))
            self.setLayout(column(line, gap=0))
            self.combo.activated.connect(lambda place: self.chosen.emit(self._offered[place]))
            return
        self.steps = Steps([(word, "") for word in STEPS])
        self.steps.chosen.connect(self.chosen)
        pane = boxed(column((self.steps, 1), gap=0), "pane", width=theme.px(216))
        self.setLayout(column((pane, 1), gap=0))

    def show_steps(self, now: int, reached: int, notes: Sequence[str]) -> None:
        """Which step is open, how far the coach came, and the small words under each."""
        if self.large:
            self._offered = list(range(max(now, reached) + 1))
            self.combo.clear()
            self.combo.addItems([f"{number + 1}. {STEPS[number]}" for number in self._offered])
            self.combo.setCurrentIndex(now)
            self._note.setText(notes[now])
            return
        self.steps.show_now(now)
        for number, words in enumerate(notes):
            if number != now and number <= reached:
                self.steps._steps[number].show_state("done")
            self.steps.show_note(number, words)
