"""Backups: checked before they count, made beside the work of the coach, thinned by rule, and honest about trouble."""

import errno
import os
import shutil
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.model.expected import Expected
from jobcoach.vault import backup, copies
from jobcoach.vault.keeper import Vault
from jobcoach.vault.thinning import kept
from tests.vault.acts import NOW, AddStudent, Bin, Log, names

CANARY = "Wietskefleur"


def make(vault: Vault, second: Path | None = None, **more: str) -> backup.Made:
    with vault.inside() as inside:
        return backup.make(inside, second=second, **more)


def listed(vault: Vault, *places: Path) -> tuple[backup.Backup, ...]:
    with vault.inside() as inside:
        return backup.listed(inside, *places)


@pytest.fixture
def filled(vault: Vault) -> Vault:
    for name in (CANARY, "Bram", "Noor"):
        vault.carry_out(AddStudent(name, "de Vries"))
    vault.carry_out(Log(1, "eerste dag"))
    vault.carry_out(Bin(3))
    return vault


@pytest.fixture
def second(filled: Vault, tmp_path: Path) -> Path:
    chosen = tmp_path / "stick"
    chosen.mkdir()
    return backup.make_second_place(chosen, filled.id, bundle=filled.folder)


# --- what a backup is --------------------------------------------------------------------------------------------


def test_a_backup_tells_what_is_in_it(filled: Vault) -> None:
    made = make(filled)
    assert (made.content.students, made.content.log_entries) == (2, 1)
    assert made.content.at == made.content.newest == NOW
    assert [one.content for one in listed(filled)] == [made.content]
    assert made.file.stat().st_mode & 0o077 == 0
    assert sorted(os.listdir(made.file.parent)) == ["back-up-20261120-223000.kluisbak"]


def test_nothing_in_a_backup_is_readable(filled: Vault) -> None:
    content = make(filled).file.read_bytes()
    assert CANARY.encode() not in content
    assert CANARY.encode("utf-16-le") not in content
    assert b'"student' not in content, "not even how many students there are"


def test_two_backups_in_one_second_both_stay(filled: Vault) -> None:
    first = make(filled)
    filled.carry_out(AddStudent("Later", "Jansen"))
    assert make(filled).file != first.file
    assert [one.content.students for one in listed(filled) if one.content] == [3, 2]


def test_the_coach_keeps_working_while_a_backup_is_made(filled: Vault) -> None:
    """Every commit that is made during the backup succeeds, and the backup is the vault of one moment."""
    stop, done = threading.Event(), []

    def type_on() -> None:
        while not stop.is_set():
            done.append(filled.carry_out(Log(1, "x" * 2000)).result)

    typist = threading.Thread(target=type_on)
    typist.start()
    try:
        made = make(filled)
    finally:
        stop.set()
        typist.join()
    assert len(filled.ask(lambda s: s.connection().exec_driver_sql("SELECT id FROM log_entry").all())) == len(done) + 1
    assert 1 <= made.content.log_entries <= len(done) + 1
    assert made.content.rows["change_set"] == made.content.change_set


