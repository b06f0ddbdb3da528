"""Headers that were damaged on purpose, twenty programs at once, and what a guess costs: small counts of figures_keys."""

from pathlib import Path

import pytest

from jobcoach.vault import kdf
from jobcoach.vault.kdf import Cost
from tests.vault.acts import new_vault
from tests.vault.attacks import fuzz_headers, guesses_per_second, race


def test_two_thousand_damaged_headers_with_every_kind_of_slot() -> None:
    done = fuzz_headers(2_000, seed=20_261_121)
    assert (done.tried, done.accepted) == (2_000, 0)
    assert set(done.refused) <= {"vault.header_damaged", "vault.header_changed", "vault.wrong_key", "vault.newer"}


def test_of_twenty_programs_one_opens_the_vault(folder: Path) -> None:
    new_vault(folder).lock()
    told = race(folder, 20)
    assert told["open"] == 1
    assert told["vault.busy_since"] + told["vault.busy"] == 19


@pytest.mark.parametrize("machine", [0, 4_000_000, 16_000_000])
def test_what_is_stored_never_costs_less_than_the_floor(machine: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the floor (64 MiB, 3 passes) a card of the model tries under 2,000 a second."""
    monkeypatch.setattr(kdf, "_machine_kib", lambda: machine)
    monkeypatch.setattr(kdf, "_seconds_of", lambda cost: 0.4 * cost.passes * cost.memory_kib / 65_536)
    cost = kdf.calibrate()
    assert cost.memory_kib >= 65_536
    assert cost.passes >= 3
    assert guesses_per_second(cost) <= guesses_per_second(Cost(65_536, 3, 2)) < 2_000
