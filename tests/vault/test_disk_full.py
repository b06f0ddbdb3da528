"""A real small disk that another program fills: every stage that writes stops with a sentence, and nothing is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
START = """
import errno, os, sys
from pathlib import Path
from jobcoach.model.expected import Expected
from jobcoach.vault import attachments, backup, ballast, inbox, lost_laptop, migrate, restore, schema
from jobcoach.vault.folders import find
from jobcoach.vault.keeper import unlock
from jobcoach.vault.passphrase import to_bytes
from tests.vault.acts import *
from tests.vault.kills import document, opened

disk, roomy = Path(sys.argv[1]), Path(sys.argv[2])
ballast.MARGIN, ballast.BYTES = 0, 1 << 18

def fill(left):
    with (disk / "foto.jpg").open("wb", buffering=0) as other:
        try:
            while True:
                other.write(os.urandom(1 << 14))
        except OSError:
            pass
        other.truncate(max(0, other.tell() - left))

def refused(act):
    try:
        act()
    except Expected as error:
        return error.key
    return None

def made(vault):
    for number in range(200):
        vault.carry_out(Log(1, f"{number} " + "x" * 3000))
    return vault

def start(folder):
    vault = new_vault(folder)
    vault.carry_out(AddStudent("Noor", "Smit"))
    return made(vault)

def count_log(session):
    return session.connection().exec_driver_sql("SELECT count(*) FROM log_entry").scalar()

def back_up(vault, second=None):
    with vault.inside() as inside:
        return backup.make(inside, second=second)
"""
BACKUP = """
vault = start(disk / "a.kluis")
first = back_up(vault).file
for left in (0, 1 << 16, 1 << 19, 1 << 20, 1 << 21):
    fill(left)
    found = refused(lambda: back_up(vault))
    assert found in ("backup.disk_full", None), found
    if found:
        assert os.listdir(vault.folder / "reserve") == [first.name], os.listdir(vault.folder / "reserve")
assert refused(lambda: fill(0) or back_up(vault)) == "backup.disk_full"
(disk / "foto.jpg").unlink()
back_up(vault)
vault.lock()
"""
SECOND = """
vault = start(roomy / "a.kluis")
(disk / "stick").mkdir()
second = backup.make_second_place(disk / "stick", vault.id, bundle=vault.folder)
for left in (0, 1 << 16, 1 << 19):
    fill(left)
    made_now = back_up(vault, second)
    assert made_now.second_problem == "backup.second_full", made_now.second_problem
    assert made_now.file.is_file() and os.listdir(second / "reserve") == []
(disk / "foto.jpg").unlink()
assert back_up(vault, second).second_problem is None
vault.lock()
"""
RESTORE = """
vault = start(disk / "a.kluis")
document(vault, os.urandom(300_000))
file = back_up(vault).file
def prepare():
    with vault.inside() as inside:
        return restore.from_open(inside, file)
for left in (0, 1 << 16, 1 << 19, 1 << 20):
    fill(left)
    assert refused(prepare) == "vault.disk_full"
    assert sorted(os.listdir(disk)) == ["a.kluis", "foto.jpg"], os.listdir(disk)
(disk / "foto.jpg").unlink()
ready = prepare()
vault.lock()
ready.swap(now=NOW)
assert len(find(disk)) == 2
opened(disk / "a.kluis").lock()
"""
ATTACHMENT = """
vault = start(disk / "a.kluis")
known = document(vault, os.urandom(300_000))
for left in (0, 1 << 16, 1 << 18):
    fill(left)
    found = refused(lambda: document(vault, os.urandom(1_000_000)))
    assert found in ("vault.space_low", "vault.disk_full"), found
    assert len(os.listdir(vault.folder / "bijlagen")) == 1
(disk / "foto.jpg").unlink()
document(vault, os.urandom(1_000_000))
vault.lock()
again = opened(disk / "a.kluis")
assert again.look_through() == ()
again.lock()
"""

COMMIT = """
vault = start(disk / "a.kluis")
fill(0)
kept = found = None
for number in range(2000):
    if found := refused(lambda: vault.carry_out(Log(1, "y" * 3000))):
        break
    kept = 200 + number + 1
assert found == "vault.disk_full", found
assert vault.ask(count_log) == kept, "reading goes on, and what was acknowledged is there"
vault.lock()
(disk / "foto.jpg").unlink()
again = opened(disk / "a.kluis")
assert again.ask(count_log) == kept
assert again.look_through() == ()
assert ballast.ensure(again.folder)
fill(0)
for number in range(2000):
    again.carry_out(Log(1, "z" * 3000))
    kept += 1
    if again.disk_was_full:
        break
