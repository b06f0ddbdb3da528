"""What tells how things stand: chips, status words, banner, empty state, meter, own words."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from jobcoach.ui import discreet, icons, theme
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.labels import Icon, Label, Paragraph
from jobcoach.ui.kit.layout import TOP, Item, boxed, column, row

STATUS_ICONS = {"ok": "check-circle", "warn": "warning", "bad": "warning-circle", "info": "info"}


def _tones(tone: str) -> tuple[str, str]:
    return {"neutral": ("text2", "hover"), "accent": ("onSoft", "soft")}.get(tone, (tone, f"{tone}Soft"))


class Chip(discreet.Veil, QWidget):
    """Icon and word on a soft ground; ``tone``: ok, warn, bad, info, neutral, accent. 24 high, 32 for wishes."""

    def __init__(
        self, text: str, tone: str = "neutral", *, icon: str = "", height: int = 24, bold: bool = True
    ) -> None:
        super().__init__()
        self._text, self._tone, self._icon = discreet.text(text), tone, icon or STATUS_ICONS.get(tone, "")
        if self._icon:
            icons.checked(self._icon)
        self._font_role = ("smallb" if bold else "small") if height <= 26 else ("h" if bold else "body")
        self._sign = 16 if height <= 26 else 18
        self._extra = 0
        self.setFixedHeight(theme.px(height))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self._fit()

    def text(self) -> str:
        """The word on it."""
        return self._text

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon and word."""
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._text, self._tone, self._icon, self._font_role, self._sign)

    def _fit(self) -> None:
        metrics = _metrics(self._font_role)
        sign = theme.px(self._sign) + theme.gap(6) if self._icon else theme.gap(2)
        self.setFixedWidth(theme.gap(8) + sign + metrics.horizontalAdvance(self._text) + theme.gap(11) + self._extra)


def _metrics(role: str) -> QFontMetrics:
    return QFontMetrics(theme.font(role))


