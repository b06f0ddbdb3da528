"""The look of this moment: colours, sizes and letters; everything that paints asks here and nowhere else."""

import re
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from jobcoach.ui.palettes import INITIALS, TOKENS

FAMILY = "Fira Sans"
TEXT_SIZES = (100, 125, 150, 200)
Scheme = Literal["light", "dark", "contrast"]

_SIZES: dict[str, tuple[int, bool]] = {
    "title": (22, True), "msg": (22, False), "h": (14, True), "body": (14, False), "small": (12, False),
    "smallb": (12, True),
}  # fmt: skip


class _News(QObject):
    """Tells painters that keep something back; most of them just repaint, because Qt restyles every widget."""

    recoloured = Signal()
    rescaled = Signal()


class _Now:
    scheme: Scheme = "light"
    tokens: dict[str, str] = TOKENS["light"]
    percent = 100


news = _News()


def scheme() -> Scheme:
    """Which of the three sets of colours is on the screen."""
    return _Now.scheme


def percent() -> int:
    """Text size in percent: 100, 125, 150 or 200."""
    return _Now.percent


def is_large() -> bool:
    """True from 151% on: signs instead of words in the frame, one column on the page."""
    return _Now.percent > 150


def px(size: int) -> int:
    """Pixels of something that holds text: grows with the text."""
    return round(size * _Now.percent / 100)


def gap(size: int) -> int:
    """Pixels of white: grows a quarter as fast as the text."""
    return round(size * (1 + (_Now.percent / 100 - 1) * 0.25))


def code(token: str) -> str:
    """Colour of a token as a stylesheet writes it."""
    return _Now.tokens[token]


def colour(token: str) -> QColor:
    """Colour of a token for a painter."""
    value = _Now.tokens[token]
    if value.startswith("rgba"):
        return QColor(*(int(part) for part in re.findall(r"\d+", value)))
    return QColor(value)


def initials(key: int) -> tuple[QColor, QColor]:
    """Ground and letters of an initials circle; ``key`` is the id of the person or company."""
    ground, letters = INITIALS[_Now.scheme][key % 5]
    return QColor(ground), QColor(letters)


def font(role: str = "body", *, tabular: bool = False) -> QFont:
    """Letter of a role (title, msg, h, body, small, smallb); ``tabular`` gives figures of one width, for columns."""
    size, bold = _SIZES[role]
    return letter(px(size), bold=bold, tabular=tabular)


def letter(pixels: int, *, bold: bool = False, tabular: bool = False) -> QFont:
    """Letter of a free size in pixels (initials, numbers in circles)."""
    result = QFont(FAMILY)
    result.setPixelSize(max(6, pixels))
    result.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


def dress(app: QApplication, scheme: Scheme, percent: int) -> None:
    """Put the whole program in these colours at this text size; open windows follow at once."""
    from jobcoach.ui import icons
    from jobcoach.ui.stylesheet import stylesheet

    rescaled, recoloured = percent != _Now.percent, scheme != _Now.scheme
    _Now.scheme, _Now.percent = scheme, percent
    _Now.tokens = _system_contrast() if scheme == "contrast" else TOKENS[scheme]
    icons.forget()
    app.setFont(font("body"))
    app.setPalette(_palette())
    app.setStyleSheet(stylesheet())
    if recoloured:
        news.recoloured.emit()
    if rescaled:
        news.rescaled.emit()


def wanted_scheme(choice: str) -> Scheme:
    """The colours for a preference: ``system`` follows the desktop, the other three are themselves."""
    if choice in ("light", "dark", "contrast"):
        return choice  # type: ignore[return-value]
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def _palette() -> QPalette:
    result = QPalette()
    roles = {
        QPalette.ColorRole.Window: "desk",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "sheet",
        QPalette.ColorRole.AlternateBase: "tint",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "sheet",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "onAccent",
        QPalette.ColorRole.PlaceholderText: "text3",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.ToolTipBase: "text",
        QPalette.ColorRole.ToolTipText: "sheet",
    }
    for role, token in roles.items():
        result.setColor(role, colour(token))
    result.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, colour("text3"))
    result.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, colour("text3"))
    return result


def _system_contrast() -> dict[str, str]:
    """Our contrast colours, or those that the coach chose in Windows' own contrast theme."""
    own = dict(TOKENS["contrast"])
    if QGuiApplication.platformName() != "windows":
        return own
    QApplication.setPalette(QPalette())
    return from_system(QApplication.palette(), own)


def from_system(palette: QPalette, own: dict[str, str]) -> dict[str, str]:
    """``own`` with grounds, words and signs taken from the palette of a system in contrast mode."""
    ground = palette.color(QPalette.ColorRole.Window).name()
    words = palette.color(QPalette.ColorRole.WindowText).name()
    sign = palette.color(QPalette.ColorRole.Highlight).name()
    on_sign = palette.color(QPalette.ColorRole.HighlightedText).name()
    grounds = ("desk", "sheet", "tint", "hover", "soft", "okSoft", "warnSoft", "badSoft", "infoSoft", "table")
    wordy = ("text", "text2", "text3", "line", "edge", "ok", "warn", "bad", "info", "onSoft", "c1", "c2", "c3")
    return (
        own
        | dict.fromkeys(grounds, ground)
        | dict.fromkeys(wordy, words)
        | dict.fromkeys(("accent", "accentHover", "focus", "rail"), sign)
        | {"onAccent": on_sign}
    )
