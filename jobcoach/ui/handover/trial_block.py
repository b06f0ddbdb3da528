"""A proefzending to one recipient: make it, save it on the agreed way, and note in a click or two what came of it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from jobcoach.caseload.recipients import recipient_form
from jobcoach.caseload.school import school_form
from jobcoach.caseload.school_seal import check_letter
from jobcoach.caseload.trials import AnswerTrial, TrialRow, make_trial, trials_of
from jobcoach.model.base import DocumentId
from jobcoach.model.expected import Expected
from jobcoach.ui import clipboard
from jobcoach.ui.handover.mail_words import mail_field
from jobcoach.ui.handover.room import Room, watch
from jobcoach.ui.handover.save_block import SaveBlock
from jobcoach.ui.handover.saving import Kept, mail_text
from jobcoach.ui.kit import (
    Button,
    DateField,
    Form,
    Label,
    Paragraph,
    StatusWord,
    TextField,
    TickField,
    announce,
    boxed,
    clear,
    column,
    link,
    row,
    second,
)
from jobcoach.ui.paper_view import Paper, open_paper
from jobcoach.ui.settings.job_line import JobLine
from jobcoach.ui.words import sentence
from jobcoach.ui.words.trials import WHAT, advice, trial_status

_FORM = "handover.trial"


class TrialBlock(QWidget):
    """``told`` after every step. The newest proefzending counts; what failed leads to a new one."""

    told = Signal()

    def __init__(self, room: Room, recipient: int) -> None:
        super().__init__()
        self._room, self._recipient = room, recipient
        self.status = StatusWord("circle-dashed", "", "text2")
        self.line = JobLine(room.desk)
        self.make_button: Button | None = None
        self.good_button: Button | None = None
        self.bad_button: Button | None = None
        self.save: SaveBlock | None = None
        self.mail: QPlainTextEdit | None = None
        self.form: Form | None = None
        self._body = column(gap=12)
        self._asked = column(gap=8)
        head = column(Label("Proefzending", "h"), self.status, gap=4)
        self.setLayout(column(head, self.line, self._body, gap=8))
        self.reload()

    def newest(self) -> TrialRow | None:
        """The proefzending that counts."""
        rows = self._room.desk.ask(trials_of(self._recipient))
        return rows[0] if rows else None

    def reload(self) -> None:
        """Show how it stands now; a password that is on the screen stays there."""
        newest = self.newest()
        self.status.show_status(*trial_status(newest, self._room.today()))
        if self.save is not None and self.save.groups is not None:
            return
        clear(self._body)
        self.make_button = self.good_button = self.bad_button = None
        self.save, self.mail, self.form = None, None, None
        self._asked = column(gap=8)
        if newest is None or newest.succeeded is not None:
            self._show_start(newest)
        else:
            self._show_open(newest)

    def make(self) -> None:
        """Make one, behind the screen."""
        if self.line.is_busy():
            return
        self._room.hush()
        if self.make_button is not None:
            self.make_button.setEnabled(False)

        def made(_number: int) -> None:
            announce(self, "De proefzending is gemaakt")
            self.told.emit()
            self.begin()

        self.line.run(
            make_trial(self._recipient), words="Proefzending maken", done=made,
            failed=lambda error: self._room.complain("Er is geen proefzending gemaakt", error),
            ended=self.reload,
        )  # fmt: skip

    def note_good(self) -> None:
        """One click: it arrived, it opened, the digits were the same."""
        newest = self.newest()
        if newest is not None:
            self._note(AnswerTrial(trial=newest.id, on=self._room.today()))

    def ask_what(self) -> None:
        """Ask what went wrong."""
        newest = self.newest()
        if newest is None or self.form is not None:
            return
        self.form = Form(
            TickField("arrived", "Kwam niet aan zoals &afgesproken"),
            TickField("opened", "&Openen lukte niet"),
            TickField("same_digits", "De &cijfers waren anders"),
            DateField("on", "Antwoord van", today=self._room.today(), required=True),
            TextField("note", "Wat zag de ontvanger", lines=2, watch=watch, hint="Mag leeg blijven."),
        )
        self.form.show({"on": self._room.today()})
        self._drafts = self._room.keeper(self.form, name=_FORM, subject=str(newest.id))
        self._asked.addWidget(self.form)
        self._asked.addLayout(row(second("&Noteer wat misging", self.note_bad), None))
        self.form["arrived"].setFocus()

    def note_bad(self) -> None:
        """Keep what went wrong; at least one thing did."""
        newest, form = self.newest(), self.form
        if newest is None or form is None or not form.is_valid():
            return
        bad = {name: bool(form[name].value()) for name in ("arrived", "opened", "same_digits")}
        if not any(bad.values()):
            form.show_error("same_digits", "Kruis aan wat er misging.")
            return
        on = form["on"].value()
        if not isinstance(on, date):
            return
        note = str(form["note"].value())
        good = {name: not wrong for name, wrong in bad.items()}
        if self._note(AnswerTrial(trial=newest.id, on=on, note=note, **good)):
            self._room.drop(self._drafts, name=_FORM, subject=str(newest.id))

    def begin(self) -> None:
        """The cursor on what comes next."""
        if self.save is not None:
            self.save.begin()
        elif self.make_button is not None:
            self.make_button.setFocus()

    def flush(self) -> None:
        """What is typed about the answer stays a draft."""
        if self.form is not None:
            self._drafts.flush()

    def show_letter(self) -> None:
        """The letter with the digits, to print or save."""
        try:
            content = self._room.desk.ask(check_letter)
        except Expected as error:
            self._room.complain("De brief is er niet", error)
            return
        paper = Paper(title="Brief over het zegel", file_name="brief_zegel.pdf", content=content,
                      about="brief over het zegel")  # fmt: skip
        open_paper(self.window(), self._room.desk, self._room.ask, paper)

    def _show_start(self, newest: TrialRow | None) -> None:
        words = "Maak een nieuwe proefzending" if newest else "Maak een proefzending"
        self.make_button = second(words, self.make, icon="paper-plane-tilt")
        said = WHAT if newest is None else " ".join(part for part in (advice(newest), newest.note) if part)
        if said:
            self._body.addWidget(Paragraph(said, "text2", role="small"))
        letter = (self._letter(),) if newest is not None and newest.same_digits is False else ()
        self._body.addLayout(row(self.make_button, *letter, None, gap=16))

    def _letter(self) -> Button:
        return link("Brief met de cijfers van het zegel", self.show_letter, icon="file-pdf")

    def _show_open(self, newest: TrialRow) -> None:
        kept = Kept(
            document=newest.document or DocumentId(0), number=newest.number, recipient=self._recipient, student=None,
            trial=newest.id,
        )  # fmt: skip
        self.save = SaveBlock(self._room, kept)
        self.save.saved.connect(self._saved)
        self.save.chosen.connect(self._write_mail)
        self.mail = mail_field()
        self._write_mail()
        mail = column(
            Label("Tekst voor de mail", "h"), self.mail,
            row(second("Kopieer de tekst", self.copy_mail, icon="copy"), self._letter(), None, gap=16), gap=8,
        )  # fmt: skip
        self.good_button = second("Alles &gelukt", self.note_good, icon="check")
        self.bad_button = second("N&iet gelukt", self.ask_what)
        answers = row(self.good_button, self.bad_button, None, gap=8)
        words = Paragraph("Kwam het aan, ging het open, en waren de cijfers gelijk?", "text2", role="small")
        answer = column(Label("Wat zei de ontvanger", "h"), words, answers, self._asked, gap=8)
        for part in (self.save, boxed(mail), boxed(answer)):
            self._body.addWidget(part)

    def copy_mail(self) -> None:
        """Put the words for the mail on the clipboard."""
        if self.mail is not None:
            clipboard.copy(self.mail.toPlainText())
            announce(self, "Tekst gekopieerd")

    def _saved(self) -> None:
        self.status.show_status(*trial_status(self.newest(), self._room.today()))
        self.told.emit()

    def _write_mail(self) -> None:
        newest = self.newest()
        if self.mail is None or self.save is None or newest is None:
            return
        school, to = self._room.desk.ask(school_form), self._room.desk.ask(recipient_form(self._recipient)).contact
        self.mail.setPlainText(mail_text(number=newest.number, school=school.name, road=self.save.road, to=to))

    def _note(self, verb: AnswerTrial) -> bool:
        self._room.hush()
        try:
            self._room.desk.do(verb)
        except Expected as error:
            if self.form is not None and error.key.startswith("trial."):
                self.form.show_error("on", sentence(error))
            else:
                self._room.complain("Niet genoteerd", error)
            return False
        if self.save is not None and self.save.groups is not None:
            self.save.hide_secret()
        self.reload()
        self.told.emit()
        announce(self, "Antwoord genoteerd")
        self.begin()
        return True
