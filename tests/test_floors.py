"""The floors of the house: imports only go down, and everything below the screens works where Qt is absent."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BELOW_QT = ("caseload", "documents", "handover", "exchange", "vault", "policy", "model")

LINT = """
import sys
from importlinter.cli import lint_imports
sys.exit(lint_imports(no_cache=True, no_logo=True))
"""

WITHOUT_QT = """
import importlib, pkgutil, sys
from importlib.abc import MetaPathFinder

class NoQt(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6", "qtawesome", "qtpy"):
            raise ModuleNotFoundError(f"no {name} here", name=name)

sys.meta_path.insert(0, NoQt())
floor = importlib.import_module("jobcoach." + sys.argv[1])
names = [m.name for m in pkgutil.walk_packages(floor.__path__, floor.__name__ + ".")]
for name in names:
    if ".migrations.env" not in name:  # alembic runs that file, nobody imports it
        importlib.import_module(name)
print(len(names))
"""


def run(code: str, *args: str) -> subprocess.CompletedProcess[str]:
    """Run ``code`` in a fresh interpreter at the root of the checkout."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *args], cwd=ROOT, capture_output=True, text=True, timeout=300
    )


def test_imports_only_go_down() -> None:
    done = run(LINT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Imports only go down" in done.stdout


@pytest.mark.parametrize("floor", BELOW_QT)
def test_works_where_qt_is_absent(floor: str) -> None:
    done = run(WITHOUT_QT, floor)
    assert done.returncode == 0, done.stderr


def test_the_block_is_real() -> None:
    """The check above can fail: the floor of the screens does not import without Qt."""
    done = run(WITHOUT_QT, "ui")
    assert done.returncode != 0
    assert "no PySide6" in done.stderr
