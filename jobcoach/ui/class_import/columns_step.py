"""Step 2: every column of the file with an example, and the choice of what it holds."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.exchange.columns import Field, is_state_number
from jobcoach.ui import theme
from jobcoach.ui.class_import.reading import Mapping, Picked, describe, examples
from jobcoach.ui.kit import (
    MIDDLE,
    Combo,
    Elided,
    Icon,
    Label,
    boxed,
    clear,
    column,
    hairline,
    heading,
    row,
    scrolled,
    small,
)

_CHOICES: Mapping = (None, *Field)
NOT_READ = "Niet lezen"


class ColumnsStep(QWidget):
    """``mapping`` gives one entry per column; ``changed`` says that a choice was made."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.combos: list[Combo | None] = []
        self._name, self._line = heading(""), small("")
        self._rows: QVBoxLayout = column(gap=0)
        head = column(self._name, self._line, gap=2)
        self.setLayout(column((scrolled(column(head, 12, self._rows, None, gap=0), top=16), 1), gap=0))

    def show_file(self, picked: Picked) -> None:
        """Show the columns of a file, with what was recognised."""
        clear(self._rows)
        self.combos = []
        self._name.setText(picked.name)
        self._line.setText(describe(picked.sniffed))
        for number, (header, known) in enumerate(zip(picked.sniffed.header, picked.sniffed.mapping, strict=True)):
            self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(header, known, examples(picked.sniffed, number)))

    def mapping(self) -> Mapping:
        """What each column holds; None for one that is not read."""
        return tuple(None if combo is None else _CHOICES[combo.currentIndex()] for combo in self.combos)

    def start(self) -> None:
        """The cursor in the first choice."""
        first = next((combo for combo in self.combos if combo is not None), None)
        if first is not None:
            first.setFocus()

    def _row(self, header: str, known: Field | None, example: str) -> QWidget:
        words = column(Elided(header or "(zonder naam)", "h"), gap=1)
        if is_state_number(header):
            self.combos.append(None)
            words.addWidget(small("Een BSN of persoonsgebonden nummer hoort niet in deze kluis.", wrap=True))
            right = row(Icon("prohibit", "text2", 18), Label("Wordt nooit gelezen"), None, gap=8)
            return boxed(row((words, 1), (boxed(right, width=theme.px(260)), 0, MIDDLE), gap=16, margins=(0, 8, 0, 8)))
        words.addWidget(Elided(example or "alle vakjes zijn leeg", "small", "text2"))
        combo = Combo()
        combo.addItems([NOT_READ if choice is None else choice.value.capitalize() for choice in _CHOICES])
        combo.setCurrentIndex(_CHOICES.index(known))
        combo.setAccessibleName(f"Kolom {header}")
        combo.setAccessibleDescription(f"Bijvoorbeeld {example}" if example else "")
        combo.setFixedWidth(theme.px(260))
        combo.activated.connect(lambda _index: self.changed.emit())
        self.combos.append(combo)
        return boxed(row((words, 1), (combo, 0, MIDDLE), gap=16, margins=(0, 8, 0, 8)))
