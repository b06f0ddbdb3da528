"""Correcting a recognised fact: a list that filters while typing, or a day and a length of time."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jobcoach.ui import theme
from jobcoach.ui.kit import Button, DateField, FilterLine, Form, HoursField, Label, Row, RowList, RowsModel, column, row

_SHOWN = 200


class Chooser(QWidget):
    """Options are (key, words); ``chosen`` gives the key. Escape sends ``closed``."""

    chosen = Signal(int)
    closed = Signal()

    def __init__(self, head: str, options: Sequence[tuple[int, str]], icon: str) -> None:
        super().__init__()
        self._options, self._icon = options, icon
        self._rows = RowsModel()
        self.filter = FilterLine("Typ een deel van de naam")
        self.list = RowList(self._rows, head, two_lines=False)
        self.list.setFixedHeight(theme.px(40) * min(4, max(1, len(options))))
        self.filter.textChanged.connect(self._show)
        self.filter.down.connect(self._take_first)
        self.list.opened.connect(self.chosen)
        self.list.clicked.connect(lambda index: self.chosen.emit(self._rows.row_at(index.row()).key))
        self.setLayout(column(Label(head, "smallb", "text2"), self.filter, self.list, gap=6))
        self._show("")

    def start(self) -> None:
        """Put the cursor in the filter."""
        self.filter.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the note."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _show(self, text: str) -> None:
        wanted = text.strip().casefold()
        found = [(key, words) for key, words in self._options if wanted in words.casefold()][:_SHOWN]
        self._rows.show([Row(key=key, name=words, icon=self._icon) for key, words in found])
        if found:
            self.list.choose(found[0][0], quietly=True)

    def _take_first(self) -> None:
        """One that is left is chosen at once; from more the arrows choose."""
        if self.filter.text().strip() and self._rows.rowCount():
            self.chosen.emit(self._rows.row_at(0).key)
        else:
            self.list.setFocus()


class WhenChooser(QWidget):
    """A day and a length; ``chosen`` gives (day, minutes or None)."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, on: date, minutes: int | None, *, today: date) -> None:
        super().__init__()
        self._today = today
        self.form = Form(
            (DateField("on", "&Dag", today=today, required=True, width=None), HoursField("minutes", "&Hoe lang"))
        )
        self.form.show({"on": on, "minutes": minutes})
        keep = Button("Neem over", "row", act=self.take)
        self.setLayout(column(self.form, row(keep, None), gap=8))

    def start(self) -> None:
        """Put the cursor in the day."""
        self.form.focus_first()

    def take(self) -> None:
        """Take over what stands there, when it can be read."""
        if self.form.is_valid():
            values = self.form.values()
            self.chosen.emit((values["on"], values["minutes"]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it over, Escape goes back to the note."""
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Escape: self.closed.emit,
            Qt.Key.Key_Return: self.take,
            Qt.Key.Key_Enter: self.take,
        }
        if act := acts.get(event.key()):
            act()
            return
        super().keyPressEvent(event)
