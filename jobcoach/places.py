"""Where files live: the user's own folders, the program itself and the resources that come with it."""

import ctypes
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs


@cache
def resources() -> Path:
    """Folder of the read-only files that ship with the program, in a checkout and when installed."""
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"


def this_program() -> tuple[list[str], dict[str, str]]:
    """Command and environment that start this very program again; the words of the command line come behind it.

    An installed program is its own executable. From a checkout it is ``-m jobcoach``, and never a module of the folder
    where the coach happens to be.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable], dict(os.environ)
    ours = {"PYTHONSAFEPATH": "1", "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    return [sys.executable, "-m", "jobcoach"], os.environ | ours


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


def policy_file() -> Path:
    """File with what the school's IT decides; machine-wide. No variable of the coach can move it; it is never made."""
    if sys.platform == "win32":
        return _all_users() / "JobCoach" / "policy.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/JobCoach/policy.toml")
    return Path("/etc/jobcoach/policy.toml")


def _all_users() -> Path:
    """``%ProgramData%`` as Windows itself knows it (CSIDL_COMMON_APPDATA), not as the environment says."""
    windll: Any = getattr(ctypes, "windll", None)
    found = ctypes.create_unicode_buffer(260)
    if windll is None or windll.shell32.SHGetFolderPathW(None, 0x23, None, 0, found) or not found.value:
        raise OSError("SHGetFolderPathW")
    return Path(found.value)
