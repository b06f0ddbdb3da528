"""The seal of this vault: kept under the school's root, asked for, renewed, and shown by its fingerprint."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, now
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.handover.issuing import SealRequest as Asked
from jobcoach.handover.issuing import accept, make_request
from jobcoach.handover.seal import SchoolRoot, Seal, fingerprint, make_root, make_seal, seal_life
from jobcoach.model.documents import SealKeys, SealRequest
from jobcoach.model.expected import Expected
from jobcoach.model.journal import AuditKind
from jobcoach.vault.book import book_of
from jobcoach.vault.changes import record, upkeep

# A seal of three years that ends soon is told; two months leave time for a request and an administrator on holiday.
RENEWAL_NOTICE = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepSeal:
    """Keep a seal that was made with the school's file. The request that it answers is over.

    Raises ``seal.other_school`` (the BRIN is not that of this school) and, unless ``new_root``, ``seal.other_root``.
    """

    seal: Seal = field(repr=False)
    new_root: bool = False

    def __call__(self, session: Session) -> None:
        root, brin = self.seal.root_pem, the_school(session).brin
        if seal_life(root).brin != brin:
            raise Expected("seal.other_school", brin=brin)
        known = _newest(session)
        if known is not None and known.root_pem != root and not self.new_root:
            raise Expected("seal.other_root")
        session.add(
            SealKeys(
                root_pem=root,
                certificate_pem=self.seal.certificate_pem,
                key=self.seal.key_pkcs8,
                fingerprint=fingerprint(root),
                made_at=now(session),
                valid_until=seal_life(self.seal.certificate_pem).end,
            )
        )
        _forget_request(session)


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeSeal:
    """The seal of an oefenschool, whose root key nobody keeps: another oefenschool has another root.

    Raises ``seal.brin`` and, in a vault that is not for practice, ``seal.needs_file``.
    """

    def __call__(self, session: Session) -> None:
        if _newest(session) is not None:
            return
        if not the_school(session).practice:
            raise Expected("seal.needs_file")
        facts = names(session)
        moment = now(session)
        root = make_root(school=facts.school, brin=facts.brin, place=facts.place, now=moment)
        seal = make_seal(root, school=facts.school, brin=facts.brin, coach=facts.coach, now=moment)
        KeepSeal(seal=seal)(session)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSeal:
    """Make a request for a seal; gives its PEM. An older one that was not answered is over.

    Raises ``seal.brin``, ``handover.school_incomplete``.
    """

    def __call__(self, session: Session) -> bytes:
        facts = names(session)
        _forget_request(session)
        made: Asked = make_request(school=facts.school, brin=facts.brin, coach=facts.coach)
        session.add(SealRequest(pem=made.pem, key=made.key_pkcs8, asked_at=now(session)))
        return made.pem


def answered(seal_file: bytes) -> Question[Seal]:
    """Question: the seal in a seal file, for the request of this vault; nothing is kept yet.

    Raises ``seal.not_asked``, ``seal.other_root``, and as ``handover.issuing.accept``.
    """

    def answer(session: Session) -> Seal:
        asked = session.scalar(select(SealRequest).order_by(SealRequest.id.desc()).limit(1))
        if asked is None:
            raise Expected("seal.not_asked")
        seal = accept(seal_file, asked.key, brin=the_school(session).brin)
        known = _newest(session)
        if known is not None and known.root_pem != seal.root_pem:
            raise Expected("seal.other_root")
        return seal

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetRootKey:
    """Empty the root's key in this vault after it was written to, and read back from, the file of the school.

    Past the change log on purpose, which would keep the key as the value of before; the database overwrites what it
    frees (``secure_delete``). It stands in the audit.
    """

    file_name: str

    def __call__(self, session: Session) -> None:
        with upkeep(session):
            session.execute(update(SealKeys).values(root_key=None).execution_options(synchronize_session=False))
        book_of(session).touched.add(SealKeys.__tablename__)
        record(session, AuditKind.EXPORTED, verb="ForgetRootKey", about=self.file_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a certificate says of the school and the coach."""

    school: str
    brin: str
    place: str
    coach: str