def test_a_backup_that_is_not_the_vault_does_not_count(filled: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = copies.look

    def damaged(file: Path, key: bytearray, salt: bytes) -> copies.Look:
        with file.open("r+b") as stream:
            stream.seek(file.stat().st_size - 2000)
            stream.write(b"\xff" * 16)
        return honest(file, key, salt)

    monkeypatch.setattr(copies, "look", damaged)
    with pytest.raises(Expected, match=r"vault\.copy_damaged"):
        make(filled)
    assert list((filled.folder / "reserve").iterdir()) == []


def test_a_backup_with_other_rows_does_not_count(filled: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = copies.look

    def poorer(file: Path, key: bytearray, salt: bytes) -> copies.Look:
        found = honest(file, key, salt)
        return copies.Look({**found.rows, "log_entry": 0}, found.mark)

    monkeypatch.setattr(copies, "look", poorer)
    with pytest.raises(Expected, match=r"vault\.copy_damaged"):
        make(filled)
    assert list((filled.folder / "reserve").iterdir()) == []


def test_a_damaged_backup_is_listed_as_damaged(filled: Vault) -> None:
    file = make(filled).file
    content = file.read_bytes()
    for harmed, problem in (
        (content[:-4096], "backup.damaged"),
        (b"PK" + content[2:], "backup.not_a_backup"),
        (content[:300], "backup.not_a_backup"),
        (b"", "backup.not_a_backup"),
        (content.replace(b'"MH"', b'"MX"', 1), "vault.header_changed"),
    ):
        file.write_bytes(harmed)
        (one,) = listed(filled)
        assert (one.problem, one.content) == (problem, None)


def test_the_backups_of_another_vault_are_left_out(filled: Vault, make_vault: Callable[[str], Vault]) -> None:
    other = make_vault("ander.kluis")
    shutil.copy(make(other).file, filled.folder / "reserve" / "back-up-20261119-090000.kluisbak")
    assert listed(filled) == ()


@pytest.fixture
def make_vault(make: Callable[[str], Vault]) -> Callable[[str], Vault]:
    return make


# --- the second place --------------------------------------------------------------------------------------------


def test_the_second_place_has_the_same_backup(filled: Vault, second: Path) -> None:
    made = make(filled, second)
    assert made.second_problem is None
    assert made.second is not None
    assert made.second.read_bytes() == made.file.read_bytes()
    (one,) = listed(filled, second)
    assert one.files == (made.file, made.second)


def test_attachments_go_to_the_second_place_once(filled: Vault, second: Path) -> None:
    place = filled.folder / "bijlagen"
    place.mkdir()
    (place / ("a" * 32)).write_bytes(b"een")
    make(filled, second)
    there = second / "bijlagen" / ("a" * 32)
    first = there.stat().st_ino
    (place / ("b" * 32)).write_bytes(b"twee")
    make(filled, second)
    assert there.stat().st_ino == first
    assert sorted(os.listdir(second / "bijlagen")) == ["a" * 32, "b" * 32]


@pytest.mark.parametrize(
    ("trouble", "key"),
    [
        (errno.EIO, "backup.second_trouble"),
        (errno.ENOSPC, "backup.second_full"),
        (errno.EROFS, "backup.second_read_only"),
        (errno.ENOENT, "backup.second_gone"),
    ],
)
def test_trouble_on_the_second_place_keeps_the_first(
    filled: Vault, second: Path, monkeypatch: pytest.MonkeyPatch, trouble: int, key: str
) -> None:
    """The disk fails in the middle: when the copy there is put on the platter."""
    honest = os.fsync

    def pulled(handle: int) -> None:
        if os.readlink(f"/proc/self/fd/{handle}").startswith(str(second)):
            raise OSError(trouble, "pulled")
        honest(handle)

    monkeypatch.setattr(os, "fsync", pulled)
    made = make(filled, second)
    monkeypatch.undo()
    assert made.second_problem == key
    assert made.file.is_file()
    assert list((second / "reserve").iterdir()) == []
    assert make(filled, second).second_problem is None


def test_a_disk_that_is_not_there_is_not_made(filled: Vault, second: Path) -> None:
    shutil.rmtree(second)
    assert make(filled, second).second_problem == "backup.second_gone"
    assert not second.exists(), "an empty mount point is the wrong disk"


def test_a_copy_that_reads_back_otherwise_is_thrown_away(
    filled: Vault, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that is larger on its label than inside: what was written is not what is there."""
    honest = os.fsync

    def forgets(handle: int) -> None:
        honest(handle)
        if os.readlink(f"/proc/self/fd/{handle}").startswith(str(second)) and os.fstat(handle).st_size > 9000:
            os.pwrite(handle, bytes(4096), 5000)

    monkeypatch.setattr(os, "fsync", forgets)
    assert make(filled, second).second_problem == "backup.second_damaged"
    assert list((second / "reserve").iterdir()) == []


def test_a_place_inside_the_vault_is_refused(filled: Vault) -> None:
    with pytest.raises(Expected, match=r"backup\.second_inside"):
        backup.make_second_place(filled.folder / "reserve", filled.id, bundle=filled.folder)


# --- when, and how many ------------------------------------------------------------------------------------------


def test_a_backup_is_due_after_half_an_hour_of_work() -> None:
    half, hour = timedelta(minutes=30), timedelta(hours=1)
    assert not backup.is_due(None, changed=None, now=NOW)
    assert backup.is_due(None, changed=NOW, now=NOW)
    assert not backup.is_due(NOW - half + timedelta(seconds=1), changed=NOW, now=NOW)
    assert backup.is_due(NOW - half, changed=NOW, now=NOW)
    assert not backup.is_due(NOW - hour, changed=NOW - 2 * hour, now=NOW), "nothing new"
    assert backup.is_due(NOW + hour, changed=NOW - 2 * hour, now=NOW), "the clock was set back"


MOMENTS = st.lists(st.integers(0, 600 * 24 * 60), max_size=80)


@given(MOMENTS, st.integers(-30 * 24 * 60, 700 * 24 * 60))
def test_thinning_keeps_what_it_promises(minutes: list[int], at: int) -> None:
    start = datetime(2025, 8, 1, tzinfo=UTC)
    moments = [start + timedelta(minutes=number) for number in minutes]
    now = start + timedelta(minutes=at)
    staying = kept(moments, now=now)
    assert staying <= set(moments)
    assert {one for one in moments if now - one <= timedelta(days=2)} <= staying
    old = [one for one in staying if now - one > timedelta(days=2)]
    assert len(old) <= 12 + 10 + 9
    if moments:
        assert max(moments) in staying
    assert kept(staying, now=now) == staying, "thinning twice is thinning once"


@given(st.integers(2, 6), st.integers(60, 500))
def test_a_year_of_backups_a_day_reaches_back_nearly_a_year(each_day: int, days: int) -> None:
    """As it really goes: thinned after every backup, not once at the end."""
    start, there = datetime(2025, 9, 1, 8, tzinfo=UTC), frozenset[datetime]()
    for day in range(days):
        for number in range(each_day):
            now = start + timedelta(days=day, hours=number)
            there = kept({*there, now}, now=now)
    ages = sorted((now - one).days for one in there)
    assert ages[-1] >= min(days - 31, 280)
    assert all(age in ages for age in range(2, min(days, 13)))
    assert max(later - sooner for sooner, later in pairwise(ages)) <= 31 + 7
    assert len(there) <= 3 * each_day + 31


def test_thinning_touches_only_our_own_files(filled: Vault) -> None:
    reserve = filled.folder / "reserve"
    for day in range(1, 400):
        at = NOW - timedelta(days=day)
        (reserve / f"back-up-{at:%Y%m%d-%H%M%S}.kluisbak").touch()
    (reserve / "vakantie.kluisbak").touch()
    (reserve / "voor-bijwerken-20250101-080000.kluisbak").touch()
    made = make(filled)
    left = os.listdir(reserve)
    assert len(left) == 399 + 3 - made.removed
    assert 28 <= len(left) <= 38
    assert {"vakantie.kluisbak", "voor-bijwerken-20250101-080000.kluisbak", made.file.name} <= set(left)


def test_locking_ends_a_backup(filled: Vault) -> None:
    with filled.inside() as inside:
        filled.lock()
        with pytest.raises(Expected, match=r"vault\.closed"):
            backup.make(inside)
    assert list((filled.folder / "reserve").iterdir()) == []
    assert not any(inside.key)
    with pytest.raises(Expected, match=r"vault\.closed"):
        filled.ask(names)
