#!/usr/bin/env python3
"""Start JobCoach from a checkout; needs Python 3.11+ with pip (or uv), nothing else. Windows: ``py run.py``.

python3 run.py [COMMAND ...]       start the program: no command opens it, ``demo`` shows the main job, ``--help``
python3 run.py test [PYTEST ...]   ruff, mypy, the floors and all tests; ``test --all`` adds the slow tests
python3 run.py bench [PYTEST ...]  measure, and print the table

The first start makes .venv beside this file and fills it from the locked, hashed requirements; later starts see that
nothing changed and only start. Nothing outside this folder is touched, except Qt's system libraries on Debian as root.
"""

from __future__ import annotations  # so that an old Python gets as far as the sentence at the end

import ctypes
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
UV_VERSION, UV_LOCK = "0.13.9", "requirements-uv.lock"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "jobcoach-synced.txt"
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}  # dev holds all of run (tests/test_house.py)
# Debian package = shared library. The second list is only needed by an X11 screen.
QT_NEEDS = """
libgl1=libGL.so.1 libegl1=libEGL.so.1 libxkbcommon0=libxkbcommon.so.0 libfontconfig1=libfontconfig.so.1
libdbus-1-3=libdbus-1.so.3 libglib2.0-0=libglib-2.0.so.0"""
SCREEN_NEEDS = """
libxkbcommon-x11-0=libxkbcommon-x11.so.0 libxcb-cursor0=libxcb-cursor.so.0 libxcb-icccm4=libxcb-icccm.so.4
libxcb-keysyms1=libxcb-keysyms.so.1 libxcb-shape0=libxcb-shape.so.0"""


def say(text: str) -> None:
    """Tell what is happening, on standard error: standard output belongs to the program."""
    print(f"run.py: {text}", file=sys.stderr, flush=True)


def stop(text: str) -> NoReturn:
    """End with a sentence that says what to do."""
    say(text)
    raise SystemExit(1)


def find_uv() -> str:
    """A uv of the pinned version: from PATH, or by hash into .uv with pip (which PEP 668 allows and needs no venv)."""
    own = ROOT / ".uv" / "bin" / ("uv.exe" if WINDOWS else "uv")
    for candidate in (str(own), shutil.which("uv")):
        if candidate and is_pinned(candidate):
            return candidate
    say(f"fetching uv {UV_VERSION} into .uv (once)")
    shutil.rmtree(ROOT / ".uv", ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pip += ["--root-user-action=ignore", "--only-binary=:all:", "--no-deps", "--target", str(ROOT / ".uv")]
    done = subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / UV_LOCK)], check=False)
    if done.returncode or not is_pinned(str(own)):
        say(f"uv {UV_VERSION} could not be fetched. Is there a network? Does '{sys.executable} -m pip --version' work?")
        stop(f"(Debian: apt-get install python3-pip.) You can also put uv {UV_VERSION} on PATH yourself.")
    return str(own)


