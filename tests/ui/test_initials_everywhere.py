"""Screen-share mode over the whole program: no name of a student can be seen or heard in any place."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from jobcoach import desktop
from jobcoach.caseload.employers import employer_rows
from jobcoach.caseload.handovers import handover_rows
from jobcoach.caseload.internships import internship_rows
from jobcoach.caseload.log_book import KeepLog
from jobcoach.caseload.opening import Gate
from jobcoach.caseload.students import names_to_hide, student_rows
from jobcoach.caseload.tasks import SaveTask
from jobcoach.model.choices import LogKind
from jobcoach.ui import discreet
from jobcoach.ui.kit.preview import PageView
from jobcoach.ui.kit.shy import ShyLine
from jobcoach.ui.lane import InlineLane
from jobcoach.ui.preferences import Preferences
from jobcoach.ui.quick_log.sheet import LogSheet
from jobcoach.ui.window import Window
from jobcoach.vault.kdf import Cost

NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with a practice school, made once."""
    return tmp_path_factory.mktemp("school")


@pytest.fixture
def window(qapp: QApplication, school: Path, tmp_path: Path, qtbot: Any) -> Iterator[Window]:
    """The program on the practice school, in the mode."""
    preferences = Preferences(tmp_path / "v.ini")
    preferences.initials_only = True
    gate = Gate(vaults=lambda: school, clock=lambda: NOW, cost=Cost(8 * 1024, 1, 1))
    made = desktop.build_window(
        clock=lambda: NOW, preferences=preferences, restart=lambda _: None, gate=gate, lane=InlineLane()
    )
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    assert made.flow is not None
    made.flow.practise()
    QApplication.processEvents()
    assert made.frame is not None
    yield made
    made.close()
    made.deleteLater()
    QApplication.processEvents()
    discreet.set_on(False)
    discreet.learn(())


def names_of(window: Window) -> re.Pattern[str]:
    """Any first or last name as a word, whatever stands around it."""
    assert window._desk is not None
    parts = {
        part for pair in window._desk.ask(names_to_hide) for name in pair for part in re.findall(r"[^\W\d_]+", name)
    }
    found = "|".join(
        sorted(
            re.escape(part)
            for part in parts
            if part[0].isupper() and len(part) > 1 and part.lower() not in discreet.INFIXES
        )
    )
    return re.compile(rf"(?<!\w)(?:{found})s?(?!\w)")


def said_by(widget: QWidget) -> Iterator[str]:
    """What one widget shows and what it says."""
    yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLineEdit):
        yield widget.displayText()
    elif isinstance(widget, QPlainTextEdit):
        yield painted(widget)
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    else:
        text = getattr(widget, "text", None)
        yield str(text()) if callable(text) else ""
        heard = QAccessible.queryAccessibleInterface(widget)
        if heard is not None:
            yield from (heard.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from rows_of(widget.model())


def rows_of(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount()):
        for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
            index = model.index(row, column, QModelIndex())
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.data(index, role) or "")
            shown = model.data(index, int(Qt.ItemDataRole.UserRole) + 1)
            yield f"{getattr(shown, 'name', '')} {getattr(shown, 'second', '')}"


def painted(editor: QPlainTextEdit) -> str:
    """The text of an editor without what is painted in no colour."""
    lines, block = [], editor.document().firstBlock()
    while block.isValid():
        units = block.text().encode("utf-16-le")
        for part in block.layout().formats():
            if part.format.foreground().color().alpha() == 0:
                units = units[: 2 * part.start] + b" \0" * part.length + units[2 * (part.start + part.length) :]
        lines.append(units.decode("utf-16-le"))
        block = block.next()
    return "\n".join(lines)


def leaks(window: Window, names: re.Pattern[str]) -> list[str]:
    """Every name that can be seen or heard now, with where."""
    QApplication.processEvents()
    found = []
    for top in (window, *QApplication.topLevelWidgets()):
        for widget in (top, *top.findChildren(QWidget)):
            if not widget.isVisible():
                continue
            found += [f"{type(widget).__name__}: {said}" for said in said_by(widget) if names.search(said)]
    return sorted(set(found))


