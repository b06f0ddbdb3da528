"""What every field has: a label above, an editor, a hint or an error below, raw text for drafts."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from jobcoach.model.expected import Expected
from jobcoach.ui import discreet
from jobcoach.ui.kit.labels import Icon, Label, restyle
from jobcoach.ui.kit.layout import column, row
from jobcoach.ui.words import sentence


class Field(QWidget):
    """One value of a form; subclasses give the editor and the way between value and raw text.

    ``edited`` is sent when the coach changes it, not when the program shows a value.
    """

    edited = Signal()

    def __init__(
        self,
        name: str,
        label: str,
        editor: QWidget,
        *,
        hint: str = "",
        required: bool = False,
        beside: bool = False,
    ) -> None:
        super().__init__()
        self.name, self.required, self.editor, self._hint = name, required, editor, hint
        self.label_text = label.replace("&", "")
        self._label = QLabel(discreet.text(label))
        self._label.setProperty("role", "h")
        self._label.setBuddy(editor)
        self._sign = Icon("warning-circle", "bad", 16)
        self._message = Label("", "small", "text2", wrap=True)
        self._below = QWidget()
        self._below.setLayout(row((self._sign, 0), (self._message, 1), gap=6))
        head = () if beside else (self._label,)
        self.setLayout(column(*head, editor, self._below, gap=5))
        self.setFocusProxy(editor)
        self._name_editor("")
        self.show_error("")

    def value(self) -> object:
        """The value as the verb wants it; None when empty. Raises ``Expected`` when it cannot be read."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Show a value; does not count as an edit."""
        raise NotImplementedError

    def raw(self) -> str:
        """What stands there now, readable or not, for a draft."""
        raise NotImplementedError

    def show_raw(self, text: str) -> None:
        """Put back what a draft kept."""
        raise NotImplementedError

    def checked(self) -> object:
        """``value()``, but empty is refused (``field.required``) when it must be filled."""
        value = self.value()
        if self.required and value in (None, ""):
            raise Expected("field.required")
        return value

    def show_error(self, sentence: str) -> None:
        """Show why this cannot be saved; empty takes the error away and brings the hint back."""
        self._say(sentence or self._hint, "bad" if sentence else "text2", sign=bool(sentence))
        self._mark(bad=bool(sentence))

    def show_hint(self, words: str) -> None:
        """Say something else in the small line below; an error or a warning takes its place."""
        self._hint = words
        self.show_error("")

    def show_warning(self, sentence: str) -> None:
        """Say something that does not stop saving (a number that looks like a BSN); empty takes it away."""
        self._say(sentence or self._hint, "warn" if sentence else "text2", sign=bool(sentence))
        self._mark(bad=False)

    def error(self) -> str:
        """The error that is shown, or nothing."""
        return self._message.text() if self.editor.property("bad") else ""

    def is_valid(self) -> bool:
        """Check and show the error under the field."""
        try:
            self.checked()
        except Expected as error:
            self.show_error(sentence(error))
            return False
        self.show_error("")
        return True

    def set_enabled(self, enabled: bool, why: str = "") -> None:
        """Turn on or off; ``why`` says below it what has to come first."""
        self.editor.setEnabled(enabled)
        self._say(self._hint if enabled else why, "text2", sign=False)

    def _say(self, words: str, tone: str, *, sign: bool) -> None:
        self._message.setText(words)
        self._message.show_tone(tone)
        self._sign.show_icon("warning" if tone == "warn" else "warning-circle", tone if sign else "bad")
        self._sign.setVisible(sign)
        self._below.setVisible(bool(words))
        self._name_editor(words)

    def _name_editor(self, words: str) -> None:
        must = ", moet ingevuld" if self.required else ""
        self.editor.setAccessibleName(discreet.text(f"{self.label_text}{must}"))
        self.editor.setAccessibleDescription(discreet.text(words))

    def _mark(self, *, bad: bool) -> None:
        if bool(self.editor.property("bad")) != bad:
            self.editor.setProperty("bad", bad)
            restyle(self.editor)

    def _touched(self) -> None:
        if self.error():
            self.show_error("")
        self.edited.emit()


Watch = Callable[[str], str]
