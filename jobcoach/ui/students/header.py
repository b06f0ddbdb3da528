"""The band above a dossier: who, how it stands, and the next step with its one button."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from jobcoach.caseload.dossier import Head
from jobcoach.caseload.papers import papers_of
from jobcoach.caseload.readiness import Readiness
from jobcoach.caseload.tasks import FinishTask
from jobcoach.model.choices import PaperStatus, TaskKind
from jobcoach.model.labels import label
from jobcoach.ui import discreet
from jobcoach.ui.kit import Button, Chip, header_band, primary
from jobcoach.ui.students.room import Room
from jobcoach.ui.students.side import BOX_PARTS
from jobcoach.ui.words.dates import SHORT_MONTHS, due
from jobcoach.ui.words.notices import answer_word

# a task has no kind of its own for a paper; its words say it
_PAPER = "praktijkverklaring"


def band(head: Head, ready: Readiness | None, room: Room, *, before: Button | None, corner: bool) -> QFrame:
    """The header of this dossier as it stands; ``ready`` is only asked where no task is the next step."""
    words, when, button = _next_step(head, ready, room)
    return header_band(
        head.initials,
        head.student,
        discreet.name(head.name),
        _line(head, room),
        _chips(head),
        next_step=words,
        when=when,
        button=button,
        before=before,
        corner=corner,
    )


def _has_concept(room: Room) -> bool:
    return any(paper.status is PaperStatus.CONCEPT for paper in room.desk.ask(papers_of(room.student)))


def _line(head: Head, room: Room) -> str:
    parts = [f"{head.age} jaar" if head.age is not None else "", f"klas {head.class_name}" if head.class_name else ""]
    if head.employer and head.since is not None:
        year = "" if head.since.year == room.today.year else f" {head.since.year}"
        parts.append(f"{head.employer}, sinds {head.since.day} {SHORT_MONTHS[head.since.month - 1]}{year}")
    return " · ".join(part for part in parts if part)


def _chips(head: Head) -> tuple[Chip, ...]:
    if head.left_on is not None:
        state = Chip("Van school", "info", icon="flag")
    elif head.stage is not None:
        state = Chip("Op stage", "ok", icon="briefcase")
    else:
        state = Chip("Geen stage", "neutral", icon="briefcase")
    direction = (Chip(f"Richting {head.direction}", "neutral", icon="path"),) if head.direction else ()
    return (state, *direction)


def _next_step(head: Head, ready: Readiness | None, room: Room) -> tuple[str, str, Button | None]:
    step = head.next_step
    if step is not None:
        when = "" if step.due is None else due(step.due, room.today)
        if step.due is not None and step.due > room.today:
            when = f"vóór {when}" if not when.startswith("morgen") else when
        acts: dict[TaskKind, tuple[str, Callable[[], object]]] = {
            TaskKind.TOESTEMMING: ("Vraag toestemming", lambda: room.show_part("Toestemming")),
            TaskKind.BEZOEK: ("Leg bezoek vast", lambda: room.log(step.task)),
            TaskKind.NAZORG: ("Leg contact vast", lambda: room.log(step.task)),
        }
        word, act = acts.get(step.kind, ("Vink af", lambda: room.attempt(FinishTask(task=step.task))))
        if step.handover is not None:
            key = int(step.handover)
            word, act = answer_word(waits=step.waits), lambda: room.go("handover", key)
        elif step.kind not in acts and _PAPER in step.what.casefold() and _has_concept(room):
            word, act = "Werk verder", lambda: room.show_part("Documenten")
        return step.what, when, primary(word, act)
    if ready is None:
        return "", "", None
    for box in ready.missing:
        if (part := BOX_PARTS.get(box)) is not None:
            return f"{label(box)} invullen", "", primary("Vul in", lambda: room.show_part(part))
    if not ready.missing:
        return "Overdracht voorbereiden", "", primary("Naar Overdracht", lambda: room.go("handover", head.student))
    return "", "", None
