"""Steps from one version to the next: the model and the steps agree, a copy comes first, no row is lost."""

import hashlib
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
from tests.vault import write_migration
from tests.vault.acts import PASSPHRASE, AddStudent, Log, clock, names, new_vault

STEP = '''
"""Rebuilds the student table, as many later steps will."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "LAST"


def upgrade() -> None:
    with op.batch_alter_table("student", recreate="always") as table:
        table.add_column(sa.Column("nickname", sa.String(), nullable=False, server_default=""))
'''.replace("LAST", schema.HEAD)


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
    """When this fails: python -m tests.vault.write_migration NUMBER NAME, and set schema.HEAD."""
    connection, differences = migrated()
    made = create_engine("sqlite://", module=dbapi).connect()
    schema.make(made)
    assert differences == []
    assert write_migration.shape(connection) == write_migration.shape(made)
    assert schema.version(connection) == schema.version(made) == schema.HEAD
    for each in (connection, made):
        each.close()
        each.engine.dispose()


def test_what_was_released_is_never_written_again() -> None:
    first = migrate.SCRIPTS / "versions" / "0001_first.sql"
    assert hashlib.sha256(first.read_bytes()).hexdigest() == (
        "950f9103f95fa04da973a96234218645effe96c13c7c57e932ec798232470010"
    )


def test_the_tool_that_writes_steps_keeps_rows_numbers_and_triggers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that gets a column is rebuilt: rows, the number that comes next, its indexes and the search stay."""
    from jobcoach.model.people import Student

    connection = create_engine("sqlite://", module=dbapi).connect()
    schema.make(connection)
    run, name = connection.exec_driver_sql, "call_name"
    columns = [column for column in Student.__table__.columns if column.name not in ("id", "uid")]
    filled = {c.name: None if c.nullable else c.default.arg if c.default is not None else "x" for c in columns}
    filled = {key: getattr(value, "value", value) for key, value in filled.items()} | {name: "Şeyma"}
    marks = ", ".join("?" for _ in filled)
    for uid in ("a", "b"):
        run(f"INSERT INTO student (uid, {', '.join(filled)}) VALUES ('{uid}', {marks})", tuple(filled.values()))
    run("DELETE FROM student WHERE uid = 'b'")
    had = {row[1] for row in run("PRAGMA table_info(student)")} - {"mentor"}
    monkeypatch.setitem(write_migration.COLUMNS, "student", had)
    old = write_migration.shape(connection)
    old["table", "student"] = "CREATE TABLE student (as it was, without mentor)"
    for statement in write_migration.steps(old):
        run(statement)
    assert write_migration.shape(connection) == write_migration.shape(connection) | {
        key: sql for key, sql in old.items() if key != ("table", "student")
    }
    assert run("SELECT uid, call_name, mentor FROM student").all() == [("a", "Şeyma", "")]
    run(f"INSERT INTO student (uid, {', '.join(filled)}) VALUES ('c', {marks})", tuple(filled.values()))
    assert run("SELECT id FROM student WHERE uid = 'c'").scalar() == 3, "the number of an erased student is not reused"
    assert run("SELECT count(*) FROM search WHERE search MATCH 'seyma'").scalar() == 2
    connection.close()
    connection.engine.dispose()


def test_the_last_step_is_the_version_of_the_program() -> None:
    files = [file.name for file in (migrate.SCRIPTS / "versions").glob("[0-9]*.py")]
    assert max(files)[:4] == schema.HEAD


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A next version of the program, with one more step."""
    import shutil

    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts)
    (scripts / "versions" / "9999_nickname.py").write_text(STEP)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(schema, "HEAD", "9999")
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
    step = newer / "versions" / "9999_nickname.py"
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
