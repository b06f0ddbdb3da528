"""Words to copy: read only, high enough for all of them, left with Tab."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from jobcoach.ui import theme

_WIDE = 78  # letters


class WordsBox(QPlainTextEdit):
    """As high as its words are in lines of ``_WIDE``; the stylesheet's min-height would win from a fixed height."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self._tall = sum(1 + len(line) // _WIDE for line in text.split("\n")) * 18 + 20
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough to read, high enough for all lines."""
        return QSize(theme.px(240), theme.px(self._tall))

    def minimumSizeHint(self) -> QSize:
        """No less: it does not scroll."""
        return self.sizeHint()
