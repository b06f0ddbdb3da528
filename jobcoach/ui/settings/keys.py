"""Who can open this vault: the list of keys, one more person, taking a key away, and the school's key."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload import keys
from jobcoach.caseload.by_policy import school_key
from jobcoach.caseload.keys import KeySlot, OldBackup
from jobcoach.caseload.safety import Safety
from jobcoach.model.expected import Expected
from jobcoach.ui.by_it import by_it
from jobcoach.ui.kit import (
    MIDDLE,
    Banner,
    Button,
    Elided,
    Icon,
    LineField,
    StatusWord,
    boxed,
    clear,
    column,
    hairline,
    row,
    second,
    small,
)
from jobcoach.ui.settings.job_line import JobLine
from jobcoach.ui.settings.part import Part
from jobcoach.ui.unlock.passphrase import PassphraseChoice
from jobcoach.ui.words import count, sentence
from jobcoach.ui.words.dates import full_day

KINDS = {
    "passphrase": ("key", "wachtzin"),
    "recovery": ("file-text", "herstelblad"),
    "escrow": ("buildings", "sleutel van de school"),
}
WHY = "Elke sleutel hoort bij een mens. Haal je er een weg, dan opent die de kluis meteen niet meer."


class KeysGroup(QWidget):
    """One row per key; the panel for one more person opens in place."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part, self._tools = part, part.tools
        self._vault: Any = part.tools.opened.caseload
        self._rows: QVBoxLayout = column(gap=0)
        self.line = JobLine(part.desk)
        self.add_button = second("Voeg &iemand toe", self.begin, icon="user-plus")
        self.school_button = second("Zet de &sleutel van de school", self.pick_school, icon="buildings")
        self.person = LineField("person", "&Naam", required=True, longest=120, hint="Van wie deze wachtzin wordt")
        self.choice: PassphraseChoice | None = None
        self._place: QVBoxLayout = column(gap=12)
        self.save_button = Button("&Geef deze wachtzin", "second", act=self.save)
        foot = row(self.save_button, Button("Toch niet", "link", act=self.stop), None, gap=16)
        self._panel = boxed(column(self.person, self._place, foot, gap=12))
        self._panel.hide()
        buttons = row(self.add_button, self.school_button, None, gap=12)
        self._fixed = school_key()
        self.setLayout(column(self._rows, buttons, self._panel, self.line, gap=12))
        if part.tools.opened.vault.practice:
            self.add_button.hide()
            self.school_button.hide()
        part.group("Wie kan deze kluis openen", self, text=WHY)
        self.reload()

    def reload(self) -> None:
        """Read the keys again."""
        clear(self._rows)
        for slot in keys.slots_of(self._vault):
            self._rows.addWidget(self._row(slot))
            self._rows.addWidget(hairline())
        if self._fixed is not None and not self._tools.opened.vault.practice:
            self.school_button.setVisible(not any(keys.is_fixed(slot) for slot in keys.slots_of(self._vault)))
        if self._vault.has_escrow:
            words = "De beheerder van je school kan deze kluis openen. Gebeurt dat, dan zie je het meteen."
            self._rows.addSpacing(8)
            self._rows.addWidget(StatusWord("buildings", words, "text2"))

    def begin(self) -> None:
        """Show the fields for one more person."""
        self.choice = PassphraseChoice(self._tools.gate)
        self.choice.entered.connect(self.save)
        self._place.addWidget(self.choice)
        self.add_button.setEnabled(False)
        self._panel.show()
        self.person.setFocus()

    def stop(self) -> None:
        """Add nobody; what was typed is wiped."""
        if self.choice is not None:
            self.choice.take()
            self.choice = None
        clear(self._place)
        self.person.show_value("")
        self._panel.hide()
        self.add_button.setEnabled(True)
        self.add_button.setFocus()

    def save(self) -> None:
        """Make the key; takes about a second on purpose."""
        if self.choice is None or self.line.is_busy() or not self.person.is_valid() or not self.choice.is_valid():
            return
        name = str(self.person.value())
        job = keys.add_person(self._vault, person=name, passphrase=self.choice.take())
        self.stop()
        self.line.run(
            job, words="Sleutel maken", failed=self._failed,
            done=lambda _: self._changed(f"{name} kan deze kluis openen", "Geef de wachtzin niet per mail of app."),
        )  # fmt: skip

    def pick_school(self) -> None:
        """Ask for the file of the school, unless its IT has set the key."""
        if self._fixed is not None:
            self._offer_school(self._fixed)
            return
        kinds = (("Sleutel van de school", "*.json"),)
        self._tools.ask.open_file(self, title="Kies schoolsleutel.json", kinds=kinds, then=self._read_school)

    def _read_school(self, file: Path) -> None:
        try:
            found = keys.read_school_key(file)
        except Expected as error:
            self._failed(error)
            return
        self._offer_school(found)

    def _offer_school(self, found: Any) -> None:
        self._tools.ask.question(
            self, head=f"Mag de beheerder van {found.name} deze kluis openen?",
            text=f"Lees deze tekens samen na: {found.fingerprint}. Je herstelblad is dan niet meer nodig. Opent de "
            "beheerder je kluis, dan zie je dat bij het ontgrendelen.",
            yes="Zet deze sleutel", no="Niet doen", then=lambda: self._set_school(found),
        )  # fmt: skip

    def _set_school(self, found: Any) -> None:
        self._do(lambda: keys.set_school_key(self._vault, found), "De sleutel van de school staat op je kluis", "")

    def _row(self, slot: KeySlot) -> QWidget:
        icon, kind = KINDS.get(slot.type, ("key", slot.type))
        mine = " (jij)" if keys.is_mine(self._vault, slot) and slot.type != "escrow" else ""
        since = kind if slot.made_on is None else f"{kind}, sinds {full_day(slot.made_on)}"
        words = column(Elided(f"{slot.person}{mine}", "h"), small(since), gap=1)
        take = Button("Haal weg", "row", act=partial(self._ask_removal, slot))
        take.setAccessibleName(f"Haal weg: {kind} van {slot.person}")
        items = [(Icon(icon, "text2"), 0, MIDDLE), (words, 1)]
        if keys.is_fixed(slot):
            words.addWidget(by_it())
        elif not self._tools.opened.vault.practice:
            items.append((take, 0, MIDDLE))  # type: ignore[arg-type]
        return boxed(row(*items, gap=12, margins=(4, 8, 0, 8)))  # type: ignore[arg-type]

    def _ask_removal(self, slot: KeySlot) -> None:
        kind = KINDS.get(slot.type, ("", "sleutel"))[1]
        self._tools.ask.question(
            self, head=f"De {kind} van {slot.person} weghalen?" if slot.type == "passphrase"
            else f"Het {kind} van {slot.person} weghalen?" if slot.type == "recovery" else f"De {kind} weghalen?",
            text="Deze sleutel opent de kluis dan meteen niet meer.", yes="Haal weg", no="Laat staan", danger=True,
            then=lambda: self._do(lambda: keys.remove_slot(self._vault, slot.id), "De sleutel is weg", ""),
        )  # fmt: skip

    def _do(self, act: Any, head: str, text: str) -> None:
        try:
            act()
        except Expected as error:
            self._failed(error)
            return
        self._changed(head, text)

    def _changed(self, head: str, text: str) -> None:
        self.reload()
        self._part.clear_banner()
        self._part.show_banner(Banner(head, text, "ok", closable=True))
        self.offer_reseal()

    def offer_reseal(self) -> None:
        """Old backups still open with old keys: say so, and offer to give them today's."""
        second = Safety(self._vault).state(now=self._tools.now()).second_place
        places = () if second is None else (second,)
        self._part.desk.do_later(
            lambda _work: keys.backups_with_old_keys(self._vault, *places),
            owner=self, done=self._offer, failed=lambda _error: None,
        )  # fmt: skip

    def _offer(self, old: tuple[OldBackup, ...]) -> None:
        if not old:
            return
        self._part.clear_banner()
        number = count(len(old), "back-up gaat", "back-ups gaan")
        self._part.show_banner(
            Banner(
                "De oude sleutel past nog op oude back-ups", f"{number} er nog mee open.", "warn",
                action="Geef ze de nieuwe sleutels", act=lambda: self._reseal(old), closable=True,
            )
        )  # fmt: skip

    def _reseal(self, old: tuple[OldBackup, ...]) -> None:
        self.line.run(
            keys.reseal_backups(self._vault, old), words="Back-ups nieuwe sleutels geven", failed=self._failed,
            done=self._resealed,
        )  # fmt: skip

    def _resealed(self, number: int) -> None:
        self._part.clear_banner()
        words = count(number, "back-up gaat", "back-ups gaan")
        self._part.show_banner(Banner(f"{words} alleen nog open met de sleutels van nu", "", "ok", closable=True))

    def _failed(self, error: Expected) -> None:
        self._part.clear_banner()
        self._part.show_banner(Banner("Er is niets veranderd", sentence(error), "warn", closable=True))
