"""One line of consent: what is asked, ja or nee, and what was answered before."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton

from jobcoach.ui import theme
from jobcoach.ui.kit import Field, Label, row


class YesNoField(Field):
    """Value True, False or None (not asked yet). J and N answer, the arrows move, Backspace takes an answer back."""

    def __init__(self, name: str, label: str, *, before: str = "") -> None:
        self.yes, self.no = _Radio("Ja", self), _Radio("Nee", self)
        self._group = QButtonGroup()
        self._group.addButton(self.yes)
        self._group.addButton(self.no)
        editor = QFrame()
        words = Label(label, wrap=True)
        when = Label(before, "small", "text2", wrap=True)
        when.setFixedWidth(theme.px(150))
        editor.setLayout(row((words, 1), self.yes, self.no, when, gap=16))
        editor.setFocusProxy(self.yes)
        super().__init__(name, label, editor, beside=True)
        for radio in (self.yes, self.no):
            radio.setAccessibleName(f"{self.label_text}: {radio.text()}")
            radio.setAccessibleDescription(before)
            radio.clicked.connect(lambda: self._touched())

    def value(self) -> object:
        """True for ja, False for nee, None for no answer."""
        return True if self.yes.isChecked() else False if self.no.isChecked() else None

    def show_value(self, value: object) -> None:
        """Show an answer, or none."""
        self._group.setExclusive(False)
        self.yes.setChecked(value is True)
        self.no.setChecked(value is False)
        self._group.setExclusive(True)

    def raw(self) -> str:
        """``ja``, ``nee`` or nothing."""
        return {True: "ja", False: "nee", None: ""}[self.value()]  # type: ignore[index]

    def show_raw(self, text: str) -> None:
        """Put back what a draft kept."""
        self.show_value({"ja": True, "nee": False}.get(text))

    def answer(self, value: bool | None) -> None:
        """The coach answers with a key."""
        self.show_value(value)
        self._touched()


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
        """J, N and Backspace answer at once."""
        keys = {Qt.Key.Key_J: True, Qt.Key.Key_N: False, Qt.Key.Key_Backspace: None, Qt.Key.Key_Delete: None}
        if event.key() in keys and not event.modifiers():
            value = keys[Qt.Key(event.key())]
            self._field.answer(value)
            (self._field.no if value is False else self._field.yes).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)
