"""The parts of a dossier: a tab bar, or a choice "Onderdeel" where there is no room."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QTabBar, QWidget

from jobcoach.ui import theme
from jobcoach.ui.kit.fields import Combo
from jobcoach.ui.kit.labels import Label
from jobcoach.ui.kit.layout import boxed, column, hairline, row


class Tabs(QWidget):
    """``Tabs([("Ik", make_words), ("Stages", make_internships)])``: made when first shown, ``start`` at once."""

    shown = Signal(int)

    def __init__(self, parts: Sequence[tuple[str, Callable[[], QWidget]]], *, start: int = 0) -> None:
        super().__init__()
        self._makers = [maker for _, maker in parts]
        self._made: dict[int, QWidget] = {}
        words = [word for word, _ in parts]
        self.bar, self.combo, self.stack = _tab_bar(words), Combo(), QStackedWidget()
        self.combo.addItems(words)
        self.combo.setAccessibleName("Onderdeel")
        self._count = Label("", "small", "text2")
        label = Label("Onderdeel", "h")
        label.setBuddy(self.combo)
        # the bar starts one tab padding before the margin, so that text lines up with text
        self._wide = boxed(column(row(self.bar, None, margins=(14, 4, 24, 0)), hairline(), gap=0))
        self._narrow = boxed(row(label, (self.combo, 1), self._count, gap=16, margins=(24, 8, 24, 8)))
        layout = column(self._wide, self._narrow, (self.stack, 1), gap=0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(layout)
        self.bar.currentChanged.connect(self.show_part)
        self.combo.activated.connect(self.show_part)
        self._fit()
        self.show_part(start)

    def show_part(self, number: int) -> None:
        """Show the part at a place; makes it the first time."""
        if number not in self._made:
            self._made[number] = self._makers[number]()
            self.stack.addWidget(self._made[number])
        self.stack.setCurrentWidget(self._made[number])
        for chooser in (self.bar, self.combo):
            chooser.blockSignals(True)
            chooser.setCurrentIndex(number)
            chooser.blockSignals(False)
        self._count.setText(f"{number + 1} van {len(self._makers)}")
        self.shown.emit(number)

    def part(self) -> int:
        """The place of the part that is shown."""
        return self.combo.currentIndex()

    def made(self) -> tuple[QWidget, ...]:
        """The parts that exist by now, for ``reload``."""
        return tuple(self._made.values())

    def minimumSizeHint(self) -> QSize:
        """The choice is enough."""
        return QSize(theme.px(280), theme.px(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between bar and choice with the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = not theme.is_large() and self.width() >= self.bar.sizeHint().width() + theme.gap(38)
        self._wide.setVisible(wide)
        self._narrow.setVisible(not wide)


def _tab_bar(words: Sequence[str]) -> QTabBar:
    bar = QTabBar()
    bar.setExpanding(False)
    bar.setDrawBase(False)
    bar.setUsesScrollButtons(False)
    bar.setElideMode(Qt.TextElideMode.ElideNone)
    bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    bar.setCursor(Qt.CursorShape.PointingHandCursor)
    for word in words:
        bar.addTab(word.replace("&", "&&"))
    return bar
