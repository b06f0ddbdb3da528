"""kill -9 in the middle of a commit, a backup, a restore, an attachment, a migration: afterwards the old or the new, never neither.

Each trial forks a child that does the work and says over a pipe what it finished; the parent kills it at a random
moment, opens what is left as a coach would, and compares.
"""

import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jobcoach.caseload.documents import content_of, keep
from jobcoach.model.base import DocumentId
from jobcoach.model.choices import DocumentKind
from jobcoach.model.expected import Expected
from jobcoach.vault import attachments, backup, migrate, restore, schema
from jobcoach.vault.folders import find
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes
from tests.vault.acts import NOW, PASSPHRASE, AddStudent, Log, clock, names, new_vault
from tests.vault.test_migrations import STEP

Say = Callable[[str], None]


@dataclass(slots=True)
class Tally:
    """What the trials gave; ``neither`` must stay empty."""

    kills: int = 0
    finished: int = 0
    new: int = 0
    acknowledged: int = 0
    neither: list[str] = field(default_factory=list)


def opened(folder: Path) -> Vault:
    return unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=clock)


@contextmanager
def at_hand(folder: Path) -> Iterator[Vault]:
    vault = opened(folder)
    try:
        yield vault
    finally:
        vault.lock()


def killed(work: Callable[[Say], None], after: float) -> tuple[list[str], bool]:
    """Run ``work`` in a child and kill it after so many seconds; what it said, and whether it was killed in time."""
    mouth_read, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(mouth_read)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            work(lambda text: os.write(mouth, f"{text}\n".encode()) and None)
        finally:
            os._exit(0)
    os.close(mouth)
    said, deadline = b"", time.monotonic() + after
    while (left := deadline - time.monotonic()) > 0 and select.select([mouth_read], [], [], left)[0]:
        if not (piece := os.read(mouth_read, 4096)):
            break
        said += piece
    in_time = os.waitpid(child, os.WNOHANG)[0] == 0
    if in_time:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    while piece := os.read(mouth_read, 4096):
        said += piece
    os.close(mouth_read)
    return said.decode().splitlines(), in_time


def duration(work: Callable[[Say], None]) -> float:
    """How long the whole work takes, in seconds."""
    start = time.monotonic()
    killed(work, 60)
    return time.monotonic() - start


def document(vault: Vault, content: bytes) -> DocumentId:
    def verb(session: Any) -> DocumentId:
        row = keep(session, kind=DocumentKind.BIJLAGE, title="x", file_name="x", content=content)
        return DocumentId(row.id)

    return vault.carry_out(verb).result


def base(place: Path) -> Path:
    folder = place / "a.kluis"
    vault = new_vault(folder)
    vault.carry_out(AddStudent("Oud", "Smit"))
    for number in range(60):
        vault.carry_out(Log(1, f"{number} " + "x" * 900))
    document(vault, os.urandom(400_000))
    vault.lock()
    return folder


# --- the five trials: what the child does, and what must be true afterwards -------------------------------------------


def commit(place: Path) -> tuple[Callable[[Say], None], Callable[[list[str]], str]]:
    folder = base(place)

    def work(say: Say) -> None:
        vault = opened(folder)
        for number in range(200):

            def both_halves(session: Any, number: int = number) -> None:
                Log(1, f"paar {number} links")(session)
                Log(1, f"paar {number} rechts")(session)

            vault.carry_out(both_halves)
            say(str(number))

    def check(said: list[str]) -> str:
        with at_hand(folder) as vault:
            rows = vault.ask(lambda s: list(s.connection().exec_driver_sql("SELECT note FROM log_entry").scalars()))
            found = {tuple(row.split()[1:]) for row in rows if row.startswith("paar")}
            numbers = {number for number, _ in found}
            assert len(found) == 2 * len(numbers), "half a commit"
            assert set(said) <= numbers, "an acknowledged commit is lost"
            assert len(rows) == 60 + len(found), "rows were lost or doubled"
            assert not vault.ask(lambda s: s.connection().exec_driver_sql("PRAGMA cipher_integrity_check").all())
        return "new" if found else "old"

    return work, check


def back_up(place: Path) -> tuple[Callable[[Say], None], Callable[[list[str]], str]]:
    folder, chosen = base(place), place / "stick"
    chosen.mkdir()
    with at_hand(folder) as vault:
        second = backup.make_second_place(chosen, vault.id, bundle=folder)

    def work(say: Say) -> None:
        vault = opened(folder)
        for number in range(3):
            vault.carry_out(Log(1, f"nieuw {number}"))
            with vault.inside() as inside:
                say(backup.make(inside, second=second).file.name)

    def check(said: list[str]) -> str:
        with at_hand(folder) as vault, vault.inside() as inside:
            found = backup.listed(inside, second)
            assert all(one.problem is None for one in found), "a backup that is not whole"
            assert set(said) <= {file.name for one in found for file in one.files}, "an acknowledged backup is gone"
            assert not list((folder / "reserve").glob(".*")), "a half file stayed"
            if found:
                restore.from_open(inside, found[0].files[-1], places=(second,)).discard()
        return "new" if said else "old"

    return work, check


