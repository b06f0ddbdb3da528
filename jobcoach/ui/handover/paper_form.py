"""The consent form on paper for the recipient and the question of one overdracht: made, kept in the dossier, shown."""

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.documents import content_of, documents_of
from jobcoach.caseload.form_facts import Wish
from jobcoach.caseload.form_papers import TOESTEMMING, make_form
from jobcoach.model.base import DocumentId
from jobcoach.model.expected import Expected
from jobcoach.ui.handover.facts import Facts
from jobcoach.ui.handover.room import Room
from jobcoach.ui.kit import Button, announce, column, row
from jobcoach.ui.paper_view import Paper, open_paper
from jobcoach.ui.settings.job_line import JobLine


class PaperForm(QWidget):
    """A link for who rather asks on paper: to take home, or to sign together."""

    def __init__(self, room: Room, facts: Facts) -> None:
        super().__init__()
        self._room, self._facts = room, facts
        self.line = JobLine(room.desk)
        self.button = Button("Vraag het op papier", "link", icon="note-pencil", act=self.make)
        self.setLayout(column(row(self.button, None), self.line, gap=4))

    def make(self) -> None:
        """Make the form with a number and show it."""
        form = self._facts.form
        wish = Wish(student=form.student, recipient=form.recipient, act=form.act)
        self.line.run(make_form(TOESTEMMING, wish), words="Formulier maken", done=self._made, failed=self._failed)

    def _made(self, document: DocumentId) -> None:
        room, student = self._room, self._facts.form.student
        found = next((one for one in room.desk.ask(documents_of(student)) if one.id == document), None)
        if found is None:
            return
        announce(self, "Het formulier is gemaakt en bewaard in het dossier")
        paper = Paper(
            title=found.title,
            file_name=found.file_name,
            content=room.desk.ask(content_of(document)),
            about=found.number,
            student=student,
        )
        open_paper(self.window(), room.desk, room.ask, paper)

    def _failed(self, error: Expected) -> None:
        self._room.complain("Het formulier is niet gemaakt", error)