def names(session: Session) -> Names:
    """Question: what comes in a certificate. Raises ``seal.brin``."""
    school = the_school(session)
    if not school.brin:
        raise Expected("seal.brin")
    return Names(school=school.name, brin=school.brin, place=school.place, coach=the_coach(session).name)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealCard:
    """What may be seen of the seal: its fingerprint, its term, the root certificate to hand out.

    ``root_inside``: the key of the school's root is still in this vault, as in version 0.1.0.
    """

    fingerprint: str
    made_at: datetime
    valid_until: datetime
    root_inside: bool = False
    root_pem: bytes = field(repr=False)

    def days_left(self, on: date) -> int:
        """Days after ``on`` on which it can still be used; negative once it has ended."""
        return (self.valid_until.astimezone(ZoneInfo("Europe/Amsterdam")).date() - on).days

    def ends_soon(self, on: date) -> bool:
        """Whether it is time to renew it."""
        return self.days_left(on) <= RENEWAL_NOTICE.days


def seal_card(session: Session) -> SealCard | None:
    """Question: the seal of this vault, or None when there is none yet."""
    row = _newest(session)
    if row is None:
        return None
    inside = session.scalar(select(SealKeys.id).where(SealKeys.root_key.is_not(None)).limit(1))
    return SealCard(
        fingerprint=row.fingerprint,
        made_at=row.made_at,
        valid_until=row.valid_until,
        root_inside=inside is not None,
        root_pem=row.root_pem,
    )


def request_waiting(session: Session) -> tuple[datetime, bytes] | None:
    """Question: when a seal was asked for that has not come yet, and the request (PEM)."""
    row = session.scalar(select(SealRequest).order_by(SealRequest.id.desc()).limit(1))
    return None if row is None else (row.asked_at, row.pem)


def seal_to_use() -> Question[Seal]:
    """Question: the seal with its key, for the job that seals. Raises ``seal.none``."""

    def answer(session: Session) -> Seal:
        row = _newest(session)
        if row is None:
            raise Expected("seal.none")
        return Seal(root_pem=row.root_pem, certificate_pem=row.certificate_pem, key_pkcs8=row.key)

    return answer


def serial_of(certificate_pem: bytes) -> str:
    """The serial number of a seal as the school's register shows it: hexadecimal."""
    from jobcoach.handover import certificates

    return f"{certificates.from_pem(certificate_pem).serial_number:x}"


def root_inside() -> Question[SchoolRoot | None]:
    """Question: the root with its key out of a vault of 0.1.0, to move it to a file; None when it is not there."""

    def answer(session: Session) -> SchoolRoot | None:
        row = session.scalar(select(SealKeys).where(SealKeys.root_key.is_not(None)).order_by(SealKeys.id.desc()))
        if row is None or row.root_key is None:
            return None
        return SchoolRoot(certificate_pem=row.root_pem, key_pkcs8=row.root_key)

    return answer


def seals_of(root_pem: bytes) -> Question[tuple[bytes, ...]]:
    """Question: the certificates (PEM) of all seals of this vault under a root, the oldest first."""

    def answer(session: Session) -> tuple[bytes, ...]:
        rows = select(SealKeys.certificate_pem).where(SealKeys.root_pem == root_pem).order_by(SealKeys.id)
        return tuple(session.scalars(rows))

    return answer


def _newest(session: Session) -> SealKeys | None:
    row: SealKeys | None = session.scalar(select(SealKeys).order_by(SealKeys.id.desc()).limit(1))
    return row


def _forget_request(session: Session) -> None:
    """Take requests away for good: the key of a request that is over must not wait in the bin."""
    with upkeep(session):
        for row in session.scalars(select(SealRequest)):
            session.delete(row)
