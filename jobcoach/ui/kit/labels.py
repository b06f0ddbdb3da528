"""Words and signs on a page: labels in six roles, words that elide, paragraphs, key caps, icons."""

from html import escape

from PySide6 import QtGui
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from jobcoach.ui import discreet, icons, theme


class Label(discreet.Veil, QLabel):
    """Plain words in a role (title, msg, h, body, small, smallb) and a colour tone; never interprets HTML."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        wrap: bool = False,
        align: Qt.AlignmentFlag | None = None,
    ) -> None:
        super().__init__(discreet.text(text))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if align is not None:
            self.setAlignment(align)

    def show_tone(self, tone: str) -> None:
        """Change the colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)


def plain_tip(text: str) -> str:
    """Words for a tooltip, which cannot be told that it holds no HTML: a picture in a name would be fetched."""
    return QtGui.Qt.convertFromPlainText(text) if QtGui.Qt.mightBeRichText(text) else text


def restyle(widget: QWidget) -> None:
    """Let the stylesheet look again after a dynamic property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def title(text: str) -> Label:
    """Name of the page or the person: once per page."""
    return Label(text, "title")


def heading(text: str) -> Label:
    """Group heading or name."""
    return Label(text, "h")


def body(text: str, tone: str = "text", *, wrap: bool = True) -> Label:
    """Ordinary words; wraps."""
    return Label(text, "body", tone, wrap=wrap)


def small(text: str, tone: str = "text2", *, wrap: bool = False) -> Label:
    """Date, second line, hint."""
    return Label(text, "small", tone, wrap=wrap)


class KeyCap(Label):
    """The name of a key, in a little frame."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "kbd", "text3")
        self.setFixedHeight(theme.px(20))


class Paragraph(discreet.Veil, QLabel):
    """Longer words with air between the lines; the text is escaped, so a dossier can never bring HTML."""

    def __init__(self, text: str, tone: str = "text", *, spacing: int = 125, role: str = "body") -> None:
        super().__init__()
        self._spacing = spacing
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show other words."""
        lines = escape(discreet.text(text)).replace("\n", "<br>")
        self.setText(f'<p style="line-height:{self._spacing}%;margin:0">{lines}</p>')
        self.setAccessibleName(text)


class Elided(discreet.Veil, QLabel):
    """One line that gives way with dots when there is no room; the whole text is in the tooltip."""

    def __init__(
        self, text: str, role: str = "body", tone: str = "text", *, width: int | None = None, right: bool = False
    ) -> None:
        super().__init__(discreet.text(text))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        across = QSizePolicy.Policy.Ignored if width is None else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        if width is not None:
            self.setFixedWidth(theme.px(width))

    def minimumSizeHint(self) -> QSize:
        """It may become very narrow."""
        return QSize(theme.px(24), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment(), shown)


class Icon(discreet.Veil, QWidget):
    """An icon that follows the colours; decoration unless ``meaning`` says what it stands for."""

    def __init__(self, name: str, tone: str = "text2", size: int = 20, *, meaning: str = "") -> None:
        super().__init__()
        self._name, self._tone, self._size = icons.checked(name), tone, size
        self.setFixedSize(theme.px(size), theme.px(size))
        self.setAccessibleName(meaning)
        self.setToolTip(meaning)

    def show_icon(self, name: str, tone: str) -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the colours of this moment."""
        icons.paint(QPainter(self), self._name, self._tone, self._size, QRectF(self.rect()).center())


class Avatar(QWidget):
    """Initials in a soft circle, its colour chosen by the id of the person."""

    def __init__(self, initials: str, key: int, size: int = 28) -> None:
        super().__init__()
        self._initials, self._key = initials, key
        self.setFixedSize(theme.px(size), theme.px(size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circle and letters."""
        paint_avatar(QPainter(self), QRectF(self.rect()), self._initials, self._key)


def paint_avatar(painter: QPainter, box: QRectF, initials: str, key: int) -> None:
    """Circle with at most two initials in ``box``; a ring in contrast mode."""
    ground, letters = theme.initials(key)
    ringed = theme.scheme() == "contrast"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(letters if ringed else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5) if ringed else box)
    painter.setFont(theme.letter(round(box.height() * 0.38), bold=True))
    painter.setPen(letters)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials[:2])
    painter.restore()


class Sign(QWidget):
    """The sign of the program."""

    def __init__(self, size: int = 24) -> None:
        super().__init__()
        self.setFixedSize(theme.px(size), theme.px(size))
        self.setAccessibleName("JobCoach")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the keyhole."""
        icons.paint_sign(QPainter(self), QRectF(self.rect()))
