"""A name from somebody else's list is words: a picture in it is never fetched, not from a disk and not from a network."""

from typing import Any

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from jobcoach.ui.ask import Ask
from jobcoach.ui.kit import Button

NAMES = ['<img src="file:////server/plaatje.png">', "<b>Noor</b>", "a < b & c > d", "&lt;i&gt;"]


class Document(QTextDocument):
    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        self.fetched.append(str(name))
        return None


@pytest.mark.parametrize("name", NAMES)
def test_a_question_shows_the_name_as_it_is(qtbot: Any, name: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    Ask().question(window, head=f"{name} weg?", text=name, yes="Ja", no="Nee", then=lambda: None)
    box = window.findChild(QMessageBox)
    assert box is not None
    shown = [label for label in box.findChildren(QLabel) if name in label.text()]
    assert len(shown) == 2
    assert {label.textFormat().name for label in shown} == {"PlainText"}
    box.reject()


@pytest.mark.parametrize("name", NAMES)
def test_a_tooltip_shows_the_name_as_it_is(qtbot: Any, name: str) -> None:
    button = Button("", "icon", icon="plus", name=name)
    qtbot.addWidget(button)
    document = Document()
    told = button.toolTip()
    document.setHtml(told) if QtGui.Qt.mightBeRichText(told) else document.setPlainText(told)  # as QToolTip chooses
    assert document.toPlainText() == name
    assert document.fetched == []
