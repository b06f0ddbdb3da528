"""The place to drop a package, with a button for who uses the keyboard."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from jobcoach.ui import theme
from jobcoach.ui.kit import Button, Icon, Label, column, row

CENTRE = Qt.AlignmentFlag.AlignHCenter


class DropZone(QWidget):
    """A dashed ring round what to do; the page itself takes the drop."""

    def __init__(self, choose: Callable[[], object]) -> None:
        super().__init__()
        self._hot = False
        self.button = Button("&Kies een bestand", "second", icon="folder-open", act=choose)
        items = (
            row(None, Icon("circle-wavy-check", "text3", 32), None),
            Label("Sleep een pakket hierheen", "h", align=CENTRE),
            Label(
                "Een overdracht die je kreeg, met of zonder wachtwoord. Er gaat niets naar internet.",
                "body", "text2", wrap=True, align=CENTRE,
            ),
            6,
            row(None, self.button, None),
        )  # fmt: skip
        self.setLayout(column(None, *items, None, gap=8, margins=(32, 32, 32, 32)))
        self.setMinimumHeight(theme.px(260))

    def show_hot(self, hot: bool) -> None:
        """A file hangs over the page."""
        self._hot = hot
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("accent" if self._hot else "edge"), 2 if self._hot else 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("soft" if self._hot else "tint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)


def file_in(data: QMimeData) -> Path | None:
    """The one local file that is dropped, or None."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
