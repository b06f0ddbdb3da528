"""The side column of a stage: the way to the dossier, the hours, and the log; and a line that says what is missing."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jobcoach.caseload.log_book import LogRow
from jobcoach.model.labels import label
from jobcoach.ui.employers.lists import LOG_ICONS
from jobcoach.ui.internships.state import hours_worked
from jobcoach.ui.kit import TOP, Icon, KeyCap, Label, Moment, Timeline, boxed, heading, row, second, small
from jobcoach.ui.words.dates import hours, short_day

MOST_SHOWN = 12


def warning_line(words: str) -> QWidget:
    """One thing that is missing, in words that wrap."""
    line = boxed(row((Icon("warning", "warn", 16), 0, TOP), (Label(words, "body", "warn", wrap=True), 1), gap=8))
    line.setAccessibleName(words)
    return line


def fill_side(
    side: QVBoxLayout,
    entries: Sequence[LogRow],
    *,
    today: date,
    planned: str,
    open_dossier: Callable[[], object],
    student: str,
) -> None:
    """Dossier button, hours, then what was logged, newest first."""
    button = second("Open dossier", open_dossier, icon="student")
    button.setAccessibleName(f"Open dossier van {student}")
    side.addLayout(row(button, None))
    side.addSpacing(16)
    total, week = hours_worked(entries, today)
    side.addWidget(heading("Uren"))
    side.addLayout(_figure("Deze week", _of(hours(week), planned.strip())))
    side.addLayout(_figure("In totaal", hours(total)))
    side.addSpacing(16)
    side.addLayout(row(heading("Logboek"), None, small("Leg vast"), KeyCap("Ctrl+L")))
    side.addSpacing(8)
    if not entries:
        side.addWidget(small("Nog niets. Leg vast wat je bij het bedrijf ziet en hoort.", wrap=True))
        return
    side.addWidget(Timeline([_moment(entry, today) for entry in entries[:MOST_SHOWN]]))
    if len(entries) > MOST_SHOWN:
        side.addWidget(small(f"De {MOST_SHOWN} nieuwste van {len(entries)}. De rest staat in het dossier.", wrap=True))


def _moment(entry: LogRow, today: date) -> Moment:
    title = " ".join(part for part in (label(entry.kind), hours(entry.minutes) if entry.minutes else "") if part)
    return Moment(icon=LOG_ICONS[entry.kind], title=title, date=short_day(entry.on, today)[3:], text=entry.note)


def _of(worked: str, planned: str) -> str:
    """``9:30 uur van 24 uur``; what is planned is free text, often only a number."""
    if not planned:
        return worked
    return f"{worked} van {planned}{' uur' if planned.replace(',', '').isdigit() else ''}"


def _figure(words: str, figure: str) -> QHBoxLayout:
    return row(small(words), None, Label(figure, "body"), gap=8)
