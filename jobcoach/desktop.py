"""The roof over the window: builds application, gate, window and places once, in reading order."""

import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from jobcoach import log, places
from jobcoach.caseload.opening import Gate
from jobcoach.ui import discreet, lock_signs
from jobcoach.ui.application import follow, make_application
from jobcoach.ui.ask import Ask
from jobcoach.ui.frame.frame import Rooms
from jobcoach.ui.lane import Lane, Work
from jobcoach.ui.place import Hit, Place
from jobcoach.ui.preferences import Preferences
from jobcoach.ui.read_lane import ReadLane
from jobcoach.ui.tools import Tools
from jobcoach.ui.unlock.gate import Gate as UnlockGate
from jobcoach.ui.window import Window
from jobcoach.vault import hygiene

if TYPE_CHECKING:
    from jobcoach.caseload.search import Hit as Found

Clock = Callable[[], datetime]


def open_window(*, clock: Clock, practice: bool = False, start_at: str = "") -> int:
    """Show the window, at the place ``start_at``, and run until it closes; gives the exit code."""
    hygiene.harden()
    log.start(places.log_file())
    app = make_application(sys.argv[:1])
    preferences = Preferences(places.preferences_file())
    follow(app, preferences)
    lane = Lane(app)
    window = build_window(clock=clock, preferences=preferences, start_at=start_at, restart=restart, lane=lane)
    window.crashes.install()
    window.installEventFilter(_FirstPaint(window, lane))
    room = window.screen().availableGeometry()
    # on a small school laptop the title bar and the taskbar leave no room for 768 lines
    window.showMaximized() if room.height() < 860 or room.width() < 1400 else window.show()
    if practice and window.flow is not None:
        window.flow.practise()
    return app.exec()


class _FirstPaint(QObject):
    """Waits until the window can be seen; then, while the passphrase is typed, loads what an open vault needs.

    The signs of the system are followed from then on too.
    """

    def __init__(self, window: Window, lane: Lane) -> None:
        super().__init__(window)
        self._window, self._lane = window, lane

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first paint of the window."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._begin)
        return False

    def _begin(self) -> None:
        """On the lane, so that an unlock waits its turn: two threads that import the same parts can trip each other."""
        self._lane.do_later(_load_the_rest, owner=self, done=lambda _: None, failed=lambda _: None)
        QTimer.singleShot(0, partial(self._window.follow_signs, lock_signs.of_this_computer))


def _load_the_rest(work: Work) -> None:
    """Import the engine and the pages: most of a second that unlocking need not take.

    What is loaded here stays, so the collector of garbage leaves it alone: a round over it takes longer than a frame.
    """
    gc.disable()
    try:
        for name in _BEHIND_THE_DOOR:
            work.check()
            import_module(name)
        import_module("sqlalchemy.orm").configure_mappers()
        gc.freeze()
    finally:
        gc.enable()


# the engine first: a vault is opened before a page is shown
_BEHIND_THE_DOOR = (
    "cryptography.hazmat.primitives.kdf.argon2",
    "jobcoach.vault.keeper",
    "jobcoach.caseload.setting_up",
    "jobcoach.caseload.search",
    "jobcoach.ui.backup_watch",
    "jobcoach.ui.today.place",
    "jobcoach.ui.students.place",
    "jobcoach.ui.internships.page",
    "jobcoach.ui.employers.page",
    "jobcoach.ui.handover.place",
    "jobcoach.ui.papers.place",
    "jobcoach.ui.check.place",
    "jobcoach.ui.settings.page",
)


def build_window(
    *,
    clock: Clock,
    preferences: Preferences,
    restart: Callable[[Sequence[str]], object],
    start_at: str = "",
    ask: Ask | None = None,
    gate: Gate | None = None,
    lane: Lane | None = None,
) -> Window:
    """The one window with everything it needs; tests give their own clock, gate, lane, ``ask`` and ``restart``."""
    return Window(
        # structural: its Opened holds the vault itself, where the pages only know a caseload
        gate=cast(UnlockGate, gate or Gate(vaults=places.vaults, clock=clock, seen=places.seen_vaults())),
        furnish=furnish,
        preferences=preferences,
        ask=ask or Ask(),
        now=clock,
        monotonic=time.monotonic,
        wall=time.time,
        restart=restart,
        lane=lane,
        start_at=start_at,
    )


