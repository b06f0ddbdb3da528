"""A few kills of every kind; tests/vault/figures.py does hundreds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the trials fork")
@pytest.mark.parametrize("kind", ["commit", "backup", "restore", "attachment", "migration"])
def test_a_kill_in_the_middle_leaves_the_old_or_the_new(kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.vault.kills", kind, "4", "7"],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert "0 neither" in done.stdout
