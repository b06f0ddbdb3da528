"""A new file of the school: its password on the screen once, the sheet for the safe, and a way to take it off."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from jobcoach.caseload.school_seal import Made, safe_sheet
from jobcoach.ui import theme
from jobcoach.ui.handover.digits import Groups
from jobcoach.ui.kit import Label, Paragraph, column, row, second
from jobcoach.ui.paper_view import Paper, open_paper
from jobcoach.ui.tools import Tools

WORDS = (
    "Dit wachtwoord zie je maar één keer. Print het blad of schrijf het over, en bewaar het op een andere plek dan het "
    "bestand. Samen zijn ze het schoolzegel: geef ze aan de school, niet aan een coach."
)


class NewFile(QFrame):
    """Shown until the coach says that the password is safe; it is kept nowhere else."""

    def __init__(self, tools: Tools, made: Made, *, gone: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("tint")
        self._tools, self._made, self._gone = tools, made, gone
        groups = made.password.split("-")
        self.groups = Groups(
            (*(f"{group}-" for group in groups[:-1]), groups[-1]), name="Wachtwoord van het schoolzegelbestand",
            across=3 if theme.is_large() else 5,
        )  # fmt: skip
        self.sheet_button = second("&Toon het blad voor de kluis", self.show_sheet, icon="file-pdf")
        self.gone_button = second("Ik &heb het, haal het weg", self.hide_password)
        buttons = column(*(row(button, None) for button in (self.sheet_button, self.gone_button)), gap=8)
        head = Label(f"Wachtwoord van {made.file.name}", "h", wrap=True)
        self.setLayout(column(head, self.groups, Paragraph(WORDS), buttons, gap=10, margins=(16, 14, 16, 16)))

    def show_sheet(self) -> None:
        """The sheet over the window, to print."""
        pdf = self._tools.desk.ask(safe_sheet(self._made))
        paper = Paper(
            title="Wachtwoord van het schoolzegel", file_name="wachtwoord-schoolzegel.pdf", content=pdf,
            about="wachtwoordblad schoolzegel",
        )  # fmt: skip
        open_paper(self.window(), self._tools.desk, self._tools.ask, paper)

    def hide_password(self) -> None:
        """Take it off the screen."""
        self._gone()
