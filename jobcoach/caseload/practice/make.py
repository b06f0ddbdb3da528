"""Making a practice vault in a folder, with a clock that goes back for the chapters of the past."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from jobcoach.caseload.practice.fill import fill_practice
from jobcoach.caseload.practice.school import COACH, LABEL
from jobcoach.vault.kdf import Cost
from jobcoach.vault.keeper import Vault, create
from jobcoach.vault.passphrase import PRACTICE, to_bytes

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class _Travel:
    """The clock of the vault while it is filled: some days back, and on time again when it is done."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock, self._back = clock, timedelta()

    def __call__(self) -> datetime:
        return self._clock() - self._back

    def back(self, days: int) -> None:
        """Go ``days`` days back from now."""
        self._back = timedelta(days=days)


def make_practice(
    folder: Path,
    *,
    clock: Callable[[], datetime],
    students: int = 24,
    years: int = 1,
    seed: int = 1,
    cost: Cost | None = None,
) -> Vault:
    """Make a practice vault in ``folder``, fill it, and give it open; the passphrase is ``practice.PASSPHRASE``.

    Raises as ``keeper.create`` does.
    """
    travel = _Travel(clock)
    vault = create(
        folder,
        passphrase=to_bytes(PRACTICE),
        person=COACH.name,
        label=LABEL,
        practice=True,
        cost=cost,
        clock=travel,
    )
    try:
        today = clock().astimezone(AMSTERDAM).date()
        fill_practice(vault, today=today, students=students, years=years, seed=seed, travel=travel.back)
    except BaseException:
        vault.lock()
        raise
    return vault
