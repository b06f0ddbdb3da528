"""Ontvangers: every recipient with its people, the agreed way, the region and the proefzending."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobcoach.caseload.handover_layout import layout_of, region_followed
from jobcoach.caseload.recipients import SaveRecipient, recipients
from jobcoach.caseload.trials import newest_trials
from jobcoach.model.choices import Destination, RecipientKind
from jobcoach.model.labels import label
from jobcoach.model.road import Road
from jobcoach.ui.handover.people_piece import PeoplePiece
from jobcoach.ui.handover.recipient_panel import RecipientPanel
from jobcoach.ui.handover.room import Room, reading
from jobcoach.ui.handover.trial_block import TrialBlock
from jobcoach.ui.kit import (
    EmptyState,
    Label,
    Row,
    RowList,
    RowsModel,
    Split,
    bottom_bar,
    boxed,
    clear,
    column,
    hairline,
    link,
    list_pane,
    row,
    scrolled,
    second,
)
from jobcoach.ui.words.trials import trial_status

_ICONS = {RecipientKind.GEMEENTE: "buildings", RecipientKind.MBO: "student"}


class RecipientsView(QWidget):
    """``left``: back to the overdrachten. The student and the parents are not in it: they are found per student."""

    left = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._rows = RowsModel()
        self.list = RowList(self._rows, "Ontvangers")
        self._place = column(gap=0)
        self.panel: RecipientPanel | None = None
        self.people: PeoplePiece | None = None
        self.trial: TrialBlock | None = None
        pane = list_pane("Ontvangers", self.list, add=self.new, add_name="Nieuwe ontvanger")
        self._split = Split(pane, boxed(self._place), back="Ontvangers")
        self.setLayout(column((self._split, 1), bottom_bar(second("Te&rug", self.leave), None), gap=0))
        self.list.chosen.connect(self._show)
        self.list.opened.connect(self._turn_to)
        self.list.clicked.connect(lambda _index: self._split.show_detail())
        self.fill()

    def fill(self, chosen: int | None = None) -> None:
        """Read all of them again, and show one."""
        known = self._known()
        self._fill_rows(known)
        if not known:
            self._empty()
            return
        first = chosen if chosen is not None else known[0].id
        if first is not None:
            self.list.choose(first)
            self._show(first)

    def begin(self) -> None:
        """The cursor in the list, or on what there is to do."""
        self.list.setFocus()

    def reload(self) -> None:
        """Something changed elsewhere: the list tells it; what is being typed stays."""
        self._fill_rows(self._known())
        if self.people is not None and self.people.form is None:
            self.people.reload()

    def flush(self) -> None:
        """Keep what is typed."""
        for part in (self.panel, self.people, self.trial):
            if part is not None:
                part.flush()

    def leave(self) -> None:
        """Back, with everything kept."""
        self.flush()
        self.left.emit()

    def new(self) -> None:
        """A new recipient."""
        self._open(None)
        self._split.show_detail()
        if self.panel is not None:
            self.panel.begin()

    def _turn_to(self, number: int) -> None:
        """Enter or a click: to the recipient, also where list and page do not fit side by side."""
        self._show(number)
        self._split.show_detail()
        if self.trial is not None:
            self.trial.begin()

    def _known(self) -> tuple[SaveRecipient, ...]:
        return tuple(one for one in self._room.desk.ask(recipients) if one.kind is not RecipientKind.LEERLING)

    def _fill_rows(self, known: tuple[SaveRecipient, ...]) -> None:
        trials, today = self._room.desk.ask(newest_trials), self._room.today()
        self._rows.show(
            [
                Row(
                    key=one.id or 0,
                    name=one.name,
                    second=trial_status(trials.get(one.id or 0), today)[1],
                    icon=_ICONS.get(one.kind, "handshake"),
                )
                for one in known
            ]
        )

    def _show(self, number: int) -> None:
        known = next((one for one in self._known() if one.id == number), None)
        if known is not None and (self.panel is None or self.panel.known_id != number):
            self._open(known)

    def _open(self, known: SaveRecipient | None) -> None:
        self.flush()
        clear(self._place)
        self.panel = RecipientPanel(self._room, known, framed=False)
        self.panel.saved.connect(self._saved)
        self.panel.closed.connect(lambda: self.fill())
        self.people, self.trial = None, None
        first: list[QWidget] = []
        parts: list[QWidget] = []
        if known is not None and known.id is not None:
            self.people, self.trial = PeoplePiece(self._room, known.id), TrialBlock(self._room, known.id)
            self.trial.told.connect(lambda: self._fill_rows(self._known()))
            head = column(
                Label(known.name, "title", wrap=True), Label(_line(known), "small", "text2", wrap=True), gap=2
            )
            first = [boxed(head), self.trial, hairline(), Label("Gegevens en afspraak", "h")]
            parts = [hairline(), self.people, hairline(), self._layout_words(known.id)]
        inside = column(*first, self.panel, *parts, gap=16)
        self._place.addLayout(column((scrolled(column(reading(inside, 600), None), top=20), 1), gap=0))

    def _layout_words(self, number: int) -> QWidget:
        """Which layout of the overgangsdocument this recipient gets, and where that is changed."""
        region = self._room.desk.ask(region_followed(Destination.WERK, number))
        own = any(one.own for one in self._room.desk.ask(layout_of(Destination.WERK, number)))
        all_words = "Heeft een eigen indeling." if own else "Volgt de indeling voor alle ontvangers."
        words = f"Volgt de indeling van regio {region}." if region else all_words
        change = link("Verander de indeling bij Instellingen", lambda: self._room.go("settings", None))
        return boxed(
            column(Label("Overgangsdocument", "h"), Label(words, "small", "text2", wrap=True), row(change, None), gap=4)
        )

    def _saved(self, number: int) -> None:
        self._room.hush()
        self.panel = None
        self.fill(number)

    def _empty(self) -> None:
        clear(self._place)
        state = EmptyState(
            "buildings", "Nog geen ontvangers",
            "Hier komen gemeenten, UWV, scholen en dagbesteding, met wie je er spreekt en hoe je iets stuurt.",
            action="Nieuwe ontvanger", act=self.new,
        )  # fmt: skip
        self._place.addWidget(boxed(column(state, None)))


def _line(known: SaveRecipient | None) -> str:
    if known is None:
        return ""
    road = Road.of(known.way)
    return " · ".join(part for part in (label(known.kind), label(road) if road else "", known.region) if part)
