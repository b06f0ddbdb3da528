"""The school's own Word templates: the list, adding one with its check, ours to begin with, and the fields."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.templates import (
    Checked,
    RemoveTemplate,
    TemplateRow,
    our_template,
    take_template,
    template_rows,
)
from jobcoach.documents.word_mistakes import Mistake
from jobcoach.exchange.outgoing import write_whole
from jobcoach.model.expected import Expected
from jobcoach.ui.kit import (
    MIDDLE,
    TOP,
    Banner,
    Button,
    Icon,
    Label,
    announce,
    boxed,
    clear,
    column,
    hairline,
    row,
    second,
)
from jobcoach.ui.lane import Work
from jobcoach.ui.settings.field_list import open_fields
from jobcoach.ui.settings.job_line import JobLine
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import count, sentence
from jobcoach.ui.words.templates import mistake_words

KINDS = (("Word-bestand", "*.docx"),)
OURS = "stageovereenkomst_sjabloon.docx"
NONE = "Nog geen eigen sjabloon. Begin met dat van ons: bewaar het, pas het aan in Word, en voeg het toe."


class TemplatesPiece(QWidget):
    """What is good is kept at once; what is not is told, paragraph by paragraph, and not kept."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools, self._desk = tools, tools.desk
        self._rows: QVBoxLayout = column(gap=0)
        self.told: QVBoxLayout = column(gap=6)
        self.line = JobLine(tools.desk)
        self.add_button = second("&Voeg sjabloon toe", self.add, icon="plus")
        self.ours_button = second("Bewaar ons sjabloon", self.save_ours, icon="download-simple")
        self.fields_button = second("Toon de velden", self.show_fields, icon="list-bullets")
        buttons = row(self.add_button, self.ours_button, self.fields_button, None, gap=8)
        self.setLayout(column(self._rows, buttons, self.line, self.told, gap=12))
        self.reload()

    def reload(self) -> None:
        """Read the templates again."""
        clear(self._rows)
        found = self._desk.ask(template_rows)
        for one in found:
            self._rows.addWidget(self._row(one))
            self._rows.addWidget(hairline())
        if not found:
            self._rows.addWidget(Label(NONE, "body", "text2", wrap=True))

    def add(self) -> None:
        """Ask which file, and check it."""
        self._tools.ask.open_file(self, title="Kies je sjabloon", kinds=KINDS, then=self.take)

    def take(self, file: Path) -> None:
        """Check a file and keep it when it is good."""
        clear(self.told)
        self.line.run(take_template(file), words="Sjabloon lezen", done=self._checked(file), failed=self._failed)

    def save_ours(self) -> None:
        """Ask where, and write the template that comes with the program."""
        self._tools.ask.save_file(self, title="Bewaar ons sjabloon", name=OURS, kinds=KINDS, then=self._write)

    def show_fields(self) -> None:
        """Open the list of fields."""
        open_fields(self.window())

    def _write(self, file: Path) -> None:
        clear(self.told)

        def job(work: Work) -> None:
            write_whole(file, our_template()(work))

        def done(_nothing: object) -> None:
            self._tell(Banner("Het sjabloon is bewaard", f"Het bestand heet {file.name}.", "ok", closable=True))

        self.line.run(job, words="Sjabloon maken", done=done, failed=self._failed)

    def _checked(self, file: Path) -> Callable[[Checked], None]:
        def done(found: Checked) -> None:
            if found.mistakes:
                self._show(file.name, found.mistakes)
                return
            words = "Het is nagekeken en ligt in je kluis. Kies het bij een stage."
            self._tell(Banner("Sjabloon toegevoegd", words, "ok", closable=True))
            self.reload()

        return done

    def _show(self, name: str, mistakes: tuple[Mistake, ...]) -> None:
        head = f"{name}: {count(len(mistakes), 'fout', 'fouten')}"
        self._tell(Banner(head, "Het sjabloon is niet bewaard. Verbeter het in Word en voeg het opnieuw toe.", "warn"))
        for mistake in mistakes:
            self.told.addWidget(_line(mistake))

    def _failed(self, error: Expected) -> None:
        self._tell(Banner("Dit lukte niet", sentence(error), "bad", closable=True))

    def _tell(self, banner: Banner) -> None:
        clear(self.told)
        self.told.addWidget(banner)
        announce(self, banner.accessibleName())

    def _row(self, one: TemplateRow) -> QWidget:
        size = f"{max(1, round(one.size / 1024))} kB"
        words = column(Label(one.name, "h", wrap=True), Label(f"{one.file_name} · {size}", "small", "text2"), gap=2)
        remove = Button("Haal weg", "row", act=lambda: self._remove(one), name=f"Haal sjabloon {one.name} weg")
        icon = Icon("file-text", "text2", 20)
        return boxed(row((icon, 0, MIDDLE), (words, 1), (remove, 0, MIDDLE), gap=12, margins=(0, 8, 0, 8)))

    def _remove(self, one: TemplateRow) -> None:
        self._desk.do(RemoveTemplate(template=one.id))
        text = "Het ligt 30 dagen in de prullenbak. Bij Laatste handelingen draai je het terug."
        self._tell(Banner("Sjabloon weggehaald", text, "ok", closable=True))
        self.reload()


def _line(mistake: Mistake) -> QWidget:
    words = column(Label(mistake_words(mistake), "body", wrap=True), gap=2)
    where = f"{mistake.place}: “{mistake.text}”" if mistake.text else mistake.place
    words.addWidget(Label(where, "small", "text2", wrap=True))
    return boxed(row((Icon("warning-circle", "warn", 18), 0, TOP), (words, 1), gap=8))
