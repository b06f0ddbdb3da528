"""The timeline in a side column: newest first, what is still to come with a dashed ring."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from jobcoach.ui import discreet, icons, theme
from jobcoach.ui.kit.labels import Elided, Label, Paragraph
from jobcoach.ui.kit.layout import column, row


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Something that happened, or (``coming``) is planned."""

    icon: str
    title: str
    date: str
    text: str = ""
    coming: bool = False


class Timeline(QWidget):
    """Up to twenty moments below each other."""

    def __init__(self, moments: Sequence[Moment]) -> None:
        super().__init__()
        items = [_MomentRow(moment, last=number == len(moments) - 1) for number, moment in enumerate(moments)]
        self.setLayout(column(*items, gap=0))


class _MomentRow(discreet.Veil, QWidget):
    def __init__(self, moment: Moment, *, last: bool) -> None:
        super().__init__()
        self._moment, self._last = moment, last
        head = row((Elided(moment.title, "h"), 1), Label(moment.date, "small", "text2"), gap=8)
        layout = column(head, gap=2, margins=(0, 0, 0, 14))
        if moment.text:
            layout.addWidget(Paragraph(moment.text, "text2", role="small"))
        layout.setContentsMargins(theme.px(38), 0, 0, theme.gap(14))
        self.setLayout(layout)
        self.setAccessibleName(f"{moment.title}, {moment.date}. {moment.text}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(26)
        circle = QRectF(1, 0, side, side)
        painter.setPen(QPen(theme.colour("line"), 2))
        if not self._last:
            painter.drawLine(QPointF(circle.center().x(), side + 2), QPointF(circle.center().x(), self.height() - 2))
        coming = self._moment.coming
        painter.setPen(QPen(theme.colour("edge"), 1.2, Qt.PenStyle.DashLine) if coming else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sheet" if coming else "hover"))
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
        icons.paint(painter, self._moment.icon, "accent" if coming else "text2", 16, circle.center())
