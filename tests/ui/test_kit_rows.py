"""Lists, tabs, panels, previews: with the keyboard, for thousands, and for who cannot see."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from jobcoach.ui.kit import (
    Button,
    FloatingPanel,
    FocusRing,
    LineField,
    Mark,
    PagedRows,
    Preview,
    RemovableChip,
    Row,
    RowList,
    RowsModel,
    Steps,
    TableView,
    Tabs,
    ToDo,
    ToDoGroup,
    ToDoRow,
    WordTable,
    column,
)


def rows(number: int) -> list[Row]:
    return [
        Row(key=100 + n, name=f"Leerling {n}", second="Bellen", date="ma 7 dec", initials="LL", late=n == 1)
        for n in range(number)
    ]


def test_arrows_choose_and_enter_opens(qtbot, shown) -> None:
    model = RowsModel()
    model.show(rows(5))
    view = shown(RowList(model, "Leerlingen"))
    seen: list[int] = []
    opened: list[int] = []
    view.chosen.connect(seen.append)
    view.opened.connect(opened.append)
    assert view.choose(100)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert (seen, opened, view.chosen_key()) == ([100, 101], [101], 101)
    assert not view.choose(999)


def test_a_row_is_one_sentence_for_a_screen_reader(qtbot, shown) -> None:
    model = RowsModel()
    model.show(rows(2))
    assert model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole) == "Leerling 1, Bellen, ma 7 dec, te laat"


def test_thousands_of_rows_load_only_what_is_seen(qtbot, shown) -> None:
    loaded: list[int] = []

    def load(ids: list[int]) -> list[Row]:
        loaded.extend(ids)
        return [Row(key=key, name=f"Leerling {key}") for key in ids]

    model = PagedRows(load)
    view = shown(RowList(model, "Leerlingen"))
    model.show_ids(range(10_000, 110_000))
    view.scrollToBottom()
    view.grab()
    assert model.rowCount() == 100_000
    assert 0 < len(loaded) < 1000
    assert view.choose(60_000)
    assert model.row_at(50_000).key == 60_000
    for place in range(0, 100_000, 128):
        model.row_at(place)
    assert len(model._pages) <= PagedRows.KEPT


@pytest.mark.parametrize("two_lines", [True, False])
def test_long_names_are_painted_and_told_whole(qtbot, shown, two_lines: bool) -> None:
    model = RowsModel()
    model.show(
        [
            Row(
                key=1,
                name="Dewi Anggraini Sahetapy-Lokollo van der Heuvel-Bergstra tot Zuthem",
                second="x" * 90,
                date="9 dagen te laat",
                late=True,
            )
        ]
    )
    view = shown(RowList(model, "Leerlingen", two_lines=two_lines))
    view.resize(280, 200)
    assert not view.grab().isNull()
    assert "Zuthem" in view._whole(model.index(0))


def test_tabs_make_a_part_when_it_is_first_shown_and_fold_when_narrow(qtbot, shown) -> None:
    made: list[str] = []

    def maker(word: str):
        return lambda: made.append(word) or QLabel(word)

    tabs = shown(Tabs([(word, maker(word)) for word in ("Ik", "Stages en beoordelingen", "Nazorg na de school")]))
    assert made == ["Ik"]
    tabs.bar.setFocus()
    QTest.keyClick(tabs.bar, Qt.Key.Key_Right)
    QTest.keyClick(tabs.bar, Qt.Key.Key_Left)
    assert made == ["Ik", "Stages en beoordelingen"]
    tabs.resize(150, 400)
    QApplication.processEvents()
    assert tabs.combo.isVisible()
    assert not tabs.bar.isVisible()
    QTest.keyClick(tabs.combo, Qt.Key.Key_Down)
    assert tabs.part() == 1


def test_one_focus_stop_per_to_do_with_the_whole_row_in_its_name(qtbot, shown) -> None:
    done: list[int] = []
    items = [
        ToDo(
            key=n,
            initials="NV",
            name="Noor Visser",
            what="Werkschoenen",
            due="vandaag",
            action="Vink af",
            act=lambda n=n: done.append(n),
        )
        for n in range(9)
    ]
    group = shown(ToDoGroup("Beloofd", items))
    assert len(group.findChildren(ToDoRow)) == 7
    first = group.findChildren(ToDoRow)[0].button
    assert first.accessibleName() == "Vink af: Noor Visser, Werkschoenen, vandaag"
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert done == [0]
    group.show_all()
    assert len(group.findChildren(ToDoRow)) == 9


def test_only_done_steps_can_be_pressed(qtbot, shown) -> None:
    steps = shown(Steps([("Ontvanger", ""), ("Inhoud", ""), ("Verzegel", "")], 1))
    chosen: list[int] = []
    steps.chosen.connect(chosen.append)
    for step in steps._steps:
        QTest.mouseClick(step, Qt.MouseButton.LeftButton)
    assert chosen == [0]
    assert "klaar" in steps._steps[0].accessibleName()


def test_delete_takes_a_chip_away_and_enter_opens_it(qtbot, shown) -> None:
    chip = shown(RemovableChip("Noor Visser", icon="student"))
    with qtbot.waitSignal(chip.opened):
        QTest.keyClick(chip, Qt.Key.Key_Return)
    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(chip, Qt.Key.Key_Delete)


def test_a_panel_keeps_the_focus_inside_and_gives_it_back(qtbot, shown) -> None:
    window = QWidget()
    line = LineField("a", "A")
    window.setLayout(column(line))
    shown(window)
    line.setFocus()
    inside, other = Button("Eén"), Button("Twee")
    panel = FloatingPanel(window, column(inside, other), name="Leg vast")
    inside.setFocus()
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert panel.isAncestorOf(QApplication.focusWidget())
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is line.line


def test_the_ring_follows_the_keyboard_and_leaves_with_its_widget(qtbot, shown) -> None:
    window = QWidget()
    line, button = LineField("a", "A"), Button("Bewaar")
    window.setLayout(column(line, button))
    ring = FocusRing(window)
    shown(window)
    line.setFocus()
    assert ring.isVisible()
    QTest.keyClick(line.line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button
    assert ring.isVisible()
    assert ring.geometry().contains(button.geometry())
    window.layout().removeWidget(button)
    button.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not ring.isVisible() or QApplication.focusWidget() is line.line


def test_a_preview_turns_zooms_and_shows_marks_with_the_keyboard(qtbot, shown) -> None:
    asked: list[tuple[int, int]] = []

    def render(page: int, width: int) -> tuple[int, int, bytes]:
        asked.append((page, width))
        return width, width, b"\xff" * (width * width * 4)

    preview = shown(Preview("Praktijkverklaring", render, 3))
    view = preview.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == 1
    width = asked[-1][1]
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert asked[-1] == (1, round(width * 1.25))
    view.show_marks([Mark(1, 2, 0.1, 0.5, 0.2, 0.02)])
    view.show_mark(1)
    assert view.page == 2
    assert not preview.grab().isNull()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == 2


def test_a_table_says_its_headers(qtbot, shown) -> None:
    model = WordTable(("Moment", "Noor"), [("8 sep", "2"), ("29 sep", "3")], right=frozenset({1}))
    view = shown(TableView(model, "Groei"))
    assert model.data(model.index(1, 1), Qt.ItemDataRole.AccessibleTextRole) == "Noor: 3"
    view.setFocus()
    assert not view.tabKeyNavigation()
    assert not view.grab().isNull()
