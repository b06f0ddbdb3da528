"""A new recipient, or a known one changed, in the page itself."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from jobcoach.caseload.municipalities import known_regions, municipalities
from jobcoach.caseload.recipients import SaveRecipient, regions
from jobcoach.model.choices import RecipientKind
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.model.road import Road
from jobcoach.policy import file as policy
from jobcoach.ui.by_it import BY_IT
from jobcoach.ui.handover.room import Room
from jobcoach.ui.handover.saving import road_words
from jobcoach.ui.kit import ChoiceField, DateField, Form, Label, LineField, Offers, column, row, second
from jobcoach.ui.words import sentence

_DRAFT = "handover.recipient"
_FIELDS = (
    "kind", "name", "contact", "function", "email", "phone", "way", "way_reason", "confirmed_on", "region",
)  # fmt: skip
_UNDER = {"recipient.kind_used": "kind", "recipient.confirmed": "confirmed_on"}
_KINDS = tuple(kind for kind in RecipientKind if kind is not RecipientKind.LEERLING)


class RecipientPanel(QFrame):
    """``saved`` gives the id of the recipient; ``closed`` when the coach steps back. What was typed stays a draft."""

    saved = Signal(int)
    closed = Signal()

    def __init__(self, room: Room, known: SaveRecipient | None, *, place: str = "", framed: bool = True) -> None:
        super().__init__()
        self.setObjectName("tint" if framed else "")
        self._room, self._known = room, known
        self._subject = str(known.id) if known else ""
        name = LineField("name", "Naa&m van de ontvanger", required=True, longest=120, example="gemeente Lindeborg")
        region = LineField("region", "Arbeidsmarktregio", longest=80,
                           hint="Ontvangers van één regio delen de indeling van het overgangsdocument.")  # fmt: skip
        self.form = Form(
            ChoiceField("kind", "&Soort ontvanger", [(kind, label(kind)) for kind in _KINDS]),
            name,
            (LineField("contact", "Contactpersoon", longest=120), LineField("function", "Functie", longest=120)),
            (LineField("email", "E-mail", longest=120), LineField("phone", "Telefoon", longest=40)),
            ChoiceField(
                "way", "Hoe stuur je het", _roads(known), empty="Nog niet afgesproken",
                hint="" if policy.in_force().roads is None else BY_IT,
            ),
            LineField("way_reason", "Waarom zo", longest=160, example="bijv. de consulent heeft geen 7-Zip",
                      hint="Eén zin. Die staat straks bij het versturen."),
            (
                DateField("confirmed_on", "Bevestigd door de ontvanger op", today=room.today()),
                region,
            ),
        )  # fmt: skip
        self._offers = Offers(name, ())
        self._regions = Offers(region, known_regions(room.desk.ask(regions)))
        self.form["kind"].edited.connect(self._offer)
        if known is not None:
            empty = {"way": None, "confirmed_on": None}
            self.form.show({name: getattr(known, name) or empty.get(name, "") for name in _FIELDS})
        elif place:
            self.form.show({"kind": RecipientKind.GEMEENTE, "name": f"gemeente {place}"})
        self._drafts = room.keeper(self.form, name=_DRAFT, subject=self._subject)
        self._offer()
        self.save_button = second("Bewaar ontvanger", self.save)
        head = Label("Ontvanger veranderen" if known else "Nieuwe ontvanger", "h")
        leave = (second("Annuleer", self.close_panel),) if framed or known is None else ()
        buttons = row(self.save_button, *leave, None)
        margins = (16, 14, 16, 16) if framed else (0, 0, 0, 0)
        shown = (head, 4) if framed or known is None else ()
        self.setLayout(column(*shown, self.form, 4, buttons, gap=8, margins=margins))

    def _offer(self) -> None:
        """Municipalities while typing the name of one."""
        town = self.form["kind"].value() is RecipientKind.GEMEENTE
        self._offers.show_words([f"gemeente {item}" for item in municipalities()] if town else [])

    @property
    def known_id(self) -> int | None:
        """Which recipient is changed; None for a new one."""
        return self._known.id if self._known else None

    def begin(self) -> None:
        """In the name, so that typing takes the place of what was proposed."""
        name = self.form["name"]
        if isinstance(name, LineField):
            name.line.setFocus()
            name.line.selectAll()

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
        values: dict[str, Any] = {
            name: "" if value is None and name != "confirmed_on" else value
            for name, value in self.form.values().items()
        }
        known = {"id": self._known.id} if self._known else {}
        try:
            saved = self._room.desk.do(SaveRecipient(**values | known))
        except Expected as error:
            if error.key in _UNDER:
                self.form.show_error(_UNDER[error.key], sentence(error))
            else:
                self._room.complain("Bewaren lukte niet", error)
            return
        self._room.drop(self._drafts, name=_DRAFT, subject=self._subject)
        self.saved.emit(saved)


def _roads(known: SaveRecipient | None) -> list[tuple[str, str]]:
    """The roads that the school's IT allows, and what was agreed before."""
    allowed = [(road.value, road_words(road)) for road in Road if policy.in_force().allows(road)]
    typed = [(known.way, road_words(way) if (way := Road.of(known.way)) else known.way)] if known and known.way else []
    return [*allowed, *(item for item in typed if item not in allowed)]
