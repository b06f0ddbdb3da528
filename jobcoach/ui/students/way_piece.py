"""How far a paper is that is signed with a pen, in a dossier: chips, where it is, and the signed copy."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from jobcoach.caseload.paper_ways import MovePaper, PaperWay
from jobcoach.model.choices import PaperPlace
from jobcoach.model.labels import label
from jobcoach.ui.kit import Button, Chip, Flow, boxed, column, row
from jobcoach.ui.papers.sentences import PLACES, place_words, who
from jobcoach.ui.students.room import Room
from jobcoach.ui.words.dates import short_day

# the letter that chooses it once the menu is open: two keys in all
_LETTERS = {
    PaperPlace.COACH: "Bij &jou",
    PaperPlace.LEERLING: "Bij de &leerling",
    PaperPlace.OUDERS: "Bij de &ouders",
    PaperPlace.BEDRIJF: "Bij het &bedrijf",
    PaperPlace.SCHOOL: "Op &school",
    PaperPlace.GEMEENTE: "Bij de &gemeente",
    PaperPlace.DOSSIER: "&Terug in het dossier",
}


def way_chips(way: PaperWay, today: date) -> tuple[Chip, ...]:
    """How far it is, in the order in which it happens."""
    if way.signed:
        on = short_day(way.scanned_on, today) if way.scanned_on else ""
        return (Chip(f"Getekend, scan van {on}", "ok"), Chip(PLACES[way.place], icon="map-pin"))
    chips = [Chip("Geprint" if way.printed_on else "Nog niet geprint", "neutral", icon="printer")]
    for one in way.signatures:
        if one.signed_on is not None:
            chips.append(Chip(f"Getekend door {label(one.role)}, {short_day(one.signed_on, today)}", "ok"))
    if way.waits_for:
        chips.append(Chip(f"Wacht op {who(way.waits_for)}", "warn", icon="pen-nib"))
    chips.append(Chip(place_words(way, today), "bad" if way.late else "neutral", icon="map-pin"))
    if way.scan is not None:
        chips.append(Chip("Scan is binnen", "ok"))
    elif not way.waits_for:
        chips.append(Chip("Scan nog niet binnen", "warn", icon="tray"))
    return tuple(chips)


class WayPiece(QWidget):
    """Chips and three buttons below a document; ``look`` opens the paper, ``scan`` reads a signed copy in."""

    def __init__(self, room: Room, way: PaperWay, *, look: Callable[[], object], scan: Callable[[], object]) -> None:
        super().__init__()
        self._room, self._way = room, way
        flow = QWidget()
        flow.setLayout(Flow(*way_chips(way, room.today), gap=6))
        about = f"{way.title} {way.number}"
        self.place = Button("Waar is het", "row", icon="map-pin", act=self.ask_place, name=f"Waar is {about}")
        look_words = "Bekijk scan" if way.scan else "Wie tekende"
        self.signed = Button(look_words, "row", icon="pen-nib", act=look, name=f"{look_words}: {about}")
        self.scan = Button(
            "Nieuwe scan" if way.scan else "Ondertekend exemplaar", "row", icon="tray", act=scan,
            name=f"Ondertekend exemplaar van {about}",
        )  # fmt: skip
        buttons = QWidget()
        buttons.setLayout(Flow(self.scan, self.signed, self.place, gap=6))
        self.setLayout(column(flow, boxed(row(buttons, None)) if way.signed else buttons, gap=6))

    def ask_place(self) -> None:
        """Ask where the paper is now; a letter chooses."""
        menu = QMenu(self)
        menu.setAccessibleName("Waar is het papier")
        for place, words in _LETTERS.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(place is self._way.place)
            action.triggered.connect(lambda _on, chosen=place: self.move_to(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.place.mapToGlobal(QPoint(0, self.place.height())))

    def move_to(self, place: PaperPlace) -> None:
        """The paper is there since today."""
        self._room.attempt(MovePaper(way=self._way.id, place=place), "De plek is niet bewaard")
