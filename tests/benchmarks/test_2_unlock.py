"""Opening and locking a vault: the whole of it with the cost that this machine would choose, and the engine alone."""

from pathlib import Path
from typing import Any

import pytest

from jobcoach.caseload.opening import Gate, KnownVault, Opened
from jobcoach.caseload.work import Work
from jobcoach.ui.lane import Work as Job
from jobcoach.vault.kdf import Cost, calibrate
from jobcoach.vault.keeper import Label, create
from jobcoach.vault.passphrase import to_bytes
from tests.benchmarks import large

PHRASE = "vijver kapstok linnen zaag"


def vault_of(folder: Path, cost: Cost) -> tuple[Gate, KnownVault]:
    """A gate and the one locked vault behind it."""
    place = folder / "linde.kluis"
    vault = create(
        place,
        passphrase=to_bytes(PHRASE),
        person="Marieke Hol",
        label=Label(school="Praktijkschool De Linde", initials="MH"),
        cost=cost,
        clock=large.standing_clock,
    )
    vault.carry_out(_fill)
    vault.lock()
    gate = Gate(vaults=lambda: folder, clock=large.standing_clock)
    return gate, gate.vault_at(place)


def _fill(session: Any) -> None:
    from jobcoach.caseload.school import SaveCoach, SaveSchool

    SaveSchool(name="Praktijkschool De Linde", place="Lindeborg", brin="99ZZ")(session)
    SaveCoach(name="Marieke Hol")(session)


def work() -> Work:
    return Job(None, say=lambda _step, _done, _total: None, announce=lambda _tables: None)


def measure_unlock(benchmark: Any, folder: Path, cost: Cost, rounds: int) -> None:
    gate, known = vault_of(folder, cost)
    held: list[Opened] = []

    def unlock() -> None:
        held.append(gate.unlock(known, PHRASE)(work()))

    def lock() -> None:
        held.pop().caseload.lock()

    benchmark.pedantic(unlock, teardown=lock, rounds=rounds, warmup_rounds=1)
    benchmark.extra_info["cost"] = f"{cost.memory_kib // 1024} MiB, {cost.passes} passes, {cost.lanes} lanes"


@pytest.mark.benchmark(group="2 unlock and lock")
def test_unlock_with_the_calibrated_cost(benchmark: Any, tmp_path: Path) -> None:
    measure_unlock(benchmark, tmp_path, calibrate(), rounds=5)


@pytest.mark.benchmark(group="2 unlock and lock")
def test_unlock_without_the_key_derivation(benchmark: Any, tmp_path: Path) -> None:
    measure_unlock(benchmark, tmp_path, large.CHEAP, rounds=20)


@pytest.mark.benchmark(group="2 unlock and lock")
def test_lock_after_a_change(benchmark: Any, tmp_path: Path) -> None:
    from jobcoach.caseload.tasks import SaveTask

    gate, known = vault_of(tmp_path, large.CHEAP)

    def unlocked() -> tuple[tuple[Opened], dict[str, Any]]:
        opened = gate.unlock(known, PHRASE)(work())
        opened.caseload.carry_out(SaveTask(what="Rooster vragen"))
        return (opened,), {}

    benchmark.pedantic(lambda opened: opened.caseload.lock(), setup=unlocked, rounds=20)
