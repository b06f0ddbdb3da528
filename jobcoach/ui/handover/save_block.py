"""Saving the sealed package on the road that the recipient can take; a password is shown once, and on a slip."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from jobcoach.caseload.recipients import ChooseRoad
from jobcoach.caseload.road import Wrapped, password_slip, road_to, wrapped_name
from jobcoach.caseload.work import Job
from jobcoach.model.expected import Expected
from jobcoach.model.road import Road
from jobcoach.model.trial import package_word
from jobcoach.policy import file as policy
from jobcoach.ui import theme
from jobcoach.ui.by_it import by_it
from jobcoach.ui.handover.agreed import Agreed
from jobcoach.ui.handover.digits import Groups
from jobcoach.ui.handover.room import Room
from jobcoach.ui.handover.saving import Kept, road_words, save_plain, save_root, save_wrapped, why
from jobcoach.ui.handover.yes_no import Radio
from jobcoach.ui.kit import TOP, Icon, Label, Paragraph, announce, boxed, clear, column, link, row, second
from jobcoach.ui.paper_view import Paper, open_paper

_ZIP, _PDF = ("Overdrachtspakket", "*.zip"), ("Overdrachtspakket in een pdf", "*.pdf")
_PEM, _ROOT = ("Schoolzegel", "*.pem"), "school-root.pem"


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file that can be written: its proposed name, its kind, the job, and what follows."""

    name: str
    kind: tuple[str, str]
    make: Callable[[Path], Job[Any]]
    then: Callable[[Any], None]


