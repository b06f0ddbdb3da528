"""The panel "Wis voorgoed": what goes, who must hear of it, what stays elsewhere, and why it is done."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.erasing import Erasing, erasing_of
from jobcoach.model.choices import ErasureReason
from jobcoach.model.labels import label
from jobcoach.ui import theme
from jobcoach.ui.kit import (
    ChoiceField,
    FloatingPanel,
    Form,
    KeyCap,
    Label,
    column,
    hairline,
    heading,
    primary,
    row,
    second,
    small,
)
from jobcoach.ui.kit.page import FittingArea
from jobcoach.ui.students.room import Room
from jobcoach.ui.words import count

_REASONS = (ErasureReason.VERZOEK, ErasureReason.TERMIJN, ErasureReason.FOUT)
_BACKUPS = (
    "Zet je hier een back-up van vóór vandaag terug, dan gaat dit dossier er eerst uit. In die back-ups staat het nog "
    "wel, versleuteld, tot ze zijn uitgedund. Dat duurt tot ongeveer een jaar."
)
_ELSEWHERE = (
    "Wat geprint is, wat je als bestand bewaarde en wat ontvangers hebben. Ook een transportbestand of een andere "
    "kopie van de kluis: die ruim je zelf op. Wat bij een andere leerling of een bedrijf over deze leerling staat, en "
    "een notitie die nog nergens bij hoort, blijft staan."
)


def open_erasing(page: QWidget, room: Room, erase: Callable[[ErasureReason], object]) -> FloatingPanel:
    """Open the panel; after a reason and one more question it closes and calls ``erase``."""
    sheet = EraseSheet(room)
    inside = FittingArea(sheet) if theme.is_large() else sheet
    foot = row(KeyCap("Esc"), small("sluit, er verandert niets"), None, sheet.erase, sheet.stay, gap=8)
    words = f"Dossier van {sheet.found.call_name} voorgoed wissen"
    content = column(heading(words), 12, (inside, 1), 12, hairline(), 12, foot, gap=0, margins=(24, 20, 24, 16))
    panel = FloatingPanel(page.window(), content, name=words, width=640, top=48)

    def go_on(reason: ErasureReason) -> None:
        panel.close_panel()
        erase(reason)

    sheet.go_on = go_on
    sheet.stay.clicked.connect(panel.close_panel)
    panel.fit()
    if theme.is_large():  # the reason stands below what is read first
        sheet.stay.setFocus()
    else:
        sheet.form.focus_first()
    return panel


class EraseSheet(QWidget):
    """``form`` has the reason; nothing happens before it is chosen and one more question is answered."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._ask = room.ask
        self.go_on: Callable[[ErasureReason], object] = lambda _reason: None
        self.found = room.desk.ask(erasing_of(room.student))
        reasons = tuple((one, label(one)[:1].upper() + label(one)[1:]) for one in _REASONS)
        self.form = Form(ChoiceField("reason", "&Waarom", reasons, empty="Kies waarom", required=True))
        self.form.show({"reason": None})
        self.erase = second("Wis &voorgoed", self.ask_once_more, icon="trash")
        self.stay = primary("&Laat staan", lambda: None)
        self.setLayout(
            column(
                _piece("Dit gaat weg", what_goes(self.found)),
                _piece("Dit moet je daarna melden", who_hears(self.found)),
                _piece("Back-ups", _BACKUPS),
                _piece("Dit blijft elders", _ELSEWHERE),
                self.form,
                gap=12,
            )
        )

    def ask_once_more(self) -> None:
        """The last question; its default is to let everything be."""
        if not self.form.is_valid():
            return
        reason = self.form.values()["reason"]
        assert isinstance(reason, ErasureReason)  # noqa: S101 - the field offers nothing else
        self._ask.question(
            self,
            head=f"Dossier van {self.found.call_name} voorgoed wissen?",
            text="Dit kun je niet terugdraaien.",
            yes="Wis voorgoed",
            no="Laat staan",
            then=lambda: self.go_on(reason),
            danger=True,
        )


def what_is_told(told: int) -> str:
    """What the coach must still do after an erasure."""
    if not told:
        return "Er hoeft niemand iets te horen."
    ready = f"{'staat' if told == 1 else 'staan'} {count(told, 'melding', 'meldingen')} klaar"
    return f"Op Vandaag {ready} voor wie een pakket kreeg."


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
