"""A letter to who got a package: a yes was withdrawn, something was wrong, or a dossier was erased."""

from dataclasses import dataclass, field
from datetime import date

from jobcoach.documents.school import School
from jobcoach.model.choices import NoticeReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A package that it is about: its number, the day it went, the SHA-256 of its container."""

    number: str
    sent_on: date
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Melding:
    """Nobody is named but who writes and who reads: the number of the package is enough.

    ``about`` are subjects, each with what is right now (empty where there is nothing to say); no subjects: all of it.
    ``law`` is the sentence of ``model/law`` and ``article`` where it comes from.
    """

    school: School
    made_on: date
    reason: NoticeReason
    recipient: str
    recipient_contact: str = ""
    packages: tuple[Sent, ...]
    about: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    law: str = ""
    article: str = ""
    coach: str
    reach: str = ""
