"""Buttons in their kinds: one primary per screen, the rest quiet."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from jobcoach.ui import discreet, icons, theme
from jobcoach.ui.kit.labels import plain_tip

_ICON_TONES = {"primary": "onAccent", "row": "accent", "link": "accent"}


class Button(discreet.Veil, QPushButton):
    """A button of kind primary, second, row, link, top or icon; ``act`` is called without arguments.

    ``text`` may hold a mnemonic ("&Bewaar"). An icon button needs ``name``: the words for who cannot see it, with the
    shortcut ("Voeg toe (Ctrl+N)").
    """

    def __init__(
        self,
        text: str = "",
        kind: str = "row",
        *,
        icon: str = "",
        act: Callable[[], object] | None = None,
        name: str = "",
        tone: str = "",
        width: int | None = None,
        tall: bool = False,
        wide: bool = False,
    ) -> None:
        # Qt leaves 4 px between sign and word; the thin space makes it 8
        super().__init__(discreet.text(f"\u2005{text}" if icon and text else text))
        self._icon, self._tone = icon, tone or _ICON_TONES.get(kind, "text2")
        self.setProperty("kind", kind)
        self.setProperty("tone", tone)
        self.setProperty("tall", tall)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if icon and text:
            self.setAccessibleName(text.replace("&", ""))
        if name:
            self.setAccessibleName(name)
            self.setToolTip(plain_tip(name))
        if width is not None:
            self.setFixedWidth(theme.px(width))
        self._draw_icon()
        if act is not None:
            self.clicked.connect(lambda: act())

    def show_icon(self, icon: str, name: str) -> None:
        """Another icon, and the words for who cannot see it."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in new colours."""
        if event.type() == QEvent.Type.StyleChange:
            self._draw_icon()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too, not only the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def _draw_icon(self) -> None:
        if self._icon:
            self.setIcon(icons.icon(self._icon, self._tone, 18))
            self.setIconSize(QSize(theme.px(18), theme.px(18)))


def primary(text: str, act: Callable[[], object], *, icon: str = "") -> Button:
    """The one filled button of a screen."""
    return Button(text, "primary", icon=icon, act=act)


def second(text: str, act: Callable[[], object], *, icon: str = "") -> Button:
    """A framed button."""
    return Button(text, "second", icon=icon, act=act)


def link(text: str, act: Callable[[], object], *, icon: str = "") -> Button:
    """A way to somewhere else."""
    return Button(text, "link", icon=icon, act=act)
