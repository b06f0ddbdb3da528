"""Notes left at the locked door: nothing readable, nothing lost, nothing twice, and no lock needed."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from jobcoach.model.expected import Expected
from jobcoach.model.journal import Draft
from jobcoach.vault import header_file, inbox
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes
from tests.vault.acts import NOW, PASSPHRASE, clock, new_vault

ROOT = str(Path(__file__).resolve().parents[2])
CANARY = "Kanariepietje"


def leave(folder: Path, what: str = "Belt morgen terug", who: str = CANARY, *, at: datetime = NOW) -> str:
    return inbox.leave(folder, who=who, where="Bakkerij Korenaar", what=what, at=at)


def opened(folder: Path) -> Vault:
    return unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=clock)


def drafts(vault: Vault) -> list[str]:
    return vault.ask(lambda session: [row.content for row in session.scalars(select(Draft).order_by(Draft.id))])


@pytest.fixture
def closed(folder: Path) -> Path:
    new_vault(folder).lock()
    return folder


def test_a_note_waits_as_a_draft_after_unlock(closed: Path) -> None:
    leave(closed, "Sleutel ligt klaar", at=NOW + timedelta(minutes=5))
    leave(closed)
    assert inbox.count(closed) == 2
    vault = opened(closed)
    assert len(drafts(vault)) == 2
    assert "Belt morgen terug" in drafts(vault)[0], "the oldest first"
    assert inbox.count(closed) == 0
    assert os.listdir(closed / "inbox") == []
    vault.lock()
    vault = opened(closed)
    assert len(drafts(vault)) == 2
    vault.lock()


def test_nothing_of_it_can_be_read_while_locked(closed: Path) -> None:
    leave(closed)
    written = [item.read_bytes() for item in closed.rglob("*") if item.is_file()]
    names = " ".join(str(item) for item in closed.rglob("*"))
    for word in (CANARY, "Belt morgen", "Korenaar"):
        assert word not in names
        for encoding in ("utf-8", "utf-16-le"):
            assert not [content for content in written if word.encode(encoding) in content]


def test_the_size_tells_little(closed: Path) -> None:
    sizes = {(closed / "inbox" / leave(closed, "x" * length)).stat().st_size for length in (1, 50, 200, 300)}
    assert len(sizes) == 1


def test_it_works_while_another_program_holds_the_lock(closed: Path) -> None:
    vault = opened(closed)
    leave(closed)
    assert inbox.count(closed) == 1
    assert drafts(vault) == []
    assert vault.take_in_notes() == 1
    assert len(drafts(vault)) == 1
    assert vault.take_in_notes() == 0
    vault.lock()


def test_a_file_that_came_back_is_no_second_note(closed: Path) -> None:
    """A kill after the commit and before the file went, or a folder put back by a sync program."""
    name = leave(closed)
    content = (closed / "inbox" / name).read_bytes()
    for _ in range(2):
        vault = opened(closed)
        assert len(drafts(vault)) == 1
        vault.lock()
        (closed / "inbox" / name).write_bytes(content)
    other = "0" * 32
    (closed / "inbox" / other).write_bytes(content)
    vault = opened(closed)
    assert len(drafts(vault)) == 1, "under another name it does not open"
    assert [one.key for one in vault.notices] == ["vault.notes_unreadable"]
    assert (closed / "inbox" / other).exists(), "what cannot be read is kept"
    vault.lock()


@pytest.mark.parametrize(
    "rubbish", [b"", b"x", os.urandom(48), os.urandom(5_000), b"\0" * 200_000], ids=["0", "1", "48", "5000", "200000"]
)
def test_rubbish_in_the_inbox_is_told_and_kept(closed: Path, rubbish: bytes) -> None:
    leave(closed)
    (closed / "inbox" / ("ab" * 16)).write_bytes(rubbish)
    (closed / "inbox" / "leesmij.txt").write_bytes(b"x")
    vault = opened(closed)
    assert len(drafts(vault)) == 1
    assert dict(vault.notices[0].values) == {"count": 1}
    vault.lock()


def test_what_anybody_may_seal_is_not_trusted(closed: Path) -> None:
    from jobcoach.vault import boxes
    from jobcoach.vault.header import to_bytes as raw

    header, _ = header_file.read(closed)
    import json

    public = raw(json.loads(header.inbox)["public"])
    (closed / "inbox").mkdir()
    for number, content in enumerate(
        (b"[]", b"{}", b'{"who":1,"where":"","what":"","at":"2026-11-20T10:00:00+00:00"}', b"\xff", b"[" * 9000)
    ):
        name = f"{number:032x}"
        (closed / "inbox" / name).write_bytes(boxes.seal(public, content, inbox._info(header.id, name)))
    vault = opened(closed)
    assert drafts(vault) == []
    assert dict(vault.notices[0].values) == {"count": 5}
    vault.lock()


def test_bounds(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for what, who, key in (("", " ", "inbox.empty"), ("x" * 10_001, "", "inbox.long")):
        with pytest.raises(Expected) as caught:
            leave(closed, what, who)
        assert caught.value.key == key
    monkeypatch.setattr(inbox, "MOST_NOTES", 1)
    leave(closed)
    with pytest.raises(Expected, match=r"inbox\.full"):
        leave(closed)


def test_a_vault_without_an_inbox_gets_one_at_unlock(closed: Path) -> None:
    from dataclasses import replace

    from jobcoach.vault import header as heads
    from jobcoach.vault.slots import opened as key_of

    header, _ = header_file.read(closed)
    master, _ = key_of(header, passphrase=to_bytes(PASSPHRASE))
    header_file.write(closed, heads.sealed(replace(header, inbox="{}", seal="{}"), master))
    assert not inbox.is_ready(closed)
    with pytest.raises(Expected, match=r"inbox\.absent"):
        leave(closed)
    vault = opened(closed)
    assert vault.notices == ()
    vault.lock()
    assert inbox.is_ready(closed)
    leave(closed)


def test_another_vaults_notes_are_not_ours(closed: Path, tmp_path: Path) -> None:
    other = new_vault(tmp_path / "ander.kluis")
    other.lock()
    name = leave(tmp_path / "ander.kluis")
    (closed / "inbox").mkdir()
    (closed / "inbox" / name).write_bytes((tmp_path / "ander.kluis" / "inbox" / name).read_bytes())
    vault = opened(closed)
    assert drafts(vault) == []
    vault.lock()


# --- kill -9 -------------------------------------------------------------------------------------------------------

LEAVING = """
import sys; sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.vault.test_inbox import leave
folder, turn = Path(sys.argv[1]), sys.argv[3]
for number in range(100000):
    leave(folder, f"{turn}/{number}.")
    sys.stdout.write(f"{turn}/{number}.\\n"); sys.stdout.flush()
