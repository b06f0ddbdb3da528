"""The school's seal in this vault: made once with its root, shown by its fingerprint."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, now
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.handover.seal import Seal, fingerprint, make_root, make_seal, seal_life
from jobcoach.model.documents import SealKeys
from jobcoach.model.expected import Expected


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeSeal:
    """Make the school root and this coach's seal under it, when there is none yet. Raises ``seal.brin``.

    The root key stays inside the encrypted vault in this version; moving it to a file of the school comes with
    the overdracht issue (decisions, seal and package).
    """

    def __call__(self, session: Session) -> None:
        if session.scalar(select(SealKeys.id)) is not None:
            return
        school, coach = the_school(session), the_coach(session)
        if not school.brin:
            raise Expected("seal.brin")
        moment = now(session)
        root = make_root(school=school.name, brin=school.brin, place=school.place, now=moment)
        seal = make_seal(root, school=school.name, brin=school.brin, coach=coach.name, now=moment)
        session.add(
            SealKeys(
                root_pem=root.certificate_pem,
                root_key=root.key_pkcs8,
                certificate_pem=seal.certificate_pem,
                key=seal.key_pkcs8,
                fingerprint=fingerprint(root.certificate_pem),
                made_at=moment,
                valid_until=seal_life(seal.certificate_pem).end,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SealCard:
    """What may be seen of the seal: its fingerprint, its term, the root certificate to hand out."""

    fingerprint: str
    made_at: datetime
    valid_until: datetime
    root_pem: bytes = field(repr=False)


def seal_card(session: Session) -> SealCard | None:
    """Question: the seal of this vault, or None when none was made yet."""
    row = session.scalar(select(SealKeys).order_by(SealKeys.id.desc()).limit(1))
    if row is None:
        return None
    return SealCard(
        fingerprint=row.fingerprint, made_at=row.made_at, valid_until=row.valid_until, root_pem=row.root_pem
    )


def seal_to_use() -> Question[Seal]:
    """Question: the seal with its key, for the job that seals. Raises ``seal.none``."""

    def answer(session: Session) -> Seal:
        row = session.scalar(select(SealKeys).order_by(SealKeys.id.desc()).limit(1))
        if row is None:
            raise Expected("seal.none")
        return Seal(root_pem=row.root_pem, certificate_pem=row.certificate_pem, key_pkcs8=row.key)

    return answer
