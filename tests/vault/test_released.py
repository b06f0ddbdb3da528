"""The vaults that earlier releases left in tests/vault/released open in this version, by every key, with every row."""

import hashlib
import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from jobcoach import __version__
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.inbox import waiting_notes
from jobcoach.caseload.opening import Gate
from jobcoach.model.base import DocumentId
from jobcoach.model.choices import DocumentKind
from jobcoach.model.documents import Document
from jobcoach.vault import escrow, header_file, health, restore, schema, slots
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes
from tests.vault.released.make import MADE_AT, counts

HERE = Path(__file__).parent / "released"
RELEASES = sorted(file.stem for file in HERE.glob("*.json"))


def later() -> datetime:
    return MADE_AT + timedelta(days=400)


@pytest.fixture(params=RELEASES)
def release(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """A copy of a released vault, and what must be in it."""
    folder = tmp_path / "kluis" / f"{request.param}.kluis"
    shutil.copytree(HERE / f"{request.param}.kluis", folder)
    return folder, json.loads((HERE / f"{request.param}.json").read_text("utf-8"))


def look_through(vault: Vault, facts: dict[str, Any]) -> None:
    found = counts(vault)
    assert {name: found.get(name, 0) for name in facts["counts"] if name not in ("draft", "change", "change_set")} == {
        name: rows for name, rows in facts["counts"].items() if name not in ("draft", "change", "change_set")
    }
    assert found["change"] >= facts["counts"]["change"], "undo still knows what was done before"
    row = vault.ask(lambda session: session.query(Document.id).filter_by(kind=DocumentKind.BIJLAGE).one().id)
    assert hashlib.sha256(vault.ask(content_of(DocumentId(row)))).hexdigest() == facts["document"]
    (note,) = vault.ask(waiting_notes)
    assert "terugbellen over maandag" in note.text


def test_it_opens_with_the_passphrase_and_nothing_is_lost(release: tuple[Path, dict[str, Any]]) -> None:
    folder, facts = release
    vault = unlock(folder, passphrase=to_bytes(facts["passphrase"]), clock=later)
    assert [notice.key for notice in vault.notices] == []
    look_through(vault, facts)
    vault.lock()
    again = unlock(folder, passphrase=to_bytes(facts["passphrase"]), clock=later)
    assert again.ask(lambda session: schema.version(session.connection())) == schema.HEAD
    again.lock()


def test_the_recovery_sheet_still_opens_it(release: tuple[Path, dict[str, Any]]) -> None:
    folder, facts = release
    vault = unlock(folder, recovery=facts["recovery"], clock=later)
    look_through(vault, facts)
    vault.lock()


def test_the_key_of_the_school_still_opens_it(release: tuple[Path, dict[str, Any]]) -> None:
    folder, facts = release
    private, _ = escrow.read_private(HERE / "beheer" / escrow.PRIVATE_FILE, to_bytes(facts["school"]))
    vault = unlock(folder, escrow=private, clock=later)
    look_through(vault, facts)
    vault.lock()


def test_its_backup_can_be_put_back(release: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    folder, facts = release
    file = next((folder / "reserve").glob("*.kluisbak"))
    gate = Gate(vaults=lambda: tmp_path / "elders", clock=later)
    known = gate.restore(file, passphrase=facts["passphrase"])(_Work())
    vault = unlock(known.folder, passphrase=to_bytes(facts["passphrase"]), clock=later)
    assert counts(vault)["student"] == facts["counts"]["student"]
    vault.lock()
    assert restore.id_of(known.folder)


class _Work:
    """A job without a vault yet, whose progress nobody watches."""

    def say(self, *_: object) -> None: ...

    def check(self) -> None: ...


def test_every_release_left_a_vault() -> None:
    """Once the version goes up, ``python -m tests.vault.released.make`` must have been run for the one before."""
    log = (HERE.parents[2] / "CHANGELOG.md").read_text("utf-8")
    released = [
        line.split()[1] for line in log.splitlines() if line.startswith("## ") and "niet uitgegeven" not in line
    ]
    assert released == RELEASES[::-1]
    assert __version__ not in released, "a released version is not changed: raise __version__"


def test_a_root_key_that_an_old_release_kept_inside_moves_out(
    release: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    from jobcoach.caseload.practice.direct_work import DirectWork
    from jobcoach.caseload.school_seal import move_root_out, register_of
    from jobcoach.caseload.seals import root_inside, seal_card, seal_to_use
    from jobcoach.vault.kdf import Cost

    folder, facts = release
    vault = unlock(folder, passphrase=to_bytes(facts["passphrase"]), clock=later)
    card, root = vault.ask(seal_card), vault.ask(root_inside())
    if card is None or root is None:
        vault.lock()
        pytest.skip("this release kept no root inside")
    file = tmp_path / "schoolzegel.json"
    made = move_root_out(file, cost=Cost(8 * 1024, 1, 1))(DirectWork(vault))
    vault.lock()
    again = unlock(folder, passphrase=to_bytes(facts["passphrase"]), clock=later)
    assert again.ask(root_inside()) is None
    after = again.ask(seal_card)
    assert after is not None
    assert (after.fingerprint, after.root_inside) == (card.fingerprint, False)
    assert again.ask(seal_to_use()).root_pem == card.root_pem
    again.lock()
    assert register_of(file, password=made.password)[0].root == root


@pytest.mark.parametrize("page", [40, 90, 120])
def test_one_bad_page_of_an_older_vault_costs_no_other_table(release: tuple[Path, dict[str, Any]], page: int) -> None:
    """Row by row into tables of that version: a later column that may not be empty would refuse every older row."""
    folder, facts = release
    database = folder / "kluis.db"
    content = bytearray(database.read_bytes())
    content[page * 4096 + 100] ^= 1
    database.write_bytes(content)
    header = header_file.read(folder)[0]
    master, _ = slots.opened(header, passphrase=to_bytes(facts["passphrase"]), recovery=None)
    found = health.salvage(folder, header, master, now=later())
    assert not found.whole
    assert len(found.lost) == 1
    found.swap(now=later())
    vault = unlock(folder, passphrase=to_bytes(facts["passphrase"]), clock=later)
    now = counts(vault)
    told = {name: rows for name, rows in facts["counts"].items() if name not in ("draft", "change", "change_set")}
    changed = set(found.lost) | {"audit_entry"}
    assert {name: now[name] for name in told if name not in changed} == {
        name: rows for name, rows in told.items() if name not in changed
    }
    assert vault.ask(lambda session: schema.version(session.connection())) == schema.HEAD
    vault.lock()
