"""The place Leerlingen: the list beside the open dossier; with large text one of the two."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from jobcoach.caseload.erasing import EraseStudent
from jobcoach.caseload.students import DeleteStudent
from jobcoach.model.base import StudentId
from jobcoach.model.choices import ErasureReason
from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import Banner, Button, EmptyState, Label, Page, boxed, clear, column, link, row, shortcut
from jobcoach.ui.students.dossier import PARTS, Dossier
from jobcoach.ui.students.erase_panel import open_erasing, what_is_told
from jobcoach.ui.students.new_student import NewStudent
from jobcoach.ui.students.room import Go, Log, take_away
from jobcoach.ui.students.student_list import StudentList
from jobcoach.ui.words import sentence

_LIST, _DOSSIER, _ANY = 292, 700, 16_777_215


class StudentsPage(Page):
    """``student`` is who is open, for the quick log. ``log`` opens the quick log; ``fetch`` the class list."""

    cares_about = frozenset(
        {
            "student", "own_words", "interest", "need", "network_person", "talent", "evidence", "competence_score",
            "competence_list", "internship", "log_entry", "task", "consent", "recipient", "praktijkverklaring",
            "assessed_werkproces", "assessment_evidence", "document", "handover", "coach", "employer", "location",
            "recognition", "werkproces",
            "paper_trail", "paper_signature", "recipient_notice",
        }
    )  # fmt: skip
    help_text = (
        "Links staan je leerlingen met hun volgende stap. Typ om te filteren, pijltjes kiezen, Enter opent het "
        "dossier. Ctrl+N maakt in de lijst een nieuwe leerling, en in een dossier iets nieuws op het tabblad dat open "
        "staat. In het dossier bewaart Ctrl+S wat je typt; wat je nog niet "
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
        self._narrow, self._at_right = False, False
        self._above: QWidget | None = None
        self._left_from: tuple[StudentId, int] | None = None
        self._right: QVBoxLayout = column(gap=0)
        self._right_side = QWidget()
        self._right_side.setLayout(self._right)
        self.list.pane.setMinimumWidth(theme.px(240))
        self.body.addLayout(row(self.list, (self._right_side, 1), gap=0), 1)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.list.add.connect(self.start_new)
        shortcut(self, "Ctrl+N", self.add)
        shortcut(self, "Ctrl+F", self.list.filter.setFocus)
        self.list.reload()
        self.setFocusProxy(self.list.list)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is it known whether list and dossier fit; the keyboard begins in the list, when it was nowhere."""
        super().showEvent(event)
        if self.dossier is None and self.new is None:
            self._show_first()
        if QApplication.focusWidget() is None:
            self.list.list.setFocus()

    @property
    def student(self) -> StudentId | None:
        """Whose dossier can be seen; where the list took its place that is nobody's."""
        return None if self.dossier is None or not self._right_side.isVisibleTo(self) else self.dossier.student

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
        """Keep drafts of what is typed; a lock never makes it the words of the student."""
        if self.dossier is not None:
            self.dossier.flush()
        if self.new is not None:
            self.new.record.drafts.flush()

    def leave(self) -> None:
        """The coach goes on: commit what is valid, keep the rest as drafts."""
        if self.dossier is not None:
            self.dossier.leave()
        if self.new is not None:
            self.new.record.drafts.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another place was chosen. At a lock and a minimize the stack of places goes too: that is no leaving."""
        super().hideEvent(event)
        stack = self.parentWidget()
        if not event.spontaneous() and stack is not None and stack.isVisible():
            self.leave()

    def open_now(self) -> int | None:
        """Whose dossier can be seen."""
        return self.student

    def open_part(self) -> int:
        """The part of the dossier that can be seen."""
        return 0 if self.student is None else self._part()

    def turn_to_part(self, part: int) -> None:
        """Show that part of the open dossier."""
        if self.dossier is not None and part < len(PARTS):
            self.dossier.tabs.show_part(part)

    def open_key(self, key: int) -> None:
        """Open the dossier of this student."""
        self.list.choose(key)
        self.show_student(StudentId(key))

    def show_student(self, student: StudentId, *, part: int = 0) -> None:
        """Show a dossier, turned to a part; what was typed in the one before is kept first."""
        if self.dossier is not None and self.dossier.student == student and self.new is None:
            self._turn_to_right()
            return
        self.leave()
        self._empty_right()
        try:
            self.dossier = self._make_dossier(student, part)
        except Expected:
            self._show_nobody()
            return
        self._right.addWidget(self.dossier)
        self.list.choose(student)
        self._turn_to_right()

    def add(self) -> None:
        """Ctrl+N: one more of what the open part holds; in the list, or where it holds no such things, a student."""
        in_list = self.list.isAncestorOf(QApplication.focusWidget() or self)
        if self.new is None and (self.student is None or in_list or self.dossier is None or not self.dossier.add()):
            self.start_new()

    def start_new(self) -> None:
        """Ask for a new student."""
        self.leave()
        self._left_from = (self.student, self._part()) if self.student is not None else None
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

    def erase(self) -> None:
        """Show what goes when the open dossier is erased for good, and do it when the coach says so."""
        if self.dossier is not None:
            self.dossier.flush()
            open_erasing(self, self.dossier.room, self._erase)

    def _erase(self, reason: ErasureReason) -> None:
        """The dossier goes off the screen first, so that nothing of it is written down again."""
        if self.dossier is None:
            return
        student, name = self.dossier.student, self.dossier.room.call_name
        self._empty_right()
        self.show_banner(Banner(f"Het dossier van {name} wordt gewist", "Dit duurt even.", "info", icon="trash"))

        def done(told: int) -> None:
            head, text = f"Het dossier van {name} is voorgoed gewist", what_is_told(told)
            action, act = ("Naar Vandaag", lambda: self._go("today", None)) if told else ("", None)
            self.clear_banner()
            self.show_banner(Banner(head, text, "ok", icon="trash", action=action, act=act, closable=True))
            if self.dossier is None:
                self._show_first()

        def failed(error: Expected) -> None:
            self.clear_banner()
            self.show_student(student)
            self.show_banner(Banner("Wissen lukte niet", sentence(error), "bad", closable=True))

        verb = EraseStudent(student=student, reason=reason)
        self._desk.do_later(lambda work: work.carry_out(verb), owner=self, done=done, failed=failed)

    def _make_dossier(self, student: StudentId, part: int) -> Dossier:
        self._above = self._way_back(student)
        self._above.setVisible(self._narrow)
        return Dossier(
            self._desk,
            self._ask,
            student,
            now=self._now,
            go=self._go,
            log=self._log,
            delete=self.delete,
            erase=self.erase,
            above=self._above,
            part=part,
        )

    def _way_back(self, student: StudentId) -> QWidget:
        """Where the list gave way: "‹ Leerlingen" and "9 van 38 ›"."""
        place, total = self.list.place_of(student)
        after = self.list.next_to(student, 1)
        onward = Button("", "icon", icon="caret-right", name="Volgende leerling")
        onward.setEnabled(after is not None)
        if after is not None:
            onward.clicked.connect(lambda: self.show_student(StudentId(after), part=self._part()))
        back = link("Leerlingen", self._turn_to_list, icon="caret-left")
        count = Label(f"{place} van {total}" if place else "", "small", "text2")
        bar = boxed(row(back, None, count, onward, gap=12, margins=(24, 10, 16, 0)), parent=self)
        bar.hide()
        return bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list gives way where there is no room for both."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_LIST + _DOSSIER)
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def _arrange(self) -> None:
        self.list.pane.setMaximumWidth(_ANY if self._narrow else theme.px(_LIST))
        self.list.setVisible(not self._narrow or not self._at_right)
        self._right_side.setVisible(not self._narrow or self._at_right)
        if self._above is not None and isValid(self._above):
            self._above.setVisible(self._narrow)

    def _turn_to_right(self) -> None:
        self._at_right = True
        self._arrange()

    def _turn_to_list(self) -> None:
        self.leave()
        self._at_right = False
        self._arrange()
        self.list.list.setFocus()

    def _show_first(self) -> None:
        first = self.list.first()
        if self._narrow:
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
        self.dossier, self.new, self._above = None, None, None

    def _chosen(self, key: int) -> None:
        if not self._narrow:
            self.show_student(StudentId(key), part=self._part() if self.list.walked else 0)

    def _part(self) -> int:
        """The part that is shown: who walks the list compares the same part."""
        return 0 if self.dossier is None else self.dossier.tabs.part()

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
        back = self._left_from
        self._empty_right()
        if back is None:
            self._show_first()
            self.list.list.setFocus()
            return
        self.show_student(back[0], part=back[1])
        if self.dossier is not None and not self.list.isVisible():
            self.dossier.start()
        else:
            self.list.list.setFocus()
