"""Rows, columns and flows in one line each, so that a page reads as it looks."""

from typing import TypeAlias

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from jobcoach.ui import theme

TOP = Qt.AlignmentFlag.AlignTop
BOTTOM = Qt.AlignmentFlag.AlignBottom
MIDDLE = Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft

Piece: TypeAlias = QWidget | QLayout
# a widget or layout, white in pixels, None for all the room that is left, or (piece, stretch[, alignment])
Item: TypeAlias = Piece | int | tuple[Piece, int] | tuple[Piece, int, Qt.AlignmentFlag] | None
Margins: TypeAlias = tuple[int, int, int, int]


def row(*items: Item, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Items from left to right; ``gap`` and ``margins`` (left, top, right, bottom) at 100% text."""
    layout = QHBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def column(*items: Item, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Items from top to bottom; the same rules as ``row``."""
    layout = QVBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def boxed(
    layout: QLayout,
    name: str = "",
    *,
    width: int | None = None,
    height: int | None = None,
    parent: QWidget | None = None,
) -> QFrame:
    """A frame round a layout; ``name`` is a surface of the stylesheet.

    Surfaces: card, now, tint, band, pane (line at the right), paneRight (line at the left), bottombar.

    ``width`` and ``height`` are final pixels: say ``px(...)`` or ``gap(...)`` yourself.
    """
    frame = QFrame(parent)
    frame.setLayout(layout)
    if name:
        frame.setObjectName(name)
    if width is not None:
        frame.setFixedWidth(width)
    if height is not None:
        frame.setFixedHeight(height)
    return frame


def hairline() -> QFrame:
    """A line of 1 px over the whole width; decoration."""
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let go of the widgets."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


def _fill(layout: QBoxLayout, items: tuple[Item, ...], gap: int, margins: Margins) -> None:
    layout.setSpacing(theme.gap(gap))
    left, top, right, bottom = (theme.gap(side) for side in margins)
    layout.setContentsMargins(left, top, right, bottom)
    for item in items:
        _add(layout, item)


def _add(layout: QBoxLayout, item: Item) -> None:
    if item is None:
        layout.addStretch(1)
    elif isinstance(item, int):
        layout.addSpacing(theme.gap(item))
    else:
        piece, stretch, *align = item if isinstance(item, tuple) else (item, 0)
        if isinstance(piece, QLayout):
            layout.addLayout(piece, stretch)
        else:
            layout.addWidget(piece, stretch, *align)


class Flow(QLayout):
    """Items beside each other that go on to the next line when there is no room: chips."""

    def __init__(self, *widgets: QWidget, gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(theme.gap(gap))
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Keep an item (Qt calls this)."""
        self._items.append(item)

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines at this width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All items on one line."""
        sizes = [item.sizeHint() for item in self._items]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(QMargins(0, 0, 0, 0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item in line)
            x = rect.x()
            for item in line:
                size = item.sizeHint()
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            wide = item.sizeHint().width()
            if not lines or used + self.spacing() + wide > width:
                lines.append([item])
                used = wide
            else:
                lines[-1].append(item)
                used += self.spacing() + wide
        return lines
