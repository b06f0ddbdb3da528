"""The steps of a flow, at the left: done with a check, now filled, later a ring; only done steps can be clicked."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from jobcoach.ui import icons, theme
from jobcoach.ui.kit.layout import column

State = Literal["done", "now", "later"]
_WORDS = {"done": "klaar", "now": "hier ben je", "later": "komt nog"}


class Steps(QWidget):
    """``Steps([("Ontvanger", "Gemeente Lindeborg"), ...])``; ``chosen`` gives the number of a done step, from 0."""

    chosen = Signal(int)

    def __init__(self, steps: Sequence[tuple[str, str]], now: int = 0) -> None:
        super().__init__()
        self._steps = [_Step(number, *words) for number, words in enumerate(steps)]
        self.setLayout(column(*self._steps, None, gap=0, margins=(16, 12, 16, 12)))
        for step in self._steps:
            step.pressed_step.connect(self.chosen)
        self.show_now(now)

    def show_now(self, now: int) -> None:
        """Which step is open; those before are done."""
        for number, step in enumerate(self._steps):
            step.show_state("done" if number < now else "now" if number == now else "later")

    def show_note(self, number: int, words: str) -> None:
        """The small words under a step."""
        self._steps[number].show_note(words)


class _Step(QAbstractButton):
    pressed_step = Signal(int)

    def __init__(self, number: int, words: str, note: str) -> None:
        super().__init__()
        self._number, self._note = number, note
        self._state: State = "later"
        self.setText(words)
        self.setFixedHeight(theme.px(60))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._press)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(184), theme.px(60))

    def show_state(self, state: State) -> None:
        self._state = state
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if state == "done" else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if state == "done" else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(f"Stap {self._number + 1}, {self.text()}, {_WORDS[state]}. {self._note}")
        self.update()

    def show_note(self, words: str) -> None:
        self._note = words
        self.show_state(self._state)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = self._state == "now"
        if now:
            painter.setPen(theme.colour("accent") if theme.scheme() == "contrast" else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("soft"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 2.5, -0.5, -2.5), 8, 8)
        side = theme.px(24)
        circle = QRectF(theme.gap(12), (self.height() - side) / 2, side, side)
        self._paint_circle(painter, circle)
        left = circle.right() + theme.gap(12)
        width, middle = self.width() - left - theme.gap(6), self.height() / 2
        self._paint_words(
            painter, QRectF(left, middle - theme.px(20), width, theme.px(20)), self.text(), "h" if now else "body"
        )
        self._paint_words(painter, QRectF(left, middle, width, theme.px(18)), self._note, "small")

    def _paint_words(self, painter: QPainter, box: QRectF, words: str, role: str) -> None:
        font = theme.font(role)
        painter.setFont(font)
        painter.setPen(theme.colour("onSoft" if self._state == "now" else "text2" if role == "small" else "text"))
        fitting = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, fitting)

    def _paint_circle(self, painter: QPainter, circle: QRectF) -> None:
        pen = {"done": "ok", "now": "accent", "later": "edge"}[self._state]
        painter.setPen(QPen(theme.colour(pen), 1.5))
        grounds = {"done": "okSoft", "now": "accent"}
        ground = grounds.get(self._state)
        painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if self._state == "done":
            icons.paint(painter, "check", "ok", 16, circle.center())
            return
        painter.setFont(theme.letter(theme.px(12), bold=True))
        painter.setPen(theme.colour("onAccent" if self._state == "now" else "text2"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number + 1))

    def _press(self) -> None:
        if self._state == "done":
            self.pressed_step.emit(self._number)