def is_pinned(uv: str) -> bool:
    """Whether this is an executable uv of exactly the pinned version."""
    try:
        done = subprocess.run([uv, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return done.stdout.split()[1:2] == [UV_VERSION]


def runs_this_python() -> bool:
    """Whether .venv exists and was made by the Python version that runs this file."""
    config = VENV / "pyvenv.cfg"
    made_by = re.search(r"(?m)^version(?:_info)? = (\S+)", config.read_text("utf-8")) if config.is_file() else None
    return PYTHON.exists() and made_by is not None and made_by[1] == sys.version.split()[0]


def ready(kind: str) -> None:
    """Make sure .venv runs on this Python and holds the locked packages; quick when nothing changed."""
    python = f"python {sys.version.split()[0]} {sys.platform}"
    wanted = [python, *(f"{k} {hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()}" for k, lock in LOCKS.items())]
    found = STAMP.read_text("utf-8").splitlines() if STAMP.is_file() and PYTHON.exists() else []
    if found == wanted or (kind == "run" and found[:2] == wanted[:2]):
        return
    # School networks are slow and often have a certificate of their own.
    env = {"UV_HTTP_TIMEOUT": "180", "UV_SYSTEM_CERTS": "1"} | os.environ | {"UV_PYTHON_DOWNLOADS": "never"}
    env = {name: value for name, value in env.items() if name not in ("VIRTUAL_ENV", "UV_SYSTEM_PYTHON")}
    uv = find_uv()
    STAMP.unlink(missing_ok=True)
    if not runs_this_python():
        say(f"making .venv with Python {sys.version.split()[0]}")
        make = [uv, "venv", "--quiet", "--clear", "--no-project", "--python", sys.executable, str(VENV)]
        if subprocess.run(make, env=env, cwd=ROOT, check=False).returncode:
            stop("the environment .venv could not be made; see the message above.")
    say(f"installing {LOCKS[kind]}, each package checked against its hash")
    sync = [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", str(PYTHON), LOCKS[kind]]
    if subprocess.run(sync, env=env, cwd=ROOT, check=False).returncode:
        stop("the packages could not be installed; see the message above. uv reads UV_* settings, not those of pip.")
    STAMP.write_text("\n".join(wanted if kind == "dev" else wanted[:2]) + "\n", "utf-8")


def missing_packages() -> list[str]:
    """Debian packages of the shared libraries that Qt needs here and that cannot be loaded."""
    on_screen = "DISPLAY" in os.environ and os.environ.get("QT_QPA_PLATFORM", "xcb") == "xcb"
    missing = []
    for package, library in (pair.split("=") for pair in (QT_NEEDS + (SCREEN_NEEDS if on_screen else "")).split()):
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def check_libraries(needs_qt: bool) -> None:
    """Install what Qt needs (root on Debian; asks on a terminal), or say which line does it."""
    if not sys.platform.startswith("linux") or not (missing := missing_packages()):
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    say(f"Qt needs system libraries that are not here: {' '.join(missing)}")
    if os.geteuid() == 0 and shutil.which("apt-get") and may_install():
        env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for step in (["apt-get", "update", "-q"], install):
            subprocess.run(step, env=env, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
        missing = missing_packages()
    if missing:
        say(f"as root: apt-get update && {' '.join(install)}")
        if needs_qt:
            stop("this command needs them.")


def may_install() -> bool:
    """Ask first where somebody can answer."""
    if os.environ.get("CI") == "true" or not sys.stdin or not sys.stdin.isatty():
        return True
    say("install them now with apt-get? [Y/n]")
    return sys.stdin.readline().strip().lower() in ("", "y", "yes", "j", "ja")


def surroundings(**more: str) -> dict[str, str]:
    """The environment of what we start: our code from this checkout, no other environment leaking in."""
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "VIRTUAL_ENV")}
    return env | {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"} | more


def check_everything(options: list[str]) -> int:
    """Style, types, floors and tests, in that order; all of them run, and any failure counts."""
    env = surroundings(QT_QPA_PLATFORM="offscreen", LANG="C.UTF-8")
    lint = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    steps = {
        "ruff check": ["-m", "ruff", "check", "--extend-exclude", ".uv", "."],
        "ruff format": ["-m", "ruff", "format", "--check", "--extend-exclude", ".uv", "."],
        "mypy": ["-m", "mypy", "-p", "jobcoach"],
        "lint-imports": ["-c", lint],
        "pytest": ["-m", "pytest", *options],
    }
    failed = []
    for name, step in steps.items():
        say(name)
        if subprocess.run([str(PYTHON), *step], env=env, cwd=ROOT, check=False).returncode:
            failed.append(name)
    say(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def start(command: list[str], env: dict[str, str]) -> int:
    """Become ``command`` where the system can, so that signals and exit codes are its own."""
    if not WINDOWS:
        os.execve(command[0], command, env)
    try:
        return subprocess.call(command, env=env)
    except KeyboardInterrupt:
        return 130


def main(args: list[str]) -> int:
    """Get everything ready for the command and start it."""
    first = args[0] if args else ""
    screen = not {"DISPLAY", "WAYLAND_DISPLAY"}.isdisjoint(os.environ)
    shows = not args or (first == "demo" and not {"--no-window", "--export", "--help"} & set(args))
    check_libraries(needs_qt=first in ("test", "bench") or (shows and screen))
    ready("dev" if first in ("test", "bench") else "run")
    if first == "test":
        return check_everything(args[1:])
    if first == "bench":
        os.chdir(ROOT)
        table = [str(PYTHON), "-m", "pytest", "tests/benchmarks", "--benchmark-only", *args[1:]]
        return start(table, surroundings(QT_QPA_PLATFORM="offscreen"))
    return start([str(PYTHON), "-m", "jobcoach", *args], surroundings())


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - this very check
        stop(f"JobCoach needs Python 3.11 or newer; this is {sys.version.split()[0]}. Start it with a newer python3.")
    raise SystemExit(main(sys.argv[1:]))
