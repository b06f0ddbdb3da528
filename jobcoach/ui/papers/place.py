"""The place Papieren: every signed paper that is not back yet, and the pile of scans that comes in."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from jobcoach.caseload.paper_ways import PaperWay, waiting_ways
from jobcoach.caseload.scan_pile import PiledPaper
from jobcoach.caseload.undo import Acted
from jobcoach.model.base import DocumentId
from jobcoach.model.expected import Expected
from jobcoach.model.paper_trail import AT_SCHOOL
from jobcoach.ui import discreet, take_back, theme
from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import (
    Banner,
    EmptyState,
    Page,
    ToDo,
    ToDoGroup,
    clear,
    column,
    primary,
    scrolled,
    shortcut,
)
from jobcoach.ui.papers.pile_panel import SCAN_KINDS, kept_words
from jobcoach.ui.papers.pile_view import PileView
from jobcoach.ui.papers.sentences import PLACES, misses, paper_name
from jobcoach.ui.papers.way_panel import WayRoom, open_way
from jobcoach.ui.place import Place
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import count, sentence
from jobcoach.ui.words.dates import local_day, short_day


class PapersPage(Page):
    """Two sides: the papers that wait, and the pile while one is being worked through."""

    cares_about = frozenset({"paper_trail", "paper_signature", "document", "student", "praktijkverklaring", "school"})
    help_text = (
        "Hier zie je welk papier nog niet getekend terug is, en waar het ligt. Scan wat terugkomt en sleep het bestand "
        "op deze bladzijde, of druk Ctrl+O. De code op elk papier zegt bij wie het hoort; een stapel door elkaar mag. "
        "In de stapel: pijltjes kiezen, Ctrl+S bewaart, R draait en Delete laat een losse bladzijde weg. Er gaat niets "
        "naar internet, en het bestand zelf blijft staan waar het stond."
    )

    def __init__(self, *, desk: Desk, ask: Ask, now: Callable[[], datetime]) -> None:
        self._scan = primary("Scans inlezen", self.choose, icon="tray")
        super().__init__("Papieren", "Wat met de pen getekend wordt, tot het terug is.", primary=self._scan, line=True)
        self._desk, self._ask, self._now = desk, ask, now
        self.pile = PileView(desk, today=lambda: local_day(now()), kept=self._kept, close=self.close_pile)
        self._waiting: QVBoxLayout = column(gap=0)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(self._waiting, top=16))
        self._stack.addWidget(self.pile)
        self.body.addWidget(self._stack, 1)
        self.pile.emptied.connect(self._emptied)
        self.pile.told.connect(lambda head, text, tone: self._tell(head, text, tone))
        self.setAcceptDrops(True)
        shortcut(self, "Ctrl+O", self.choose)
        shortcut(self, "Escape", self.close_pile)
        shortcut(self, "Ctrl+Z", lambda: self.undo_last() if self.undo_last else None)
        self.reload()

    def reload(self) -> None:
        """Read the papers again."""
        if self.is_pile():
            self.pile.reload()
        self._show_waiting(self._desk.ask(waiting_ways))

    def open_key(self, key: int) -> None:
        """Show one paper on its way, by the id of its document."""
        room = WayRoom(desk=self._desk, ask=self._ask, now=self._now, scan=self.choose)
        try:
            open_way(self.window(), room, DocumentId(key))
        except Expected as error:
            self._tell("Openen lukte niet", sentence(error), "bad")

    def is_pile(self) -> bool:
        """Whether a pile of scans is open."""
        return self._stack.currentWidget() is self.pile

    def choose(self) -> None:
        """Ask which files, and read them."""
        self._ask.open_files(self.window(), title="Kies de scans", kinds=SCAN_KINDS, then=self.read)

    def read(self, files: Sequence[Path]) -> None:
        """Read files into the pile."""
        if not files:
            return
        self.clear_banner()
        self._scan.setText("\u2005Voeg scans toe")
        self._stack.setCurrentWidget(self.pile)
        self.subtitle.setText("Een stapel scans. Wat je niet bewaart, staat nog in het bestand.")
        self.pile.read(files)
        self.pile.list.setFocus()

    def close_pile(self) -> None:
        """Back to the papers that wait; ask when pages are not kept yet."""
        if not self.is_pile():
            return
        left = len(self.pile.pile.sheets)
        if not left:
            self._emptied()
            return
        self._ask.question(
            self.window(),
            head="De stapel sluiten?",
            text=f"{count(left, 'bladzijde is', 'bladzijden zijn')} nog niet bewaard. Het bestand zelf blijft staan.",
            yes="Sluit de stapel",
            no="Ga verder",
            then=self._emptied,
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame gives the cursor to the page: pass it on."""
        super().focusInEvent(event)
        (self.pile.list if self.is_pile() else self._scan).setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self._tell("Laat los om in te lezen", "PDF, JPG of PNG; meer bestanden tegelijk mag.", "info")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self.clear_banner()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        if files := files_in(event.mimeData()):
            event.acceptProposedAction()
            self.read(files)

    def _kept(self, paper: PiledPaper, acted: Acted[DocumentId]) -> None:
        change = acted.change_set
        self.undo_last = None if change is None else lambda: take_back.undo(self, self._desk, change)
        self.clear_banner()
        rest = kept_words(self._desk, paper)
        action = "Draai terug" if change is not None else ""
        self.show_banner(Banner("Scan bewaard", rest, "ok", action=action, act=self.undo_last, closable=True))

    def _emptied(self) -> None:
        self.pile.pile = type(self.pile.pile)()
        self._scan.setText("\u2005Scans inlezen")
        self._stack.setCurrentIndex(0)
        self.subtitle.setText("Wat met de pen getekend wordt, tot het terug is.")
        self._show_waiting(self._desk.ask(waiting_ways))
        self._scan.setFocus()

    def _tell(self, head: str, text: str, tone: str) -> None:
        self.clear_banner()
        self.show_banner(Banner(head, text, tone, closable=True))

    def _show_waiting(self, ways: tuple[PaperWay, ...]) -> None:
        clear(self._waiting)
        if not ways:
            self._waiting.addWidget(
                EmptyState(
                    "files", "Alles is getekend terug",
                    "Print je een papier dat getekend moet worden, dan staat het hier tot de scan binnen is. Een scan "
                    "die je nog hebt liggen kun je hierheen slepen.",
                    action="Scans inlezen", act=self.choose, action_icon="tray",
                )
            )  # fmt: skip
        out = [way for way in ways if way.place not in AT_SCHOOL]
        groups = (
            ("Te lang onderweg", [way for way in out if way.late]),
            ("Onderweg", [way for way in out if not way.late]),
            ("Bij jou", [way for way in ways if way.place in AT_SCHOOL]),
        )
        narrow = theme.is_large()
        for words, items in groups:
            if items:
                self._waiting.addWidget(ToDoGroup(words, [self._todo(way) for way in items], most=12, two_lines=narrow))
                self._waiting.addSpacing(theme.gap(20))
        self._waiting.addStretch(1)

    def _todo(self, way: PaperWay) -> ToDo:
        today = local_day(self._now())
        days = f"{count(way.days_out, 'werkdag', 'werkdagen')}" if way.days_out else short_day(way.place_since, today)
        where = PLACES[way.place].lower() if way.place not in AT_SCHOOL else ""
        parts = (paper_name(way), where, misses(way))
        return ToDo(
            key=int(way.student or 0),
            initials=way.initials,
            name=discreet.name(way.student_name),
            what=", ".join(filter(None, parts)),
            due=days,
            action="Bekijk",
            act=lambda: self.open_key(int(way.document)),
            press="bad" if way.late else "",
        )


def files_in(data: QMimeData) -> list[Path]:
    """The local files that are dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def make_place(tools: Tools) -> Place:
    """The place in the frame, with how many papers are out for too long."""

    def late() -> int | None:
        return len(tools.desk.ask(waiting_ways)) or None

    def make() -> QWidget:
        return PapersPage(desk=tools.desk, ask=tools.ask, now=tools.now)

    return Place(
        key="papers",
        word="Papieren",
        icon="files",
        make_page=make,
        count=late,
        counts_on=frozenset({"paper_trail", "paper_signature", "document"}),
    )
