"""The pane at the left: every student with the next step, filtered while typing, for five or five thousand."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from jobcoach.caseload.dossier import how_many_students
from jobcoach.caseload.students import StudentRow, student_rows
from jobcoach.ui import discreet, theme
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import Button, EmptyState, Label, PagedRows, Row, RowList, column, list_pane
from jobcoach.ui.words.dates import local_day, short_day

# above this many the list is read behind the screen, so that no key waits for it
_AT_ONCE = 1_500
_PAUSE_MS = 90


class StudentList(QWidget):
    """``chosen`` follows the arrows after a short rest, ``opened`` is Enter; ``add`` asks for a new student."""

    chosen = Signal(int)
    opened = Signal(int)
    add = Signal()

    def __init__(self, desk: Desk, *, now: Callable[[], datetime], fetch: Callable[[], object] | None) -> None:
        super().__init__()
        self._desk, self._now = desk, now
        self._rows: tuple[StudentRow, ...] = ()
        self._by_id: dict[int, StudentRow] = {}
        self._by_date = False
        self.walked = False  # by the arrows, and not by a click
        self.model = PagedRows(self._load)
        self.list = RowList(self.model, "Leerlingen")
        self._order_words = Label("Op achternaam", "small", "text2")
        self.order_button = Button("Kies volgorde", "link", act=self._choose_order)
        self.pane = list_pane(
            "Leerlingen",
            self.list,
            add=self.add.emit,
            add_name="Nieuwe leerling (Ctrl+N)",
            filter_words="Filter op naam of klas",
            foot=(self._order_words, None, self.order_button),
        )
        assert self.pane.filter is not None  # noqa: S101 - words were given
        self.filter = self.pane.filter
        self._nothing = Label("Niemand gevonden. Escape haalt de filter weg.", "body", "text2", wrap=True)
        self._nothing.setContentsMargins(theme.gap(12), theme.gap(8), theme.gap(8), 0)
        self._empty = _empty(self.add.emit, fetch)
        self.pane.place.insertWidget(0, self._nothing)
        self.pane.place.insertWidget(0, self._empty)
        self.setLayout(column(self.pane, gap=0))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE_MS)
        self._rest.timeout.connect(self._rested)
        self.list.chosen.connect(lambda _key: self._rest.start())
        self.list.opened.connect(self._opened)
        self.filter.textChanged.connect(lambda _text: self._show())
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)

    def reload(self) -> None:
        """Read the students again: at once, or behind the screen when there are many."""
        question = student_rows(on=local_day(self._now()), by_date=self._by_date)
        if self._desk.ask(how_many_students) <= _AT_ONCE:
            self._take(self._desk.ask(question))
        else:
            self._desk.do_later(
                lambda work: work.ask(question), owner=self, done=self._take, failed=lambda _error: None
            )

    def show_by_date(self, by_date: bool) -> None:
        """Order by next step, or by last name."""
        self._by_date = by_date
        self._order_words.setText("Op volgende stap" if by_date else "Op achternaam")
        self.reload()

    def choose(self, student: int) -> bool:
        """Choose a student without saying so; takes a filter away that hides her."""
        if self.list.choose(student, quietly=True):
            return True
        if self.filter.text():
            self.filter.clear()
        return self.list.choose(student, quietly=True)

    def first(self) -> int | None:
        """The first student that is shown."""
        return self.model.row_at(0).key if self.model.rowCount() else None

    def place_of(self, student: int) -> tuple[int, int]:
        """Place from 1 and number of those that are shown; 0 when not among them."""
        return self.model.place_of(student) + 1, self.model.rowCount()

    def next_to(self, student: int, step: int) -> int | None:
        """The student before (-1) or after (1) this one."""
        place = self.model.place_of(student) + step
        return self.model.row_at(place).key if 0 <= place < self.model.rowCount() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters typed in the list go to the filter; remembers whether keys or the mouse choose."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self.walked = event.type() == QEvent.Type.KeyPress
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if plain and event.text().strip() and event.text().isprintable():
                self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.filter.setText(self.filter.text() + event.text())
                return True
        return False

    def _take(self, rows: tuple[StudentRow, ...]) -> None:
        self._rows = rows
        self._by_id = {row.id: row for row in rows}
        self._show()

    def _show(self) -> None:
        wanted = self.filter.text().strip().casefold()
        ids = [row.id for row in self._rows if not wanted or wanted in f"{row.name} {row.class_name}".casefold()]
        chosen = self.list.chosen_key()
        self.model.show_ids(ids)
        if chosen is not None:
            self.list.choose(chosen, quietly=True)
        self.pane.show_count(len(ids))
        self._empty.setVisible(not self._rows)
        self._nothing.setVisible(bool(self._rows) and not ids)
        self.list.setVisible(bool(ids))

    def _load(self, ids: Sequence[int]) -> list[Row]:
        today = local_day(self._now())
        return [_row(self._by_id[number], today) for number in ids]

    def _rested(self) -> None:
        key = self.list.chosen_key()
        if key is not None:
            self.chosen.emit(key)

    def _opened(self, key: int) -> None:
        self._rest.stop()
        self.opened.emit(key)

    def _choose_order(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, by_date in (("Op achternaam", False), ("Op volgende stap", True)):
            menu.addAction(words).triggered.connect(lambda _on, chosen=by_date: self.show_by_date(chosen))
        menu.popup(self.order_button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


def _row(student: StudentRow, today: date) -> Row:
    second = student.next_step or (f"klas {student.class_name}" if student.class_name else "Nog geen volgende stap")
    return Row(
        key=student.id,
        name=discreet.name(student.name),
        second=second,
        date=short_day(student.due, today) if student.due else "",
        initials=student.initials,
        late=student.late,
    )


def _empty(add: Callable[[], object], fetch: Callable[[], object] | None) -> EmptyState:
    return EmptyState(
        "student",
        "Nog geen leerlingen",
        "Hier komen de leerlingen die jij begeleidt. Begin met één, of haal je klassenlijst op.",
        action="Voeg leerling toe",
        act=add,
        other="Haal klassenlijst op" if fetch else "",
        other_act=fetch,
    )