def test_no_place_shows_or_says_a_name(window: Window) -> None:
    frame, desk = window.frame, window._desk
    assert frame is not None
    assert desk is not None
    names, found = names_of(window), dict[str, list[str]]()

    def look(where: str) -> None:
        if leaked := leaks(window, names):
            found[where] = leaked

    def open_all(place: str, keys: Iterable[int]) -> Iterator[Any]:
        for key in keys:
            frame.go(place, key)
            look(f"{place} {key}")
            yield frame.page()

    students = desk.ask(student_rows(on=NOW.date()))
    first, second, *_ = students
    desk.do(SaveTask(what=f"Bel de moeder van {first.name} over {second.name}", student=first.id, due=NOW.date()))
    desk.do(KeepLog(kind=LogKind.NOTITIE, on=NOW.date(), student=first.id, note=f"{second.name} hielp {first.name}"))
    for place in frame._rooms.places:
        frame.go(place.key)
        look(place.key)
    for page in open_all("students", (int(student.id) for student in students[:2])):
        for tab in range(page.dossier.tabs.combo.count()):
            page.dossier.tabs.show_part(tab)
            look(f"students {page.dossier.student} part {tab}")
    for _page in open_all("settings", range(9)):
        pass
    for _page in open_all("internships", (int(row.id) for row in desk.ask(internship_rows(on=NOW.date()))[:3])):
        pass
    for _page in open_all("employers", (int(row.id) for row in desk.ask(employer_rows(on=NOW.date()))[:3])):
        pass
    for page in open_all("handover", (int(row.id) for row in desk.ask(handover_rows(on=NOW.date()))[:2])):
        for step in range(6):
            page.flow.open_step(step)
            look(f"handover step {step}")
    frame.go("handover")
    frame.page().choose()  # type: ignore[attr-defined]
    look("handover chooser")
    assert found == {}
    discreet.learn([])  # and this is what it looks like when nothing hides them
    frame.page().choose()  # type: ignore[attr-defined]
    frame.go("students", int(first.id))
    frame.go("today")
    frame.page().reload()  # type: ignore[attr-defined]
    assert leaks(window, names)


def test_nor_do_the_quick_log_the_search_and_an_act_that_is_told(window: Window) -> None:
    frame, desk = window.frame, window._desk
    assert frame is not None
    assert desk is not None
    names = names_of(window)
    first, *_ = desk.ask(student_rows(on=NOW.date()))
    call = first.name.split()[0]
    frame.quick_log()
    (sheet,) = window.findChildren(LogSheet)
    sheet.form.note.text.insertPlainText(f"{first.name} belde. Beloofd: brief voor {call} morgen")
    sheet._read()
    assert leaks(window, names) == []
    sheet._choose_student()
    assert leaks(window, names) == []
    sheet.keep()
    assert leaks(window, names) == []
    frame.go("today")
    assert leaks(window, names) == []
    frame.search.start()
    frame.search.setText(call[:3])
    frame.search._ask()
    assert [said for said in leaks(window, names) if not said.startswith("SearchLine")] == []


def test_paper_is_not_shown_and_a_field_is_only_while_one_types_in_it(window: Window, qtbot: Any) -> None:
    line = ShyLine()
    qtbot.addWidget(line)
    names = [" ".join(pair) for pair in window._desk.ask(names_to_hide)]  # type: ignore[union-attr]
    line.setText(names[0])
    line.show()
    assert names[0] not in line.displayText()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    assert line.displayText() == names[0]
    assert line.text() == names[0], "what is typed stays as it is"
    view = PageView(lambda _page, width: (width, width, b"\0\0\xff\xff" * width * width), 1, "Papier")
    qtbot.addWidget(view)
    view.resize(600, 600)
    view.show()
    image = view.viewport().grab().toImage()
    assert image.pixelColor(300, 100).name() != "#ff0000"
    discreet.set_on(False)
    assert view.viewport().grab().toImage().pixelColor(300, 100).name() == "#ff0000"


def test_a_name_is_found_in_any_sentence_and_an_ordinary_word_stays() -> None:
    discreet.learn([("Noor", "Visser"), ("Lukas", "el Amrani"), ("Roos", "De Groot")])
    said = "Noor belt; noors moeder, mevrouw Visser. NOOR en Lukas' el Amrani. De groot vissersdorp, roosteren."
    assert discreet.text(said) == said
    discreet.set_on(True)
    assert discreet.text(said) == "N. belt; n.s moeder, mevrouw V.. N. en L.' el A.. De groot vissersdorp, roosteren."
    discreet.set_on(False)
    discreet.learn([])
