"""An old seal that comes back with a backup: refused when the school revoked it, warned about when a newer was used."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from jobcoach import places
from jobcoach.caseload.handovers import handover_rows
from jobcoach.caseload.school_seal import make_school_seal, own_serial, renew_seal, revoke
from jobcoach.caseload.seal_guard import SealState, keep_list, read_revoked, seal_state
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.seals import seal_to_use, serial_of
from jobcoach.handover.revocation import LIST_LIFE, Revoked, Why, make_list
from jobcoach.handover.seal import make_root
from jobcoach.handover.seen_seals import SeenSeals
from jobcoach.model.base import HandoverId
from jobcoach.vault import backup, restore
from jobcoach.vault.kdf import Cost
from jobcoach.vault.keeper import unlock
from jobcoach.vault.passphrase import to_bytes
from tests.caseload.open_vault import (
    PASSPHRASE,
    Caseload,
    add_recipient,
    add_student,
    make_caseload,
    prepare,
    refused,
    say_yes,
)

CHEAP = Cost(8 * 1024, 1, 1)


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    made = make_caseload(tmp_path, seal=False)
    yield made
    made.vault.lock()


@pytest.fixture(autouse=True)
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer of its own for each test."""
    monkeypatch.setattr(places, "seen_seals", lambda: tmp_path / "gezien")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "school").mkdir()
    return tmp_path / "school" / "schoolzegel-99ZZ.json"


@pytest.fixture
def school(caseload: Caseload, file: Path) -> str:
    """The password of the school's file; this vault has its first seal."""
    return caseload.run(make_school_seal(file, cost=CHEAP)).password


@pytest.fixture
def ready(caseload: Caseload, school: str) -> Callable[[], HandoverId]:
    """Makes an overdracht that lacks nothing."""
    student, recipient = add_student(caseload), add_recipient(caseload)
    say_yes(caseload, student, recipient)
    return lambda: prepare(caseload, student, recipient)


def serial(caseload: Caseload) -> int:
    found = caseload.ask(own_serial)
    assert found is not None
    return found


def revoked_list(caseload: Caseload, file: Path, password: str, *serials: int) -> bytes:
    at = caseload.clock.moment
    return revoke(file, password=password, serials=serials, why=Why.LOST, since=at, at=at)


def put_back(caseload: Caseload, kept: Path) -> None:
    """Restore a backup over the vault, as the coach does after a crash."""
    with caseload.vault.inside() as inside:
        ready = restore.from_open(inside, kept)
    folder = caseload.vault.folder
    caseload.vault.lock()
    ready.swap(now=caseload.clock.moment)
    caseload.vault = unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=caseload.clock)


def test_a_seal_that_was_revoked_seals_nothing_and_a_new_one_does(
    caseload: Caseload, file: Path, school: str, ready: Callable[[], HandoverId], tmp_path: Path
) -> None:
    handover = ready()
    listed = tmp_path / "ingetrokken.crl"
    listed.write_bytes(revoked_list(caseload, file, school, serial(caseload)))
    read = caseload.run(read_revoked(listed))
    assert (read.count, read.mine) == (1, True)
    with refused("seal.revoked"):
        caseload.run(seal_handover(handover))
    assert [row.number for row in caseload.ask(handover_rows(on=caseload.today))] == [""], "no number was spent"
    caseload.run(renew_seal(file, password=school))
    assert caseload.ask(seal_state) == SealState()
    caseload.run(seal_handover(handover))


def test_an_old_backup_brings_a_revoked_seal_back_and_it_is_still_refused(
    caseload: Caseload, file: Path, school: str, ready: Callable[[], HandoverId]
) -> None:
    handover = ready()
    with caseload.vault.inside() as inside:
        kept = backup.make(inside).file
    old = serial(caseload)
    caseload.run(lambda work: keep_list(work, revoked_list(caseload, file, school, old)))
    caseload.run(renew_seal(file, password=school))
    put_back(caseload, kept)
    assert serial(caseload) == old
    state = caseload.ask(seal_state)
    assert state.revoked is not None
    with refused("seal.revoked"):
        caseload.run(seal_handover(handover))


