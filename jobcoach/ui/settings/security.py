"""The part Beveiliging: when the vault locks by itself, the passphrase, the recovery sheet, and who can open it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.model.expected import Expected
from jobcoach.policy import file as policy
from jobcoach.ui.by_it import by_it, what_is_wrong
from jobcoach.ui.kit import Banner, Button, ChoiceField, Form, StatusWord, announce, boxed, column, row, second
from jobcoach.ui.settings.keys import KeysGroup
from jobcoach.ui.settings.part import Part
from jobcoach.ui.settings.recovery import RecoveryGroup
from jobcoach.ui.tools import Tools
from jobcoach.ui.unlock.passphrase import PassphraseChoice
from jobcoach.ui.words import count, sentence
from jobcoach.ui.words.dates import clock


class SecurityPart(Part):
    """Four groups; the new passphrase opens in place."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        if (wrong := what_is_wrong()) is not None:
            self.show_banner(wrong)
        most = tools.preferences.most_lock_minutes
        self.minutes = ChoiceField(
            "minutes",
            "&Minuten zonder toets of muis",
            tuple((number, count(number, "minuut", "minuten")) for number in range(1, most + 1)),
        )
        form = Form(self.minutes)
        form.show({"minutes": tools.preferences.lock_minutes})
        self.minutes.edited.connect(self._keep_minutes)
        self.kept = StatusWord("check-circle", "", "text2")
        self.kept.hide()
        form.setMaximumWidth(form.sizeHint().width())
        self.group(
            "Vanzelf op slot",
            row((form, 0), (self.kept, 0), None, gap=16),
            *_fixed_lock(most),
            text="Loop je weg, dan gaat de kluis op slot. Meteen op slot kan altijd met Ctrl+Shift+L.",
        )
        self.passphrase = PassphraseGroup(self)
        self.recovery = RecoveryGroup(self)
        self.keys = KeysGroup(self) if hasattr(tools.opened.caseload, "key_slots") else None
        if self.keys is not None:
            self.passphrase.replaced.connect(self.keys.reload)
            self.passphrase.replaced.connect(self.keys.offer_reseal)

    def reload(self) -> None:
        """Read the keys again."""
        if self.keys is not None:
            self.keys.reload()

    def start(self) -> None:
        """The first choice."""
        self.minutes.setFocus()

    def _keep_minutes(self) -> None:
        self.tools.preferences.lock_minutes = int(str(self.minutes.value()))
        self.kept.show_status("check-circle", f"Bewaard {clock(self.tools.now())}", "text2")
        self.kept.show()
        announce(self, "Bewaard")


def _fixed_lock(most: int) -> tuple[QWidget, ...]:
    """What the school's IT says of it, when it says something."""
    if policy.in_force().most_lock_minutes is None:
        return ()
    return (by_it(f"Hoogstens {count(most, 'minuut', 'minuten')}."),)


class PassphraseGroup(QWidget):
    """Another passphrase: the five drawn words or an own one, with what is wrong with it while typing."""

    replaced = Signal()

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part, self._gate = part, part.tools.gate
        self.choice: PassphraseChoice | None = None
        self.strength = StatusWord("info", "", "text2")
        self.begin_button = second("Kies een andere &wachtzin", self.begin, icon="key")
        self.save_button = Button("&Vervang de wachtzin", "second", act=self.save)
        self._place: QVBoxLayout = column(gap=12)
        foot = row(self.save_button, Button("Toch niet", "link", act=self.stop), None, gap=16)
        self._panel = boxed(column(self._place, self.strength, foot, gap=12))
        self._panel.hide()
        self.setLayout(column(row(self.begin_button, None), self._panel, gap=0))
        practice = part.tools.opened.vault.practice
        self.begin_button.setVisible(not practice)
        part.group(
            "Wachtzin",
            self,
            text="De oefenschool houdt haar vaste wachtzin: oefenen mag hier altijd."
            if practice
            else "De wachtzin is de sleutel van je kluis. De oude werkt niet meer zodra je een nieuwe hebt.",
        )

    def begin(self) -> None:
        """Draw five words and show the fields."""
        self.choice = PassphraseChoice(self._gate)
        self.choice.entered.connect(self.save)
        self.choice.own.line.textEdited.connect(self._weigh)
        self._place.addWidget(self.choice)
        self.strength.hide()
        self.begin_button.hide()
        self._panel.show()
        self.choice.setFocus()

    def stop(self) -> None:
        """Leave the passphrase as it is; what was typed is wiped."""
        if self.choice is not None:
            self.choice.take()
            self.choice.hide()
            self.choice.deleteLater()
            self.choice = None
        self._panel.hide()
        self.begin_button.show()
        self.begin_button.setFocus()

    def save(self) -> None:
        """Replace it; takes about a second on purpose."""
        if self.choice is None or not self.save_button.isEnabled() or not self.choice.is_valid():
            return
        self.save_button.setEnabled(False)
        job = self._gate.new_passphrase(self._part.tools.opened, self.choice.take())
        self._part.desk.do_later(job, owner=self, done=self._done, failed=self._failed)

    def _weigh(self, _text: str) -> None:
        if self.choice is None:
            return
        refusal = self._gate.strength(str(self.choice.own.value()))
        if refusal is None:
            self.strength.show_status("check-circle", "Sterk genoeg", "ok")
        else:
            self.strength.show_status("info", "Nog niet sterk genoeg: neem meer woorden zonder verband", "text2")
        self.strength.show()

    def _done(self, _nothing: None) -> None:
        self.save_button.setEnabled(True)
        self.stop()
        self._part.clear_banner()
        words = "Vanaf nu opent de nieuwe wachtzin je kluis. Schrijf hem op papier en bewaar dat thuis."
        self._part.show_banner(Banner("De wachtzin is vervangen", words, "ok", closable=True))
        self.replaced.emit()

    def _failed(self, error: Expected) -> None:
        self.save_button.setEnabled(True)
        self._part.clear_banner()
        self._part.show_banner(Banner("De oude wachtzin blijft gelden", sentence(error), "bad", closable=True))
