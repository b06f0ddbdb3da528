"""The policy file on disk: only one that nobody but an administrator can change is obeyed."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jobcoach.app import main
from jobcoach.policy import file as policy
from jobcoach.policy.settings import FREE, SAFEST
from jobcoach.policy.windows import Entry, judge

SYSTEM, ADMINISTRATORS, USERS, COACH = "S-1-5-18", "S-1-5-32-544", "S-1-5-32-545", "S-1-5-21-1-2-3-1001"
READ, MODIFY, ADD = 0x1200A9, 0x1301BF, 0x6
SetPolicy = Callable[[str], Path]
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and owners of POSIX")


def test_without_a_file_the_coach_decides() -> None:
    assert policy.in_force() == FREE


def test_a_file_of_an_administrator_holds(set_policy: SetPolicy) -> None:
    set_policy("versie = 1\nslot_minuten = 3\n")
    assert policy.in_force().most_lock_minutes == 3


def test_it_is_read_once(set_policy: SetPolicy) -> None:
    set_policy("versie = 1\nslot_minuten = 3\n")
    before = policy.in_force()
    assert policy.in_force() is before


def refused(file: Path) -> list[str]:
    found = policy.read(file)
    assert found == SAFEST, "nothing of such a file is taken over"
    return [problem.key for problem in found.problems]


@on_posix
@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666])
def test_a_file_that_others_may_write_is_refused(set_policy: SetPolicy, mode: int) -> None:
    file = set_policy("versie = 1\nslot_minuten = 15\n")
    file.chmod(mode)
    assert refused(file) == ["policy.writable"]


@on_posix
def test_a_folder_in_which_others_may_put_one_is_refused(set_policy: SetPolicy) -> None:
    file = set_policy("versie = 1\nslot_minuten = 15\n")
    file.parent.chmod(0o777)
    assert refused(file) == ["policy.writable"]


@on_posix
def test_a_file_of_somebody_else_is_refused(set_policy: SetPolicy, monkeypatch: pytest.MonkeyPatch) -> None:
    file = set_policy("versie = 1\nslot_minuten = 15\n")
    monkeypatch.setattr(policy, "_ADMINISTRATOR", os.getuid() + 1)
    assert refused(file) == ["policy.writable"]


@on_posix
def test_a_link_is_refused_even_to_nowhere(set_policy: SetPolicy, tmp_path: Path) -> None:
    file = set_policy("versie = 1\nslot_minuten = 15\n")
    link = file.with_name("link.toml")
    link.symlink_to(file)
    assert refused(link) == ["policy.writable"]
    file.unlink()
    assert refused(link) == ["policy.unreadable"]


@on_posix
def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").mkdir()
    assert refused(tmp_path / "policy.toml") == ["policy.unreadable"]


# --- Windows: the judgement, on lists as they are met there -----------------------------------------------------


def allow(sid: str, mask: int, flags: int = 0) -> Entry:
    return Entry(0, flags, mask, sid)


def test_a_file_put_there_by_an_administrator_is_good() -> None:
    entries = (allow(SYSTEM, 0x1F01FF), allow(ADMINISTRATORS, 0x1F01FF), allow(USERS, READ))
    assert judge(ADMINISTRATORS, entries, folder=False)
    assert judge(SYSTEM, entries, folder=False)


def test_the_folder_as_windows_makes_it_is_good_though_users_may_add_files() -> None:
    entries = (
        allow(ADMINISTRATORS, 0x1F01FF),
        allow(USERS, READ),
        allow(USERS, 0x116),
        allow("S-1-3-0", 0x10000000, 0x0B),
    )
    assert judge(ADMINISTRATORS, entries, folder=True)


@pytest.mark.parametrize(
    ("owner", "entries"),
    [
        (COACH, (allow(ADMINISTRATORS, 0x1F01FF),)),
        (ADMINISTRATORS, (allow(COACH, MODIFY),)),
        (ADMINISTRATORS, (allow(USERS, READ | 0x2),)),
        (ADMINISTRATORS, (allow(USERS, READ | 0x40000),)),
        (ADMINISTRATORS, (allow("S-1-1-0", 0x10000000),)),
        (ADMINISTRATORS, (Entry(9, 0, 0x1F01FF, ""),)),
        (ADMINISTRATORS, None),
    ],
)
def test_a_file_that_a_coach_can_change_is_not(owner: str, entries: tuple[Entry, ...] | None) -> None:
    assert not judge(owner, entries, folder=False)


def test_a_folder_out_of_which_a_coach_can_take_files_is_not_good() -> None:
    assert not judge(ADMINISTRATORS, (allow(USERS, READ | 0x40),), folder=True)
    assert not judge(COACH, (allow(USERS, READ),), folder=True)


# --- what an administrator reads --------------------------------------------------------------------------------


def test_the_command_tells_what_holds(set_policy: SetPolicy, capsys: pytest.CaptureFixture[str]) -> None:
    set_policy('versie = 1\nslot_minuten = 1\nwegen = ["zip"]\nbewaarjaren = 1\n')
    assert main(["beheer", "beleid"]) == 0
    out = capsys.readouterr().out
    assert "Op slot: Na hoogstens 1 minuut" in out
    assert "Pakket: zip met wachtwoord" in out
    assert "Bewaren: 1 jaar" in out


def test_the_command_reads_a_file_that_is_being_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "nieuw.toml"
    file.write_text('versie = 1\nwegen = ["fax"]\n', "utf-8")
    assert main(["beheer", "beleid", str(file)]) == 1
    assert "klopt wegen niet" in capsys.readouterr().out


def test_the_command_says_that_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["beheer", "beleid"]) == 0
    assert "is er niet" in capsys.readouterr().out
    assert main(["beheer", "beleid", "a", "b"]) == 64
