"""Under the recipient of an overdracht: how the proefzending stands, and the offer to make one first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from jobcoach.caseload.trials import trials_of
from jobcoach.ui.handover.room import Room
from jobcoach.ui.handover.trial_block import TrialBlock
from jobcoach.ui.kit import MIDDLE, StatusWord, column, link, row, second
from jobcoach.ui.words.trials import trial_status


class TrialLine(QWidget):
    """Hidden without a recipient. ``wanted``: open the proefzending."""

    wanted = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room, self._recipient = room, 0
        self._status = StatusWord("circle-dashed", "", "text2")
        self.button = link("Stuur eerst een proefzending", self.wanted.emit)
        self.setLayout(row((self._status, 0, MIDDLE), (self.button, 0, MIDDLE), None, gap=16, margins=(0, 8, 0, 0)))
        self.hide()

    def show_recipient(self, recipient: int) -> None:
        """Tell about this one; 0 hides the line."""
        self._recipient = recipient
        self.reload()

    def reload(self) -> None:
        """Read again how it stands."""
        self.setVisible(bool(self._recipient))
        if not self._recipient:
            return
        rows = self._room.desk.ask(trials_of(self._recipient))
        newest = rows[0] if rows else None
        self._status.show_status(*trial_status(newest, self._room.today()))
        if newest is None:
            self.button.setText("Stuur eerst een proefzending")
        else:
            self.button.setText("Bekijk de proefzending" if newest.succeeded is not None else "Noteer het antwoord")


class TrialPanel(QFrame):
    """The proefzending in the page of the overdracht; ``closed`` when the coach steps back."""

    closed = Signal()

    def __init__(self, room: Room, recipient: int) -> None:
        super().__init__()
        self.setObjectName("tint")
        self.block = TrialBlock(room, recipient)
        self.close_button = second("Sluit", self.close_panel)
        self.setLayout(column(self.block, 4, row(self.close_button, None), gap=8, margins=(16, 14, 16, 16)))

    def begin(self) -> None:
        """The cursor on what comes next."""
        self.block.begin()

    def flush(self) -> None:
        """Keep what is typed."""
        self.block.flush()

    def close_panel(self) -> None:
        """Step back; a password on the screen is looked at first."""
        save = self.block.save
        if save is not None and save.groups is not None:
            save.gone_button.setFocus()
            return
        self.flush()
        self.closed.emit()
