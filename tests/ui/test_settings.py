"""Instellingen: school, keys, seal, screen and the last acts, against a real vault."""

import ast
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

import jobcoach
from jobcoach.caseload.history import ActRow, latest_acts
from jobcoach.caseload.opening import PRACTICE_PASSPHRASE
from jobcoach.caseload.school import coach_form, school_form, school_logo
from jobcoach.caseload.students import DeleteStudent, SaveStudent, student_form, student_rows
from jobcoach.caseload.undo import Undo
from jobcoach.model.base import ChangeSetId
from jobcoach.model.expected import Expected
from jobcoach.ui.kit import Banner, FloatingPanel, Label, Page
from jobcoach.ui.paper_view import PaperView
from jobcoach.ui.preferences import Preferences
from jobcoach.ui.settings.about import AboutPart
from jobcoach.ui.settings.history import HistoryPart, why_not
from jobcoach.ui.settings.page import SettingsPage, make_place
from jobcoach.ui.settings.part import ABOUT, COACH, HISTORY, PARTS, SCHOOL, SCREEN, SECURITY
from jobcoach.ui.settings.screen import ScreenPart
from jobcoach.ui.settings.security import SecurityPart
from jobcoach.ui.settings.who import CoachPart, SchoolPart
from jobcoach.ui.words.verbs import VERBS, act_words
from tests.ui.fakes import FakeAsk
from tests.ui.settings_world import NOW, PASSPHRASE, NowWork, World, add_student, fill, make_world, press, tab_to

TODAY = date(2026, 11, 24)
OTHER = "kapstok merel vijver zaag linnen"
Show = Callable[[QWidget], Any]


@pytest.fixture
def world(tmp_path: Path, ask: FakeAsk, qapp: object) -> Iterator[World]:
    made = make_world(tmp_path, ask)
    yield made
    made.desk.lock()


def opened(world: World, shown: Show, part: int) -> Any:
    page = shown(world.frame(make_place(world.tools))).page()
    assert isinstance(page, SettingsPage)
    page.open_key(part)
    return page.shown_part()


