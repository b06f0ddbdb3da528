"""What is other than in the last package to the same recipient: what came, what went, what changed.

Compared are the data as they were sealed and as they would be sealed now; the papers say the same (see data).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.handover_content import Content, gather
from jobcoach.caseload.handover_experience import FOLDER, SIGNED, paper_name
from jobcoach.model.base import DocumentId, HandoverId
from jobcoach.model.handover import Handover


class Kind(Enum):
    """What happened to a value."""

    CAME = "erbij"
    WENT = "weg"
    CHANGED = "anders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value: the section (key of data), what it is about ("Bakkerij Korenaar, taken"), and both values."""

    kind: Kind
    section: str
    about: str = field(repr=False)
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The changes since the last package to this recipient about this student; none when all is the same."""

    number: str
    sealed_on: date
    changes: tuple[Change, ...]


def difference_with_last(handover: HandoverId) -> Question[Difference | None]:
    """Question: what changed since the last sealed package; None when there is none. Raises as ``gather``."""

    def answer(session: Session) -> Difference | None:
        from jobcoach.handover.data import as_value

        row = must_find(session, Handover, handover)
        last = _last(session, row)
        if last is None or last.sealed_at is None:
            return None
        content = gather(session, row)
        changes = changes_between(json.loads(last.frozen), as_value(content.snapshot))
        papers = papers_between(_files_of(session, last), _files_now(session, content))
        return Difference(number=last.number, sealed_on=last.sealed_at.date(), changes=(*changes, *papers))

    return answer


def _last(session: Session, row: Handover) -> Handover | None:
    query = (
        select(Handover)
        .where(
            Handover.student_id == row.student_id,
            Handover.recipient_id == row.recipient_id,
            Handover.id != row.id,
            Handover.frozen != "",
        )
        .order_by(Handover.sealed_at.desc(), Handover.id.desc())
    )
    return session.scalars(query).first()


def _files_of(session: Session, last: Handover) -> dict[str, bytes]:
    """The papers that went along in the last package; none when it is not kept any more."""
    from jobcoach.handover.zip_reader import read_zip

    if last.document_id is None:
        return {}
    entries = read_zip(content_of(DocumentId(last.document_id))(session))
    return {entry.name: entry.data for entry in entries if entry.name.startswith(FOLDER)}


def _files_now(session: Session, content: Content) -> dict[str, bytes]:
    rows = [(paper_name(number), document) for number, document in content.papers]
    rows += [(paper_name(number, signed=True), document) for number, document in content.scans]
    return {FOLDER + name: content_of(DocumentId(document))(session) for name, document in rows}


def papers_between(before: dict[str, bytes], after: dict[str, bytes]) -> tuple[Change, ...]:
    """Papers and signed scans that came, went or were made anew; a seal lies behind the bytes that it seals."""
    found = []
    for name in dict.fromkeys((*after, *before)):
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            found.append(
                Change(kind=Kind.CAME if old is None else Kind.WENT, section="documenten", about=_called(name))
            )
        elif name.endswith(SIGNED) and not old.startswith(new):
            found.append(Change(kind=Kind.CHANGED, section="documenten", about=_called(name)))
    return tuple(found)


def _called(name: str) -> str:
    """ "praktijkverklaring 99ZZ-K1-2026-0142, getekend exemplaar"."""
    bare = name.removeprefix(FOLDER)
    signed = bare.endswith(SIGNED)
    return bare.removesuffix(SIGNED).removesuffix(".pdf").replace("_", " ") + (", getekend exemplaar" if signed else "")


# About the package itself: other in every package.
_NOT_COMPARED = {"pakket", "schema", "versie"}
# What tells one row of a list from another, the first that it has.
_NAMES = ("nummer", "code", "naam", "bedrijf", "vraag", "onderwerp", "nodig", "kwalificatie", "titel", "soort")


def changes_between(before: dict[str, object], after: dict[str, object]) -> tuple[Change, ...]:
    """The changes from one snapshot to another, both as read from JSON, in the order of the sections of ``after``."""
    found: list[Change] = []
    for section in dict.fromkeys((*after, *before)):
        if section not in _NOT_COMPARED:
            found += _compared(section, before.get(section), after.get(section), ())
    return tuple(found)


def _compared(section: str, before: object, after: object, path: tuple[str, ...]) -> Iterator[Change]:
    """Into objects and lists as long as both sides have them; a whole row that came or went is one change."""
    old, new = _parts(before), _parts(after)
    if before == after:
        return
    if old is not None and new is not None:
        for name in dict.fromkeys((*new, *old)):
            yield from _compared(section, old.get(name), new.get(name), (*path, name))
    elif not path and (old or new):  # a whole section: each of its parts came or went
        for name in old or new or {}:
            yield from _compared(section, (old or {}).get(name), (new or {}).get(name), (name,))
    else:
        kind = Kind.CAME if before is None else Kind.WENT if after is None else Kind.CHANGED
        about = ", ".join(part.replace("_", " ") for part in path)
        yield Change(kind=kind, section=section, about=about, before=_text(before), after=_text(after))


def _parts(value: object) -> dict[str, object] | None:
    """The parts of an object or a list by name; None for a plain value."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, list):
        return None
    found: dict[str, object] = {}
    for item in value:
        name = _name(item)
        twin = 2
        while name in found:
            name, twin = f"{_name(item)} ({twin})", twin + 1
        found[name] = item
    return found


def _name(item: object) -> str:
    if not isinstance(item, dict):
        return str(item)
    return next((str(item[key]) for key in _NAMES if item.get(key)), "")


def _text(value: object) -> str:
    """A value on one line; of a row only that it is there, for its name tells which one."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return "" if value is None or isinstance(value, dict | list) else " ".join(str(value).split())
