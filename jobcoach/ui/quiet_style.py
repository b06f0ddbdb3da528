"""Fusion with quiet habits: 8 px between sign and word, mnemonic lines only while Alt is down, no dotted focus."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from jobcoach.ui import icons, theme


class QuietStyle(QProxyStyle):
    """The style under the stylesheet."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.underline = False

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        """Hide the lines under the mnemonics until Alt is held, as Windows does."""
        if hint == QStyle.StyleHint.SH_UnderlineShortcut:
            return int(self.underline)
        return super().styleHint(hint, option, widget, returnData)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw our own tick box; leave the focus frame to the ring of the window."""
        if element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            return
        if element == QStyle.PrimitiveElement.PE_IndicatorCheckBox:
            _tick_box(option, painter)
            return
        super().drawPrimitive(element, option, painter, widget)


def _tick_box(option: QStyleOption, painter: QPainter) -> None:
    state: QStyle.StateFlag = option.state
    on, enabled = bool(state & QStyle.StateFlag.State_On), bool(state & QStyle.StateFlag.State_Enabled)
    box = option.rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("edge" if enabled else "line") if not on else Qt.PenStyle.NoPen)
    ground = "accent" if on and enabled else "text3" if on else "sheet"
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(box, 4, 4)
    if on:
        icons.paint(painter, "check-bold", "onAccent", 13, box.center())
    painter.restore()
