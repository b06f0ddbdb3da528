"""One dossier: the band, the parts as tabs, and the way from a change back to what is shown."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.dossier import Head, dossier_head
from jobcoach.caseload.readiness import Readiness, readiness_of
from jobcoach.caseload.students import OpenDossier
from jobcoach.model.base import StudentId
from jobcoach.ui import theme
from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import Page, Tabs, clear, column, scroll
from jobcoach.ui.students.consent_part import ConsentPart
from jobcoach.ui.students.documents_part import DocumentsPart
from jobcoach.ui.students.facts_part import FactsPart
from jobcoach.ui.students.header import band
from jobcoach.ui.students.internships_part import InternshipsPart
from jobcoach.ui.students.me_part import MePart
from jobcoach.ui.students.network_part import NetworkPart
from jobcoach.ui.students.part import Part
from jobcoach.ui.students.room import Go, Log, Room
from jobcoach.ui.students.talents_part import TalentsPart

MakePart = Callable[[Room], Part]
PARTS: tuple[tuple[str, MakePart], ...] = (
    ("Ik", MePart),
    ("Talenten & competenties", TalentsPart),
    ("Netwerk", NetworkPart),
    ("Gegevens", FactsPart),
    ("Stages", InternshipsPart),
    ("Documenten", DocumentsPart),
    ("Toestemming", ConsentPart),
)


class Dossier(Page):
    """Opening it is noted once. ``before`` makes the button that brings the list back, where there is none beside."""

    def __init__(
        self,
        desk: Desk,
        ask: Ask,
        student: StudentId,
        *,
        now: Callable[[], datetime],
        go: Go,
        log: Log,
        delete: Callable[[], object],
        erase: Callable[[], object],
        above: QWidget,
        part: int = 0,
    ) -> None:
        super().__init__()
        self.student = student
        self._call_name = ""
        self._ready: Readiness | None = None
        with QSignalBlocker(desk):  # the note of the opening changes nothing that is shown, and is no "Bewaard"
            desk.do(OpenDossier(student=student))
        self.room = Room(
            desk=desk,
            ask=ask,
            now=now,
            student=student,
            called=lambda: self._call_name,
            say=self.show_banner,
            show_part=self.show_part,
            go=go,
            log=log,
            delete=delete,
            erase=erase,
            ready=self._take_ready,
        )
        head = desk.ask(dossier_head(student, on=self.room.today))
        self._call_name = head.call_name
        self._band_place: QVBoxLayout = column(gap=0)
        self.tabs = Tabs([(word, partial(self._make, make)) for word, make in PARTS], start=part)
        self._lay_out(above)
        self._show_band(head)
        self.tabs.shown.connect(self._turned)
        self._part = part

    def reload(self) -> None:
        """Read the band and the part that is shown again; the others when they are turned to."""
        self._show_band()
        for part in self._made():
            part.stale = True
        if (shown := self.part()) is not None:
            shown.refresh()

    def flush(self) -> None:
        """The vault locks, or all is drawn again: drafts of what is typed, and nothing in the record."""
        for part in self._made():
            part.flush()

    def leave(self) -> None:
        """The coach goes on: commit what is valid, keep the rest as drafts."""
        for part in self._made():
            part.leave()

    def show_part(self, word: str) -> None:
        """Turn to a part by its word and put the cursor there."""
        self.tabs.show_part([name for name, _ in PARTS].index(word))
        part = self.part()
        if part is not None:
            part.start()

    def part(self) -> Part | None:
        """The part that is shown."""
        shown = self.tabs.stack.currentWidget()
        return shown if isinstance(shown, Part) else None

    def add(self) -> bool:
        """One more of what the shown part holds; False when it holds no such things."""
        part = self.part()
        return part is not None and part.add()

    def start(self) -> None:
        """Put the cursor in the dossier: on its tabs."""
        (self.tabs.combo if theme.is_large() else self.tabs.bar).setFocus()

    def _make(self, make: MakePart) -> Part:
        return make(self.room)

    def _lay_out(self, above: QWidget) -> None:
        """Band, banner, tabs; with large text all of it scrolls together."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - Page makes it
        self.body.addWidget(self.tabs, 1)
        if not theme.is_large():
            layout.insertLayout(0, self._band_place)
            layout.insertWidget(0, above)
            return
        whole = QWidget()
        layout.removeItem(self.banner_place)
        layout.removeItem(self.body)
        inside = column(above, gap=0)
        for piece in (self._band_place, self.banner_place, self.body):
            piece.setParent(None)
            inside.addLayout(piece)
        whole.setLayout(inside)
        layout.addWidget(scroll(whole), 1)

    def _show_band(self, head: Head | None = None) -> None:
        room = self.room
        head = head or room.desk.ask(dossier_head(self.student, on=room.today))
        self._call_name = head.call_name
        self._ready = None if head.next_step else room.desk.ask(readiness_of(self.student, on=room.today))
        clear(self._band_place)
        self._band_place.addWidget(band(head, self._ready, room, before=None, corner=False))

    def _take_ready(self) -> Readiness:
        """What the band asked a moment ago serves the column beside it too; it is asked anew the next time."""
        ready, self._ready = self._ready, None
        return ready or self.room.desk.ask(readiness_of(self.student, on=self.room.today))

    def _turned(self, number: int) -> None:
        if number != self._part:
            self._part = number
            shown = self.part()
            for part in self._made():
                if part is not shown:
                    part.leave()
            if shown is not None and shown.stale:
                shown.refresh()

    def _made(self) -> tuple[Part, ...]:
        return tuple(part for part in self.tabs.made() if isinstance(part, Part))
