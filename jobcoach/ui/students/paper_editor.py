"""A concept of a praktijkverklaring: its lines, remarks, what is missing, how it will look, and issuing it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.log_book import LogRow, log_of
from jobcoach.caseload.paper_evidence import assessments_of
from jobcoach.caseload.papers import (
    RemoveLine,
    SaveLine,
    SaveRemarks,
    data_of,
    issue_paper,
    lines_of,
    papers_of,
    stage_days,
)
from jobcoach.model.base import DocumentId, PraktijkverklaringId
from jobcoach.model.choices import Independence
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.model.missing import missing_words
from jobcoach.ui.desk import Work
from jobcoach.ui.kit import (
    ChoiceField,
    DateField,
    Form,
    Label,
    LineField,
    StatusWord,
    TextField,
    boxed,
    clear,
    column,
    hairline,
    link,
    need,
    row,
    second,
)
from jobcoach.ui.paper_view import Paper, open_paper
from jobcoach.ui.record_form import RecordForm, Verb
from jobcoach.ui.students.entries import Entries, Entry, Kind
from jobcoach.ui.students.look_again import LookAgain
from jobcoach.ui.students.room import Room
from jobcoach.ui.students.watch import watch_words
from jobcoach.ui.students.werkproces_field import EvidenceField, WerkprocesField, assessment_options, log_options
from jobcoach.ui.words import count, sentence
from jobcoach.ui.words.dates import short_day


class PaperEditor(QWidget):
    """``closed`` goes back to the list; ``issued`` gives the kept document."""

    closed = Signal()
    issued = Signal(object)

    def __init__(self, room: Room, paper: PraktijkverklaringId) -> None:
        super().__init__()
        self.room, self.paper = room, paper
        self.lines = Entries(room, self._kind())
        remarks = Form(TextField("remarks", "B&ijzonderheden", lines=2, watch=watch_words))
        self.remarks = RecordForm(room.desk, remarks, now=room.now, name="paper.remarks", save=self._save_remarks)
        self.look_button = second("Bekijk &concept", self.look, icon="eye")
        self.issue_button = second("Geef &uit", self.issue, icon="circle-wavy-check")
        self.look_again = LookAgain(room, paper)
        self._says = StatusWord("info", "", "text2")
        self._says.hide()
        self._missing: QVBoxLayout = column(gap=8)
        self._title = Label("Praktijkverklaring", "h", wrap=True)
        back = link("Alle documenten", self.close_it, icon="caret-left")
        buttons = row(self._says, None, self.look_button, self.issue_button, gap=8)
        head = column(row(back, None), self._title, gap=8)
        parts = (self.lines, hairline(), self.remarks, hairline(), self.look_again, self._missing, buttons)
        self.setLayout(column(head, *parts, gap=14))
        self.reload()

    def reload(self) -> None:
        """Read lines and what is missing again. Closes itself when the paper is gone or issued."""
        room = self.room
        found = next((item for item in room.desk.ask(papers_of(room.student)) if item.id == self.paper), None)
        if found is None:
            self.closed.emit()
            return
        version = f", versie {found.version}" if found.version > 1 else ""
        self._title.setText(f"Praktijkverklaring {found.employer}{version}, concept")
        lines = room.desk.ask(lines_of(self.paper))
        self.look_again.reload()
        self.lines.show_entries([self._entry(line) for line in lines])
        self.remarks.show_record(str(self.paper), {"remarks": room.desk.ask(data_of(self.paper)).remarks})
        clear(self._missing)
        self._show_missing(missing_words(found.missing))

    def leave(self) -> None:
        """Keep what is typed."""
        self.lines.leave()
        self.remarks.leave()
        self.look_again.reason.leave()

    def flush(self) -> None:
        """Keep what is typed as drafts."""
        self.lines.flush()
        self.remarks.drafts.flush()
        self.look_again.reason.drafts.flush()

    def close_it(self) -> None:
        """Back to the list."""
        self.leave()
        self.closed.emit()

    def look(self) -> None:
        """Show the concept with its watermark."""
        self.leave()
        paper = self.paper

        def job(work: Work) -> bytes:
            from jobcoach.documents.praktijkverklaring_paper import build

            return build(work.ask(data_of(paper)))

        self._busy("Concept maken")
        self.room.desk.do_later(job, owner=self, done=self._show, failed=self._failed)

    def issue(self) -> None:
        """Ask once, then number, freeze and print it."""
        self.leave()
        if not self.look_again.may_go_on():
            return
        self.room.ask.question(
            self.window(),
            head="Praktijkverklaring uitgeven?",
            text="Hij krijgt een nummer en de tekst staat daarna vast. Een verbetering is een nieuwe versie.",
            yes="Geef uit",
            no="Nog niet",
            then=self._issue,
        )

    def _issue(self) -> None:
        self._busy("Uitgeven")
        self.room.desk.do_later(
            issue_paper(self.paper, reason=self.look_again.words()),
            owner=self,
            done=self._is_issued,
            failed=self._failed,
            progress=self._progress,
        )

    def _is_issued(self, document: DocumentId) -> None:
        self.issued.emit(document)

    def _show(self, pdf: bytes) -> None:
        self._ready()
        paper = Paper(
            title="Praktijkverklaring, concept",
            file_name="praktijkverklaring_concept.pdf",
            content=pdf,
            about="praktijkverklaring concept",
            student=self.room.student,
        )
        open_paper(self.window(), self.room.desk, self.room.ask, paper)

    def _failed(self, error: Expected) -> None:
        self._ready()
        self._says.show_status("warning-circle", sentence(error), "bad")
        self._says.show()

    def _busy(self, words: str) -> None:
        self.look_button.setEnabled(False)
        self.issue_button.setEnabled(False)
        self._says.show_status("clock", words, "text2")
        self._says.show()

    def _progress(self, step: str, _at: int, _total: int) -> None:
        self._says.show_status("clock", step, "text2")

    def _ready(self) -> None:
        self._says.hide()
        self.look_button.setEnabled(True)
        self.reload()

    def _show_missing(self, missing: tuple[str, ...]) -> None:
        self.issue_button.setEnabled(not missing)
        if missing:
            self._missing.addWidget(Label("Nog nodig voor je hem kunt uitgeven", "smallb", "text2"))
            for words in missing:
                what, _, where = words.partition(" (")
                self._missing.addWidget(need(what.capitalize(), where.rstrip(")") or "hier, bij de werkprocessen"))
        else:
            self._missing.addWidget(
                boxed(row(StatusWord("check-circle", "Compleet: je kunt hem uitgeven", "ok"), None))
            )

    def _entry(self, line: SaveLine) -> Entry:
        seen = label(line.independence) if line.independence is not None else "Nog niet beoordeeld"
        on = f" · {short_day(line.assessed_on, self.room.today)}" if line.assessed_on else ""
        by = f" · {line.assessor}" if line.assessor else ""
        tone = "ok" if is_printed(line) else "neutral"
        values = {name: getattr(line, name) for name in _FIELDS}
        values["free_title"] = "" if line.werkproces is not None else line.free_title
        return Entry(
            id=line.id or 0,
            title=line.free_title,
            lines=(line.done, f"{_rests_on(line)}{on}{by}"),
            chips=((seen, tone, ""), *_left_out(line), *self.look_again.chips_of(line.id)),
            values=values,
        )

    def _kind(self) -> Kind:
        def save(number: int | None, values: dict[str, Any]) -> Verb:
            return SaveLine(paper=self.paper, id=number, **values)

        return Kind(
            name=f"paper.line.{self.paper}",
            head="Werkprocessen",
            add="Voeg werkproces toe",
            empty="Nog geen werkproces. Kies wat de leerling op deze stage deed.",
            one="Werkproces",
            form=self._form,
            save=save,
            remove=lambda number: RemoveLine(line=number),
            places={"paper.line": "free_title", "paper.future": "assessed_on"},
        )

    def _form(self) -> Form:
        today = self.room.today
        first, last = self.room.desk.ask(stage_days(self.paper))
        scores = self.room.desk.ask(assessments_of(self.room.student))
        levels = [(level, label(level)) for level in Independence]
        return Form(
            WerkprocesField(self.room.desk, first=first, last=last),
            LineField("free_title", "Of schrijf het zelf", hint="Staat er dan bij als “niet gecontroleerd”"),
            TextField("done", "Wat deed de leerling &hier", lines=2, watch=watch_words),
            ChoiceField("independence", "Hoe &zelfstandig", levels, empty="Nog niet beoordeeld"),
            LineField("circumstances", "Omstandigheden", example="bijv. met stappenkaart", watch=watch_words),
            (DateField("assessed_on", "Beoordeeld &op", today=today, width=None), LineField("assessor", "&Door")),
            EvidenceField(
                "evidence",
                "Bewijs uit het logboek",
                log_options(self._log(), today),
                empty="Nog niets vastgelegd op deze stage.",
            ),
            EvidenceField(
                "assessments",
                "Bewijs uit beoordelingen",
                assessment_options(scores, today),
                empty="Nog geen competenties beoordeeld.",
            ),
        )

    def _log(self) -> tuple[LogRow, ...]:
        rows = self.room.desk.ask(log_of(student=self.room.student, limit=30))
        return tuple(entry for entry in rows if entry.note and not entry.personal)

    def _save_remarks(self, values: dict[str, Any]) -> Verb:
        return SaveRemarks(paper=self.paper, remarks=values["remarks"])


def is_printed(line: SaveLine) -> bool:
    """Whether the paper shows this line: only what the student can do from "met toezicht" on (domain 1.5)."""
    return line.independence is not None and line.independence.level >= 2


def _rests_on(line: SaveLine) -> str:
    """``2 keer gezien in het logboek, 1 beoordeling``."""
    seen = f"{len(line.evidence)} keer gezien in het logboek"
    return f"{seen}, {count(len(line.assessments), 'beoordeling', 'beoordelingen')}" if line.assessments else seen


def _left_out(line: SaveLine) -> tuple[tuple[str, str, str], ...]:
    return () if is_printed(line) else (("Komt niet op het papier", "warn", ""),)


_FIELDS = (
    "werkproces", "free_title", "done", "independence", "circumstances", "assessed_on", "assessor", "evidence",
    "assessments",
)  # fmt: skip
