"""Whether the seal of this vault may still be used: a backup that is put back brings an old seal back.

What this computer saw (``handover/seen_seals``) tells: a seal that the school revoked is refused, one that is older
than the last that was used here is warned about, for a newer one may have been meant to take its place.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy.orm import Session

from jobcoach import places
from jobcoach.caseload.circumstances import Question, now
from jobcoach.caseload.school import the_school
from jobcoach.caseload.seals import seal_card, seal_to_use, serial_of
from jobcoach.caseload.work import Job, Work
from jobcoach.handover.revocation import LARGEST_LIST, Revoked
from jobcoach.handover.seal import Seal, seal_life
from jobcoach.handover.seen_seals import SeenSeals, Used
from jobcoach.model.expected import Expected
from jobcoach.model.journal import VaultFact


@dataclass(frozen=True, slots=True, kw_only=True)
class SealState:
    """``revoked``: what the newest list that is known here says. ``newer``: since when a newer seal was used here."""

    revoked: Revoked | None = None
    newer: datetime | None = None

    @property
    def fine(self) -> bool:
        """Nothing is known against it."""
        return self.revoked is None and self.newer is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRead:
    """A list of revoked seals that was read: how many stand on it, and whether the seal of this vault does."""

    count: int
    mine: bool


def seen_here() -> SeenSeals:
    """What this computer saw."""
    return SeenSeals(places.seen_seals())


def seal_state(session: Session) -> SealState:
    """Question: what is known against the seal of this vault; nothing when there is none."""
    if seal_card(session) is None:
        return SealState()
    return _state(session, seal_to_use()(session))


def refuse_revoked(seal: Seal) -> Question[None]:
    """Question: raises ``seal.revoked`` (on) when this seal was revoked, as far as this computer knows."""

    def answer(session: Session) -> None:
        state = _state(session, seal)
        if state.revoked is not None:
            raise Expected("seal.revoked", on=state.revoked.since)

    return answer


def note_used(seal: Seal) -> Question[None]:
    """Question: remember that this vault sealed with it; not in an oefenschool, whose seal proves nothing."""

    def answer(session: Session) -> None:
        if the_school(session).practice:
            return
        seen_here().remember(_vault(session), _used(seal))

    return answer


def read_revoked(file: Path) -> Job[ListRead]:
    """Job: read a list of revoked seals that the school made, and remember it here.

    Raises ``file.unreadable``, ``seal.none``, ``seal.list_older``, ``seal.list_unkept``, ``handover.found.list_*``.
    """

    def job(work: Work) -> ListRead:
        try:
            with file.open("rb") as stream:
                content = stream.read(LARGEST_LIST + 1)
        except OSError as error:
            raise Expected("file.unreadable", name=file.name) from error
        return keep_list(work, content)

    return job


def keep_list(work: Work, crl: bytes) -> ListRead:
    """Remember a list of the school of this vault. Raises as ``read_revoked``."""
    card, moment = work.ask(seal_card), work.ask(now)
    if card is None:
        raise Expected("seal.none")
    found = seen_here().keep_list(crl, card.root_pem, now=moment)
    return ListRead(count=len(found.revoked), mine=work.ask(seal_state).revoked is not None)


def _state(session: Session, seal: Seal) -> SealState:
    seen, last = seen_here(), seen_here().last_used(_vault(session))
    listed = seen.list_of(seal.root_pem) if seen.has_list(seal.root_pem) else None
    if listed is None and (last is None or last.digest == _digest(seal)):
        return SealState()  # on most days: no certificate has to be opened for it
    mine = _used(seal)
    return SealState(
        revoked=None if listed is None else listed.of(int(serial_of(seal.certificate_pem), 16)),
        newer=last.since if last is not None and last.since > mine.since else None,
    )


def _used(seal: Seal) -> Used:
    return Used(_digest(seal), seal_life(seal.certificate_pem).start)


def _digest(seal: Seal) -> str:
    return sha256(seal.certificate_pem).hexdigest()


def _vault(session: Session) -> str:
    found = session.get(VaultFact, "id")
    return "" if found is None else found.value
