"""Vandaag: visits at the left, what presses at the right."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from jobcoach.caseload.inbox import waiting_notes
from jobcoach.caseload.tasks import FinishTask
from jobcoach.caseload.today import Board, Visit, board
from jobcoach.caseload.today import ToDo as Due
from jobcoach.model.base import TaskId
from jobcoach.model.choices import LogKind, TaskKind
from jobcoach.ui import discreet, take_back, theme
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import (
    Banner,
    EmptyState,
    Page,
    ToDo,
    ToDoGroup,
    boxed,
    clear,
    column,
    hairline,
    heading,
    scrolled,
    shortcut,
)
from jobcoach.ui.kit.focus_spot import FocusSpot
from jobcoach.ui.today.card import ahead_line, visit_card, visit_row
from jobcoach.ui.today.notes import NOTES, waiting_group
from jobcoach.ui.words.dates import due, local_day, long_day
from jobcoach.ui.words.notices import answer_word, notice_key

# below this width of the page, at 100% text, the words of a task have no room beside the visits
_TWO_COLUMNS = 1000


def _nowhere(_window: QWidget, _note: str) -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Where Vandaag can send the coach: the frame's ``go``, the quick log of one student or of a waiting note."""

    go: Callable[[str, int | None], object]
    log: Callable[[QWidget, int | None, TaskId | None, LogKind], object]
    news: Callable[[], Banner | None]
    place_note: Callable[[QWidget, str], object] = _nowhere


