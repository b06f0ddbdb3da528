"""What a quick log is about: read in the note, corrected by the coach, begun from the open dossier. No Qt here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jobcoach.model.base import EmployerId, StudentId
from jobcoach.model.choices import LogKind
from jobcoach.model.note_reading import Promise, Reading

NOTHING_READ = Reading(student=None, employer=None, kind=None, on=None, minutes=None, promises=(), spans=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that is kept beside the note; ``minutes`` may be unknown."""

    student: StudentId | None
    employer: EmployerId | None
    kind: LogKind
    on: date
    minutes: int | None
    promises: tuple[Promise, ...] = field(repr=False)


class Corrections:
    """What the coach chose or took away; it wins from what is read. A fact that was taken away is None."""

    def __init__(self) -> None:
        self._set: dict[str, object] = {}
        self._dropped: tuple[str, ...] = ()

    def choose(self, fact: str, value: object) -> None:
        """``fact``: student, employer, kind, on or minutes."""
        self._set[fact] = value

    def drop_promise(self, what: str) -> None:
        """Make no task of this promise."""
        self._dropped = (*self._dropped, what)

    def raw(self) -> str:
        """As JSON, for the draft."""
        texts = {fact: _raw(value) for fact, value in self._set.items()}
        return json.dumps({"set": texts, "dropped": self._dropped}, ensure_ascii=False)

    def take_raw(self, text: str) -> None:
        """Take over what a draft kept; a damaged one is left alone."""
        try:
            found = json.loads(text)
            chosen = {fact: _value(fact, value) for fact, value in found["set"].items() if fact in _FACTS}
            dropped = tuple(str(what) for what in found["dropped"])
        except (ValueError, KeyError, TypeError, AttributeError):
            return
        self._set, self._dropped = chosen, dropped

    def has(self, fact: str) -> bool:
        """Was this fact corrected?"""
        return fact in self._set

    def settle(
        self, reading: Reading, *, start: StudentId | None, today: date, kind: LogKind = LogKind.NOTITIE
    ) -> Facts:
        """The facts: corrected, else read, else where the log began."""
        read: Mapping[str, object] = {
            "student": reading.student if reading.student is not None else start,
            "employer": reading.employer,
            "kind": reading.kind or kind,
            "on": reading.on or today,
            "minutes": reading.minutes,
        }
        facts = {**read, **self._set}
        what, on = facts["kind"], facts["on"]
        return Facts(
            student=_student(facts["student"]),
            employer=_employer(facts["employer"]),
            kind=what if isinstance(what, LogKind) else LogKind.NOTITIE,
            on=on if isinstance(on, date) else today,
            minutes=_whole(facts["minutes"]),
            promises=tuple(item for item in reading.promises if item.what not in self._dropped),
        )


_FACTS = ("student", "employer", "kind", "on", "minutes")


def _student(value: object) -> StudentId | None:
    number = _whole(value)
    return None if number is None else StudentId(number)


def _employer(value: object) -> EmployerId | None:
    number = _whole(value)
    return None if number is None else EmployerId(number)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _raw(value: object) -> object:
    if isinstance(value, LogKind):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _value(fact: str, value: object) -> object:
    if fact == "kind":
        return LogKind(value)
    if fact == "on":
        return date.fromisoformat(str(value))
    return value if isinstance(value, int) else None
