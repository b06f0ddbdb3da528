"""The lock over a real vault: whatever runs, no connection is out, no key is left, and what was typed comes back."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from jobcoach import desktop
from jobcoach.caseload.opening import Gate
from jobcoach.caseload.students import SaveStudent
from jobcoach.model.expected import Expected
from jobcoach.ui.lane import Lane
from jobcoach.ui.preferences import Preferences
from jobcoach.ui.window import Window
from jobcoach.vault.kdf import Cost
from tests.journeys.test_first_day import CANARY, NOW, PASSPHRASE, keys, qapp, type_words, words_on

__all__ = ["qapp"]
ENDLESS = "WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count) SELECT max(n) FROM count"


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, qtbot: Any) -> Iterator[Window]:
    """The program with a real lane and an open vault."""
    gate = Gate(vaults=lambda: tmp_path, clock=lambda: NOW, cost=Cost(8 * 1024, 1, 1))
    made = desktop.build_window(
        clock=lambda: NOW, preferences=Preferences(tmp_path / "v.ini"), restart=lambda _: None, gate=gate, lane=Lane(),
    )  # fmt: skip
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    job = gate.create(school="De Linde", place="Lindeborg", brin="", coach="Marieke Hol", passphrase=PASSPHRASE)
    made._lane.do_later(job, owner=made, done=made.open_with, failed=lambda _: None)
    qtbot.waitUntil(lambda: made.frame is not None)
    yield made
    made.close()
    made.deleteLater()
    QApplication.processEvents()


def test_no_connection_is_out_while_a_search_and_a_job_were_running(window: Window, qtbot: Any) -> None:
    desk = window._desk
    assert desk is not None
    vault: Any = desk._caseload
    desk.do(SaveStudent(call_name="Noor", last_name=CANARY))
    pools = [vault._engine.pool, vault._lane.pool]
    begun: list[bool] = []
    ended: list[str] = []

    def endless(ask: Any) -> None:
        begun.append(True)
        try:
            ask(lambda session: session.execute(text(ENDLESS)).scalar())
        except Expected as error:
            ended.append(error.key)
            raise

    def search() -> None:
        with pytest.raises(Expected):
            endless(vault.interruptible_ask)

    searching = threading.Thread(target=search)
    searching.start()
    desk.do_later(lambda work: endless(work.ask), owner=window, done=print, failed=lambda _: None)
    qtbot.waitUntil(lambda: len(begun) == 2 and [pool.checkedout() for pool in pools] == [1, 1])
    window.lock_at_once()
    searching.join(10)
    assert [pool.checkedout() for pool in pools] == [0, 0]
    assert len(ended) == 2
    assert not vault.is_open
    assert not any(vault._master)
    assert not any(vault._key)
    assert CANARY not in words_on(window)
    with pytest.raises(Expected, match=r"vault\.closed"):
        vault.ask(lambda session: None)


def test_a_half_typed_note_comes_back_after_a_sign(window: Window, qtbot: Any) -> None:
    keys(window, "Ctrl+L")
    type_words("bakker belt vrijdag")
    window.lock_at_once()
    assert window.frame is None
    type_words(PASSPHRASE)
    QTest.keyClick(QApplication.focusWidget(), "\r")
    qtbot.waitUntil(lambda: window.frame is not None)
    keys(window, "Ctrl+L")
    assert QApplication.focusWidget().toPlainText() == "bakker belt vrijdag"
