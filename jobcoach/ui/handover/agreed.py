"""What was agreed with a recipient about the way: why, when it was last confirmed, and one click to confirm it."""

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.recipients import ConfirmWay, SaveRecipient, recipient_form
from jobcoach.model.choices import RecipientKind
from jobcoach.model.expected import Expected
from jobcoach.model.road import Road
from jobcoach.ui.handover.room import Room
from jobcoach.ui.kit import Label, announce, column, link, row
from jobcoach.ui.words.dates import full_day


class Agreed(QWidget):
    """Hidden for what is the youth's own: that is given by hand."""

    def __init__(self, room: Room, recipient: int) -> None:
        super().__init__()
        self._room, self._recipient = room, recipient
        self._known: SaveRecipient | None = None
        self._reasons: dict[Road, str] = {}
        self._words = Label("", "small", "text2", wrap=True)
        self.confirm_button = link("De ontvanger zegt dat dit klopt", self.confirm, icon="check")
        self.setLayout(column(self._words, row(self.confirm_button, None), gap=4))
        self.reload()

    def reload(self) -> None:
        """Read the agreement again."""
        try:
            self._known = self._room.desk.ask(recipient_form(self._recipient)) if self._recipient else None
        except Expected:  # record.gone: in the bin, while a package that was sealed before is looked at
            self._known = None
        known = self._known
        told = known is not None and known.kind is not RecipientKind.LEERLING
        if not told or self.parent() is not None:  # without a place yet it would open as a window of its own
            self.setVisible(told)
        if known is None:
            return
        road = Road.of(known.way)
        if road is not None and known.way_reason:
            self._reasons[road] = known.way_reason
        self._words.setText(agreed_words(known))
        self.confirm_button.setVisible(road is not None and known.confirmed_on != self._room.today())

    def reason_of(self, road: Road) -> str:
        """The sentence that was typed for this way; choosing another one and coming back does not lose it."""
        return self._reasons.get(road, "")

    def confirm(self) -> None:
        """Note that the recipient confirmed it today."""
        self._room.hush()
        try:
            self._room.desk.do(ConfirmWay(recipient=self._recipient, on=self._room.today()))
        except Expected as error:
            self._room.complain("Niet genoteerd", error)
            return
        self.reload()
        announce(self, "Afspraak bevestigd")


def agreed_words(known: SaveRecipient) -> str:
    """When the way was last confirmed, or that it still must be."""
    if Road.of(known.way) is None:
        return "Er is nog geen manier afgesproken met deze ontvanger. Kies er een; de keuze wordt onthouden."
    if known.confirmed_on is None:
        return "Deze manier is gekozen, maar nog niet bevestigd door de ontvanger."
    return f"Afgesproken; de ontvanger bevestigde dit op {full_day(known.confirmed_on)}."