class TodayPage(Page):
    """Answers one question: what must I do now."""

    cares_about = frozenset(
        {"task", "student", "employer", "internship", "log_entry", "recognition", "handover", "consent", NOTES}
        | {"paper_trail", "paper_signature", "school", "recipient", "recipient_notice"}
    )
    help_text = (
        "Hier staat wat vandaag telt: bezoeken, wat te laat is, wat je beloofde, en wat de wet vóór een dag vraagt. "
        "Achter elke regel staat één knop die het doet. Tab gaat van knop naar knop, Enter drukt. "
        "Ctrl+Z draait het laatste terug, Ctrl+L legt iets vast, Ctrl+K zoekt overal."
    )

    def __init__(self, desk: Desk, ways: Ways, *, now: Callable[[], datetime]) -> None:
        super().__init__("Vandaag", long_day(local_day(now())).capitalize())
        self._desk, self._ways, self._now = desk, ways, now
        self._left, self._right = column(gap=0), column(gap=0)
        self._groups: list[ToDoGroup] = []
        self._visits = boxed(column(self._left, None, gap=0))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addWidget(self._visits)
        self._columns.addWidget(boxed(column(self._right, None, gap=0)), 1)
        inside = column(gap=0)
        inside.addLayout(self._columns)
        self._narrow = theme.is_large()
        self._fit()
        inside.addStretch(1)
        self.body.addWidget(scrolled(inside, top=4))
        shortcut(self, "Ctrl+Z", self._take_back)
        self.reload()
        self.show_news()

    def show_news(self) -> None:
        """What a coach must hear first, or nothing."""
        self.clear_banner()
        if (banner := self._ways.news()) is not None:
            self.show_banner(banner)

    def reload(self) -> None:
        """Read the day anew."""
        today = local_day(self._now())
        self.subtitle.setText(long_day(today).capitalize())
        found = self._desk.ask(board(on=today))
        clear(self._left)
        clear(self._right)
        self._show_visits(found)
        self._show_groups(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small school laptop one column, with the visits above."""
        super().resizeEvent(event)
        narrow = theme.is_large() or event.size().width() < theme.px(_TWO_COLUMNS)
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit()
            spot = FocusSpot(self, QApplication.focusWidget())
            self.reload()
            spot.follow()

    def _fit(self) -> None:
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(below if self._narrow else beside)
        self._columns.setSpacing(theme.gap(24 if self._narrow else 32))
        self._visits.setMinimumWidth(0 if self._narrow else theme.px(352))
        self._visits.setMaximumWidth(16_777_215 if self._narrow else theme.px(352))

    def _show_visits(self, found: Board) -> None:
        self._left.addWidget(heading("Bezoeken"))
        self._left.addSpacing(theme.gap(8))
        today = local_day(self._now())
        if not found.visits:
            self._left.addWidget(
                EmptyState(
                    "calendar-blank",
                    "Vandaag geen bezoeken",
                    "Hier komt wie je vandaag bezoekt of belt, met wat je de vorige keer zag.",
                    action="Naar de leerlingen",
                    act=lambda: self._ways.go("students", None),
                )
            )
        else:
            first, *rest = found.visits
            self._left.addWidget(visit_card(first, now=self._now(), today=today, begin=lambda: self._begin(first)))
            self._left.addSpacing(theme.gap(8))
            for visit in rest:
                self._left.addWidget(visit_row(visit, act=partial(self._prepare, visit)))
                self._left.addWidget(hairline())
        if (line := ahead_line(found.visits_ahead, today)) is not None:
            self._left.addSpacing(theme.gap(12))
            self._left.addWidget(line)

    def _show_groups(self, found: Board) -> None:
        groups = (
            ("Te laat", found.late),
            ("Beloofd", found.promised),
            ("Aanbod en toestemming", found.legal),
            ("Verder", found.later),
        )
        shown = [(words, items) for words, items in groups if items]
        # a full day shows the head of every group at once; the rest waits behind "Toon alle"
        most = 7 if sum(len(items) for _, items in shown) <= 12 else 4
        notes = self._desk.ask(waiting_notes)
        waiting = waiting_group(
            notes, now=self._now(), place=lambda note: self._ways.place_note(self.window(), note.id)
        )  # fmt: skip
        if waiting is not None:
            self._right.addWidget(waiting)
            self._right.addSpacing(theme.gap(20))
        if not shown and waiting is None:
            self._right.addWidget(
                EmptyState(
                    "check-circle", "Alles gedaan", "Er is niets te laat en niets beloofd. Mooi moment voor een bezoek."
                )
            )
        unfolded = {group.words for group in self._groups if group.shows_all()}
        self._groups = [
            ToDoGroup(words, [self._todo(item) for item in items], most=most, two_lines=self._narrow)
            for words, items in shown
        ]
        for number, group in enumerate(self._groups):
            if number:
                self._right.addSpacing(theme.gap(20))
            self._right.addWidget(group)
            if group.words in unfolded:
                group.show_all()

    def _todo(self, item: Due) -> ToDo:
        today = local_day(self._now())
        press = "bad" if item.late_days > 0 else "warn" if _presses(item) else ""
        when = due(item.due, today) if item.due else ""
        if press == "warn" and when not in ("vandaag", "morgen"):
            when = f"vóór {when}"
        verb, act = self._act(item)
        key = int(item.student or item.employer or 0)
        return ToDo(
            key=key,
            initials=item.initials,
            name=item.who if item.student is None else discreet.name(item.who),
            what=item.what,
            due=when,
            action=verb,
            act=act,
            press=press,
        )

    def _act(self, item: Due) -> tuple[str, Callable[[], object]]:
        student = None if item.student is None else int(item.student)
        if item.paper is not None:
            paper = int(item.paper)
            return "Vraag na", lambda: self._ways.go("papers", paper)
        if item.notice is not None:
            notice = notice_key(item.notice)
            return "Meld", lambda: self._ways.go("handover", notice)
        if item.handover is not None:
            handover = int(item.handover)
            return answer_word(waits=item.waits), lambda: self._ways.go("handover", handover)
        if item.task is None:
            return "Bekijk", lambda: self._ways.go("employers", None if item.employer is None else int(item.employer))
        if item.kind is TaskKind.NAZORG:
            return "Bel en noteer", lambda: self._ways.log(self.window(), student, item.task, LogKind.TELEFOON)
        if item.kind is TaskKind.TOESTEMMING:
            return "Vraag", lambda: self._ways.go("students", student)
        return "Vink af", lambda: self._finish(item)

    def _finish(self, item: Due) -> None:
        if item.task is not None:
            take_back.act(self, self._desk, FinishTask(task=item.task), "Afgevinkt", text=item.what)

    def _take_back(self) -> None:
        """Ctrl+Z: turn the last act back, also when its banner was closed."""
        if self.undo_last is not None:
            self.undo_last()

    def _begin(self, visit: Visit) -> None:
        student = None if visit.student is None else int(visit.student)
        self._ways.log(self.window(), student, visit.task, LogKind.BEZOEK)

    def _prepare(self, visit: Visit) -> None:
        if visit.student is not None:
            self._ways.go("students", int(visit.student))


def _presses(item: Due) -> bool:
    return item.kind in (TaskKind.AANBOD, TaskKind.TOESTEMMING)
