"""Starting child processes with a home of their own, as the start-up measurements and their test do."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIRST_PAINT = Path(__file__).with_name("first_paint.py")
FIRST_UNLOCK = Path(__file__).with_name("first_unlock.py")


def environment(home: Path) -> dict[str, str]:
    """Our code, no screen, and nothing of the user's own home."""
    folders = {"HOME": home, "XDG_DATA_HOME": home / "data", "XDG_CONFIG_HOME": home / "config"}
    folders |= {"XDG_STATE_HOME": home / "state", "XDG_CACHE_HOME": home / "cache", "XDG_RUNTIME_DIR": home / "run"}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    mine = {name: str(folder) for name, folder in folders.items()}
    return os.environ | mine | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}


def start(home: Path, *words: str) -> "subprocess.Popen[bytes]":
    """Start Python with these words."""
    return subprocess.Popen(
        [sys.executable, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,  # else a line read ahead is lost to communicate()
        env=environment(home),
        cwd=ROOT,
    )


def until_painted(home: Path, *words: str) -> "subprocess.Popen[bytes]":
    """Start Python and come back at the moment that it says "painted"."""
    child = start(home, *words)
    assert child.stdout is not None
    if child.stdout.readline() != b"painted\n":
        _, errors = child.communicate()
        raise AssertionError(errors.decode())
    return child
