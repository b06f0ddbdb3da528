"""What the measurements share: the columns of the table, vaults of a known size, the dressed application.

Times are shown, never asserted. Without ``--benchmark-only`` these tests are skipped.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.ui.application import make_application
from jobcoach.ui.desk import Desk
from jobcoach.vault.keeper import Vault
from tests.benchmarks import large


def pytest_configure(config: pytest.Config) -> None:
    """A table that a person can read: in groups, the median, the worst, and how often."""
    given = config.invocation_params.args
    if not any(word.startswith("--benchmark-columns") for word in given):
        config.option.benchmark_columns = ["median", "max", "rounds"]
    if not any(word.startswith("--benchmark-sort") for word in given):
        config.option.benchmark_sort = "fullname"


@dataclass
class School:
    """An open vault and what the measurements do with it."""

    vault: Vault
    work: DirectWork = field(init=False)

    def __post_init__(self) -> None:
        self.work = DirectWork(self.vault)

    def ask(self, question: Callable[[Any], Any]) -> Any:
        return self.vault.ask(question)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return make_application(["jobcoach"])


@pytest.fixture
def window(qapp: QApplication) -> Iterator[Callable[[QWidget], QWidget]]:
    """Show a page in a window of its own, painted; it is gone after the measurement."""
    shown: list[QWidget] = []

    def show(page: QWidget) -> QWidget:
        page.resize(1366, 768)
        page.show()
        paint(page)
        shown.append(page)
        return page

    yield show
    for page in shown:
        page.close()
        page.deleteLater()
    qapp.processEvents()


def paint(page: QWidget) -> None:
    """Do what waits: layout, paint, and answers that came back."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    page.repaint()


def _open(vault: Vault) -> Iterator[School]:
    try:
        yield School(vault)
    finally:
        vault.lock()


@pytest.fixture(scope="session")
def school_60(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A practice school of 60 students and 2 years."""
    yield from _open(large.practice(tmp_path_factory.mktemp("school-60"), students=60, years=2))


@pytest.fixture(scope="session")
def school_600(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """600 students, each with ten log entries."""
    yield from _open(large.with_students(tmp_path_factory.mktemp("school-600"), students=600))


@pytest.fixture(scope="session")
def school_5000(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """5,000 students, each with ten log entries."""
    yield from _open(large.with_students(tmp_path_factory.mktemp("school-5000"), students=5_000))


@pytest.fixture(params=[60, 600, 5_000], ids=["60", "600", "5000"])
def school(request: pytest.FixtureRequest) -> School:
    """The three sizes, one after the other."""
    return request.getfixturevalue(f"school_{request.param}")


@pytest.fixture
def desk(qapp: QApplication, school: School) -> Iterator[Desk]:
    """The door to the school, with its lane."""
    desk = Desk(school.vault)
    yield desk
    desk.lane.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a locked practice vault in it."""
    vaults = tmp_path / "data" / "JobCoach" / "kluizen"
    vaults.mkdir(parents=True)
    large.practice(vaults, students=large.WRITTEN).lock()
    return tmp_path
