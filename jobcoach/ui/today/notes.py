"""What was noted at the locked door and waits for a place: one row each, with the button that gives it one."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.inbox import WaitingNote
from jobcoach.ui import discreet, theme
from jobcoach.ui.kit import MIDDLE, RIGHT, Button, Elided, Icon, Label, boxed, column, hairline, heading, row
from jobcoach.ui.words.dates import moment

_MOST = 4
NOTES = "inbox"  # said in place of a table when a waiting note was thrown away: only a draft went


def waiting_group(
    notes: Sequence[WaitingNote], *, now: datetime, place: Callable[[WaitingNote], object]
) -> QWidget | None:
    """The notes, the oldest first; nothing when none wait."""
    if not notes:
        return None
    number = len(notes)
    head = "1 notitie wacht op een plek" if number == 1 else f"{number} notities wachten op een plek"
    rows: list[QWidget] = []
    for note in notes[:_MOST]:
        rows += [hairline(), _row(note, now=now, place=place)]
    if number > _MOST:
        rows += [hairline(), boxed(column(Label(f"En nog {number - _MOST}", "small", "text2"), margins=(0, 8, 0, 0)))]
    return boxed(column(heading(head), 4, *rows, gap=0))


def _row(note: WaitingNote, *, now: datetime, place: Callable[[WaitingNote], object]) -> QWidget:
    words = " · ".join(note.text.split("\n")) if not discreet.is_on() else "Notitie"
    when = moment(note.at, now)
    button = Button("Geef een plek", "row", act=lambda: place(note), width=132)
    button.setAccessibleName(f"Geef een plek: {words}, {when}")
    at = Label(when, "small", "text2", align=RIGHT)
    at.setMinimumWidth(theme.px(90))
    sign = Icon("note-pencil", "text2", 20)
    inside = row((sign, 0, MIDDLE), (Elided(words), 1), at, button, gap=12, margins=(4, 6, 0, 6))
    return boxed(inside)