assert again.disk_was_full, "the ballast gave way and the last act was kept"
again.lock()
(disk / "foto.jpg").unlink()
again = opened(disk / "a.kluis")
assert again.ask(count_log) == kept
again.lock()
"""
HEADER = """
vault = start(disk / "a.kluis")
fill(0)
new = "andere woorden voor straks"
assert refused(lambda: vault.change_passphrase(to_bytes(new), cost=CHEAP)) == "vault.disk_full"
vault.lock()
assert refused(lambda: unlock(vault.folder, passphrase=to_bytes(new), clock=clock)) in ("vault.wrong_key", "vault.disk_full")
(disk / "foto.jpg").unlink()
assert refused(lambda: unlock(vault.folder, passphrase=to_bytes(new), clock=clock)) == "vault.wrong_key"
vault = opened(disk / "a.kluis")
assert not list(vault.folder.glob("*.tmp"))
assert not any(one.needs_answer for one in vault.notices)
assert ballast.ensure(vault.folder)
fill(0)
vault.change_passphrase(to_bytes(new), cost=CHEAP)
vault.lock()
(disk / "foto.jpg").unlink()
unlock(disk / "a.kluis", passphrase=to_bytes(new), clock=clock).lock()
"""
INBOX = """
vault = start(disk / "a.kluis")
def leave(what):
    return inbox.leave(vault.folder, who="Noor", where="", what=what, at=NOW)
leave("eerst")
fill(0)
assert refused(lambda: leave("vol")) == "vault.disk_full"
assert len(os.listdir(vault.folder / "inbox")) == 1, "no half note"
while not refused(lambda: vault.carry_out(Log(1, "y" * 3000))):
    pass
taken = vault.take_in_notes()
assert taken + inbox.count(vault.folder) == 1, "it waits for the next time, or it fitted"
(disk / "foto.jpg").unlink()
leave("daarna")
assert taken + vault.take_in_notes() == 2
assert inbox.count(vault.folder) == 0
vault.lock()
"""
MIGRATION = """
import shutil
from tests.vault.test_migrations import STEP
start(disk / "a.kluis").lock()
scripts, old = roomy / "migrations", (migrate.SCRIPTS, schema.HEAD)
shutil.copytree(migrate.SCRIPTS, scripts)
(scripts / "versions" / "9999_nickname.py").write_text(STEP)
for left in (1 << 16, 1 << 18, 1 << 20, 3 << 19):
    fill(left)
    migrate.SCRIPTS, schema.HEAD = scripts, "9999"
    found = refused(lambda: opened(disk / "a.kluis"))
    assert found in ("vault.disk_full", "backup.disk_full"), (left, found)
    (disk / "foto.jpg").unlink()
    migrate.SCRIPTS, schema.HEAD = old
    vault = opened(disk / "a.kluis")
    assert vault.ask(count_log) == 200
    assert vault.look_through() == ()
    assert not any(one.needs_answer for one in vault.notices)
    assert not list(vault.folder.glob("reserve/.*"))
    vault.lock()
migrate.SCRIPTS, schema.HEAD = scripts, "9999"
vault = opened(disk / "a.kluis")
assert vault.ask(count_log) == 200
vault.lock()
"""
LOST = """
vault = start(disk / "a.kluis")
code = vault.add_recovery()
def write(*places):
    with vault.inside() as inside:
        return lost_laptop.write(inside, vault.ask(lost_laptop.facts), last_backup=None, places=places)
assert write()
file = vault.folder / lost_laptop.FILE
whole = file.read_bytes()
vault.carry_out(AddStudent("Later", "Smit"))
fill(0)
assert refused(write) == "vault.disk_full"
assert file.read_bytes() == whole, "the page of before"
assert not [name for name in os.listdir(vault.folder) if name.endswith(".tmp")]
(disk / "foto.jpg").unlink()
write()
assert lost_laptop.read(file, recovery=code).facts.students == 2
vault.lock()
"""
CREATE = """
for left in (0, 1 << 16, 1 << 18):
    fill(left)
    assert refused(lambda: new_vault(disk / "a.kluis")) == "vault.disk_full"
    assert os.listdir(disk) == ["foto.jpg"], os.listdir(disk)
(disk / "foto.jpg").unlink()
start(disk / "a.kluis").lock()
fill(0)
assert refused(lambda: opened(disk / "a.kluis")) == "vault.disk_full"
(disk / "foto.jpg").unlink()
assert ballast.ensure(disk / "a.kluis")
fill(0)
again = opened(disk / "a.kluis")
assert again.disk_was_full, "the ballast made room to look and to save"
assert again.ask(count_log) == 200
again.carry_out(Log(1, "y"))
again.lock()
(disk / "foto.jpg").unlink()
again = opened(disk / "a.kluis")
assert again.ask(count_log) == 201
assert not any(one.needs_answer for one in again.notices)
again.lock()
"""
STORIES = {
    "backup": BACKUP,
    "second": SECOND,
    "restore": RESTORE,
    "attach": ATTACHMENT,
    "commit": COMMIT,
    "header": HEADER,
    "inbox": INBOX,
    "migration": MIGRATION,
    "lost": LOST,
    "create": CREATE,
}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a small disk of our own needs Linux")
@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_a_full_disk_loses_nothing_and_leaves_nothing(tmp_path: Path, story: str) -> None:
    disk, roomy = tmp_path / "klein", tmp_path / "ruim"
    disk.mkdir()
    roomy.mkdir()
    script = 'mount -t tmpfs -o size=16m kluis "$1" && exec "$2" -W error -c "$3" "$1" "$4"'
    command = ["sh", "-c", script, "sh", str(disk), sys.executable, START + story + "print('ok')", str(roomy)]
    done = subprocess.run(
        ["unshare", "-Urm", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    if "unshare" in done.stderr and "ermitted" in done.stderr:
        pytest.skip("this machine lets nobody mount a small disk")
    assert done.stdout.endswith("ok\n"), done.stderr[-2000:]
