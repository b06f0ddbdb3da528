"""Phosphor icons, drawn as letters of the font that ships with qtawesome; kept per name, colour and size."""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPainterPath, QPixmap

from jobcoach.ui import theme

_kept: dict[tuple[str, str, int, float], QPixmap] = {}


def forget() -> None:
    """Drop every kept picture: the colours have changed."""
    _kept.clear()


def exists(name: str) -> bool:
    """Is this the name of an icon? A test asks it for every name in the ui."""
    return name in _letters()


def checked(name: str) -> str:
    """The name itself, or ValueError: better in a constructor than while painting, where it takes the window down."""
    if not exists(name):
        raise ValueError(f"no icon is called {name}")
    return name


def pixmap(name: str, colour: str = "text2", size: int = 20) -> QPixmap:
    """Picture of an icon in a colour token; ``size`` in pixels at 100% text. An unknown name is a bug (KeyError)."""
    ratio = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
    key = (name, colour, theme.px(size), ratio)
    if key not in _kept:
        _kept[key] = _drawn(_letters()[name], theme.colour(colour), theme.px(size), ratio)
    return _kept[key]


def icon(name: str, colour: str = "text2", size: int = 20) -> QIcon:
    """The same for a button; pale when the button is off."""
    result = QIcon(pixmap(name, colour, size))
    result.addPixmap(pixmap(name, "text3", size), QIcon.Mode.Disabled)
    return result


def paint(painter: QPainter, name: str, colour: str, size: int, centre: QPointF) -> None:
    """Draw an icon of ``size`` (pixels at 100% text) round a point."""
    side = theme.px(size)
    painter.drawPixmap(QPointF(round(centre.x() - side / 2), round(centre.y() - side / 2)), pixmap(name, colour, size))


def paint_sign(painter: QPainter, box: QRectF) -> None:
    """The sign of the program: a keyhole that could be a person, on accent."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 24, box.height() / 24)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawRoundedRect(QRectF(0, 0, 24, 24), 6, 6)
    painter.setBrush(theme.colour("onAccent"))
    painter.drawPath(_keyhole())
    painter.restore()


def app_icon() -> QIcon:
    """The sign in the sizes that a task bar asks for."""
    result = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_sign(painter, QRectF(0, 0, side, side))
        painter.end()
        result.addPixmap(picture)
    return result


def _keyhole() -> QPainterPath:
    head = QPainterPath()
    head.addEllipse(QPointF(12, 9), 4.1, 4.1)
    body = QPainterPath(QPointF(10.9, 11))
    body.lineTo(13.1, 11)
    body.lineTo(15.9, 18.1)
    body.quadTo(16.2, 19.4, 14.9, 19.4)
    body.lineTo(9.1, 19.4)
    body.quadTo(7.8, 19.4, 8.1, 18.1)
    body.closeSubpath()
    return body.united(head)


def _drawn(letter: str, colour: QColor, side: int, ratio: float) -> QPixmap:
    result = QPixmap(round(side * ratio), round(side * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    font = QFont(_family())
    font.setPixelSize(side)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    return result


@cache
def _folder() -> Path:
    # the package itself is not imported: it would load ten fonts and cost 130 ms before the first window
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("qtawesome is not installed")
    return Path(spec.submodule_search_locations[0]) / "fonts"


@cache
def _letters() -> dict[str, str]:
    table = json.loads((_folder() / "phosphor-charmap-1.3.0.json").read_text(encoding="ascii"))
    return {name: chr(int(number, 16)) for name, number in table.items()}


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_folder() / "phosphor-1.3.0.ttf"))
    return QFontDatabase.applicationFontFamilies(number)[0]
