"""All overdrachten by state: each with the one button that brings it further."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobcoach.caseload.handovers import HandoverRow, handover_rows
from jobcoach.caseload.notices import open_notices
from jobcoach.model.base import StudentId
from jobcoach.model.choices import HandoverStatus
from jobcoach.model.labels import label
from jobcoach.ui import discreet
from jobcoach.ui.handover.room import Room, very_tight
from jobcoach.ui.kit import (
    TOP,
    EmptyState,
    Label,
    ToDo,
    ToDoGroup,
    ToDoRow,
    boxed,
    clear,
    column,
    primary,
    row,
    scrolled,
    second,
)
from jobcoach.ui.words import count
from jobcoach.ui.words.dates import due, short_day

_S = HandoverStatus
_GROUPS: tuple[tuple[str, str, tuple[HandoverStatus, ...]], ...] = (
    ("In voorbereiding", "Ga verder", (_S.VOORBEREID,)),
    ("Verzegeld, nog niet verstuurd", "Verstuur", (_S.VERZEGELD,)),
    ("Wacht op antwoord", "Noteer antwoord", (_S.VERSTUURD, _S.ONTVANGEN)),
    ("Beantwoord", "Bekijk", (_S.AANGENOMEN, _S.TERUG)),
    ("Vervangen", "Bekijk", (_S.VERVANGEN,)),
)
Unfinished = tuple[tuple[StudentId, str, str], ...]


class Overview(QWidget):
    """``opened`` gives the id of an overdracht, ``telling`` that of what a recipient must hear, ``resumed`` a student
    whose overdracht was begun but never saved.
    """

    opened = Signal(int)
    telling = Signal(int)
    resumed = Signal(int)
    wanted_new = Signal()
    wanted_class = Signal()
    wanted_recipients = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._subtitle = Label("", "body", "text2", wrap=True)
        self.new_button = primary("&Nieuwe overdracht", self.wanted_new.emit, icon="plus")
        self.check_button = second("Controleer een pakket", lambda: room.go("check", None), icon="circle-wavy-check")
        self.recipients_button = second("O&ntvangers", self.wanted_recipients.emit, icon="buildings")
        self._place = column(gap=20)
        title = column(Label("Overdracht", "title"), self._subtitle, gap=2)
        self.class_button = second("Hele &klas", self.wanted_class.emit, icon="users-three")
        both = (self.recipients_button, self.check_button, self.class_button, self.new_button)
        acts = column(*(row(None, button) for button in both), gap=8) if very_tight() else row(*both, gap=8)
        head = row((title, 1), (boxed(acts), 0, TOP), gap=16, margins=(24, 20, 24, 12))
        self.setLayout(column(head, (scrolled(self._place), 1), gap=0))
        self.groups: list[ToDoGroup] = []
        self._telling: ToDoGroup | None = None

    def fill(self, unfinished: Unfinished) -> None:
        """Read everything again."""
        today = self._room.today()
        rows = self._room.desk.ask(handover_rows(on=today))
        clear(self._place)
        self.groups, self._telling = [], None
        self._subtitle.setText(_summary(rows))
        self._show_notices(today)
        if not rows and not unfinished and not self.groups:
            self._place.addWidget(self._empty())
            self._place.addStretch(1)
            return
        for heading, verb, states in _GROUPS:
            mine = [item for item in rows if item.status in states]
            begun = unfinished if states == (_S.VOORBEREID,) else ()
            items = [*(self._resume(*who) for who in begun), *(self._item(item, verb, today) for item in mine)]
            if items:
                group = ToDoGroup(heading, items)
                keys = [*(0 for _ in begun), *(int(item.id) for item in mine)]
                for line, key in zip(group.findChildren(ToDoRow), keys, strict=False):  # the rest waits behind "Toon"
                    line.setProperty("handover", key)
                self.groups.append(group)
                self._place.addWidget(group)
        self._place.addStretch(1)

    def begin(self, handover: int | None = None, *, telling: bool = False) -> None:
        """The row of ``handover``, or of what is still to tell, or the first row, or the button for a new one."""
        rows = [found for group in self.groups for found in group.findChildren(ToDoRow)]
        for found in rows:
            if handover is not None and found.property("handover") == handover:
                found.button.setFocus()
                return
        if telling and self._telling is not None:
            self._telling.findChildren(ToDoRow)[0].button.setFocus()
            return
        (rows[0].button if rows and handover is None else self.new_button).setFocus()

    def _show_notices(self, today: date) -> None:
        """What recipients of earlier packages must hear comes first: others may be using it now."""
        found = self._room.desk.ask(open_notices)
        if not found:
            return
        items = [
            ToDo(
                key=int(item.student or 0), initials=item.initials or "–",
                name=discreet.name(item.student_name) if item.student else "Gewist dossier",
                what=f"{item.recipient} · {label(item.reason)}", due=due(item.due, today),
                press="bad" if item.due < today else "warn",
                action="Meld", act=_opener(self.telling.emit, item.id),
            )
            for item in found
        ]  # fmt: skip
        self._telling = ToDoGroup("Te melden aan wie een pakket kreeg", items)
        self.groups.append(self._telling)
        self._place.addWidget(self._telling)

    def _item(self, item: HandoverRow, verb: str, today: date) -> ToDo:
        waiting = item.status in (_S.VERSTUURD, _S.ONTVANGEN)
        when, press = "", ""
        if waiting and item.due is not None:
            when = due(item.due, today) if item.late else f"vóór {short_day(item.due, today)}"
            press = "bad" if item.late else ""
        elif item.status in (_S.AANGENOMEN, _S.TERUG, _S.VERVANGEN):
            when = label(item.status)
        return ToDo(
            key=int(item.student), initials=item.initials, name=discreet.name(item.student_name), what=_what(item),
            due=when, action=verb, act=_opener(self.opened.emit, int(item.id)), press=press,
        )  # fmt: skip

    def _resume(self, student: StudentId, name: str, letters: str) -> ToDo:
        return ToDo(
            key=int(student), initials=letters, name=discreet.name(name),
            what="Begonnen, nog geen ontvanger gekozen", due="concept",
            action="Ga verder", act=_opener(self.resumed.emit, int(student)),
        )  # fmt: skip

    def _empty(self) -> EmptyState:
        return EmptyState(
            "paper-plane-tilt", "Nog geen overdracht",
            "Hier komen de overdrachten aan gemeente, UWV, mbo, werkgeversservicepunt of dagbesteding, en aan de "
            "leerling zelf. Begin een half jaar voordat iemand van school gaat, dan kan de ontvanger op tijd "
            "meedenken.",
            action="Nieuwe overdracht", act=self.wanted_new.emit,
        )  # fmt: skip


def _opener(emit: Callable[[int], object], key: int) -> Callable[[], object]:
    return lambda: emit(key)


def _what(item: HandoverRow) -> str:
    version = f"versie {item.version}" if item.version > 1 else ""
    chain = f"vervangt {item.replaces[1]}" if item.replaces else ""
    if item.replaced_by is not None and item.replaced_by[1]:
        chain = f"vervangen door {item.replaced_by[1]}"
    return " · ".join(part for part in (item.recipient, item.number, version, chain) if part)


def _summary(rows: Sequence[HandoverRow]) -> str:
    preparing = sum(item.status is _S.VOORBEREID for item in rows)
    waiting = sum(item.status in (_S.VERSTUURD, _S.ONTVANGEN) for item in rows)
    late = sum(item.late for item in rows)
    parts = [f"{preparing} in voorbereiding", f"{waiting} {'wacht' if waiting == 1 else 'wachten'} op antwoord"]
    return ", ".join(parts) + (f", waarvan {count(late, 'te laat', 'te laat')}" if late else "")
