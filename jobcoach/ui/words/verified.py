"""What ``jobcoach verify --json`` writes: one object, the same names for ever, new ones only added.

==================== ==============================================================================================
name                 value
==================== ==============================================================================================
jobcoach_verify      1, the version of this form
file                 name of the file, without its folder
verdict              intact_known, intact_look, refused, or not_opened (then only ``exit_code`` and ``findings`` follow)
exit_code            0, 1, 2, 64 or 65, as the command ends
sha256               of the checked container, 64 hexadecimal digits
package, version     number of the overdracht and its version, or null when it was refused; so are the next six
replaces             number of the overdracht that this one replaces, or ""
school, brin         the school in the data
recipient            for whom it was made
practice             true for an oefenschool
trial                true for a proefzending: nothing to file
sealed_at            instant of the seal, ISO 8601 in UTC
sealed_by            name in the seal
fingerprint          8 groups of 5 digits of the school's root
root_sha256          SHA-256 of that root, as openssl shows it, without colons
findings             list of {key, severity (note, look, refuse), sentence, values {name: text}}
files                list of {name, size in bytes}; empty when it was refused
==================== ==============================================================================================
"""

from typing import TYPE_CHECKING

from jobcoach.ui.words import sentence
from jobcoach.ui.words.command_line import finding_sentence

if TYPE_CHECKING:
    from jobcoach.handover.report import Report
    from jobcoach.model.expected import Expected

VERSION = 1


def report_fields(file_name: str, report: "Report") -> dict[str, object]:
    """A report in the form above."""
    from jobcoach.handover.seal import sha256_hex

    parties = report.parties
    return {
        "jobcoach_verify": VERSION,
        "file": file_name,
        "verdict": report.verdict.value,
        "exit_code": report.exit_code,
        "sha256": report.digest,
        "package": parties and parties.package,
        "version": parties and parties.version,
        "replaces": parties and parties.replaces,
        "school": parties and parties.school,
        "brin": parties and parties.brin,
        "recipient": parties and parties.recipient,
        "practice": parties and parties.practice,
        "trial": parties and parties.trial,
        "sealed_at": report.signed_at and report.signed_at.isoformat(),
        "sealed_by": report.holder or None,
        "fingerprint": report.fingerprint or None,
        "root_sha256": sha256_hex(report.root_pem) if report.root_pem else None,
        "findings": [
            {
                "key": found.key,
                "severity": found.severity.value,
                "sentence": finding_sentence(found),
                "values": dict(found.values),
            }
            for found in report.findings
        ],
        "files": [{"name": line.name, "size": line.size} for line in report.files],
    }


def failure_fields(file_name: str, error: "Expected", code: int) -> dict[str, object]:
    """The form of a file that could not be opened."""
    found = {"key": error.key, "severity": "refuse", "sentence": sentence(error), "values": {}}
    return {
        "jobcoach_verify": VERSION,
        "file": file_name,
        "verdict": "not_opened",
        "exit_code": code,
        "findings": [found],
    }  # fmt: skip
