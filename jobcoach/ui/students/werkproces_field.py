"""Fields of a line on a praktijkverklaring: choose a werkproces from the catalogue, tick evidence in the log."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from jobcoach.caseload.catalogue import WerkprocesRow, werkprocessen
from jobcoach.caseload.log_book import LogRow
from jobcoach.model.base import LogEntryId, WerkprocesId
from jobcoach.model.labels import label
from jobcoach.ui import discreet, theme
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import Field, Label, Row, RowList, RowsModel, column
from jobcoach.ui.words.dates import short_day

_LIMIT = 60


class WerkprocesField(Field):
    """Type some words, choose below; its value is the id of a werkproces, or None."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._chosen: WerkprocesRow | None = None
        self._rows = RowsModel()
        self.found = RowList(self._rows, "Gevonden werkprocessen")
        self.line = QLineEdit()
        self.line.setPlaceholderText("Zoek op woord, code of opleiding")
        self._says = Label("", "body", "ok", wrap=True)
        inside = QWidget()
        inside.setLayout(column(self.line, self._says, self.found, gap=6))
        super().__init__("werkproces", "&Werkproces", inside, hint="Uit het kwalificatiedossier, met datum en bron")
        self.setFocusProxy(self.line)
        self.line.setAccessibleName("Werkproces, zoek op woord, code of opleiding")
        self.line.textEdited.connect(lambda _text: self._look())
        self.line.returnPressed.connect(self.found.setFocus)
        self.found.opened.connect(self._choose)
        self.found.clicked.connect(lambda index: self._choose(self._rows.row_at(index.row()).key))
        self._look()

    def value(self) -> object:
        """The chosen werkproces."""
        return None if self._chosen is None else self._chosen.id

    def show_value(self, value: object) -> None:
        """Show a werkproces by its id."""
        known = {item.id: item for item in self._desk.ask(werkprocessen(limit=100_000))} if value is not None else {}
        self._chosen = known.get(WerkprocesId(value)) if isinstance(value, int) else None
        self._tell()

    def raw(self) -> str:
        """The id as text."""
        return "" if self._chosen is None else str(self._chosen.id)

    def show_raw(self, text: str) -> None:
        """Choose the one with that id."""
        self.show_value(int(text) if text.isdigit() else None)

    def _look(self) -> None:
        found = self._desk.ask(werkprocessen(self.line.text(), limit=_LIMIT))
        self._rows.show([_row(item) for item in found])
        self.found.setFixedHeight(theme.px(52) * min(3, max(1, len(found))))
        self.found.setVisible(bool(found))

    def _choose(self, key: int) -> None:
        self.show_value(key)
        self._touched()
        self.line.setFocus()

    def _tell(self) -> None:
        item = self._chosen
        self._says.setVisible(item is not None)
        if item is not None:
            self._says.setText(f"Gekozen: {item.code} {item.title} ({item.qualification})")


def _row(item: WerkprocesRow) -> Row:
    second = f"{item.qualification} · {item.edition}"
    return Row(key=item.id, name=f"{item.code} {item.title}", second=second, icon="briefcase")


class EvidenceField(Field):
    """A tick per log entry; its value is a tuple of ids. What was proof before and is not in the list stays proof."""

    def __init__(self, entries: Sequence[LogRow], today: date) -> None:
        self._boxes: dict[int, QCheckBox] = {}
        inside = QWidget()
        lines = column(gap=6)
        for entry in entries:
            note = " ".join(entry.note.split())[:70]
            words = discreet.text(f"{short_day(entry.on, today)} · {label(entry.kind)} · {note}")
            box = QCheckBox(words.replace("&", "&&"))
            box.clicked.connect(lambda _on: self._touched())
            self._boxes[entry.id] = box
            lines.addWidget(box)
        if not entries:
            lines.addWidget(Label("Nog niets vastgelegd op deze stage.", "body", "text2"))
        inside.setLayout(lines)
        super().__init__("evidence", "Bewijs uit het logboek", inside)
        self._others: tuple[int, ...] = ()

    def value(self) -> object:
        """The ticked entries."""
        return tuple(LogEntryId(number) for number in (*self._others, *self._ticked()))

    def show_value(self, value: object) -> None:
        """Tick these."""
        wanted = tuple(value) if isinstance(value, tuple) else ()
        self._others = tuple(number for number in wanted if number not in self._boxes)
        for number, box in self._boxes.items():
            box.setChecked(number in wanted)

    def raw(self) -> str:
        """The ids, with commas."""
        return ",".join(str(number) for number in (*self._others, *self._ticked()))

    def show_raw(self, text: str) -> None:
        """Tick these ids."""
        self.show_value(tuple(int(part) for part in text.split(",") if part.isdigit()))

    def _ticked(self) -> list[int]:
        return [number for number, box in self._boxes.items() if box.isChecked()]
