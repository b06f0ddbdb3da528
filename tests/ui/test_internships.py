"""Stages: a new one with the keyboard alone, what is missing, hours, and nothing typed is lost."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from jobcoach.caseload.documents import documents_of
from jobcoach.caseload.employers import SaveContactPerson
from jobcoach.caseload.internships import internship_form, internship_rows
from jobcoach.caseload.log_book import LogRow
from jobcoach.model.base import LogEntryId
from jobcoach.model.choices import AgreementStatus, Insurer, InternshipKind, LogKind, Outcome
from jobcoach.ui.internships.page import InternshipsPage, make_place
from jobcoach.ui.internships.state import Facts, Standing, hours_worked, missing, standing, term
from jobcoach.ui.kit import Label
from jobcoach.ui.paper_view import PaperView
from tests.ui.fakes import FakeAsk
from tests.ui.settings_world import World, add_employer, add_student, fill, make_world, press, tab_to

TODAY = date(2026, 11, 24)
DONE = AgreementStatus.COMPLEET
Show = Callable[[QWidget], Any]


@pytest.fixture
def world(tmp_path: Path, ask: FakeAsk, qapp: object) -> Iterator[World]:
    made = make_world(tmp_path, ask)
    yield made
    made.desk.lock()


def opened(world: World, shown: Show) -> InternshipsPage:
    page = shown(world.frame(make_place(world.tools))).page()
    assert isinstance(page, InternshipsPage)
    return page


def words_on(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def names(page: InternshipsPage) -> list[str]:
    return [page.rows.row_at(number).name for number in range(page.rows.rowCount())]


def stages(world: World) -> tuple[Any, ...]:
    return world.desk.ask(internship_rows(on=TODAY))


def test_a_new_stage_with_the_keyboard_alone(world: World, shown: Show) -> None:
    add_student(world, "Noor", "Visser")
    add_student(world, "Emre", "Yıldız")
    add_employer(world, "Bakkerij Korenaar", trainer="Bram de Vries")
    add_employer(world, "Fietsenmakerij De Ketting", trainer="Gerda Mulder")
    page = opened(world, shown)
    tab_to(page.isAncestorOf)
    press(None, "Ctrl+N")
    form = page.card.form
    assert form.student.combo.hasFocus()
    press(None, "Emre", "Tab", "Tab", "Fiets", "Tab", "Gerda", "Tab", "1 dec", "Tab", "29 jan 2027", "Ctrl+S")
    (stage,) = stages(world)
    assert (stage.student_name, stage.employer_name) == ("Emre Yıldız", "Fietsenmakerij De Ketting")
    assert (stage.start, stage.end, stage.kind) == (date(2026, 12, 1), date(2027, 1, 29), InternshipKind.ZELFSTANDIG)
    assert names(page) == ["Emre Yıldız"]
    assert page.list.chosen_key() == stage.id
    assert form.trainer.combo.currentText() == "Gerda Mulder"
    assert "nog niet door iedereen getekend" in words_on(page.card)


def test_a_new_stage_is_never_kept_by_leaving_it(world: World, shown: Show) -> None:
    ids = fill(world)
    page = opened(world, shown)
    page.open_key(ids["Noor"])
    before = len(stages(world))
    page.new()
    press(None, "Emre", "Tab", "Tab", "Fiets", "Tab", "Gerda", "Tab", "1 dec")
    page.open_key(ids["Dewi"])
    assert len(stages(world)) == before
    page.new()
    assert page.card.form["start"].raw() == "1-12-2026"
    press(None, "Escape")
    assert page.card.stage == ids["Dewi"]
    assert page.isAncestorOf(QApplication.focusWidget())
    assert len(stages(world)) == before


def test_an_end_before_the_start_is_told_under_the_field_and_nothing_is_kept(world: World, shown: Show) -> None:
    ids = fill(world)
    page = opened(world, shown)
    page.open_key(ids["Noor"])
    page.card.form["end"].show_raw("1-8-2026")
    page.card.record.commit()
    assert "eindigt" in page.card.form["end"].error()
    assert next(row.end for row in stages(world) if row.id == ids["Noor"]) == date(2027, 1, 29)


def test_what_is_typed_is_there_again_after_a_lock(world: World, shown: Show) -> None:
    add_student(world, "Noor", "Visser")
    add_employer(world, "Bakkerij Korenaar", trainer="Bram de Vries")
    page = opened(world, shown)
    page.new()
    press(page.card.form.place.combo, "Bakk")
    press(page.card.form.trainer.combo, "Bram")
    press(page.card.form["tasks"].editor, "Deeg wegen")
    page.flush()
    again = opened(world, shown)
    again.new()
    assert again.card.form["tasks"].value() == "Deeg wegen"
    assert again.card.form.place.combo.currentText() == "Bakkerij Korenaar, Lindeborg"
    assert again.card.form.trainer.combo.currentText() == "Bram de Vries"
    assert not stages(world)


def test_going_to_another_stage_keeps_what_was_typed(world: World, shown: Show) -> None:
    ids = fill(world)
    page = opened(world, shown)
    page.open_key(ids["Noor"])
    press(page.card.form["hours_per_week"].editor, "End", "0")
    page.list.choose(ids["Emre"])
    assert next(row.hours_per_week for row in stages(world) if row.id == ids["Noor"]) == "240"
    assert page.card.title.text() == "Emre Yıldız"
    assert page.list.chosen_key() == ids["Emre"]


def test_the_people_follow_the_place(world: World, shown: Show) -> None:
    ids = fill(world)
    page = opened(world, shown)
    page.open_key(ids["Noor"])
    form = page.card.form
    assert [form.trainer.combo.itemText(at) for at in range(form.trainer.combo.count())] == [
        "Nog niet bekend", "Bram de Vries"
    ]  # fmt: skip
    press(form.place.combo, "Stichting")
    assert not form.trainer.combo.isEnabled()
    assert "Zet bij Bedrijven" in words_on(form.trainer)


def test_somebody_new_at_the_company_can_be_chosen_at_once(world: World, shown: Show) -> None:
    ids = fill(world)
    page = opened(world, shown)
    page.open_key(ids["Noor"])
    firm = next(row.employer for row in stages(world) if row.id == ids["Noor"])
    world.desk.do(SaveContactPerson(employer=firm, name="Yara de Wit", trainer=True))
    assert page.card.form.trainer.combo.findText("Yara de Wit") > 0


def test_running_first_and_over_only_when_asked(world: World, shown: Show) -> None:
    fill(world)
    page = opened(world, shown)
    assert names(page) == ["Dewi Anggraini Sahetapy-Lokollo van der Heuvel-Bergstra", "Noor Visser", "Emre Yıldız",
                           "Łukasz Nowak"]  # fmt: skip
    page.past.box.click()
    assert names(page)[4:] == ["Noor Visser"]
    assert page.pane.filter is not None
    press(page.pane.filter, "ketting")
    assert names(page) == ["Emre Yıldız", "Łukasz Nowak", "Noor Visser"]


def test_the_log_and_the_hours_stand_beside_it(world: World, shown: Show) -> None:
    ids = fill(world)
    page = opened(world, shown)
    page.open_key(ids["Noor"])
    shown_words = words_on(page.card)
    assert "9:30 uur van 24 uur" in shown_words
    assert "49 uur" in shown_words
    assert "Ctrl+L" in shown_words
    button = next(
        item for item in page.card.findChildren(QPushButton) if item.accessibleName() == "Open dossier van Noor Visser"
    )
    button.click()
    assert world.went == [("students", next(row.student for row in stages(world) if row.id == ids["Noor"]))]


def test_a_stage_goes_to_the_bin_and_comes_back(world: World, shown: Show) -> None:
    ids = fill(world)
    page = opened(world, shown)
    page.open_key(ids["Łukasz"])
    page.card.removed.emit(ids["Łukasz"])
    assert "Łukasz Nowak" not in names(page)
    assert page.card.isHidden()
    banner = page.banner()
    assert banner is not None
    next(item for item in banner.findChildren(QPushButton) if item.text() == "Draai terug").click()
    assert "Łukasz Nowak" in names(page)


def test_without_students_the_page_leads_to_leerlingen(world: World, shown: Show) -> None:
    page = opened(world, shown)
    assert "Eerst een leerling" in words_on(page)
    tab_to(lambda widget: isinstance(widget, QPushButton) and "Naar Leerlingen" in widget.text())
    press(None, "Return")
    assert world.went == [("students", None)]


def test_the_number_beside_stages_counts_what_runs(world: World) -> None:
    fill(world)
    assert make_place(world.tools).count() == 2


# --- the rules ---------------------------------------------------------------------------------------------------

days = st.dates(date(2025, 1, 1), date(2028, 1, 1))
facts = st.builds(
    Facts, start=days, end=st.none() | days, agreement=st.sampled_from(AgreementStatus),
    outcome=st.none() | st.sampled_from(Outcome),
)  # fmt: skip


@given(facts, days)
def test_only_what_is_not_over_asks_for_something(stage: Facts, today: date) -> None:
    state = standing(stage, today)
    asked = missing(stage, today)
    assert (state is Standing.OVER) == (stage.outcome is not None)
    assert not (asked and state is Standing.OVER)
    assert bool(asked) == (state is Standing.TO_FINISH or (state is not Standing.OVER and stage.agreement is not DONE))
    assert term(stage, today)


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (Facts(start=date(2026, 11, 25), end=None, agreement=AgreementStatus.CONCEPT, outcome=None), "over 1 dag."),
        (Facts(start=date(2026, 11, 24), end=None, agreement=AgreementStatus.GETEKEND_OUDER, outcome=None), "begon op"),
        (Facts(start=date(2026, 1, 5), end=date(2026, 11, 23), agreement=DONE, outcome=None), "is voorbij"),
        (Facts(start=date(2026, 1, 5), end=date(2026, 11, 24), agreement=DONE, outcome=None), ""),
    ],
)
def test_what_is_missing_is_said_on_the_day_itself(stage: Facts, words: str) -> None:
    assert words in " ".join(missing(stage, TODAY))
    assert bool(words) == bool(missing(stage, TODAY))


def test_a_week_begins_on_monday_and_a_visit_is_no_working_time() -> None:
    def entry(on: date, minutes: int | None, kind: LogKind = LogKind.STAGEDAG) -> LogRow:
        return LogRow(id=LogEntryId(1), kind=kind, on=on, minutes=minutes, note="", personal=False, employer_name="",
                      student_name="")  # fmt: skip

    monday = date(2026, 11, 23)
    log = [entry(monday, 480), entry(monday - timedelta(days=1), 60), entry(TODAY, 90), entry(TODAY, None),
           entry(TODAY, 45, LogKind.BEZOEK)]  # fmt: skip
    assert hours_worked(log, TODAY) == (630, 570)


# --- the agreement -----------------------------------------------------------------------------------------------


def test_the_agreement_says_what_it_lacks_and_is_made_when_all_is_there(world: World, shown: Show) -> None:
    ids = fill(world)
    page = opened(world, shown)
    page.open_key(ids["Noor"])
    piece, form = page.card.agreement, page.card.form
    assert "tijden per dag" in words_on(piece).lower()
    assert not piece.make_button.isEnabled()
    for name in ("goal", "tasks", "times", "school_guidance", "company_guidance", "assessment", "days"):
        press(form[name].editor, "x")
    for name in ("insured_by", "premium_by"):
        form[name].show_value(Insurer.SCHOOL)
    page.card.record.commit()
    left = words_on(piece).lower()
    assert "tijden per dag" not in left
    assert "wie verzekert" not in left


def test_the_concept_is_shown_with_what_was_just_typed(world: World, shown: Show) -> None:
    ids = fill(world)
    page = opened(world, shown)
    page.open_key(ids["Noor"])
    press(page.card.form["times"].editor, "ma 8.30 uur")
    page.card.agreement.look()
    assert world.desk.ask(internship_form(ids["Noor"])).times == "ma 8.30 uur"
    views = page.window().findChildren(PaperView)
    assert [view.paper.file_name for view in views] == ["stageovereenkomst_concept.pdf"]


def test_a_word_file_is_made_kept_and_saved(world: World, shown: Show, ask: FakeAsk, tmp_path: Path) -> None:
    ids = fill(world)
    page = opened(world, shown)
    page.open_key(ids["Noor"])
    ask.expect("save_file", tmp_path / "uit.docx")
    page.card.agreement.word_button.click()
    assert (tmp_path / "uit.docx").read_bytes().startswith(b"PK")
    noor = next(row.student for row in stages(world) if row.id == ids["Noor"])
    (kept,) = world.desk.ask(documents_of(noor))
    assert kept.file_name.endswith(".docx")
    assert "uit.docx" in words_on(page.card.agreement)