def furnish(tools: Tools) -> Rooms:
    """The places of an open vault, its search and its quick log."""
    from jobcoach.caseload.safety import Safety
    from jobcoach.caseload.search import search
    from jobcoach.caseload.students import names_to_hide
    from jobcoach.ui.backup_watch import BackupWatch
    from jobcoach.ui.words.backups import status

    vault: Any = tools.opened.caseload
    safety = Safety(vault)
    lane = ReadLane(vault.interrupt, parent=tools.desk)
    return Rooms(
        school=tools.opened.vault.school,
        places=_places(tools),
        search=lambda text: tuple(_hit(item) for item in vault.interruptible_ask(search(text))),
        quick_log=lambda window: _quick_log(tools, window),
        backup=lambda: status(safety.state(now=tools.now()), now=tools.now()),
        last_work=lambda: safety.back_up() if safety.state(now=tools.now()).due else None,
        watch=lambda frame: BackupWatch(frame, tools, safety),
        run_search=lane.run,
        names=lambda: tools.desk.ask(names_to_hide),
    )


def _places(tools: Tools) -> tuple[Place, ...]:
    """In the order of the coach's day. Pages are made at the first visit, so their modules load late."""
    from jobcoach.ui.check import place as check
    from jobcoach.ui.employers import page as employers
    from jobcoach.ui.handover import place as handover
    from jobcoach.ui.internships import page as internships
    from jobcoach.ui.papers import place as papers
    from jobcoach.ui.settings import page as settings
    from jobcoach.ui.students import place as students
    from jobcoach.ui.today import place as today

    desk, ask, now = tools.desk, tools.ask, tools.now
    found = (
        today.make_place(tools),
        students.make_place(tools),
        internships.make_place(tools),
        employers.make_place(tools),
        handover.make_place(desk=desk, ask=ask, now=now, go=tools.go),
        papers.make_place(tools),
        check.make_place(desk=desk, ask=ask, now=now, trust=places.trust_file()),
        settings.make_place(tools),
    )
    # digits, because a letter that a field of the page also uses would make Alt do nothing at all
    return tuple(replace(place, mnemonic=str(number)) for number, place in enumerate(found, start=1))


def _quick_log(tools: Tools, window: QWidget) -> None:
    from jobcoach.ui.quick_log.panel import open_quick_log

    open_quick_log(tools, window)


def _hit(found: "Found") -> Hit:
    words = {
        "student": ("leerling", "student"),
        "employer": ("bedrijf", "storefront"),
        "contact_person": ("contactpersoon", "user"),
        "network_person": ("netwerk", "users"),
        "log_entry": ("notitie", "note-pencil"),
        "task": ("taak", "check-square"),
        "document": ("document", "file-text"),
        "location": ("plek", "map-pin"),
    }
    kind, icon = words[found.kind]
    place, key = ("students", found.student) if found.student is not None else ("employers", found.employer)
    title, line = found.title or found.line, found.line
    if discreet.is_on() and found.kind not in ("employer", "location"):  # any word of a note may be a name
        title, line = discreet.name(title) if found.kind in _PEOPLE else kind.capitalize(), ""
    return Hit(place=place, key=int(key or 0), title=title, text=line, kind=kind, icon=icon)


_PEOPLE = ("student", "contact_person", "network_person")


def restart(arguments: Sequence[str]) -> None:
    """Begin the process again after a lock, so that no text of a dossier stays in its memory (decisions, lock)."""
    program, surroundings = places.this_program()
    command = [*program, "open", *arguments]
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(command, close_fds=True, env=surroundings)  # noqa: S603 - our own program
        os._exit(0)
    os.execve(command[0], command, surroundings)  # noqa: S606 - our own program
