"""Making, opening and locking: what a coach meets when the key, the folder or the file is not what it should be."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from jobcoach.model.expected import Expected
from jobcoach.model.people import Student
from jobcoach.vault.keeper import Vault, create, find, label_of, unlock
from jobcoach.vault.passphrase import PRACTICE, to_bytes
from tests.vault.acts import CHEAP, LABEL, NOW, PASSPHRASE, AddStudent, clock, names, new_vault

CANARY = "Kanariepietje"


def opened(folder: Path, passphrase: str = PASSPHRASE) -> Vault:
    return unlock(folder, passphrase=to_bytes(passphrase), clock=clock)


def told(vault: Vault) -> tuple[str, ...]:
    return tuple(one.key for one in vault.notices)


def refusal(folder: Path, **key: object) -> str:
    with pytest.raises(Expected) as caught:
        unlock(folder, **(key or {"passphrase": to_bytes(PASSPHRASE)}), clock=clock)  # type: ignore[arg-type]
    return caught.value.key


@pytest.fixture
def closed(folder: Path) -> Path:
    """A locked vault with one student."""
    vault = new_vault(folder)
    vault.carry_out(AddStudent(CANARY, "de Vries"))
    vault.lock()
    return folder


def test_what_was_kept_is_there_after_unlocking(closed: Path) -> None:
    vault = opened(closed)
    assert vault.ask(names) == (CANARY,)
    assert (vault.person, vault.label, vault.practice, told(vault)) == ("Marja Hoekstra", LABEL, False, ())
    vault.lock()


def test_the_label_is_readable_without_a_key(closed: Path) -> None:
    assert label_of(closed) == LABEL
    assert find(closed.parent) == (closed,)
    assert find(closed.parent / "nergens") == ()


def test_a_locked_vault_is_a_folder_for_the_owner(closed: Path) -> None:
    assert sorted(os.listdir(closed)) == ["kluis.db", "kluis.slot", "kop.json", "kop.json.vorige", "reserve"]
    if os.name != "nt":
        modes = [item.stat().st_mode for item in (closed, *closed.iterdir())]
        assert not [oct(stat.S_IMODE(mode)) for mode in modes if mode & 0o077]


def test_nothing_readable_is_in_the_files(folder: Path) -> None:
    vault = new_vault(folder)
    vault.carry_out(AddStudent(CANARY, "de Vries"))
    vault.add_recovery()
    written = [item.read_bytes() for item in folder.rglob("*") if item.is_file()]
    assert len(written) >= 5, "the write-ahead log is looked at too"
    vault.lock()
    written += [item.read_bytes() for item in folder.rglob("*") if item.is_file()]
    for secret in (CANARY, "Kanarie", "Marja", "Hoekstra", PASSPHRASE, "student", "CREATE TABLE"):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert not [content for content in written if secret.encode(encoding) in content], secret


def test_no_other_program_reads_it(closed: Path) -> None:
    plain = sqlite3.connect(closed / "kluis.db")
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()
    import sqlcipher3.dbapi2 as dbapi

    cipher = dbapi.connect(str(closed / "kluis.db"))
    cipher.execute("PRAGMA cipher_log_level=NONE")
    with pytest.raises(dbapi.DatabaseError):
        cipher.execute("SELECT count(*) FROM sqlite_master")
    cipher.close()


# --- keys --------------------------------------------------------------------------------------------------------


def test_a_wrong_passphrase_and_a_wrong_code_are_told_the_same_way(closed: Path) -> None:
    from jobcoach.vault.recovery_code import new_code

    assert refusal(closed, passphrase=to_bytes("iets anders")) == "vault.wrong_key"
    assert refusal(closed, recovery=new_code()) == "vault.wrong_key"
    assert refusal(closed, passphrase=bytearray()) == "vault.wrong_key"
    opened(closed).lock()


def test_accents_typed_on_another_keyboard_open_it(folder: Path) -> None:
    new_vault(folder, passphrase="één café naïef").lock()
    opened(folder, "e\u0301e\u0301n cafe\u0301 nai\u0308ef").lock()


def test_the_recovery_code_opens_and_a_new_one_replaces_it(closed: Path) -> None:
    vault = opened(closed)
    assert not vault.has_recovery
    first = vault.add_recovery()
    assert vault.has_recovery
    vault.lock()
    again = unlock(closed, recovery=first.lower(), clock=clock)
    assert again.person == "Marja Hoekstra"
    second = again.add_recovery()
    again.lock()
    assert refusal(closed, recovery=first) == "vault.wrong_key"
    unlock(closed, recovery=second, clock=clock).lock()
    opened(closed).lock()


def test_a_new_passphrase_ends_the_old_one_in_every_header(closed: Path) -> None:
    vault = unlock(closed, passphrase=to_bytes(PASSPHRASE), clock=clock)
    code = vault.add_recovery()
    vault.change_passphrase(to_bytes("nieuwe woorden hier"), cost=CHEAP)
    vault.lock()
    (closed / "kop.json").rename(closed / "weg")
    assert refusal(closed) == "vault.wrong_key", "the previous header must not take the old passphrase"
    (closed / "weg").rename(closed / "kop.json")
    assert refusal(closed) == "vault.wrong_key"
    opened(closed, "nieuwe woorden hier").lock()
    unlock(closed, recovery=code, clock=clock).lock()


# --- the folder --------------------------------------------------------------------------------------------------


def no_folder(folder: Path) -> None:
    shutil.rmtree(folder)


def file_for_folder(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("ik ben een bestand")


def no_header(folder: Path) -> None:
    for name in ("kop.json", "kop.json.vorige"):
        (folder / name).unlink()


def bad_headers(folder: Path) -> None:
    for name in ("kop.json", "kop.json.vorige"):
        (folder / name).write_bytes(b'{"format"')


def changed_header(folder: Path) -> None:
    content = (folder / "kop.json").read_bytes()
    (folder / "kop.json").write_bytes(content.replace(b"De Linde", b"De Wilg!"))


def newer_header(folder: Path) -> None:
    content = (folder / "kop.json").read_bytes()
    (folder / "kop.json").write_bytes(content.replace(b'"version":1', b'"version":2'))


def no_database(folder: Path) -> None:
    (folder / "kluis.db").unlink()


def empty_database(folder: Path) -> None:
    (folder / "kluis.db").write_bytes(b"")


def cut_database(folder: Path) -> None:
    content = (folder / "kluis.db").read_bytes()
    (folder / "kluis.db").write_bytes(content[:-1000])


def database_cut_at_a_page(folder: Path) -> None:
    content = (folder / "kluis.db").read_bytes()
    (folder / "kluis.db").write_bytes(content[: len(content) // 8192 * 4096])


def first_page_only(folder: Path) -> None:
    (folder / "kluis.db").write_bytes((folder / "kluis.db").read_bytes()[:4096])


def rubbish_after_the_salt(folder: Path) -> None:
    content = (folder / "kluis.db").read_bytes()
    (folder / "kluis.db").write_bytes(content[:16] + bytes(len(content) - 16))


def plain_database(folder: Path) -> None:
    (folder / "kluis.db").unlink()
    plain = sqlite3.connect(folder / "kluis.db")
    plain.execute("CREATE TABLE student (id)")
    plain.commit()
    plain.close()


def word_document(folder: Path) -> None:
    (folder / "kluis.db").write_bytes(b"PK\x03\x04 ik ben een document")


def other_header(folder: Path) -> None:
    other = new_vault(folder.parent / "ander.kluis")
    other.lock()
    for name in ("kop.json", "kop.json.vorige"):
        shutil.copy(folder.parent / "ander.kluis" / "kop.json", folder / name)


@pytest.mark.parametrize(
    ("harm", "key"),
    [
        (no_folder, "vault.not_found"),
        (file_for_folder, "vault.not_a_folder"),
        (no_header, "vault.not_a_vault"),
        (bad_headers, "vault.header_damaged"),
        (changed_header, "vault.header_changed"),
        (newer_header, "vault.newer"),
        (no_database, "vault.database_missing"),
        (empty_database, "vault.database_empty"),
        (cut_database, "vault.database_damaged"),
        (database_cut_at_a_page, "vault.database_damaged"),
        (first_page_only, "vault.database_damaged"),
        (rubbish_after_the_salt, "vault.database_damaged"),
        (plain_database, "vault.database_foreign"),
        (word_document, "vault.database_foreign"),
        (other_header, "vault.header_foreign"),
    ],
)
def test_each_harm_has_its_own_sentence_and_nothing_is_touched(
    closed: Path, harm: Callable[[Path], None], key: str
) -> None:
    from jobcoach.ui.words import sentence, sentences

    harm(closed)
    before = {item: item.read_bytes() for item in closed.rglob("*") if item.is_file() and item.name != "kluis.slot"}
    with pytest.raises(Expected) as caught:
        opened(closed)
    assert caught.value.key == key
    assert key in sentences()
    assert str(closed.parent) not in sentence(caught.value)
    after = {item: item.read_bytes() for item in closed.rglob("*") if item.is_file() and item.name != "kluis.slot"}
    assert after == before


def test_a_damaged_header_falls_back_on_the_one_before(closed: Path) -> None:
    (closed / "kop.json").write_bytes(b"")
    vault = opened(closed)
    assert vault.ask(names) == (CANARY,)
    assert told(vault) == ("vault.header_previous",)
    assert label_of(closed) == LABEL
    vault.lock()
    again = opened(closed)
    assert told(again) == ()
    again.lock()


def test_an_older_database_under_a_newer_header_is_told(closed: Path) -> None:
    old = (closed / "kluis.db").read_bytes()
    vault = opened(closed)
    vault.carry_out(AddStudent("Later", "X"))
    vault.lock()
    (closed / "kluis.db").write_bytes(old)
    vault = opened(closed)
    assert told(vault) == ("vault.database_older",)
    vault.lock()


def test_an_older_header_over_a_newer_database_is_told(closed: Path) -> None:
    old = {name: (closed / name).read_bytes() for name in ("kop.json", "kop.json.vorige")}
    vault = opened(closed)
    vault.change_passphrase(to_bytes("nieuwe woorden hier"), cost=CHEAP)
    vault.lock()
    for name, content in old.items():
        (closed / name).write_bytes(content)
    vault = opened(closed)
    assert told(vault) == ("vault.header_older",)
    vault.lock()


def test_an_audit_cut_off_at_the_end_is_told(closed: Path) -> None:
    vault = opened(closed)
    vault.carry_out(AddStudent("Later", "X"))
    vault.lock()
    vault = opened(closed)
    assert told(vault) == ()
    vault.carry_out(lambda session: session.connection().exec_driver_sql("DELETE FROM audit_entry WHERE id = 2"))
    vault._dirty = vault._marked = False  # as someone with the key and no program of ours would leave it
    vault.lock()
    vault = opened(closed)
    assert told(vault) == ("vault.not_closed", "vault.audit_cut")
    vault.lock()


def test_a_newer_database_is_refused(closed: Path) -> None:
    vault = opened(closed)
    vault.carry_out(
        lambda session: session.connection().exec_driver_sql("UPDATE alembic_version SET version_num='0999'")
    )
    vault.lock()
    assert refusal(closed) == "vault.newer"


def test_a_read_only_folder_says_so(closed: Path) -> None:
    """As another user, since root may write everywhere."""
    code = (
        "import os,sys;sys.path.insert(0,sys.argv[2]);from pathlib import Path;from tests.vault.test_opening import refusal\n"
        "os.setuid(65534) if os.getuid()==0 else None\n"
        "print(refusal(Path(sys.argv[1])))"
    )
    if os.name == "nt":
        pytest.skip("Windows has no such bits")
    folder = closed
    while folder != folder.parent and folder.stat().st_uid == os.getuid() and folder.stat().st_mode & 0o001 == 0:
        folder.chmod(0o755)
        folder = folder.parent
    for item in closed.rglob("*"):
        item.chmod(0o555 if item.is_dir() else 0o444)
    closed.chmod(0o555)
    checkout = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code, str(closed), checkout], capture_output=True, text=True, timeout=60
    )
    closed.chmod(0o755)
    assert done.stdout.strip() == "vault.read_only", done.stderr[-500:]


def test_a_full_disk_loses_nothing(vault: Vault) -> None:
    vault.carry_out(AddStudent(CANARY, "de Vries"))
    raw = [vault._engine.raw_connection() for _ in range(3)]
    for each in raw:
        pages = each.driver_connection.execute("PRAGMA page_count").fetchone()[0]
        each.driver_connection.execute(f"PRAGMA max_page_count={pages + 2}")
    for each in raw:
        each.close()

    def much(session: Session) -> None:
        for number in range(200):
            AddStudent(f"L{number}", "x" * 500)(session)

    with pytest.raises(Expected) as caught:
        vault.carry_out(much)
    assert caught.value.key == "vault.disk_full"
    assert vault.ask(names) == (CANARY,)


def test_a_vault_locks_on_a_full_disk_too(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jobcoach.vault import opened as module

    def full(*_pragmas: object) -> None:
        raise OSError(28, "No space left on device")

    vault = opened(closed)
    vault.carry_out(AddStudent("Later", "X"))
    monkeypatch.setattr(module, "maintenance", full)
    vault.lock()
    assert not any(vault._master)
    monkeypatch.undo()
    again = opened(closed)
    assert again.ask(names) == (CANARY, "Later")
    again.lock()


# --- making ------------------------------------------------------------------------------------------------------


def test_a_place_that_is_taken_is_left_alone(closed: Path) -> None:
    before = sorted(os.listdir(closed))
    with pytest.raises(Expected, match=r"vault\.exists"):
        new_vault(closed)
    assert sorted(os.listdir(closed)) == before
    (closed.parent / "bestand").write_text("x")
    for place, key in (
        (closed.parent / "bestand", "vault.exists"),
        (closed.parent / "bestand" / "in", "vault.not_a_folder"),
    ):
        with pytest.raises(Expected) as caught:
            new_vault(place)
        assert caught.value.key == key


def test_an_empty_folder_may_become_a_vault(folder: Path) -> None:
    folder.mkdir()
    new_vault(folder).lock()
    assert find(folder.parent) == (folder,)


def test_what_a_killed_creation_left_is_swept(folder: Path) -> None:
    half = folder.with_name(f".{folder.name}.half-0badcafe")
    half.mkdir(parents=True)
    (half / "kluis.db").write_bytes(b"half")
    assert find(folder.parent) == ()
    new_vault(folder).lock()
    assert os.listdir(folder.parent) == [folder.name]


def test_a_creation_that_fails_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jobcoach.vault import schema

    def full(_connection: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(schema, "make", full)
    with pytest.raises(Expected, match=r"vault\.disk_full"):
        new_vault(folder)
    assert os.listdir(folder.parent) == []


def test_the_passphrase_that_everybody_knows_is_for_practice_only(folder: Path) -> None:
    with pytest.raises(Expected, match=r"vault\.passphrase_practice"):
        new_vault(folder, passphrase=PRACTICE)
    assert not folder.exists()
    new_vault(folder, passphrase=PRACTICE, practice=True).lock()


def test_leftovers_of_a_killed_write_are_swept(closed: Path) -> None:
    left = [closed / "kop.json.tmp", closed / "kop.json.vorige.tmp", closed / "reserve" / ".kopie.db"]
    for item in left:
        item.write_bytes(b"half")
    opened(closed).lock()
    assert not [item for item in left if item.exists()]


def test_a_practice_vault_says_so_outside_and_inside(tmp_path: Path) -> None:
    vault = create(
        tmp_path / "a.kluis", passphrase=to_bytes("x"), person="O", label=LABEL, practice=True, cost=CHEAP, clock=clock
    )
    assert vault.practice
    assert label_of(vault.folder).practice
    vault.lock()


# --- two at once, and kill -9 ------------------------------------------------------------------------------------


def test_a_second_program_is_refused_and_told_since_when(vault: Vault) -> None:
    with pytest.raises(Expected) as caught:
        opened(vault.folder)
    assert caught.value.key == "vault.busy_since"
    assert caught.value.values["since"] == NOW
    from jobcoach.ui.words import sentence

    assert "20-11-2026 om 23.30 uur" in sentence(caught.value)
    vault.lock()
    opened(vault.folder).lock()


CHILD = """
import sys; sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.vault.test_opening import opened
from tests.vault.acts import AddStudent
vault = opened(Path(sys.argv[1]))
start = len(vault.ask(lambda s: s.connection().exec_driver_sql("SELECT id FROM student").all()))
for number in range(start, start + 100000):
    vault.carry_out(AddStudent(f"n{number}", "x" * 400, uid=str(number)))
    sys.stdout.write(f"{number}\\n"); sys.stdout.flush()
