"""The sheet on the empty desk that every page before the vault lies on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QProgressBar, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.labels import Label, Sign
from jobcoach.ui.kit.layout import MIDDLE, Item, boxed, column, row
from jobcoach.ui.kit.marks import Banner
from jobcoach.ui.kit.page import scroll
from jobcoach.ui.words import sentence


class CardPage(QWidget):
    """One card in the middle with the sign, a title and a small line; it scrolls when the text is large."""

    help_text = ""
    holds_key = False  # a page that must go when nobody sits here any more

    def __init__(self, title: str, line: str, *, width: int = 480) -> None:
        super().__init__()
        self.line = Label(line, "small", "text2", wrap=True)
        head = row(Sign(40), (column(Label(title, "title", wrap=True), self.line, gap=2), 1), gap=16)
        self.problem: QVBoxLayout = column(gap=0)
        self.inside: QVBoxLayout = column(gap=0)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName("Bezig")
        _keep_place(self.busy)
        self.busy.hide()
        sheet = boxed(
            column(head, 24, self.problem, self.inside, 12, self.busy, gap=0, margins=(32, 32, 32, 12)), "card"
        )
        sheet.setMaximumWidth(theme.px(width))
        sheet.setMinimumWidth(min(theme.px(width), 900))
        middle = QWidget()
        self.below: QVBoxLayout = column(gap=0)
        cards = boxed(column(sheet, self.below, gap=0))
        middle.setLayout(column(None, row(None, (cards, 0), None), None, gap=0, margins=(16, 16, 16, 16)))
        area: QScrollArea = scroll(middle)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setLayout(column((area, 1), gap=0))

    def add(self, *items: Item) -> None:
        """Put pieces below each other."""
        inside = column(*items, gap=0)
        self.inside.addLayout(inside)

    def leave(self) -> None:
        """The page goes away: keep what must not get lost."""

    def stop(self) -> None:
        """Escape while something runs; most of it is over before one can ask."""

    def show_problem(self, error: Expected) -> None:
        """Say what went wrong, above the fields."""
        self.clear_problem()
        banner = Banner("Dit lukte niet", sentence(error), "bad")
        self.problem.addWidget(banner)
        self.problem.addSpacing(theme.gap(16))
        banner.announce()

    def show_good(self, head: str, text: str) -> None:
        """Say what went well, above the fields."""
        self.clear_problem()
        banner = Banner(head, text, "ok")
        self.problem.addWidget(banner)
        self.problem.addSpacing(theme.gap(16))
        banner.announce()

    def clear_problem(self) -> None:
        """Take the problem away."""
        while self.problem.count():
            item = self.problem.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def start(self) -> None:
        """Put the cursor where the coach begins; called when the page is shown."""


def choice(icon: str, title: str, text: str, button: Button) -> QFrame:
    """One way to go: sign, title, one line, its button."""
    from jobcoach.ui.kit.labels import Icon

    words = column(Label(title, "h", wrap=True), Label(text, "small", "text2", wrap=True), gap=2)
    button.setAccessibleDescription(text)
    pieces: QLayout = row(Icon(icon, "accent", 24), (words, 1), (button, 0, MIDDLE), gap=16, margins=(16, 12, 12, 12))
    return boxed(pieces, "tint")


def _keep_place(widget: QWidget) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
    widget.setFixedHeight(6)
