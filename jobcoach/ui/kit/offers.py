"""Words to choose from while typing, told below the line: the arrow down takes one, anything else may be typed too."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from jobcoach.ui.kit.fields import LineField

_SHOWN = 3


class Offers(QObject):
    """Watches a line. No list opens over the page: what fits stands in the small line below."""

    def __init__(self, field: LineField, words: Sequence[str], *, hint: str = "") -> None:
        super().__init__(field)
        self._field, self._words, self._hint = field, tuple(words), hint
        self._typed, self._at = "", -1
        field.line.textEdited.connect(self._look)
        field.line.editingFinished.connect(self._rest)
        field.line.installEventFilter(self)

    def show_words(self, words: Sequence[str]) -> None:
        """Offer other words from now on."""
        self._words = tuple(words)

    def fitting(self) -> tuple[str, ...]:
        """Words that have what was typed, those that begin with it first."""
        typed = " ".join(self._typed.casefold().split())
        if len(typed) < 2 or any(word.casefold() == typed for word in self._words):
            return ()
        found = [word for word in self._words if typed in word.casefold()]
        return tuple(sorted(found, key=lambda word: not word.casefold().startswith(typed)))

    def eventFilter(self, _line: QObject, event: QEvent) -> bool:
        """Arrow down: the next word that fits."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        fits = self.fitting() if event.key() == Qt.Key.Key_Down and not event.modifiers() else ()
        if not fits:
            return False
        self._at = (self._at + 1) % len(fits)
        self._field.show_value(fits[self._at])
        self._field.edited.emit()
        return True

    def _look(self, text: str) -> None:
        self._typed, self._at = text, -1
        fits = self.fitting()
        more = f" en nog {len(fits) - _SHOWN}" if len(fits) > _SHOWN else ""
        self._field.show_hint(f"Pijl omlaag kiest: {', '.join(fits[:_SHOWN])}{more}" if fits else self._hint)

    def _rest(self) -> None:
        self._typed = ""
        if not self._field.error():
            self._field.show_hint(self._hint)
