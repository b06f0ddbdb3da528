"""A real small disk that another program fills: backup, second place, restore and attachment stop with a sentence."""

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
from jobcoach.vault import attachments, backup, ballast, restore
from jobcoach.vault.folders import find
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


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a small disk of our own needs Linux")
@pytest.mark.parametrize("story", [BACKUP, SECOND, RESTORE, ATTACHMENT], ids=["backup", "second", "restore", "attach"])
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
