"""One row of a list as data, and its painter: circle, name, next step, date; chosen, under the mouse, late."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jobcoach.ui import discreet, icons, theme
from jobcoach.ui.kit.labels import paint_avatar

ROW = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a list. ``key`` is the id; ``name`` first, ``second`` is the next step, ``date`` stands right.

    ``late`` colours the date and says "te laat"; ``icon`` replaces the initials for what is not a person.
    """

    key: int
    name: str
    second: str = ""
    date: str = ""
    initials: str = ""
    icon: str = ""
    late: bool = False

    def veiled(self) -> "Row":
        """The same row, as it may be shown now."""
        if not discreet.is_on():
            return self
        return replace(self, name=discreet.text(self.name), second=discreet.text(self.second))

    def spoken(self) -> str:
        """The whole row as one sentence for a screen reader."""
        when = f"{self.date}, te laat" if self.late and "te laat" not in self.date else self.date
        return ", ".join(part for part in (self.name, self.second, when) if part)


class RowDelegate(QStyledItemDelegate):
    """Rows of 52 px with two lines, or of 40 px with one; reads the ``ROW`` role."""

    def __init__(self, parent: QObject, *, two_lines: bool) -> None:
        super().__init__(parent)
        self._two = two_lines

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for every row."""
        return QSize(10, theme.px(52 if self._two else 40))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        row: Row = index.data(ROW)
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, box, chosen=chosen, hot=bool(option.state & QStyle.StateFlag.State_MouseOver))
        if not self._two and not chosen:
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.colour("line"))
        side = theme.px(32 if self._two else 28)
        circle = QRectF(box.left() + theme.gap(12), box.center().y() - side / 2, side, side)
        if row.icon:
            icons.paint(painter, row.icon, "onSoft" if chosen else "text2", 20, circle.center())
        else:
            paint_avatar(painter, circle, row.initials, row.key)
        left = circle.right() + theme.gap(10)
        room = QRectF(left, box.top(), box.right() - theme.gap(10) - left, box.height())
        (self._paint_two if self._two else self._paint_one)(painter, room, row, chosen)
        painter.restore()

    def is_cut(self, row: Row, width: int) -> bool:
        """Does some of the words not fit at this row width?"""
        room = width - theme.px(32) - theme.gap(32)
        name = QFontMetricsF(theme.font("h")).horizontalAdvance(row.name) + self._date_room(row)
        second = QFontMetricsF(theme.font("small")).horizontalAdvance(_second(row))
        return name > room or second > room

    def _paint_two(self, painter: QPainter, room: QRectF, row: Row, chosen: bool) -> None:
        half = theme.px(18)
        upper = QRectF(room.left(), room.center().y() - half, room.width(), half)
        lower = QRectF(room.left(), room.center().y() + 1, room.width(), half)
        self._paint_date(painter, upper, row, chosen)
        upper.setWidth(upper.width() - self._date_room(row))
        _words(painter, upper, row.name, theme.font("h"), "onSoft" if chosen else "text")
        _words(painter, lower, _second(row), theme.font("small"), "onSoft" if chosen else "text2")

    def _paint_one(self, painter: QPainter, room: QRectF, row: Row, chosen: bool) -> None:
        self._paint_date(painter, room, row, chosen)
        name = QRectF(room)
        room.setWidth(room.width() - self._date_room(row))
        # the same in every row, so that the second column starts on one line
        name.setWidth(min(theme.px(220), name.width() * 0.34) if row.second else room.width())
        _words(painter, name, row.name, theme.font("h"), "onSoft" if chosen else "text")
        rest = QRectF(
            name.right() + theme.gap(12), room.top(), room.right() - name.right() - theme.gap(12), room.height()
        )
        _words(painter, rest, _second(row), theme.font("body"), "onSoft" if chosen else "text")

    def _paint_date(self, painter: QPainter, room: QRectF, row: Row, chosen: bool) -> None:
        tone = "bad" if row.late else "onSoft" if chosen else "text2"
        painter.setFont(theme.font("small", tabular=True))
        painter.setPen(theme.colour(tone))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.date)
        if row.late:
            width = QFontMetricsF(painter.font()).horizontalAdvance(row.date)
            centre = QPointF(room.right() - width - theme.px(13), room.center().y())
            icons.paint(painter, "warning-circle", "bad", 16, centre)

    def _date_room(self, row: Row) -> float:
        if not row.date:
            return 0
        width = QFontMetricsF(theme.font("small", tabular=True)).horizontalAdvance(row.date)
        return width + theme.gap(10) + (theme.px(20) if row.late else 0)


def paint_ground(painter: QPainter, box: QRectF, *, chosen: bool, hot: bool) -> None:
    """Soft ground with the accent bar for what is chosen, hover ground under the mouse."""
    if not (chosen or hot):
        return
    inner = box.adjusted(0.5, 1.5, -0.5, -1.5)
    contrast = theme.scheme() == "contrast"
    painter.setPen(theme.colour("accent") if contrast and chosen else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("soft" if chosen else "hover"))
    painter.drawRoundedRect(inner, 8, 8)
    if chosen:
        bar = theme.px(18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(box.left(), box.center().y() - bar / 2, 3, bar), 1.5, 1.5)


def _second(row: Row) -> str:
    return f"{row.second}, te laat" if row.late and "te laat" not in row.date else row.second


def _words(painter: QPainter, box: QRectF, text: str, font: QFont, tone: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    fitting = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)
