"""What every part of a dossier works with: the desk, the student, and ways to speak and to take back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from jobcoach.caseload.dossier import drafted
from jobcoach.caseload.readiness import Readiness
from jobcoach.caseload.undo import Act, Acted, Undo
from jobcoach.model.base import StudentId, TaskId
from jobcoach.model.expected import Expected
from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import Banner
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import local_day

IN_BIN = "Het ligt 30 dagen in de prullenbak."
Go = Callable[[str, int | None], object]
# opens the quick log; with a task, keeping the note ticks it off
Log = Callable[[TaskId | None], object]


@dataclass(frozen=True, kw_only=True)
class Room:
    """``say`` shows a banner under the header; ``show_part`` turns to a tab by its word; ``go`` opens a place.

    ``log`` opens the quick log about this student; ``delete`` asks whether the whole dossier goes to the bin, ``erase``
    whether it goes for good. ``ready`` is how far it is for a handover.
    """

    desk: Desk
    ask: Ask
    now: Callable[[], datetime]
    student: StudentId
    called: Callable[[], str]
    say: Callable[[Banner], object]
    show_part: Callable[[str], object]
    go: Go
    log: Log
    delete: Callable[[], object]
    erase: Callable[[], object]
    ready: Callable[[], Readiness]

    @property
    def call_name(self) -> str:
        """How the student is called now; the name may change while the dossier is open."""
        return self.called()

    @property
    def today(self) -> date:
        """The day in the Netherlands."""
        return local_day(self.now())

    def drafted(self, form: str) -> frozenset[str]:
        """Subjects of this student that have a draft of this form."""
        return self.desk.ask(drafted(form=form, student=self.student))

    def tell(self, error: Expected, head: str = "Dit lukte niet") -> None:
        """Show why something did not happen."""
        self.say(Banner(head, sentence(error), "bad", closable=True))

    def attempt(self, verb: Callable[[Any], object], head: str = "Dit lukte niet") -> bool:
        """Carry out a verb; show why not when it is refused."""
        try:
            self.desk.do(verb)
        except Expected as error:
            self.tell(error, head)
            return False
        return True

    def take_away(self, verb: Callable[[Any], object], head: str, text: str = IN_BIN) -> bool:
        """Carry out a verb that puts something in the bin, and offer to turn it back."""
        return take_away(self.desk, self.say, verb, head, text)


def take_away(
    desk: Desk, say: Callable[[Banner], object], verb: Callable[[Any], object], head: str, text: str = IN_BIN
) -> bool:
    """Carry out a verb that puts something in the bin, and offer to turn it back in a banner."""
    try:
        acted: Acted[object] = desk.do(Act(verb))
    except Expected as error:
        say(Banner("Dit lukte niet", sentence(error), "bad", closable=True))
        return False
    number = acted.change_set
    if number is None:
        return True

    def back() -> None:
        try:
            desk.do(Undo(number))
        except Expected as error:
            say(Banner("Terugdraaien lukte niet", sentence(error), "bad", closable=True))
            return
        say(Banner("Teruggedraaid", "Alles staat weer zoals het was.", "ok", closable=True))

    say(Banner(head, text, "ok", icon="trash", action="Draai terug", act=back, closable=True))
    return True
