"""The seal: every way to change a locked vault's file is told before anything is shown, and a crash is told apart."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from jobcoach.model.expected import Expected
from jobcoach.vault import page_seal
from jobcoach.vault.engine import PAGE_BYTES
from jobcoach.vault.header_file import read
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes
from tests.vault.acts import PASSPHRASE, AddStudent, clock, names, new_vault

ROOT = str(Path(__file__).resolve().parents[2])
REFUSED = {
    "vault.database_damaged",
    "vault.database_foreign",
    "vault.header_foreign",
    "vault.header_damaged",
    "vault.header_changed",
}
TOLD = {
    "vault.pages_damaged",
    "vault.database_other",
    "vault.database_older",
    "vault.header_older",
    "vault.log_found",
}


def opened(folder: Path, seen: Path | None = None) -> Vault:
    return unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=clock, seen=seen)


def verdict(folder: Path) -> set[str]:
    """What a coach is told before anything is shown: the refusal, or the notices. Touches nothing."""
    kept = {item: item.read_bytes() for item in folder.iterdir() if item.is_file()}
    try:
        vault = opened(folder)
        found = {one.key for one in vault.notices}
        vault._dirty = False
        vault.lock()
    except Expected as refused:
        found = {refused.key}
    for item in folder.iterdir():
        if item.is_file() and item not in kept:
            item.unlink()
    for item, content in kept.items():
        item.write_bytes(content)
    return found


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A locked vault of some sixty pages."""
    vault = new_vault(tmp_path_factory.mktemp("zegel") / "linde.kluis")
    for number in range(8):
        vault.carry_out(AddStudent(f"Leerling{number}", "x" * 300))
    vault.lock()
    return vault.folder


@pytest.fixture
def file(closed: Path) -> Iterator[Path]:
    """Its database, whole again after the test."""
    path = closed / "kluis.db"
    content = path.read_bytes()
    yield path
    path.write_bytes(content)
    for name in ("kluis.db-wal", "kluis.db-shm"):
        (closed / name).unlink(missing_ok=True)


def changed(file: Path, at: int, bit: int = 0) -> None:
    with file.open("r+b") as stream:
        stream.seek(at)
        byte = stream.read(1)[0]
        stream.seek(at)
        stream.write(bytes([byte ^ 1 << bit]))


def test_an_untouched_vault_tells_nothing(closed: Path) -> None:
    assert verdict(closed) == set()
    header, _ = read(closed)
    seal = page_seal.seal_of(header)
    assert seal is not None
    assert not seal.open
    assert seal.length == (closed / "kluis.db").stat().st_size


@pytest.mark.slow
def test_one_bit_in_four_places_of_every_page_is_told_at_unlock(closed: Path, file: Path) -> None:
    """Body, initialisation vector, page HMAC and the last byte of every page; unlocking itself tells each."""
    missed, told = [], 0
    for page in range(file.stat().st_size // PAGE_BYTES):
        for place in (100, PAGE_BYTES - 80 + 3, PAGE_BYTES - 64 + 5, PAGE_BYTES - 1):
            changed(file, page * PAGE_BYTES + place, bit=(page + place) % 8)
            found = verdict(closed)
            told += bool(found & (REFUSED | TOLD))
            missed += [] if found & (REFUSED | TOLD) else [(page, place)]
            changed(file, page * PAGE_BYTES + place, bit=(page + place) % 8)
    assert missed == []
    assert told == 4 * (file.stat().st_size // PAGE_BYTES)


def test_the_hash_misses_no_bit_of_any_page(file: Path) -> None:
    """The quick half of the test above: what unlocking compares differs for each of the changes."""
    whole = page_seal.hashed(file)
    for page in range(file.stat().st_size // PAGE_BYTES):
        for place in (0, 100, PAGE_BYTES - 80 + 3, PAGE_BYTES - 64 + 5, PAGE_BYTES - 1):
            changed(file, page * PAGE_BYTES + place)
            assert page_seal.hashed(file) != whole
            changed(file, page * PAGE_BYTES + place)
    assert page_seal.hashed(file) == whole


def some_bits(file: Path) -> None:
    changed(file, 20 * PAGE_BYTES + 50)


def swapped_pages(file: Path) -> None:
    content = bytearray(file.read_bytes())
    one, other = slice(20 * PAGE_BYTES, 21 * PAGE_BYTES), slice(30 * PAGE_BYTES, 31 * PAGE_BYTES)
    content[one], content[other] = content[other], content[one]
    file.write_bytes(content)


def last_page_cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-PAGE_BYTES])


def half_cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // PAGE_BYTES // 2 * PAGE_BYTES])


def page_added(file: Path) -> None:
    file.write_bytes(file.read_bytes() + os.urandom(PAGE_BYTES))


def zeros_added(file: Path) -> None:
    file.write_bytes(file.read_bytes() + bytes(PAGE_BYTES))


def byte_added(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"x")


def salt_changed(file: Path) -> None:
    changed(file, 3)


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        (some_bits, {"vault.pages_damaged", "vault.database_damaged"}),
        (swapped_pages, {"vault.pages_damaged", "vault.database_damaged"}),
        (last_page_cut, TOLD | REFUSED),
        (half_cut, TOLD | REFUSED),
        (page_added, {"vault.pages_damaged"}),
        (zeros_added, {"vault.pages_damaged"}),
        (byte_added, {"vault.database_damaged"}),
        (salt_changed, {"vault.header_foreign"}),
    ],
)
def test_harm_to_the_file_is_told(closed: Path, file: Path, harm: Callable[[Path], None], expected: set[str]) -> None:
    harm(file)
    found = verdict(closed)
    assert found
    assert found <= expected


