"""The machine-readable half of an overdracht: one snapshot, written as canonical JSON under a published schema."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who sends and who receives. ``package`` is the number BRIN-coach-year-sequence."""

    package: str
    version: int
    replaces: str = ""
    made_on: date
    school: str
    brin: str
    coach: str
    recipient: str
    recipient_kind: str
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What leaves, after the allow-list and the consent: sections of plain values, nothing that is not printed too.

    ``sections`` maps a section name of the schema to a JSON value (dicts, lists, strings, numbers, booleans; dates
    as ISO strings). ``left_out`` names the subjects that are refused or left out, with the reason.
    """

    parties: Parties
    sections: dict[str, object]
    left_out: tuple[tuple[str, str], ...] = ()
