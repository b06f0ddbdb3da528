"""The place Instellingen: ten parts under one title."""

from PySide6.QtWidgets import QWidget

from jobcoach.ui.class_import.page import ClassImportPage
from jobcoach.ui.kit import Page, Tabs, shortcut
from jobcoach.ui.place import Place
from jobcoach.ui.qualifications.page import QualificationsPage
from jobcoach.ui.settings.about import AboutPart
from jobcoach.ui.settings.backups import BackupsPart
from jobcoach.ui.settings.history import HistoryPart
from jobcoach.ui.settings.papers import PapersPart
from jobcoach.ui.settings.part import PARTS, SCREEN, Part
from jobcoach.ui.settings.screen import ScreenPart
from jobcoach.ui.settings.seal import SealPart
from jobcoach.ui.settings.security import SecurityPart
from jobcoach.ui.settings.who import CoachPart, SchoolPart
from jobcoach.ui.tools import Tools


class SettingsPage(Page):
    """Every part is made when it is first shown; ``open_key`` takes the number of a part."""

    cares_about = frozenset(
        {"school", "coach", "seal_keys", "seal_request", "student", "vault_fact", "edition", "werkproces"}
        | {"clause_text", "document", "handover_section", "recipient"}
    )
    help_text = (
        "Hier staan je school, jij, de sleutels van je kluis, je back-ups en hoe het scherm eruitziet. Bij Leerlingen "
        "ophalen haal je een klassenlijst binnen. Bij Kwalificaties staan de werkprocessen. "
        "Bij Laatste handelingen draai je iets terug. Ctrl+PageDown en "
        "Ctrl+PageUp gaan naar een ander onderdeel."
    )

    def __init__(self, tools: Tools) -> None:
        super().__init__("Instellingen")
        self.tabs = Tabs(
            (
                ("School", lambda: SchoolPart(tools)),
                ("Jij", lambda: CoachPart(tools)),
                ("Beveiliging", lambda: SecurityPart(tools)),
                ("Back-ups", lambda: BackupsPart(tools)),
                ("Zegel", lambda: SealPart(tools)),
                ("Papieren", lambda: PapersPart(tools)),
                ("Scherm", lambda: ScreenPart(tools, SCREEN)),
                ("Leerlingen ophalen", lambda: ClassImportPage(tools)),
                ("Kwalificaties", lambda: QualificationsPage(tools)),
                ("Laatste handelingen", lambda: HistoryPart(tools)),
                ("Over", lambda: AboutPart(tools)),
            )
        )
        self.body.addWidget(self.tabs, 1)
        shortcut(self, "Ctrl+PgDown", lambda: self.turn(1))
        shortcut(self, "Ctrl+PgUp", lambda: self.turn(-1))

    def reload(self) -> None:
        """Read every part again that was made."""
        for part in self._pages():
            part.reload()

    def flush(self) -> None:
        """Keep what is typed in every part."""
        for part in self._pages():
            part.flush()

    def open_part(self) -> int:
        """The part that is shown."""
        return self.tabs.part()

    def turn_to_part(self, part: int) -> None:
        """Show that part."""
        if part < PARTS:
            self.tabs.show_part(part)

    def open_key(self, key: int) -> None:
        """Show the part with this number, with the cursor in it."""
        self.tabs.show_part(key)
        part = self.shown_part()
        if isinstance(part, Part | HistoryPart | ClassImportPage | QualificationsPage):
            part.start()

    def shown_part(self) -> QWidget | None:
        """The part on the screen."""
        return self.tabs.stack.currentWidget()

    def turn(self, step: int) -> None:
        """The next part, or the one before; after the last comes the first."""
        self.tabs.show_part((self.tabs.part() + step) % PARTS)

    def _pages(self) -> list[Page]:
        return [part for part in self.tabs.made() if isinstance(part, Page)]


def make_place(tools: Tools) -> Place:
    """The place Instellingen for the frame."""
    return Place(
        key="settings", word="Instellingen", icon="gear-six", make_page=lambda: SettingsPage(tools), mnemonic="I",
        at="bottom",
    )  # fmt: skip
