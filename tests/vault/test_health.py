"""Damage: named, never shown, and saved around; the ballast gives way so that the coach can still save and close."""

import os
import subprocess
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from jobcoach.model.expected import Expected
from jobcoach.vault import attachments, ballast, health, slots
from jobcoach.vault.audit import check_chain
from jobcoach.vault.engine import PAGE_BYTES
from jobcoach.vault.header import Header, parse
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes
from tests.vault.acts import NOW, PASSPHRASE, AddStudent, Log, clock, names

SAMPLE = 31  # one page in so many; figures.py takes every page
ROOT = Path(__file__).resolve().parents[2]


def opened(folder: Path) -> Vault:
    return unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=clock)


def notes(vault: Vault) -> list[str]:
    return vault.ask(lambda s: list(s.connection().exec_driver_sql("SELECT note FROM log_entry ORDER BY id").scalars()))


def saved(vault: Vault) -> health.Salvaged:
    with vault.inside() as inside:
        return health.salvage_open(inside, say=lambda _: None)


@pytest.fixture
def filled(vault: Vault) -> Vault:
    vault.carry_out(AddStudent("Łukasz", "de Vries"))
    for number in range(120):
        vault.carry_out(Log(1, f"regel {number} " + "x" * 700))
    return vault


def harm(folder: Path, page: int) -> None:
    """Turn one bit in the middle of a page (counted from 0)."""
    with (folder / "kluis.db").open("r+b") as stream:
        stream.seek(page * PAGE_BYTES + 2000)
        byte = stream.read(1)
        stream.seek(-1, os.SEEK_CUR)
        stream.write(bytes([byte[0] ^ 1]))


def keys_of(folder: Path) -> tuple[Header, bytearray]:
    header = parse((folder / "kop.json").read_bytes())
    return header, slots.opened(header, passphrase=to_bytes(PASSPHRASE))[0]


@pytest.mark.parametrize("unclean", [True, False])
def test_a_full_check_is_due_after_a_crash_and_weekly(unclean: bool) -> None:
    week = timedelta(days=7)
    assert health.is_due(None, unclean=unclean, now=NOW)
    assert health.is_due(NOW - week, unclean=unclean, now=NOW)
    assert health.is_due(NOW + week, unclean=unclean, now=NOW)
    assert health.is_due(NOW - week + timedelta(seconds=1), unclean=unclean, now=NOW) is unclean


def test_a_sound_vault_is_saved_whole(filled: Vault, folder: Path) -> None:
    before = notes(filled)
    found = saved(filled)
    assert (found.whole, found.lost, found.missing) == (True, {}, 0)
    filled.lock()
    found.swap(now=NOW)
    again = opened(folder)
    assert (notes(again), again.ask(names), again.notices) == (before, ("Łukasz",), ())
    assert again.ask(check_chain) is None
    again.lock()


