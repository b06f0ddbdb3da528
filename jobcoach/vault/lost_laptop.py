"""The page for when a laptop is lost: what was on it in counts, readable with the school's key or a recovery code only.

It lies in the bundle and beside the backups at the second place, and is written anew at each backup. It opens nothing:
neither the master key nor a name of a student is in it.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jobcoach.model.base import Base
from jobcoach.model.consent import Consent
from jobcoach.model.documents import Document, SealKeys
from jobcoach.model.employers import ContactPerson, Employer
from jobcoach.model.expected import Expected
from jobcoach.model.handover import Handover
from jobcoach.model.internships import LogEntry
from jobcoach.model.people import Coach, NetworkPerson, School, Student
from jobcoach.vault import boxes, header_file, page_seal
from jobcoach.vault.errors import translated
from jobcoach.vault.header import ESCROW, RECOVERY, Header, Slot, canonical, to_bytes, to_text
from jobcoach.vault.inside import Inside
from jobcoach.vault.slots import sheet_private, slots_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

FILE = "verloren-laptop.blad"
_FORMAT, _MOST_BYTES, _STEP = "jobcoach-verloren-laptop", 256 * 1024, 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Counts of persons and records in a vault, the bin included, and what stands in the seal; never a student's name.

    ``minors`` is how many students are under 16 and under 18; ``with_health`` how many have text about health.
    """

    school: str
    brin: str
    coach: str
    students: int
    minors: tuple[int, int]
    with_health: int
    network_persons: int
    employers: int
    contact_persons: int
    log_entries: int
    documents: int
    handovers: int
    consents: int
    seals: tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a school reads in the first hours. ``slots`` holds (type, person, day made); instants are in UTC.

    ``in_use_since`` is since when the vault was open while this page was written; None when nothing had changed yet.
    """

    vault: str
    at: datetime
    facts: Facts = field(repr=False)
    last_backup: datetime | None
    in_use_since: datetime | None
    slots: tuple[tuple[str, str, date | None], ...] = field(repr=False)


def facts(session: Session) -> Facts:
    """Question: the counts of this vault, with what is in the bin, since that was on the laptop too."""
    today: date = session.info["today"]
    school, coach = session.scalars(select(School)).first(), session.scalars(select(Coach)).first()
    born = list(session.scalars(_all(select(Student.born_on))))
    return Facts(
        school=school.name if school else "",
        brin=school.brin if school else "",
        coach=coach.name if coach else "",
        students=len(born),
        minors=(_under(16, born, today), _under(18, born, today)),
        with_health=session.scalar(_all(select(func.count(Student.id)).where(Student.health != ""))) or 0,
        network_persons=_count(session, NetworkPerson),
        employers=_count(session, Employer),
        contact_persons=_count(session, ContactPerson),
        log_entries=_count(session, LogEntry),
        documents=_count(session, Document),
        handovers=_count(session, Handover),
        consents=_count(session, Consent),
        seals=tuple((row.fingerprint, row.valid_until.date()) for row in session.scalars(_all(select(SealKeys)))),
    )


def _all(query: Any) -> Any:
    return query.execution_options(include_deleted=True)


def _count(session: Session, kind: type[Base]) -> int:
    return session.scalar(_all(select(func.count()).select_from(kind))) or 0


def _under(years: int, born: Iterable[date | None], today: date) -> int:
    return sum(
        day is not None and (today.year - day.year, today.month, today.day) < (years, day.month, day.day)
        for day in born
    )


def write(inside: Inside, found: Facts, *, last_backup: datetime | None, places: tuple[Path, ...] = ()) -> bool:
    """Write the page into the bundle and into ``places`` (second places); call it after each backup.

    False when nobody could read it: no school's key, and no recovery code of this version. A second place that is not
    there is passed over. Raises ``vault.disk_full``, ``vault.read_only`` for the bundle.
    """
    header = inside.header
    seal = page_seal.seal_of(header)
    page = Page(
        vault=header.id,
        at=inside.now,
        facts=found,
        last_backup=last_backup,
        in_use_since=seal.at if seal and seal.open else None,
        slots=tuple((slot.type, slot.person, slot.made_on) for slot in slots_of(header, inside.master)),
    )
    boxed = _boxed(header, page)
    if not boxed["for"]:
        return False
    content = canonical(boxed)
    with translated():
        _put(inside.folder, content)
    for place in places:
        try:
            if place.is_dir():
                _put(place, content)
        except OSError:
            continue
    return True


def read(file: Path, *, escrow: "X25519PrivateKey | None" = None, recovery: str | None = None) -> Page:
    """The page in a file, with the school's key or a recovery code.

    Raises ``lost.file``, ``lost.wrong_key``, ``vault.recovery_*``.
    """
    with translated(), file.open("rb") as stream:
        raw = stream.read(_MOST_BYTES + 1)
    try:
        found = json.loads(raw) if len(raw) <= _MOST_BYTES else None
        if type(found) is not dict or (found.get("format"), found.get("version")) != (_FORMAT, 1):
            raise ValueError
        entries = [_entry(one) for one in found["for"]]
        vault, at = str(found["vault"]), str(found["at"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Expected("lost.file") from None
    for slot, box in entries:
        private = _private(slot, escrow, recovery)
        content = None if private is None else boxes.unseal(private, box, _info(vault, slot.id, at))
        if content is not None:
            return _page(content)
    raise Expected("lost.wrong_key")


def _private(slot: Slot, escrow: "X25519PrivateKey | None", recovery: str | None) -> "X25519PrivateKey | None":
    if slot.type == ESCROW:
        return escrow
    return sheet_private(slot, recovery) if slot.type == RECOVERY and recovery is not None else None


def _boxed(header: Header, page: Page) -> dict[str, Any]:
    """The file: one box per reader, all with the same content; ``info`` ties each to vault, slot and instant."""
    content = canonical(asdict(page) | {"at": page.at.isoformat()} | _texts(page))
    content += b" " * (-len(content) % _STEP)
    at, entries = page.at.isoformat(), []
    for slot in header.slots:
        public = json.loads(slot.more).get({ESCROW: "public", RECOVERY: "sheet"}.get(slot.type, ""))
        if isinstance(public, str):
            box = boxes.seal(to_bytes(public), content, _info(header.id, slot.id, at))
            entries.append({"type": slot.type, "slot": slot.id, "salt": slot.salt, "box": to_text(box)})
    return {"format": _FORMAT, "version": 1, "vault": header.id, "at": at, "for": entries}


def _texts(page: Page) -> dict[str, Any]:
    """What JSON has no type for."""
    return {
        "last_backup": page.last_backup and page.last_backup.isoformat(),
        "in_use_since": page.in_use_since and page.in_use_since.isoformat(),
        "slots": [[kind, person, made and made.isoformat()] for kind, person, made in page.slots],
        "facts": asdict(page.facts) | {"seals": [[print_, day.isoformat()] for print_, day in page.facts.seals]},
    }


def _page(content: bytes) -> Page:
    """The inverse of ``_boxed``; anyone can seal anything to a public key, so the content is checked too."""
    try:
        found = json.loads(content)
        counts = found["facts"]
        if set(counts) != {one.name for one in fields(Facts)}:
            raise ValueError
        counts["minors"] = (int(counts["minors"][0]), int(counts["minors"][1]))
        counts["seals"] = tuple((str(print_), date.fromisoformat(day)) for print_, day in counts["seals"])
        return Page(
            vault=str(found["vault"]),
            at=datetime.fromisoformat(found["at"]),
            facts=Facts(**counts),
            last_backup=_instant(found["last_backup"]),
            in_use_since=_instant(found["in_use_since"]),
            slots=tuple(
                (str(kind), str(person), None if made is None else date.fromisoformat(made))
                for kind, person, made in found["slots"]
            ),
        )
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        raise Expected("lost.file") from None


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _entry(one: dict[str, Any]) -> tuple[Slot, bytes]:
    if not all(isinstance(one[name], str) for name in ("type", "slot", "salt", "box")):
        raise ValueError
    to_bytes(one["salt"])
    return Slot(type=one["type"], id=one["slot"], person="", salt=one["salt"], wrapped=""), to_bytes(one["box"])


def _put(folder: Path, content: bytes) -> None:
    new = folder / f".{FILE}.tmp"
    header_file.write_durably(new, content)
    new.replace(folder / FILE)
    header_file.sync_folder(folder)


def _info(vault: str, slot: str, at: str) -> bytes:
    return canonical({"use": "jobcoach-kluis/1/lost", "vault": vault, "slot": slot, "at": at})
