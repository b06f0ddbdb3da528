"""Writes jobcoach/vault/migrations/versions/0001_first.sql from the model; run it after every change until release.

    .venv/bin/python tests/vault/write_first_migration.py

The schema is kept as SQL, so that no later version of a library can read the first step differently. After the first
release it is never written again: then a change of the model gets a step of its own.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "jobcoach/vault/migrations/versions/0001_first.sql"


def text() -> str:
    """The whole file: statements with an empty line between."""
    from jobcoach.vault.schema import statements

    return "\n\n".join(statements()) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    FILE.write_text(text(), encoding="utf-8", newline="\n")
