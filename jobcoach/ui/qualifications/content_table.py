"""What is in an edition: a filter, a table of kwalificaties and werkprocessen, and the text about the chosen one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.exchange.catalogue_file import CatalogueFile
from jobcoach.ui import theme
from jobcoach.ui.kit import FilterLine, Label, TableView, WordTable, clear, column, heading, row, small
from jobcoach.ui.qualifications.reading import HEADS, ContentRow, content_rows

MOST = 3_000


class ContentTable(QWidget):
    """``show_file`` shows another; the filter looks in code and name. ``chosen`` is the werkproces of the row."""

    moved = Signal()

    def __init__(self, *, rows: int = 7) -> None:
        super().__init__()
        self._rows: list[ContentRow] = []
        self._high = rows
        self._shown: list[ContentRow] = []
        self.table: TableView | None = None
        self.chosen: tuple[str, str] | None = None
        self.filter = FilterLine("Filter op code of naam")
        self.filter.setMaximumWidth(theme.px(280))
        self._count = small("", "text3")
        self._place: QVBoxLayout = column(gap=0)
        self.about = Label("", "body", "text2", wrap=True)
        self._head = heading("Inhoud")
        head = row(self._head, self._count, None, (self.filter, 1), gap=8)
        self.setLayout(column(head, self._place, self.about, gap=8))
        self.filter.textChanged.connect(lambda _text: self._show())
        self.filter.down.connect(self.start)

    def show_file(self, file: CatalogueFile) -> None:
        """Show what is in it."""
        self._rows = content_rows(file)
        self.filter.clear()
        self._show()

    def start(self) -> None:
        """The cursor in the table."""
        if self.table is not None:
            self.table.setFocus()

    def _show(self) -> None:
        wanted = self.filter.text().strip().casefold()
        found = [item for item in self._rows if wanted in f"{item.cells[0]} {item.cells[1]}".casefold()]
        self._shown = found[:MOST]
        clear(self._place)
        more = f"{len(found)}, de eerste {MOST} staan hier" if len(found) > MOST else str(len(found))
        self._count.setText(more)
        table = TableView(WordTable(HEADS, [item.cells for item in self._shown]), "Inhoud", stretch=1)
        table.setFixedHeight(theme.px(32) + min(max(len(self._shown), 1), self._high) * theme.px(40) + 4)
        table.selectionModel().currentRowChanged.connect(lambda at, _before: self._tell(at.row()))
        self.table = table
        self._place.addWidget(table)
        self._tell(-1)

    def _tell(self, at: int) -> None:
        text = self._shown[at].about if 0 <= at < len(self._shown) else ""
        self.chosen = self._shown[at].key if 0 <= at < len(self._shown) else None
        self.moved.emit()
        self.about.setText(text)
        self.about.setVisible(bool(text))
