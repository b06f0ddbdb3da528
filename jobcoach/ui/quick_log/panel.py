"""Opening and closing the quick log over the window, and the offer to turn it back."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from jobcoach.caseload.inbox import note_waiting
from jobcoach.caseload.undo import Undo
from jobcoach.model.base import ChangeSetId, StudentId, TaskId
from jobcoach.model.choices import LogKind
from jobcoach.model.expected import Expected
from jobcoach.ui.desk import Desk
from jobcoach.ui.frame.status import StatusLine
from jobcoach.ui.kit import FloatingPanel, Page, column
from jobcoach.ui.quick_log.sheet import LogSheet
from jobcoach.ui.quick_log.undo_offer import UndoOffer
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import clock


def open_quick_log(
    tools: Tools,
    window: QWidget,
    *,
    task: TaskId | None = None,
    kind: LogKind = LogKind.NOTITIE,
    note: str | None = None,
) -> None:
    """Open the quick log over ``window``, about the student whose dossier is open; keeping ticks ``task`` off.

    ``kind`` is what it is as long as the note and the coach say nothing else. ``note`` is a note that was left at the
    locked door: it is filled in, and keeping takes it from the list.
    """
    known = window.findChild(QuickLog)
    if known is None or known.desk is not tools.desk:
        status = partial(_say, window)
        known = QuickLog(window, tools.desk, now=tools.now, about=partial(student_in, window), say=status)
    known.open(task=task, kind=kind, note=note)


def student_in(window: QWidget) -> StudentId | None:
    """Whose dossier can be seen: a page that knows says so with ``student``."""
    for page in window.findChildren(Page):
        student = getattr(page, "student", None)
        if page.isVisible() and isinstance(student, int):
            return StudentId(student)
    return None


def _say(window: QWidget, words: str, tone: str) -> None:
    status = window.findChild(StatusLine)
    if status is not None:
        status.show_saved(words, tone)


class QuickLog(QObject):
    """One per window. ``about`` gives whose dossier is open; ``say`` puts words (and a tone) in the status line."""

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        *,
        now: Callable[[], datetime],
        about: Callable[[], StudentId | None],
        say: Callable[[str, str], object],
    ) -> None:
        super().__init__(window)
        self._window, self._now, self._about, self._say = window, now, about, say
        self.desk = desk
        self.sheet: LogSheet | None = None
        self.panel: FloatingPanel | None = None
        self.offer: UndoOffer | None = None

    def open(self, *, task: TaskId | None = None, kind: LogKind = LogKind.NOTITIE, note: str | None = None) -> None:
        """Open the panel over the window, or go back to it."""
        if self.panel is not None and isValid(self.panel) and self.panel.isVisible():
            if self.sheet is not None:
                self.sheet.start()
            return
        waiting = None if note is None else self.desk.ask(note_waiting(note))
        if note is not None and waiting is None:
            self._say(sentence(Expected("inbox.gone")), "warn")
            return
        sheet = LogSheet(
            self.desk, now=self._now, start=None if waiting else self._about(), task=task, kind=kind,
            waiting=waiting,
        )  # fmt: skip
        panel = FloatingPanel(self._window, column(sheet, gap=0), name="Leg vast", width=720, top=184)
        sheet.grown.connect(panel.fit)
        sheet.kept.connect(self._kept)
        sheet.dropped.connect(self._dropped)
        panel.closed.connect(self._closed)
        self.sheet, self.panel = sheet, panel
        panel.fit()
        sheet.start()

    def _closed(self) -> None:
        if self.sheet is not None:
            self.sheet.flush()
        self.sheet, self.panel = None, None

    def _kept(self, words: str, number: ChangeSetId | None) -> None:
        if self.panel is not None:
            self.panel.close_panel()
        self._say(f"Vastgelegd {clock(self._now())}", "ok")
        if self.offer is not None and isValid(self.offer):
            self.offer.go_away()
        if number is not None:
            self.offer = UndoOffer(self._window, words, lambda: self._turn_back(number))

    def _dropped(self) -> None:
        if self.panel is not None:
            self.panel.close_panel()
        self._say("Notitie weggegooid", "ok")

    def _turn_back(self, number: ChangeSetId) -> None:
        self.offer = None
        try:
            self.desk.do(Undo(number))
        except Expected as error:
            self._say(sentence(error), "bad")
            return
        self._say(f"Teruggedraaid {clock(self._now())}", "ok")
