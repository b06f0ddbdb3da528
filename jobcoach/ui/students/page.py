"""The place Leerlingen: the list beside the open dossier; with large text one of the two."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from jobcoach.caseload.students import DeleteStudent
from jobcoach.model.base import StudentId
from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import Button, EmptyState, Label, Page, boxed, clear, column, link, row, shortcut
from jobcoach.ui.students.dossier import Dossier
from jobcoach.ui.students.new_student import NewStudent
from jobcoach.ui.students.room import Go, Log, take_away
from jobcoach.ui.students.student_list import StudentList


class StudentsPage(Page):
    """``student`` is who is open, for the quick log. ``log`` opens the quick log; ``fetch`` the class list."""

    cares_about = frozenset(
        {
            "student", "own_words", "interest", "need", "network_person", "talent", "evidence", "competence_score",
            "competence_list", "internship", "log_entry", "task", "consent", "recipient", "praktijkverklaring",
            "assessed_werkproces", "assessment_evidence", "document", "handover", "coach", "employer", "location",
        }
    )  # fmt: skip
    help_text = (
        "Links staan je leerlingen met hun volgende stap. Typ om te filteren, pijltjes kiezen, Enter opent het "
        "dossier. Ctrl+N maakt een nieuwe leerling. In het dossier bewaart Ctrl+S wat je typt; wat je nog niet "
        "bewaarde blijft als concept. Ctrl+L legt een bezoek of gesprek vast."
    )

    def __init__(
        self,
        desk: Desk,
        ask: Ask,
        *,
        now: Callable[[], datetime],
        go: Go,
        log: Log,
        fetch: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._desk, self._ask, self._now, self._go, self._log = desk, ask, now, go, log
        self.list = StudentList(desk, now=now, fetch=fetch)
        self.dossier: Dossier | None = None
        self.new: NewStudent | None = None
        self._right: QVBoxLayout = column(gap=0)
        self._lay_out()
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.list.add.connect(self.start_new)
        shortcut(self, "Ctrl+N", self.start_new)
        shortcut(self, "Ctrl+F", self.list.filter.setFocus)
        self.list.reload()
        self.setFocusProxy(self.list.list)
        self._show_first()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins in the list, when it was nowhere."""
        super().showEvent(event)
        if QApplication.focusWidget() is None:
            self.list.list.setFocus()

    @property
    def student(self) -> StudentId | None:
        """Whose dossier is open."""
        return None if self.dossier is None else self.dossier.student

    def reload(self) -> None:
        """Read list and dossier again."""
        self.list.reload()
        if self.dossier is None:
            return
        try:
            self.dossier.reload()
        except Expected:  # put in the bin meanwhile
            self._empty_right()
            self._show_first()

    def flush(self) -> None:
        """Commit what is valid, keep the rest as drafts."""
        if self.dossier is not None:
            self.dossier.flush()
        if self.new is not None:
            self.new.record.drafts.flush()

    def open_key(self, key: int) -> None:
        """Open the dossier of this student."""
        self.list.choose(key)
        self.show_student(StudentId(key))

    def show_student(self, student: StudentId, *, part: int = 0) -> None:
        """Show a dossier; what was typed in the one before is kept first."""
        if self.dossier is not None and self.dossier.student == student and self.new is None:
            self._turn_to_right()
            return
        if self.dossier is not None:
            part = self.dossier.tabs.part()
        self.flush()
        self._empty_right()
        try:
            self.dossier = self._make_dossier(student, part)
        except Expected:
            self._show_nobody()
            return
        self._right.addWidget(self.dossier)
        self.list.choose(student)
        self._turn_to_right()

    def start_new(self) -> None:
        """Ask for a new student."""
        self.flush()
        self._empty_right()
        self.new = NewStudent(self._desk, now=self._now)
        self.new.made.connect(self._made)
        self.new.stepped_back.connect(self._stepped_back)
        self._right.addWidget(self.new)
        self._turn_to_right()
        self.new.start()

    def delete(self) -> None:
        """Ask once, put the open dossier in the bin, offer to turn it back."""
        if self.dossier is None:
            return
        name = self.dossier.room.call_name
        self._ask.question(
            self,
            head=f"Leerling {name} weghalen?",
            text="Het hele dossier gaat 30 dagen in de prullenbak. Daarna is het echt weg.",
            yes="Haal weg",
            no="Laat staan",
            then=self._delete,
            danger=True,
        )

    def _delete(self) -> None:
        if self.dossier is None:
            return
        student, name = self.dossier.student, self.dossier.room.call_name
        self._empty_right()
        take_away(self._desk, self.show_banner, DeleteStudent(student=student), f"{name} is weggehaald")
        self._show_first()

    def _make_dossier(self, student: StudentId, part: int) -> Dossier:
        place, total = self.list.place_of(student)
        above = self._way_back(student, place, total) if theme.is_large() else None
        return Dossier(
            self._desk,
            self._ask,
            student,
            now=self._now,
            go=self._go,
            log=self._log,
            delete=self.delete,
            corner=theme.is_large(),
            above=above,
            part=part,
        )

    def _way_back(self, student: StudentId, place: int, total: int) -> QWidget:
        """Large text: "‹ Leerlingen" and "9 van 38 ›"."""
        after = self.list.next_to(student, 1)
        onward = Button("", "icon", icon="caret-right", name="Volgende leerling")
        onward.setEnabled(after is not None)
        if after is not None:
            onward.clicked.connect(lambda: self.open_key(after))
        back = link("Leerlingen", self._turn_to_list, icon="caret-left")
        count = Label(f"{place} van {total}" if place else "", "small", "text2")
        return boxed(row(back, None, count, onward, gap=12, margins=(24, 10, 16, 0)))

    def _lay_out(self) -> None:
        right = QWidget()
        right.setLayout(self._right)
        self._stack: QStackedWidget | None = None
        if theme.is_large():
            self._stack = QStackedWidget()
            self._stack.addWidget(self.list)
            self._stack.addWidget(right)
            self.body.addWidget(self._stack, 1)
        else:
            self.body.addLayout(row(self.list, (right, 1), gap=0), 1)

    def _turn_to_right(self) -> None:
        if self._stack is not None:
            self._stack.setCurrentIndex(1)

    def _turn_to_list(self) -> None:
        self.flush()
        if self._stack is not None:
            self._stack.setCurrentIndex(0)
        self.list.list.setFocus()

    def _show_first(self) -> None:
        first = self.list.first()
        if theme.is_large():
            self._turn_to_list()
        elif first is not None:
            self.show_student(StudentId(first))
        else:
            self._show_nobody()

    def _show_nobody(self) -> None:
        self._empty_right()
        if self.list.first() is not None:
            text = "Kies links een leerling. Enter opent het dossier."
            state = EmptyState("student", "Geen leerling gekozen", text)
            self._right.addLayout(column(state, None, margins=(24, 24, 24, 24)))

    def _empty_right(self) -> None:
        clear(self._right)
        self.dossier, self.new = None, None

    def _chosen(self, key: int) -> None:
        if not theme.is_large():
            self.show_student(StudentId(key))

    def _opened(self, key: int) -> None:
        self.show_student(StudentId(key))
        if self.dossier is not None:
            self.dossier.start()

    def _made(self, student: StudentId) -> None:
        self._empty_right()
        self.list.reload()
        self.open_key(student)
        if self.dossier is not None:
            self.dossier.start()

    def _stepped_back(self) -> None:
        chosen = self.list.list.chosen_key()
        self._empty_right()
        if chosen is not None and not theme.is_large():
            self.show_student(StudentId(chosen))
        else:
            self._show_first()
        self.list.list.setFocus()
