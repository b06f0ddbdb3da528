"""Noting that the package went out, and what the recipient answered: choose, look at the day, note."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from jobcoach.caseload.handovers import MarkSent, RecordAnswer
from jobcoach.model.base import HandoverId
from jobcoach.model.choices import HandoverStatus
from jobcoach.model.expected import Expected
from jobcoach.ui.handover.facts import Facts
from jobcoach.ui.handover.room import Room, tight, watch
from jobcoach.ui.handover.yes_no import Radio
from jobcoach.ui.kit import DateField, Form, Label, TextField, column, row
from jobcoach.ui.words import sentence

_FORM = "handover.answer"
_HINT = "Mag leeg blijven. Kwam het terug? Schrijf wat er anders moet: dat staat straks bij de nieuwe versie."
_CHOICES = (
    (HandoverStatus.ONTVANGEN, "Ontvangen, nog geen besluit"),
    (HandoverStatus.AANGENOMEN, "Aangenomen"),
    (HandoverStatus.TERUG, "Teruggestuurd"),
)


class SentBlock(QWidget):
    """The day on which it went out."""

    def __init__(self, room: Room, facts: Facts) -> None:
        super().__init__()
        self._room, self._handover = room, facts.form.id or HandoverId(0)
        self.form = Form(DateField("on", "Verstuurd of gebracht op", today=room.today(), required=True))
        self.form.show({"on": room.today()})
        self.setLayout(column(self.form, gap=8))

    def note(self) -> bool:
        """Note it; an answer becomes a task."""
        if not self.form.is_valid():
            return False
        on = self.form["on"].value()
        if not isinstance(on, date):
            return False
        return _done(self._room, self.form, lambda: self._room.desk.do(MarkSent(handover=self._handover, on=on)))


class AnswerBlock(QWidget):
    """Three choices, the day (today), and room for what was said. ``chosen`` after a choice."""

    chosen = Signal()

    def __init__(self, room: Room, facts: Facts) -> None:
        super().__init__()
        self._room, self._handover = room, facts.form.id or HandoverId(0)
        status = facts.row.status if facts.row else None
        self.radios: dict[HandoverStatus, Radio] = {}
        self.new: HandoverId | None = None  # the corrected overdracht that was begun
        self._group = QButtonGroup(self)
        for value, words in _CHOICES:
            if value is not status:
                self.radios[value] = Radio(words)
                self._group.addButton(self.radios[value])
                self.radios[value].toggled.connect(self.chosen)
        self.form = Form(
            DateField("on", "Antwoord van", today=room.today(), required=True),
            TextField("answer", "Wat was het antwoord", lines=3, watch=watch, hint=_HINT),
        )
        self.form.show({"on": room.today()})
        self.drafts = room.keeper(self.form, name=_FORM, subject=str(self._handover))
        buttons = tuple(self.radios.values())
        choices = column(*buttons, gap=4) if tight() else row(*buttons, None, gap=24)
        self.setLayout(column(Label("Antwoord", "h"), choices, 4, self.form, gap=8))

    def choice(self) -> HandoverStatus | None:
        """What was chosen."""
        return next((value for value, radio in self.radios.items() if radio.isChecked()), None)

    def note(self) -> bool:
        """Note it; a decision closes the task."""
        status, on = self.choice(), self.form["on"].value() if self.form.is_valid() else None
        if status is None or not isinstance(on, date):
            return False
        answer = str(self.form["answer"].value())
        verb = RecordAnswer(handover=self._handover, status=status, on=on, answer=answer)

        def carry_out() -> None:
            self.new = self._room.desk.do(verb)

        if not _done(self._room, self.form, carry_out):
            return False
        self._room.drop(self.drafts, name=_FORM, subject=str(self._handover))
        return True


def _done(room: Room, form: Form, carry_out: Callable[[], object]) -> bool:
    room.hush()
    try:
        carry_out()
    except Expected as error:
        if error.key in ("handover.future", "handover.order"):
            form.show_error("on", sentence(error))
        else:
            room.complain("Niet genoteerd", error)
        return False
    return True
