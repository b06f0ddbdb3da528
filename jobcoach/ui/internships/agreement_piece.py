"""The stageovereenkomst of a stage: what it lacks, a look at the concept, and making the one that is signed."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.agreements import agreement_gaps, make_agreement, preview_agreement
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.templates import fill_template, template_rows
from jobcoach.caseload.work import Job
from jobcoach.model.agreement import Gap
from jobcoach.model.base import DocumentId, InternshipId, StudentId
from jobcoach.model.expected import Expected
from jobcoach.ui.file_saving import save_kept
from jobcoach.ui.kit import BOTTOM, TOP, Button, ChoiceField, Icon, Label, announce, boxed, clear, column, heading, row
from jobcoach.ui.paper_view import Paper, open_paper
from jobcoach.ui.settings.job_line import JobLine
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import count, sentence

KEPT = "De overeenkomst is gemaakt en ligt bij de documenten van de leerling. Print hem en laat hem tekenen."


class AgreementPiece(QWidget):
    """``ready`` keeps what is typed first (False: it cannot be kept); ``say`` tells why something did not happen."""

    def __init__(self, tools: Tools, *, ready: Callable[[], bool], say: Callable[[str], object]) -> None:
        super().__init__()
        self._tools, self._desk, self._ready, self._say = tools, tools.desk, ready, say
        self._stage: InternshipId | None = None
        self._student: StudentId | None = None
        self.summary = Label("", "body", "text2", wrap=True)
        self._gaps: QVBoxLayout = column(gap=6)
        self.look_button = Button("Bekijk concept", "second", icon="eye", act=self.look)
        self.make_button = Button("Maak overeenkomst", "second", icon="file-text", act=self.make)
        self.line = JobLine(tools.desk)
        self.template = ChoiceField("template", "Sjabloon", ())
        self.word_button = Button("Maak Word-bestand", "second", icon="file-text", act=self.make_word)
        buttons = row(self.look_button, self.make_button, None, gap=8)
        word = row((self.template, 1), (self.word_button, 0, BOTTOM), gap=8)
        self.setLayout(
            column(heading("Stageovereenkomst"), self.summary, self._gaps, 4, buttons, 4, word, self.line, gap=8)
        )

    def show_stage(self, stage: InternshipId, student: StudentId) -> None:
        """Show what the agreement of this stage lacks."""
        self._stage, self._student = stage, student
        try:
            found = self._desk.ask(agreement_gaps(stage))
        except Expected as error:
            self.summary.setText(sentence(error))
            return
        legal = [gap for gap in found if gap.legal]
        self.summary.setText(_summary(len(legal), len(found) - len(legal)))
        clear(self._gaps)
        for gap in found:
            self._gaps.addWidget(_line(gap))
        own = [(row.id, row.name) for row in self._desk.ask(template_rows)]
        self.template.show_options([(None, "Sjabloon van JobCoach"), *own])
        self.make_button.setEnabled(not legal)
        self.make_button.setToolTip("Kan als alles is ingevuld wat de wet vraagt" if legal else "")
        self.show()

    def look(self) -> None:
        """Show the concept over the window."""
        stage = self._stage
        if stage is None or not self._ready():
            return

        def done(pdf: bytes) -> None:
            self._open("Concept stageovereenkomst", "stageovereenkomst_concept.pdf", pdf)

        self._run(preview_agreement(stage), done)

    def make(self) -> None:
        """Number and keep the agreement, and show it."""
        stage = self._stage
        if stage is None or not self._ready():
            return

        def done(document: DocumentId) -> None:
            announce(self, KEPT)
            self.summary.setText(KEPT)
            self._open("Stageovereenkomst", "stageovereenkomst.pdf", self._desk.ask(content_of(document)))

        self._run(make_agreement(stage), done)

    def make_word(self) -> None:
        """Fill the chosen template, keep it, and ask where the Word file goes."""
        stage, student = self._stage, self._student
        if stage is None or student is None or not self._ready():
            return

        def told(head: str, text: str, tone: str) -> None:
            if tone == "bad":
                self._say(text)
            self.summary.setText(f"{head}. {text}")

        def done(document: DocumentId) -> None:
            name, about = "stageovereenkomst.docx", "stageovereenkomst"
            save_kept(self, self._desk, self._tools.ask, document, name, about, student, told)

        chosen = self.template.value()
        template = DocumentId(chosen) if isinstance(chosen, int) else None
        self._run(fill_template(stage, template), done)

    def _run(self, job: Job[object], done: Callable[..., object]) -> None:
        self.line.run(job, words="Bezig", done=done, failed=lambda error: self._say(sentence(error)))

    def _open(self, title: str, file_name: str, pdf: bytes) -> None:
        paper = Paper(title=title, file_name=file_name, content=pdf, about="stageovereenkomst", student=self._student)
        open_paper(self.window(), self._desk, self._tools.ask, paper)


def _summary(legal: int, usual: int) -> str:
    if not legal and not usual:
        return "Alles staat erin. Maak de overeenkomst, print hem en laat hem tekenen."
    parts = []
    if legal:
        parts.append(f"nog {count(legal, 'ding', 'dingen')} nodig")
    if usual:
        parts.append(f"{count(usual, 'ding', 'dingen')} gebruikelijk")
    words = " en ".join(parts)
    return f"{words[:1].upper()}{words[1:]}."


def _line(gap: Gap) -> QWidget:
    icon = Icon("warning-circle", "warn", 18) if gap.legal else Icon("info", "text3", 18)
    what = f"{gap.what[:1].upper()}{gap.what[1:]}"
    words = column(Label(what, "body", wrap=True), Label(gap.why, "small", "text2", wrap=True), gap=0)
    return boxed(row((icon, 0, TOP), (words, 1), gap=8))
