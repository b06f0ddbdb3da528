"""A form: fields in one column, shown, read back, compared, and put into words for a draft."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from jobcoach.model.expected import Expected
from jobcoach.ui.kit.field import Field
from jobcoach.ui.kit.labels import Label
from jobcoach.ui.kit.layout import TOP, column, row
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import clock

# a field, fields beside each other, or the words of a small heading
FormItem = Field | tuple[Field, ...] | str


class Form(QWidget):
    """Fields in reading order; ``Form("Wie", LineField(...), (DateField(...), ChoiceField(...)))``.

    Values go in and out as a dict by field name, so a page can write ``SaveStudent(**form.values())``.
    """

    edited = Signal()

    def __init__(self, *items: FormItem) -> None:
        super().__init__()
        self._fields: dict[str, Field] = {}
        self._shown: dict[str, str] = {}
        layout = column(gap=16)
        for item in items:
            if isinstance(item, str):
                layout.addWidget(Label(item, "smallb", "text2"))
            elif isinstance(item, tuple):
                layout.addLayout(row(*((self._take(field), 1, TOP) for field in item), gap=16))
            else:
                layout.addWidget(self._take(item))
        self.setLayout(layout)
        self._shown = self.raw()

    def __iter__(self) -> Iterator[Field]:
        return iter(self._fields.values())

    def __getitem__(self, name: str) -> Field:
        return self._fields[name]

    def show(self, values: Mapping[str, object] | None = None) -> None:
        """Show these values (others stay) and call them the saved state. Without values: Qt's own ``show``."""
        if values is None:
            super().show()
            return
        for name, field in self._fields.items():
            if name in values:
                field.show_value(values[name])
            field.show_error("")
        self._shown = self.raw()

    def values(self) -> dict[str, object]:
        """Every value by name. Raises ``Expected`` for the first field that cannot be read; ask ``is_valid`` first."""
        return {name: field.checked() for name, field in self._fields.items()}

    def is_valid(self) -> bool:
        """Check every field, show what is wrong under it, and put the cursor in the first that is."""
        wrong = [field for field in self._fields.values() if not field.is_valid()]
        if wrong:
            wrong[0].setFocus()
        return not wrong

    @property
    def is_dirty(self) -> bool:
        """True when something differs from what was shown."""
        return self.raw() != self._shown

    def saved(self) -> None:
        """Call what stands there now the saved state."""
        self._shown = self.raw()

    def raw(self) -> dict[str, str]:
        """What stands in every field, readable or not."""
        return {name: field.raw() for name, field in self._fields.items()}

    def show_raw(self, texts: Mapping[str, str]) -> None:
        """Put a draft back over what is shown; the saved state stays, so the form is dirty."""
        for name, text in texts.items():
            if name in self._fields:
                self._fields[name].show_raw(text)

    def show_error(self, name: str, words: str) -> None:
        """Show a sentence under one field and go there."""
        self._fields[name].show_error(words)
        self._fields[name].setFocus()

    def show_expected(self, error: Expected) -> bool:
        """Show an error under the field that it names (``values["field"]``); False when it names none of ours."""
        name = error.values.get("field")
        if not isinstance(name, str) or name not in self._fields:
            return False
        self.show_error(name, sentence(error))
        return True

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        next(iter(self._fields.values())).setFocus()

    def _take(self, field: Field) -> Field:
        self._fields[field.name] = field
        field.edited.connect(self.edited)
        return field


class DraftKeeper(QObject):
    """Hands what is typed to ``keep`` as JSON: 1.5 s after the last key, and at most 2 s after the first.

    ``kept`` says "Concept bewaard 10:04", ``failed`` why not. Call ``flush`` before the page goes and
    ``forget`` after a real save.
    """

    kept = Signal(str)
    failed = Signal(str)
    QUIET_MS = 1500
    LONGEST_MS = 2000

    def __init__(self, form: Form, keep: Callable[[str], object], *, now: Callable[[], datetime]) -> None:
        super().__init__(form)
        self._form, self._keep, self._now = form, keep, now
        self._waiting = False
        self._quiet, self._longest = QTimer(self), QTimer(self)
        for timer, wait in ((self._quiet, self.QUIET_MS), (self._longest, self.LONGEST_MS)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(self.flush)
        form.edited.connect(self._typed)

    def flush(self) -> None:
        """Keep what is not kept yet, now; what could not be kept is tried again at the next key."""
        if not self._waiting:
            return
        try:
            self._keep(json.dumps(self._form.raw(), ensure_ascii=False))
        except Expected as error:
            self.failed.emit(sentence(error))
            return
        self.forget()
        self.kept.emit(f"Concept bewaard {clock(self._now())}")

    def forget(self) -> None:
        """The form was saved: there is nothing to keep."""
        self._waiting = False
        self._quiet.stop()
        self._longest.stop()

    def show_draft(self, text: str) -> None:
        """Put a kept draft back into the form; a damaged one is left alone."""
        try:
            texts = json.loads(text)
        except ValueError:
            return
        if isinstance(texts, dict):
            self._form.show_raw({str(name): str(raw) for name, raw in texts.items()})

    def _typed(self) -> None:
        self._waiting = True
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()
