"""To-do rows of Vandaag: real widgets, one focus stop per row, at most seven before "Toon alle 12"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from jobcoach.ui import theme
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.labels import Avatar, Elided, Label
from jobcoach.ui.kit.layout import RIGHT, boxed, column, hairline, row
from jobcoach.ui.kit.marks import StatusWord


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """One thing to do. ``press`` is "" for no hurry, ``warn`` for soon, ``bad`` for late; ``action`` a verb."""

    key: int
    initials: str
    name: str
    what: str
    due: str
    action: str
    act: Callable[[], object]
    press: str = ""


class ToDoRow(QFrame):
    """Circle, name, what, due, and the one button that does it; in two lines where the page is narrow."""

    def __init__(self, item: ToDo, *, two_lines: bool) -> None:
        super().__init__()
        due: QWidget = Label(item.due, "small", "text2", align=RIGHT)
        if item.press:
            sign = "warning-circle" if item.press == "bad" else "hourglass"
            due = StatusWord(sign, item.due, item.press, right=True)
        due.setFixedWidth(theme.px(124))
        self.button = Button(item.action, "row", act=item.act, width=None if two_lines else 132)
        self.button.setAccessibleName(f"{item.action}: {item.name}, {item.what}, {item.due}")
        if two_lines:
            words = column(row((Elided(item.name, "h"), 1), due), row((Elided(item.what), 1), self.button), gap=2)
            self.setLayout(row(Avatar(item.initials, item.key), (words, 1), gap=12, margins=(0, 6, 0, 6)))
            return
        name = Elided(item.name, "h", width=148)
        what = (Elided(item.what), 1)
        self.setLayout(row(Avatar(item.initials, item.key), name, what, due, self.button, gap=12))
        self.setFixedHeight(theme.px(44))


class ToDoGroup(QWidget):
    """A heading with a count and its rows; more than ``most`` wait behind "Toon alle"."""

    def __init__(self, heading: str, items: Sequence[ToDo], *, most: int = 7, two_lines: bool = False) -> None:
        super().__init__()
        self._items, self.words = items, heading
        self._two_lines = two_lines or theme.percent() >= 150
        head = row(Label(heading, "h"), Label(str(len(items)), "small", "text3"), None, gap=8)
        self._rows: QVBoxLayout = column(gap=0)
        self._more = Button(f"Toon alle {len(items)}", "link", act=self.show_all)
        layout = column(head, 4, self._rows, gap=0)
        layout.addWidget(self._more)
        self.setLayout(layout)
        self._add(items[:most])
        self._more.setVisible(len(items) > most)
        self._shown = min(most, len(items))

    def show_all(self) -> None:
        """Show the rows that waited."""
        rest = self._items[self._shown :]
        self._add(rest)
        self._shown = len(self._items)
        self._more.hide()

    def shows_all(self) -> bool:
        """Nothing waits behind "Toon alle"."""
        return self._shown == len(self._items)

    def _add(self, items: Sequence[ToDo]) -> None:
        for item in items:
            self._rows.addWidget(hairline())
            self._rows.addWidget(ToDoRow(item, two_lines=self._two_lines))


def need(what: str, who: str) -> QFrame:
    """Something still missing, and who can give it: below a meter."""
    from jobcoach.ui.kit.labels import Icon
    from jobcoach.ui.kit.layout import TOP

    words = column(Label(what, wrap=True), Label(who, "small", "text2", wrap=True), gap=0)
    return boxed(row((Icon("circle-dashed", "warn", 18), 0, TOP), (words, 1), gap=8))
