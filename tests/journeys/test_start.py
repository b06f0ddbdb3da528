"""The program shows its first window, and answers the simplest command, before anything heavy is loaded."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks import children
from tests.benchmarks.large import practice

HEAVY = ("sqlalchemy", "alembic", "reportlab", "pyhanko", "lxml", "aiohttp", "cryptography.x509")


def heavy_among(modules: list[str]) -> list[str]:
    return [name for name in modules if any(name == heavy or name.startswith(f"{heavy}.") for heavy in HEAVY)]


def painted(home: Path) -> list[str]:
    """The modules that are loaded when the first window was painted."""
    child = children.until_painted(home, str(children.FIRST_PAINT), "program", "--modules")
    told, errors = child.communicate(timeout=60)
    assert child.returncode == 0, errors.decode()
    return json.loads(told)


def test_the_first_window_of_a_new_user_comes_before_anything_heavy(tmp_path: Path) -> None:
    modules = painted(tmp_path)
    assert "jobcoach.ui.unlock.first_start" in modules
    assert "PySide6.QtWidgets" in modules
    assert heavy_among(modules) == []


def test_the_unlock_window_comes_before_anything_heavy(tmp_path: Path) -> None:
    vaults = tmp_path / "data" / "JobCoach" / "kluizen"
    vaults.mkdir(parents=True)
    practice(vaults, students=1).lock()
    assert heavy_among(painted(tmp_path)) == []


def test_the_rest_is_loaded_while_the_passphrase_is_typed(tmp_path: Path) -> None:
    vaults = tmp_path / "data" / "JobCoach" / "kluizen"
    vaults.mkdir(parents=True)
    practice(vaults, students=1).lock()
    child = children.until_painted(tmp_path, str(children.FIRST_UNLOCK), "until-loaded")
    told, errors = child.communicate(timeout=90)
    assert child.returncode == 0, errors.decode()
    assert json.loads(told)["loaded"] == ["jobcoach.caseload.search", "jobcoach.ui.today.page", "jobcoach.vault.keeper"]


def test_a_coach_who_types_at_once_waits_for_the_loading_and_gets_in(tmp_path: Path) -> None:
    vaults = tmp_path / "data" / "JobCoach" / "kluizen"
    vaults.mkdir(parents=True)
    practice(vaults, students=1).lock()
    child = children.until_painted(tmp_path, str(children.FIRST_UNLOCK), "0")
    told, errors = child.communicate(timeout=90)
    assert child.returncode == 0, errors.decode()
    assert json.loads(told)["unlock"] > 0


@pytest.mark.skipif(sys.platform == "win32", reason="there the process is started, not replaced")
def test_after_a_lock_the_same_code_starts_and_nothing_from_the_folder_where_the_coach_is(tmp_path: Path) -> None:
    """``python -m`` looks in the current folder first: a download called platformdirs.py would run."""
    for name in ("jobcoach.py", "platformdirs.py", "logging.py"):
        (tmp_path / name).write_text("raise SystemExit('a stranger ran')")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from jobcoach import desktop; import os; os.chdir(sys.argv[2])\n"
        "desktop.restart(('--plek', 'today', 'te veel'))"
    )
    root = Path(__file__).resolve().parents[2]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [sys.executable, "-P", "-c", code, str(root), str(tmp_path)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (64, "")  # our own words: something too much after open
    assert "Na open hoort niets" in done.stderr


def test_the_version_needs_neither_the_database_nor_the_screen(tmp_path: Path) -> None:
    program = (
        "import json, sys; from jobcoach.app import main; main(['--version']); print(json.dumps(sorted(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        env=children.environment(tmp_path),
        cwd=tmp_path,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    version, modules = told.splitlines()
    assert version.startswith("JobCoach ")
    assert not {"sqlalchemy", "PySide6", "sqlcipher3", "reportlab"} & set(json.loads(modules))
