"""Words about a damaged vault: what is the matter, what a backup lacks, and what was saved and lost per kind."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from jobcoach.ui.words import count
from jobcoach.ui.words.backups import loss_lines, when

if TYPE_CHECKING:
    from jobcoach.caseload.safety_facts import BackupRow
    from jobcoach.caseload.way_out import Outlook, Rescued
    from jobcoach.ui.words.keys import Told

SAFE = "Er is niets weggegooid. Wat je hier ook kiest: de beschadigde kluis blijft ernaast staan, zoals hij is."
_HEARD = {
    "vault.database_damaged": "Het bestand met de dossiers is beschadigd of niet heel.",
    "vault.database_empty": "Het bestand met de dossiers is leeg. Dat gebeurt soms als een schijf vol was.",
    "vault.database_missing": "Het bestand met de dossiers staat niet meer in de map van je kluis.",
    "vault.database_foreign": "Het bestand met de dossiers is vervangen door iets dat niet van JobCoach is.",
    "vault.header_foreign": "Het begin van het bestand met de dossiers is beschadigd, of het is van een andere kluis.",
}
# one word and more words per table, in the order in which a coach asks after them
_KINDS = (
    (("student",), "leerling", "leerlingen"),
    (("log_entry",), "logboekregel", "logboekregels"),
    (("internship",), "stage", "stages"),
    (("task",), "taak", "taken"),
    (("employer",), "bedrijf", "bedrijven"),
    (("contact_person", "network_person"), "contact", "contacten"),
    (("own_words",), "verhaal van een leerling", "verhalen van leerlingen"),
    (("talent", "interest", "need", "competence_score", "evidence"), "gegeven in Ik en Talenten",
     "gegevens in Ik en Talenten"),
    (("consent",), "antwoord over toestemming", "antwoorden over toestemming"),
    (("handover",), "overdracht", "overdrachten"),
    (("document", "praktijkverklaring"), "document of verklaring", "documenten en verklaringen"),
    (("draft",), "concept", "concepten"),
    (("audit_entry", "change", "change_set"), "regel over wie wat deed", "regels over wie wat deed"),
)  # fmt: skip
# lists that every new vault has, and what the vault keeps about itself
_LISTS = frozenset({"edition", "qualification", "kerntaak", "werkproces", "competence", "competence_list"})
_QUIET = frozenset({"alembic_version", "vault_fact", "counter"})
_KNOWN = frozenset(table for tables, _, _ in _KINDS for table in tables)


def heard(damage: "Told") -> str:
    """What is the matter, in one or two sentences."""
    if damage.key in _HEARD:
        return _HEARD[damage.key]
    number = dict(damage.values).get("count")
    pieces = count(number, "stukje is", "stukjes zijn") if isinstance(number, int) else "een deel is"
    return f"Het bestand met de dossiers is niet heel: {pieces} beschadigd. Wat beschadigd is, wordt niet getoond."


def lacking(outlook: "Outlook", *, now: datetime) -> Iterator[str]:
    """What going back to the newest backup would cost."""
    if outlook.loss is not None:
        yield from (line for line in loss_lines(outlook.loss, now=now) if not line.startswith("Je kluis van nu"))
        unknown = [
            words
            for number, words in ((outlook.loss.students, "leerlingen"), (outlook.loss.log_entries, "logboekregels"))
            if number is None
        ]
        if unknown:
            yield f"Hoeveel {' en '.join(unknown)} nieuw zijn, is niet meer te tellen."
        return
    used = f" Je kluis is het laatst gebruikt: {when(outlook.last_used, now)}." if outlook.last_used else ""
    yield f"Hoeveel er na deze back-up bij kwam, is niet meer te tellen.{used}"


def saved_lines(saved: Mapping[str, int]) -> tuple[str, ...]:
    """ "38 leerlingen", "412 logboekregels": what there is, per kind."""
    return _lines({table: rows for table, rows in _without_bin(saved).items() if table not in _LISTS})


def lost_lines(rescued: "Rescued", newest: "BackupRow | None") -> tuple[str, ...]:
    """What is gone, per kind; beside the newest backup, since a damaged table does not always know what it had."""
    lines = list(_lines(rescued.lost))
    if rescued.documents_lost:
        lines.append(count(rescued.documents_lost, "bijlage", "bijlagen"))
    kept = _without_bin(rescued.saved)
    for table, then, words in (
        ("student", newest.students if newest else None, ("leerling", "leerlingen")),
        ("log_entry", newest.log_entries if newest else None, ("logboekregel", "logboekregels")),
    ):
        if then and not rescued.lost.get(table) and kept.get(table, 0) < then:
            lines.append(f"{count(then - kept.get(table, 0), *words)} die wel in de nieuwste back-up staan")
    return tuple(lines)


def no_backup() -> str:
    """There is none that can be read."""
    return "Er is geen back-up die nog te lezen is. Heb je er een op een stick of schijf, kies die dan."


def _without_bin(rows: Mapping[str, int]) -> dict[str, int]:
    return {table: number - rows.get(f"{table} in bin", 0) for table, number in rows.items() if " " not in table}


def _lines(rows: Mapping[str, int]) -> tuple[str, ...]:
    found = [
        count(total, one, more)
        for tables, one, more in _KINDS
        if (total := sum(rows.get(table, 0) for table in tables))
    ]
    rest = sum(number for table, number in rows.items() if table not in _KNOWN and table not in _QUIET)
    return (*found, *((count(rest, "ander gegeven", "andere gegevens"),) if rest else ()))
