"""Nieuwe overdracht: choose the student."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobcoach.caseload.students import student_rows
from jobcoach.ui import discreet, theme
from jobcoach.ui.handover.room import Room
from jobcoach.ui.kit import EmptyState, FilterLine, Label, Row, RowList, RowsModel, bottom_bar, boxed, column, second


class Chooser(QWidget):
    """``chosen`` gives the student; typing narrows the list, Enter takes the chosen one, Escape goes back."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self.filter = FilterLine("Zoek op naam of klas")
        self._rows = RowsModel()
        self.list = RowList(self._rows, "Leerlingen", two_lines=False)
        self._places = QStackedWidget()
        self._places.addWidget(self.list)
        nobody = EmptyState(
            "student", "Geen leerling gevonden", "Zoek op een deel van de naam, of voeg de leerling eerst toe.",
            action="Naar Leerlingen", action_icon="student", act=lambda: room.go("students", None),
        )  # fmt: skip
        self._places.addWidget(boxed(column(nobody, None)))
        head = column(
            Label("Nieuwe overdracht", "title"), Label("Voor welke leerling?", "body", "text2"), 8, self.filter, gap=2
        )
        inside = boxed(column(head, 8, (self._places, 1), gap=0, margins=(24, 20, 24, 0)))
        inside.setMaximumWidth(theme.px(760))
        self.setLayout(column((inside, 1), bottom_bar(second("Te&rug", self.left.emit), None), gap=0))
        self.filter.textChanged.connect(self._fill)
        self.filter.down.connect(self._into_list)
        self.list.opened.connect(self.chosen)
        self.list.clicked.connect(lambda index: self.chosen.emit(self._rows.row_at(index.row()).key))
        self._fill()

    def begin(self) -> None:
        """The cursor in the field."""
        self.filter.setFocus()

    def step_back(self) -> None:
        """Escape: what was typed first, then back."""
        if self.filter.text():
            self.filter.clear()
            self.filter.setFocus()
        else:
            self.left.emit()

    def _fill(self) -> None:
        rows = self._room.desk.ask(student_rows(on=self._room.today(), filter_text=self.filter.text()))
        self._rows.show(
            [
                Row(key=item.id, name=discreet.name(item.name), second=item.class_name, initials=item.initials)
                for item in rows
            ]
        )
        self._places.setCurrentIndex(0 if rows else 1)
        if rows:
            self.list.choose(int(rows[0].id), quietly=True)

    def _into_list(self) -> None:
        chosen = self.list.chosen_key()
        if chosen is not None:
            self.list.setFocus()
            if self._rows.rowCount() == 1:
                self.chosen.emit(chosen)
