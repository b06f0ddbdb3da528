"""The field for a passphrase: an eye to look, a word about caps lock, wiped after reading."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from jobcoach.ui import theme
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.field import Field
from jobcoach.ui.kit.layout import row

CAPS_WORDS = "Caps Lock staat aan: je typt hoofdletters."


class _SecretLine(QLineEdit):
    def __init__(self) -> None:
        super().__init__()
        self.caps = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setProperty("tall", True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhHiddenText
        )
        self._space(3)

    def look(self, visible: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password)
        self._space(0 if visible else 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if len(letter) == 1 and letter.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps = letter.isupper() != shift
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps = False
        super().keyPressEvent(event)

    def _space(self, pixels: int) -> None:
        font = theme.font("body")
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, pixels)
        self.setFont(font)


class SecretField(Field):
    """A passphrase; ``take`` reads it once and empties the field."""

    def __init__(self, name: str, label: str, *, hint: str = "") -> None:
        self.line = _SecretLine()
        super().__init__(name, label, self.line, hint=hint, required=True)
        self._eye = Button("", "icon", icon="eye", name="Toon de wachtzin", act=self._look)
        self._eye.setCheckable(True)
        self.line.setLayout(row(None, self._eye, margins=(0, 0, 3, 0)))
        self.line.setTextMargins(0, 0, theme.px(32), 0)
        self.line.textEdited.connect(self._typed)

    def value(self) -> object:
        """What is typed, single spaces between the words."""
        return " ".join(self.line.text().split())

    def show_value(self, value: object) -> None:
        """Fill it in (the fixed passphrase of the practice school)."""
        self.line.setText(str(value or ""))

    def raw(self) -> str:
        """A secret is never kept as a draft."""
        return ""

    def show_raw(self, text: str) -> None:
        """A secret never comes out of a draft."""

    def take(self) -> str:
        """Read it once; the field is overwritten and emptied."""
        text = str(self.value())
        self.wipe()
        return text

    def wipe(self) -> None:
        """Overwrite and empty."""
        self.line.setText("*" * 64)
        self.line.clear()

    def _typed(self) -> None:
        self._touched()
        self.show_warning(CAPS_WORDS if self.line.caps else "")

    def _look(self) -> None:
        visible = self._eye.isChecked()
        self.line.look(visible)
        self._eye.show_icon("eye-slash" if visible else "eye", "Verberg de wachtzin" if visible else "Toon de wachtzin")
