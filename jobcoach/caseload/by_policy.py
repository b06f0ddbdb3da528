"""What the school's IT decided, as the acts of a coach meet it; nothing is decided for the oefenschool."""

from pathlib import Path
from typing import TYPE_CHECKING

from jobcoach.model.expected import Expected
from jobcoach.model.road import Road
from jobcoach.policy import file as policy
from jobcoach.vault.backup import second_place_in

if TYPE_CHECKING:
    from jobcoach.vault.escrow import SchoolKey
    from jobcoach.vault.keeper import Vault


def check_road(road: Road, *, practice: bool) -> None:
    """Raise ``policy.road`` when a package may not leave on this road."""
    if not practice and not policy.in_force().allows(road):
        raise Expected("policy.road")


def keep_years(years: int) -> int:
    """How long a dossier is kept after leaving, where the rule says ``years``: never longer, sooner when IT says so."""
    return min(years, policy.in_force().keep_years or years)


def fixed_folder(*, practice: bool) -> Path | None:
    """The folder for second backups that IT chose; None when the coach chooses."""
    chosen = policy.in_force().second_place
    return None if chosen is None or practice else Path(chosen)


def fixed_place(vault: "Vault") -> Path | None:
    """Where in that folder the backups of this vault go."""
    folder = fixed_folder(practice=vault.practice)
    return None if folder is None else second_place_in(folder, vault.id)


def school_key() -> "SchoolKey | None":
    """The school's key that every new vault gets; None when the coach decides."""
    from jobcoach.vault.escrow import SchoolKey

    key = policy.in_force().school_key
    return None if key is None else SchoolKey(name=key.name, public=key.public)
