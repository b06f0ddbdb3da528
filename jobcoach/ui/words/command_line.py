"""What the command line says: a checked package, a class list, and the errors of the terminal itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from jobcoach.ui.words import count, sentences
from jobcoach.ui.words.dates import full_day, local_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobcoach.caseload.import_class import Imported, Planned
    from jobcoach.exchange.class_list import ClassList
    from jobcoach.handover.report import Finding, Report

SENTENCES: Final[dict[str, str]] = {
    "start.no_screen": "Hier is geen scherm om een venster op te tonen. Start JobCoach op een computer met een scherm, "
    "of gebruik: jobcoach demo --export MAP.",
    "file.absent": "Het bestand {name} is er niet. Kijk of de naam en de map kloppen.",
    "file.unreadable": "Het bestand {name} kan niet gelezen worden. Kijk of je het mag openen.",
    "file.too_large": "Het bestand {name} is te groot om een goed bestand te zijn. Er is niets gelezen.",
    "password.needed": "Dit pakket is beveiligd met een wachtwoord. Geef het met --password-stdin, of typ het in een "
    "terminal.",
}


# Written whole, so that the test of the sentences finds them.
_VERDICTS: Final = {
    "intact_known": "handover.verdict.intact_known",
    "intact_look": "handover.verdict.intact_look",
    "refused": "handover.verdict.refused",
}


def finding_sentence(finding: "Finding") -> str:
    """The sentence of one finding of the check."""
    template = sentences().get(finding.key, finding.key)
    return template.format(**dict(finding.values))


def report_lines(report: "Report") -> Iterator[str]:
    """The verdict first, then who and when, then every finding, and for a new school the digits to compare."""
    yield sentences()[_VERDICTS[report.verdict.value]]
    if report.parties is not None:
        parties = report.parties
        proof = f"PROEFZENDING {parties.package}: dit is geen dossier"
        yield proof if parties.trial else f"Overdracht {parties.package}, versie {parties.version}"
        if parties.replaces:
            yield f"Vervangt overdracht {parties.replaces}. Gebruik dat pakket niet meer."
        yield f"Van: {parties.school} (BRIN {parties.brin})"
        yield f"Voor: {parties.recipient}"
    if report.signed_at is not None:
        yield f"Verzegeld op {full_day(local_day(report.signed_at))}"
    for finding in report.findings:
        yield f"- {finding_sentence(finding)}"
    if report.fingerprint:
        yield f"Vingerafdruk van de school: {report.fingerprint}"


def plan_lines(found: "ClassList", planned: "Sequence[Planned]") -> Iterator[str]:
    """What an import would do: counts, then what is wrong per cell; names stay off the terminal."""
    from jobcoach.caseload.import_class import Fate

    fates = [item.fate for item in planned]
    yield (
        f"{count(fates.count(Fate.NEW), 'nieuwe leerling', 'nieuwe leerlingen')}, "
        f"{fates.count(Fate.CHANGED)} gewijzigd, {fates.count(Fate.SAME)} gelijk, {found.skipped} overgeslagen."
    )
    for problem in found.problems:
        template = sentences()[problem.key]
        yield f"- {template.format(row=problem.row, column=problem.column, value=problem.value)}"


def import_lines(done: "Imported") -> Iterator[str]:
    """What an import did, and how to take it back."""
    yield f"Opgehaald: {done.new} nieuw, {done.changed} gewijzigd, {done.same} gelijk."
    yield "Terugdraaien kan in het programma: Instellingen, Laatste handelingen."
