"""A new recipient, or a known one changed, in the page itself."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from jobcoach.caseload.recipients import SaveRecipient
from jobcoach.model.expected import Expected
from jobcoach.model.road import Road
from jobcoach.ui.handover.room import Room
from jobcoach.ui.handover.saving import road_words
from jobcoach.ui.kit import ChoiceField, Form, Label, LineField, column, row, second

_DRAFT = "handover.recipient"


class RecipientPanel(QFrame):
    """``saved`` gives the id of the recipient; ``closed`` when the coach steps back. What was typed stays a draft."""

    saved = Signal(int)
    closed = Signal()

    def __init__(self, room: Room, known: SaveRecipient | None) -> None:
        super().__init__()
        self.setObjectName("tint")
        self._room, self._known = room, known
        self._subject = str(known.id) if known else ""
        self.form = Form(
            LineField("name", "Naa&m van de ontvanger", required=True, longest=120, example="bijv. gemeente Lindeborg"),
            (LineField("contact", "Contactpersoon", longest=120), LineField("function", "Functie", longest=120)),
            (LineField("email", "E-mail", longest=120), LineField("phone", "Telefoon", longest=40)),
            ChoiceField("way", "Hoe stuur je het", _roads(known), empty="Nog niet afgesproken"),
        )
        if known is not None:
            names = ("name", "contact", "function", "email", "phone", "way")
            self.form.show({name: getattr(known, name) or (None if name == "way" else "") for name in names})
        self._drafts = room.keeper(self.form, name=_DRAFT, subject=self._subject)
        self.save_button = second("Bewaar ontvanger", self.save)
        head = Label("Ontvanger veranderen" if known else "Nieuwe ontvanger", "h")
        buttons = row(self.save_button, second("Annuleer", self.close_panel), None)
        self.setLayout(column(head, 4, self.form, 4, buttons, gap=8, margins=(16, 14, 16, 16)))

    def flush(self) -> None:
        """Keep what is typed."""
        self._drafts.flush()

    def close_panel(self) -> None:
        """Step back; what was typed stays a draft."""
        self.flush()
        self.closed.emit()

    def save(self) -> None:
        """Keep the recipient."""
        if not self.form.is_valid():
            return
        values: dict[str, Any] = {name: "" if value is None else value for name, value in self.form.values().items()}
        known = {"id": self._known.id, "kind": self._known.kind} if self._known else {}
        try:
            saved = self._room.desk.do(SaveRecipient(**values | known))
        except Expected as error:
            self._room.complain("Bewaren lukte niet", error)
            return
        self._room.drop(self._drafts, name=_DRAFT, subject=self._subject)
        self.saved.emit(saved)


def _roads(known: SaveRecipient | None) -> list[tuple[str, str]]:
    """The roads, and what was typed before there was a choice."""
    typed = [(known.way, known.way)] if known and known.way and Road.of(known.way) is None else []
    return [*((road.value, road_words(road)) for road in Road), *typed]
