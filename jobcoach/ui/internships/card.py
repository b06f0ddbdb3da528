"""One stage: who and where, what is missing, the form, and beside it what happened."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.internships import SaveInternship, internship_form, internship_rows, places
from jobcoach.caseload.log_book import log_of
from jobcoach.caseload.students import student_rows
from jobcoach.model.base import InternshipId
from jobcoach.model.choices import AgreementStatus, InternshipKind
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.ui import theme
from jobcoach.ui.internships.agreement_piece import AgreementPiece
from jobcoach.ui.internships.fields import InternshipForm
from jobcoach.ui.internships.side import fill_side, warning_line
from jobcoach.ui.internships.state import facts_of, missing, term
from jobcoach.ui.kit import Button, Label, boxed, clear, column, columns, hairline, row, scrolled
from jobcoach.ui.record import Record
from jobcoach.ui.tools import Tools
from jobcoach.ui.words.dates import local_day

_ALL_ENTRIES = 10_000
_NOTHING = (
    "student", "location", "trainer", "start", "end", "outcome", "insured_by", "premium_by",
)  # fmt: skip
_EMPTY = (
    "days", "hours_per_week", "tasks", "goal", "insurance", "result", "times", "total_hours", "plan", "qualification",
    "school_guide", "school_guidance", "company_guidance", "assessment", "emergency", "absence", "equipment",
    "expenses",
)  # fmt: skip
_NEW: Mapping[str, object] = {
    "kind": InternshipKind.ZELFSTANDIG,
    "agreement": AgreementStatus.CONCEPT,
    "safe_for_young": False,
    **dict.fromkeys(_NOTHING),
    **dict.fromkeys(_EMPTY, ""),
}
ALREADY = "De leerling staat vast. Maak voor een ander een nieuwe stage."


class StageCard(QWidget):
    """``saved`` gives the id that was kept, ``failed`` a sentence, ``removed`` the id that should go."""

    saved = Signal(int)
    failed = Signal(str)
    removed = Signal(int)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools, self._desk = tools, tools.desk
        self.stage: InternshipId | None = None
        self.form = InternshipForm(local_day(tools.now()))
        self.record = Record(self.form, self._desk, self._save, kind="internship", now=tools.now)
        self.title, self.line = Label("", "title", wrap=True), Label("", "small", "text2", wrap=True)
        self.missing: QVBoxLayout = column(gap=6)
        self._side: QVBoxLayout = column(gap=4)
        self._delete = Button("Naar de prullenbak", "link", act=lambda: self.removed.emit(int(self.stage or 0)))
        self.agreement = AgreementPiece(tools, ready=self._is_kept, say=self.failed.emit)
        main = boxed(column(self.record, 24, self.agreement, 8, row(None, self._delete), gap=0))
        side = boxed(column(self._side, None, gap=0))
        inside = scrolled(column(self.missing, columns(main, side), None, gap=0), top=16)
        self.setLayout(column(self.record.head(self.title, self.line), hairline(), (inside, 1), gap=0))
        self.record.saved.connect(self._kept)
        self.record.failed.connect(self.failed)

    def offer(self) -> bool:
        """Read the students and places to choose from; False when one of the two is empty."""
        today = local_day(self._tools.now())
        students = [(item.id, item.name) for item in self._desk.ask(student_rows(on=today))]
        spots = self._desk.ask(places)
        self.form.offer(students, spots)
        return bool(students and spots)

    def begin(self) -> None:
        """A new stage, with its draft when there is one."""
        self.stage = None
        self.title.setText("Nieuwe stage")
        self.line.setText("Leerling, plek en eerste dag zijn nodig. De rest kan later.")
        self._show_missing(())
        clear(self._side)
        self._delete.hide()
        self.agreement.hide()
        self.form.student.set_enabled(True)
        self.record.open("", _NEW)
        self.offer()
        self.form.focus_first()

    def open(self, stage: InternshipId) -> None:
        """Show a stage. Raises ``record.gone``."""
        shown = self._desk.ask(internship_form(stage))
        self.stage = stage
        self.offer()
        self.form.student.set_enabled(False, ALREADY)
        self._delete.show()
        self.record.open(str(stage), {name: getattr(shown, name) for name in SaveInternship.__slots__ if name != "id"})
        self.refresh()

    def refresh(self) -> None:
        """Read the head and the side column again; what is being typed stays."""
        self.offer()
        if self.stage is None:
            return
        today = local_day(self._tools.now())
        found = next((row for row in self._desk.ask(internship_rows(on=today)) if row.id == self.stage), None)
        if found is None:
            return
        facts = facts_of(found)
        where = f"{found.employer_name}, {found.place}".rstrip(", ")
        self.title.setText(found.student_name)
        self.line.setText(" · ".join((where, label(found.kind), term(facts, today))))
        self._show_missing(missing(facts, today))
        self.agreement.show_stage(self.stage, found.student)
        clear(self._side)
        fill_side(
            self._side,
            self._desk.ask(log_of(internship=self.stage, limit=_ALL_ENTRIES)),
            today=today,
            planned=found.hours_per_week,
            open_dossier=lambda: self._tools.go("students", int(found.student)),
            student=found.student_name,
        )

    def _show_missing(self, sentences: tuple[str, ...]) -> None:
        clear(self.missing)
        for words in sentences:
            self.missing.addWidget(warning_line(words))
        self.missing.setContentsMargins(0, 0, 0, theme.gap(16) if sentences else 0)

    def _is_kept(self) -> bool:
        """Keep what is typed before a paper is made of it; False when it cannot be kept."""
        return self.record.commit() if self.form.is_dirty else True

    def _save(self, values: Mapping[str, object]) -> int:
        try:
            return int(self._desk.do(SaveInternship(id=self.stage, **values)))  # type: ignore[arg-type]
        except Expected as error:
            if error.key != "internship.period":
                raise
            raise Expected(error.key, **(error.values | {"field": "end"})) from error

    def _kept(self, key: int) -> None:
        self.stage = InternshipId(key)
        self.form.student.set_enabled(False, ALREADY)
        self._delete.show()
        self.refresh()
        self.saved.emit(key)
