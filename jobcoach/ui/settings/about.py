"""The part Over: what this is, and where the vault lies."""

from PySide6.QtWidgets import QWidget

import jobcoach
from jobcoach.caseload.by_policy import school_key
from jobcoach.policy import file as policy
from jobcoach.ui import theme
from jobcoach.ui.by_it import what_is_wrong
from jobcoach.ui.kit import TOP, Label, LineField, boxed, row, small
from jobcoach.ui.settings.part import Part
from jobcoach.ui.tools import Tools
from jobcoach.ui.words.policy import decided


class AboutPart(Part):
    """Version, licence, folder."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        facts = (
            ("Versie", jobcoach.__version__),
            ("Licentie", "EUPL-1.2. Je mag het gratis gebruiken, bekijken, aanpassen en doorgeven."),
            ("Kluis van", tools.opened.vault.school),
            ("Internet", "Niet nodig. Er gaat niets naar buiten, tenzij jij een bestand bewaart of print."),
        )
        self.group("JobCoach", *(_fact(words, value) for words, value in facts))
        if (wrong := what_is_wrong()) is not None:
            self.show_banner(wrong)
        if lines := decided(policy.in_force(), key.fingerprint if (key := school_key()) else ""):
            self.group("Ingesteld door de ICT van je school", *(_fact(words, value) for words, value in lines))
        self.folder = LineField("folder", "&Map van de kluis", hint="Back-ups maakt JobCoach zelf: kijk bij Back-ups")
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
