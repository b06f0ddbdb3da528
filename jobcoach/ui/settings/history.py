"""The part Laatste handelingen: the last hundred acts, and turning one back."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from jobcoach.caseload.history import ActRow, latest_acts
from jobcoach.caseload.undo import Undo
from jobcoach.model.base import ChangeSetId
from jobcoach.model.expected import Expected
from jobcoach.ui.kit import (
    Banner,
    EmptyState,
    Label,
    Page,
    Row,
    RowList,
    RowsModel,
    bottom_bar,
    boxed,
    clear,
    column,
    primary,
)
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import count, sentence
from jobcoach.ui.words.dates import clock, local_day, short_day
from jobcoach.ui.words.verbs import act_words


class HistoryPart(Page):
    """A list and one button: arrows choose an act, Enter or the button turns it back."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools, self._desk = tools, tools.desk
        self._acts: dict[int, ActRow] = {}
        self.rows = RowsModel()
        self.list = RowList(self.rows, "Laatste handelingen", two_lines=False)
        self._words = Label("", "body", "text2", wrap=True)
        self.button = primary("&Draai terug", self.turn_back, icon="arrow-counter-clockwise")
        self._empty: QVBoxLayout = column(gap=0)
        self._bar = bottom_bar((self._words, 1), self.button)
        self.body.addLayout(self._empty)
        self.body.addWidget(boxed(column((self.list, 1), gap=0, margins=(12, 8, 14, 0))), 1)
        self.body.addWidget(self._bar)
        self.list.chosen.connect(lambda _key: self._show_choice())
        self.list.opened.connect(lambda _key: self.turn_back())
        self.reload()

    def reload(self) -> None:
        """Read the acts again; the chosen one stays chosen."""
        before = self.list.chosen_key()
        acts = self._desk.ask(latest_acts())
        self._acts = {int(act.id): act for act in acts}
        self.rows.show([self._row(act) for act in acts])
        if before is None or not self.list.choose(before, quietly=True):
            self.list.setCurrentIndex(self.rows.index(0))
        clear(self._empty)
        if not acts:
            text = "Hier staat straks wat je deed, met een knop om het terug te draaien."
            self._empty.addWidget(EmptyState("clock-counter-clockwise", "Nog niets gedaan", text))
        self.list.setVisible(bool(acts))
        self._show_choice()

    def showEvent(self, event: QShowEvent) -> None:
        """Anything may have been done since it was last looked at."""
        super().showEvent(event)
        self.reload()

    def start(self) -> None:
        """The list."""
        self.list.setFocus()

    def turn_back(self) -> None:
        """Turn the chosen act back."""
        act = self._acts.get(self.list.chosen_key() or 0)
        if act is None or not act.can_undo or not self.button.isEnabled():
            return
        self.button.setEnabled(False)
        number, words = ChangeSetId(int(act.id)), _what(act)
        self._desk.do_later(
            lambda work: work.carry_out(Undo(change_set_id=number)),
            owner=self, done=lambda _nothing: self._done(words), failed=self._failed,
        )  # fmt: skip

    def _done(self, words: str) -> None:
        self.clear_banner()
        self.show_banner(Banner("Teruggedraaid", f"{words}. Dit staat weer zoals het was.", "ok", closable=True))
        self.reload()

    def _failed(self, error: Expected) -> None:
        self.clear_banner()
        self.show_banner(Banner("Terugdraaien lukte niet", sentence(error), "warn", closable=True))
        self._show_choice()

    def _show_choice(self) -> None:
        act = self._acts.get(self.list.chosen_key() or 0)
        self._bar.setVisible(act is not None)
        self.button.setEnabled(act is not None and act.can_undo)
        self._words.setText("" if act is None else why_not(act) or f"{_what(act)}: dit kan terug.")

    def _row(self, act: ActRow) -> Row:
        icon = "arrow-counter-clockwise" if act.can_undo else "check"
        parts = (act.about, _state(act))
        at = local_day(act.at)
        today = local_day(self._tools.now())
        day = "vandaag" if at == today else short_day(at, today)
        return Row(
            key=int(act.id),
            name=act_words(act.verb),
            second=" · ".join(part for part in parts if part),
            date=f"{day} {clock(act.at)}",
            icon=icon,
        )


def why_not(act: ActRow) -> str:
    """Why an act cannot be turned back, in a sentence; nothing when it can be tried."""
    if act.undone:
        return "Dit is al teruggedraaid."
    if act.stays:
        return "Dit staat vast en kan niet terug."
    if act.changed_later:
        return "Dit is daarna nog eens veranderd. Draai eerst de latere handeling terug."
    return ""


def _state(act: ActRow) -> str:
    if act.undone:
        return "teruggedraaid"
    if act.stays:
        return "staat vast"
    return "later nog veranderd" if act.changed_later else ""


def _what(act: ActRow) -> str:
    rows = f" ({count(act.rows, 'gegeven', 'gegevens')})" if act.rows > 1 and not act.about else ""
    return f"{act_words(act.verb)}{f', {act.about}' if act.about else rows}"
