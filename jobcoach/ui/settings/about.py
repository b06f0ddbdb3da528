"""The part Over: what this is, where the vault lies, and what it cannot do yet."""

from PySide6.QtWidgets import QWidget

import jobcoach
from jobcoach.ui import theme
from jobcoach.ui.kit import TOP, Banner, Label, LineField, boxed, row, small
from jobcoach.ui.settings.part import Part
from jobcoach.ui.tools import Tools

NO_BACKUP = (
    "Deze versie maakt geen back-ups. Gaat deze computer stuk, dan zijn je gegevens weg. Sluit JobCoach en kopieer "
    "dan zelf de hele map van de kluis naar een andere plek. De kopie is ook versleuteld."
)


class AboutPart(Part):
    """Version, licence, folder."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.groups.addWidget(Banner("Nog geen back-ups", NO_BACKUP, "warn"))
        facts = (
            ("Versie", jobcoach.__version__),
            ("Licentie", "EUPL-1.2. Je mag het gratis gebruiken, bekijken, aanpassen en doorgeven."),
            ("Kluis van", tools.opened.vault.school),
            ("Internet", "Niet nodig. Er gaat niets naar buiten, tenzij jij een bestand bewaart of print."),
        )
        self.group("JobCoach", *(_fact(words, value) for words, value in facts))
        self.folder = LineField("folder", "&Map van de kluis", hint="Deze map kopieer je voor een back-up")
        self.folder.line.setReadOnly(True)
        self.folder.line.setMaxLength(4096)
        self.folder.show_value(tools.opened.vault.folder)
        self.groups.addWidget(self.folder)

    def start(self) -> None:
        """The folder, ready to copy."""
        self.folder.setFocus()


def _fact(words: str, value: str) -> QWidget:
    name = small(words)
    name.setFixedWidth(theme.px(120))
    return boxed(row((name, 0, TOP), (Label(value, wrap=True), 1), gap=16))
