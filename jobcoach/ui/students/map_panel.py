"""Mijn map over the dossier: for whom, which papers go along, what stays at home, and how it leaves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.own_map import OwnMap, Stays, own_map
from jobcoach.caseload.own_map_files import FILE, map_paper, save_folder, save_one_pdf
from jobcoach.caseload.own_map_papers import MapPaper
from jobcoach.caseload.recipients import own_words_for
from jobcoach.caseload.work import Job
from jobcoach.model.choices import Capacity
from jobcoach.model.expected import Expected
from jobcoach.model.labels import long_day
from jobcoach.ui import theme
from jobcoach.ui.kit import (
    TOP,
    FloatingPanel,
    Form,
    Icon,
    KeyCap,
    Label,
    StatusWord,
    TickField,
    announce,
    boxed,
    column,
    hairline,
    heading,
    primary,
    row,
    second,
    small,
)
from jobcoach.ui.kit.page import FittingArea
from jobcoach.ui.paper_view import Paper, open_paper
from jobcoach.ui.settings.job_line import JobLine
from jobcoach.ui.students.room import Room
from jobcoach.ui.words import sentence

_KINDS = (("Mijn map", "*.pdf"),)
_WHY = {
    "student": "daarin staat “{word}”, een andere leerling.",
    "person": "daarin staat “{word}”, die niet genoemd wil worden.",
    "bsn": "“{word}” kan een burgerservicenummer zijn.",
}


def open_map(page: QWidget, room: Room) -> FloatingPanel:
    """Open the panel; closing it loses nothing, for nothing is typed in it."""
    sheet = MapSheet(room)
    inside = FittingArea(sheet) if theme.is_large() else sheet
    foot = row(KeyCap("Esc"), small("sluit"), None, sheet.folder_button, sheet.pdf_button, gap=8)
    content = column(
        heading(f"Mijn map van {room.call_name}"), 4, (inside, 1), 12, hairline(), 12, foot, gap=0,
        margins=(24, 20, 24, 16),
    )  # fmt: skip
    panel = FloatingPanel(page.window(), content, name="Mijn map", width=640, top=64)
    sheet.look_button.setFocus()
    panel.fit()
    return panel


class MapSheet(QWidget):
    """``form`` has a tick per paper; ``says`` tells what was saved or why not."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        found = room.desk.ask(own_map(room.student))
        self._keys = [one.key for one in found.papers]
        self.form = Form(*(TickField(f"p{index}", _words(one)) for index, one in enumerate(found.papers)))
        self.form.show({f"p{index}": one.proposed for index, one in enumerate(found.papers)})
        self.line = JobLine(room.desk)
        self.says = StatusWord("check-circle", "", "text2")
        self.says.hide()
        self.look_button = second("Be&kijk", self.look, icon="file-text")
        self.folder_button = second("Bewaar als &losse pdf's", self.save_folder, icon="folder")
        self.pdf_button = primary("Bewaar als &één pdf", self.save_pdf, icon="download-simple")
        papers = (Label("Deze papieren gaan mee", "h"), self.form) if found.papers else ()
        self.setLayout(
            column(
                Label(for_whom(found, room.call_name), "body", wrap=True), 4, *papers, *_stays(found.stays),
                row(self.look_button, None), self.line, self.says, gap=8,
            )
        )  # fmt: skip

    def chosen(self) -> frozenset[str]:
        """The keys of the papers that are ticked."""
        return frozenset(key for index, key in enumerate(self._keys) if self.form[f"p{index}"].value())

    def look(self) -> None:
        """The readable paper, to read together."""

        def shown(content: bytes) -> None:
            room = self._room
            paper = Paper(title="Mijn map", file_name=FILE, content=content, about="Mijn map", student=room.student)
            open_paper(self.window(), room.desk, room.ask, paper)

        self._run(map_paper(self._room.student, self.chosen()), shown)

    def save_pdf(self) -> None:
        """One file."""
        self._room.ask.save_file(
            self.window(), title="Bewaar als", name=FILE, kinds=_KINDS,
            then=lambda to: self._run(save_one_pdf(self._room.student, self.chosen(), to), lambda _: self._saved(to)),
        )  # fmt: skip

    def save_folder(self) -> None:
        """A folder with every paper as it is: for who lets a text be read aloud, and for papers with a seal."""
        self._room.ask.pick_folder(
            self.window(), title="Kies waar de map komt",
            then=lambda to: self._run(save_folder(self._room.student, self.chosen(), to), self._saved),
        )  # fmt: skip

    def _saved(self, target: Path) -> None:
        words = f"Bewaard: {target.name} in de map {target.parent.name or target.anchor}"
        self.says.show_status("check-circle", words, "ok")
        self.says.show()
        announce(self, words)

    def _run(self, job: Job[Any], done: Callable[[Any], object]) -> None:
        if self.line.is_busy():
            return
        self.says.hide()
        self._turn(on=False)

        def failed(error: Expected) -> None:
            self.says.show_status("warning-circle", sentence(error), "bad")
            self.says.show()

        self.line.run(job, words="Mijn map maken", done=done, failed=failed, ended=lambda: self._turn(on=True))

    def _turn(self, *, on: bool) -> None:
        for button in (self.look_button, self.folder_button, self.pdf_button):
            button.setEnabled(on)


def for_whom(found: OwnMap, name: str) -> str:
    """Whose it is, and to whom it goes by law."""
    start = f"Dit is van {name}. Daarom is er geen toestemming voor nodig, en geen wachtwoord. Lees hem samen door."
    if found.receiver is Capacity.STUDENT:
        return f"{start} Geef hem aan {name}."
    if found.receiver is Capacity.PARENT:
        who = own_words_for(found.receiver, name)
        return f"{start} De wet geeft het overgangsdocument aan {who}; {name} krijgt ook een map."
    return f"{start} Geef hem aan {own_words_for(found.receiver, name)}."


def _words(one: MapPaper) -> str:
    if one.concept:
        return f"{one.title}, nog een concept: er is er nog geen verzegeld"
    return f"{one.title}, {one.about}" + (f", {day}" if (day := long_day(one.made_on)) != one.about else "")


def _stays(stays: tuple[Stays, ...]) -> tuple[QWidget, ...]:
    if not stays:
        return ()
    said = (f"{one.where}: {_WHY[one.why].format(word=one.word)}" for one in stays)
    lines = [row((Icon("warning", "warn", 16), 0, TOP), (Label(words, "small", wrap=True), 1), gap=8) for words in said]
    return (Label("Dit blijft thuis", "h"), boxed(column(*lines, gap=4)))