def paint_chip(
    painter: QPainter, box: QRectF, text: str, tone: str, icon: str, role: str, sign: int, *, hot: bool = False
) -> None:
    """Soft ground with icon and word, for chips and for the delegates that draw them."""
    front, ground = _tones(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    contrast = theme.scheme() == "contrast"
    painter.setPen(theme.colour(front) if contrast or hot else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2, box.height() / 2)
    x = box.left() + theme.gap(8 if icon else 10)
    if icon:
        side = theme.px(sign)
        centre = QRectF(x, box.top(), side, box.height()).center()
        icons.paint(painter, icon, front, sign, centre)
        x += side + theme.gap(6)
    painter.setFont(theme.font(role))
    painter.setPen(theme.colour(front))
    painter.drawText(QRectF(x, box.top(), box.right() - x, box.height()), Qt.AlignmentFlag.AlignVCenter, text)


class RemovableChip(discreet.Veil, QToolButton):
    """Something recognised or chosen: Delete (or the cross) takes it away, Enter asks to change it."""

    removed = Signal()
    opened = Signal()

    def __init__(self, text: str, tone: str = "accent", *, icon: str = "") -> None:
        super().__init__()
        self._tone, self._icon = tone, icon
        self.setText(text)
        self.setFixedHeight(theme.px(28))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{text}. Delete haalt het weg.")
        self._cross = theme.px(14) + theme.gap(8)
        sign = theme.px(18) + theme.gap(6) if icon else theme.gap(2)
        width = theme.gap(8) + sign + _metrics("body").horizontalAdvance(self.text()) + theme.gap(10) + self._cross
        self.setFixedWidth(width)
        self.clicked.connect(self.opened)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip and its cross."""
        painter, box = QPainter(self), QRectF(self.rect())
        paint_chip(painter, box, self.text(), self._tone, self._icon, "body", 18, hot=self.underMouse())
        cross = QRectF(box.right() - self._cross - theme.gap(2), 0, self._cross, box.height())
        icons.paint(painter, "x", _tones(self._tone)[0], 14, cross.center())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross takes it away."""
        if event.position().x() > self.width() - self._cross - theme.gap(4):
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete or Backspace takes it away, Enter changes it."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class StatusWord(QWidget):
    """Icon and small words without a ground: "9 dagen te laat"."""

    def __init__(self, icon: str, text: str, tone: str, *, right: bool = False) -> None:
        super().__init__()
        self._icon, self._label = Icon(icon, tone, 16), Label(text, "small", tone)
        around: tuple[Item, ...] = (self._icon, self._label)
        self.setLayout(row(*((None, *around) if right else (*around, None)), gap=5))

    def show_status(self, icon: str, text: str, tone: str) -> None:
        """Say something else."""
        self._icon.show_icon(icon, tone)
        self._label.setText(text)
        self._label.show_tone(tone)

    def show_sign(self, icon: str, tone: str) -> None:
        """Another icon or colour of the icon; the words stay as they are."""
        self._icon.show_icon(icon, tone)

    def text(self) -> str:
        """The words."""
        return self._label.text()


class Banner(discreet.Veil, QFrame):
    """In the page, under the header: what happened, what is safe, what to do. Tone ok, warn, bad or info.

    One that can be closed answers something that was just done; the others tell how things are.
    """

    closed = Signal()

    def __init__(
        self,
        head: str,
        text: str = "",
        tone: str = "info",
        *,
        icon: str = "",
        action: str = "",
        act: Callable[[], object] | None = None,
        closable: bool = False,
    ) -> None:
        super().__init__()
        self.tone, self.is_answer = tone, closable
        self.setProperty("ground", tone)
        words: list[Item] = [Label(head, "h", tone, wrap=True)]
        if text:
            words.append(Label(text, "body", "text", wrap=True))
        items: list[Item] = [(Icon(icon or STATUS_ICONS[tone], tone), 0, TOP), (column(*words, gap=2), 1)]
        if action:
            items.append(Button(action, "link", tone=tone, act=act))
        if closable:
            items.append(Button("", "icon", icon="x", tone=tone, name="Sluit deze melding", act=self._close))
        self.setLayout(row(*items, gap=12, margins=(14, 10, 8 if closable else 14, 10)))
        self._sentence = discreet.text(f"{head}. {text}")
        self.setAccessibleName(self._sentence)

    def announce(self) -> None:
        """Let a screen reader say it now."""
        event = QAccessibleAnnouncementEvent(self, self._sentence)
        QAccessible.updateAccessibility(event)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say ``words``: saved, added, an error."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, discreet.text(words)))


class EmptyState(QFrame):
    """Nothing here yet: what belongs here and why, one first step, at most one link."""

    def __init__(
        self,
        icon: str,
        head: str,
        text: str,
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
        action_icon: str = "plus",
        other: str = "",
        other_act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("tint")
        centre = Qt.AlignmentFlag.AlignHCenter
        items: list[Item] = [row(None, Icon(icon, "text3", 32), None), Label(head, "h", wrap=True, align=centre)]
        items.append(Label(text, "body", "text2", wrap=True, align=centre))
        steps: list[Item] = []
        if action:
            steps.append(Button(action, "second", icon=action_icon, act=act))
        if other:
            steps.append(Button(other, "link", act=other_act))
        if steps:
            items += [6, row(None, *steps, None, gap=16)]
        self.setLayout(column(*items, gap=6, margins=(24, 16, 24, 18)))


class Meter(QWidget):
    """Boxes that can be counted: ``done`` of ``total`` are full. Put the words "6 van 9" beside it."""

    def __init__(self, done: int, total: int, about: str) -> None:
        super().__init__()
        self._done, self._total = done, total
        self.setFixedHeight(theme.px(8))
        self.setAccessibleName(f"{about}: {done} van {total}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the boxes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = 3
        width = (self.width() - gap * (self._total - 1)) / max(1, self._total)
        for number in range(self._total):
            box = QRectF(number * (width + gap), 0, width, self.height())
            full = number < self._done
            painter.setPen(Qt.PenStyle.NoPen if full else theme.colour("edge"))
            painter.setBrush(theme.colour("accent") if full else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box if full else box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)


class _Rail(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("rail"))
        painter.drawRoundedRect(QRectF(self.rect()), 1.5, 1.5)


class OwnWords(QWidget):
    """What a student said: the question in the I-form, the answer in quotation marks, or a field in the same place."""

    def __init__(self, question: str, answer: "str | QWidget") -> None:
        super().__init__()
        shown = Paragraph(f"“{answer}”") if isinstance(answer, str) else answer
        ask = Label(question, "smallb", "text2", wrap=True)
        self.setLayout(row(_Rail(), (column(ask, shown, gap=4), 1), gap=12))


def card(*items: Item, surface: str = "now", gap: int = 8) -> QFrame:
    """The one thing now; ``surface`` now (tint with a line), tint, or card (white, for unlock)."""
    margins = (32, 32, 32, 24) if surface == "card" else (16, 14, 16, 16)
    return boxed(column(*items, gap=gap, margins=margins), surface)
