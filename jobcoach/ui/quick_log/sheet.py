"""What lies on the panel of the quick log: the note, what was recognised as chips, and the button that keeps it."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.dossier import LogStep
from jobcoach.caseload.drafts import DropDraft, KeepDraft, draft_of
from jobcoach.caseload.inbox import DropNote, PlaceAsLog, PlaceAsTask, WaitingNote
from jobcoach.caseload.log_book import KeepLog, LogChoices, log_choices, read_for_log, running_stage
from jobcoach.caseload.undo import Act
from jobcoach.model.base import InternshipId, LogEntryId, StudentId, TaskId
from jobcoach.model.choices import LogKind, TaskKind
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.model.note_reading import Reading, read_task
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import (
    Button,
    DraftKeeper,
    Flow,
    Icon,
    KeyCap,
    Label,
    RemovableChip,
    StatusWord,
    announce,
    clear,
    column,
    hairline,
    primary,
    row,
)
from jobcoach.ui.quick_log.chooser import Chooser, WhenChooser
from jobcoach.ui.quick_log.facts import NOTHING_READ, Facts
from jobcoach.ui.quick_log.log_form import LogForm
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import hours, local_day, short_day

DRAFT = "quick_log"
_PAUSE_MS = 250


class LogSheet(QWidget):
    """``kept`` gives the words and the change set; ``grown`` that the panel must take another height.

    ``waiting`` is a note from the locked door: its text is filled in, and keeping takes it from the list of those.
    ``dropped`` says that the coach threw it away.
    """

    kept = Signal(str, object)
    dropped = Signal()
    grown = Signal()

    def __init__(
        self,
        desk: Desk,
        *,
        now: Callable[[], datetime],
        start: StudentId | None,
        task: TaskId | None = None,
        kind: LogKind = LogKind.NOTITIE,
        waiting: WaitingNote | None = None,
    ) -> None:
        super().__init__()
        self._desk, self._now, self._task, self._kind, self._waiting = desk, now, task, kind, waiting
        self._choices: LogChoices | None = None
        self._reading, self._read_text, self._asked = NOTHING_READ, "", 0
        self.form = LogForm(start)
        self._take_draft()
        self.drafts = DraftKeeper(self.form, self._keep_draft, now=now)
        # one turn later: the layouts have taken the new height in by then
        self._grow = QTimer(self)
        self._grow.setSingleShot(True)
        self._grow.setInterval(0)
        self._grow.timeout.connect(self.grown)
        self._sure = False
        self._drop = Button("Gooi &weg", "link", tone="bad", act=self.drop)
        self._task_button = Button("Maak er een &taak van", "link", act=self.keep_as_task)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.form.edited.connect(self._pause.start)
        self.form.note.keep.connect(self.keep)
        self.form.note.grown.connect(self._grow.start)
        self.drafts.kept.connect(lambda _words: self._says.show_status("check-circle", "Concept bewaard", "text2"))
        self.drafts.failed.connect(lambda words: self._says.show_status("warning-circle", words, "bad"))
        self._read()

    def start(self) -> None:
        """Put the cursor behind the note."""
        self.form.note.text.setFocus()
        self.form.note.text.moveCursor(QTextCursor.MoveOperation.End)

    def facts(self) -> Facts:
        """Everything that is kept beside the note, as it stands now."""
        return self.form.corrections.settle(self._reading, start=self.form.start, kind=self._kind, today=self._today())

    def chips(self) -> tuple[RemovableChip, ...]:
        """The chips in reading order."""
        return tuple(self._chip_list)

    def flush(self) -> None:
        """The panel closes: the text stays as a draft."""
        self.drafts.flush()

    def keep(self) -> None:
        """Keep it as one act; what stops it stands below and the text stays."""
        if self._read_text != self.form.note.raw():
            self._take_reading(self._desk.ask(read_for_log(self.form.note.raw())))
        facts = self.facts()
        try:
            acted = self._desk.do(self._act(facts))
        except Expected as error:
            self.drafts.flush()
            self._refuse(error)
            return
        self.drafts.forget()
        self._desk.do(DropDraft(form=DRAFT, subject=self._subject()))
        self.kept.emit(self._kept_words(facts), acted.change_set)

    def keep_as_task(self) -> None:
        """The waiting note becomes something to do: what is promised in it, by the day that it names."""
        if self._waiting is None:
            return
        task = read_task(self.form.note.raw(), today=local_day(self._waiting.at))
        facts = self.facts()
        verb = PlaceAsTask(
            note=self._waiting.id, what=task.what, kind=TaskKind.BELOFTE, due=task.due, student=facts.student,
            employer=facts.employer,
        )  # fmt: skip
        try:
            acted = self._desk.do(Act(verb))
        except Expected as error:
            self.drafts.flush()
            self._refuse(error)
            return
        self.drafts.forget()
        self._desk.do(DropDraft(form=DRAFT, subject=self._subject()))
        who = self._name(facts.student) or self._firm(facts)
        due = f", {short_day(task.due, self._today())}" if task.due else ""
        self.kept.emit(f"Taak gezet{f' bij {who}' if who else ''}{due}", acted.change_set)

    def drop(self) -> None:
        """Throw the waiting note away; the second press does it."""
        if self._waiting is None:
            return
        if not self._sure:
            self._sure = True
            self._drop.setText("Zeker weten? Gooi &weg")
            return
        self._desk.do(DropNote(note=self._waiting.id))
        self.drafts.forget()
        self._desk.do(DropDraft(form=DRAFT, subject=self._subject()))
        self._desk.changed.emit(frozenset({"inbox"}))  # nothing but a draft went; Vandaag shows those
        self.dropped.emit()

    def _act(self, facts: Facts) -> Act[LogEntryId]:
        stage = self._stage(facts)
        where = stage[0] if stage is not None and facts.employer is None else None
        if self._waiting is not None:
            return Act(
                PlaceAsLog(
                    note=self._waiting.id, kind=facts.kind, on=facts.on, text=self.form.note.raw(),
                    student=facts.student, employer=facts.employer, internship=where, minutes=facts.minutes,
                    personal=self.form.personal.isChecked(), promises=facts.promises,
                )
            )  # fmt: skip
        verb = KeepLog(
            kind=facts.kind,
            on=facts.on,
            note=self.form.note.raw(),
            student=facts.student,
            employer=facts.employer,
            internship=where,
            minutes=facts.minutes,
            personal=self.form.personal.isChecked(),
            promises=facts.promises,
        )
        return Act(verb if self._task is None else LogStep(log=verb, task=self._task))

    def _refuse(self, error: Expected) -> None:
        self._says.show_status("warning-circle", sentence(error), "bad")
        announce(self, sentence(error))

    def _kept_words(self, facts: Facts) -> str:
        who = self._name(facts.student) or self._firm(facts)
        tasks = len(facts.promises)
        also = "" if not tasks else ", met een taak" if tasks == 1 else f", met {tasks} taken"
        return f"Vastgelegd bij {who}{also}" if who else f"Vastgelegd{also}"

    def _lay_out(self) -> None:
        self._about = Label("", "small", "text2")
        self._chip_list: list[RemovableChip] = []
        self._chips: QVBoxLayout = column(gap=0)
        self._chooser: QVBoxLayout = column(gap=0)
        self._says = StatusWord("check-circle", "Wat je typt blijft bewaard", "text2")
        head = row(Icon("note-pencil", "accent", 20), Label("Leg vast", "h"), None, self._about, gap=10)
        hint = Label("Herkend in je tekst. Klopt iets niet? Klik het weg of pas het aan.", "small", "text2", wrap=True)
        button = primary("Leg vast", self.keep)
        button.setAccessibleName("Leg vast (Ctrl+Enter)")
        close = row(self._says, 8, KeyCap("Esc"), Label("sluit, tekst blijft", "small", "text2"), gap=8)
        foot = row(close, None, self.form.personal, 4, KeyCap("Ctrl+Enter"), button, gap=8)
        layout = column(head, self.form, gap=14)
        layout.addLayout(column(hint, self._chips, self._chooser, gap=8))
        if self._waiting is not None:
            layout.addLayout(row(self._task_button, None, self._drop, gap=8))
        layout.addWidget(hairline())
        layout.addLayout(foot)
        layout.setContentsMargins(24, 20, 24, 16)
        self.setLayout(layout)

    def _read(self) -> None:
        """Read the note behind the screen; an answer to an older text is dropped."""
        text = self.form.note.raw()
        self._asked += 1
        number = self._asked

        def done(reading: Reading) -> None:
            if number == self._asked and text == self.form.note.raw():
                self._read_text = text
                self._take_reading(reading)

        question = read_for_log(text)
        self._desk.do_later(lambda work: work.ask(question), owner=self, done=done, failed=lambda _error: None)

    def _take_reading(self, reading: Reading) -> None:
        self._reading, self._read_text = reading, self.form.note.raw()
        self.form.note.show_spans(reading.spans)
        self._show()

    def _show(self) -> None:
        facts = self.facts()
        stage = self._stage(facts)
        name = self._name(facts.student)
        where = f", stage {stage[1]}" if stage is not None else ""
        self._about.setText(f"bij {name}{where}" if name else "")
        clear(self._chips)
        self._chip_list = []
        pieces = [
            self._who(name),
            self._where(facts, stage),
            self._chip(label(facts.kind), "map-pin", "kind", self._choose_kind),
            self._chip(self._when(facts), "clock", "minutes", self._choose_when),
        ]
        for promise in facts.promises:
            due = f", {short_day(promise.due, self._today())}" if promise.due else ""
            chip = RemovableChip(f"Taak voor jou: {promise.what}{due}", "warn", icon="check-square")
            chip.removed.connect(lambda what=promise.what: self._drop_promise(what))
            pieces.append(chip)
        self._chip_list = [piece for piece in pieces if isinstance(piece, RemovableChip)]
        flow = QWidget()
        flow.setLayout(Flow(*pieces))
        self._chips.addWidget(flow)
        self._grow.start()

    def _who(self, name: str) -> QWidget:
        if not name:
            return Button("Kies leerling", "row", icon="student", act=self._choose_student)
        return self._chip(name, "student", "student", self._choose_student)

    def _where(self, facts: Facts, stage: tuple[InternshipId, str] | None) -> QWidget:
        firm = self._firm(facts) or (stage[1] if stage is not None else "")
        if not firm:
            return Button("Kies bedrijf", "row", icon="storefront", act=self._choose_employer)
        return self._chip(firm, "storefront", "employer", self._choose_employer)

    def _chip(self, text: str, icon: str, fact: str, change: Callable[[], object]) -> RemovableChip:
        chip = RemovableChip(text, icon=icon)
        chip.removed.connect(lambda: self._correct(fact, None))
        chip.opened.connect(lambda: change())
        return chip

    def _correct(self, fact: str, value: object) -> None:
        if fact == "minutes" and value is None:
            self.form.corrections.choose("on", self._today())
        self.form.corrections.choose(fact, LogKind.NOTITIE if fact == "kind" and value is None else value)
        self._corrected()

    def _corrected(self) -> None:
        clear(self._chooser)
        self.form.edited.emit()
        self._show()
        self.start()

    def _drop_promise(self, what: str) -> None:
        self.form.corrections.drop_promise(what)
        self._corrected()

    def _choose_student(self) -> None:
        self._offer(Chooser("Over wie gaat het?", self._known().students, "student"), "student")

    def _choose_employer(self) -> None:
        self._offer(Chooser("Bij welk bedrijf?", self._known().employers, "storefront"), "employer")

    def _choose_kind(self) -> None:
        kinds = tuple(LogKind)
        chooser = Chooser("Wat was het?", [(number, label(kind)) for number, kind in enumerate(kinds)], "map-pin")
        chooser.chosen.connect(lambda number: self._correct("kind", kinds[number]))
        self._place(chooser)

    def _choose_when(self) -> None:
        facts = self.facts()
        chooser = WhenChooser(facts.on, facts.minutes, today=self._today())
        chooser.chosen.connect(self._take_when)
        self._place(chooser)

    def _take_when(self, when: tuple[date, int | None]) -> None:
        self.form.corrections.choose("on", when[0])
        self.form.corrections.choose("minutes", when[1])
        self._corrected()

    def _offer(self, chooser: Chooser, fact: str) -> None:
        chooser.chosen.connect(lambda key: self._correct(fact, key))
        self._place(chooser)

    def _place(self, chooser: "Chooser | WhenChooser") -> None:
        clear(self._chooser)
        chooser.closed.connect(self._close_chooser)
        self._chooser.addWidget(chooser)
        self._grow.start()
        chooser.start()

    def _close_chooser(self) -> None:
        clear(self._chooser)
        self._grow.start()
        self.start()

    def _when(self, facts: Facts) -> str:
        today = self._today()
        day = "vandaag" if facts.on == today else short_day(facts.on, today)
        return f"{day}, {hours(facts.minutes)}" if facts.minutes else day

    def _stage(self, facts: Facts) -> tuple[InternshipId, str] | None:
        """The stage of this student that day, unless the coach said it was about no company."""
        if facts.student is None or (self.form.corrections.has("employer") and facts.employer is None):
            return None
        return self._desk.ask(running_stage(facts.student, on=facts.on))

    def _name(self, student: StudentId | None) -> str:
        return "" if student is None else dict(self._known().students).get(student, "")

    def _firm(self, facts: Facts) -> str:
        return "" if facts.employer is None else dict(self._known().employers).get(facts.employer, "")

    def _known(self) -> LogChoices:
        if self._choices is None:
            self._choices = self._desk.ask(log_choices)
        return self._choices

    def _today(self) -> date:
        return local_day(self._now())

    def _take_draft(self) -> None:
        kept = self._desk.ask(draft_of(form=DRAFT, subject=self._subject()))
        if kept is not None:
            self.form.take_draft(kept.content)
        elif self._waiting is not None:
            self.form.note.show_raw(self._waiting.text)
            self.form.corrections.choose("on", local_day(self._waiting.at))

    def _keep_draft(self, content: str) -> None:
        self._desk.do(KeepDraft(form=DRAFT, subject=self._subject(), content=content))

    def _subject(self) -> str:
        return "" if self._waiting is None else self._waiting.id
