"""Steps from one version to the next: the model and the steps agree, a copy comes first, no row is lost."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as dbapi
from sqlalchemy import Connection, create_engine

from jobcoach.model.expected import Expected
from jobcoach.model.tables import METADATA
from jobcoach.vault import copies, migrate, schema
from jobcoach.vault.engine import open_engine, salt_of
from jobcoach.vault.header import parse
from jobcoach.vault.kdf import subkey
from jobcoach.vault.keeper import unlock
from jobcoach.vault.passphrase import to_bytes
from tests.vault.acts import PASSPHRASE, AddStudent, Log, clock, names, new_vault

STEP = '''
"""Rebuilds the student table, as many later steps will."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("student", recreate="always") as table:
        table.add_column(sa.Column("nickname", sa.String(), nullable=False, server_default=""))
'''


def shape(connection: Connection) -> list[tuple[str, ...]]:
    rows = connection.exec_driver_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'alembic%'"
    )
    return sorted(tuple(" ".join(str(value).split()) for value in row) for row in rows)


def migrated() -> tuple[Connection, list[object]]:
    from alembic import command
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    connection = create_engine("sqlite://", module=dbapi).connect()
    command.upgrade(migrate.configuration(connection), "head")

    def ours(name: str | None, kind: str, _parents: object) -> bool:
        return not (kind == "table" and str(name).startswith("search"))

    options = {"include_name": ours, "compare_type": True, "compare_server_default": True}
    return connection, compare_metadata(MigrationContext.configure(connection, opts=options), METADATA)


def test_the_steps_give_exactly_the_model() -> None:
    """When this fails: .venv/bin/python tests/vault/write_first_migration.py (until the first release)."""
    connection, differences = migrated()
    made = create_engine("sqlite://", module=dbapi).connect()
    schema.make(made)
    assert differences == []
    assert shape(connection) == shape(made)
    assert schema.version(connection) == schema.version(made) == schema.HEAD
    for each in (connection, made):
        each.close()
        each.engine.dispose()


def test_the_last_step_is_the_version_of_the_program() -> None:
    files = [file.name for file in (migrate.SCRIPTS / "versions").glob("[0-9]*.py")]
    assert max(files)[:4] == schema.HEAD


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A next version of the program, with one more step."""
    import shutil

    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts)
    (scripts / "versions" / "0002_nickname.py").write_text(STEP)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(schema, "HEAD", "0002")
    return scripts


@pytest.fixture
def older(folder: Path) -> Path:
    """A vault of today with a student, a log entry and a recovery code."""
    vault = new_vault(folder)
    vault.carry_out(AddStudent("Łukasz", "de Vries"))
    vault.carry_out(Log(1, "eerste dag"))
    vault.lock()
    return folder


def test_an_older_vault_is_copied_and_brought_up_to_date(older: Path, newer: Path) -> None:
    vault = unlock(older, passphrase=to_bytes(PASSPHRASE), clock=clock)
    assert vault.ask(names) == ("Łukasz",)
    logged = vault.ask(lambda s: s.connection().exec_driver_sql("SELECT count(*) FROM log_entry").scalar())
    assert logged == 1, "rebuilding a table must not delete what refers to it"
    assert vault.ask(lambda s: s.connection().exec_driver_sql("SELECT nickname FROM student").scalar()) == ""
    vault.lock()
    kept = list((older / "reserve").iterdir())
    assert [item.name for item in kept] == ["voor-bijwerken-20261120-223000.kluisbak"]
    assert kept[0].stat().st_mode & 0o077 == 0
    unlock(older, passphrase=to_bytes(PASSPHRASE), clock=clock).lock()
    assert len(list((older / "reserve").iterdir())) == 1


def test_the_copy_is_a_whole_vault(older: Path, newer: Path, tmp_path: Path) -> None:
    unlock(older, passphrase=to_bytes(PASSPHRASE), clock=clock).lock()
    content = next((older / "reserve").iterdir()).read_bytes()
    assert content.startswith(copies.MAGIC)
    length = int.from_bytes(content[8:12], "big")
    (tmp_path / "terug.kluis").mkdir()
    (tmp_path / "terug.kluis" / "kop.json").write_bytes(content[12 : 12 + length])
    (tmp_path / "terug.kluis" / "kluis.db").write_bytes(content[12 + length :])
    vault = unlock(tmp_path / "terug.kluis", passphrase=to_bytes(PASSPHRASE), clock=clock)
    assert vault.ask(names) == ("Łukasz",)
    vault.lock()


@pytest.mark.parametrize(
    "harm",
    ["op.execute('DELETE FROM log_entry')", "op.execute('UPDATE log_entry SET student_id = 99')", "raise ValueError"],
    ids=["a row lost", "a reference lost", "a bug"],
)
def test_a_step_that_goes_wrong_changes_nothing(older: Path, newer: Path, harm: str) -> None:
    step = newer / "versions" / "0002_nickname.py"
    step.write_text(STEP + f"    {harm}\n")
    with pytest.raises(Expected, match=r"vault\.migration_failed"):
        unlock(older, passphrase=to_bytes(PASSPHRASE), clock=clock)
    step.write_text(STEP)
    vault = unlock(older, passphrase=to_bytes(PASSPHRASE), clock=clock)
    assert vault.ask(lambda s: s.connection().exec_driver_sql("SELECT student_id FROM log_entry").all()) == [(1,)]
    vault.lock()


def test_alembic_is_not_imported_for_a_vault_of_today(older: Path) -> None:
    code = (
        "import sys;sys.path.insert(0,sys.argv[2]);from pathlib import Path\n"
        "from tests.vault.test_opening import opened\n"
        "opened(Path(sys.argv[1])).lock();print('alembic' in sys.modules)"
    )
    checkout = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code, str(older), checkout], capture_output=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "False", done.stderr


def test_the_format_is_pinned(older: Path) -> None:
    """What a later SQLCipher might prefer otherwise must not change under an existing vault."""
    head = parse((older / "kop.json").read_bytes())
    from jobcoach.vault import slots

    master, _ = slots.opened(head, passphrase=to_bytes(PASSPHRASE))
    engine = open_engine(older / "kluis.db", subkey(master, "db"), salt_of(head.id))
    from jobcoach.vault.engine import maintenance

    asked = (
        "cipher_page_size",
        "journal_mode",
        "synchronous",
        "secure_delete",
        "temp_store",
        "foreign_keys",
        "mmap_size",
        "trusted_schema",
    )
    found = {
        name: rows[0][0]
        for name, rows in zip(asked, maintenance(engine, *(f"PRAGMA {name}" for name in asked)), strict=True)
        if rows
    }
    settings = " ".join(row[0] for row in maintenance(engine, "PRAGMA cipher_settings")[0])
    engine.dispose()
    assert found == {
        "cipher_page_size": "4096",
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
        "foreign_keys": 1,
        "mmap_size": 0,
        "trusted_schema": 0,
    }
    assert re.search("cipher_hmac_algorithm = HMAC_SHA512", settings)
