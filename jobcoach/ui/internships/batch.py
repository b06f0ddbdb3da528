"""Praktijkverklaringen of a class: who is complete, issue the chosen ones, then print or save them together."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.paper_batch import BatchResult, BatchRow, Saved, as_one, batch_rows, issue_batch, save_files
from jobcoach.model.base import DocumentId
from jobcoach.model.choices import PaperStatus
from jobcoach.model.expected import Expected
from jobcoach.ui import discreet
from jobcoach.ui.internships.batch_row import BatchLine
from jobcoach.ui.kit import (
    Banner,
    ChoiceField,
    EmptyState,
    Form,
    Label,
    TextField,
    bottom_bar,
    boxed,
    clear,
    column,
    hairline,
    link,
    primary,
    row,
    scrolled,
    second,
    small,
    title,
)
from jobcoach.ui.paper_view import Paper, open_paper
from jobcoach.ui.settings.job_line import JobLine
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import count, sentence

BOTTOM = Qt.AlignmentFlag.AlignBottom
_WHY = (
    "Kies wie klaar is. Uitgeven geeft elke verklaring een nummer en zet de tekst vast; daarna print of bewaar je ze."
)
_REASON = "Dit komt niet op het papier. Het blijft bij elke gekozen verklaring met een waarschuwing staan."


class BatchView(QWidget):
    """``closed`` goes back to the stages; ``said`` gives a banner."""

    closed = Signal()
    said = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools, self._desk = tools, tools.desk
        self._rows: tuple[BatchRow, ...] = ()
        self.lines: dict[int, BatchLine] = {}
        self._ticked: set[int] = set()
        self.classes = ChoiceField("class", "&Klas", ())
        self.reason = TextField("reason", "Waarom geef je die met een &waarschuwing toch uit?", lines=2, hint=_REASON)
        self._reason_form = Form(self.reason)
        self._list: QVBoxLayout = column(gap=0)
        self._problems: QVBoxLayout = column(gap=4)
        self._counts = small("")
        self.all_button = second("Kies &alle complete", self.tick_all)
        self.job = JobLine(self._desk)
        self.back = link("Stages", self.closed.emit, icon="caret-left")
        head = column(
            row(self.back, None), title("Praktijkverklaringen van een klas"), Label(_WHY, "body", "text2", wrap=True)
        )
        choose = row(
            (Form(self.classes), 1),
            (self.all_button, 0, BOTTOM),
            (boxed(column(self._counts, 8)), 0, BOTTOM),
            None,
            gap=12,
        )
        inside = column(head, choose, self._problems, self._list, self._reason_form, None, gap=14)
        self.one_button = second("&Bekijk als één PDF", self.show_one, icon="eye")
        self.files_button = second("Bewaar als &bestanden", self.save_all, icon="download-simple")
        self.issue_button = primary("", self.issue)
        bar = bottom_bar((self.job, 1), None, self.one_button, self.files_button, self.issue_button)
        self.setLayout(column((scrolled(inside, top=16), 1), bar, gap=0))
        self.classes.edited.connect(self._show)

    def reload(self, then: Callable[[], object] | None = None) -> None:
        """Read the papers again, behind the screen: every one is looked at anew. What was ticked stays ticked."""
        if self.job.is_busy():
            return

        def take(rows: tuple[BatchRow, ...]) -> None:
            self._take(rows)
            if then is not None:
                then()

        self._desk.do_later(lambda work: work.ask(batch_rows()), owner=self, done=take, failed=self._tell)

    def _take(self, rows: tuple[BatchRow, ...]) -> None:
        self._rows = rows
        names = sorted({item.class_name for item in rows})
        chosen = self.classes.value()
        self.classes.show_options([(name, name or "zonder klas") for name in names])
        self.classes.show_value(chosen if chosen in names else names[0] if names else None)
        self._show()

    def start(self) -> None:
        """The cursor in the choice of a class."""
        self.classes.setFocus()

    def tick_all(self) -> None:
        """Tick every complete concept of this class."""
        self._ticked |= {int(item.paper) for item in self.shown() if item.may_be_issued}
        self._show()

    def shown(self) -> tuple[BatchRow, ...]:
        """The papers of the chosen class."""
        return tuple(item for item in self._rows if item.class_name == self.classes.value())

    def chosen(self) -> tuple[BatchRow, ...]:
        """The ticked papers of the chosen class."""
        return tuple(item for item in self.shown() if int(item.paper) in self._ticked)

    def issue(self) -> None:
        """Ask once, then issue the chosen concepts."""
        papers = [item for item in self.chosen() if item.may_be_issued]
        reason = str(self.reason.value() or "").strip()
        if not papers:
            return
        if any(item.asks_reason for item in papers) and not reason:
            self._reason_form.show_error("reason", "Schrijf in een paar woorden waarom.")
            self._reason_form.focus_first()
            return
        self._tools.ask.question(
            self.window(),
            head=f"{count(len(papers), 'praktijkverklaring', 'praktijkverklaringen')} uitgeven?",
            text="Elke verklaring krijgt een nummer en de tekst staat daarna vast.",
            yes="Geef uit",
            no="Nog niet",
            then=lambda: self._run(
                issue_batch([item.paper for item in papers], reason=reason), "Uitgeven", self._issued
            ),
        )

    def show_one(self) -> None:
        """The chosen issued papers as one PDF, to look at and print."""
        self._run(as_one(self._documents()), "Samenvoegen", self._show_paper)

    def save_all(self) -> None:
        """The chosen issued papers as files in a folder."""
        documents = self._documents()

        def into(folder: Path) -> None:
            self._run(save_files(documents, folder), "Bewaren", lambda done: self._saved(done, folder))

        self._tools.ask.pick_folder(self, title="Kies een map voor de verklaringen", then=into)

    def _documents(self) -> list[DocumentId]:
        return [item.document for item in self.chosen() if item.document is not None]

    def _run(self, job: Callable[..., object], words: str, done: Callable[..., object]) -> None:
        self._dress(busy=True)
        self.job.run(job, words=words, done=done, failed=self._failed, ended=lambda: self._dress(busy=False))

    def _issued(self, result: BatchResult) -> None:
        names = {item.paper: discreet.name(item.student_name) for item in self._rows}
        clear(self._problems)
        for item in result.not_done:
            words = f"{names.get(item.paper, '')}: {sentence(item.error)}"
            self._problems.addWidget(Label(words, "body", "bad", wrap=True))
        number = count(len(result.issued), "praktijkverklaring", "praktijkverklaringen")
        stopped = "Je hebt het gestopt; de rest is nog concept. " if result.stopped else ""
        wrong = f"{count(len(result.not_done), 'lukte', 'lukten')} niet, zie hieronder. " if result.not_done else ""
        text = f"{stopped}{wrong}Print ze en laat ze tekenen." if result.issued else f"{stopped}{wrong}"
        tone = "warn" if result.stopped or result.not_done else "ok"
        self.reload(then=self._go_on)
        self.said.emit(Banner(f"{number} uitgegeven", text.strip() or "Er is niets veranderd.", tone, closable=True))

    def _show_paper(self, pdf: bytes) -> None:
        parts = tuple((item.number, item.student) for item in self.chosen() if item.document is not None)
        paper = Paper(
            title=f"Praktijkverklaringen, {len(parts)}", file_name="praktijkverklaringen.pdf", content=pdf,
            about="praktijkverklaringen", parts=parts,
        )  # fmt: skip
        open_paper(self.window(), self._desk, self._tools.ask, paper)

    def _saved(self, done: Saved, folder: Path) -> None:
        clear(self._problems)
        for _name, error in done.not_done:
            self._problems.addWidget(Label(sentence(error), "body", "bad", wrap=True))
        tone = "warn" if done.not_done else "ok"
        self._go_on()
        head = f"{count(done.files, 'bestand', 'bestanden')} bewaard in {folder.name}"
        text = "De namen van de bestanden zijn nummers, geen namen van leerlingen."
        self.said.emit(Banner(head, text, tone, closable=True))

    def _go_on(self) -> None:
        """The cursor where the next step is; the button that was pressed may be off by now."""
        (self.one_button if self.one_button.isEnabled() else self.classes).setFocus()

    def _failed(self, error: Expected) -> None:
        self.reload(then=self._go_on)
        self._tell(error)

    def _tell(self, error: Expected) -> None:
        self.said.emit(Banner("Dit lukte niet", sentence(error), "bad", closable=True))

    def _show(self) -> None:
        clear(self._list)
        self.lines = {}
        for item in self.shown():
            line = BatchLine(item, open_it=partial(self._tools.go, "students", int(item.student)))
            line.box.setChecked(int(item.paper) in self._ticked)
            line.ticked.connect(self._tick)
            self.lines[int(item.paper)] = line
            self._list.addWidget(hairline())
            self._list.addWidget(line)
        if not self._rows:
            text = "Begin een praktijkverklaring in het dossier van een leerling, bij Documenten. Dan staat hij hier."
            self._list.addWidget(boxed(column(EmptyState("circle-wavy-check", "Nog geen praktijkverklaringen", text))))
        self._dress(busy=self.job.is_busy())

    def _tick(self, paper: int, on: bool) -> None:
        (self._ticked.add if on else self._ticked.discard)(paper)
        self._dress(busy=False)

    def _dress(self, *, busy: bool) -> None:
        """Which buttons can be used, and what stands on them."""
        shown, chosen = self.shown(), self.chosen()
        ready = [item for item in chosen if item.may_be_issued]
        issued = [item for item in chosen if item.document is not None]
        complete = sum(item.may_be_issued for item in shown)
        done = sum(item.document is not None for item in shown)
        waiting = sum(item.status is PaperStatus.CONCEPT and not item.may_be_issued for item in shown)
        self._counts.setText(f"{complete} compleet, {waiting} nog niet, {done} uitgegeven" if shown else "")
        self._reason_form.setVisible(any(item.asks_reason for item in ready))
        self.issue_button.setText(f"&Geef {len(ready)} uit" if ready else "&Geef uit")
        self.issue_button.setEnabled(bool(ready) and not busy)
        self.one_button.setEnabled(bool(issued) and not busy)
        self.files_button.setEnabled(bool(issued) and not busy)
        self.all_button.setEnabled(complete > 0 and not busy)
        self.classes.setEnabled(not busy)
        for line in self.lines.values():
            line.turn(enabled=not busy)
