"""Leerlingen ophalen: a list with broken cells, tried, taken over and turned back, with the keyboard alone."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from jobcoach.caseload.students import student_form, student_rows
from jobcoach.exchange.columns import Field
from jobcoach.exchange.delimited import MAX_BYTES
from jobcoach.model.base import StudentId
from jobcoach.ui.class_import.page import CHECK, COLUMNS, FILE, ClassImportPage
from jobcoach.ui.kit import Banner, TableView
from jobcoach.ui.settings.page import make_place
from jobcoach.ui.settings.part import CLASS_IMPORT
from tests.ui.fakes import FakeAsk
from tests.ui.settings_world import World, add_student, make_world, press, tab_to

TODAY = date(2026, 11, 24)
LIST = """Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Groepje;BSN
1001;Noor;;Visser;14-3-2009;5B;123456782
1002;Emre;;Yıldız;2-2-2009;5B;
1003;Fatima;El;Amrani;31-2-2009;5A;
1005;Łukasz;;Nowak;1-7-1969;5A;
"""
Show = Callable[[QWidget], Any]


@pytest.fixture
def world(tmp_path: Path, ask: FakeAsk, qapp: object) -> Iterator[World]:
    made = make_world(tmp_path, ask)
    yield made
    made.desk.lock()


@pytest.fixture
def page(world: World, shown: Show) -> ClassImportPage:
    settings = shown(world.frame(make_place(world.tools))).page()
    settings.open_key(CLASS_IMPORT)
    part = settings.shown_part()
    assert isinstance(part, ClassImportPage)
    return part


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "klas 5.csv"
    path.write_text(LIST, "utf-8")
    return path


def students(world: World) -> dict[str, StudentId]:
    return {row.name: row.id for row in world.desk.ask(student_rows(on=TODAY))}


def cells(table: TableView | None) -> list[list[str]]:
    assert table is not None
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def banner_of(page: ClassImportPage) -> Banner:
    QApplication.processEvents()
    banner = page.banner()
    assert banner is not None
    return banner


def press_button(words: str) -> None:
    """Tab to the button with these words and press Enter, as without a mouse."""
    tab_to(lambda at: isinstance(at, QPushButton) and words in at.text().replace("&", "") and at.isEnabled())
    press(None, "Return")


def test_a_list_with_broken_cells_with_the_keyboard_alone(
    world: World, page: ClassImportPage, file: Path, ask: FakeAsk
) -> None:
    noor = add_student(world, "Noor", "Visser", number="1001", class_name="4B", phone="06 11111111")
    ask.expect("open_file", file)
    press_button("Kies bestand")
    assert page.step() == COLUMNS
    group = page.columns_step.combos[5]
    assert group is not None
    assert group.currentText() == "Niet lezen"
    tab_to(lambda at: at is group)
    press(None, "Klas")
    press_button("Proef")

    assert page.step() == CHECK
    problems = cells(page.check_step.problems)
    assert [row[:2] for row in problems] == [["4", "Geboortedatum"], ["5", "Geboortedatum"], ["1", "BSN"]]
    assert "31-2-2009 is niet te lezen" in problems[0][2]
    assert "jonger dan 10 of ouder dan 30" in problems[1][2]
    assert [(row[1], row[5]) for row in cells(page.check_step.students)] == [
        ("Noor Visser", "gewijzigd: klas"), ("Emre Yıldız", "nieuw"),
    ]  # fmt: skip
    assert list(students(world)) == ["Noor Visser"], "a trial writes nothing"
    assert "Haal 2 leerlingen op" in page.go.text().replace("&", "")

    press_button("Haal 2 leerlingen op")
    assert page.step() == FILE
    assert "2 leerlingen opgehaald" in banner_of(page).accessibleName()
    assert list(students(world)) == ["Noor Visser", "Emre Yıldız"]
    changed = world.desk.ask(student_form(noor))
    assert (changed.class_name, changed.phone, changed.born_on) == ("5B", "06 11111111", date(2009, 3, 14))

    press_button("Draai terug")
    assert "Teruggedraaid" in banner_of(page).accessibleName()
    assert list(students(world)) == ["Noor Visser"]
    assert world.desk.ask(student_form(noor)).class_name == "4B"


def test_the_same_list_twice_changes_nothing(world: World, page: ClassImportPage, file: Path) -> None:
    for words in ("2 leerlingen opgehaald", "0 leerlingen opgehaald"):
        page.read_file(file)
        page.prove()
        page.take_over()
        assert words in banner_of(page).accessibleName()
    assert not [button for button in banner_of(page).findChildren(QPushButton) if button.text() == "Draai terug"]
    assert len(students(world)) == 2


def test_a_bsn_is_never_shown_nor_kept(world: World, page: ClassImportPage, file: Path) -> None:
    page.read_file(file)
    assert page.columns_step.combos[6] is None
    page.prove()
    shown = [*cells(page.check_step.problems), *cells(page.check_step.students)]
    assert "123456782" not in str(shown)
    page.take_over()
    assert "123456782" not in "".join(str(world.desk.ask(student_form(key))) for key in students(world).values())


def test_two_columns_for_one_thing_are_refused_before_the_trial(page: ClassImportPage, file: Path) -> None:
    page.read_file(file)
    group = page.columns_step.combos[5]
    assert group is not None
    group.setCurrentIndex(1 + list(Field).index(Field.CALL_NAME))
    page.prove()
    assert page.step() == COLUMNS
    assert "Twee kolommen zijn gekozen als roepnaam" in banner_of(page).accessibleName()
    assert page.go.isEnabled()


def test_the_steps_lead_back(page: ClassImportPage, file: Path) -> None:
    page.read_file(file)
    page.prove()
    page.steps.chosen.emit(COLUMNS)
    assert page.step() == COLUMNS
    page.back.click()
    assert page.step() == FILE


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "is er niet"),
        (b"", "is leeg"),
        (b"PK\x03\x04rest of a workbook", "geen CSV"),
        (b"Achternaam;Roepnaam\n", "maar één regel"),
        (b"x" * (MAX_BYTES + 1), "groter dan"),
    ],
)
def test_a_file_that_is_no_list_is_told(
    page: ClassImportPage, tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "iets.csv"
    if content is not None:
        path.write_bytes(content)
    page.read_file(path)
    assert page.step() == FILE
    assert words in banner_of(page).accessibleName()


def test_a_list_without_one_good_row_cannot_be_taken_over(page: ClassImportPage, tmp_path: Path) -> None:
    path = tmp_path / "leeg.csv"
    path.write_text("Roepnaam;Achternaam;Geboortedatum\nNoor;;14-3-2009\n", "utf-8")
    page.read_file(path)
    page.prove()
    assert page.step() == CHECK
    assert not page.go.isEnabled()
    page.take_over()
    assert page.step() == CHECK
