"""Setting up a vault: the first act in a new one, the oefenschool, and what the sheet and the frame need to know."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import today
from jobcoach.caseload.school import SaveCoach, SaveSchool, the_coach, the_school
from jobcoach.caseload.seals import seal_card
from jobcoach.caseload.starting_data import AddStartingData
from jobcoach.model.journal import AuditEntry
from jobcoach.vault import keeper
from jobcoach.vault.kdf import Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """The first act in a new vault: school, coach, and lists to start with. The seal comes later, with its file."""

    school: SaveSchool
    coach: SaveCoach

    def check(self) -> None:
        """Raise what is wrong before a folder is made: ``school.name``, ``school.brin``, ``coach.name``."""
        self.school.check()
        self.coach.check()

    def __call__(self, session: Session) -> None:
        self.school(session)
        self.coach(session)
        session.flush()
        AddStartingData()(session)


def about(session: Session) -> tuple[datetime, str]:
    """Question: when the vault was made, and the name of its coach."""
    first = session.scalar(select(func.min(AuditEntry.at)))
    made_at = first if isinstance(first, datetime) else session.info["now"]
    return made_at, the_coach(session).name


def for_sheet(session: Session) -> tuple[str, str, date, bool, str]:
    """Question: school, coach, today, whether it is for practice, fingerprint of the seal; for the recovery sheet."""
    school, card = the_school(session), seal_card(session)
    return school.name, the_coach(session).name, today(session), school.practice, card.fingerprint if card else ""


def new_practice_vault(
    folder: Path,
    *,
    cost: Cost | None,
    clock: Callable[[], datetime],
    students: int = 24,
    years: int = 1,
    seed: int = 1,
) -> keeper.Vault:
    """Make and fill the oefenschool in ``folder``; only such a vault may have the fixed passphrase (decisions)."""
    from jobcoach.caseload.practice import make_practice

    return make_practice(folder, clock=clock, students=students, years=years, seed=seed, cost=cost)
