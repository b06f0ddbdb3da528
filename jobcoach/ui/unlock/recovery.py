"""Opening with the code of the recovery sheet, and choosing a new passphrase after that."""

from collections.abc import Callable

from jobcoach.model.expected import Expected
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.fields import LineField
from jobcoach.ui.kit.layout import row
from jobcoach.ui.lane import Lane
from jobcoach.ui.unlock.card import CardPage
from jobcoach.ui.unlock.gate import Gate, KnownVault, Landed, Opened
from jobcoach.ui.unlock.opener import Opener
from jobcoach.ui.unlock.passphrase import PassphraseChoice
from jobcoach.ui.words import sentence


class RecoveryPage(CardPage):
    """Eight groups of four characters; a typing error is found without the vault."""

    help_text = (
        "De code staat op je herstelblad: acht groepjes van vier tekens. Hoofdletters en streepjes maken niet uit. "
        "Daarna kies je een nieuwe wachtzin."
    )

    def __init__(
        self,
        gate: Gate,
        vault: KnownVault,
        opener: Opener,
        *,
        opened: Callable[[Landed], object],
        back: Callable[[], object],
    ) -> None:
        super().__init__("Open met je herstelblad", vault.school, width=560)
        self._gate, self._vault, self._opener, self._opened = gate, vault, opener, opened
        self.code = LineField(
            "code",
            "&Code op je herstelblad",
            required=True,
            longest=60,
            hint="8 groepjes van 4 tekens, met of zonder streepjes",
        )
        self.go = Button("&Open", "primary", act=self.open_vault, tall=True, wide=True)
        self.add(self.code, 20, self.go, 12, row(Button("&Terug", "link", icon="caret-left", act=back), None))
        self.code.line.returnPressed.connect(self.open_vault)

    def start(self) -> None:
        """The cursor in the field."""
        self.code.setFocus()

    def open_vault(self) -> None:
        """Check the typing, then try the vault."""
        if not self.go.isEnabled() or not self.code.is_valid():
            return
        code = str(self.code.value())
        try:
            self._gate.check_code(code)
        except Expected as error:
            self.code.show_error(typo(error))
            return
        self._show_busy(True)
        job = self._gate.unlock_with_code(self._vault, code)
        self._opener.open_later(job, owner=self, done=self._done, failed=self._failed)

    def _done(self, opened: Landed) -> None:
        self.code.line.clear()
        self._show_busy(False)
        self._opened(opened)

    def _failed(self, error: Expected) -> None:
        self._show_busy(False)
        self.code.show_error(sentence(error))

    def _show_busy(self, busy: bool) -> None:
        self.busy.setVisible(busy)
        self.go.setEnabled(not busy)


def typo(error: Expected) -> str:
    """Where the typing error is, as far as the code tells."""
    group, character = error.values.get("group"), error.values.get("character")
    if error.key == "recovery.typo" and not group:
        return "Er zit een typefout in de code. Kijk alle groepjes na."
    if error.key == "recovery.typo" and not character:
        return f"In groepje {group} zit een typefout. Kijk dat groepje na."
    return sentence(error)


class NewPassphrasePage(CardPage):
    """After the recovery code: a new passphrase, at once."""

    help_text = "De oude wachtzin werkt niet meer als je een nieuwe hebt gekozen. Schrijf de nieuwe op papier."

    def __init__(self, gate: Gate, opened: Opened, lane: Lane, *, done: Callable[[Opened], object]) -> None:
        super().__init__("Kies een nieuwe wachtzin", opened.vault.school, width=560)
        self._gate, self._vault, self._lane, self._ready = gate, opened, lane, done
        self.choice = PassphraseChoice(gate)
        self.go = Button("&Bewaar de wachtzin", "primary", act=self.save, tall=True, wide=True)
        self.add(self.choice, 20, self.go)
        self.choice.entered.connect(self.save)

    def start(self) -> None:
        """The cursor in the field."""
        self.choice.setFocus()

    def save(self) -> None:
        """Give the vault this passphrase."""
        if not self.go.isEnabled() or not self.choice.is_valid():
            return
        self.go.setEnabled(False)
        self.busy.show()
        job = self._gate.new_passphrase(self._vault, self.choice.take())
        caseload = self._vault.caseload
        self._lane.do_later(job, owner=self, done=self._done, failed=self._failed, caseload=caseload)

    def _done(self, _nothing: None) -> None:
        self._ready(self._vault)

    def _failed(self, error: Expected) -> None:
        self.go.setEnabled(True)
        self.busy.hide()
        self.show_problem(error)
