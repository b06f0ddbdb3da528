"""The note of a quick log: a field that grows, with what was recognised coloured and underlined."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from jobcoach.model.note_reading import Mark, Span
from jobcoach.ui import theme
from jobcoach.ui.kit import Field
from jobcoach.ui.kit.shy import hide_names

_LEAST, _MOST = 4, 10


class _Editor(QPlainTextEdit):
    keep = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keep.emit()
            return
        super().keyPressEvent(event)


class NoteField(Field):
    """``keep`` is Ctrl+Enter; ``grown`` says that the panel must take another height."""

    keep = Signal()
    grown = Signal()

    def __init__(self) -> None:
        self.text = _Editor()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText("Wie, wat, hoe lang. Beloofd: wat je toezegt, voor wanneer.")
        super().__init__("note", "Notitie", self.text, beside=True)
        self._showing, self._known = False, ""
        self._colours = _Colours(self.text.document())
        self.text.textChanged.connect(self._changed)
        self.text.keep.connect(self.keep)
        self._fit()

    def value(self) -> object:
        """The note without white around it."""
        return self.text.toPlainText().strip()

    def raw(self) -> str:
        """The note as typed."""
        return self.text.toPlainText()

    def show_raw(self, text: str) -> None:
        """Put a note back."""
        self._showing = True
        self.text.setPlainText(text)
        self._known = text
        self._showing = False
        self._fit()

    def show_value(self, value: object) -> None:
        """Show a note."""
        self.show_raw("" if value is None else str(value))

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Colour what was recognised."""
        self._showing = True  # colours count as a change of the text for Qt
        self._colours.show_spans(self.raw(), spans)
        self._showing = False

    def _changed(self) -> None:
        if self._showing or self.raw() == self._known:
            return
        self._known = self.raw()
        self._fit()
        self._touched()

    def _fit(self) -> None:
        lines = round(self.text.document().documentLayout().documentSize().height())
        height = min(max(lines, _LEAST), _MOST) * theme.px(18) + theme.gap(8)
        if height != self.text.height():
            self.text.setFixedHeight(height)
            self.grown.emit()


class _Colours(QSyntaxHighlighter):
    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._spans: tuple[tuple[int, int, Mark], ...] = ()

    def show_spans(self, text: str, spans: Sequence[Span]) -> None:
        """Positions come in letters; Qt counts in UTF-16 units."""

        def units(letters: int) -> int:
            return len(text[:letters].encode("utf-16-le", "surrogatepass")) // 2

        found = tuple((units(span.start), units(span.end), span.mark) for span in spans)
        if found != self._spans:
            self._spans = found
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour and underline the parts in this line."""
        begin = self.currentBlock().position()
        length = self.currentBlock().length()
        for start, end, mark in self._spans:
            first, last = max(start - begin, 0), min(end - begin, length)
            if first < last:
                look = QTextCharFormat()
                look.setForeground(theme.colour("warn" if mark is Mark.PROMISE else "accent"))
                look.setFontUnderline(True)
                self.setFormat(first, last - first, look)
        hide_names(self, text)
