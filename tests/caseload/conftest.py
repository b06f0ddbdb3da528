"""Real encrypted vaults for the verbs: an empty one, one with a school set up, and the practice school (read only)."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jobcoach.caseload.practice import COACH, LABEL, PASSPHRASE, SCHOOL, make_practice
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.caseload.seals import MakeSeal
from jobcoach.caseload.starting_data import AddStartingData
from jobcoach.vault.kdf import Cost
from jobcoach.vault.keeper import Vault, create
from jobcoach.vault.passphrase import to_bytes

NOW = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
TODAY = NOW.date()
CHEAP = Cost(8 * 1024, 1, 1)


def standing_clock() -> datetime:
    return NOW


@pytest.fixture
def empty_vault(tmp_path: Path) -> Iterator[Vault]:
    vault = create(
        tmp_path / "leeg.kluis",
        passphrase=to_bytes(PASSPHRASE),
        person=COACH.name,
        label=LABEL,
        practice=True,
        cost=CHEAP,
        clock=standing_clock,
    )
    yield vault
    vault.lock()


@pytest.fixture
def school_vault(empty_vault: Vault) -> Vault:
    """School, coach, starting lists and seal; no student yet."""
    for verb in (SCHOOL, COACH, AddStartingData(), MakeSeal()):
        empty_vault.carry_out(verb)
    return empty_vault


@pytest.fixture(scope="session")
def practice_school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """The practice school as everybody gets it. Only look: it is shared by all tests."""
    vault = make_practice(tmp_path_factory.mktemp("oefen") / "oefen.kluis", clock=standing_clock, cost=CHEAP)
    yield vault
    vault.lock()


@pytest.fixture
def make_class(tmp_path: Path) -> Iterator[Callable[..., Vault]]:
    """Makes a practice school of one's own."""
    made: list[Vault] = []

    def one(*, students: int = 24, years: int = 1, seed: int = 1, at: datetime = NOW) -> Vault:
        folder = tmp_path / f"klas-{len(made)}.kluis"
        made.append(make_practice(folder, clock=lambda: at, students=students, years=years, seed=seed, cost=CHEAP))
        return made[-1]

    yield one
    for vault in made:
        vault.lock()


@pytest.fixture
def work(practice_school: Vault) -> DirectWork:
    return DirectWork(practice_school)
