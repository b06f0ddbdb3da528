"""Lists of people and things: a frozen row, a model for some and one for thousands, the delegate, the view."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QToolTip

from jobcoach.ui import theme
from jobcoach.ui.kit.labels import plain_tip
from jobcoach.ui.kit.row_delegate import ROW, Row, RowDelegate

Index = QModelIndex | QPersistentModelIndex


class RowSource(QAbstractListModel):
    """What both models share: a row per place, its name and its sentence."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, its name, or its sentence."""
        if role == ROW:
            return self.row_at(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row_at(index.row())
            return row.name if role == Qt.ItemDataRole.DisplayRole else row.spoken()
        return None

    def row_at(self, number: int) -> Row:
        """The row at a place."""
        raise NotImplementedError

    def place_of(self, key: int) -> int:
        """The place of the row with this key, or -1."""
        raise NotImplementedError


class RowsModel(RowSource):
    """Rows that are all in memory: up to about a thousand."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(row.veiled() for row in rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self._rows)

    def row_at(self, number: int) -> Row:
        """The row at a place."""
        return self._rows[number]

    def place_of(self, key: int) -> int:
        """The place of the row with this key, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)


class PagedRows(RowSource):
    """Thousands of rows: only the ids are here, 128 rows at a time are loaded when they come into view.

    ``load(ids)`` gives one row per id, in the same order, in a few milliseconds.
    """

    PAGE = 128
    KEPT = 64

    def __init__(self, load: Callable[[Sequence[int]], Sequence[Row]]) -> None:
        super().__init__()
        self._load = load
        self._ids = array("q")
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show other rows, by their ids in order."""
        self.beginResetModel()
        self._ids = array("q", ids)
        self._pages.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many ids."""
        return 0 if parent.isValid() else len(self._ids)

    def row_at(self, number: int) -> Row:
        """The row at a place; loads its page when needed."""
        page, place = divmod(number, self.PAGE)
        if page not in self._pages:
            ids = self._ids[page * self.PAGE : (page + 1) * self.PAGE]
            self._pages[page] = tuple(row.veiled() for row in self._load(ids))
            if len(self._pages) > self.KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return self._pages[page][place]

    def place_of(self, key: int) -> int:
        """The place of the row with this key, or -1."""
        try:
            return self._ids.index(key)
        except ValueError:
            return -1


class RowList(QListView):
    """The list at the left of a place: arrows move, Enter opens, ``chosen`` gives the key of the row.

    ``two_lines`` makes rows of 52 px (beside an open dossier), else 40 with everything on one line.
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, model: RowSource, name: str, *, two_lines: bool = True) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self, two_lines=two_lines))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        self.verticalScrollBar().setSingleStep(theme.px(26))
        self.activated.connect(self._opened)

    def choose(self, key: int, *, quietly: bool = False) -> bool:
        """Choose the row with this key and bring it into view; ``quietly`` sends no ``chosen``. False when absent."""
        place = self._rows.place_of(key)
        if place < 0:
            return False
        was = self.blockSignals(quietly)
        self.setCurrentIndex(self._rows.index(place))
        self.blockSignals(was)
        return True

    def chosen_key(self) -> int | None:
        """The key of the chosen row."""
        chosen = self.selectedIndexes()
        return self._rows.row_at(chosen[0].row()).key if chosen else None

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell who was chosen; coming here with Tab alone chooses nobody."""
        super().selectionChanged(selected, deselected)
        for index in selected.indexes():
            self.chosen.emit(self._rows.row_at(index.row()).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens on every system."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._opened(self.currentIndex())
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole row where it was cut."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(self._whole(index) if index.isValid() else ""), self)
            return True
        return super().viewportEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as a name and a date."""
        return QSize(theme.px(276), super().sizeHint().height())

    def _whole(self, index: Index) -> str:
        option = QStyleOptionViewItem()
        option.rect = self.visualRect(index)
        delegate = self.itemDelegate()
        row = self._rows.row_at(index.row())
        cut = isinstance(delegate, RowDelegate) and delegate.is_cut(row, option.rect.width())
        return f"{row.name}\n{row.second}" if cut else ""

    def _opened(self, index: Index) -> None:
        self.opened.emit(self._rows.row_at(index.row()).key)