def words_on(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def banner_of(page: Page) -> Banner:
    QApplication.processEvents()
    banner = page.banner()
    assert banner is not None
    return banner


def button_of(widget: QWidget, words: str) -> QPushButton:
    return next(item for item in widget.findChildren(QPushButton) if words in item.text().replace("&", ""))


# --- the frame of it ---------------------------------------------------------------------------------------------


def test_every_part_opens_with_the_keyboard_and_has_the_cursor(world: World, shown: Show) -> None:
    page = shown(world.frame(make_place(world.tools))).page()
    page.open_key(SCHOOL)
    seen = []
    for _ in range(PARTS):
        page.open_key(page.tabs.part())
        at = QApplication.focusWidget()
        assert at is not None
        assert page.shown_part().isAncestorOf(at)
        seen.append(type(page.shown_part()).__name__)
        press(None, "Ctrl+PgDown")
    assert len(set(seen)) == PARTS
    assert page.tabs.part() == SCHOOL


# --- school and coach --------------------------------------------------------------------------------------------


def test_the_school_is_kept_with_the_keyboard(world: World, shown: Show) -> None:
    part = opened(world, shown, SCHOOL)
    assert isinstance(part, SchoolPart)
    press(None, "End", " Noord", "Tab", "Tab", "03", "Ctrl+S")
    kept = world.desk.ask(school_form)
    assert (kept.name, kept.location, kept.brin) == ("Praktijkschool De Linde Noord", "03", "99ZZ")


def test_a_logo_is_chosen_shown_and_taken_away(world: World, shown: Show, ask: FakeAsk, tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    Image.new("RGB", (500, 100), "red").save(file)
    part = opened(world, shown, SCHOOL)
    assert "Nog geen logo" in words_on(part)
    ask.expect("open_file", file)
    button_of(part, "Kies logo").click()
    assert world.desk.ask(school_logo).startswith(b"\x89PNG")
    assert part.logo.picture.isVisibleTo(part)
    assert part.logo.picture.pixmap().height() > 20
    assert "Nog geen logo" not in words_on(part)
    button_of(part, "Haal weg").click()
    assert world.desk.ask(school_logo) == b""
    assert "Nog geen logo" in words_on(part)


def test_what_cannot_be_a_logo_is_said_and_the_old_one_stays(
    world: World, shown: Show, ask: FakeAsk, tmp_path: Path
) -> None:
    good, bad = tmp_path / "logo.png", tmp_path / "brief.pdf"
    Image.new("RGB", (500, 100), "red").save(good)
    bad.write_bytes(b"%PDF-1.7")
    part = opened(world, shown, SCHOOL)
    part.logo.take(good)
    kept = world.desk.ask(school_logo)
    for file, words in ((bad, "geen leesbaar PNG"), (tmp_path / "weg.png", "weg.png")):
        part.logo.take(file)
        assert words in banner_of(part).accessibleName()
        assert world.desk.ask(school_logo) == kept
        assert part.logo.choose.isEnabled()


def test_a_wrong_brin_is_told_under_its_field(world: World, shown: Show) -> None:
    part = opened(world, shown, SCHOOL)
    part.form["brin"].show_raw("9")
    assert not part.record.commit()
    assert "BRIN" in part.form["brin"].error()
    assert world.desk.ask(school_form).brin == "99ZZ"


def test_the_coach_is_kept_and_a_name_is_needed(world: World, shown: Show) -> None:
    part = opened(world, shown, COACH)
    assert isinstance(part, CoachPart)
    part.form["reachable"].show_raw("ma tot en met do")
    assert part.record.commit()
    assert world.desk.ask(coach_form).reachable == "ma tot en met do"
    part.form["name"].show_raw("  ")
    assert not part.record.commit()
    assert world.desk.ask(coach_form).name == "Marieke Hol"


def test_a_code_that_fits_no_number_is_told_under_its_field(world: World, shown: Show) -> None:
    part = opened(world, shown, COACH)
    part.form["code"].show_raw("A/B")
    assert not part.record.commit()
    assert "streepjes, zoals K1" in part.form["code"].error()
    part.form["code"].show_raw("mh-2")
    assert part.record.commit()
    assert world.desk.ask(coach_form).code == "MH-2"


def test_what_is_typed_about_the_school_survives_a_lock(world: World, shown: Show) -> None:
    part = opened(world, shown, SCHOOL)
    press(part.form["street"].editor, "Lindelaan 4")
    part.flush()
    assert opened(world, shown, SCHOOL).form["street"].value() == "Lindelaan 4"
    assert world.desk.ask(school_form).street == ""


# --- keys --------------------------------------------------------------------------------------------------------


def test_the_lock_time_is_kept_at_once(world: World, shown: Show) -> None:
    part = opened(world, shown, SECURITY)
    assert isinstance(part, SecurityPart)
    press(part.minutes.combo, "Down", "Down")
    assert world.tools.preferences.lock_minutes == 7
    assert part.minutes.combo.count() == 15
    assert "Bewaard 10:04" in words_on(part)


def test_another_passphrase_opens_the_vault_and_the_old_one_does_not(world: World, shown: Show) -> None:
    part = opened(world, shown, SECURITY)
    part.passphrase.begin_button.click()
    choice = part.passphrase.choice
    assert choice is not None
    choice.turn()
    press(choice.own.line, "kort")
    assert "Nog niet sterk genoeg" in words_on(part)
    choice.own.line.clear()
    press(choice.own.line, OTHER)
    assert "Sterk genoeg" in words_on(part)
    press(choice.repeat.line, OTHER, "Return")
    assert "De wachtzin is vervangen" in banner_of(part).accessibleName()
    assert part.passphrase.choice is None
    vault = world.opened.vault
    world.desk.lock()
    with pytest.raises(Expected, match=r"unlock\.wrong"):
        world.gate.unlock(vault, PASSPHRASE)(NowWork())
    world.gate.unlock(vault, OTHER)(NowWork()).caseload.lock()


def test_a_typing_mistake_keeps_the_old_passphrase(world: World, shown: Show) -> None:
    part = opened(world, shown, SECURITY)
    part.passphrase.begin()
    choice = part.passphrase.choice
    assert choice is not None
    press(choice.repeat.line, "iets anders", "Return")
    assert "niet gelijk" in choice.repeat.error()
    button_of(part, "Toch niet").click()
    assert part.passphrase.choice is None
    vault = world.opened.vault
    world.desk.lock()
    world.gate.unlock(vault, PASSPHRASE)(NowWork()).caseload.lock()


def test_the_practice_school_keeps_its_passphrase(world: World, shown: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = SimpleNamespace(school="Oefenschool", practice=True, folder=Path("oefenschool.kluis"), initials="MH")
    practice = SimpleNamespace(caseload=object(), vault=vault, coach="Marieke Hol", recovery_due=None)
    object.__setattr__(world.tools, "opened", practice)
    part = opened(world, shown, SECURITY)
    assert not part.passphrase.begin_button.isVisibleTo(part)
    assert PRACTICE_PASSPHRASE in words_on(part)
    assert "kan zonder herstelblad" in words_on(part)


def test_the_recovery_sheet_opens_the_vault_and_is_asked_for_until_it_is_kept(
    world: World, shown: Show, ask: FakeAsk, tmp_path: Path
) -> None:
    part = opened(world, shown, SECURITY)
    assert "Maak het vóór di 1 dec" in words_on(part)
    part.recovery.button.click()
    panel = part.window().findChild(FloatingPanel)
    panel.close_panel()
    assert "nog niet geprint of bewaard" in banner_of(part).accessibleName()
    button_of(banner_of(part), "Toon het blad").click()
    target = tmp_path / "herstelblad.pdf"
    ask.expect("save_file", target)
    QApplication.processEvents()
    part.window().findChildren(PaperView)[-1].save_it()
    assert target.read_bytes().startswith(b"%PDF")
    assert "Je hebt een herstelblad" in banner_of(part).accessibleName()
    ask.expect("question", False)
    button_of(part.recovery, "Maak een nieuw herstelblad").click()
    assert "Je hebt een herstelblad." in words_on(part.recovery)


# --- the screen --------------------------------------------------------------------------------------------------


def test_size_and_colours_are_put_on_the_screen_and_remembered(tmp_path: Path, ask: FakeAsk, shown: Show) -> None:
    dressed: list[tuple[int, str]] = []
    world = make_world(
        tmp_path,
        ask,
        dress=lambda: dressed.append((world.tools.preferences.text_size, world.tools.preferences.colours)),
    )
    part = opened(world, shown, SCREEN)
    assert isinstance(part, ScreenPart)
    press(part.colours.combo, "Hoog")
    press(part.letters.combo, "200")
    assert dressed == [(100, "contrast"), (200, "contrast")]
    assert world.went == [("settings", SCREEN)], "the window is made again, and the coach goes on here"
    again = Preferences(tmp_path / "voorkeuren.ini")
    assert (again.text_size, again.colours) == (200, "contrast")
    world.desk.lock()


# --- the last acts -----------------------------------------------------------------------------------------------


def rows_of(part: HistoryPart) -> list[tuple[str, str]]:
    return [(part.rows.row_at(at).name, part.rows.row_at(at).second) for at in range(part.rows.rowCount())]


def test_the_last_acts_are_told_and_one_is_turned_back(world: World, shown: Show) -> None:
    noor = add_student(world, "Noor", "Visser")
    world.desk.do(DeleteStudent(student=noor))
    part = opened(world, shown, HISTORY)
    assert isinstance(part, HistoryPart)
    assert rows_of(part) == [
        ("Leerling in de prullenbak gelegd", "Noor Visser"),
        ("Leerling bewaard", "Noor Visser · later nog veranderd"),
        ("Kluis ingericht", "staat vast"),
    ]
    press(None, "Return")
    assert "Teruggedraaid" in banner_of(part).accessibleName()
    assert [row.name for row in world.desk.ask(student_rows(on=TODAY))] == ["Noor Visser"]
    assert rows_of(part)[:2] == [
        ("Teruggedraaid", "Noor Visser"),
        ("Leerling in de prullenbak gelegd", "Noor Visser · teruggedraaid"),
    ]
    tab_to(lambda at: at is part.list)
    assert not part.button.isEnabled()
    press(None, "Return")
    assert [row.name for row in world.desk.ask(student_rows(on=TODAY))] == ["Noor Visser"]


def test_something_in_use_is_not_turned_back_and_the_reason_is_told(world: World, shown: Show) -> None:
    fill(world)
    part = opened(world, shown, HISTORY)
    at = next(number for number, row in enumerate(rows_of(part)) if row == ("Leerling bewaard", "Noor Visser"))
    part.list.choose(part.rows.row_at(at).key)
    part.turn_back()
    assert "Terugdraaien lukte niet" in banner_of(part).accessibleName()
    assert len(world.desk.ask(student_rows(on=TODAY))) == 4


def test_the_list_is_new_whenever_it_is_looked_at(world: World, shown: Show) -> None:
    page = shown(world.frame(make_place(world.tools))).page()
    page.open_key(HISTORY)
    page.open_key(ABOUT)
    add_student(world, "Noor", "Visser")
    page.open_key(HISTORY)
    assert rows_of(page.shown_part())[0] == ("Leerling bewaard", "Noor Visser")


steps_of_a_coach = st.lists(
    st.tuples(st.sampled_from(("add", "change", "bin", "undo")), st.integers(0, 19)), min_size=1, max_size=12
)


@given(steps_of_a_coach)
def test_what_history_calls_possible_is_possible(history_world: World, steps: list[tuple[str, int]]) -> None:
    """Students only, so nothing is in use: the promise of the list and the verb of the vault agree."""
    desk = history_world.desk
    for number, (step, choice) in enumerate(steps):
        known = [row.id for row in desk.ask(student_rows(on=TODAY))]
        if step == "add" or not known:
            add_student(history_world, f"Leerling {number}", "Oefen")
        elif step == "change":
            student = known[choice % len(known)]
            shown = desk.ask(student_form(student))
            desk.do(SaveStudent(id=student, call_name=shown.call_name, last_name=f"{shown.last_name}x"))
        elif step == "bin":
            desk.do(DeleteStudent(student=known[choice % len(known)]))
        else:
            acts = desk.ask(latest_acts(limit=20))
            act = acts[choice % len(acts)]
            if act.stays:
                continue
            if act.can_undo:
                desk.do(Undo(change_set_id=act.id))
            else:
                with pytest.raises(Expected, match=r"vault\.undo_(done|conflict|unknown)"):
                    desk.do(Undo(change_set_id=act.id))


@pytest.fixture(scope="module")
def history_world(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[World]:
    made = make_world(tmp_path_factory.mktemp("acts"), FakeAsk())
    yield made
    made.desk.lock()


def test_only_the_last_hundred_are_shown(world: World) -> None:
    for number in range(105):
        add_student(world, f"Leerling {number}", "Oefen")
    acts = world.desk.ask(latest_acts())
    assert len(acts) == 100
    assert acts[0].about == "Leerling 104 Oefen"
    assert acts[0].at == NOW


def test_each_reason_has_its_own_sentence() -> None:
    def act(**more: bool) -> ActRow:
        facts = {"undone": False, "changed_later": False, "stays": False} | more
        return ActRow(id=ChangeSetId(1), verb="SaveStudent", at=NOW, about="", rows=1, **facts)

    reasons = {why_not(act(**{name: True})) for name in ("undone", "changed_later", "stays")}
    assert len(reasons) == 3
    assert why_not(act()) == ""


def verbs_in_the_code() -> set[str]:
    """Every dataclass of the caseload that is carried out: ``__call__(self, session)`` without a result to read."""
    found = set()
    for file in (Path(jobcoach.__file__).parent / "caseload").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and any(
                isinstance(part, ast.FunctionDef)
                and part.name == "__call__"
                and [arg.arg for arg in part.args.args] == ["self", "session"]
                for part in node.body
            ):
                found.add(node.name)
    return found - {"Act"}


# written in the audit only: nothing of the dossier changes, so they never stand in the list
_NOT_AN_ACT = {"OpenDossier", "NotePrinted", "NoteExported", "KeepDraft", "DropDraft", "DropNote", "KeepFact"}


def test_every_verb_has_dutch_words() -> None:
    assert verbs_in_the_code() - _NOT_AN_ACT <= set(VERBS)
    assert act_words("Unheard") == "Iets gewijzigd"


# --- about -------------------------------------------------------------------------------------------------------


def test_it_says_where_the_vault_is(world: World, shown: Show) -> None:
    part = opened(world, shown, ABOUT)
    assert isinstance(part, AboutPart)
    words = words_on(part)
    assert "EUPL-1.2" in words
    assert jobcoach.__version__ in words
    assert part.folder.value() == str(world.opened.vault.folder)
    assert part.folder.line.isReadOnly()
