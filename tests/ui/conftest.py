"""What every test of the screens shares: one dressed application, a fake Ask, an inline lane, clocks that stand still."""

import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from jobcoach.ui import theme
from jobcoach.ui.application import make_application
from jobcoach.ui.desk import Desk, InlineDesk
from tests.ui.fakes import Clock, FakeAsk, PlainCaseload


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the program dresses it."""
    return make_application(["jobcoach"])


@pytest.fixture(autouse=True)
def calm_ui(qapp: QApplication) -> Iterator[None]:
    """Every test begins in light at 100%, and lets go of its widgets."""
    if (theme.scheme(), theme.percent()) != ("light", 100):
        theme.dress(qapp, "light", 100)
    yield
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect(0)


@pytest.fixture
def shown(qtbot: Any) -> Callable[[QWidget], Any]:
    """Show a widget in its own active window: ``page = shown(StudentsPage(...))``."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        if widget.width() < 900:
            widget.resize(1366, 768)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is widget)
        return widget

    return show


@pytest.fixture
def ask() -> Iterator[FakeAsk]:
    fake = FakeAsk()
    yield fake
    fake.done()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def caseload() -> PlainCaseload:
    return PlainCaseload()


@pytest.fixture
def desk(qapp: QApplication, caseload: PlainCaseload) -> Desk:
    return InlineDesk(caseload)
