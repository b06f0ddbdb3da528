"""Vaults as folders, seen from outside: which there are and what their headers show, without a key."""

from contextlib import suppress
from pathlib import Path

from jobcoach.model.expected import Expected
from jobcoach.vault import header_file, swap
from jobcoach.vault.errors import translated
from jobcoach.vault.header import Header, Label


def label_of(folder: Path) -> Label:
    """What may be shown before unlocking. Raises as ``unlock`` does for a folder or header that is no vault's."""
    with translated():
        return header_of(folder)[0].label


def find(folder_of_vaults: Path) -> tuple[Path, ...]:
    """Vaults in a folder, by name; folders half made or of something else are left out."""
    if not folder_of_vaults.is_dir():
        return ()
    with suppress(OSError, Expected):
        swap.finish_all(folder_of_vaults)
    found = (item for item in folder_of_vaults.iterdir() if not item.name.startswith(".") and item.is_dir())
    return tuple(
        sorted(item for item in found if (item / header_file.FILE).is_file() or (item / header_file.PREVIOUS).is_file())
    )


def header_of(folder: Path) -> tuple[Header, bool]:
    """The header of a vault, and whether it is the previous one that was kept. Raises as ``label_of``."""
    with suppress(OSError, Expected):  # else the folder is taken as it stands
        swap.finish(folder)
    if not folder.exists():
        raise Expected("vault.not_found")
    if not folder.is_dir():
        raise Expected("vault.not_a_folder")
    return header_file.read(folder)
