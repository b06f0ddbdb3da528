"""The small lists on a company's card: people, recognitions, stages, and what was logged."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.employers import SaveContactPerson
from jobcoach.caseload.internships import InternshipRow
from jobcoach.caseload.log_book import LogRow
from jobcoach.model.choices import LogKind
from jobcoach.model.labels import label
from jobcoach.ui import discreet
from jobcoach.ui.kit import (
    MIDDLE,
    Avatar,
    Button,
    Elided,
    Moment,
    StatusWord,
    Timeline,
    boxed,
    column,
    hairline,
    row,
    small,
)
from jobcoach.ui.words.dates import hours, short_day

LOG_ICONS = {
    LogKind.STAGEDAG: "briefcase",
    LogKind.BEZOEK: "map-pin",
    LogKind.GESPREK: "chat-circle-text",
    LogKind.TELEFOON: "phone",
    LogKind.NOTITIE: "note-pencil",
}
Recognised = tuple[int, str, str, date | None, int]


def person_row(person: SaveContactPerson, *, change: Callable[[], object], remove: Callable[[], object]) -> QWidget:
    """Name and function, how to reach, and the buttons."""
    role = "praktijkopleider" if person.trainer else ""
    line = " · ".join(part for part in (role, person.function) if part)
    ways = " · ".join(part for part in (person.phone, person.email) if part)
    words = column(Elided(person.name, "h"), *(Elided(text, "small", "text2") for text in (line, ways) if text), gap=1)
    edit = Button("Wijzig", "row", act=change)
    drop = Button("", "icon", icon="x", name=f"Haal {person.name} weg", act=remove)
    edit.setAccessibleName(f"Wijzig {person.name}")
    return boxed(row((words, 1), (edit, 0, MIDDLE), (drop, 0, MIDDLE), gap=8, margins=(0, 8, 0, 8)))


def recognition_row(item: Recognised, *, today: date, remove: Callable[[], object]) -> QWidget:
    """What for, until when; a date that is near or past says so."""
    _, code, name, end, feasible = item
    only = f"{feasible} werkproces{'sen' if feasible != 1 else ''}" if feasible else ""
    title = " · ".join(part for part in (name, code, only) if part)
    left = None if end is None else (end - today).days
    if end is None:
        until: QWidget = small("geen einddatum")
    elif left is not None and left < 0:
        until = StatusWord("warning-circle", f"verlopen op {short_day(end, today)}", "bad", right=True)
    elif left is not None and left <= 60:
        until = StatusWord("hourglass", f"loopt af {short_day(end, today)}", "warn", right=True)
    else:
        until = small(f"tot {short_day(end, today)[3:]}")
    drop = Button("", "icon", icon="x", name=f"Haal erkenning {code} weg", act=remove)
    return boxed(row((Elided(title), 1), (until, 0, MIDDLE), (drop, 0, MIDDLE), gap=8, margins=(0, 4, 0, 4)))


def stage_row(item: InternshipRow, *, today: date, open_it: Callable[[], object]) -> QWidget:
    """A student who is or was there."""
    since = f"sinds {short_day(item.start, today)[3:]}" if item.running else f"vanaf {short_day(item.start, today)[3:]}"
    line = f"{label(item.kind)}, {since}"
    words = column(Elided(discreet.name(item.student_name), "h"), Elided(line, "small", "text2"), gap=1)
    button = Button("Open", "row", act=open_it)
    button.setAccessibleName(f"Open {discreet.name(item.student_name)}")
    circle = Avatar(item.initials, int(item.student))
    return boxed(row((circle, 0, MIDDLE), (words, 1), (button, 0, MIDDLE), gap=12, margins=(0, 8, 0, 8)))


def log_timeline(entries: Sequence[LogRow], *, today: date, with_student: bool, most: int = 12) -> Timeline:
    """What was logged, newest first."""
    return Timeline([_moment(entry, today=today, with_student=with_student) for entry in entries[:most]])


def _moment(entry: LogRow, *, today: date, with_student: bool) -> Moment:
    who = discreet.name(entry.student_name) if with_student else entry.employer_name
    title = " ".join(part for part in (label(entry.kind), hours(entry.minutes) if entry.minutes else "") if part)
    text = " · ".join(part for part in (who, discreet.words(entry.note)) if part)
    return Moment(icon=LOG_ICONS[entry.kind], title=title, date=short_day(entry.on, today)[3:], text=text)


def listed(into: QVBoxLayout, rows: Sequence[QWidget], empty: str) -> None:
    """Rows with hairlines between, or the words that say why there are none."""
    if not rows:
        into.addWidget(small(empty, wrap=True))
    for number, widget in enumerate(rows):
        if number:
            into.addWidget(hairline())
        into.addWidget(widget)
