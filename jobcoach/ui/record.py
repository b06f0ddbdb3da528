"""A form about one record, with the rule of saving: drafts by themselves, the record by Bewaar, Ctrl+S or leaving."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jobcoach.caseload.drafts import DropDraft, KeepDraft, draft_of
from jobcoach.model.expected import Expected
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import TOP, DraftKeeper, Form, SavedLine, column, primary, row, shortcut
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import clock


class Record(QWidget):
    """A form; ``head`` gives the title row with the status line and the Bewaar button beside it.

    ``save`` carries out the verb and gives the record's id.

    What is typed is a draft within 2 s. ``leave`` keeps the record when it is valid; else the draft stays
    (decisions, sessions and threads: saving). ``failed`` carries a sentence for the page's banner.
    """

    saved = Signal(int)
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
        super().__init__()
        self.form, self._desk, self._save, self._kind, self._now = form, desk, save, kind, now
        self._subject = ""
        self._drafts = DraftKeeper(form, self._keep, now=now)
        self.status = SavedLine(self._drafts)
        self.button = primary("&Bewaar", self.commit)
        self.setLayout(column(form, gap=0))
        shortcut(self, "Ctrl+S", self.commit)

    def head(self, title: QWidget, line: QWidget) -> QHBoxLayout:
        """Title and line at the left, the one primary button at the right: it stays in sight while the form scrolls."""
        words = column(title, row((line, 1), (self.status, 0)), gap=2)
        return row((words, 1), (self.button, 0, TOP), gap=16, margins=(24, 20, 24, 16))

    def open(self, subject: str, values: Mapping[str, object]) -> None:
        """Show a record (``subject`` is its id, "" for a new one), with the draft over it when there is one."""
        self._subject = subject
        self.form.show(values)
        self._drafts.forget()
        self.status.show_words("")
        draft = self._desk.ask(draft_of(form=self._kind, subject=subject))
        if draft is not None:
            self.form.show_raw(json.loads(draft.content))
            self.status.show_words(f"Concept van {clock(draft.saved_at)}, nog niet bewaard", tone="warn")

    def commit(self) -> bool:
        """Keep the record; False when something is wrong, which then stands under the field or in ``failed``."""
        if not self.form.is_valid():
            return False
        try:
            kept = self._save(self.form.values())
            self._desk.do(DropDraft(form=self._kind, subject=self._subject))
        except Expected as error:
            if not self.form.show_expected(error):
                self.failed.emit(sentence(error))
            return False
        self._drafts.forget()
        self.form.saved()
        self._subject = str(kept)
        self.status.show_words(f"Bewaard {clock(self._now())}")
        self.saved.emit(kept)
        return True

    def leave(self) -> None:
        """Before another record or page: keep what is valid, else keep the draft."""
        if not self.form.is_dirty:
            return
        self._drafts.flush()
        if all(field.is_valid() for field in self.form):
            self.commit()

    def flush(self) -> None:
        """Keep the draft now (before a lock)."""
        self._drafts.flush()

    def _keep(self, content: str) -> None:
        self._desk.do(KeepDraft(form=self._kind, subject=self._subject, content=content))
