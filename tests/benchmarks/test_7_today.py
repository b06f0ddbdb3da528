"""The page Vandaag: 60 students and 2 years of dossiers."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from jobcoach.ui.desk import Desk
from jobcoach.ui.today.page import TodayPage, Ways
from tests.benchmarks import large
from tests.benchmarks.conftest import School, paint


@pytest.fixture
def desk_60(qapp: QApplication, school_60: School) -> Desk:
    return Desk(school_60.vault)


def today_page(desk: Desk) -> TodayPage:
    ways = Ways(go=lambda _place, _key: None, log=lambda _student: None, news=lambda: None)
    return TodayPage(desk, ways, now=large.standing_clock)


@pytest.mark.benchmark(group="7 Vandaag: the page, 60 students, 2 years")
def test_first_show(benchmark: Any, desk_60: Desk, window: Callable[..., Any]) -> None:
    benchmark.pedantic(lambda: window(today_page(desk_60)), rounds=10, warmup_rounds=1)


@pytest.mark.benchmark(group="7 Vandaag: the page, 60 students, 2 years")
def test_reload_after_a_change(benchmark: Any, desk_60: Desk, window: Callable[..., Any]) -> None:
    page = window(today_page(desk_60))

    def reload() -> None:
        page.reload()
        paint(page)

    benchmark.pedantic(reload, rounds=20, warmup_rounds=1)