def test_what_can_be_read_around_every_bad_page_is_saved(filled: Vault, folder: Path) -> None:
    """For a sample of pages: either the salvage works and only some rows of one page are gone, or it says it cannot."""
    before = notes(filled)
    filled.lock()
    sound = (folder / "kluis.db").read_bytes()
    results = []
    for page in range(0, len(sound) // PAGE_BYTES, SAMPLE):
        (folder / "kluis.db").write_bytes(sound)
        harm(folder, page)
        with suppress(Expected):
            found = None
            found = health.salvage(folder, *keys_of(folder), now=NOW)
        if found is None:
            results.append(-1)
            continue
        results.append(len(before) - found.rows["log_entry"])
        assert sum(found.lost.values()) < 40
        assert not (found.new / "kluis.db-wal").exists()
        found.discard()
    assert sum(lost == -1 for lost in results) <= 2, "only the first page, where the tables stand, is fatal"
    assert max(results) < 20
    assert len(results) > 5
    assert (folder / "kluis.db").stat().st_size == len(sound)


def test_a_salvaged_vault_opens_and_refers_to_nothing_lost(filled: Vault, folder: Path) -> None:
    before = notes(filled)
    filled.lock()
    harm(folder, page_with_rows(folder))
    vault = opened(folder)
    assert [one.key for one in vault.notices] == ["vault.pages_damaged"]
    found = saved(vault)
    assert not found.whole
    assert 0 < found.lost["log_entry"] < 20
    vault.lock()
    aside = found.swap(now=NOW)
    assert aside is not None
    again = opened(folder)
    left = notes(again)
    assert len(left) == found.rows["log_entry"] == len(before) - found.lost["log_entry"]
    assert set(left) < set(before)
    assert [one.key for one in again.notices] in ([], ["vault.audit_broken"])
    again.carry_out(Log(1, "en we gaan door"))
    again.lock()
    assert (aside / "kluis.db").is_file(), "the damaged one is kept"


def page_with_rows(folder: Path) -> int:
    """A page that holds rows of the log book, found by trying; the file is sound again afterwards."""
    sound = (folder / "kluis.db").read_bytes()
    for page in range(len(sound) // PAGE_BYTES - 2, 100, -3):  # the newest pages; the list of tables stands in front
        harm(folder, page)
        found = None
        with suppress(Expected):
            found = health.salvage(folder, *keys_of(folder), now=NOW)
            found.discard()
        (folder / "kluis.db").write_bytes(sound)
        if found is None:
            continue
        if found.lost.get("log_entry") and set(found.lost) == {"log_entry"}:
            return page
    raise AssertionError("no page holds rows")


# --- room on the disk --------------------------------------------------------------------------------------------


def test_the_ballast_takes_real_room_and_gives_it_back(folder: Path, vault: Vault) -> None:
    assert ballast.ensure(folder)
    file = folder / ballast.FILE
    assert file.stat().st_size == ballast.BYTES
    assert file.stat().st_blocks * 512 >= ballast.BYTES
    assert ballast.ensure(folder)
    assert ballast.release(folder)
    assert not ballast.release(folder)


def test_large_work_is_refused_before_the_disk_is_full(folder: Path, vault: Vault) -> None:
    free = ballast.free_bytes(folder)
    with pytest.raises(Expected, match=r"vault\.space_low") as caught:
        ballast.check_room(folder, free)
    assert caught.value.values["needed"] > caught.value.values["free"]
    ballast.check_room(folder, 1000)


FULL_DISK = """
import os, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from jobcoach.model.expected import Expected
from jobcoach.vault import ballast
from tests.vault.acts import *
from jobcoach.vault.keeper import unlock
from jobcoach.vault.passphrase import to_bytes
disk = Path(sys.argv[1])
folder = disk / "a.kluis"
vault = new_vault(folder)
vault.carry_out(AddStudent("Noor", "Smit"))
ballast.MARGIN = 0
assert ballast.ensure(folder)
(disk / "foto.jpg").open("wb").close()
with (disk / "foto.jpg").open("r+b", buffering=0) as other:
    try:
        while True:
            other.write(os.urandom(1 << 16))
    except OSError:
        pass
kept, refused = [], 0
for number in range(4000):
    try:
        vault.carry_out(Log(1, f"{number} " + "x" * 3000))
        kept.append(number)
    except Expected as error:
        assert error.key == "vault.disk_full", error.key
        refused += 1
        break
assert vault.disk_was_full and not (folder / "ballast").exists()
assert kept, "the ballast gave room for a save"
assert vault.ask(lambda s: s.connection().exec_driver_sql("SELECT count(*) FROM log_entry").scalar()) == len(kept)
vault.lock()
(disk / "foto.jpg").unlink()
again = unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=clock)
found = again.ask(lambda s: s.connection().exec_driver_sql("SELECT count(*) FROM log_entry").scalar())
assert found == len(kept), (found, len(kept))
assert again.look_through() == ()
again.lock()
print("ok", len(kept), refused)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a small disk of our own needs Linux")
def test_on_a_full_disk_nothing_that_was_kept_is_lost(tmp_path: Path) -> None:
    """A real file system of 24 MB that another program fills up."""
    script = 'mount -t tmpfs -o size=24m kluis $1 && exec $2 -W error -c "$3" $1 $4'
    done = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", script, "sh", str(tmp_path), sys.executable, FULL_DISK, str(ROOT)],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    if "unshare" in done.stderr and "not permitted" in done.stderr:
        pytest.skip("this machine lets nobody mount a small disk")
    assert done.stdout.startswith("ok"), done.stderr[-2000:]


def test_an_attachment_that_does_not_fit_is_refused_beforehand(
    folder: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ballast, "MARGIN", 1 << 60)
    with pytest.raises(Expected, match=r"vault\.space_low"):
        attachments.write(folder, b"x")
    assert not (folder / "bijlagen").exists()
