"""Who signed, ticked with the day while looking at the paper."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobcoach.caseload.paper_ways import Signature
from jobcoach.model.labels import label
from jobcoach.ui.kit import DateField, TickField, boxed, column
from jobcoach.ui.words.dates import day_for_field


class SignerLine(QWidget):
    """One signature: a tick, and the day once it is ticked (today at first)."""

    changed = Signal()

    def __init__(self, signature: Signature, today: date) -> None:
        super().__init__()
        self.signature, self._today = signature, today
        name = f": {signature.name}" if signature.name else ""
        self.tick = TickField("signed", f"{label(signature.role).capitalize()}{name}")
        self.day = DateField("on", "Getekend op", today=today, required=True, width=None)
        self.tick.show_value(signature.signed_on is not None)
        self.day.show_value(signature.signed_on or today)
        self._day_place = boxed(column(self.day, margins=(28, 0, 0, 0)), parent=self)
        self.setLayout(column(self.tick, self._day_place, gap=4))
        self._day_place.setVisible(signature.signed_on is not None)
        self.tick.box.clicked.connect(self._ticked)
        self.day.line.editingFinished.connect(self.changed)

    def value(self) -> tuple[int, date | None]:
        """The signature and the day, None when it is not there. Raises what the day's field raises."""
        on = self.day.value() if self.tick.value() else None
        return self.signature.id, on if isinstance(on, date) else None

    def is_valid(self) -> bool:
        """Whether the day can be read; says so under it when not."""
        return not self.tick.value() or self.day.is_valid()

    def _ticked(self) -> None:
        self._day_place.setVisible(bool(self.tick.value()))
        if not self.day.raw():
            self.day.show_raw(day_for_field(self._today))
        self.changed.emit()


class Signers(QWidget):
    """All signatures of a paper, in the order in which they stand on it."""

    changed = Signal()

    def __init__(self, signatures: tuple[Signature, ...], today: date) -> None:
        super().__init__()
        self.lines = tuple(SignerLine(one, today) for one in signatures)
        for line in self.lines:
            line.changed.connect(self.changed)
        self.setLayout(column(*self.lines, gap=8))

    def are_valid(self) -> bool:
        """Whether every day can be read."""
        return not [line for line in self.lines if not line.is_valid()]

    def values(self) -> tuple[tuple[int, date | None], ...]:
        """Every signature with its day."""
        return tuple(line.value() for line in self.lines)
