"""Overdrachten of a class: choose who is ready, seal and save them together, then what follows."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.package_batch import Handed, PackageRow, give_class, package_rows
from jobcoach.model.base import HandoverId
from jobcoach.model.expected import Expected
from jobcoach.ui.handover.batch_done import DoneBlock
from jobcoach.ui.handover.batch_row import PackageLine
from jobcoach.ui.handover.room import Room
from jobcoach.ui.kit import (
    Banner,
    ChoiceField,
    EmptyState,
    Form,
    Label,
    bottom_bar,
    boxed,
    clear,
    column,
    hairline,
    link,
    primary,
    row,
    scrolled,
    second,
    small,
    title,
)
from jobcoach.ui.settings.job_line import JobLine
from jobcoach.ui.words import count, sentence

BOTTOM = Qt.AlignmentFlag.AlignBottom
_WHY = (
    "Kies wie klaar is. Elke leerling krijgt een eigen verzegeld pakket met een eigen wachtwoord, in de map die je "
    "kiest. Na het verzegelen verandert er niets meer."
)


class ClassPackages(QWidget):
    """``closed`` goes back to the list; ``opened`` gives an overdracht to look at first."""

    closed = Signal()
    opened = Signal(int)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._rows: tuple[PackageRow, ...] = ()
        self._ticked: set[int] = set()
        self.lines: dict[int, PackageLine] = {}
        self.classes = ChoiceField("class", "Kla&s", ())
        self._list: QVBoxLayout = column(gap=0)
        self._counts = small("")
        self.all_button = second("Kies &alle die klaar zijn", self.tick_all)
        self.done_block = DoneBlock(room)
        self.job = JobLine(room.desk)
        self.back = link("Overdracht", self.step_back, icon="caret-left")
        head = column(row(self.back, None), title("Overdrachten van een klas"), Label(_WHY, "body", "text2", wrap=True))
        choose = row(
            (Form(self.classes), 1), (self.all_button, 0, BOTTOM), (boxed(column(self._counts, 8)), 0, BOTTOM), None,
            gap=12,
        )  # fmt: skip
        inside = column(head, self.done_block, choose, self._list, None, gap=14)
        self.give_button = primary("", self.give)
        bar = bottom_bar((self.job, 1), None, self.give_button)
        self.setLayout(column((scrolled(inside, top=16), 1), bar, gap=0))
        self.classes.edited.connect(self._show)
        self.done_block.changed.connect(self.reload)
        self._show()
        self.reload()

    def begin(self) -> None:
        """The cursor in the choice of a class, or at the passwords that are still on the screen."""
        if self.done_block.holds_secrets():
            self.done_block.begin()
        else:
            self.classes.setFocus()

    def reload(self) -> None:
        """Read them again, behind the screen: every one is looked at anew. What was ticked stays ticked."""
        if not self.job.is_busy():
            self._room.desk.do_later(
                lambda work: work.ask(package_rows()), owner=self, done=self._take, failed=self._tell
            )

    def step_back(self) -> None:
        """Escape: a job stops first; passwords that nobody has are not thrown away by a key."""
        if self.job.is_busy():
            self.job.stop()
        elif self.done_block.holds_secrets():
            self.tell_held()
        else:
            self.closed.emit()

    def tell_held(self) -> None:
        """Say why the page stays."""
        self._room.hush()
        if self.job.is_busy():
            head, text = "De pakketten worden nog gemaakt", "Wacht tot ze klaar zijn, of kies Stop."
        else:
            head = "Print eerst de wachtwoordbladen"
            text = "Ze staan daarna nergens meer. Heb je ze, kies dan Ik heb de wachtwoordbladen."
            self.done_block.begin()
        self._room.show(Banner(head, text, "warn", closable=True))

    def holds_on(self) -> bool:
        """True while going away would lose something: packages are being made, or passwords are not printed yet."""
        return self.job.is_busy() or self.done_block.holds_secrets()

    def stop(self) -> None:
        """The page goes away: whole packages stay, the rest is not begun."""
        self.job.stop()

    def tick_all(self) -> None:
        """Tick everyone of this class who is ready."""
        self._ticked |= {int(item.handover) for item in self.shown() if item.ready}
        self._show()

    def shown(self) -> tuple[PackageRow, ...]:
        """The overdrachten of the chosen class."""
        return tuple(item for item in self._rows if item.class_name == self.classes.value())

    def chosen(self) -> tuple[PackageRow, ...]:
        """The ticked ones of the chosen class."""
        return tuple(item for item in self.shown() if item.ready and int(item.handover) in self._ticked)

    def give(self) -> None:
        """Ask where and once whether, then seal, wrap and write them."""
        chosen = [item.handover for item in self.chosen()]
        if chosen:
            self._room.ask.pick_folder(
                self.window(), title="Kies een map voor de pakketten", then=lambda folder: self._sure(chosen, folder)
            )

    def _sure(self, chosen: list[HandoverId], folder: Path) -> None:
        self._room.ask.question(
            self.window(),
            head=f"{count(len(chosen), 'overdracht', 'overdrachten')} verzegelen en bewaren?",
            text=f"Elke overdracht krijgt een nummer en verandert daarna niet meer. Ze komen in de map {folder.name}.",
            yes="Verzegel en bewaar",
            no="Nog niet",
            then=lambda: self._run(chosen, folder),
        )

    def _run(self, chosen: list[HandoverId], folder: Path) -> None:
        self._room.hush()
        self._dress(busy=True)
        self.job.run(
            give_class(chosen, folder),
            words="Pakketten maken",
            done=lambda handed: self._done(handed, folder),
            failed=self._tell,
            ended=lambda: self._dress(busy=False),
        )
        if self.job.is_busy():
            self.job.stop_button.setFocus()

    def _done(self, handed: Handed, folder: Path) -> None:
        """Say what there is now, and what there is not."""
        names = {item.handover: item.student_name for item in self._rows}
        self._ticked -= {int(item.handover) for item in handed.given}
        self.done_block.show_handed(handed, names)
        self._room.show(banner_of(handed, folder))
        self.reload()
        self.begin()

    def _take(self, rows: tuple[PackageRow, ...]) -> None:
        self._rows = rows
        names = sorted({item.class_name for item in rows})
        chosen = self.classes.value()
        self.classes.show_options([(name, name or "zonder klas") for name in names])
        self.classes.show_value(chosen if chosen in names else names[0] if names else None)
        self._show()

    def _tell(self, error: Expected) -> None:
        self._room.hush()
        self._room.show(Banner("Dit lukte niet", sentence(error), "bad", closable=True))

    def _show(self) -> None:
        clear(self._list)
        self.lines = {}
        for item in self.shown():
            line = PackageLine(item, open_it=partial(self.opened.emit, int(item.handover)))
            line.box.setChecked(item.ready and int(item.handover) in self._ticked)
            line.ticked.connect(self._tick)
            self.lines[int(item.handover)] = line
            self._list.addWidget(hairline())
            self._list.addWidget(line)
        if not self._rows:
            text = "Begin een overdracht bij een leerling en loop de eerste vier stappen door. Dan staat hij hier."
            self._list.addWidget(boxed(column(EmptyState("paper-plane-tilt", "Niets om mee te geven", text))))
        self._dress(busy=self.job.is_busy())

    def _tick(self, handover: int, on: bool) -> None:
        (self._ticked.add if on else self._ticked.discard)(handover)
        self._dress(busy=self.job.is_busy())

    def _dress(self, *, busy: bool) -> None:
        """Which buttons can be used, and what stands on them."""
        shown, chosen = self.shown(), len(self.chosen())
        ready = sum(item.ready for item in shown)
        self._counts.setText(f"{ready} klaar, {len(shown) - ready} nog niet" if shown else "")
        self.give_button.setText(f"&Verzegel en bewaar {chosen}" if chosen else "&Verzegel en bewaar")
        free = not busy and not self.done_block.holds_secrets()
        self.give_button.setEnabled(chosen > 0 and free)
        self.all_button.setEnabled(ready > 0 and not busy)
        self.classes.setEnabled(not busy)
        self.back.setEnabled(not busy)
        for line in self.lines.values():
            line.turn(enabled=not busy)


def banner_of(handed: Handed, folder: Path) -> Banner:
    """What happened, in one banner: how many, where, and what is left."""
    made = f"{count(len(handed.given), 'pakket', 'pakketten')} bewaard in {folder.name}"
    parts = []
    if handed.stopped:
        parts.append("Je hebt het gestopt.")
    if handed.not_given:
        parts.append(f"{count(len(handed.not_given), 'lukte', 'lukten')} niet, zie hieronder.")
    if handed.left:
        words = count(handed.left, "overdracht is niet begonnen", "overdrachten zijn niet begonnen")
        parts.append(f"{words} en nog zoals hij was." if handed.left == 1 else f"{words} en nog zoals ze waren.")
    if handed.given:
        parts.append("Op de bestanden staan nummers, geen namen.")
    tone = "warn" if handed.stopped or handed.not_given or handed.left else "ok"
    return Banner(made if handed.given else "Er is geen pakket bewaard", " ".join(parts), tone, closable=True)
