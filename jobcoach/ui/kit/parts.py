"""Parts that several places share: the list pane with its filter, the header band of a dossier, the saved line."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from jobcoach.ui import theme
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.form import DraftKeeper
from jobcoach.ui.kit.labels import Avatar, Elided, Icon, Label
from jobcoach.ui.kit.layout import TOP, Item, boxed, column, hairline, row
from jobcoach.ui.kit.marks import Chip, StatusWord


def shortcut(owner: QWidget, keys: str, act: Callable[[], object]) -> QShortcut:
    """Keys that work while ``owner`` is on the screen and holds the focus somewhere."""
    result = QShortcut(QKeySequence(keys), owner)
    result.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    result.activated.connect(lambda: act())
    return result


class FilterLine(QLineEdit):
    """The field above a list: listen to ``textChanged``; Escape empties it, Down goes to the list."""

    down = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setObjectName("filter")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setLayout(row(Icon("funnel-simple", "text3", 18), None, margins=(10, 0, 0, 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leaves to the list, Escape empties."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ListPane(QFrame):
    """The pane at the left of a place; ``count`` shows the number, ``filter`` is there when words were given."""

    def __init__(
        self, title: str, inside: QWidget, *, add: Button | None, filter_words: str, foot: tuple[Item, ...]
    ) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._count = Label("", "small", "text3")
        self.filter = FilterLine(filter_words) if filter_words else None
        head = row(Label(title, "h"), self._count, None, *((add,) if add else ()), gap=8, margins=(12, 0, 0, 0))
        self.place: QVBoxLayout = column((inside, 1), gap=0)
        layout = column(boxed(head, height=theme.px(32)), gap=8, margins=(8, 12, 8, 10))
        if self.filter is not None:
            self.filter.down.connect(inside.setFocus)
            layout.addLayout(row(self.filter, margins=(12, 0, 4, 0)))
        layout.addLayout(self.place, 1)
        if foot:
            layout.addWidget(hairline())
            layout.addLayout(row(*foot, margins=(12, 0, 4, 0)))
        self.setLayout(layout)
        self.setFixedWidth(theme.px(292))
        self.setFocusProxy(inside)

    def show_count(self, number: int) -> None:
        """Show how many there are."""
        self._count.setText(str(number))


def list_pane(
    title: str,
    inside: QWidget,
    *,
    add: Callable[[], object] | None = None,
    add_name: str = "",
    filter_words: str = "",
    foot: tuple[Item, ...] = (),
) -> ListPane:
    """A list with its title, a plus button, a filter and a foot line."""
    button = Button("", "icon", icon="plus", name=add_name, act=add) if add else None
    return ListPane(title, inside, add=button, filter_words=filter_words, foot=foot)


def header_band(
    initials: str,
    key: int,
    name: str,
    line: str,
    chips: tuple[Chip, ...] = (),
    *,
    next_step: str = "",
    when: str = "",
    button: Button | None = None,
    before: Button | None = None,
    corner: bool = False,
) -> QFrame:
    """The header of a dossier: who, how it stands, the next step with the one primary button.

    ``before`` is the button that brings the list back; ``corner`` when the band touches the sheet's round corner.
    """
    who = column(Elided(name, "title"), Label(line, "small", "text2", wrap=True), row(*chips, None, gap=8), gap=5)
    items: list[Item] = [(before, 0, TOP)] if before else []
    items += [(Avatar(initials, key, 56), 0, TOP), (who, 1)]
    step = _next_step(next_step, when, button) if next_step or button else None
    if step is not None and not theme.is_large():
        items.append((boxed(step, width=theme.px(264)), 0, TOP))
    layout = column(row(*items, gap=16), gap=12, margins=(16 if before else 24, 20, 24, 16))
    if step is not None and theme.is_large():
        layout.addLayout(step)
    band = boxed(layout, "band")
    band.setProperty("corner", corner)
    if not theme.is_large():
        band.setMinimumHeight(theme.px(114))
    return band


def _next_step(words: str, when: str, button: Button | None) -> QVBoxLayout:
    head = row(Label("Volgende stap", "smallb", "text2"), None, Label(when, "small", "text2"))
    step = column(head, Label(words, "h", wrap=True), gap=5)
    if button is not None:
        step.addLayout(row(button, None))
    return step


class SavedLine(StatusWord):
    """Says that a draft is kept, or why not."""

    def __init__(self, drafts: DraftKeeper) -> None:
        super().__init__("check-circle", "", "text2")
        self.setVisible(False)
        drafts.kept.connect(self._kept)
        drafts.failed.connect(self._failed)

    def show_words(self, words: str, *, tone: str = "ok") -> None:
        """Say something: "Bewaard 10:04"."""
        self.show_status("check-circle" if tone == "ok" else "warning-circle", words, "text2" if tone == "ok" else tone)
        self.setVisible(bool(words))

    def _kept(self, words: str) -> None:
        self.show_words(words)

    def _failed(self, words: str) -> None:
        self.show_words(words, tone="bad")
