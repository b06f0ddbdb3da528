"""Choosing a passphrase: five words that the program drew, or one's own; typed over once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.labels import Label, Paragraph
from jobcoach.ui.kit.layout import boxed, column, row
from jobcoach.ui.unlock.gate import Gate
from jobcoach.ui.unlock.secret import SecretField
from jobcoach.ui.words import sentence


class PassphraseChoice(QWidget):
    """Generated words that are shown, or an own passphrase; both are typed over to be sure."""

    entered = Signal()

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self._gate, self._words = gate, ""
        self._shown = Label("", "msg", wrap=True)
        other = Button("&Andere woorden", "row", act=self.suggest)
        advice = Paragraph("Schrijf ze op papier en bewaar dat thuis. Niemand kan ze voor je opzoeken.", "text2")
        self._drawn = boxed(column(self._shown, row(None, other), gap=8, margins=(16, 14, 12, 12)), "now")
        self.own = SecretField("own", "Je &eigen wachtzin", hint="Liefst vijf woorden zonder verband")
        self.repeat = SecretField("repeat", "Typ de wachtzin &over", hint="Zo weet je zeker dat je hem goed hebt")
        self._turn = Button("Zelf een wachtzin &kiezen", "link", act=self.turn)
        self._is_own = False
        self.setLayout(column(self._drawn, advice, self.own, self.repeat, row(self._turn, None), gap=12))
        self.setFocusProxy(self.repeat.line)
        self.own.line.returnPressed.connect(self.repeat.setFocus)
        self.repeat.line.returnPressed.connect(self.entered)
        self._advice = advice
        self.suggest()
        self._apply()

    def suggest(self) -> None:
        """Draw other words."""
        self._words = self._gate.suggest_passphrase()
        self._shown.setText(self._words)
        self.repeat.wipe()
        self.repeat.show_error("")

    def turn(self) -> None:
        """Go from drawn words to an own passphrase, or back."""
        self._is_own = not self._is_own
        self._apply()
        (self.own if self._is_own else self.repeat).setFocus()

    def is_valid(self) -> bool:
        """Strong enough, and typed over without a mistake; shows what is wrong."""
        if self._is_own and not self._own_is_strong():
            self.own.setFocus()
            return False
        if not self.repeat.is_valid():
            self.repeat.setFocus()
            return False
        if self.repeat.value() != self._chosen():
            self.repeat.show_error(sentence(Expected("passphrase.different")))
            self.repeat.setFocus()
            return False
        return True

    def take(self) -> str:
        """The passphrase, once; the fields are emptied."""
        chosen = self._chosen()
        for field in (self.own, self.repeat):
            field.wipe()
        self._shown.setText("")
        return chosen

    def words(self) -> str:
        """The words that are shown."""
        return self._words

    def _own_is_strong(self) -> bool:
        if not self.own.is_valid():
            return False
        refusal = self._gate.strength(self._chosen())
        if refusal is not None:
            self.own.show_error(sentence(Expected(refusal)))
        return refusal is None

    def _chosen(self) -> str:
        return str(self.own.value()) if self._is_own else self._words

    def _apply(self) -> None:
        self._drawn.setVisible(not self._is_own)
        self._advice.setVisible(not self._is_own)
        self.own.setVisible(self._is_own)
        self._turn.setText("Toch liever &gekozen woorden" if self._is_own else "Zelf een wachtzin &kiezen")
        self.setMinimumHeight(theme.px(120))
