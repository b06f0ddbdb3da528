"""What a class batch made: sheets with the passwords, words for the mail per recipient, and noting that it went."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.package_batch import Given, Handed, MarkClassSent, NotGiven, slips_of
from jobcoach.caseload.school import school_form
from jobcoach.model.base import HandoverId
from jobcoach.model.expected import Expected
from jobcoach.model.road import Road
from jobcoach.ui import clipboard, discreet
from jobcoach.ui.handover.room import Room
from jobcoach.ui.handover.saving import mail_text_of
from jobcoach.ui.kit import Button, Label, Paragraph, announce, boxed, card, clear, column, row, second
from jobcoach.ui.kit.layout import Item
from jobcoach.ui.paper_view import Paper, open_paper
from jobcoach.ui.words import count, sentence

_ONCE = (
    "Van elk pakket is er een blad met het wachtwoord. Je ziet ze maar één keer: print ze nu. Raakt er een zoek, "
    "bewaar dat pakket dan opnieuw, dan krijgt het een nieuw wachtwoord."
)


class DoneBlock(QWidget):
    """Hidden while nothing was made. ``changed``: packages were noted as sent, or the passwords went away."""

    changed = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._handed = Handed(given=())
        self._secret = False
        self._place: QVBoxLayout = column(gap=12)
        self.slips_button: Button | None = None
        self.gone_button: Button | None = None
        self.sent_button: Button | None = None
        self.mail_buttons: list[Button] = []
        self.setLayout(self._place)
        self.hide()

    def holds_secrets(self) -> bool:
        """Whether passwords are here that are kept nowhere else."""
        return self._secret

    def begin(self) -> None:
        """The cursor where the next step is."""
        button = self.slips_button or self.sent_button
        if button is not None:
            button.setFocus()

    def show_handed(self, handed: Handed, names: Mapping[HandoverId, str]) -> None:
        """Show what was made and what was not; ``names`` of the students, for those that were not."""
        self._handed, self._secret = handed, any(item.password for item in handed.given)
        self._fill(names)
        self.setVisible(bool(handed.given or handed.not_given))

    def show_slips(self) -> None:
        """All sheets as one PDF over the window, to print."""
        self._room.desk.do_later(slips_of(self._handed.given), owner=self, done=self._open_slips, failed=self._tell)

    def forget(self) -> None:
        """The coach has the sheets: the passwords go."""
        self._secret = False
        self._handed = Handed(
            given=tuple(_without_password(item) for item in self._handed.given), not_given=self._handed.not_given
        )
        self._fill({})
        self.begin()
        self.changed.emit()

    def note_sent(self) -> None:
        """Note that every package of this batch went out today."""
        try:
            self._room.desk.do(MarkClassSent(handovers=tuple(item.handover for item in self._handed.given)))
        except Expected as error:
            self._tell(error)
            return
        number = count(len(self._handed.given), "overdracht", "overdrachten")
        announce(self, f"{number} als verstuurd genoteerd")
        self.hide()
        self._handed = Handed(given=())
        self.changed.emit()

    def _fill(self, names: Mapping[HandoverId, str]) -> None:
        clear(self._place)
        self.slips_button = self.gone_button = self.sent_button = None
        self.mail_buttons = []
        items: list[Item] = [_problem(item, names) for item in self._handed.not_given if item.handover in names]
        if self._secret:
            self.slips_button = second("Toon de &wachtwoordbladen", self.show_slips, icon="file-pdf")
            self.gone_button = second("Ik heb de wachtwoordbladen", self.forget)
            both = column(row(self.slips_button, None), row(self.gone_button, None), gap=8)
            items += [Label("Wachtwoorden", "h"), Paragraph(_ONCE), both]
        if self._handed.given:
            items.append(Label("Mail", "h"))
            items += [self._mail(to, road, given) for (to, road), given in _by_recipient(self._handed.given)]
            if not self._secret:
                self.sent_button = second("Noteer alle als verst&uurd", self.note_sent, icon="paper-plane-tilt")
                items.append(row(self.sent_button, None))
        if items:
            self._place.addWidget(card(column(*items, gap=10)))

    def _mail(self, recipient: str, road: Road, given: tuple[Given, ...]) -> QWidget:
        numbers, own = tuple(item.number for item in given), all(item.own for item in given)
        text = mail_text_of(numbers, school=self._room.desk.ask(school_form).name, road=road, own=own)

        def copy() -> None:
            clipboard.copy(text)
            announce(self, "De mailtekst is gekopieerd")

        button = second("Kopieer mailtekst", copy, icon="copy")
        button.setAccessibleName(f"Kopieer de mailtekst voor {recipient}")
        self.mail_buttons.append(button)
        about = column(
            Label(f"{recipient}: {count(len(given), 'pakket', 'pakketten')}", "body", wrap=True),
            Label(", ".join(numbers), "small", "text2", wrap=True), gap=2,
        )  # fmt: skip
        return boxed(row((about, 1), button, gap=12))

    def _open_slips(self, pdf: bytes) -> None:
        number = sum(bool(item.password) for item in self._handed.given)
        paper = Paper(
            title=f"Wachtwoordbladen, {number}", file_name="wachtwoordbladen.pdf", content=pdf,
            about="wachtwoordbladen",
        )  # fmt: skip
        open_paper(self.window(), self._room.desk, self._room.ask, paper)

    def _tell(self, error: Expected) -> None:
        self._room.complain("Dit lukte niet", error)


def _problem(item: NotGiven, names: Mapping[HandoverId, str]) -> Label:
    again = item.sealed and item.error.key != "file.exists"
    sealed = " Het pakket is al verzegeld: kies het hieronder en bewaar het nog een keer." if again else ""
    return Label(f"{discreet.name(names[item.handover])}: {sentence(item.error)}{sealed}", "body", "bad", wrap=True)


def _without_password(item: Given) -> Given:
    return Given(
        handover=item.handover,
        number=item.number,
        file_name=item.file_name,
        recipient=item.recipient,
        road=item.road,
        own=item.own,
    )


def _by_recipient(given: tuple[Given, ...]) -> list[tuple[tuple[str, Road], tuple[Given, ...]]]:
    """The packages that go in one mail, in the order in which the first of each was made."""
    found: dict[tuple[str, Road], list[Given]] = {}
    for item in given:
        found.setdefault((item.recipient, item.road), []).append(item)
    return [(key, tuple(items)) for key, items in found.items()]
