"""A package on a full disk, on a stick that is pulled, in a process that is killed: whole or not there, and once more."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jobcoach.caseload.documents import content_of
from jobcoach.caseload.handovers import handover_rows
from jobcoach.caseload.package_batch import give_class
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.caseload.recipients import ChooseRoad
from jobcoach.caseload.seals import seal_card
from jobcoach.exchange.outgoing import write_noted, write_whole
from jobcoach.handover.check import check
from jobcoach.handover.unwrapping import needs_password
from jobcoach.model.base import HandoverId
from jobcoach.model.choices import HandoverStatus
from jobcoach.model.expected import Expected
from jobcoach.model.road import Road
from jobcoach.vault.kdf import Cost
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes
from tests.caseload.open_vault import (
    PASSPHRASE,
    Clock,
    add_dossier,
    add_recipient,
    make_caseload,
    prepare,
    say_yes,
)

ROOT = Path(__file__).resolve().parents[2]
CANARY = "Kanariewolk"
HANDOVER = HandoverId(1)


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[Road, Path]:
    """Per road a locked vault in which one overdracht may be sealed."""
    folder = tmp_path_factory.mktemp("mal")
    caseload = make_caseload(folder, cost=Cost(8 * 1024, 1, 1))
    dossier, recipient = add_dossier(caseload, "Sanne", CANARY), add_recipient(caseload)
    say_yes(caseload, dossier.student, recipient)
    assert prepare(caseload, dossier.student, recipient) == HANDOVER
    caseload.vault.lock()
    found = {Road.ZIP: folder / "linde.kluis"}
    for road in (Road.MAIL,):
        found[road] = folder / road.name
        shutil.copytree(found[Road.ZIP], found[road])
        vault = unlock(found[road], passphrase=to_bytes(PASSPHRASE), clock=Clock())
        vault.carry_out(ChooseRoad(recipient=recipient, road=road))
        vault.lock()
    return found


@pytest.fixture
def place(templates: dict[Road, Path], tmp_path: Path) -> Path:
    """A folder with a copy of the vault, an empty stick, and an empty folder for what is temporary."""
    return fresh(templates[Road.ZIP], tmp_path / "plek")


def fresh(template: Path, place: Path) -> Path:
    place.mkdir()
    shutil.copytree(template, place / "a.kluis")
    (place / "stick").mkdir()
    (place / "tijdelijk").mkdir()
    return place


def opened(place: Path) -> Vault:
    return unlock(place / "a.kluis", passphrase=to_bytes(PASSPHRASE), clock=Clock())


def status(vault: Vault) -> HandoverStatus:
    (row,) = vault.ask(handover_rows(on=Clock().moment.date()))
    assert (row.document is not None) is (row.status is HandoverStatus.VERZEGELD), "half sealed"
    return row.status


# --- the stick -------------------------------------------------------------------------------------------------------


def pulling(stick: Path, at: str) -> Callable[[Path, bytes], None]:
    """``write_whole`` on a stick that goes at one system call: from then on what is on it is out of reach."""
    real = getattr(os, at)

    def pull(*args: Any, **more: Any) -> Any:
        if not stick.exists():
            return real(*args, **more)
        stick.rename(stick.with_name("in de hand"))
        raise OSError(errno.EIO, "no such device")

    def write(target: Path, content: bytes) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, at, pull)
            write_whole(target, content)

    return write


@pytest.mark.parametrize("at", ["open", "fsync", "replace"])
@pytest.mark.parametrize("road", [Road.ZIP, Road.MAIL])
def test_a_stick_that_is_pulled_holds_no_package_and_saving_can_be_redone(
    templates: dict[Road, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str, road: Road
) -> None:
    place = fresh(templates[road], tmp_path / "plek")
    vault = opened(place)
    try:
        with monkeypatch.context() as patch:
            patch.setattr("jobcoach.exchange.outgoing.write_whole", pulling(place / "stick", at))
            done = give_class([HANDOVER], place / "stick")(DirectWork(vault))
        assert [item.error.key for item in done.not_given] == ["file.failed"]
        away = place / "in de hand"
        assert not [path for path in away.iterdir() if not path.name.endswith(".deel")]
        assert status(vault) is HandoverStatus.VERZEGELD, "the seal is kept: only the saving is to do"
        away.rename(place / "stick")
        again = give_class([HANDOVER], place / "stick")(DirectWork(vault))
        assert [path.name for path in (place / "stick").iterdir()] == [again.given[0].file_name], (
            "no half file beside it"
        )
    finally:
        vault.lock()


# --- the disk --------------------------------------------------------------------------------------------------------

START = """
import os, sys
from pathlib import Path
from jobcoach.caseload.package_batch import give_class
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.model.choices import HandoverStatus
from jobcoach.model.expected import Expected
from jobcoach.vault import ballast
from tests.caseload.test_package_faults import HANDOVER, opened, status

