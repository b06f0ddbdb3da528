"""A form that keeps itself: a draft within two seconds, the record by Bewaar, Ctrl+S or leaving the page."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jobcoach.caseload.drafts import DropDraft, KeepDraft, draft_of
from jobcoach.model.expected import Expected
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import Button, DraftKeeper, Form, Item, SavedLine, announce, column, row, second, shortcut
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import clock, moment

Verb = Callable[[Any], object]


class RecordForm(QWidget):
    """``save`` makes the verb from the form's values; ``saved`` gives what the verb gave.

    ``places`` tells under which field an expected error stands. Escape sends ``stepped_back``; the text stays as a
    marked draft. ``name`` and the subject of ``show_record`` say which draft it is. With ``headed`` the line and the
    buttons are laid out by the owner, above the form.
    """

    saved = Signal(object)
    stepped_back = Signal()

    def __init__(
        self,
        desk: Desk,
        form: Form,
        *,
        now: Callable[[], datetime],
        name: str,
        save: Callable[[dict[str, Any]], Verb] | None = None,
        places: Mapping[str, str] | None = None,
        button: Button | None = None,
        can_step_back: bool = False,
        headed: bool = False,
    ) -> None:
        super().__init__()
        self._places = dict(places or {})
        self._desk, self.form, self._now, self._name, self._save = desk, form, now, name, save
        self._subject, self._drafted, self._typed = "", False, False
        self._shown_values: dict[str, object] = {}
        self.drafts = DraftKeeper(form, self._keep, now=now)
        self.line = SavedLine(self.drafts)
        self.button = button or second("&Bewaar", self.commit)
        if button is not None:
            button.clicked.connect(self.commit)
        self.drop = Button("Gooi concept weg", "link", act=self.throw_away)
        self.drop.hide()
        acts: tuple[Item, ...] = (self.line, self.drop, None)
        if can_step_back:
            acts += (Button("Sluit", "link", act=self.step_back, name="Sluit, je tekst blijft (Esc)"), 8)
        self._can_step_back = can_step_back
        self.setLayout(column(form, gap=0) if headed else column(form, row(*acts, self.button, gap=12), gap=14))
        self.drafts.kept.connect(lambda _words: self.drop.show())
        form.edited.connect(self._is_typed)
        shortcut(self, "Ctrl+S", self.commit)

    def show_record(self, subject: str, values: Mapping[str, object]) -> None:
        """Show a record with its draft over it; a form that is being typed in is left alone."""
        if subject == self._subject and self.form.is_dirty:
            return
        self._subject, self._typed, self._shown_values = subject, False, dict(values)
        self.form.show(values)
        draft = self._desk.ask(draft_of(form=self._name, subject=subject))
        self._drafted = draft is not None
        self.drop.setVisible(self._drafted)
        self.line.show_words("")
        if draft is not None:
            self.drafts.show_draft(draft.content)
            self.line.show_words(f"Concept van {moment(draft.saved_at, self._now())}, nog niet bewaard", tone="warn")

    def commit(self) -> bool:
        """Save; True when nothing is left to save. What cannot be saved stays a marked draft."""
        if not self.form.is_valid():
            self.drafts.flush()
            return False
        try:
            result = self._carry_out(self.form.values())
        except Expected as error:
            self.drafts.flush()
            self._show_refusal(error)
            return False
        self._forget()
        self.form.saved()
        self.line.show_words(f"Bewaard {clock(self._now())}")
        announce(self, "Bewaard")
        self.saved.emit(result)
        return True

    def leave(self) -> None:
        """The page goes: commit what was typed and is valid, keep the rest as a draft.

        A draft from before that was only looked at stays a draft.
        """
        if self._typed and self.form.is_dirty and not self.commit():
            self.drafts.flush()

    def step_back(self) -> None:
        """Close without saving; what was typed stays as a draft."""
        self.drafts.flush()
        self.stepped_back.emit()

    def throw_away(self) -> None:
        """Forget the draft and show the record as it is kept."""
        self._forget()
        self.form.show(self._shown_values)
        self.line.show_words("")

    def is_drafted(self) -> bool:
        """Is there text that was typed and not saved?"""
        return self._drafted or self.form.is_dirty

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape steps back."""
        if event.key() == Qt.Key.Key_Escape and self._can_step_back:
            self.step_back()
            return
        super().keyPressEvent(event)

    def _carry_out(self, values: dict[str, Any]) -> object:
        """Keep the record; who gives no ``save`` does it here."""
        if self._save is None:
            raise NotImplementedError
        return self._desk.do(self._save(values))

    def _show_refusal(self, error: Expected) -> None:
        if error.key in self._places:
            self.form.show_error(self._places[error.key], sentence(error))
        elif not self.form.show_expected(error):
            self.line.show_words(sentence(error), tone="bad")
            announce(self, sentence(error))

    def _keep(self, content: str) -> None:
        self._desk.do(KeepDraft(form=self._name, subject=self._subject, content=content))
        self._drafted = True

    def _is_typed(self) -> None:
        self._typed = True

    def _forget(self) -> None:
        self.drafts.forget()
        self._typed = False
        if self._drafted:
            self._desk.do(DropDraft(form=self._name, subject=self._subject))
        self._drafted = False
        self.drop.hide()