def go_back(place: Path) -> tuple[Callable[[Say], None], Callable[[list[str]], str]]:
    folder = base(place)
    with at_hand(folder) as vault:
        with vault.inside() as inside:
            file = backup.make(inside).file
        vault.carry_out(AddStudent("Later", "Smit"))

    def work(say: Say) -> None:
        vault = opened(folder)
        with vault.inside() as inside:
            ready = restore.from_open(inside, file)
        vault.lock()
        ready.swap(now=NOW)
        say("back")

    def check(said: list[str]) -> str:
        there = find(place)
        assert folder in there, "no vault at its place"
        with at_hand(folder) as vault:
            found = vault.ask(names)
            assert found in (("Oud",), ("Oud", "Later")), "neither the old nor the new"
            assert len(vault.ask(content_of(DocumentId(1)))) == 400_000
            back = found == ("Oud",)
        assert back or not said, "an acknowledged restore is gone"
        assert len(there) == (2 if back else 1), "the vault of today was not kept, or doubled"
        assert not list(place.glob(".a.kluis.*")), "a half folder stayed"
        with at_hand(next((one for one in there if one != folder), folder)) as vault:
            assert "Later" in vault.ask(names), "the work of today is gone"
        return "new" if back else "old"

    return work, check


def attach(place: Path) -> tuple[Callable[[Say], None], Callable[[list[str]], str]]:
    folder = base(place)

    def work(say: Say) -> None:
        vault = opened(folder)
        for number in range(6):
            say(str(document(vault, bytes([number]) * 700_000)))

    def check(said: list[str]) -> str:
        with at_hand(folder) as vault:
            rows = vault.ask(lambda s: list(s.connection().exec_driver_sql("SELECT id FROM document").scalars()))
            assert {1, *map(int, said)} <= set(rows), "an acknowledged document is gone"
            for row in rows:
                assert len(vault.ask(content_of(DocumentId(row)))) in (400_000, 700_000)
            known = {one.id for one in vault.ask(lambda s: attachments.of_rows(s.connection()))}
            assert {item.name for item in (folder / "bijlagen").iterdir()} == known, "an orphan stayed"
        return "new" if len(rows) > 1 else "old"

    return work, check


def bring_up_to_date(place: Path) -> tuple[Callable[[Say], None], Callable[[list[str]], str]]:
    folder, scripts = base(place), place / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts)
    (scripts / "versions" / "9999_nickname.py").write_text(STEP)
    old = migrate.SCRIPTS, schema.HEAD

    def become(new: bool) -> None:
        migrate.SCRIPTS, schema.HEAD = (scripts, "9999") if new else old

    def work(say: Say) -> None:
        become(True)
        opened(folder).lock()
        say("up to date")

    def check(said: list[str]) -> str:
        try:
            become(False)
            try:
                with at_hand(folder) as vault:
                    assert vault.ask(names) == ("Oud",)
                migrated = False
            except Expected as error:
                if error.key != "vault.newer":
                    raise
                migrated = True
            assert migrated or not said
            become(True)
            with at_hand(folder) as vault:
                assert vault.ask(names) == ("Oud",)
                rows = vault.ask(lambda s: s.connection().exec_driver_sql("SELECT count(*) FROM log_entry").scalar())
                assert rows == 60, "rows were lost"
        finally:
            become(False)
        return "new" if migrated else "old"

    return work, check


TRIALS = {"commit": commit, "backup": back_up, "restore": go_back, "attachment": attach, "migration": bring_up_to_date}


def run(kind: str, times: int, seed: int = 1) -> Tally:
    """So many kills of one kind, each in a fresh vault; trials that finished before their kill are checked besides."""
    tally, rng = Tally(), random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="kills-") as top:
        whole = 0.0
        for number in range(2 * times + 1):
            if tally.kills == times:
                break
            place = Path(top) / str(number)
            place.mkdir()
            work, check = TRIALS[kind](place)
            if not number:  # the first one is for the clock
                whole = duration(work)
                continue
            said, in_time = killed(work, rng.uniform(0, whole * 1.05))
            tally.kills += in_time
            tally.finished += not in_time
            tally.acknowledged += len(said)
            try:
                tally.new += check(said) == "new"
            except Exception as error:
                tally.neither.append(f"{number}: {type(error).__name__} {error}")
            shutil.rmtree(place)
    return tally


def main() -> int:
    """``python -m tests.vault.kills KIND TIMES [SEED]``: prints the tally; 1 when one ended in neither."""
    kind, times = sys.argv[1], int(sys.argv[2])
    tally = run(kind, times, int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    print(
        f"{kind}: {tally.kills} kills, {tally.finished} finished first, {tally.new} new, "
        f"{tally.kills + tally.finished - tally.new} old, {tally.acknowledged} acknowledged, "
        f"{len(tally.neither)} neither"
    )
    for one in tally.neither:
        print("  ", one)
    return bool(tally.neither)


if __name__ == "__main__":
    sys.exit(main())
