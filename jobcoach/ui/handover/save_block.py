"""Saving the sealed package: with a password that is shown once, without one, and the school's root."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.sealing import Wrapped
from jobcoach.caseload.work import Job
from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.handover.digits import Groups
from jobcoach.ui.handover.room import Room, tight
from jobcoach.ui.handover.saving import Kept, save_plain, save_root, save_wrapped
from jobcoach.ui.kit import TOP, Icon, Label, Paragraph, announce, boxed, clear, column, link, row, second

_ZIP, _PEM = ("Overdrachtspakket", "*.zip"), ("Schoolzegel", "*.pem")


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file that can be written: its proposed name, its kind, the job, and what follows."""

    name: str
    kind: tuple[str, str]
    make: Callable[[Path], Job[Any]]
    then: Callable[[Any], None]


class SaveBlock(QWidget):
    """``saved``: a package left as a file, True when wrapped. A failed save loses nothing and can be done again."""

    saved = Signal(bool)
    hidden = Signal()

    def __init__(self, room: Room, kept: Kept) -> None:
        super().__init__()
        self._room = room
        number = kept.number
        wrapped = _File(
            name=f"overdracht_{number}_beveiligd.zip", kind=_ZIP, make=lambda to: save_wrapped(kept, to),
            then=self._show_secret,
        )  # fmt: skip
        plain = _File(
            name=f"overdracht_{number}.zip", kind=_ZIP, make=lambda to: save_plain(kept, to),
            then=lambda _: self.saved.emit(False),
        )  # fmt: skip
        root = _File(name="school-root.pem", kind=_PEM, make=save_root, then=lambda _: None)
        self.wrap_button = second("Bewaar &met wachtwoord", lambda: self._start(wrapped), icon="lock")
        self.plain_button = second("Bewaar zonder wachtwoord", lambda: self._start(plain), icon="download-simple")
        self.root_button = link("Bewaar schoolzegel (school-root.pem)", lambda: self._start(root))
        self._said = Label("", "small", "ok", wrap=True)
        self.says = boxed(row((Icon("check-circle", "ok", 16), 0, TOP), (self._said, 1), gap=5))
        self.says.hide()
        self.groups: Groups | None = None
        self._secret: QVBoxLayout = column(gap=8)
        buttons = (self.wrap_button, self.plain_button)
        across = column(*(row(button, None) for button in buttons)) if tight() else row(*buttons, None)
        hint = "Met wachtwoord: voor gewone mail of een stick. Zonder: alleen voor beveiligde mail."
        items = (across, Label(hint, "small", "text2", wrap=True), self._secret, self.says, row(self.root_button, None))
        self.setLayout(column(Label("Bewaar het pakket", "h"), *items, gap=8))

    def hide_secret(self) -> None:
        """Take the password off the screen; it is kept nowhere."""
        clear(self._secret)
        self.groups = None
        self.wrap_button.setFocus()
        self.hidden.emit()

    def _start(self, file: _File) -> None:
        self._room.ask.save_file(
            self.window(), title="Bewaar als", name=file.name, kinds=(file.kind,), then=lambda to: self._write(file, to)
        )

    def _write(self, file: _File, target: Path) -> None:
        self._room.hush()
        self._turn(on=False)

        def done(result: Any) -> None:
            self._turn(on=True)
            words = f"Bewaard: {target.name} in de map {target.parent.name or target.anchor}"
            self._said.setText(words)
            self.says.show()
            announce(self, words)
            file.then(result)

        def failed(error: Expected) -> None:
            self._turn(on=True)
            self.says.hide()
            self._room.complain(
                "Het bestand is niet bewaard", error, action="Kies opnieuw", act=lambda: self._start(file)
            )

        self._room.desk.do_later(file.make(target), owner=self, done=done, failed=failed)

    def _turn(self, *, on: bool) -> None:
        for button in (self.wrap_button, self.plain_button, self.root_button):
            button.setEnabled(on)

    def _show_secret(self, wrapped: Wrapped) -> None:
        clear(self._secret)
        *begin, last = wrapped.password.split("-")
        groups = (*(f"{group}-" for group in begin), last)  # 7-Zip wants the hyphens too
        self.groups = Groups(groups, name="Wachtwoord", across=3 if theme.is_large() else 5)
        words = Paragraph(
            "Dit wachtwoord zie je maar één keer. Schrijf het over of lees het voor, met de streepjes. "
            "Stuur het nooit in dezelfde mail als het pakket."
        )
        self.gone_button = gone = second("Ik heb het, haal het weg", self.hide_secret)
        self._secret.addWidget(boxed(column(Label("Wachtwoord", "h"), self.groups, words, row(gone, None), gap=8)))
        self.groups.setFocus()
        self.saved.emit(True)
