"""What a recipient of an earlier package must hear: a yes was withdrawn, something was wrong, a dossier was erased.

Rule of law: ``model/law``, TELL_RECIPIENTS. A notice is about one recipient and every package that it got; it names
packages and never the student, for the number on page 1 is enough to find them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobcoach.model.base import Base, Kept, stored
from jobcoach.model.choices import NoticeReason, NoticeWay, Subject
from jobcoach.model.consent import Recipient
from jobcoach.model.expected import Expected
from jobcoach.model.working_days import after_working_days

TELL_DAYS = 5
"""Working days in which a coach is asked to tell it. The law says "without undue delay"; the number is our choice."""


class RecipientNotice(Kept, Base, kw_only=True):
    """One thing to tell one recipient. After an erasure ``student_id`` and ``about`` are empty: see caseload/notices.

    ``packages`` has a line for each package (``Package.line``), ``about`` a line "subject: what is right now" for
    each subject; without lines it is about everything.
    """

    __tablename__ = "recipient_notice"
    __table_args__ = {"sqlite_autoincrement": True}

    student_id: Mapped[int | None] = mapped_column(ForeignKey("student.id"), default=None, index=True)
    recipient_id: Mapped[int] = mapped_column(ForeignKey("recipient.id"))
    reason: Mapped[NoticeReason] = mapped_column(stored(NoticeReason))
    made_on: Mapped[date]
    packages: Mapped[str] = mapped_column(Text, default="")
    about: Mapped[str] = mapped_column(Text, default="")
    told_on: Mapped[date | None] = mapped_column(default=None, index=True)
    way: Mapped[NoticeWay | None] = mapped_column(stored(NoticeWay), default=None)
    remark: Mapped[str] = mapped_column(Text, default="")

    recipient: Mapped[Recipient] = relationship(init=False)

    @property
    def due(self) -> date:
        """The day before which it should be told."""
        return after_working_days(self.made_on, TELL_DAYS)

    def tell(self, *, on: date, way: NoticeWay, remark: str, today: date) -> None:
        """It was told. Raises ``notice.told``, ``notice.future``, ``notice.order``, ``notice.remark``."""
        if self.told_on is not None:
            raise Expected("notice.told", on=self.told_on)
        if on > today:
            raise Expected("notice.future", on=on)
        if on < self.made_on:
            raise Expected("notice.order", on=self.made_on)
        if way is NoticeWay.NIET and not remark.strip():
            raise Expected("notice.remark")
        self.told_on, self.way, self.remark = on, way, remark.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package that went out: its number, when, and the SHA-256 of the container."""

    number: str
    sent_on: date
    digest: str

    @property
    def line(self) -> str:
        """As it is kept: "99ZZ-MH-2026-000007, 2026-11-24, sha256 ..."."""
        return f"{self.number}, {self.sent_on.isoformat()}, sha256 {self.digest}"


def packages_of(text: str) -> tuple[Package, ...]:
    """The packages in what was kept; a line that is none is left out."""
    found = []
    for line in text.splitlines():
        parts = line.split(", ")
        try:
            number, day, digest = parts
            package = Package(number=number, sent_on=date.fromisoformat(day), digest=digest.removeprefix("sha256 "))
        except ValueError:
            continue
        found.append(package)
    return tuple(found)


def about_text(about: Mapping[Subject, str]) -> str:
    """Subjects with what is right now, in the order of the cards, as they are kept; each on one line."""
    return "\n".join(f"{item.value}: {' '.join(about[item].split())}".rstrip() for item in Subject if item in about)


def about_of(text: str) -> dict[Subject, str]:
    """What ``about_text`` kept; a line that names no subject is left out."""
    found = {}
    for line in text.splitlines():
        name, _, words = line.partition(":")
        if name in _SUBJECTS:
            found[_SUBJECTS[name]] = words.strip()
    return found


_SUBJECTS = {item.value: item for item in Subject}


def subjects_in(data: Mapping[str, Any]) -> frozenset[Subject]:
    """The subjects that a sealed package holds, from its data (handover/data); names and birth day always leave."""
    advice, person = data.get("werkadvies") or {}, data.get("leerling") or {}
    holds = {
        Subject.GEGEVENS: "handelingsbekwaam" in person,
        Subject.EIGEN_WOORDEN: _any(data, ("eigen_woorden", "talenten")),
        Subject.STAGES: _any(data, ("werkervaring", "competenties", "praktijkverklaringen")),
        Subject.NODIG: any(advice.get(key) for key in ("nodig", "adviezen")),
        Subject.NETWERK: _any(data, ("netwerk",)),
        Subject.GEZONDHEID: bool(advice.get("belemmeringen")),
    }
    return frozenset(subject for subject, there in holds.items() if there)


def _any(data: Mapping[str, Any], keys: Iterable[str]) -> bool:
    return any(data.get(key) for key in keys)
