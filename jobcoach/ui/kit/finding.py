"""A finding on a paper that goes out: number, verdict, page, one sentence with the better words, what to do."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from jobcoach.ui import discreet, theme
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.labels import Icon, Label, Paragraph
from jobcoach.ui.kit.layout import MIDDLE, TOP, Item, column, row
from jobcoach.ui.kit.marks import Chip

VERDICTS = {
    "must": ("Moet anders", "bad", "warning-circle"),
    "look": ("Kijk na", "warn", "warning"),
    "good": ("Goed", "ok", "check-circle"),
    "left_out": ("Weggelaten", "text2", "minus-circle"),
}


class Finding(discreet.Veil, QWidget):
    """``verdict`` must or look; give the buttons (kind row) that solve it: Vervang, Laat staan…"""

    def __init__(self, number: int, verdict: str, title: str, text: str, *buttons: Button, page: int = 0) -> None:
        super().__init__()
        words, tone, _ = VERDICTS[verdict]
        where = Label(f"blz. {page}" if page else "", "small", "text2")
        head = row(NumberDot(number, tone), Chip(words, tone), None, where, gap=8)
        items: list[Item] = [head, Label(title, "h", wrap=True), Paragraph(text, "text2")]
        if buttons:
            items += [2, row(*buttons, None, gap=8)]
        self.setLayout(column(*items, gap=5))
        self.setAccessibleName(f"{number}, {words}: {title}. {text}")


class FindingLine(QWidget):
    """What is in order or left out, in one line; ``verdict`` good or left_out."""

    def __init__(self, verdict: str, text: str) -> None:
        super().__init__()
        words, tone, icon = VERDICTS[verdict]
        word = Label(words, "smallb", tone)
        word.setFixedWidth(theme.px(72))
        self.setLayout(row((Icon(icon, tone, 18), 0, TOP), (word, 0, MIDDLE), (Label(text, wrap=True), 1), gap=8))


class NumberDot(QWidget):
    """A number in a filled circle: beside a finding and at its place on the page."""

    def __init__(self, number: int, tone: str = "warn") -> None:
        super().__init__()
        self._number, self._tone = number, tone
        self.setFixedSize(theme.px(20), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        paint_dot(QPainter(self), QRectF(self.rect()), self._number, self._tone)


def paint_dot(painter: QPainter, box: QRectF, number: int, tone: str) -> None:
    """A number in a filled circle, in any painter."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(tone))
    painter.drawEllipse(box)
    painter.setFont(theme.letter(round(box.height() * 0.6), bold=True))
    painter.setPen(theme.colour("sheet"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
