"""Where files live: the user's own folders and the resources that come with the program."""

from functools import cache
from pathlib import Path

import platformdirs


@cache
def resources() -> Path:
    """Folder of the read-only files that ship with the program, in a checkout and when installed."""
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"


def user_data() -> Path:
    """Folder on the local disk (never a roaming or synced one) for vaults and the trust file; made when absent."""
    folder = platformdirs.user_data_path("JobCoach", appauthor=False, roaming=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def vaults() -> Path:
    """Folder in which new vaults are made by default."""
    folder = user_data() / "kluizen"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def seen_vaults() -> Path:
    """Folder with what this computer saw of its vaults: a random id, a number and a day each; made when needed."""
    return user_data() / "gezien"


def seen_seals() -> Path:
    """Folder with what this computer saw of seals: lists of revoked ones, a digest and a day per vault."""
    return user_data() / "zegels-gezien"


def trust_file() -> Path:
    """File with the pinned school roots: public knowledge, so outside every vault (decisions, seal and package)."""
    return user_data() / "vertrouwde-scholen.json"


def preferences_file() -> Path:
    """File with settings that hold no personal data: window size, text size, minutes until lock."""
    folder = platformdirs.user_config_path("JobCoach", appauthor=False, roaming=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / "voorkeuren.ini"


def log_file() -> Path:
    """File with error classes and places in the code; never values or names."""
    folder = platformdirs.user_log_path("JobCoach", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / "jobcoach.log"
