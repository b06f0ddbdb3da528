"""The trust file: which school has which root, as compared by a human; public knowledge, so outside every vault."""

import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from jobcoach.handover.seal import fingerprint, read_digits, seal_life
from jobcoach.model.expected import Expected

VERSION = 1
LARGEST_FILE = 1_000_000
MOST_SCHOOLS = 500
_KEYS = {"brin", "school", "fingerprint", "pinned_on", "root_pem"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedSchool:
    """One school whose fingerprint was compared by telephone or letter, and the day on which that was done."""

    brin: str
    school: str
    fingerprint: str
    pinned_on: date
    root_pem: bytes = field(repr=False)


def read_trust(path: Path) -> tuple[PinnedSchool, ...]:
    """All pinned schools, by BRIN; nothing when there is no file yet.

    The names and digits in the file must be those of the certificates in it. Raises Expected
    handover.trust_damaged and handover.trust_unreadable (the disk says no).
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Expected("handover.trust_damaged", path=str(path))
        raw = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise Expected("handover.trust_unreadable", path=str(path)) from error
    try:
        return _parsed(raw)
    except (ValueError, TypeError, KeyError, RecursionError, Expected) as error:
        raise Expected("handover.trust_damaged", path=str(path)) from error


def pinned_roots(path: Path) -> tuple[bytes, ...]:
    """The roots to give to ``check``. Raises Expected as read_trust."""
    return tuple(school.root_pem for school in read_trust(path))


def pin(path: Path, root_pem: bytes, *, on: date) -> PinnedSchool:
    """Remember a school whose fingerprint was compared; pinning the same root again changes nothing.

    Raises Expected handover.trust_other_root (this BRIN has another root), handover.not_a_root, handover.trust_full,
    handover.trust_unwritable, handover.seal_unreadable, and as read_trust.
    """
    known = read_trust(path)
    school = _school(root_pem, on=on)
    for other in known:
        if other.brin == school.brin:
            if other.root_pem != school.root_pem:
                raise Expected("handover.trust_other_root", school=other.school, brin=other.brin)
            return other
    if len(known) >= MOST_SCHOOLS:
        raise Expected("handover.trust_full")
    _write(path, sorted((*known, school), key=lambda pinned: pinned.brin))
    return school


def replace_root(path: Path, root_pem: bytes, *, told: str, on: date) -> PinnedSchool:
    """Put a new root in the place of the known one of the same school; the only way past ``pin``'s refusal.

    ``told`` are the 8 groups that the school told by telephone: the program compares them, not a tired eye.
    Raises Expected handover.digits_shape, handover.digits_differ, handover.trust_unknown (there is nothing to
    replace), and as pin.
    """
    school = _school(root_pem, on=on)
    if read_digits(told) != school.fingerprint:
        raise Expected("handover.digits_differ")
    known = read_trust(path)
    others = [other for other in known if other.brin != school.brin]
    if len(others) == len(known):
        raise Expected("handover.trust_unknown", brin=school.brin)
    _write(path, sorted((*others, school), key=lambda pinned: pinned.brin))
    return school


def _school(root_pem: bytes, *, on: date) -> PinnedSchool:
    from jobcoach.handover import certificates

    root = certificates.from_pem(root_pem)
    if not certificates.is_school_root(root):
        raise Expected("handover.not_a_root")
    root_pem = certificates.pem_of(root)  # a file that came by mail may have other line ends
    life = seal_life(root_pem)
    return PinnedSchool(
        brin=life.brin, school=life.school, fingerprint=fingerprint(root_pem), pinned_on=on, root_pem=root_pem
    )


def _parsed(raw: bytes) -> tuple[PinnedSchool, ...]:
    whole = json.loads(raw.decode("utf-8"))
    if set(whole) != {"version", "schools"} or whole["version"] != VERSION or len(whole["schools"]) > MOST_SCHOOLS:
        raise ValueError
    schools = tuple(_entry(entry) for entry in whole["schools"])
    if len({school.brin for school in schools}) != len(schools):
        raise ValueError
    return schools


def _entry(entry: Any) -> PinnedSchool:
    if set(entry) != _KEYS:
        raise ValueError
    school = _school(entry["root_pem"].encode("ascii"), on=date.fromisoformat(entry["pinned_on"]))
    if (school.brin, school.school, school.fingerprint) != (entry["brin"], entry["school"], entry["fingerprint"]):
        raise ValueError
    return school


def _write(path: Path, schools: Iterable[PinnedSchool]) -> None:
    """Write beside the file, flush to the disk, then rename: a power cut leaves the old file or the new one."""
    entries = [
        {
            "brin": school.brin,
            "school": school.school,
            "fingerprint": school.fingerprint,
            "pinned_on": school.pinned_on.isoformat(),
            "root_pem": school.root_pem.decode("ascii"),
        }
        for school in schools
    ]
    text = json.dumps({"version": VERSION, "schools": entries}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    beside = ""
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".nieuw")
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as error:
        if beside:
            Path(beside).unlink(missing_ok=True)
        raise Expected("handover.trust_unwritable", path=str(path)) from error
