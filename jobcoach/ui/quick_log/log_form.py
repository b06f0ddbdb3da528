"""The form of a quick log: the note, whether it is personal, and in its draft also the corrections."""

import json

from PySide6.QtWidgets import QCheckBox

from jobcoach.model.base import StudentId
from jobcoach.ui.kit import Form
from jobcoach.ui.quick_log.facts import Corrections
from jobcoach.ui.quick_log.note import NoteField


class LogForm(Form):
    """The note, and as its draft also whom it is about and what was corrected."""

    def __init__(self, start: StudentId | None) -> None:
        # before Form's own beginning, because that asks for the raw texts
        self.start, self.corrections, self._ticked = start, Corrections(), False
        super().__init__()
        self.note = NoteField()
        self.personal = QCheckBox("Alleen voor mij")
        layout = self.layout()
        assert layout is not None  # noqa: S101 - Form makes it
        layout.addWidget(self._take(self.note))
        self.personal.toggled.connect(self._tick)

    def raw(self) -> dict[str, str]:
        """What a draft keeps."""
        start = "" if self.start is None else str(self.start)
        facts = {"facts": self.corrections.raw(), "start": start, "personal": "1" if self._ticked else ""}
        return {**super().raw(), **facts}

    def _tick(self, on: bool) -> None:
        self._ticked = on
        self.edited.emit()

    def take_draft(self, content: str) -> None:
        """Put back what a draft kept; a damaged one is left alone."""
        try:
            texts = json.loads(content)
        except ValueError:
            return
        self.note.show_raw(str(texts.get("note", "")))
        self.corrections.take_raw(str(texts.get("facts", "")))
        self.personal.setChecked(texts.get("personal") == "1")
        start = str(texts.get("start", ""))
        self.start = StudentId(int(start)) if start.isdigit() else self.start
