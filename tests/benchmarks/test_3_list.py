"""The list of students and the search over everything, for 60, 600 and 5,000 students."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from jobcoach.caseload.search import search
from jobcoach.caseload.students import student_rows
from jobcoach.ui.desk import Desk
from jobcoach.ui.students.page import StudentsPage
from jobcoach.ui.students.student_list import StudentList
from tests.benchmarks import large
from tests.benchmarks.conftest import School, paint

WORDS = ("jan", "bouzid", "yildiz", "helm rooster")


def loaded(desk: Desk) -> StudentList:
    """The list with its rows, also when they came from behind the screen."""
    shown = StudentList(desk, now=large.standing_clock, fetch=None)
    shown.reload()
    while shown.model.rowCount() == 0:
        QApplication.processEvents()
    return shown


@pytest.mark.benchmark(group="3 list: the question student_rows")
def test_question(benchmark: Any, school: School) -> None:
    rows = benchmark.pedantic(lambda: school.ask(student_rows(on=large.TODAY)), rounds=20, warmup_rounds=2)
    assert len(rows) >= 60


@pytest.mark.benchmark(group="3 list: the whole list, read and painted")
def test_list(benchmark: Any, desk: Desk, window: Callable[..., Any]) -> None:
    def show() -> None:
        window(loaded(desk))

    benchmark.pedantic(show, rounds=10, warmup_rounds=1)


@pytest.mark.benchmark(group="3 list: first show of the place Leerlingen, with a dossier beside it")
def test_page(benchmark: Any, desk: Desk, window: Callable[..., Any]) -> None:
    def show() -> None:
        window(
            StudentsPage(
                desk, None, now=large.standing_clock, go=lambda _place, _key=None: None, log=lambda: None, fetch=None
            )
        )

    benchmark.pedantic(show, rounds=7, warmup_rounds=1)


@pytest.mark.benchmark(group="3 list: one key in the filter, painted")
def test_filter_key(benchmark: Any, desk: Desk, window: Callable[..., Any]) -> None:
    shown = window(loaded(desk))
    texts = ("b", "bo", "bou", "bouz", "bou", "bo", "b", "")
    at = iter(range(10_000))

    def key() -> None:
        shown.filter.setText(texts[next(at) % len(texts)])
        paint(shown)

    benchmark.pedantic(key, rounds=40, warmup_rounds=8)


@pytest.mark.benchmark(group="3 list: one page down, painted")
def test_page_down(benchmark: Any, desk: Desk, window: Callable[..., Any]) -> None:
    shown = window(loaded(desk))
    bar = shown.list.verticalScrollBar()

    def down() -> None:
        step = bar.value() + bar.pageStep()
        bar.setValue(step if step < bar.maximum() else 0)
        shown.list.viewport().repaint()

    benchmark.pedantic(down, rounds=40, warmup_rounds=3)


@pytest.mark.benchmark(group="3 list: one arrow down, painted")
def test_arrow_down(benchmark: Any, desk: Desk, window: Callable[..., Any]) -> None:
    shown = window(loaded(desk))
    shown.list.setCurrentIndex(shown.model.index(0))

    def down() -> None:
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(shown.list, press)
        shown.list.viewport().repaint()

    benchmark.pedantic(down, rounds=40, warmup_rounds=3)


@pytest.mark.benchmark(group="3 search: one key, on the interruptible lane")
@pytest.mark.parametrize("words", ["ja", "jan", "bouzid", "yildiz", "ro", "helm rooster"])
def test_search_key(benchmark: Any, school_5000: School, words: str) -> None:
    ask = school_5000.vault.interruptible_ask
    hits = benchmark.pedantic(lambda: ask(search(words)), rounds=30, warmup_rounds=2)
    assert hits
