"""Instellingen, Kwalificaties: a file tried and kept, turned back, typed by hand, shared and looked up, by keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from jobcoach.caseload.catalogue_editions import TypeWerkproces, edition_rows
from jobcoach.exchange.catalogue_reading import LARGEST, read_catalogue
from jobcoach.ui import theme
from jobcoach.ui.kit import Banner, FloatingPanel
from jobcoach.ui.qualifications.page import CHECK, EDITION, START, QualificationsPage
from jobcoach.ui.qualifications.reading import column_words
from jobcoach.ui.settings.page import make_place
from jobcoach.ui.settings.part import QUALIFICATIONS
from tests.exchange import catalogue_files as made
from tests.ui.fakes import FakeAsk
from tests.ui.settings_world import World, make_world, press, tab_to

Show = Callable[[QWidget], Any]


@pytest.fixture
def world(tmp_path: Path, ask: FakeAsk, qapp: object) -> Iterator[World]:
    (tmp_path / "v").mkdir()
    made_ = make_world(tmp_path / "v", ask)
    yield made_
    made_.desk.lock()


@pytest.fixture
def page(world: World, shown: Show) -> QualificationsPage:
    settings = shown(world.frame(make_place(world.tools))).page()
    settings.open_key(QUALIFICATIONS)
    part = settings.shown_part()
    assert isinstance(part, QualificationsPage)
    return part


def names(world: World) -> list[str]:
    return [row.name for row in world.desk.ask(edition_rows())]


def said(page: QualificationsPage) -> str:
    QApplication.processEvents()
    banner = page.banner()
    assert isinstance(banner, Banner)
    return banner.accessibleName()


def press_button(words: str) -> None:
    tab_to(lambda at: isinstance(at, QPushButton) and words in at.text().replace("&", "") and at.isEnabled())
    press(None, "Return")


def cells(table: Any, column: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()).strip() for row in range(model.rowCount())]


SHIPPED = ["Horeca 2025", "Entree 2015"]


def test_a_dossier_tried_kept_and_turned_back_with_the_keyboard(
    world: World, page: QualificationsPage, tmp_path: Path, ask: FakeAsk
) -> None:
    file = tmp_path / "kd.xml"
    file.write_text(made.DOSSIER, "utf-8")
    ask.expect("open_file", file)
    press_button("Lees een bestand in")
    assert page.stack.currentIndex() == CHECK
    assert "FOUT is geen code" in cells(page.check.problems, 1)[0]
    assert names(world) == SHIPPED, "a trial writes nothing"
    tab_to(lambda at: at is page.check.form["name"].focusProxy(), most=80)
    press(None, "End", " proef")
    press_button("Bewaar deze editie")
    assert page.stack.currentIndex() == EDITION
    assert names(world) == ["Kwalificatiedossier 23231 Office- en managementsupport proef", *SHIPPED]
    assert "2 kwalificaties bewaard" in said(page)
    assert cells(page.view.content.table, 0)[:2] == ["25573", "B1-K1-W1"]
    press_button("Draai terug")
    assert names(world) == SHIPPED
    assert page.stack.currentIndex() == START


def test_the_same_file_twice_is_recognised(world: World, page: QualificationsPage, tmp_path: Path) -> None:
    file = tmp_path / "lijst.xlsx"
    file.write_bytes(made.code_list())
    page.read_file(file)
    page.keep()
    page.read_file(file)
    assert not page.check.keep_button.isEnabled()
    assert len(names(world)) == 3
    page.keep()
    assert "al ingelezen" in said(page)
    assert len(names(world)) == 3


def test_a_date_that_the_file_lacks_is_given_by_the_coach(
    world: World, page: QualificationsPage, tmp_path: Path
) -> None:
    file = tmp_path / "school.csv"
    file.write_text("Opleidingscode;Kwalificatie\n27901;Proef\n", "utf-8")
    page.read_file(file)
    page.check.form["valid_from"].show_raw("1-8-2025")
    page.keep()
    (row, *_) = world.desk.ask(edition_rows())
    assert str(row.valid_from) == "2025-08-01"
    assert row.status == "ingevuld door de school, niet gecontroleerd"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "is er niet"), (b"", "is leeg"), (b"\x00\x01", "geen codelijst"), (b"<a>" * 500, "te diep"),
        (b"x" * (LARGEST + 1), "groter dan"), (b"PK\x03\x04rest", "geen leesbaar Excel"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_catalogue_is_told(
    world: World, page: QualificationsPage, tmp_path: Path, content: bytes | None, words: str
) -> None:
    file = tmp_path / "iets"
    if content is not None:
        file.write_bytes(content)
    page.read_file(file)
    assert words in said(page)
    assert names(world) == SHIPPED
    assert page.read_button.isEnabled()


def panel_of(page: QualificationsPage) -> Any:
    QApplication.processEvents()
    return page.window().findChildren(FloatingPanel)[-1]


def test_typing_by_hand_and_sharing_the_set(
    world: World, page: QualificationsPage, tmp_path: Path, ask: FakeAsk
) -> None:
    press(None, "Ctrl+N")
    panel_of(page)
    press(None, "Bakkerij, klas 5B", "Tab", "27901", "Tab", "Assistent (proef)", "Tab", "Tab", "Proefkerntaak", "Tab",
          "b1-k1-w1", "Tab", "Proefwerk", "Ctrl+S")  # fmt: skip
    (row, *_) = world.desk.ask(edition_rows())
    assert (row.name, row.status, row.werkprocessen) == ("Bakkerij, klas 5B", "niet gecontroleerd", 1)
    assert page.stack.currentIndex() == EDITION
    target = tmp_path / "bakkerij.kwalificaties.json"
    ask.expect("save_file", target)
    page.view.share_button.click()
    assert "Set gemaakt" in said(page)
    found = read_catalogue(target.read_bytes(), name=target.name)
    assert (found.name, found.werkprocessen) == ("Bakkerij, klas 5B", 1)

    page.view.type_button.click()
    panel_of(page)
    press(None, "Tab", "Tab", "Tab", "Tab", "fout", "Tab", "Nog een", "Ctrl+S")
    assert world.desk.ask(edition_rows())[0].werkprocessen == 1, "not without a good code"


def test_a_typo_is_mended(world: World, page: QualificationsPage) -> None:
    world.desk.do(
        TypeWerkproces(set_name="Set", code="27901", name="Proef", werkproces_code="B1-K1-W1", title="Tikfuot")
    )
    page.list.choose(world.desk.ask(edition_rows())[0].id)
    assert not page.view.change_button.isEnabled()
    page.view.content.table.selectRow(1)
    page.view.change_button.click()
    panel = panel_of(page)
    line = next(at for at in panel.findChildren(QLineEdit) if at.text() == "Tikfuot")
    line.setFocus()
    line.selectAll()
    press(None, "Goed zo", "Ctrl+S")
    assert cells(page.view.content.table, 1)[1] == "Goed zo"
    assert world.desk.ask(edition_rows())[0].werkprocessen == 1


def test_the_columns_are_told(page: QualificationsPage, ask: FakeAsk) -> None:
    ask.expect("notice")
    page.tell_columns()
    assert "Werkprocescode: zoals B1-K1-W1" in column_words()


def test_the_bin_and_the_empty_example(world: World, page: QualificationsPage, tmp_path: Path, ask: FakeAsk) -> None:
    file = tmp_path / "kd.xml"
    file.write_text(made.DOSSIER, "utf-8")
    page.read_file(file)
    page.keep()
    page.view.drop_button.click()
    assert names(world) == SHIPPED
    assert "prullenbak" in said(page)
    target = tmp_path / "leeg.csv"
    ask.expect("save_file", target)
    page.save_example()
    assert target.read_text("utf-8-sig").startswith("Dossiercode;Dossier;Opleidingscode")
    page.list.choose(world.desk.ask(edition_rows())[0].id)
    assert page.view.drop_button.isHidden(), "what came with the program stays"


def test_looking_up_a_code(page: QualificationsPage, tmp_path: Path) -> None:
    page.look_up.code.show_value("25250")
    page.look_up.button.click()
    assert page.look_up.says[0] == "25250 Assistent bouwen, wonen en onderhoud, niveau 1, Entree"
    assert "2015, verouderd" in page.look_up.says[1]
    page.look_up.code.show_value("99999")
    page.look_up.button.click()
    assert page.look_up.says == ("Deze code staat in geen enkele editie.",)
    file = tmp_path / "lijst.xlsx"
    file.write_bytes(made.code_list())
    page.read_file(file)
    page.keep()
    page.look_up.code.show_value("25103")
    page.look_up.look()
    assert "2 kwalificaties" in page.look_up.says[0]


def test_the_panel_of_large_letters_scrolls_to_the_field_with_the_cursor(
    world: World, shown: Show, qapp: QApplication
) -> None:
    theme.dress(qapp, "light", 200)
    try:
        window = shown(world.frame(make_place(world.tools)))
        window.resize(1366, 768)
        window.page().open_key(QUALIFICATIONS)
        window.page().shown_part().type_more()
        panel = panel_of(window.page().shown_part())
        last = panel.findChildren(QPlainTextEdit)[-1]
        tab_to(lambda at: at is last)
        QApplication.processEvents()
        assert last.visibleRegion().boundingRect().height() > last.height() // 2
    finally:
        theme.dress(qapp, "light", 100)
