"""Choosing the school's logo: what it is now, another one, none."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from jobcoach.caseload.school import SaveLogo, school_logo
from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.kit import Banner, column, row, second, small
from jobcoach.ui.lane import Job, Work
from jobcoach.ui.settings.part import Part
from jobcoach.ui.words import sentence

LOGO_LINE = (
    "Staat links boven elk papier, hooguit 40 bij 9 millimeter. Zonder logo staan daar de beginletters van de school."
)
_KINDS = (("Plaatje (PNG of JPEG)", "*.png *.jpg *.jpeg"),)
_HEIGHT, _EDGE = 36, 10


class LogoChoice(QWidget):
    """The logo as paper shows it, on white, with what can be done; banners come on the part that it is on."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part, self._desk = part, part.desk
        self.picture = QLabel()
        self.picture.setAccessibleName("Het logo van je school")
        self._none = small("Nog geen logo gekozen")
        self.choose = second("Kies &logo", self._ask, icon="folder-open")
        self.take_away = second("Haal &weg", self._take_away, icon="trash")
        self.setLayout(
            column(row(self.picture, self._none, None), row(self.choose, self.take_away, None, gap=8), gap=12)
        )
        self.reload()

    def reload(self) -> None:
        """Show the logo as it is kept."""
        shown = _on_paper(self._desk.ask(school_logo), self.devicePixelRatioF())
        self.picture.setPixmap(shown or QPixmap())
        self.picture.setVisible(shown is not None)
        self._none.setVisible(shown is None)
        self.take_away.setVisible(shown is not None)

    def take(self, file: Path) -> None:
        """Keep the picture in this file as the logo."""
        self._busy(True)
        self._desk.do_later(_kept(file), owner=self, done=self._done, failed=self._failed)

    def _ask(self) -> None:
        self._part.tools.ask.open_file(self, title="Kies het logo", kinds=_KINDS, then=self.take)

    def _take_away(self) -> None:
        self._busy(True)
        self._desk.do_later(lambda work: work.carry_out(SaveLogo()), owner=self, done=self._done, failed=self._failed)

    def _done(self, _nothing: object) -> None:
        self._busy(False)
        self._part.clear_banner()
        self.reload()
        self.choose.setFocus()

    def _failed(self, error: Expected) -> None:
        self._busy(False)
        self._part.show_banner(Banner("Dit plaatje kan geen logo zijn", sentence(error), "bad", closable=True))

    def _busy(self, busy: bool) -> None:
        for button in (self.choose, self.take_away):
            button.setEnabled(not busy)


def _kept(file: Path) -> Job[None]:
    """Job: read the picture and keep it. Raises ``file.absent``, ``file.unreadable``, and what ``SaveLogo`` raises."""

    def job(work: Work) -> None:
        from jobcoach.documents.school_logo import LARGEST_FILE

        work.say("Logo bekijken")
        try:
            with file.open("rb") as stream:
                content = stream.read(LARGEST_FILE + 1)
        except FileNotFoundError as error:
            raise Expected("file.absent", name=file.name) from error
        except OSError as error:
            raise Expected("file.unreadable", name=file.name) from error
        work.carry_out(SaveLogo(content=content))

    return job


def _on_paper(png: bytes, ratio: float) -> QPixmap | None:
    """The logo on white with some room round it; None when there is none."""
    logo = QPixmap()
    if not png or not logo.loadFromData(png, "PNG"):
        return None
    edge = round(theme.px(_EDGE) * ratio)
    logo = logo.scaledToHeight(round(theme.px(_HEIGHT) * ratio), Qt.TransformationMode.SmoothTransformation)
    paper = QPixmap(logo.width() + 2 * edge, logo.height() + 2 * edge)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawPixmap(edge, edge, logo)
    painter.setPen(theme.colour("line"))
    painter.drawRect(0, 0, paper.width() - 1, paper.height() - 1)
    painter.end()
    paper.setDevicePixelRatio(ratio)
    return paper