small, roomy = Path(sys.argv[1]), Path(sys.argv[2])
ballast.MARGIN, ballast.BYTES = 0, 1 << 18

def fill(left):
    with (small / "foto.jpg").open("wb", buffering=0) as other:
        try:
            while True:
                other.write(os.urandom(1 << 14))
        except OSError:
            pass
        other.truncate(max(0, other.tell() - left))

def give(vault, stick):
    return give_class([HANDOVER], stick)(DirectWork(vault))
"""
STICK = """
vault = opened(roomy)
for left in (0, 1 << 12, 1 << 14, 1 << 16, 1 << 17):
    fill(left)
    done = give(vault, small)
    assert [item.error.key for item in done.not_given] == ["file.disk_full"], (left, done)
    assert os.listdir(small) == ["foto.jpg"], os.listdir(small)
    assert status(vault) is HandoverStatus.VERZEGELD
(small / "foto.jpg").unlink()
(given,) = give(vault, small).given
assert os.listdir(small) == [given.file_name]
vault.lock()
"""
VAULT = """
import shutil
for left in (0, 1 << 14, 1 << 16, 1 << 17, 1 << 18, 3 << 17):
    shutil.copytree(roomy / "a.kluis", small / "a.kluis")
    vault = opened(small)
    assert status(vault) is HandoverStatus.VOORBEREID
    fill(left)
    done = give(vault, roomy / "stick")
    for item in done.not_given:
        assert item.error.key in ("vault.disk_full", "vault.space_low"), item.error.key
        assert item.sealed is (status(vault) is HandoverStatus.VERZEGELD)
        assert os.listdir(roomy / "stick") == []
    (small / "foto.jpg").unlink()
    if done.not_given:
        (given,) = give(vault, roomy / "stick").given
    assert status(vault) is HandoverStatus.VERZEGELD
    assert vault.look_through() == ()
    vault.lock()
    shutil.rmtree(small / "a.kluis")
    for path in (roomy / "stick").iterdir():
        path.unlink()
    seen.add(bool(done.not_given))
assert True in seen, "the disk was never full"
"""
STORIES = {"stick": STICK, "vault": "seen = set()\n" + VAULT}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a small disk of our own needs Linux")
@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_a_full_disk_leaves_no_half_package(place: Path, tmp_path: Path, story: str) -> None:
    small = tmp_path / "klein"
    small.mkdir()
    script = 'mount -t tmpfs -o size=6m kluis "$1" && exec "$2" -W error -c "$3" "$1" "$4"'
    command = ["sh", "-c", script, "sh", str(small), sys.executable, START + story + "print('ok')", str(place)]
    done = subprocess.run(
        ["unshare", "-Urm", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(place / "tijdelijk")},
    )
    if "unshare" in done.stderr and "ermitted" in done.stderr:
        pytest.skip("this machine lets nobody mount a small disk")
    assert done.stdout.endswith("ok\n"), done.stderr[-2000:]
    assert [path for path in (place / "tijdelijk").rglob("*") if CANARY.encode() in content(path)] == []


def content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


# --- the process -----------------------------------------------------------------------------------------------------


def export(place: Path, *, die_at: int = 0) -> tuple[int, int]:
    """Seal, wrap and save in a child that kills itself at its so-manieth call.

    Gives how many calls it took and at which the writing began; zeros when it died.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        tempfile.tempdir = str(place / "tijdelijk")
        calls = began = 0

        def count(frame: Any, event: str, _what: Any) -> None:
            nonlocal calls, began
            if "/jobcoach/" in frame.f_code.co_filename and event in ("call", "c_call", "return"):
                calls += 1
                began = began or (calls if frame.f_code.co_name == "write_noted" else 0)
                if calls == die_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            vault = opened(place)
            sys.setprofile(count)
            give_class([HANDOVER], place / "stick")(DirectWork(vault))
            sys.setprofile(None)
            os.write(write, f"{calls} {began}".encode())
        finally:
            os._exit(0)
    os.close(write)
    said = b"".join(iter(lambda: os.read(read, 4096), b"")).split()
    os.close(read)
    os.waitpid(child, 0)
    return (int(said[0]), int(said[1])) if said else (0, 0)