def test_an_old_backup_brings_an_older_seal_back_and_it_is_told_but_not_refused(
    caseload: Caseload, file: Path, school: str, ready: Callable[[], HandoverId]
) -> None:
    handover = ready()
    caseload.run(seal_handover(ready()))
    with caseload.vault.inside() as inside:
        kept = backup.make(inside).file
    caseload.clock.forward(days=3)
    caseload.run(renew_seal(file, password=school))
    assert caseload.ask(seal_state).fine, "a newer seal is no reason to complain"
    caseload.run(seal_handover(ready()))
    put_back(caseload, kept)
    state = caseload.ask(seal_state)
    assert state.revoked is None
    assert state.newer is not None
    assert state.newer.date() == caseload.today
    caseload.run(seal_handover(handover))
    assert not caseload.ask(seal_state).fine, "sealing with the old one does not make it the newest"


def test_another_vault_with_another_seal_is_not_blamed(
    caseload: Caseload, file: Path, school: str, ready: Callable[[], HandoverId], tmp_path: Path
) -> None:
    caseload.run(seal_handover(ready()))
    (tmp_path / "ander").mkdir()
    other = make_caseload(tmp_path / "ander", day=caseload.today - timedelta(days=30))
    assert other.ask(seal_state).fine
    other.vault.lock()


def test_an_old_list_takes_nothing_back_and_a_list_that_ran_out_still_counts(
    caseload: Caseload, file: Path, school: str
) -> None:
    old = revoked_list(caseload, file, school)
    new = revoked_list(caseload, file, school, serial(caseload))
    assert caseload.run(lambda work: keep_list(work, new)).mine
    with refused("seal.list_older"):
        caseload.run(lambda work: keep_list(work, old))
    assert caseload.run(lambda work: keep_list(work, new)).mine, "the same list again is fine"
    caseload.clock.moment += LIST_LIFE + timedelta(days=1)
    assert caseload.ask(seal_state).revoked is not None
    with refused("handover.found.list_expired"):
        caseload.run(lambda work: keep_list(work, new))


def test_a_list_of_another_school_or_with_one_bit_changed_is_refused(
    caseload: Caseload, file: Path, school: str
) -> None:
    at, mine = caseload.clock.moment, serial(caseload)
    other = make_root(school="Praktijkschool De Linde", brin="99ZZ", place="Boterdam", now=at)
    forged = make_list(other, (Revoked(serial=mine, since=at.replace(microsecond=0), why=Why.LOST),), number=9, now=at)
    with refused("handover.found.list_other_school"):
        caseload.run(lambda work: keep_list(work, forged))
    with refused("handover.found.list_unreadable"):
        caseload.run(lambda work: keep_list(work, b"geen lijst"))
    assert caseload.ask(seal_state).fine


def test_what_lies_in_the_folder_is_read_as_hostile(caseload: Caseload, file: Path, school: str) -> None:
    root = caseload.ask(seal_to_use()).root_pem
    caseload.run(lambda work: keep_list(work, revoked_list(caseload, file, school, serial(caseload))))
    seen = SeenSeals(places.seen_seals())
    (kept,) = places.seen_seals().glob("*.crl")
    good = kept.read_bytes()
    for bad in (b"", b"x" * 2_000_000, good[:-60], good.replace(b"A", b"B", 1)):
        kept.write_bytes(bad)
        assert seen.list_of(root) is None
    kept.unlink()
    assert caseload.ask(seal_state).fine


def test_a_full_disk_stops_nobody_from_sealing(
    caseload: Caseload, ready: Callable[[], HandoverId], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "dicht").write_bytes(b"")
    monkeypatch.setattr(places, "seen_seals", lambda: tmp_path / "dicht" / "map")
    caseload.run(seal_handover(ready()))
    assert caseload.ask(seal_state).fine
    assert serial_of(caseload.ask(seal_to_use()).certificate_pem)
