"""The card under the lock: a note for later, sealed at once and not readable here."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.labels import Icon, Label
from jobcoach.ui.kit.layout import boxed, column, row
from jobcoach.ui.kit.marks import StatusWord, announce
from jobcoach.ui.kit.parts import shortcut
from jobcoach.ui.unlock.gate import Door
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import clock

SAFE = "Gaat meteen op slot. Teruglezen kan pas na ontgrendelen."


class DoorCard(QFrame):
    """One field and one button; says how many notes wait, never what is in them."""

    def __init__(self, door: Door, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._door, self._now = door, now
        self.setObjectName("door")
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText("Bijvoorbeeld: bakker belt vrijdag terug over donderdagen")
        self.text.setAccessibleName("Snel iets noteren, met over wie het gaat")
        self.text.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.text.setFixedHeight(theme.px(54) + theme.gap(28))
        self.waiting = StatusWord("tray", "", "text2")
        self.says = Label(SAFE, "small", "text2", wrap=True)
        self.button = Button("&Leg weg", "second", act=self.put_away, name="Leg weg (Ctrl+Enter)")
        title = Label("Snel iets noteren? Dat kan ook op slot", "h", wrap=True)
        head = row(Icon("note-pencil", "text2"), (title, 1), self.waiting, gap=8)
        foot = row((self.says, 1), (self.button, 0, Qt.AlignmentFlag.AlignTop), gap=12)
        self.setLayout(column(head, 8, self.text, 8, foot, gap=0, margins=(32, 24, 32, 20)))
        shortcut(self, "Ctrl+Return", self.put_away)
        self._count()

    def put_away(self) -> None:
        """Seal what is typed; it stays in the field when that did not work."""
        try:
            self._door.leave(who="", where="", what=self.text.toPlainText())
        except Expected as error:
            self._say(sentence(error), "text2" if error.key == "inbox.empty" else "bad")
            self.text.setFocus()
            return
        self.text.clear()
        self._count()
        self._say(f"Weggelegd {clock(self._now())}. Na ontgrendelen staat het op Vandaag.", "text2")

    def keep_typed(self) -> None:
        """The page goes away: what is typed and not put away is put away now."""
        if self.text.toPlainText().strip():
            self.put_away()

    def _count(self) -> None:
        number = self._door.count()
        self.waiting.setVisible(number > 0)
        if number:
            self.waiting.show_status("tray", "1 wacht op je" if number == 1 else f"{number} wachten op je", "text2")

    def _say(self, words: str, tone: str) -> None:
        self.says.setText(words)
        self.says.show_tone(tone)
        announce(self, words)


def door_card(door: Door | None, *, now: Callable[[], datetime]) -> DoorCard | None:
    """The card, or None where no notes can be left (a vault of version 0.1, or one that cannot be read)."""
    try:
        return DoorCard(door, now=now) if door is not None and door.is_ready else None
    except Expected:
        return None


def below(card: DoorCard) -> QFrame:
    """The card with the room that divides it from the one above."""
    return boxed(column(16, card, gap=0))
