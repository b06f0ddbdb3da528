"""Power cuts: what a program asked of the disk is replayed up to a moment, and what nobody waited for may be lost.

    python -m tests.vault.power_cuts [--states 4000] [--seed 1] [--story work] [--without nothing|waiting|folders]

Every state is opened as a coach would open it and compared with what was acknowledged (``power_stories``). The shares
are those of states chosen to hurt, not of real cuts: none against some is what counts. ``--without`` leaves out every
wait, or those for folders, and must fail: that is how the test is tested. The exit code is 1 when one state is at fault.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from jobcoach.model.expected import Expected
from tests.vault.disk_log import Step, watched
from tests.vault.disk_model import Disk
from tests.vault.power_stories import STORIES, Fault

WITHOUT = ("nothing", "waiting", "folders")
MEMORY = Path("/dev/shm")


@dataclass(slots=True)
class Tally:
    """States after a cut: how many, how they ended, and the faults (kind of disk, number of the step, what)."""

    states: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@contextmanager
def recorded(name: str) -> Iterator[tuple[Path, list[Step]]]:
    """A folder as it was before the child worked, and what the child asked of the disk below it."""
    with tempfile.TemporaryDirectory(prefix="power-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as top:
        before, place = Path(top) / "before", Path(top) / "place"
        before.mkdir()
        STORIES[name].begin(before)
        shutil.copytree(before, place)
        steps = watched(place, Path(top) / "strace", "-m", "tests.vault.power_cuts", "--child", name, str(place))
        yield before, steps


def cut(name: str, before: Path, steps: list[Step], *, states: int, seed: int, without: str = "nothing") -> Tally:
    """So many states of a story, half of them on each kind of disk."""
    tally, rng = Tally(), Random(seed)
    for ordered in (True, False):
        disk, done = Disk(before, ordered=ordered), 0
        for moment in _moments(steps, states // 2, rng):
            while done < moment:
                if not _left_out(disk, steps[done], without):
                    disk.do(steps[done])
                done += 1
            lines = [step.data.decode() for step in steps[:moment] if step.kind == "say"]
            with tempfile.TemporaryDirectory(prefix="cut-", dir=before.parent) as top:
                disk.after_a_cut(rng, Path(top) / "place")
                _judge(tally, name, Path(top) / "place", lines, f"{'ordered' if ordered else 'loose'} {moment}")
    return tally


def _moments(steps: list[Step], count: int, rng: Random) -> list[int]:
    """Half anywhere, half around what is no write: those are few, and there the order matters."""
    turns = [at for at, step in enumerate(steps) if step.kind != "write"]
    chosen = [
        rng.randint(0, len(steps)) if number % 2 else min(len(steps), rng.choice(turns) + rng.randint(0, 2))
        for number in range(count)
    ]
    return sorted(chosen)


def _left_out(disk: Disk, step: Step, without: str) -> bool:
    if step.kind != "sync" or without == "nothing":
        return False
    return without == "waiting" or disk.is_folder(step.path)


def _judge(tally: Tally, name: str, place: Path, lines: list[str], where: str) -> None:
    tally.states += 1
    try:
        tally.ends[STORIES[name].after(place, lines)] += 1
    except Fault as fault:
        found = str(fault)
    except Expected as error:
        found = f"refused {error.key}"
    except Exception as error:
        found = f"error {type(error).__name__}"
    else:
        return
    tally.ends[found] += 1
    tally.faults.append(f"{where}: {found}")


def main() -> int:
    """See the docstring of this module."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--states", type=int, default=4000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--story", choices=tuple(STORIES))
    options.add_argument("--without", choices=WITHOUT, default="nothing")
    options.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.child:
        STORIES[asked.child[0]].child(Path(asked.child[1]))
        os._exit(0)  # as a power cut leaves it: nothing is tidied up
    stories = (asked.story,) if asked.story else tuple(STORIES)
    fine = [told(name, states=asked.states, seed=asked.seed, without=asked.without) for name in stories]
    return not all(fine)


def told(name: str, *, states: int, seed: int, without: str = "nothing") -> bool:
    """Print how the states of a story ended; whether none is at fault."""
    with recorded(name) as (before, steps):
        tally = cut(name, before, steps, states=states, seed=seed, without=without)
    kinds = Counter(step.kind for step in steps)
    print(
        f"power cuts during {name}: {tally.states} states, at fault {len(tally.faults)}; {dict(tally.ends)}; "
        f"asked of the disk: {dict(kinds)}",
        flush=True,
    )
    for one in tally.faults[:10]:
        print("  ", one)
    return not tally.faults


if __name__ == "__main__":
    sys.exit(main())
