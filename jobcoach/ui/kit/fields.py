"""The fields of a form: line, lines, day, choice, tick, number, hours."""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QSizePolicy

from jobcoach.model.expected import Expected
from jobcoach.ui import discreet, icons, theme
from jobcoach.ui.kit.field import Field, Watch
from jobcoach.ui.kit.shy import ShyLine, shade
from jobcoach.ui.words.dates import day_for_field, minutes_for_field, read_day, read_minutes


class LineField(Field):
    """One line of text; its value is stripped. ``watch`` may give a warning about what is typed."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        hint: str = "",
        required: bool = False,
        example: str = "",
        longest: int = 200,
        width: int | None = None,
        watch: Watch | None = None,
    ) -> None:
        self.line = ShyLine()
        self.line.setMaxLength(longest)
        self.line.setPlaceholderText(example)
        if width is not None:
            self.line.setFixedWidth(theme.px(width))
        super().__init__(name, label, self.line, hint=hint, required=required)
        self._watch = watch
        self.line.textEdited.connect(self._touched)
        self.line.editingFinished.connect(self._look)

    def value(self) -> object:
        """The words without white around them."""
        return self.line.text().strip()

    def show_value(self, value: object) -> None:
        """Show words."""
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)

    def raw(self) -> str:
        """The words as typed."""
        return self.line.text()

    def show_raw(self, text: str) -> None:
        """Put them back."""
        self.line.setText(text)

    def _look(self) -> None:
        if self._watch is not None and not self.error():
            self.show_warning(self._watch(self.line.text()))


class TextField(Field):
    """Several lines of text; Tab goes to the next field."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        hint: str = "",
        required: bool = False,
        example: str = "",
        lines: int = 3,
        watch: Watch | None = None,
    ) -> None:
        self.text = QPlainTextEdit()
        shade(self.text)
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(example)
        self.text.setFixedHeight(theme.px(18 * lines) + theme.gap(18))
        super().__init__(name, label, self.text, hint=hint, required=required)
        self._watch, self._showing = watch, False
        self.text.textChanged.connect(self._changed)

    def value(self) -> object:
        """The words without white around them."""
        return self.text.toPlainText().strip()

    def show_value(self, value: object) -> None:
        """Show words."""
        self.show_raw("" if value is None else str(value))

    def raw(self) -> str:
        """The words as typed."""
        return self.text.toPlainText()

    def show_raw(self, text: str) -> None:
        """Put them back."""
        self._showing = True
        self.text.setPlainText(text)
        self._showing = False

    def _changed(self) -> None:
        if self._showing:
            return
        self._touched()
        if self._watch is not None:
            self.show_warning(self._watch(self.text.toPlainText()))


class DateField(LineField):
    """A day that is typed: "24-11-2026", "24 nov", "morgen", or nothing; its value is a date or None."""

    def __init__(
        self, name: str, label: str, *, today: date, hint: str = "", required: bool = False, width: int | None = 160
    ) -> None:
        super().__init__(name, label, hint=hint, required=required, example="bijv. 24-11-2026", longest=40, width=width)
        self._today = today
        self.line.editingFinished.connect(self._tidy)

    def value(self) -> object:
        """The day. Raises ``date.unreadable``, ``date.no_such_day``, ``date.no_such_month``."""
        return read_day(self.line.text(), self._today)

    def show_value(self, value: object) -> None:
        """Show a day as 24-11-2026."""
        self.line.setText(day_for_field(value if isinstance(value, date) else None))

    def _tidy(self) -> None:
        if self.is_valid_or_empty():
            self.show_value(self.value())

    def is_valid_or_empty(self) -> bool:
        """Check while leaving the field; empty is not yet an error."""
        return self.is_valid() if self.line.text().strip() else False


