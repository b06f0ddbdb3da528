"""One line of consent: what is asked, ja, nee or later, and what was answered before."""

from enum import Enum

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton

from jobcoach.ui import theme
from jobcoach.ui.kit import Field, Label, row


class Later(Enum):
    """The third answer: ask me again."""

    LATER = "later"


LATER = Later.LATER


class YesNoField(Field):
    """Value True, False, ``LATER`` or None (not asked yet). J, N and L answer, Backspace takes an answer back."""

    def __init__(self, name: str, label: str, *, before: str = "") -> None:
        self.yes, self.no, self.later = _Radio("Ja", self), _Radio("Nee", self), _Radio("Later", self)
        self._group = QButtonGroup()
        self._radios = {True: self.yes, False: self.no, LATER: self.later}
        for radio in self._radios.values():
            self._group.addButton(radio)
        editor = QFrame()
        words = Label(label, wrap=True)
        self._when = Label(before, "small", "text2", wrap=True)
        self._when.setFixedWidth(theme.px(150))
        editor.setLayout(row((words, 1), self.yes, self.no, self.later, self._when, gap=16))
        editor.setFocusProxy(self.yes)
        super().__init__(name, label, editor, beside=True)
        for radio in self._radios.values():
            radio.setAccessibleName(f"{self.label_text}: {radio.text()}")
            radio.clicked.connect(lambda: self._touched())
        self.tell(before)

    def tell(self, words: str) -> None:
        """What was said before, or that this is not recorded yet; without words there is no room for them."""
        self._when.setText(words)
        self._when.setVisible(bool(words))
        for radio in self._radios.values():
            radio.setAccessibleDescription(words)

    def value(self) -> object:
        """True for ja, False for nee, ``LATER``, None for no answer."""
        return next((value for value, radio in self._radios.items() if radio.isChecked()), None)

    def show_value(self, value: object) -> None:
        """Show an answer, or none."""
        self._group.setExclusive(False)
        for meaning, radio in self._radios.items():
            radio.setChecked(value is meaning)
        self._group.setExclusive(True)

    def raw(self) -> str:
        """``ja``, ``nee``, ``later`` or nothing."""
        return next((word for word, meaning in _RAW.items() if self.value() is meaning), "")

    def show_raw(self, text: str) -> None:
        """Put back what a draft kept."""
        self.show_value(_RAW.get(text))

    def answer(self, value: bool | Later | None) -> None:
        """The coach answers with a key."""
        self.show_value(value)
        (self._radios[value] if value is not None else self.yes).setFocus(Qt.FocusReason.OtherFocusReason)
        self._touched()


_RAW: dict[str, bool | Later] = {"ja": True, "nee": False, "later": LATER}


class Radio(QRadioButton):
    """A choice with a ring that can be seen in every set of colours."""

    def sizeHint(self) -> QSize:
        """Ring, 8 px, words."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(theme.px(18) + theme.gap(10) + words, max(theme.px(28), 24))

    def hitButton(self, _place: QPoint) -> bool:
        """The whole of it can be pressed."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ring, dot and words."""
        painter, on = QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = "text3" if not self.isEnabled() else "accent" if on else "edge"
        side = theme.px(16)
        ring = QRectF(1, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(theme.colour(tone), 2 if on else 1.2))
        painter.setBrush(theme.colour("sheet"))
        painter.drawEllipse(ring)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tone))
            painter.drawEllipse(QPointF(ring.center()), side / 4, side / 4)
        painter.setFont(theme.font("h" if on else "body"))
        painter.setPen(theme.colour("text" if self.isEnabled() else "text3"))
        words = QRectF(self.rect()).adjusted(ring.right() + theme.gap(8), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


class _Radio(Radio):
    def __init__(self, text: str, field: YesNoField) -> None:
        super().__init__(text)
        self._field = field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J, N, L and Backspace answer at once."""
        keys: dict[int, bool | Later | None] = {
            Qt.Key.Key_J: True,
            Qt.Key.Key_N: False,
            Qt.Key.Key_L: LATER,
            Qt.Key.Key_Backspace: None,
            Qt.Key.Key_Delete: None,
        }
        if event.key() in keys and not event.modifiers():
            self._field.answer(keys[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)