def test_every_old_page_that_is_put_back_is_told(tmp_path: Path) -> None:
    """Each page on its own: sound by its own HMAC, at its own place, only older."""
    folder = new_folder(tmp_path)
    old = (folder / "kluis.db").read_bytes()
    vault = opened(folder)
    vault.carry_out(lambda session: AddStudent("Later", "y" * 900)(session))
    vault.lock()
    new = (folder / "kluis.db").read_bytes()
    replayed = 0
    for at in range(0, min(len(old), len(new)), PAGE_BYTES):
        if old[at : at + PAGE_BYTES] == new[at : at + PAGE_BYTES]:
            continue
        replayed += 1
        (folder / "kluis.db").write_bytes(new[:at] + old[at : at + PAGE_BYTES] + new[at + PAGE_BYTES :])
        found = verdict(folder)
        assert found & (TOLD | REFUSED), at // PAGE_BYTES
    assert replayed > 3
    (folder / "kluis.db").write_bytes(new)
    assert verdict(folder) == set()


def new_folder(place: Path) -> Path:
    vault = new_vault(place / "linde.kluis")
    vault.carry_out(AddStudent("Eerst", "de Vries"))
    vault.lock()
    return vault.folder


# --- the write-ahead log -----------------------------------------------------------------------------------------

CRASH = """
import os, sys; sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.vault.test_page_seal import opened
from tests.vault.acts import AddStudent
vault = opened(Path(sys.argv[1]))
for number in range(5):
    vault.carry_out(AddStudent(f"Na{number}", "x"))
os._exit(9)
"""


def crash(folder: Path) -> None:
    """Unlock, keep five students, and die without locking."""
    subprocess.run([sys.executable, "-c", CRASH, str(folder), ROOT], timeout=60)
    assert (folder / "kluis.db-wal").stat().st_size > 0


def test_a_crash_is_told_as_a_crash_and_loses_nothing(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    crash(folder)
    vault = opened(folder)
    assert [one.key for one in vault.notices] == ["vault.not_closed"]
    assert vault.ask(names) == ("Eerst", *(f"Na{number}" for number in range(5)))
    assert vault.look_through() == ()
    vault.lock()
    assert verdict(folder) == set(), "it is told once"


def test_the_log_is_folded_in_before_the_file_is_checked(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    crash(folder)
    vault = opened(folder)
    assert not page_seal.has_log(folder / "kluis.db")
    vault.lock()


@pytest.mark.parametrize("way", ["removed", "cut", "flipped"])
def test_a_log_that_was_touched_after_a_crash_is_never_silent(tmp_path: Path, way: str) -> None:
    """What is lost with it cannot be known, but the coach hears that the vault was not closed, or that it is older."""
    folder = new_folder(tmp_path)
    crash(folder)
    log = folder / "kluis.db-wal"
    content = log.read_bytes()
    if way == "removed":
        log.unlink()
    elif way == "cut":
        log.write_bytes(content[: len(content) // 2])
    else:
        log.write_bytes(content[:500] + bytes([content[500] ^ 4]) + content[501:])
    found = verdict(folder)
    assert "vault.not_closed" in found
    if way == "removed":
        assert "vault.database_older" in found


def test_a_log_put_beside_a_closed_vault_is_told(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    crash(folder)
    log = (folder / "kluis.db-wal").read_bytes()
    opened(folder).lock()
    assert verdict(folder) == set()
    (folder / "kluis.db-wal").write_bytes(log)
    assert "vault.log_found" in verdict(folder)


# --- after it was told -------------------------------------------------------------------------------------------


def test_what_was_told_stays_until_it_is_answered(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    old = (folder / "kluis.db").read_bytes()
    vault = opened(folder)
    vault.carry_out(AddStudent("Later", "X"))
    vault.lock()
    (folder / "kluis.db").write_bytes(old)
    for turn in range(3):
        vault = opened(folder)
        assert [one.key for one in vault.notices] == ["vault.database_older"]
        vault.carry_out(AddStudent("Nog", str(turn)))
        vault.lock()
    vault = opened(folder)
    vault.accept_rollback()
    assert vault.notices == ()
    vault.lock()
    vault = opened(folder)
    assert vault.notices == ()
    verbs = vault.ask(
        lambda session: session.execute(text("SELECT verb, about FROM audit_entry WHERE verb='AcceptNotices'")).all()
    )
    assert verbs == [("AcceptNotices", "database_older")]
    vault.lock()


def test_damage_is_not_forgotten_at_lock(tmp_path: Path) -> None:
    """A bit in a page that unlocking does not read; that it is told at all is the work of the seal."""
    folder = new_folder(tmp_path)
    file = folder / "kluis.db"
    pages, quiet = file.stat().st_size // PAGE_BYTES, []
    for page in range(pages // 2, pages):
        changed(file, page * PAGE_BYTES + 900)
        if verdict(folder) == {"vault.pages_damaged"}:
            quiet.append(page)
        changed(file, page * PAGE_BYTES + 900)
        if quiet:
            break
    assert quiet
    changed(file, quiet[-1] * PAGE_BYTES + 900)
    for _ in range(2):
        vault = opened(folder)
        assert [one.key for one in vault.notices] == ["vault.pages_damaged"]
        vault.accept_rollback()
        vault.lock()


def test_reading_only_leaves_the_vault_as_it_was(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    before = {name: (folder / name).read_bytes() for name in ("kop.json", "kop.json.vorige", "kluis.db")}
    vault = opened(folder)
    vault.ask(names)
    vault.lock()
    assert before == {name: (folder / name).read_bytes() for name in before}
