"""The recovery sheet in Instellingen: whether there is one, until when it may wait, and making a new one."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from jobcoach.model.expected import Expected
from jobcoach.ui.kit import Banner, StatusWord, column, row, second
from jobcoach.ui.paper_view import Paper, PaperView, open_paper
from jobcoach.ui.settings.part import Part
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import local_day, short_day

WHY = (
    "Vergeet je de wachtzin, dan is de code op dit blad de enige andere sleutel. Leg het blad niet bij je laptop, "
    "maar thuis of in de kluis van school."
)


@runtime_checkable
class KnowsRecovery(Protocol):
    """An open vault that can tell whether a recovery code was made."""

    @property
    def has_recovery(self) -> bool:
        """True once a sheet was made."""


class RecoveryGroup(QWidget):
    """A sheet that was made and neither printed nor saved stays in memory, with a banner that offers it again."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part, self._tools = part, part.tools
        self._unseen: bytes | None = None
        self.state = StatusWord("check-circle", "", "text2")
        self.button = second("", self.ask_first, icon="file-pdf")
        self.setLayout(column(self.state, row(self.button, None), gap=12))
        part.group("Herstelblad", self, text=WHY)
        self._show_state()

    def ask_first(self) -> None:
        """An older sheet stops working at once, so that is asked."""
        if not self._has_sheet():
            self.make()
            return
        self._tools.ask.question(
            self, head="Een nieuw herstelblad maken?",
            text="De code op je oude blad opent de kluis dan niet meer. Gooi het oude blad daarna weg.",
            yes="Maak een nieuw blad", no="Houd het oude", then=self.make, danger=True,
        )  # fmt: skip

    def make(self) -> None:
        """Make the code and its sheet."""
        self.button.setEnabled(False)
        job = self._tools.gate.recovery_pdf(self._tools.opened)
        self._part.desk.do_later(job, owner=self, done=self._made, failed=self._failed)

    def show_sheet(self) -> None:
        """The sheet over the window, to print or save."""
        if self._unseen is None:
            return
        paper = Paper(
            title="Herstelblad", file_name="herstelblad.pdf", content=self._unseen, about="herstelblad"
        )  # fmt: skip
        panel = open_paper(self.window(), self._part.desk, self._tools.ask, paper)
        view = panel.findChild(PaperView)
        if view is not None:
            view.told.connect(self._told)

    def _made(self, pdf: bytes) -> None:
        self.button.setEnabled(True)
        self._unseen = pdf
        self._show_state()
        self._part.clear_banner()
        self._part.show_banner(
            Banner(
                "Dit herstelblad is nog niet geprint of bewaard",
                "De code erop geldt al, en een ouder blad werkt niet meer.",
                "warn",
                action="Toon het blad",
                act=self.show_sheet,
            )
        )
        self.show_sheet()

    def _told(self, _words: str, tone: str) -> None:
        if tone != "ok":
            return
        self._unseen = None
        self._part.clear_banner()
        words = "Leg het blad op een veilige plek. Bewaarde je het als bestand, print het dan en haal het bestand weg."
        self._part.show_banner(Banner("Je hebt een herstelblad", words, "ok", closable=True))

    def _failed(self, error: Expected) -> None:
        self.button.setEnabled(True)
        self._part.clear_banner()
        self._part.show_banner(Banner("Er is geen herstelblad gemaakt", sentence(error), "bad", closable=True))

    def _show_state(self) -> None:
        has, due = self._has_sheet(), self._tools.opened.recovery_due
        today = local_day(self._tools.now())
        self.button.setText("\u2005" + ("Maak een &nieuw herstelblad" if has else "Maak het &herstelblad"))
        if has:
            self.state.show_status("check-circle", "Je hebt een herstelblad.", "ok")
        elif due is None:
            self.state.show_status("info", "De oefenschool kan zonder herstelblad.", "text2")
        elif local_day(due) < today:
            self.state.show_status("warning", "Je hebt nog geen herstelblad. Maak het vandaag.", "warn")
        else:
            words = f"Je hebt nog geen herstelblad. Maak het vóór {short_day(local_day(due), today)}."
            self.state.show_status("warning", words, "warn")

    def _has_sheet(self) -> bool:
        vault: object = self._tools.opened.caseload
        if self._unseen is not None:
            return True
        if isinstance(vault, KnowsRecovery):
            return vault.has_recovery
        return self._tools.opened.recovery_due is None and not self._tools.opened.vault.practice