class NumberField(LineField):
    """A whole number, or one with a comma when ``decimals``; its value is an int, a float or None."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        least: int = 0,
        most: int = 9999,
        decimals: bool = False,
        hint: str = "",
        required: bool = False,
    ) -> None:
        super().__init__(name, label, hint=hint, required=required, longest=12, width=120)
        self._least, self._most, self._decimals = least, most, decimals

    def value(self) -> object:
        """The number. Raises ``number.unreadable``, ``number.range`` (least, most)."""
        text = self.line.text().strip().replace(",", ".")
        if not text:
            return None
        try:
            number: float = float(text) if self._decimals else int(text)
        except ValueError:
            raise Expected("number.unreadable") from None
        if not self._least <= number <= self._most:
            raise Expected("number.range", least=self._least, most=self._most)
        return number

    def show_value(self, value: object) -> None:
        """Show a number with a comma."""
        self.line.setText("" if value is None else f"{value}".replace(".", ","))


class HoursField(LineField):
    """A length of time: "2 uur", "2:30", "2,5", "45 min"; its value is in whole MINUTES, or None."""

    def __init__(self, name: str, label: str, *, most_hours: int = 24, hint: str = "", required: bool = False) -> None:
        super().__init__(
            name, label, hint=hint, required=required, example="bijv. 2 uur of 2:30", longest=20, width=160
        )
        self._most = most_hours

    def value(self) -> object:
        """Minutes. Raises ``hours.unreadable``, ``hours.range`` (most)."""
        minutes = read_minutes(self.line.text())
        if minutes is not None and minutes > self._most * 60:
            raise Expected("hours.range", most=self._most)
        return minutes

    def show_value(self, value: object) -> None:
        """Show minutes as 2:30."""
        self.line.setText(minutes_for_field(value if isinstance(value, int) else None))


class Combo(QComboBox):
    """A choice with our own caret; the wheel only turns it when it has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the caret on top."""
        super().paintEvent(event)
        side = theme.px(18)
        box = QRectF(self.width() - side - theme.gap(10), 0, side, self.height())
        icons.paint(QPainter(self), "caret-down", "text2" if self.isEnabled() else "text3", 18, box.center())


class ChoiceField(Field):
    """One of a few values; ``options`` are (value, word). With ``empty`` words there may be no choice yet (None)."""

    def __init__(
        self,
        name: str,
        label: str,
        options: Sequence[tuple[object, str]],
        *,
        empty: str = "",
        hint: str = "",
        required: bool = False,
    ) -> None:
        self.combo = Combo()
        self._start: tuple[tuple[object, str], ...] = ((None, empty),) if empty else ()
        super().__init__(name, label, self.combo, hint=hint, required=required)
        self.show_options(options)
        self.combo.activated.connect(self._touched)

    def show_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other values; the chosen one stays when it is among them."""
        chosen = self.value() if self.combo.count() else None
        # kept here and not in the combo box: Qt would hand an Enum back as a bare string
        self._options = (*self._start, *options)
        self.combo.clear()
        self.combo.addItems([discreet.text(word) for _, word in self._options])
        self.show_value(chosen)

    def value(self) -> object:
        """The chosen value."""
        return self._options[self.combo.currentIndex()][0] if self.combo.currentIndex() >= 0 else None

    def show_value(self, value: object) -> None:
        """Show a value; an unknown one shows the first."""
        values = [known for known, _ in self._options]
        self.combo.setCurrentIndex(values.index(value) if value in values else 0 if values else -1)

    def raw(self) -> str:
        """A name for the chosen value that stays the same between versions."""
        return _raw_choice(self.value())

    def show_raw(self, text: str) -> None:
        """Choose the value with that name."""
        for value, _ in self._options:
            if _raw_choice(value) == text:
                self.show_value(value)


class TickField(Field):
    """Yes or no, words beside the box."""

    def __init__(self, name: str, label: str, *, hint: str = "") -> None:
        self.box = QCheckBox(discreet.text(label))
        super().__init__(name, label, self.box, hint=hint, beside=True)
        self.box.clicked.connect(lambda: self._touched())

    def value(self) -> object:
        """True when ticked."""
        return self.box.isChecked()

    def show_value(self, value: object) -> None:
        """Tick or untick."""
        self.box.setChecked(bool(value))

    def raw(self) -> str:
        """``1`` when ticked, else nothing."""
        return "1" if self.box.isChecked() else ""

    def show_raw(self, text: str) -> None:
        """Tick or untick as the draft says."""
        self.box.setChecked(text == "1")


def _raw_choice(value: object) -> str:
    if value is None:
        return ""
    return value.name if isinstance(value, Enum) else str(value)
