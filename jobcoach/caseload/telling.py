"""Who must hear what after a package went out: found, told, and shown until it is done.

One notice is for one recipient and every package that it got. Who got only a part hears only about that part, and the
student (with the parents) never gets a notice about the own map.

What stays after an erasure. A recipient must hear that a dossier was erased, also when the coach tells it a week
later, so the notice must outlive the student. It keeps the least with which the recipient can find the package: who
the recipient is, and of each package the number, the day and the SHA-256. No name, no day of birth, no subject, no
text of a correction; ``student_id`` is empty. The number stands in the package and in the recipient's own file, and
in this vault it leads nowhere any more, for the package itself is erased too. Notices that were open for the student
before are taken up in it: what was wrong or withdrawn matters no more when all of it must go. Once told it stays as
the proof that it was told. ``vault/ledger`` does the same when an old backup brings an erased student back for a
moment.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import must_find, today
from jobcoach.model.base import StudentId
from jobcoach.model.choices import NoticeReason, NoticeWay, RecipientKind, Subject
from jobcoach.model.consent import Consent, Recipient
from jobcoach.model.expected import Expected
from jobcoach.model.handover import Handover
from jobcoach.model.notices import Package, RecipientNotice, about_of, about_text, packages_of, subjects_in
from jobcoach.model.people import Student


def sent_packages(session: Session, student: int, recipient: int | None = None) -> list[Handover]:
    """What went out about a student to others, the oldest first; also what was replaced since."""
    query = (
        select(Handover)
        .join(Recipient, Recipient.id == Handover.recipient_id)
        .where(Handover.student_id == student, Handover.sent_on.is_not(None), Recipient.kind != RecipientKind.LEERLING)
        .order_by(Handover.sent_on, Handover.id)
    )
    if recipient is not None:
        query = query.where(Handover.recipient_id == recipient)
    return list(session.scalars(query, execution_options={"include_deleted": True}))


def subjects_of(row: Handover) -> frozenset[Subject]:
    """The subjects in a sealed package, as it was frozen; none when it holds none."""
    try:
        data = json.loads(row.frozen or "{}")
    except ValueError:
        return frozenset()
    return subjects_in(data) if isinstance(data, dict) else frozenset()


def tell_withdrawn(session: Session, consents: Iterable[Consent]) -> None:
    """Notices for what was withdrawn or refused after it had gone out. A no before anything went tells nobody."""
    for item in consents:
        sent = [row for row in sent_packages(session, item.student_id, item.recipient_id) if row.act is item.act]
        held = [row for row in sent if item.subject is None or item.subject in subjects_of(row)]
        told = _told(session, item)
        held = [row for row in held if row.number not in told]
        if held:
            add_notice(session, held, NoticeReason.INTREKKING, {} if item.subject is None else {item.subject: ""})


def _told(session: Session, item: Consent) -> set[str]:
    """The packages of which the recipient knows that this is withdrawn: a no that is said again is no news."""
    query = select(RecipientNotice).where(
        RecipientNotice.student_id == item.student_id,
        RecipientNotice.recipient_id == item.recipient_id,
        RecipientNotice.reason == NoticeReason.INTREKKING,
        RecipientNotice.told_on.is_not(None),
    )
    notices = [row for row in session.scalars(query) if not row.about or item.subject in about_of(row.about)]
    return {package.number for row in notices for package in packages_of(row.packages)}


def settled_by(session: Session, row: Handover) -> None:
    """A corrected package that went out tells its recipient what was wrong before."""
    if row.replaces_id is None or row.sent_on is None or row.sealed_at is None:
        return
    query = select(RecipientNotice).where(
        RecipientNotice.student_id == row.student_id,
        RecipientNotice.recipient_id == row.recipient_id,
        RecipientNotice.reason == NoticeReason.VERBETERING,
        RecipientNotice.told_on.is_(None),
        RecipientNotice.made_on <= row.sealed_at.date(),
    )
    for notice in session.scalars(query):
        on = max(row.sent_on, notice.made_on)
        notice.tell(on=on, way=NoticeWay.PAKKET, remark=f"Pakket {row.number}", today=max(on, today(session)))


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectShared:
    """Something that was shared was wrong: a notice for everyone who got that subject. Gives how many.

    ``right`` says per subject what it must be. Raises ``notice.nothing``, ``notice.nobody``, ``record.gone``.
    """

    student: StudentId
    right: Mapping[Subject, str] = field(repr=False)

    def __call__(self, session: Session) -> int:
        must_find(session, Student, self.student)
        right = {subject: text.strip() for subject, text in self.right.items() if text.strip()}
        if not right:
            raise Expected("notice.nothing")
        told = 0
        for rows in _by_recipient(sent_packages(session, self.student)).values():
            held = {subject for row in rows for subject in subjects_of(row)} & right.keys()
            if held:
                mine = [row for row in rows if subjects_of(row) & held]
                add_notice(session, mine, NoticeReason.VERBETERING, {subject: right[subject] for subject in held})
                told += 1
        if not told:
            raise Expected("notice.nobody")
        return told


def tell_erased(session: Session, student: StudentId) -> int:
    """Before a student is erased: a notice without the student for every past recipient. Gives how many.

    Whoever erases calls this in the same unit of work, before the rows go; see the top of this file for what stays.
    """
    found = _by_recipient(sent_packages(session, student))
    for rows in found.values():
        _new(session, rows, NoticeReason.WISSEN, {}, student=None)
    return len(found)


def _by_recipient(rows: Iterable[Handover]) -> dict[int, list[Handover]]:
    found: dict[int, list[Handover]] = {}
    for row in rows:
        found.setdefault(row.recipient_id, []).append(row)
    return found


def add_notice(session: Session, rows: list[Handover], reason: NoticeReason, about: dict[Subject, str]) -> None:
    """A notice to the one recipient of these packages; what is still open for the same reason takes it in."""
    first = rows[0]
    query = select(RecipientNotice).where(
        RecipientNotice.student_id == first.student_id,
        RecipientNotice.recipient_id == first.recipient_id,
        RecipientNotice.reason == reason,
        RecipientNotice.told_on.is_(None),
    )
    known = session.scalars(query).first()
    if known is None:
        _new(session, rows, reason, about, student=first.student_id)
        return
    lines = dict.fromkeys((*known.packages.splitlines(), *_lines(rows)))
    known.packages = "\n".join(lines)
    # a notice without subjects is about everything: that stays so
    known.about = about_text(about_of(known.about) | about) if about and known.about else ""


def _new(
    session: Session, rows: list[Handover], reason: NoticeReason, about: dict[Subject, str], *, student: int | None
) -> None:
    session.add(
        RecipientNotice(
            student_id=student,
            recipient_id=rows[0].recipient_id,
            reason=reason,
            made_on=today(session),
            packages="\n".join(_lines(rows)),
            about=about_text(about),
        )
    )
    session.flush()


def _lines(rows: Iterable[Handover]) -> list[str]:
    return [
        Package(number=row.number, sent_on=row.sent_on, digest=row.digest).line
        for row in rows
        if row.sent_on is not None
    ]
