"""One overdracht: header, six steps at the left, the open step, and the bar with what comes next."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from jobcoach.caseload.drafts import DropDraft, KeepDraft, draft_of
from jobcoach.caseload.handovers import DeleteHandover
from jobcoach.caseload.package_batch import REACHED
from jobcoach.model.base import HandoverId
from jobcoach.model.expected import Expected
from jobcoach.ui.desk import Cancel
from jobcoach.ui.handover.after_blocks import asked_banner
from jobcoach.ui.handover.consent_step import ConsentStep
from jobcoach.ui.handover.content_step import ContentStep
from jobcoach.ui.handover.facts import CONTENT, LOOK, RECIPIENT, SEAL, SEND, Facts, facts_of, first_open, notes
from jobcoach.ui.handover.look_step import LookStep
from jobcoach.ui.handover.package import Package, open_package
from jobcoach.ui.handover.rail import Rail
from jobcoach.ui.handover.recipient_step import RecipientStep
from jobcoach.ui.handover.room import Room, Step, tight
from jobcoach.ui.handover.seal_step import SealStep
from jobcoach.ui.handover.send_step import SendStep
from jobcoach.ui.kit import (
    TOP,
    Button,
    Elided,
    Icon,
    Label,
    bottom_bar,
    boxed,
    clear,
    column,
    hairline,
    row,
    second,
)

_MAKERS: dict[int, Callable[[Room, Facts, Package | None], Step]] = {
    0: lambda room, facts, _: RecipientStep(room, facts),
    1: lambda room, facts, _: ConsentStep(room, facts),
    2: ContentStep,
    3: LookStep,
    4: lambda room, facts, _: SealStep(room, facts),
    5: lambda room, facts, _: SendStep(room, facts),
}


class Flow(QWidget):
    """``left``: back to the list. ``opened``: another overdracht was begun (a new version). ``begun``: saved for the
    first time."""

    left = Signal()
    opened = Signal(int)
    begun = Signal(int)

    def __init__(self, room: Room, facts: Facts) -> None:
        super().__init__()
        self._room, self.facts = room, facts
        self._reached, self._pages = self._known_reach(), 0
        self._package: Package | None = None
        self._cancel: Cancel | None = None
        self.now, self.step = -1, Step(room, facts)
        self._title, self._subtitle = Elided("", "title"), Elided("", "body", "text2")
        self._print = second("Print ontwerp", self._print_it, icon="printer")
        self._delete = Button("", "icon", icon="trash", name="Gooi deze overdracht weg", act=self._ask_delete)
        self.rail = Rail()
        self.rail.chosen.connect(self.open_step)
        self._place = column(gap=0)
        self._bar_place = column(gap=0)
        self.primary: Button | None = None
        self._lay_out()
        self.open_step(first_open(facts, self._reached))

    def open_step(self, number: int) -> None:
        """Open a step; what was typed in the one before is kept first."""
        if self.facts.form.id is None and number != RECIPIENT:
            return
        if number > self.now and self.step.hold():
            return
        self.step.keep()
        self.step.leave()
        if self.facts.form.id is not None:
            self._refresh()
        if self.facts.sealed and self._package is None and number in (CONTENT, LOOK):
            self._open_package(number)
            return
        self.now = number
        self._remember(number)
        clear(self._place)
        self.step.deleteLater()
        self.step = _MAKERS[number](self._room, self.facts, self._package)
        self._listen(self.step)
        self._place.addWidget(self.step, 1)
        self.show_words()
        self.begin()

    def reload(self) -> None:
        """Something in the dossier changed; where that is what may go along, it must be read again."""
        if self.facts.form.id is None:
            return
        try:
            self._refresh()
        except Expected as error:  # record.gone: thrown away elsewhere
            self._room.complain("Deze overdracht is er niet meer", error)
            self.left.emit()
            return
        self.step.reload(self.facts)
        self.show_words()

    def step_back(self) -> None:
        """Escape and Terug: a question in the page first, then the step before, then the list."""
        close = getattr(self.step, "close_panel", None)
        if close is not None and close():
            self.show_words()
            return
        if self.now == RECIPIENT or self.facts.sealed:
            self.leave()
        else:
            self.open_step(self.now - 1)

    def leave(self) -> None:
        """Back to the list, with everything kept."""
        self.flush()
        self.left.emit()

    def flush(self) -> None:
        """Keep what is typed."""
        self.step.keep()

    def stop(self) -> None:
        """End what still runs."""
        self.step.leave()
        if self._cancel is not None:
            self._cancel()

    def show_words(self) -> None:
        """Header, steps and bar as they are now."""
        if self._asked is not None:
            self._asked.setVisible(not self.facts.sealed)
        self._title.setText(self.facts.title())
        self._subtitle.setText(self.facts.subtitle())
        self._pages = self.step.pages() or self._pages
        self._print.setVisible(self.now == LOOK and not self.facts.sealed)
        self._delete.setVisible(not self.facts.sealed and self.facts.form.id is not None)
        words = notes(self.facts, pages=self._pages, today=self._room.today())
        self.rail.show_steps(self.now, SEND if self.facts.sealed else self._reached, words)
        self._fill_bar()

    def _lay_out(self) -> None:
        words = column(self._title, self._subtitle, gap=2)
        head = row((words, 1), (self._print, 0, TOP), (self._delete, 0, TOP), gap=8, margins=(24, 20, 24, 16))
        body = column(self.rail, (boxed(self._place), 1), gap=0) if self.rail.large else None
        wide = row(self.rail, (boxed(self._place), 1), gap=0) if body is None else None
        both = body or wide
        asked = asked_banner(self.facts.row, self.opened.emit)
        self._asked = None if asked is None else boxed(row((asked, 1), margins=(24, 0, 24, 12)))
        above = (self._asked,) if self._asked is not None else ()
        self.setLayout(column(head, *above, hairline(), (both, 1), self._bar_place, gap=0))  # type: ignore[arg-type]

    def _fill_bar(self) -> None:
        had = self.primary is not None and self.primary.hasFocus()
        clear(self._bar_place)
        self.primary = self.step.primary()
        icon, words, tone = self.step.words()
        back = second("Te&rug" if self.now != RECIPIENT and not self.facts.sealed else "Naar de lijst", self.step_back)
        sign = ((Icon(icon, tone, 18), 0),) if words else ()
        said = Label(words, "body", tone if tone != "ok" else "text2", wrap=tight())
        primary = (self.primary,) if self.primary else ()
        said_item = (*sign, (said, 1)) if tight() else (None, *sign, said)
        self._bar_place.addWidget(bottom_bar(back, 8, *said_item, 8, *primary))
        if had and self.primary is not None:
            self.primary.setFocus()

    def _listen(self, step: Step) -> None:
        step.told.connect(self.show_words)
        step.on.connect(self.open_step)
        step.ready.connect(self._to_primary)
        if isinstance(step, RecipientStep):
            step.saved.connect(self._took_id)
        if isinstance(step, SendStep):
            step.replaced.connect(self.opened)

    def begin(self) -> None:
        """Put the cursor where the work is."""
        self.step.begin()
        now = QApplication.focusWidget()
        if now is None or not self.isAncestorOf(now):
            self._to_primary()

    def _to_primary(self) -> None:
        if self.primary is not None and self.primary.isEnabled():
            self.primary.setFocus()

    def _took_id(self, number: int) -> None:
        self.facts = self._room.desk.ask(facts_of(HandoverId(number), on=self._room.today()))
        self.step.facts = self.facts
        self.begun.emit(number)

    def _refresh(self) -> None:
        if self.facts.form.id is None:
            return
        before = self.facts.standing
        self.facts = self._room.desk.ask(facts_of(self.facts.form.id, on=self._room.today()))
        after, form = self.facts.standing, self.facts.form
        changed = before is not None and after is not None and before.allowed != after.allowed
        if changed and form.read_by_student and not self.facts.sealed:  # who read it has not read this one
            self._room.desk.do(replace(form, read_by_student=False))

    def _known_reach(self) -> int:
        if self.facts.form.id is None:
            return 0
        kept = self._room.desk.ask(draft_of(form=REACHED, subject=str(self.facts.form.id)))
        return int(kept.content) if kept is not None and kept.content.isdigit() else 1

    def _remember(self, number: int) -> None:
        """How far the coach came, so that an overdracht opens where it was left."""
        if number > self._reached and not self.facts.sealed:
            self._reached = number
            self._room.desk.do(KeepDraft(form=REACHED, subject=str(self.facts.form.id), content=str(number)))
        elif self.facts.sealed and self._reached <= SEAL:
            self._reached = SEND
            self._room.desk.do(DropDraft(form=REACHED, subject=str(self.facts.form.id)))

    def _open_package(self, number: int) -> None:
        if self.facts.package is None:
            return

        def done(package: Package) -> None:
            self._package = package
            self.open_step(number)

        self._cancel = self._room.desk.do_later(
            open_package(self.facts.package.id),
            owner=self,
            done=done,
            failed=lambda error: self._room.complain("Het pakket is niet te openen", error),
        )

    def _print_it(self) -> None:
        if isinstance(self.step, LookStep):
            self.step.print_it()

    def _ask_delete(self) -> None:
        self._room.ask.question(
            self.window(),
            head="Deze overdracht weggooien?",
            text="De overdracht gaat dertig dagen naar de prullenbak. Het dossier van de leerling blijft zoals het is.",
            yes="Gooi weg", no="Laat staan", then=self._throw_away, danger=True,
        )  # fmt: skip

    def _throw_away(self) -> None:
        if self.facts.form.id is None:
            return
        self.stop()
        try:
            self._room.desk.do(DeleteHandover(handover=self.facts.form.id))
        except Expected as error:
            self._room.complain("Niet weggegooid", error)
            return
        self.left.emit()
