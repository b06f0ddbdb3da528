"""Opening a dossier beside the list: 60 students and 2 years of dossiers; the limit of the UI thread is 40 ms a turn."""

import time
from collections.abc import Callable
from itertools import cycle
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from jobcoach.caseload.students import student_rows
from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import Desk
from jobcoach.ui.students.dossier import Dossier
from tests.benchmarks import large
from tests.benchmarks.conftest import School, paint

GROUP = "8 a dossier, 60 students, 2 years"


@pytest.fixture
def make(qapp: QApplication, school_60: School) -> Callable[[], Dossier]:
    """The dossier of the next student."""
    desk = Desk(school_60.vault)
    students = cycle(row.id for row in desk.ask(student_rows(on=large.TODAY)))
    return lambda: Dossier(
        desk, Ask(), next(students), now=large.standing_clock, go=lambda *_: None, log=lambda *_: None,
        delete=lambda: None, erase=lambda: None, above=QWidget(),
    )  # fmt: skip


@pytest.mark.benchmark(group=GROUP, timer=time.thread_time)
def test_head_and_first_part(benchmark: Any, make: Callable[[], Dossier]) -> None:
    """The turn in which the coach pressed Enter, in time of the processor."""
    benchmark.pedantic(make, rounds=20, warmup_rounds=2)


@pytest.mark.benchmark(group=GROUP)
def test_all_of_it_painted(benchmark: Any, make: Callable[[], Dossier], window: Callable[..., Any]) -> None:
    """Until meter and timeline are there too."""
    benchmark.pedantic(lambda: paint(window(make())), rounds=10, warmup_rounds=1)
