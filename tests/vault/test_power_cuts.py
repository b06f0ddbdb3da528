"""The power goes: what a coach was told is kept is there, and nothing that is there is called tampering.

Small counts; ``python -m tests.vault.power_cuts`` does thousands.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from jobcoach.model.expected import Expected
from jobcoach.vault.engine import PAGE_BYTES
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes
from tests.vault.acts import PASSPHRASE, AddStudent, clock, names
from tests.vault.disk_log import Step
from tests.vault.disk_model import Disk
from tests.vault.power_cuts import cut, recorded

Recorded = tuple[Path, list[Step]]


def may_watch() -> bool:
    """Whether strace is there and may watch a program of ours."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-qq", "-e", "none", "true"], capture_output=True, check=False).returncode == 0


watching = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not may_watch(), reason="strace is not here, or may not watch a program"
)


@pytest.fixture(scope="module")
def day() -> Iterator[Recorded]:
    with recorded("work") as found:
        yield found


@watching
def test_a_power_cut_loses_nothing_that_was_acknowledged(day: Recorded) -> None:
    tally = cut("work", *day, states=120, seed=5)
    assert tally.faults == []
    assert tally.states == 120
    says = [step.data.decode() for step in day[1] if step.kind == "say"]
    assert len([one for one in says if one.startswith("paar")]) == 60, "the day was not watched to its end"


@watching
@pytest.mark.parametrize("without", ["waiting", "folders"])
def test_a_program_that_does_not_wait_for_the_disk_is_found_out(day: Recorded, without: str) -> None:
    assert len(cut("work", *day, states=16, seed=5, without=without).faults) >= 3


@watching
@pytest.mark.parametrize("story", ["restore", "create"])
def test_a_power_cut_leaves_the_old_vault_or_the_new(story: str) -> None:
    with recorded(story) as (before, steps):
        assert cut(story, before, steps, states=24, seed=5).faults == []


def opened(folder: Path) -> Vault:
    return unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=clock)


def test_a_cut_at_the_very_first_change_is_no_tampering(vault: Vault, tmp_path: Path) -> None:
    """The log was written before the header said that the vault is open, so an honest coach got an alarm."""
    vault.lock()
    vault = opened(vault.folder)
    raised, copy = vault._raised, tmp_path / "kopie.kluis"

    def and_the_power_went(*words: object, **more: object) -> object:
        header = raised(*words, **more)
        shutil.copytree(vault.folder, copy, dirs_exist_ok=True)
        return header

    vault._raised = and_the_power_went
    vault.carry_out(AddStudent("Noor", "Smit"))
    vault._raised = raised
    vault.lock()
    assert (copy / "kluis.db-wal").stat().st_size > 0
    again = opened(copy)
    assert [one.key for one in again.notices] == ["vault.not_closed"]
    again.lock()


def test_half_a_page_at_the_end_is_no_damage_while_the_log_has_the_rest(vault: Vault, tmp_path: Path) -> None:
    """The file grows while the log is folded in; cut off there, the vault could not be opened any more."""
    vault.carry_out(AddStudent("Noor", "Smit"))
    copy = tmp_path / "kopie.kluis"
    shutil.copytree(vault.folder, copy)
    with (copy / "kluis.db").open("ab") as file:
        file.write(bytes(PAGE_BYTES + 512))
    again = opened(copy)
    assert again.ask(names) == ("Noor",)
    assert again.look_through() == ()
    again.lock()
    with (copy / "kluis.db").open("ab") as file:
        file.write(bytes(512))
    with pytest.raises(Expected, match=r"vault\.database_damaged"):
        opened(copy)


def test_the_model_keeps_what_was_waited_for_and_may_lose_the_rest(tmp_path: Path) -> None:
    """By hand: a renamed file whose folder was not waited for has its old name or its new, and its content."""
    start = tmp_path / "start"
    start.mkdir()
    (start / "a").write_bytes(b"oud")
    steps = [
        Step(kind="file", path="b", at=0),
        Step(kind="write", path="b", data=b"nieuw"),
        Step(kind="sync", path="b"),
        Step(kind="move", path="b", to="a"),
        Step(kind="file", path="c", at=0),
        Step(kind="write", path="c", data=b"x" * 1024),
    ]
    found = set()
    for ordered in (True, False):
        disk = Disk(start, ordered=ordered)
        for step in steps:
            disk.do(step)
        for number in range(60):
            place = tmp_path / f"{ordered}{number}"
            disk.after_a_cut(Random(number), place)
            content = {item.name: item.read_bytes() for item in place.iterdir()}
            assert content["a"] in (b"oud", b"nieuw")
            found.add((content["a"], "b" in content, len(content.get("c", b"-"))))
    assert {a for a, _, _ in found} == {b"oud", b"nieuw"}
    assert {size for _, _, size in found} >= {0, 1, 512, 1024}
    assert (b"nieuw", True, 1) not in found, "a rename happens whole"
    assert (b"oud", True, 1) in found, "a file that was waited for has its name on an ordered disk"
