"""The frame while the vault is open: places, top bar, the sheet with the page, status line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QStackedWidget, QWidget

from jobcoach.ui import discreet, theme
from jobcoach.ui.desk import Desk, Job
from jobcoach.ui.frame.help import show_help
from jobcoach.ui.frame.nav import Nav
from jobcoach.ui.frame.search import Runner, Search, SearchLine, at_once
from jobcoach.ui.frame.status import StatusLine
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.focus import FocusRing
from jobcoach.ui.kit.focus_spot import FocusSpot, is_lost, pass_on, takes_focus
from jobcoach.ui.kit.labels import KeyCap, Label, Sign
from jobcoach.ui.kit.layout import MIDDLE, Item, boxed, column, row
from jobcoach.ui.kit.page import Page
from jobcoach.ui.kit.parts import shortcut
from jobcoach.ui.kit.reading_order import step_in
from jobcoach.ui.place import Hit, Place
from jobcoach.ui.words.dates import clock

_HELP = "Op deze bladzijde werkt alles met de muis en met het toetsenbord."


LastWork: TypeAlias = Callable[[], Job[Any] | None]


def _nothing() -> None:
    return None


def _no_watch(_frame: "Frame") -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """Everything that the frame shows of the caseload; the roof puts it together once the vault is open.

    ``quick_log`` opens the panel over the window it gets. ``backup`` gives words and tone (ok, warn, bad).
    ``last_work`` gives the job that must be done before the vault is locked, when there is one; ``watch`` begins to
    look after the vault while the frame is there. ``names`` are those that screen-share mode hides.
    """

    school: str
    places: tuple[Place, ...]
    search: Search
    quick_log: Callable[[QWidget], object]
    backup: Callable[[], tuple[str, str]]
    run_search: Runner = at_once
    last_work: LastWork = _nothing
    watch: Callable[["Frame"], object] = _no_watch
    names: Callable[[], Iterable[tuple[str, str]]] = tuple


class Frame(QWidget):
    """Pages are made on the first visit, reloaded when a table they care about changed, and let go at lock."""

    def __init__(
        self, rooms: Rooms, desk: Desk, *, now: Callable[[], datetime], folded: bool, lock: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rooms, self._now = rooms, now
        self._places = {place.key: place for place in rooms.places}
        self._pages: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._open_key = ""
        self.nav = Nav(rooms.places, folded=folded)
        self.search = SearchLine(rooms.search, rooms.run_search)
        self.status = StatusLine(rooms.school, self.help)
        self._stack = _Stack()
        self._lay_out(lock)
        self.nav.chosen.connect(self._go_and_look)
        self.search.opened.connect(self._open_hit)
        desk.changed.connect(self._changed)
        for keys, act in (("Ctrl+K", self.search.start), ("Ctrl+L", self.quick_log), ("F1", self.help)):
            shortcut(self, keys, act)
        self.ring = FocusRing(self)
        self._count_all(None)
        self.show_backup()

    def go(self, key: str, item: int | None = None) -> None:
        """Open a place, and with ``item`` one person or thing in it."""
        if key != self._open_key:
            self._leave()
            self._open_key = key
            if key not in self._pages:
                self._pages[key] = self._places[key].make_page()
                self._stack.addWidget(self._pages[key])
            elif key in self._stale:
                _reload(self._pages[key])
            self._stale.discard(key)
            self._stack.setCurrentWidget(self._pages[key])
            self.nav.show_chosen(key)
        page = self._pages[key]
        if item is not None and isinstance(page, Page):
            page.open_key(item)

    def _go_and_look(self, key: str) -> None:
        """Chosen at the left: the focus goes along, so that the keys of the page work at once."""
        self.go(key)
        page = self._pages[key]
        if not page.isAncestorOf(self.focusWidget() or self):
            first = next((item for item in page.findChildren(QWidget) if takes_focus(item, page)), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> str:
        """The key of the place that is open."""
        return self._open_key

    def where(self) -> str:
        """The open place and what is open in it, "students:12:3": ids and a part, so that it may leave the vault."""
        page = self.page()
        item, part = (page.open_now(), page.open_part()) if isinstance(page, Page) else (None, 0)
        return ":".join((self._open_key, "" if item is None else str(item), str(part or ""))).rstrip(":")

    def go_back_to(self, where: str) -> None:
        """Open what ``where`` told; what is not there any more gives the first place, or the place alone."""
        key, item, part, *_ = (*where.split(":"), "", "")
        if key not in self._places:
            key, item, part = next(iter(self._places)), "", ""
        self.go(key, int(item) if item.removeprefix("-").isdigit() else None)
        page = self.page()
        if part.isdigit() and isinstance(page, Page):
            page.turn_to_part(int(part))

    def page(self) -> QWidget:
        """The page that is open."""
        return self._pages[self._open_key]

    def flush(self) -> None:
        """Let every page keep what is being typed."""
        for page in self._pages.values():
            if isinstance(page, Page):
                page.flush()

    def help(self) -> None:
        """Open the help of this page."""
        place = self._places[self._open_key]
        text = getattr(self.page(), "help_text", "")
        show_help(
            self.window(), place.word, text or "Op deze bladzijde werkt alles met de muis en met het toetsenbord."
        )

    def quick_log(self) -> None:
        """Open the quick log over the page."""
        self._rooms.quick_log(self.window())

    def show_backup(self) -> None:
        """Ask again how old the back-up is."""
        self.status.show_backup(*self._rooms.backup())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+N and the like work for the open page while the focus is beside it, in the places or the top bar."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            pressed, page = QKeySequence(event.keyCombination()), self.page()
            for keys in page.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
                if keys.isEnabled() and keys.key() == pressed:
                    keys.activated.emit()
                    return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads, and round: places, top bar, page."""
        return step_in(self, forward=forward)

    def _lay_out(self, lock: Callable[[], object]) -> None:
        sheet = QFrame()
        sheet.setObjectName("sheet")
        inside = column((self._stack, 1), gap=0)
        inside.setContentsMargins(1, 1, 0, 1)
        sheet.setLayout(inside)
        middle = row(self.nav, (sheet, 1), gap=0)
        self.setLayout(column(self._top_bar(lock), (middle, 1), self.status, gap=0))

    def _top_bar(self, lock: Callable[[], object]) -> QFrame:
        large = theme.is_large()
        log = Button(
            "" if large else "Leg vast", "icon" if large else "top", icon="note-pencil", act=self.quick_log,
            name="Leg vast (Ctrl+L)",
        )  # fmt: skip
        close = Button(
            "" if large else "Op slot", "icon" if large else "top", icon="lock", act=lock, name="Op slot (Ctrl+Shift+L)"
        )
        cap: tuple[Item, ...] = ((KeyCap("Ctrl+L"), 0, MIDDLE), 8) if theme.percent() <= 125 else ()
        name: tuple[Item, ...] = () if large else (Label("JobCoach", "h"),)
        brand = boxed(row(Sign(24), *name, None, gap=10, margins=(14, 0, 0, 0)))
        acts = boxed(row(None, log, *cap, close, gap=4))
        # both sides ask for nothing and get the same, so that the search field sits in the middle of the window
        for side in (brand, acts):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        bar = row((brand, 1), self.search, (acts, 1), gap=4, margins=(12, 0, 14, 0))
        return boxed(bar, height=theme.px(41 if large else 52))

    def _open_hit(self, hit: Hit) -> None:
        self.go(hit.place, hit.key)
        self.page().setFocus()

    def _leave(self) -> None:
        page = self._pages.get(self._open_key)
        if isinstance(page, Page):
            page.flush()

    def _changed(self, tables: frozenset[str]) -> None:
        self.status.show_saved(f"Bewaard {clock(self._now())}")
        if "student" in tables and discreet.is_on():
            discreet.learn(self._rooms.names())
        self._count_all(tables)
        if "vault_fact" in tables:
            self.show_backup()
        for key, page in self._pages.items():
            if isinstance(page, Page) and page.cares_about & tables:
                if key == self._open_key:
                    _reload_in_place(page)
                else:
                    self._stale.add(key)

    def _count_all(self, tables: frozenset[str] | None) -> None:
        for place in self._places.values():
            if tables is None or place.counts_on & tables:
                self.nav.show_count(place.key, place.count())


class _Stack(QStackedWidget):
    """The pages; a wide page never makes the window wider than the screen."""

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on as ever; but what is hidden or switched off leaves the focus in its page (Qt asks here too)."""
        at, page = QApplication.focusWidget(), self.currentWidget()
        if at is None or not is_lost(at) or page is None or not page.isVisible():
            return super().focusNextPrevChild(forward)
        pass_on(page)
        return True


def _reload_in_place(page: Page) -> None:
    """The page reads itself anew under the coach's hands: cursor and height stay where they were."""
    spot = FocusSpot(page, QApplication.focusWidget())
    page.reload()
    spot.follow()


def _reload(page: QWidget) -> None:
    if isinstance(page, Page):
        page.reload()
