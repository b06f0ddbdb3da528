"""The panel "Wis voorgoed": what goes, who must hear of it, what stays elsewhere, and why it is done."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.erasing import EraseStudent, Erasing, erasing_of
from jobcoach.caseload.work import Work
from jobcoach.model.choices import ErasureReason
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.ui import theme
from jobcoach.ui.kit import (
    Banner,
    ChoiceField,
    FloatingPanel,
    Form,
    KeyCap,
    Label,
    clear,
    column,
    hairline,
    heading,
    primary,
    row,
    second,
    small,
)
from jobcoach.ui.kit.page import FittingArea
from jobcoach.ui.settings.job_line import JobLine
from jobcoach.ui.students.room import Room
from jobcoach.ui.words import count, sentence

_REASONS = (ErasureReason.VERZOEK, ErasureReason.TERMIJN, ErasureReason.FOUT)
_BACKUPS = (
    "Zet je hier een back-up van vóór vandaag terug, dan gaat dit dossier er eerst uit. In die back-ups staat het nog "
    "wel, versleuteld, tot ze zijn uitgedund. Dat duurt tot ongeveer een jaar."
)
_ELSEWHERE = (
    "Wat geprint is, wat je als bestand bewaarde en wat ontvangers hebben. Ook een transportbestand of een andere kopie "
    "van de kluis: die ruim je zelf op. Wat bij een andere leerling of een bedrijf over deze leerling "
    "staat, en een notitie die nog nergens bij hoort, blijft staan."
)


def open_erasing(
    page: QWidget,
    room: Room,
    *,
    begin: Callable[[], object],
    erased: Callable[[str, int], object],
    failed: Callable[[], object],
) -> FloatingPanel:
    """Open the panel. ``begin`` lets go of the dossier, so that nothing of it is written down again while it goes.

    Then ``erased`` gets the call name and how many recipients must hear, or ``failed`` brings the dossier back.
    """
    sheet = EraseSheet(room, begin=begin, failed=failed)
    inside = FittingArea(sheet) if theme.is_large() else sheet
    foot = row(KeyCap("Esc"), small("sluit, er verandert niets"), None, sheet.erase, sheet.stay, gap=8)
    words = f"Dossier van {sheet.found.call_name} voorgoed wissen"
    content = column(heading(words), 12, (inside, 1), 12, hairline(), 12, foot, gap=0, margins=(24, 20, 24, 16))
    panel = FloatingPanel(page.window(), content, name=words, width=640, top=48)
    sheet.stay.clicked.connect(panel.close_panel)

    def done(told: int) -> None:
        panel.close_panel()
        erased(sheet.found.call_name, told)

    sheet.done = done
    panel.fit()
    if theme.is_large():  # the reason stands below what is read first
        sheet.stay.setFocus()
    else:
        sheet.form.focus_first()
    return panel


class EraseSheet(QWidget):
    """``form`` has the reason; nothing happens before it is chosen and one more question is answered."""

    def __init__(self, room: Room, *, begin: Callable[[], object], failed: Callable[[], object]) -> None:
        super().__init__()
        self._room, self._begin, self._give_back = room, begin, failed
        self.done: Callable[[int], object] = lambda _told: None
        self.found = room.desk.ask(erasing_of(room.student))
        reasons = tuple((one, label(one)[:1].upper() + label(one)[1:]) for one in _REASONS)
        self.form = Form(ChoiceField("reason", "&Waarom", reasons, empty="Kies waarom", required=True))
        self.form.show({"reason": None})
        self.line = JobLine(room.desk)
        self.trouble: QVBoxLayout = column(gap=0)
        self.erase = second("Wis &voorgoed", self.ask_once_more, icon="trash")
        self.stay = primary("&Laat staan", lambda: None)
        self.setLayout(
            column(
                _piece("Dit gaat weg", what_goes(self.found)),
                _piece("Dit moet je daarna melden", who_hears(self.found)),
                _piece("Back-ups", _BACKUPS),
                _piece("Dit blijft elders", _ELSEWHERE),
                self.form, self.line, self.trouble, gap=12,
            )
        )  # fmt: skip

    def ask_once_more(self) -> None:
        """The last question; its default is to let everything be."""
        if not self.form.is_valid() or self.line.is_busy():
            return
        self._room.ask.question(
            self,
            head=f"Dossier van {self.found.call_name} voorgoed wissen?",
            text="Dit kun je niet terugdraaien.",
            yes="Wis voorgoed",
            no="Laat staan",
            then=self._erase,
            danger=True,
        )

    def _erase(self) -> None:
        verb = EraseStudent(student=self._room.student, reason=self.form.values()["reason"])  # type: ignore[arg-type]

        def job(work: Work) -> int:
            return work.carry_out(verb)

        def failed(error: Expected) -> None:
            self._give_back()
            self.trouble.addWidget(Banner("Wissen lukte niet", sentence(error), "bad"))

        clear(self.trouble)
        self._turn(on=False)
        self._begin()
        self.line.run(
            job,
            words="Dossier wissen",
            done=lambda told: self.done(told),
            failed=failed,
            ended=lambda: self._turn(on=True),
        )
        self.line.stop_button.hide()  # it is one step: it happens whole or not at all

    def _turn(self, *, on: bool) -> None:
        self.erase.setEnabled(on)
        self.stay.setEnabled(on)


def what_goes(found: Erasing) -> str:
    """What the erasure takes, with its numbers."""
    parts = [
        count(number, one, more)
        for number, one, more in (
            (found.internships, "stage", "stages"),
            (found.log_entries, "logboekregel", "logboekregels"),
            (found.papers, "praktijkverklaring", "praktijkverklaringen"),
            (found.handovers, "overdracht", "overdrachten"),
            (found.documents, "document", "documenten"),
        )
        if number
    ]
    listed = f" Daarbij {', '.join(parts)}." if parts else ""
    return (
        f"Alles van {found.call_name}: gegevens, eigen woorden, talenten, netwerk, toestemmingen, taken en "
        f"concepten.{listed} Ook wat in de prullenbak ligt. Je kunt dit niet terugdraaien."
    )


def who_hears(found: Erasing) -> str:
    """Which recipients must be told afterwards."""
    if not found.recipients:
        return "Niemand. Er is niets over dit dossier naar een ontvanger gegaan."
    names = "; ".join(found.recipients)
    return (
        f"{names}. Wie een pakket kreeg, moet horen dat het dossier gewist is. De melding staat straks op Vandaag, "
        "zonder naam, met het nummer van het pakket."
    )


def _piece(head: str, text: str) -> QWidget:
    piece = QWidget()
    piece.setLayout(column(Label(head, "h"), Label(text, "body", wrap=True), gap=2))
    return piece
