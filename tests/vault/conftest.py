"""A real encrypted vault in a temporary folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jobcoach.vault.keeper import Vault
from tests.vault.acts import new_vault


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "linde.kluis"


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    made = new_vault(folder)
    yield made
    made.lock()


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[[str], Vault]]:
    """Makes more vaults; all are locked at the end."""
    made: list[Vault] = []

    def one(name: str) -> Vault:
        made.append(new_vault(tmp_path / name))
        return made[-1]

    yield one
    for vault in made:
        vault.lock()