@pytest.fixture(scope="module")
def lengths(templates: dict[Road, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[Road, tuple[int, int]]:
    """How many calls a whole export takes; the heavy parts are loaded here, so that every child runs the same."""
    place = fresh(templates[Road.ZIP], tmp_path_factory.mktemp("tel") / "plek")
    vault = opened(place)
    give_class([HANDOVER], place / "stick")(DirectWork(vault))
    vault.lock()
    top = tmp_path_factory.mktemp("tel")
    return {road: export(fresh(template, top / road.name)) for road, template in templates.items()}


def points(calls: int, began: int, *, early: int, late: int) -> list[int]:
    """So many evenly over making the package, so many over writing and noting it."""
    return [
        *(began * number // early for number in range(1, early)),
        *(began + (calls - began) * number // late for number in range(late)),
    ]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="fork")
@pytest.mark.parametrize(("road", "early", "late"), [
    (Road.ZIP, 6, 6), (Road.MAIL, 2, 6),
    pytest.param(Road.ZIP, 60, 40, marks=pytest.mark.slow), pytest.param(Road.MAIL, 60, 40, marks=pytest.mark.slow),
])  # fmt: skip
def test_a_kill_at_any_point_leaves_a_whole_package_or_none(
    templates: dict[Road, Path], lengths: dict[Road, tuple[int, int]], tmp_path: Path, road: Road, early: int, late: int
) -> None:
    calls, began = lengths[road]
    assert calls > began > 1_000
    died, found = 0, set()
    wanted = points(calls, began, early=early, late=late)
    for number, at in enumerate(wanted):
        place = fresh(templates[road], tmp_path / str(number))
        died += export(place, die_at=at) == (0, 0)
        vault = opened(place)
        try:
            there = [path for path in (place / "stick").iterdir() if not path.name.endswith(".deel")]
            found.add((status(vault), bool(there)))
            for file in there:
                is_whole(vault, file, road)
                file.unlink()
            if road is Road.ZIP:
                assert [path for path in place.rglob("*") if CANARY.encode() in content(path)] == []
            assert list((place / "tijdelijk").iterdir()) == []
            again = give_class([HANDOVER], place / "stick")(DirectWork(vault))
            assert [path.name for path in (place / "stick").iterdir()] == [again.given[0].file_name]
            assert vault.look_through() == ()
        finally:
            vault.lock()
        shutil.rmtree(place)
    assert died > 0.8 * len(wanted), "nearly all were killed in time"
    assert found >= {(HandoverStatus.VERZEGELD, False), (HandoverStatus.VERZEGELD, True)}
    assert found >= {(HandoverStatus.VOORBEREID, False)}
    assert (HandoverStatus.VOORBEREID, True) not in found


def is_whole(vault: Vault, file: Path, road: Road) -> None:
    """A file under its own name is the whole package: as it was sealed, or all of it under a password nobody has."""
    (row,) = vault.ask(handover_rows(on=Clock().moment.date()))
    assert row.document is not None
    kept, data = vault.ask(content_of(row.document)), file.read_bytes()
    if road is Road.MAIL:
        card = vault.ask(seal_card)
        assert card is not None
        assert data == kept
        assert check(data, roots=(card.root_pem,), now=Clock().moment).exit_code == 0
    else:
        assert needs_password(data)
        assert len(kept) < len(data) < len(kept) + 1_000
        assert data[-22:-18] == b"PK\x05\x06"


def test_a_half_file_of_a_killed_write_is_never_taken_for_a_package(tmp_path: Path) -> None:
    """It begins with a dot and does not end on .zip; the next write takes it away."""
    target = tmp_path / "overdracht_1.zip"
    half = tmp_path / ".overdracht_1.zip.deel"
    half.write_bytes(b"PK")
    write_whole(target, b"heel")
    assert [path.name for path in tmp_path.iterdir()] == ["overdracht_1.zip"]


def test_a_package_that_cannot_be_noted_does_not_stay(tmp_path: Path) -> None:
    """Its password would be told to nobody."""
    target = tmp_path / "overdracht_1.zip"

    def full() -> None:
        raise Expected("vault.disk_full")

    with pytest.raises(Expected):
        write_noted(target, b"heel", full)
    assert list(tmp_path.iterdir()) == []
