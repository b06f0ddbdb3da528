"""A vault out of a backup or transport file, with its passphrase or its recovery code."""

from collections.abc import Callable
from pathlib import Path

from jobcoach.model.expected import Expected
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.fields import LineField
from jobcoach.ui.kit.labels import Label
from jobcoach.ui.kit.layout import row
from jobcoach.ui.lane import Cancel, Lane
from jobcoach.ui.unlock.card import CardPage
from jobcoach.ui.unlock.gate import Gate, KnownVault
from jobcoach.ui.unlock.recovery import typo
from jobcoach.ui.unlock.secret import SecretField
from jobcoach.ui.words import sentence

KINDS = (("Back-up van JobCoach", "*.kluisbak *.kluistransport"),)


class RestorePage(CardPage):
    """The passphrase of then, or the code on the sheet. A vault that stands here already is kept beside it."""

    help_text = (
        "Een back-up gaat open met de wachtzin van toen hij gemaakt werd, of met de code op je herstelblad. Staat deze "
        "kluis al op deze computer, dan blijft die ernaast bewaard."
    )

    def __init__(
        self,
        gate: Gate,
        file: Path,
        lane: Lane,
        *,
        done: Callable[[KnownVault], object],
        back: Callable[[], object],
    ) -> None:
        school, initials = gate.label_of_file(file)
        super().__init__("Zet een back-up terug", f"{school} · jobcoach {initials}".strip(" ·"), width=560)
        self._gate, self._file, self._lane, self._ready = gate, file, lane, done
        self._cancel: Cancel | None = None
        self.secret = SecretField("passphrase", "&Wachtzin", hint="De wachtzin van toen deze back-up werd gemaakt")
        self.code = LineField(
            "code", "&Code op je herstelblad", required=True, longest=60,
            hint="8 groepjes van 4 tekens, met of zonder streepjes",
        )  # fmt: skip
        self.code.hide()
        self.step = Label("", "small", "text2")
        self._turn = Button("Wachtzin kwijt? Gebruik je &herstelblad", "link", act=self.turn)
        self.go = Button("&Zet terug", "primary", act=self.restore, tall=True, wide=True)
        self._back = Button("&Terug", "link", icon="caret-left", act=back)
        self.add(self.secret, self.code, 20, self.go, 12, row(self._back, None, self._turn), 4, self.step)
        self.secret.line.returnPressed.connect(self.restore)
        self.code.line.returnPressed.connect(self.restore)

    def start(self) -> None:
        """The cursor in the field."""
        (self.code if self._by_code() else self.secret).setFocus()

    def turn(self) -> None:
        """The other key."""
        by_code = not self._by_code()
        self.secret.wipe()
        self.secret.setVisible(not by_code)
        self.code.setVisible(by_code)
        self._turn.setText("Toch met de &wachtzin" if by_code else "Wachtzin kwijt? Gebruik je &herstelblad")
        self.start()

    def leave(self) -> None:
        """The page goes away: what is not finished is not begun."""
        if self._cancel is not None:
            self._cancel()

    def restore(self) -> None:
        """Open the file, check it, and make the vault."""
        field = self.code if self._by_code() else self.secret
        if not self.go.isEnabled() or not field.is_valid():
            return
        keys = {"code": str(self.code.value())} if self._by_code() else {"passphrase": self.secret.take()}
        try:
            if self._by_code():
                self._gate.check_code(keys["code"])
        except Expected as error:
            self.code.show_error(typo(error))
            return
        self.clear_problem()
        self._show_busy(True)
        job = self._gate.restore(self._file, **keys)
        self._cancel = self._lane.do_later(
            job, owner=self, done=self._done, failed=self._failed, progress=lambda step, *_at: self.step.setText(step)
        )

    def _done(self, vault: KnownVault) -> None:
        self._cancel = None
        self.code.line.clear()
        self._ready(vault)

    def _failed(self, error: Expected) -> None:
        self._cancel = None
        self._show_busy(False)
        if error.key == "unlock.wrong":
            (self.code if self._by_code() else self.secret).show_error(sentence(error))
            self.start()
        elif error.key != "job.stopped":
            self.show_problem(error)

    def _by_code(self) -> bool:
        return not self.code.isHidden()

    def _show_busy(self, busy: bool) -> None:
        self.busy.setVisible(busy)
        self.go.setEnabled(not busy)
        if not busy:
            self.step.setText("")