class SaveBlock(QWidget):
    """``saved``: a package left as a file; ``chosen``: another road. A failed save loses nothing and can be redone.

    The road is remembered with the recipient as soon as it is chosen.
    """

    saved = Signal()
    chosen = Signal()
    hidden = Signal()

    def __init__(self, room: Room, kept: Kept) -> None:
        super().__init__()
        self._room, self._kept = room, kept
        remembered = room.desk.ask(road_to(kept.recipient)) if kept.recipient else None
        self._roads_open = tuple(road for road in Road if policy.in_force().allows(road))
        wanted = (remembered, Road.ZIP, *self._roads_open)
        self.road = next(road for road in wanted if road in self._roads_open)
        self._why = Label("", "small", "text2", wrap=True)
        self.agreed = Agreed(room, kept.recipient)
        self.radios = self._roads()
        root = _File(name=_ROOT, kind=_PEM, make=save_root, then=lambda _: None)
        self.save_button = second("Bewaar &met wachtwoord", self.save, icon="download-simple")
        self.root_button = link("Bewaar schoolzegel (school-root.pem)", lambda: self._start(root))
        self._said = Label("", "small", "ok", wrap=True)
        self.says = boxed(row((Icon("check-circle", "ok", 16), 0, TOP), (self._said, 1), gap=5))
        self.says.hide()
        self.groups: Groups | None = None
        self._secret: QVBoxLayout = column(gap=8)
        roads = boxed(column(*self.radios.values(), gap=4))
        roads.setAccessibleName("Zo gaat het naar de ontvanger")
        fixed = () if policy.in_force().roads is None else (by_it(),)
        items = (self._secret, self.says, row(self.root_button, None))
        head = (Label("Bewaar het pakket", "h"), roads, *fixed, self._why, self.agreed, 4, row(self.save_button, None))
        self.setLayout(column(*head, *items, gap=8))
        self._show_road()

    def begin(self) -> None:
        """The cursor goes to saving on the road that was chosen before."""
        self.save_button.setFocus()

    def save(self) -> None:
        """Ask where, and write the package as it travels on this road."""
        kept, road = self._kept, self.road
        name = wrapped_name(kept.number, road)
        if road is Road.MAIL:
            file = _File(name=name, kind=_ZIP, make=lambda to: save_plain(kept, to), then=lambda _: self.saved.emit())
        else:
            kind = _PDF if road is Road.PDF else _ZIP
            file = _File(name=name, kind=kind, make=lambda to: save_wrapped(kept, to, road), then=self._show_secret)
        self._start(file)

    def hide_secret(self) -> None:
        """Take the password off the screen; it is kept nowhere."""
        clear(self._secret)
        self.groups = None
        self.save_button.setFocus()
        self.hidden.emit()

    def _roads(self) -> dict[Road, Radio]:
        self._group = QButtonGroup(self)
        return {road: self._radio(road) for road in self._roads_open}

    def _radio(self, road: Road) -> Radio:
        radio = Radio(road_words(road))
        radio.setAccessibleDescription(why(road))
        radio.clicked.connect(lambda: self._choose(road))
        self._group.addButton(radio)
        radio.setChecked(road is self.road)
        return radio

    def _choose(self, road: Road) -> None:
        self.road = road
        try:
            reason = self.agreed.reason_of(road)
            self._room.desk.do(ChooseRoad(recipient=self._kept.recipient, road=road, reason=reason))
        except Expected as error:
            self._room.complain("De keuze is niet onthouden", error)
        self.agreed.reload()
        self._show_road()
        self.chosen.emit()

    def _show_road(self) -> None:
        self._why.setText(self.agreed.reason_of(self.road) or why(self.road))
        words = "&Bewaar zoals het is" if self.road is Road.MAIL else "&Bewaar met wachtwoord"
        self.save_button.setText(words)
        self.save_button.setAccessibleName(words.replace("&", ""))

    def _start(self, file: _File) -> None:
        self._room.ask.save_file(
            self.window(), title="Bewaar als", name=file.name, kinds=(file.kind,), then=lambda to: self._write(file, to)
        )

    def _write(self, file: _File, target: Path) -> None:
        self._room.hush()
        back = self.save_button if file.name != _ROOT else self.root_button
        self._turn(on=False)

        def done(result: Any) -> None:
            self._turn(on=True)
            back.setFocus()
            words = f"Bewaard: {target.name} in de map {target.parent.name or target.anchor}"
            self._said.setText(words)
            self.says.show()
            announce(self, words)
            file.then(result)

        def failed(error: Expected) -> None:
            self._turn(on=True)
            back.setFocus()
            self.says.hide()
            self._room.complain(
                "Het bestand is niet bewaard", error, action="Kies opnieuw", act=lambda: self._start(file)
            )

        self._room.desk.do_later(file.make(target), owner=self, done=done, failed=failed)

    def _turn(self, *, on: bool) -> None:
        for button in (*self.radios.values(), self.save_button, self.root_button):
            button.setEnabled(on)

    def _show_secret(self, wrapped: Wrapped) -> None:
        clear(self._secret)
        *begin, last = wrapped.password.split("-")
        groups = (*(f"{group}-" for group in begin), last)  # 7-Zip wants the hyphens too
        self.groups = Groups(groups, name="Wachtwoord", across=3 if theme.is_large() else 5)
        words = Paragraph(
            "Dit wachtwoord zie je maar één keer. Print het wachtwoordblad of lees het voor, met de streepjes. "
            "Stuur het nooit in dezelfde mail als het pakket."
        )
        self.slip_button = second("&Toon het wachtwoordblad", lambda: self._show_slip(wrapped), icon="file-pdf")
        self.gone_button = second("Ik heb het, haal het weg", self.hide_secret)
        buttons = column(*(row(button, None) for button in (self.slip_button, self.gone_button)), gap=8)
        self._secret.addWidget(boxed(column(Label("Wachtwoord", "h"), self.groups, words, buttons, gap=8)))
        self.groups.setFocus()
        self.saved.emit()

    def _show_slip(self, wrapped: Wrapped) -> None:
        """The slip over the window, to print; it names nobody."""
        paper = Paper(
            title=f"Wachtwoord van een {package_word(wrapped.number)}", file_name=f"wachtwoord_{wrapped.number}.pdf",
            content=self._room.desk.ask(password_slip(wrapped)), about=f"{wrapped.number}, wachtwoordblad",
            student=self._kept.student,
        )  # fmt: skip
        open_paper(self.window(), self._room.desk, self._room.ask, paper)
