"""A new vault in three small pages: who you are, your passphrase, your recovery sheet."""

import re
from collections.abc import Callable
from pathlib import Path

from jobcoach.exchange.outgoing import write_whole
from jobcoach.model.expected import Expected
from jobcoach.policy import file as policy
from jobcoach.ui.ask import Ask
from jobcoach.ui.by_it import by_it
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.fields import LineField
from jobcoach.ui.kit.form import Form
from jobcoach.ui.kit.labels import Paragraph
from jobcoach.ui.kit.layout import row
from jobcoach.ui.lane import Lane
from jobcoach.ui.unlock.card import CardPage
from jobcoach.ui.unlock.gate import Gate, Opened
from jobcoach.ui.unlock.opener import Opener
from jobcoach.ui.unlock.passphrase import PassphraseChoice


class _BrinField(LineField):
    def value(self) -> object:
        """Empty or four characters, in capitals. Raises ``field.brin``."""
        text = self.line.text().strip().upper()
        if text and not re.fullmatch(r"\d\d[A-Z]{2}", text):
            raise Expected("field.brin")
        return text


class WhoPage(CardPage):
    """School and coach: what stands on every print."""

    help_text = "School en plaats komen op elke print te staan. De BRIN is het nummer van je school; leeg laten mag."

    def __init__(self, *, on: Callable[[], object], back: Callable[[], object]) -> None:
        super().__init__("Nieuwe kluis", "Stap 1 van 3: wie je bent", width=560)
        self._on = on
        self.form = Form(
            LineField("school", "&School", required=True, longest=120, example="Praktijkschool De Linde"),
            (
                LineField("place", "&Plaats", required=True, longest=80),
                _BrinField("brin", "&BRIN", longest=4, example="99ZZ"),
            ),
            LineField("coach", "&Jouw naam", required=True, longest=120, hint="Zoals je naam onder een brief staat"),
        )
        self.add(self.form, 20, Button("&Verder", "primary", act=self.next, tall=True, wide=True), 12,
                 row(Button("&Terug", "link", icon="caret-left", act=back), None))  # fmt: skip
        for field in self.form:
            if isinstance(field, LineField):
                field.line.returnPressed.connect(self.next)

    def start(self) -> None:
        """The cursor in the first field."""
        self.form.focus_first()

    def next(self) -> None:
        """On to the passphrase when all is filled in."""
        if self.form.is_valid():
            self._on()


class PassphrasePage(CardPage):
    """The passphrase; then the vault is made."""

    help_text = (
        "De wachtzin is de enige sleutel van je kluis. Vijf gewone woorden zijn sterker dan een kort wachtwoord met "
        "tekens, en makkelijker te onthouden."
    )

    def __init__(
        self,
        gate: Gate,
        opener: Opener,
        who: Form,
        *,
        made: Callable[[Opened], object],
        back: Callable[[], object],
    ) -> None:
        super().__init__("Jouw wachtzin", "Stap 2 van 3: de sleutel van je kluis", width=560)
        self._gate, self._opener, self._who, self._made = gate, opener, who, made
        self.choice = PassphraseChoice(gate)
        self.go = Button("&Maak de kluis", "primary", act=self.make, tall=True, wide=True)
        fixed = policy.in_force().school_key
        told = () if fixed is None else (by_it(f"De beheerder van {fixed.name} kan deze kluis ook openen."), 12)
        self.add(self.choice, 16, *told, self.go, 12, row(Button("&Terug", "link", icon="caret-left", act=back), None))
        self.choice.entered.connect(self.make)

    def start(self) -> None:
        """The cursor in the field."""
        self.choice.setFocus()

    def make(self) -> None:
        """Make the vault."""
        if not self.go.isEnabled() or not self.choice.is_valid():
            return
        self.clear_problem()
        self._show_busy(True)
        who = {name: str(value) for name, value in self._who.values().items()}
        try:
            job = self._gate.create(**who, passphrase=self.choice.take())
        except Expected as error:
            self._failed(error)
            return
        self._opener.open_later(job, owner=self, done=self._done, failed=self._failed)

    def _done(self, opened: Opened) -> None:
        self._show_busy(False)
        self._made(opened)

    def _failed(self, error: Expected) -> None:
        self._show_busy(False)
        self.choice.suggest()
        self.show_problem(error)

    def _show_busy(self, busy: bool) -> None:
        self.busy.setVisible(busy)
        self.go.setEnabled(not busy)


class SheetPage(CardPage):
    """The recovery sheet: now, or within seven days."""

    help_text = "Op het herstelblad staat een code die de kluis ook opent. Leg het niet bij je laptop."

    def __init__(self, gate: Gate, opened: Opened, lane: Lane, ask: Ask, *, done: Callable[[Opened], object]) -> None:
        super().__init__("Je herstelblad", "Stap 3 van 3: voor als je de wachtzin vergeet", width=560)
        self._gate, self._opened, self._lane, self._ask, self._ready = gate, opened, lane, ask, done
        self.go = Button("Bewaar als &PDF", "primary", act=self.save, icon="file-pdf", tall=True, wide=True)
        self.later = Button("&Later, binnen 7 dagen", "link", act=self._later)
        text = (
            "Vergeet je de wachtzin, dan is dit blad de enige andere sleutel. Print het en leg het op een veilige "
            "plek: thuis, of in de kluis van school. Bewaar het niet op deze computer."
        )
        if policy.in_force().school_key is not None:
            text = (
                "Vergeet je de wachtzin, dan kan de beheerder van je school je een nieuwe geven. Wil je zelf ook een "
                "sleutel achter de hand, print dan dit blad. Bewaar het niet op deze computer."
            )
            self.later.setText("&Overslaan")
        self.add(Paragraph(text, "text2"), 20, self.go, 12, row(None, self.later, None))

    def start(self) -> None:
        """The button that does it."""
        self.go.setFocus()

    def save(self) -> None:
        """Make the sheet, then ask where it goes."""
        self._show_busy(True)
        job = self._gate.recovery_pdf(self._opened)
        caseload = self._opened.caseload
        self._lane.do_later(job, owner=self, done=self._made, failed=self._failed, caseload=caseload)

    def _made(self, pdf: bytes) -> None:
        self._show_busy(False)
        self._ask.save_file(
            self,
            title="Bewaar je herstelblad",
            name="herstelblad.pdf",
            kinds=(("PDF", "*.pdf"),),
            then=lambda file: self._write(file, pdf),
        )

    def _write(self, file: Path, pdf: bytes) -> None:
        try:
            write_whole(file, pdf)
        except Expected as error:
            self.show_problem(error)
            return
        self._ready(self._opened)

    def _later(self) -> None:
        self._ready(self._opened)

    def _failed(self, error: Expected) -> None:
        self._show_busy(False)
        self.show_problem(error)

    def _show_busy(self, busy: bool) -> None:
        self.busy.setVisible(busy)
        self.go.setEnabled(not busy)
