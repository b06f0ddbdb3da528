"""How long until there is something to see: beside an empty window, in the same harness, process start included."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks import children

ROUNDS = 15


def first_paint(benchmark: Any, home: Path, what: str) -> None:
    """Start a child until its first paint, again and again."""
    running = []

    def start() -> None:
        running.append(children.until_painted(home, str(children.FIRST_PAINT), what))

    def end() -> None:
        running.pop().communicate(timeout=60)

    benchmark.pedantic(start, teardown=end, rounds=ROUNDS, warmup_rounds=2)


@pytest.mark.benchmark(group="1 start, process start to first paint")
def test_an_empty_window(benchmark: Any, tmp_path: Path) -> None:
    first_paint(benchmark, tmp_path, "empty")


@pytest.mark.benchmark(group="1 start, process start to first paint")
def test_first_start(benchmark: Any, tmp_path: Path) -> None:
    first_paint(benchmark, tmp_path, "program")


@pytest.mark.benchmark(group="1 start, process start to first paint")
def test_unlock_window(benchmark: Any, home: Path) -> None:
    first_paint(benchmark, home, "program")


@pytest.mark.benchmark(group="1 start, process start to end")
def test_version(benchmark: Any, tmp_path: Path) -> None:
    def version() -> None:
        out, _ = children.start(tmp_path, "-m", "jobcoach", "--version").communicate(timeout=60)
        assert out.startswith(b"JobCoach ")

    benchmark.pedantic(version, rounds=ROUNDS, warmup_rounds=2)


@pytest.mark.benchmark(group="2 unlock, from Enter to the painted board, without key derivation")
@pytest.mark.parametrize("typing", ["0", "3"], ids=["enter-at-once", "after-typing-3-s"])
def test_unlock_and_show(benchmark: Any, home: Path, typing: str) -> None:
    """The child tells how long it took; pytest-benchmark times with a clock that reads what the child told."""
    told: list[float] = []
    gaps: list[float] = []

    def go() -> None:
        child = children.until_painted(home, str(children.FIRST_UNLOCK), typing)
        out, errors = child.communicate(timeout=90)
        assert child.returncode == 0, errors.decode()
        found = json.loads(out)
        told.append(found["unlock"])
        gaps.append(found["gap"])

    for _ in range(7):
        go()
    benchmark.extra_info["longest pause of the screen, s"] = max(gaps)
    times = iter(told)
    hands = [0.0]

    def clock() -> float:
        return hands[0]

    def one() -> None:
        hands[0] += next(times)

    benchmark._timer = clock
    benchmark.pedantic(one, rounds=len(told))
