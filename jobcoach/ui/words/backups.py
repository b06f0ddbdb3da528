"""Words about backups: how old the last one is, what is in one, and what going back would change."""

from collections.abc import Iterator
from datetime import datetime

from jobcoach.caseload.safety import SafetyState
from jobcoach.caseload.safety_facts import BackupRow, Loss, PlaceFacts
from jobcoach.ui.words import count
from jobcoach.ui.words.dates import clock, local_day, moment, short_day

SENTENCES: dict[str, str] = {
    "file.not_saved": "Het bestand is niet bewaard en er is geen half bestand. Je kluis is veilig. Kies een "
    "andere plek.",
}
OLD_DAYS = 2
KINDS = {"back-up": "", "voor-bijwerken": "vóór bijwerken", "voor-terugzetten": "vóór terugzetten"}


def status(state: SafetyState, *, now: datetime) -> tuple[str, str]:
    """Words and tone (ok, warn) for the status line; an old backup is fine while nothing was changed since."""
    if state.last_here is None:
        return "Nog geen back-up", "warn"
    days = (local_day(now) - local_day(state.last_here)).days
    if days > OLD_DAYS and state.due:
        return f"Back-up is {days} dagen oud", "warn"
    if state.second_problem is not None:
        return "Back-up alleen op deze laptop", "warn"
    words = {0: "vandaag", 1: "gisteren"}.get(days, short_day(local_day(state.last_here), local_day(now)))
    return f"Back-up {words}", "ok"


def last_words(at: datetime | None, now: datetime) -> str:
    """When the last one was made."""
    return "Nog geen back-up" if at is None else f"Laatste back-up {moment(at, now)}"


def when(at: datetime, now: datetime) -> str:
    """Day and time of a backup, both always."""
    day, today = local_day(at), local_day(now)
    return moment(at, now) if (today - day).days in (0, 1) else f"{short_day(day, today)} {clock(at)}"


def content(row: BackupRow) -> str:
    """ "38 leerlingen, 412 logboekregels"; the counts are unknown when it cannot be read."""
    if row.students is None or row.log_entries is None:
        return "niet te lezen"
    parts = [
        count(row.students, "leerling", "leerlingen"),
        count(row.log_entries, "logboekregel", "logboekregels"),
        KINDS.get(row.kind, ""),
    ]
    return ", ".join(part for part in parts if part)


def place(row: BackupRow) -> str:
    """Where it stands."""
    if row.here and row.elsewhere:
        return "hier en tweede plek"
    return "hier" if row.here else "tweede plek"


def loss_lines(loss: Loss, *, now: datetime) -> Iterator[str]:
    """What will not be there any more after going back, in sentences."""
    if loss.acts == 0:
        yield "Sindsdien is er niets veranderd. Je raakt niets kwijt."
        return
    acts = count(loss.acts, "handeling", "handelingen")
    dossiers = f", in {count(loss.dossiers, 'dossier', 'dossiers')}" if loss.dossiers else ""
    first = when(loss.first, now) if loss.first else "een onbekende dag"
    last = when(loss.last, now) if loss.last else "een onbekende dag"
    span = f"van {first}" if first == last else f"van {first} tot {last}"
    yield f"Dan staat dit er niet meer in: {acts}{dossiers}, {span}."
    new = [
        count(number, one, more)
        for number, one, more in (
            (loss.students, "leerling", "leerlingen"),
            (loss.log_entries, "logboekregel", "logboekregels"),
        )
        if number
    ]
    if new:
        yield f"Nieuw sindsdien: {' en '.join(new)}."
    yield "Je kluis van nu blijft ernaast staan. Er gaat geen back-up weg."


def place_warnings(facts: PlaceFacts) -> tuple[str, ...]:
    """What a coach should know of a chosen folder before it becomes the second place."""
    told = []
    if facts.same_disk:
        told.append("Deze map staat op dezelfde schijf als je kluis. Is de laptop weg, dan is deze back-up ook weg.")
    if facts.sync_folder:
        told.append("Deze map wordt ook online bewaard. De back-ups zijn versleuteld; vraag je school of dat mag.")
    if facts.removable:
        told.append("Dit is een stick of losse schijf. Bewaar hem niet bij je laptop.")
    return tuple(told)