"""
TAKING = """
import sys; sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.vault.test_inbox import opened, leave
vault = opened(Path(sys.argv[1]))
for number in range(100000):
    what = f"{sys.argv[3]}/{number}."
    leave(vault.folder, what)
    sys.stdout.write(what + "\\n"); sys.stdout.flush()
    vault.take_in_notes()
"""


def kill(code: str, folder: Path, turn: str, lines: int, more: float) -> list[str]:
    """Run a child until it wrote some lines and a little more, kill it; what it acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder), ROOT, turn], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        known = [child.stdout.readline().strip() for _ in range(lines)]
        try:
            child.wait(more)
        except subprocess.TimeoutExpired:
            child.kill()
        return known + [line.strip() for line in child.stdout if line.endswith("\n")]


def each_once(folder: Path, known: list[str]) -> None:
    """Every acknowledged note is a draft exactly once, and no other is there twice."""
    vault = opened(folder)
    found = [content.split('"what": "')[1].split('"')[0] for content in drafts(vault)]
    assert len(found) == len(set(found))
    assert set(known) <= set(found)
    assert not any(one.needs_answer for one in vault.notices)
    vault.lock()


def test_ten_kills_while_notes_are_left_and_taken_in(closed: Path) -> None:
    known: list[str] = []
    for turn in range(10):
        code = TAKING if turn % 2 else LEAVING
        known += kill(code, closed, str(turn), 1 + turn % 4, 0.003 * turn)
        assert all(item.name.startswith(".") or len(item.name) == 32 for item in (closed / "inbox").iterdir())
    each_once(closed, known)
