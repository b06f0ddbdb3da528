"""What happens on the screen at lock: all that floats over the window closes, and a last page while a back-up runs."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from jobcoach.ui import theme
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.labels import Label, Sign
from jobcoach.ui.kit.layout import boxed, column, row
from jobcoach.ui.kit.panel import FloatingPanel

_ROUNDS = 10


def close_what_floats(window: QWidget) -> None:
    """Close menus, dialogs (their answer is no) and panels; an answer may open another one, so it looks again."""
    for _ in range(_ROUNDS):
        popup = QApplication.activePopupWidget()
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        panels = [one for one in window.findChildren(FloatingPanel) if not one.isHidden()]
        if popup is not None:
            popup.close()
        for dialog in dialogs:
            dialog.reject()
        for panel in panels:
            panel.close_panel()
        if popup is None and not dialogs and not panels:
            return


class LeavingPage(QWidget):
    """Nothing of a dossier can be seen any more; the back-up is made, and who cannot wait skips it."""

    def __init__(self, *, skip: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._asked = 0
        self.step = Label("Eerst nog een back-up", "small", "text2", wrap=True)
        head = row(Sign(40), (column(Label("Je kluis gaat op slot", "title", wrap=True), self.step, gap=2), 1), gap=16)
        self.skip = Button("Nu op slot, &zonder back-up", "link", act=skip)
        sheet = boxed(column(head, 20, row(None, self.skip), gap=0, margins=(32, 32, 32, 20)), "card")
        sheet.setFixedWidth(min(theme.px(480), 860))
        self.setLayout(column(None, row(None, (sheet, 0), None), None, gap=0, margins=(16, 16, 16, 16)))

    def show_step(self, step: str, _done: int, _total: int) -> None:
        """How far the back-up is."""
        self.step.setText(step)

    def insists(self) -> bool:
        """Whether the window was closed once more while this page was shown."""
        self._asked += 1
        return self._asked > 1
