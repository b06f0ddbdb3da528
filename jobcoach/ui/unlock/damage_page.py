"""The page of a damaged vault: back to the newest good backup, or save what can be read; the damaged one stays."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QVBoxLayout

from jobcoach.model.expected import Expected
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.labels import Icon, Label
from jobcoach.ui.kit.layout import TOP, Item, boxed, clear, column, row
from jobcoach.ui.kit.marks import announce
from jobcoach.ui.lane import Cancel, Lane
from jobcoach.ui.unlock.card import CardPage
from jobcoach.ui.unlock.gate import KnownVault, Landed, WayOut
from jobcoach.ui.unlock.opener import Opener
from jobcoach.ui.words import damage
from jobcoach.ui.words.backups import content, when

if TYPE_CHECKING:
    from jobcoach.caseload.way_out import Outlook, Rescued

_SALVAGE = (
    "Alles wat nog te lezen is, komt in een nieuwe kluis. Je ziet eerst wat er gered is en wat niet. Dit kan een paar "
    "minuten duren."
)


class DamagePage(CardPage):
    """``opened`` gets the vault that comes out of it; ``leave`` wipes the key unless that happened."""

    help_text = (
        "Je kluis is beschadigd, bijvoorbeeld door een schijf die slijt. Met een back-up is alles van toen er weer. Is "
        "de back-up te oud, red dan wat leesbaar is. Wat je ook kiest: de beschadigde kluis blijft bewaard."
    )

    holds_key = True

    def __init__(
        self,
        way: WayOut,
        vault: KnownVault,
        opener: Opener,
        lane: Lane,
        *,
        opened: Callable[[Landed], object],
        file: Callable[[], object],
        back: Callable[[], object],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__("Je kluis is beschadigd", vault.school, width=640)
        self._way, self._opener, self._lane, self._now = way, opener, lane, now
        self._opened, self._file, self._back = opened, file, back
        self._outlook: Outlook | None = None
        self._cancel: Cancel | None = None
        self._shown: QFrame | None = None
        self._places: QVBoxLayout = column(gap=0)
        self.step = Label("", "small", "text2")
        self.stop_button = Button("&Stop", "link", act=self.stop)
        self.stop_button.hide()
        self.add(column(self._places, gap=0), 12, row(self.step, None, self.stop_button))
        self._show(Label(damage.heard(way.heard), wrap=True), 4, Label(damage.SAFE, wrap=True))
        self._run(lane.do_later, way.look(), self._looked, self._not_looked)

    def start(self) -> None:
        """The first thing that can be done."""
        buttons = [] if self._shown is None else self._shown.findChildren(Button)
        (buttons[0] if buttons else self).setFocus()

    def leave(self) -> None:
        """The page goes away: what runs stops, and the key is wiped."""
        self.stop()
        self._way.lock()

    def stop(self) -> None:
        """Stop what runs; nothing has changed then."""
        if self._cancel is not None:
            self._cancel()
            self.step.setText("Stopt")

    def go_back(self) -> None:
        """The newest backup in the place of the damaged vault."""
        if self._outlook is not None and self._outlook.newest is not None:
            self._run(self._opener.open_later, self._way.go_back(self._outlook.newest), self._done)

    def salvage(self) -> None:
        """Save what can be read, and tell."""
        self._run(self._lane.do_later, self._way.salvage(), self._saved)

    def take(self) -> None:
        """What was saved is the vault from now on."""
        self._run(self._opener.open_later, self._way.take_saved(), self._done)

    def go_on(self) -> None:
        """Open the damaged one all the same."""
        self._run(self._opener.open_later, self._way.go_on(), self._done)

    def _done(self, opened: Landed) -> None:
        self._way.lock()
        self._opened(opened)

    def _looked(self, outlook: "Outlook") -> None:
        self._outlook = outlook
        self._choose()

    def _not_looked(self, error: Expected) -> None:
        self._choose()
        if error.key != "job.stopped":
            self.show_problem(error)

    def _choose(self) -> None:
        """The two ways, and the small ones below."""
        self._way.put_away()
        small: list[Item] = [Button("&Terug", "link", icon="caret-left", act=self._back), None]
        if self._way.can_go_on:
            small.append(Button("&Ga toch verder met deze kluis", "link", act=self.go_on))
        self._show(
            Label(damage.heard(self._way.heard), wrap=True), 4, Label(damage.SAFE, wrap=True), 16,
            self._backup(), *((8, self._salvaging()) if self._way.can_salvage else ()),
            16, row(*small, gap=16),
        )  # fmt: skip
        self.start()

    def _backup(self) -> Item:
        newest = self._outlook.newest if self._outlook else None
        if newest is None or self._outlook is None:
            button = Button("&Kies back-up", "second", act=self._file, width=120)
            return _way("shield-check", "Terug naar een back-up", (damage.no_backup(),), button)
        lines = (f"Hierin: {content(newest)}.", *damage.lacking(self._outlook, now=self._now()))
        button = Button("&Zet terug", "primary", act=self.go_back, width=120)
        return _way("shield-check", f"Terug naar de back-up van {when(newest.at, self._now())}", lines, button)

    def _salvaging(self) -> Item:
        button = Button("&Red", "second", act=self.salvage, width=120)
        return _way("wrench", "Red wat leesbaar is", (_SALVAGE,), button)

    def _saved(self, rescued: "Rescued") -> None:
        newest = self._outlook.newest if self._outlook else None
        lost = () if rescued.whole and not rescued.documents_lost else damage.lost_lines(rescued, newest)
        head = "Alles is gered" if not lost else "Dit is gered"
        self._show(
            Label(head, "h"), 6, Label(_sum(damage.saved_lines(rescued.saved)), wrap=True),
            *((16, Label("Dit is niet meer te lezen", "h"), 6, Label(_sum(lost), wrap=True)) if lost else ()),
            16, Label(damage.SAFE, "small", "text2", wrap=True), 16,
            row(Button("&Open de geredde kluis", "primary", act=self.take, tall=True),
                Button("Toch &niet", "link", act=self._choose), None, gap=16),
        )  # fmt: skip
        announce(self, f"{head}: {_sum(damage.saved_lines(rescued.saved))}")
        self.start()

    def _run(
        self,
        lane: Callable[..., Cancel],
        job: Callable[[Any], Any],
        done: Callable[[Any], object],
        failed: Callable[[Expected], object] | None = None,
    ) -> None:
        """One job at a time, with its steps below and a button that stops it."""
        if self._cancel is not None:
            return
        self.clear_problem()
        self._busy(True)
        self._cancel = lambda: None  # a job that is over at once must find the page taken

        def ended(then: Callable[[], object]) -> None:
            self._cancel = None
            self._busy(False)
            then()

        cancel = lane(
            job, owner=self, done=lambda result: ended(lambda: done(result)),
            failed=lambda error: ended(lambda: (failed or self._failed)(error)), progress=self._say,
        )  # fmt: skip
        if self._cancel is not None:
            self._cancel = cancel

    def _failed(self, error: Expected) -> None:
        self.start()
        if error.key != "job.stopped":
            self.show_problem(error)

    def _say(self, step: str, *_at: int) -> None:
        if step != self.step.text():
            self.step.setText(step)
            announce(self, step)

    def _busy(self, busy: bool) -> None:
        self.busy.setVisible(busy)
        for button in self.findChildren(Button):
            button.setEnabled(not busy or button is self.stop_button)
        self.stop_button.setVisible(busy)
        self.step.setText("" if not busy else self.step.text())
        if busy:
            self.stop_button.setFocus()

    def _show(self, *items: Item) -> None:
        clear(self._places)
        self._shown = boxed(column(*items, gap=0))
        self._places.addWidget(self._shown)
        self._shown.show()


def _way(icon: str, title: str, lines: Sequence[str], button: Button) -> Item:
    """One way to go: sign, title, what it means, its button."""
    text = [Label(line, "small", "text2", wrap=True) for line in lines]
    button.setAccessibleDescription(" ".join(lines))
    words = column(Label(title, "h", wrap=True), *text, gap=4)
    inside = row((Icon(icon, "accent", 24), 0, TOP), (words, 1), (button, 0, TOP), gap=16, margins=(16, 12, 12, 12))
    return boxed(inside, "tint")


def _sum(lines: Sequence[str]) -> str:
    return f"{', '.join(lines)}." if lines else "Niets."
