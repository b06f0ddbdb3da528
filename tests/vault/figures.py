"""The full figures of kills, power cuts, erased words, backup and repair, for SECURITY.md.

    python -m tests.vault.figures                      everything: 1,000 and 200 kills, 4,000 power cuts, 200 MB, every page
    python -m tests.vault.figures --only cuts --states 4000
    python -m tests.vault.figures --only kills --commits 1000 --kills 200
    python -m tests.vault.figures --only backup --megabytes 50
    python -m tests.vault.figures --only pages --every 5

The suite runs the same code with small counts (test_kills.py, test_power_cuts.py, test_health.py). The exit code is 1 when one vault ended
as neither the old nor the new.
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from jobcoach.model.expected import Expected
from jobcoach.vault import backup, health, restore, slots
from jobcoach.vault.engine import PAGE_BYTES
from jobcoach.vault.header import parse
from jobcoach.vault.passphrase import to_bytes
from tests.vault import figures_keys, kills, pages, power_cuts, test_erased
from tests.vault.acts import NOW, PASSPHRASE, AddStudent, Log, new_vault


def kill_all(commits: int, others: int, seed: int) -> bool:
    """Kills of every kind, those of header and inbox too; whether none ended in neither."""
    fine = True
    for kind in kills.TRIALS:
        tally = kills.run(kind, commits if kind == "commit" else others, seed)
        print(
            f"kills during {kind}: {tally.kills} (and {tally.finished} that finished first); new {tally.new}, "
            f"acknowledged {tally.acknowledged}, neither {len(tally.neither)}",
            flush=True,
        )
        for one in tally.neither:
            print("  ", one)
        fine = fine and not tally.neither
    with tempfile.TemporaryDirectory(prefix="figures-") as top:
        return figures_keys.kills(Path(top)) and fine


def measure_backup(megabytes: int) -> None:
    """Time of backup, check and restore of a large vault, and the longest commit of a typist meanwhile."""
    with tempfile.TemporaryDirectory(prefix="figures-") as top:
        vault = new_vault(Path(top) / "a.kluis")
        vault.carry_out(AddStudent("Noor", "Smit"))
        file = vault.folder / "kluis.db"
        while file.stat().st_size < megabytes << 20:
            for _ in range(50):
                kills.document(vault, os.urandom(250_000))
        stop, waits = threading.Event(), [0.0]

        def typist() -> None:
            while not stop.wait(0.05):
                start = time.perf_counter()
                vault.carry_out(Log(1, "x" * 300))
                waits.append(time.perf_counter() - start)

        writer = threading.Thread(target=typist)
        writer.start()
        try:
            start = time.perf_counter()
            with vault.inside() as inside:
                made = backup.make(inside)
            whole = time.perf_counter() - start
        finally:
            stop.set()
            writer.join()
        with vault.inside() as inside:
            start = time.perf_counter()
            restore.from_open(inside, made.file).discard()
            back = time.perf_counter() - start
        vault.lock()
        print(
            f"backup with check of {made.content.size >> 20} MB: {whole:.1f} s while {len(waits) - 1} commits went on, "
            f"the longest {max(waits) * 1000:.0f} ms; preparing a restore of it: {back:.1f} s"
        )


def harm_pages(every: int) -> bool:
    """One bit in every page, or one in so many: rows that a salvage lost; the root page of a table costs the table."""
    with tempfile.TemporaryDirectory(prefix="figures-") as top:
        folder = kills.base(Path(top))
        file, header = folder / "kluis.db", parse((folder / "kop.json").read_bytes())
        master, _ = slots.opened(header, passphrase=to_bytes(PASSPHRASE))
        sound, outcome, worst = file.read_bytes(), Counter[str](), 0
        for page in range(0, len(sound) // PAGE_BYTES, every):
            harmed = bytearray(sound)
            harmed[page * PAGE_BYTES + 2000] ^= 1
            file.write_bytes(harmed)
            try:
                found = health.salvage(folder, header, bytearray(master), now=NOW)
            except Expected as error:
                outcome[error.key] += 1
                continue
            worst = max(worst, sum(found.lost.values()))
            outcome["rows lost" if found.lost else "nothing lost"] += 1
            found.discard()
        print(f"one bad page, salvage: {dict(outcome)}; most rows lost {worst}")
        return set(outcome) <= {"rows lost", "nothing lost", "health.unreadable"}


def cut_all(states: int, seed: int) -> bool:
    """Power cuts during work, and a quarter as many during a restore and while a vault is made; whether none hurt."""
    many = {"work": states, "restore": states // 4, "create": states // 4}
    fine = [power_cuts.told(name, states=count, seed=seed) for name, count in many.items()]
    return all(fine)


def count_erased() -> bool:
    """Every page of file and log decrypted before and after a student is erased; whether no word was left."""
    with tempfile.TemporaryDirectory(prefix="figures-") as top:
        vault = new_vault(Path(top) / "a.kluis")
        test_erased.write(vault)
        before = pages.hits(vault, *test_erased.WORDS)
        vault.carry_out(test_erased.erase)
        after = pages.hits(vault, *test_erased.WORDS)
        count = len(pages.plain_pages(vault.folder / "kluis.db", bytes(vault._key)))
        vault.lock()
    print(f"erased words: {before} before, {after} after, in {count} decrypted pages")
    return not any(after.values())


def main() -> int:
    """See the docstring of this module."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--only", choices=("kills", "cuts", "erased", "backup", "pages"))
    options.add_argument("--states", type=int, default=4000, help="power cuts during work; a quarter of the others")
    options.add_argument("--commits", type=int, default=1000, help="kills while committing")
    options.add_argument("--kills", type=int, default=200, help="kills of every other kind")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--megabytes", type=int, default=200)
    options.add_argument("--every", type=int, default=1)
    asked = options.parse_args()
    fine = True
    if asked.only in (None, "kills"):
        fine = kill_all(asked.commits, asked.kills, asked.seed) and fine
    if asked.only in (None, "cuts"):
        fine = cut_all(asked.states, asked.seed) and fine
    if asked.only in (None, "erased"):
        fine = count_erased() and fine
    if asked.only in (None, "backup"):
        measure_backup(asked.megabytes)
    if asked.only in (None, "pages"):
        fine = harm_pages(asked.every) and fine
    return not fine


if __name__ == "__main__":
    sys.exit(main())
