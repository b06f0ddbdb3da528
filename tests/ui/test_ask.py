"""The real question box: it has its buttons, Escape means no, and the program goes on."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from jobcoach.ui.ask import Ask


def boxes(parent: QWidget) -> list[QMessageBox]:
    QApplication.processEvents()
    return [box for box in parent.findChildren(QMessageBox) if box.isVisible()]


def test_a_question_has_its_verbs_and_escape_means_no(shown: Any) -> None:
    page, said = shown(QWidget()), []
    for key, expected in ((Qt.Key.Key_Escape, "nee"), (Qt.Key.Key_Return, "ja")):
        Ask().question(
            page, head="Uitgeven?", text="Daarna staat de tekst vast.", yes="Geef uit", no="Wacht nog",
            then=lambda: said.append("ja"), otherwise=lambda: said.append("nee"),
        )  # fmt: skip
        (box,) = boxes(page)
        assert {button.text() for button in box.buttons()} == {"Geef uit", "Wacht nog"}
        QTest.keyClick(box, key)
        assert boxes(page) == []
        assert said[-1] == expected


def test_a_notice_can_be_closed(shown: Any) -> None:
    page = shown(QWidget())
    Ask().notice(page, head="Klaar", text="Het is gebeurd.")
    (box,) = boxes(page)
    assert [button.text() for button in box.buttons()] == ["Sluit"]
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert boxes(page) == []
