"""The layout of an overgangsdocument as a small file: keys, headings, use; nothing of a person, nothing of a school."""

import json
from collections.abc import Mapping
from typing import Any, Final

from jobcoach.model.choices import Destination
from jobcoach.model.expected import Expected
from jobcoach.model.handover_layout import default_sections

FORM: Final = "urn:jobcoach:indeling:1"
LARGEST: Final = 50_000
LONGEST_HEADING: Final = 80
Sections = tuple[tuple[str, str, bool], ...]


def write_layout(name: str, layouts: Mapping[Destination, Sections]) -> bytes:
    """The file as UTF-8 JSON; ``name`` says whose it is ("regio Haaglanden"), sections are (key, heading, used)."""
    whole = {
        "bestand": FORM,
        "naam": name,
        "indeling": {
            destination.value: [{"onderdeel": key, "kop": heading, "gebruikt": used} for key, heading, used in rows]
            for destination, rows in layouts.items()
        },
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def read_layout(content: bytes) -> tuple[str, dict[Destination, Sections]]:
    """Name and sections per destination, every section of the default once, none of the fixed ones left out.

    Raises ``layout.file`` for anything else, ``layout.newer`` for sections that this version does not have.
    """
    try:
        if len(content) > LARGEST:
            raise ValueError
        whole = json.loads(content.decode("utf-8-sig"))
        if set(whole) != {"bestand", "naam", "indeling"} or not isinstance(whole["naam"], str):
            raise ValueError
        known = whole["bestand"] == FORM
        found = {Destination(key): tuple(_section(row) for row in rows) for key, rows in whole["indeling"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Expected("layout.file") from error
    if not known:
        raise Expected("layout.newer")
    for destination, rows in found.items():
        _check(destination, rows)
    if not found:
        raise Expected("layout.file")
    return " ".join(whole["naam"].split())[:120], found


def _section(row: Any) -> tuple[str, str, bool]:
    key, heading, used = row["onderdeel"], row["kop"], row["gebruikt"]
    if set(row) != {"onderdeel", "kop", "gebruikt"} or not isinstance(key, str) or not isinstance(used, bool):
        raise ValueError
    if (
        not isinstance(heading, str)
        or not heading.strip()
        or len(heading) > LONGEST_HEADING
        or not heading.isprintable()
    ):
        raise ValueError
    return key, heading.strip(), used


def _check(destination: Destination, rows: Sections) -> None:
    known = {section.key: section for section in default_sections(destination)}
    keys = [key for key, _, _ in rows]
    if set(keys) - set(known) or set(known) - set(keys):
        raise Expected("layout.newer")
    if len(keys) != len(known) or any(known[key].fixed and not used for key, _, used in rows):
        raise Expected("layout.file")
