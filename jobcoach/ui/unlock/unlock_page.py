"""The page that opens a vault with its passphrase."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from jobcoach.model.expected import Expected
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.labels import Label
from jobcoach.ui.kit.layout import boxed, row
from jobcoach.ui.unlock.card import CardPage
from jobcoach.ui.unlock.door import below, door_card
from jobcoach.ui.unlock.gate import Gate, KnownVault, Landed
from jobcoach.ui.unlock.opener import Opener
from jobcoach.ui.unlock.secret import SecretField
from jobcoach.ui.unlock.tries import Tries
from jobcoach.ui.words import count, sentence


class UnlockPage(CardPage):
    """Passphrase, a growing wait after wrong ones, the way to the recovery sheet and to another vault."""

    help_text = (
        "Typ je wachtzin: de vier of vijf woorden die je bij het maken van de kluis kreeg of koos. Hoofdletters tellen "
        "mee. Kwijt? Dan opent de code op je herstelblad de kluis. Niemand anders kan de wachtzin opzoeken."
    )

    def __init__(
        self,
        gate: Gate,
        vault: KnownVault,
        opener: Opener,
        tries: Tries,
        *,
        opened: Callable[[Landed], object],
        lost: Callable[[], object],
        other: Callable[[], object],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__("Ontgrendel je kluis", _whose(vault))
        self._gate, self._vault, self._opener, self._tries, self._opened = gate, vault, opener, tries, opened
        self.secret = SecretField(
            "passphrase", "&Wachtzin", hint="4 of 5 woorden. Alleen jij kent ze; niemand kan ze voor je opzoeken."
        )
        self.go = Button("&Ontgrendel", "primary", act=self.unlock, tall=True, wide=True)
        lost_button = Button("Wachtzin kwijt? Gebruik je &herstelblad", "link", act=lost)
        other_button = Button("&Andere kluis", "link", act=other)
        if vault.practice:
            self.add(self._practice_card(), 16)
        self.add(self.secret, 20, self.go, 12, row(lost_button, None, other_button))
        lost_button.setVisible(not vault.practice)
        self.secret.line.returnPressed.connect(self.unlock)
        self.door = door_card(gate.door(vault), now=now)
        if self.door is not None:
            self.below.addWidget(below(self.door))
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.count_down)
        self.count_down()

    def start(self) -> None:
        """The cursor in the field."""
        self.secret.setFocus()

    def leave(self) -> None:
        """A note that was typed and not put away is put away."""
        if self.door is not None:
            self.door.keep_typed()

    def unlock(self) -> None:
        """Try what is typed; a half note goes in first, so that it is there when the vault is open."""
        if not self.go.isEnabled() or not self.secret.is_valid():
            return
        self.leave()
        self.clear_problem()
        self._show_busy(True)
        job = self._gate.unlock(self._vault, self.secret.take())
        self._opener.open_later(job, owner=self, done=self._done, failed=self._failed)

    def count_down(self) -> None:
        """Say how long there is still to wait; the button comes back at zero."""
        left = self._tries.remaining()
        self.go.setEnabled(left == 0)
        if left:
            self._second.start()
            wait = f"Wacht nog {count(left, 'seconde', 'seconden')}. Daarna kun je het weer proberen."
            self.secret.show_error(f"{sentence(Expected('unlock.wrong'))} {wait}")
        elif self._second.isActive():
            self._second.stop()
            self.secret.show_error("")
            self.secret.setFocus()

    def _done(self, opened: Landed) -> None:
        self._tries.right()
        self._show_busy(False)
        self._opened(opened)

    def _failed(self, error: Expected) -> None:
        self._show_busy(False)
        self.secret.setFocus()
        if error.key != "unlock.wrong":
            self.show_problem(error)
            return
        self._tries.wrong()
        self.secret.show_error(sentence(error))
        self.count_down()

    def _show_busy(self, busy: bool) -> None:
        self.busy.setVisible(busy)
        self.go.setEnabled(not busy)
        self.go.setText("Even geduld" if busy else "&Ontgrendel")
        self.secret.editor.setEnabled(not busy)

    def _practice_card(self) -> QFrame:
        words = Label(f"De wachtzin van de oefenschool:\n{self._gate.practice_passphrase}", wrap=True)
        fill = Button("&Vul in", "row", act=self._fill)
        return boxed(row((words, 1), fill, gap=12, margins=(16, 12, 12, 12)), "tint")

    def _fill(self) -> None:
        self.secret.show_value(self._gate.practice_passphrase)
        self.secret.setFocus()


def _whose(vault: KnownVault) -> str:
    return f"Kluis van {vault.initials} · {vault.school}" if vault.initials and not vault.practice else vault.school
