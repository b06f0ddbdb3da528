"""Fields in screen-share mode: what is typed stays as it is, and a name in it is not painted."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFocusEvent, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from jobcoach.ui import discreet


class ShyLine(QLineEdit):
    """A line with a name in it shows dots while nobody types in it."""

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(self._look)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who types sees what is typed."""
        super().focusInEvent(event)
        self._look()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nobody types any more."""
        super().focusOutEvent(event)
        self._look()

    def event(self, event: QEvent) -> bool:
        """A hint that Qt makes of a cut text must not tell it."""
        hidden = self.echoMode() != QLineEdit.EchoMode.Normal
        return (hidden and event.type() == QEvent.Type.ToolTip) or super().event(event)

    def _look(self) -> None:
        hides = discreet.is_on() and not self.hasFocus() and discreet.holds_name(self.text())
        wanted = QLineEdit.EchoMode.Password if hides else QLineEdit.EchoMode.Normal
        if self.echoMode() != wanted:
            self.setEchoMode(wanted)


class _Shade(QSyntaxHighlighter):
    def highlightBlock(self, text: str) -> None:
        """Paint nothing where a name stands."""
        hide_names(self, text)


def shade(editor: QPlainTextEdit) -> None:
    """In screen-share mode the names in ``editor`` are not painted."""
    if discreet.is_on():
        _Shade(editor.document())


def hide_names(highlighter: QSyntaxHighlighter, text: str) -> None:
    """For the highlighter of a field: the names in this block are there and cannot be seen."""
    clear = QTextCharFormat()
    clear.setForeground(QColor(0, 0, 0, 0))
    for start, end in discreet.spans(text):
        before = len(text[:start].encode("utf-16-le", "surrogatepass")) // 2
        highlighter.setFormat(before, end - start, clear)