"""


def test_twenty_kills_lose_nothing_that_was_kept(closed: Path) -> None:
    """kill -9 while it commits: everything acknowledged is there, nothing is half there, the lock is free again."""
    checkout, kept = str(Path(__file__).resolve().parents[2]), {"Kanariepietje de Vries"}
    for turn in range(20):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(closed), checkout], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        for _ in range(3 + turn % 5):
            kept.add(child.stdout.readline().strip())
        child.kill()
        kept |= {line.strip() for line in child.stdout if line.endswith("\n")}
        child.wait(30)
        child.stdout.close()
    vault = opened(closed)
    there = vault.ask(
        lambda session: {row for (row,) in session.execute(Student.__table__.select().with_only_columns(Student.uid))}
    )
    checks = vault.ask(lambda session: session.connection().exec_driver_sql("PRAGMA integrity_check").scalar())
    index = vault.ask(lambda session: session.connection().exec_driver_sql("SELECT count(*) FROM search").scalar())
    from jobcoach.vault.changes import check_chain

    assert kept <= there
    assert len(there - kept) <= 20, "at most one commit per kill was not acknowledged"
    assert (checks, index) == ("ok", len(there))
    assert vault.ask(check_chain) is None
    vault.lock()


def test_time_may_run_backwards(closed: Path) -> None:
    earlier = unlock(closed, passphrase=to_bytes(PASSPHRASE), clock=lambda: NOW - timedelta(days=400))
    earlier.carry_out(AddStudent("A", "B"))
    earlier.lock()
    vault = opened(closed)
    assert "A" in vault.ask(names)
    vault.lock()
