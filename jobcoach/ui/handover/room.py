"""What every step of an overdracht works with, and what every step can do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from jobcoach.caseload.drafts import DropDraft, KeepDraft, draft_of
from jobcoach.model.expected import Expected
from jobcoach.model.wording import Flaw, remarks_on
from jobcoach.ui import theme
from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import Desk
from jobcoach.ui.handover.facts import Facts
from jobcoach.ui.kit import TOP, Banner, Button, DraftKeeper, Form, boxed, column, row
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import local_day

Go = Callable[[str, int | None], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """``go`` opens another place; ``show`` and ``hush`` put a banner on the page and take it away."""

    desk: Desk
    ask: Ask
    now: Callable[[], datetime]
    go: Go
    show: Callable[[Banner], object]
    hush: Callable[[], object]

    def today(self) -> date:
        """The day in the Netherlands."""
        return local_day(self.now())

    def complain(
        self, head: str, error: Expected, *, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Say on the page what went wrong, what is safe and what to do."""
        self.hush()
        self.show(Banner(head, sentence(error), "bad", action=action, act=act))

    def keeper(self, form: Form, *, name: str, subject: str) -> DraftKeeper:
        """Keeps what is typed in ``form`` as a draft, after putting back what an earlier visit left."""
        keeper = DraftKeeper(
            form,
            lambda text: self.desk.do(KeepDraft(form=name, subject=subject, content=text)),
            now=self.now,
        )
        kept = self.desk.ask(draft_of(form=name, subject=subject))
        if kept is not None:
            keeper.show_draft(kept.content)
        return keeper

    def drop(self, keeper: DraftKeeper, *, name: str, subject: str) -> None:
        """Forget a draft: its form was kept."""
        keeper.forget()
        if self.desk.ask(draft_of(form=name, subject=subject)) is not None:
            self.desk.do(DropDraft(form=name, subject=subject))


class Step(QWidget):
    """One step of the flow. ``told``: words in the bar or under the steps changed; ``on``: go to a step from 0.

    ``ready``: nothing more to do here, the cursor may go to the primary button.
    """

    told = Signal()
    on = Signal(int)
    ready = Signal()

    def __init__(self, room: Room, facts: Facts) -> None:
        super().__init__()
        self.room, self.facts = room, facts

    def primary(self) -> Button | None:
        """The one filled button of this step, made anew for the bar."""
        return None

    def words(self) -> tuple[str, str, str]:
        """What the bar says: icon, words, tone."""
        return ("", "", "text2")

    def pages(self) -> int:
        """How many pages the paper has, when this step knows."""
        return 0

    def begin(self) -> None:
        """Put the cursor where the work is."""

    def reload(self, facts: Facts) -> None:
        """Something changed: show it, and keep what is being typed."""
        self.facts = facts

    def hold(self) -> bool:
        """True when going on would leave something unsaid; the step then points at it."""
        return False

    def keep(self) -> bool:
        """Save what is typed, where it can be saved; False when it stays a draft."""
        return True

    def leave(self) -> None:
        """The step goes away: stop its work."""


def tight() -> bool:
    """True from 125% text: buttons and side columns come below each other."""
    return theme.percent() > 100


def very_tight() -> bool:
    """True from 150% text: the steps become a choice, and the paper comes behind a tab or below."""
    return theme.percent() > 125


def beside(main: QWidget, side: QWidget, *, width: int) -> QWidget:
    """A side column of ``width`` beside the work; below it where it is tight."""
    if tight():
        return boxed(column(main, side, gap=24))
    side.setFixedWidth(theme.gap(width))
    return boxed(row((main, 1, TOP), (side, 0, TOP), gap=32))


def reading(inside: QLayout, width: int) -> QHBoxLayout:
    """Words and fields no wider than reads well; a box inside a row, so that wrapped lines get their height."""
    frame = boxed(inside)
    frame.setMaximumWidth(theme.px(width))
    return row((frame, 1000), None, gap=0)


def watch(text: str) -> str:
    """A warning about a number that may be a BSN, or about medical and private words; empty when all is well."""
    for remark in remarks_on(text):
        if remark.flaw is Flaw.BSN:
            return f"{remark.word} kan een burgerservicenummer zijn. Dat mag niet mee."
        return f"“{remark.word}”: schrijf liever wat nodig is. {remark.better}".strip()
    return ""
