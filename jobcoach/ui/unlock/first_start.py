"""The first start: try the practice school, make a vault, or open one; and the list of vaults on this computer."""

from collections.abc import Callable, Sequence

from jobcoach.caseload.from_outside import kept_until
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.layout import row
from jobcoach.ui.unlock.card import CardPage, choice
from jobcoach.ui.unlock.gate import KnownVault
from jobcoach.ui.words.dates import clock, full_day, local_day


class FirstStart(CardPage):
    """Four ways to begin."""

    help_text = (
        "Begin met de oefenschool als je wilt kijken hoe het werkt: die namen zijn verzonnen. Met een nieuwe kluis "
        "begin je echt. Alles blijft op deze computer; er is geen internet nodig."
    )

    def __init__(
        self,
        *,
        practise: Callable[[], object],
        make: Callable[[], object],
        open_: Callable[[], object],
        restore: Callable[[], object],
    ) -> None:
        super().__init__(
            "Welkom bij JobCoach", "Je leerlingen, stages en overdrachten, veilig op je eigen laptop", width=560
        )
        self._first = Button("&Nieuwe kluis", "primary", act=make, width=150)
        practice = Button("&Oefenschool", "second", act=practise, width=150)
        known = Button("&Kies kluis", "second", act=open_, width=150)
        backup = Button("&Zet terug", "second", act=restore, width=150)
        self.add(
            choice(
                "lock-key",
                "Begin met je eigen leerlingen",
                "Maak een kluis. Binnen 3 minuten klaar.",
                self._first,
            ),
            8,
            choice("student", "Probeer het eerst", "Een oefenschool met verzonnen leerlingen.", practice),
            8,
            choice("folder-open", "Je hebt al een kluis", "Open een kluis die al op deze computer staat.", known),
            8,
            choice("shield-check", "Je hebt een back-up", "Zet een back-up of transportbestand terug.", backup),
        )
        self.buttons = (self._first, practice, known, backup)

    def start(self) -> None:
        """The first button."""
        self._first.setFocus()


class Chooser(CardPage):
    """The vaults on this computer by school and initials: no names of people on a locked screen."""

    help_text = "Kies de kluis die je wilt openen. Staat hij er niet bij, kies dan zelf de map die op .kluis eindigt."

    def __init__(
        self,
        vaults: Sequence[KnownVault],
        *,
        chosen: Callable[[KnownVault], object],
        elsewhere: Callable[[], object],
        make: Callable[[], object],
        practise: Callable[[], object] | None,
        back: Callable[[], object],
    ) -> None:
        super().__init__("Kies een kluis", "Kluizen op deze computer", width=560)
        self.buttons: list[Button] = []
        for vault in vaults:
            button = Button("Kies", "second", width=90, name=f"Kies {_name(vault)}")
            button.clicked.connect(lambda _on=False, vault=vault: chosen(vault))
            aside = kept_until(vault.folder)
            about = "Verzonnen leerlingen, om te oefenen" if vault.practice else f"Jobcoach {vault.initials}".strip()
            if aside is not None:
                about = f"{about} · zoals hij was tot {full_day(local_day(aside))} {clock(aside)}, vóór het terugzetten"
            self.add(choice("student" if vault.practice else "lock-key", vault.school, about, button), 8)
            self.buttons.append(button)
        other = Button("Andere &map", "link", act=elsewhere)
        ways = [other, Button("&Nieuwe kluis", "link", act=make)]
        if practise is not None:
            ways.append(Button("&Oefenschool", "link", act=practise))
        self.add(8, row(Button("&Terug", "link", icon="caret-left", act=back), None, *ways, gap=16))
        self.buttons.append(other)

    def start(self) -> None:
        """The first vault."""
        self.buttons[0].setFocus()


def _name(vault: KnownVault) -> str:
    return f"{vault.school}, {vault.initials}" if vault.initials else vault.school
