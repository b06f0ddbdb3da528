"""Writes the vault that a release leaves here, to be opened by every later version; run once, at the release.

    python -m tests.vault.released.make

makes ``<version>.kluis`` (practice students, a large document, a backup, a note at the door, three kinds of key) and
``<version>.json`` (what must be found in it, and the keys). The school's private key lies in ``beheer``.
"""

import hashlib
import json
import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from jobcoach import __version__
from jobcoach.caseload.documents import keep
from jobcoach.caseload.inbox import Door
from jobcoach.caseload.keys import read_school_key, set_school_key
from jobcoach.caseload.opening import PRACTICE_PASSPHRASE
from jobcoach.caseload.practice import make_practice
from jobcoach.model.choices import DocumentKind
from jobcoach.vault import attachments, backup, escrow
from jobcoach.vault.kdf import Cost
from jobcoach.vault.keeper import Vault
from jobcoach.vault.passphrase import to_bytes

HERE = Path(__file__).parent
MADE_AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LIGHT = Cost(8 * 1024, 1, 1)
SCHOOL_WORD = "kraan lucht mossel vork"


def clock() -> datetime:
    return MADE_AT


def large_document(vault: Vault) -> str:
    """Keep a document that lies beside the database; its digest."""
    content = random.Random(1).randbytes(attachments.LARGE + 1)
    vault.carry_out(
        lambda session: (
            keep(
                session,
                kind=DocumentKind.BIJLAGE,
                title="Foto van de werkplek",
                file_name="werkplek.bin",
                content=content,
            ).id
        )
    )
    return hashlib.sha256(content).hexdigest()


def counts(vault: Vault) -> dict[str, int]:
    """Rows of every table that this version knows, but for the log of what happens."""

    def question(session: object) -> dict[str, int]:
        run = session.connection().exec_driver_sql  # type: ignore[attr-defined]
        query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name"
        names = [name for name in run(query).scalars() if not name.startswith(("sqlite_", "alembic", "audit", "vault"))]
        return {name: run(str(text(f"SELECT count(*) FROM {name}"))).scalar() for name in names}

    return vault.ask(question)


def main() -> int:
    """See the docstring of this module."""
    folder = HERE / f"{__version__}.kluis"
    if folder.exists():
        print(f"{folder.name} is already here: a released vault is never written again")
        return 1
    vault = make_practice(folder, clock=clock, students=5, years=1, seed=7, cost=LIGHT)
    code = vault.add_recovery()
    if not (HERE / "beheer").exists():
        escrow.make_pair(HERE / "beheer", name="De Linde", password=to_bytes(SCHOOL_WORD), cost=LIGHT, now=MADE_AT)
    set_school_key(vault, read_school_key(HERE / "beheer" / escrow.PUBLIC_FILE))
    facts = {"document": large_document(vault), "counts": counts(vault), "passphrase": PRACTICE_PASSPHRASE}
    with vault.inside() as inside:
        backup.make(inside)
    vault.lock()
    Door(folder, clock=clock).leave(who="de nieuwe stagiair", where="Bakkerij", what="terugbellen over maandag")
    for leftover in ("ballast", "kluis.slot"):
        (folder / leftover).unlink(missing_ok=True)
    written = json.dumps(facts | {"recovery": code, "school": SCHOOL_WORD}, indent=1, ensure_ascii=False)
    (HERE / f"{__version__}.json").write_text(written + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
