"""Fields of a line on a praktijkverklaring: choose a werkproces from the catalogue, tick evidence in the log."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from jobcoach.caseload.catalogue import WerkprocesRow, werkproces_row, werkprocessen
from jobcoach.caseload.log_book import LogRow
from jobcoach.caseload.paper_evidence import AssessmentRow
from jobcoach.model.base import WerkprocesId
from jobcoach.model.labels import label
from jobcoach.ui import discreet, theme
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import Field, Label, Row, RowList, RowsModel, column, shortcut
from jobcoach.ui.words.dates import short_day

_LIMIT = 60


class WerkprocesField(Field):
    """Type some words, choose below; its value is the id of a werkproces, or None.

    ``first`` and ``last`` are the days of the stage: only what counts then is offered, unless the coach asks for all.
    """

    def __init__(self, desk: Desk, *, first: date | None = None, last: date | None = None) -> None:
        self._desk, self._days = desk, (first, last)
        self._chosen: WerkprocesRow | None = None
        self._rows = RowsModel()
        self.found = RowList(self._rows, "Gevonden werkprocessen")
        self.line = QLineEdit()
        self.line.setPlaceholderText("Zoek op woord, code of opleiding")
        self.all_years = QCheckBox("Zoek ook in kwalificaties van andere jaren")
        self._says = Label("", "body", "ok", wrap=True)
        self._help = Label("", "small", "text2", wrap=True)
        self._nothing = Label("Niets gevonden. Zoek in andere jaren, of schrijf het hieronder zelf.", "small", "text2")
        inside = QWidget()
        inside.setLayout(column(self.line, self._says, self._help, self.found, self._nothing, self.all_years, gap=6))
        super().__init__("werkproces", "&Werkproces", inside, hint="Uit het kwalificatiedossier, met datum en bron")
        self.setFocusProxy(self.line)
        self.line.setAccessibleName("Werkproces, zoek op woord, code of opleiding")
        self.line.textEdited.connect(lambda _text: self._look())
        self.line.returnPressed.connect(self._take_or_go_in)
        shortcut(self.line, "Down", self._go_in)
        self.all_years.clicked.connect(lambda _on: self._look())
        self.all_years.setVisible(first is not None)
        self.found.opened.connect(self._choose)
        self.found.clicked.connect(lambda index: self._choose(self._rows.row_at(index.row()).key))
        self._look()
        self._tell()

    def value(self) -> object:
        """The chosen werkproces."""
        return None if self._chosen is None else self._chosen.id

    def show_value(self, value: object) -> None:
        """Show a werkproces by its id."""
        self._chosen = self._desk.ask(werkproces_row(WerkprocesId(value))) if isinstance(value, int) else None
        self._tell()

    def raw(self) -> str:
        """The id as text."""
        return "" if self._chosen is None else str(self._chosen.id)

    def show_raw(self, text: str) -> None:
        """Choose the one with that id."""
        self.show_value(int(text) if text.isdigit() else None)

    def _look(self) -> None:
        first, last = (None, None) if self.all_years.isChecked() else self._days
        found = self._desk.ask(werkprocessen(self.line.text(), limit=_LIMIT, first=first, last=last))
        self._rows.show([_row(item) for item in found])
        self.found.setFixedHeight(theme.px(52) * min(3, max(1, len(found))))
        self.found.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def _take_or_go_in(self) -> None:
        """Enter takes the only one that was found, else goes to the list."""
        if self.line.text().strip() and self._rows.rowCount() == 1:
            self._choose(self._rows.row_at(0).key)
        else:
            self._go_in()

    def _go_in(self) -> None:
        """To the list, on its first row, so that Enter there chooses."""
        if self._rows.rowCount():
            self.found.choose(self._rows.row_at(0).key, quietly=True)
            self.found.setFocus()

    def _choose(self, key: int) -> None:
        self.show_value(key)
        self._touched()
        self.line.setFocus()

    def _tell(self) -> None:
        item = self._chosen
        self._says.setVisible(item is not None)
        self._help.setVisible(item is not None and bool(help_words(item)))
        if item is not None:
            self._says.setText(f"Gekozen: {item.code} {item.title} ({item.qualification})")
            self._help.setText(help_words(item))


def help_words(item: WerkprocesRow) -> str:
    """What the catalogue says to look at: the result and the behaviour, one line each."""
    parts = (("Resultaat", item.result), ("Gedrag", item.behaviour.replace("\n", "; ")))
    return "\n".join(f"{word}: {text}" for word, text in parts if text)


def _row(item: WerkprocesRow) -> Row:
    second = f"{item.qualification} · {item.edition}, {item.status}"
    return Row(key=item.id, name=f"{item.code} {item.title}", second=second, icon="briefcase")


Option = tuple[int, str]


def log_options(entries: Sequence[LogRow], today: date) -> list[Option]:
    """Entries of the log to tick."""
    return [
        (entry.id, f"{short_day(entry.on, today)} · {label(entry.kind)} · {' '.join(entry.note.split())[:70]}")
        for entry in entries
    ]


def assessment_options(rows: Sequence[AssessmentRow], today: date) -> list[Option]:
    """Scores to tick."""
    return [
        (row.id, f"{short_day(row.on, today)} · {label(row.rater)} · {row.competence}: {row.score}") for row in rows
    ]


class EvidenceField(Field):
    """A tick per thing; its value is a tuple of ids. What was proof before and is not in the list stays proof."""

    def __init__(self, name: str, words: str, options: Sequence[Option], *, empty: str) -> None:
        self._boxes: dict[int, QCheckBox] = {}
        inside = QWidget()
        lines = column(gap=6)
        for key, text in options:
            box = QCheckBox(discreet.text(text).replace("&", "&&"))
            box.clicked.connect(lambda _on: self._touched())
            self._boxes[key] = box
            lines.addWidget(box)
        if not options:
            lines.addWidget(Label(empty, "body", "text2"))
        inside.setLayout(lines)
        super().__init__(name, words, inside)
        self._others: tuple[int, ...] = ()

    def value(self) -> object:
        """The ticked entries."""
        return (*self._others, *self._ticked())

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
