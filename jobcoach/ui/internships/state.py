"""How a stage stands: running, coming, still to finish or over; and which facts are missing, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from jobcoach.caseload.internships import InternshipRow
from jobcoach.caseload.log_book import LogRow
from jobcoach.model.choices import AgreementStatus, LogKind, Outcome
from jobcoach.ui.words import count
from jobcoach.ui.words.dates import full_day, short_day


class Standing(Enum):
    """In the order of the list."""

    RUNNING = 0
    TO_FINISH = 1
    COMING = 2
    OVER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the state of a stage depends on."""

    start: date
    end: date | None
    agreement: AgreementStatus
    outcome: Outcome | None


def facts_of(row: InternshipRow) -> Facts:
    """The facts of a line of the list."""
    return Facts(start=row.start, end=row.end, agreement=row.agreement, outcome=row.outcome)


def standing(facts: Facts, today: date) -> Standing:
    """An outcome ends a stage; one that is past its end without an outcome still asks for something."""
    if facts.outcome is not None:
        return Standing.OVER
    if facts.start > today:
        return Standing.COMING
    return Standing.RUNNING if facts.end is None or facts.end >= today else Standing.TO_FINISH


def term(facts: Facts, today: date) -> str:
    """``loopt sinds di 1 sep``, ``begint ma 30 nov``, ``van di 1 sep tot en met vr 20 nov``."""
    state = standing(facts, today)
    if state is Standing.COMING:
        return f"begint {short_day(facts.start, today)}"
    if state is Standing.RUNNING:
        until = f", tot en met {short_day(facts.end, today)}" if facts.end else ""
        return f"loopt sinds {short_day(facts.start, today)}{until}"
    until = f" tot en met {short_day(facts.end, today)}" if facts.end else ""
    return f"van {short_day(facts.start, today)}{until}"


def missing(facts: Facts, today: date) -> tuple[str, ...]:
    """Sentences about what is missing; nothing for a stage that is over."""
    state = standing(facts, today)
    found = []
    if facts.agreement is not AgreementStatus.COMPLEET and state is Standing.COMING:
        days = (facts.start - today).days
        found.append(
            f"De overeenkomst is nog niet door iedereen getekend. De stage begint over {count(days, 'dag', 'dagen')}."
        )
    if facts.agreement is not AgreementStatus.COMPLEET and state is Standing.RUNNING:
        found.append(
            f"De stage begon op {full_day(facts.start)}, maar de overeenkomst is nog niet door iedereen getekend."
        )
    if state is Standing.TO_FINISH and facts.end is not None:
        found.append(f"De einddatum {full_day(facts.end)} is voorbij. Vul bij Afloop in hoe de stage is gegaan.")
    return tuple(found)


def hours_worked(entries: Sequence[LogRow], today: date) -> tuple[int, int]:
    """Minutes of the stage days in total, and in the week (from Monday) of ``today``."""
    monday = today - timedelta(days=today.weekday())
    days = [entry for entry in entries if entry.kind is LogKind.STAGEDAG and entry.minutes]
    this_week = sum(entry.minutes or 0 for entry in days if monday <= entry.on <= today)
    return sum(entry.minutes or 0 for entry in days), this_week
