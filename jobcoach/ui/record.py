"""A form about one record whose Bewaar stays in sight: title, status and button stand above it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jobcoach.model.expected import Expected
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import TOP, Button, Form, column, primary, row
from jobcoach.ui.record_form import RecordForm
from jobcoach.ui.words import sentence


class Record(RecordForm):
    """``save`` carries out the verb itself and gives the record's id, which ``saved`` carries.

    A new record can be closed (Sluit, Escape): ``stepped_back``.
    ``head`` gives the title row. ``failed`` carries a sentence for the page's banner.
    """

    failed = Signal(str)

    def __init__(
        self,
        form: Form,
        desk: Desk,
        save: Callable[[Mapping[str, object]], int],
        *,
        kind: str,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(
            desk,
            form,
            now=now,
            name=kind,
            button=primary("&Bewaar", lambda: None),
            headed=True,
        )
        self._keep_record = save
        self.close_new = Button("Sluit", "link", act=self.step_back, name="Sluit, je tekst blijft (Esc)")
        self.close_new.hide()

    def head(self, title: QWidget, line: QWidget) -> QHBoxLayout:
        """Title and line at the left, the one primary button at the right: it stays in sight while the form scrolls."""
        words = column(title, row((line, 1), self.line, self.drop, self.close_new), gap=2)
        return row((words, 1), (self.button, 0, TOP), gap=16, margins=(24, 20, 24, 16))

    def open(self, subject: str, values: Mapping[str, object], *, stays: bool = False) -> None:
        """Show a record (``subject`` is its id, "" for a new one), with the draft over it when there is one.

        One that ``stays`` has no way to close it: there is nothing behind it.
        """
        self.show_record(subject, values)
        self._can_step_back = not subject and not stays
        self.close_new.setVisible(self._can_step_back)

    def leave(self) -> None:
        """The page goes: what exists is committed when it is valid; what is new stays a draft until Bewaar."""
        if self._subject:
            super().leave()
        else:
            self.drafts.flush()

    def flush(self) -> None:
        """Keep the draft now (before a lock)."""
        self.drafts.flush()

    def _carry_out(self, values: dict[str, Any]) -> int:
        kept = self._keep_record(values)
        self._forget()
        self._subject, self._can_step_back = str(kept), False
        self.close_new.hide()
        return kept

    def _show_refusal(self, error: Expected) -> None:
        if not self.form.show_expected(error):
            self.failed.emit(sentence(error))
