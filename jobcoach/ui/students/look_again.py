"""What to look at before a praktijkverklaring is issued, and the reason to go on all the same."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.paper_findings import PaperFinding, paper_findings
from jobcoach.caseload.papers import SaveGoOnReason, reason_of
from jobcoach.model.base import PraktijkverklaringId
from jobcoach.ui.kit import Form, Icon, Label, TextField, boxed, clear, column, row
from jobcoach.ui.record_form import RecordForm, Verb
from jobcoach.ui.students.room import Room
from jobcoach.ui.words.papers import finding_chip, finding_words

_REASON = "Dit komt niet op het papier. Het blijft bij de verklaring staan, en bij wie wat deed."


class LookAgain(QWidget):
    """Hidden while there is nothing to look at."""

    def __init__(self, room: Room, paper: PraktijkverklaringId) -> None:
        super().__init__()
        self._room, self._paper = room, paper
        self.findings: tuple[PaperFinding, ...] = ()
        form = Form(TextField("reason", "Waarom geef je hem &toch uit?", lines=2, hint=_REASON))
        self.reason = RecordForm(room.desk, form, now=room.now, name="paper.reason", save=self._save)
        self._lines: QVBoxLayout = column(gap=6)
        self.setLayout(column(self._lines, self.reason, gap=12))

    def reload(self) -> None:
        """Look again, and show the reason that was given."""
        self.findings = self._room.desk.ask(paper_findings(self._paper))
        self.reason.show_record(str(self._paper), {"reason": self._room.desk.ask(reason_of(self._paper))})
        clear(self._lines)
        if self.findings:
            self._lines.addWidget(Label("Kijk dit na voor je hem uitgeeft", "smallb", "text2"))
        for item in self.findings:
            tone, icon = ("warn", "warning") if item.needs_reason else ("text2", "info")
            words = Label(finding_words(item), "body", tone, wrap=True)
            self._lines.addWidget(boxed(row(Icon(icon, tone, 18), (words, 1), gap=8)))
        self.reason.setVisible(self.asks_reason())
        self.setVisible(bool(self.findings))

    def asks_reason(self) -> bool:
        """Whether going on needs a reason."""
        return any(item.needs_reason for item in self.findings)

    def words(self) -> str:
        """The reason as it stands in the field, when one is needed."""
        return str(self.reason.form.values()["reason"] or "").strip() if self.asks_reason() else ""

    def may_go_on(self) -> bool:
        """Is there a reason where one is needed? Else the cursor goes to the field, which says so."""
        form = self.reason.form
        if not self.asks_reason() or self.words():
            return True
        form.show_error("reason", "Schrijf in een paar woorden waarom.")
        form.focus_first()
        return False

    def chips_of(self, line: int | None) -> tuple[tuple[str, str, str], ...]:
        """Chips for one line of the paper: words, tone, icon."""
        mine = dict.fromkeys(finding_chip(item) for item in self.findings if item.line == line and item.needs_reason)
        return tuple((words, "warn", "warning") for words in mine)

    def _save(self, values: dict[str, Any]) -> Verb:
        return SaveGoOnReason(paper=self._paper, reason=values["reason"])
