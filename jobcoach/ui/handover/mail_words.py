"""The words for a mail on the screen: to read and copy, high enough to be seen whole."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from jobcoach.ui import theme


class _Mail(QPlainTextEdit):
    """High enough for the whole text; the stylesheet's min-height would win from a fixed height."""

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(380))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def mail_field() -> QPlainTextEdit:
    """A text that can be read and copied, not changed."""
    text = _Mail()
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setAccessibleName("Tekst voor de mail")
    text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return text
