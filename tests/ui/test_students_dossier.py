"""A dossier through the hands of a coach: own words, talents, people, facts, consent, papers, the bin."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from sqlalchemy import select

from jobcoach.caseload.consents import consents_of
from jobcoach.caseload.drafts import draft_of
from jobcoach.caseload.network import network_of
from jobcoach.caseload.own_words import me_of
from jobcoach.caseload.papers import papers_of
from jobcoach.caseload.skills import competences_of, talents_of
from jobcoach.caseload.students import student_form, student_rows
from jobcoach.caseload.tasks import FinishTask, SaveTask
from jobcoach.documents.pages import page_count
from jobcoach.model.choices import (
    Act,
    Capacity,
    Independence,
    PaperStatus,
    Question,
    Rater,
    RecipientKind,
    Subject,
)
from jobcoach.model.journal import AuditEntry, AuditKind
from jobcoach.model.tasks import Task
from jobcoach.ui.handover.yes_no import LATER
from jobcoach.ui.kit import Banner, Button, Chip, FloatingPanel
from jobcoach.ui.paper_view import PaperView, safe_name
from jobcoach.ui.students.consent_part import ConsentPart
from jobcoach.ui.students.documents_part import DocumentsPart
from jobcoach.ui.students.facts_part import FactsPart
from jobcoach.ui.students.me_part import MePart
from jobcoach.ui.students.network_part import NetworkPart
from jobcoach.ui.students.talents_part import TalentsPart
from jobcoach.vault.keeper import Vault
from tests.ui.students_world import TODAY, People, World, filled_vault

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("school")


@pytest.fixture
def school(tmp_path: Path, template: Path) -> Iterator[tuple[Vault, People]]:
    made = filled_vault(tmp_path, template)
    yield made
    made[0].lock()


@pytest.fixture
def people(school: tuple[Vault, People]) -> People:
    return school[1]


@pytest.fixture
def vault(school: tuple[Vault, People]) -> Vault:
    return school[0]


@pytest.fixture
def world(vault: Vault, people: People, shown: Callable[[Any], Any]) -> World:
    made = World(vault)
    shown(made.frame)
    made.page.open_key(people.noor)
    return made


def part(world: World, word: str = "") -> Any:
    """The part that is shown, or the one with this word."""
    dossier = world.page.dossier
    assert dossier is not None
    if word:
        dossier.show_part(word)
    return dossier.part()


def settle() -> None:
    """Let the layouts show what was just put in them."""
    for _ in range(3):
        QApplication.processEvents()


def press(inside: Any, name: str) -> None:
    """Press the visible button with these words (its own, or those for who cannot see it)."""
    settle()
    for button in inside.findChildren(Button):
        words = (button.accessibleName(), button.text().replace("&", "").strip("\u2005"))
        if button.isVisible() and any(word.startswith(name) for word in words):
            button.click()
            return
    raise AssertionError(f"no button {name!r}")


def says(widget: Any) -> str:
    settle()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def banner(world: World) -> Banner:
    shown = world.page.banner() or (world.page.dossier and world.page.dossier.banner())
    assert isinstance(shown, Banner)
    return shown


def again(world: World, people: People, shown: Callable[[Any], Any]) -> World:
    """The program begins again over the same vault, as after a lock."""
    world.frame.flush()
    world.frame.close()
    made = World(world.vault)
    shown(made.frame)
    made.page.open_key(people.noor)
    return made


def kinds(vault: Vault, kind: AuditKind) -> list[tuple[int | None, str]]:
    query = select(AuditEntry.student_id, AuditEntry.about).where(AuditEntry.kind == kind).order_by(AuditEntry.id)
    return vault.ask(lambda session: [tuple(row) for row in session.execute(query)])


# own words


def test_what_is_typed_reaches_the_draft_and_not_yet_the_record(world: World, people: People, qtbot: Any) -> None:
    block = part(world).blocks[3]
    block.edit()
    qtbot.keyClicks(block._form.words.text, "Mijn eerste brood")
    qtbot.waitUntil(
        lambda: world.vault.ask(draft_of(form="own_words", subject=f"{people.noor}/{Question.PROUD.value}")) is not None
    )
    kept = world.vault.ask(draft_of(form="own_words", subject=f"{people.noor}/{Question.PROUD.value}"))
    assert json.loads(kept.content)["answer"] == "Mijn eerste brood"  # type: ignore[union-attr]
    assert "Concept bewaard 10:04" in says(block)
    assert world.vault.ask(me_of(people.noor)).words[3].answer == ""


def test_ctrl_s_keeps_the_words_and_leaves_no_draft(world: World, people: People, qtbot: Any) -> None:
    block = part(world).blocks[3]
    block.edit()
    qtbot.keyClicks(block._form.words.text, "Mijn eerste brood")
    block._drafts.flush()
    settle()
    qtbot.keyClick(block._form.words.text, Key.Key_S, Ctrl)
    assert world.vault.ask(me_of(people.noor)).words[3].answer == "Mijn eerste brood"
    assert world.vault.ask(draft_of(form="own_words", subject=f"{people.noor}/{Question.PROUD.value}")) is None
    assert "“Mijn eerste brood”" in [label.accessibleName() for label in block.findChildren(QLabel)]


def test_escape_keeps_the_text_as_a_marked_draft_also_after_a_restart(
    world: World, people: People, qtbot: Any, shown: Callable[[Any], Any]
) -> None:
    block = part(world).blocks[3]
    block.edit()
    qtbot.keyClicks(block._form.words.text, "Half verteld")
    qtbot.keyClick(block._form.words.text, Key.Key_Escape)
    assert not block.is_open()
    assert "concept" in says(block)
    fresh = again(world, people, shown)
    block = part(fresh).blocks[3]
    assert world.vault.ask(me_of(people.noor)).words[3].answer == ""
    press(block, "Ga verder")
    assert block._form.words.raw() == "Half verteld"
    block.throw_away()
    assert world.vault.ask(draft_of(form="own_words", subject=f"{people.noor}/{Question.PROUD.value}")) is None


def test_going_to_another_student_keeps_valid_words(world: World, people: People, qtbot: Any) -> None:
    block = part(world).blocks[3]
    block.edit()
    qtbot.keyClicks(block._form.words.text, "Af")
    world.page.open_key(1)
    assert world.page.student == 1
    assert world.vault.ask(me_of(people.noor)).words[3].answer == "Af"


def test_a_lock_in_the_middle_of_a_sentence_keeps_a_draft_and_no_quote(
    world: World, people: People, qtbot: Any, shown: Callable[[Any], Any]
) -> None:
    block = part(world).blocks[3]
    block.edit()
    qtbot.keyClicks(block._form.words.text, "Ik wil later niet")
    fresh = again(world, people, shown)
    assert world.vault.ask(me_of(people.noor)).words[3].answer == ""
    press(part(fresh).blocks[3], "Ga verder")
    assert part(fresh).blocks[3]._form.words.raw() == "Ik wil later niet"


def test_choosing_another_place_keeps_valid_words(world: World, people: People, qtbot: Any) -> None:
    block = part(world).blocks[3]
    block.edit()
    qtbot.keyClicks(block._form.words.text, "Af")
    world.frame.go("tasks")
    assert world.vault.ask(me_of(people.noor)).words[3].answer == "Af"


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        ("Ik", lambda vault, noor: vault.ask(me_of(noor)).needs),
        ("Talenten & competenties", lambda vault, noor: vault.ask(talents_of(noor))),
        ("Netwerk", lambda vault, noor: vault.ask(network_of(noor))),
        ("Gegevens", lambda vault, noor: vault.ask(student_form(noor))),
    ],
)
def test_a_lock_commits_no_form_of_the_dossier(
    world: World, people: People, word: str, kept: Callable[[Vault, Any], object]
) -> None:
    shown_part = part(world, word)
    before = kept(world.vault, people.noor)
    names = {"Ik": "needs", "Talenten & competenties": "talents", "Netwerk": "people"}
    if word in names:
        entries = getattr(shown_part, names[word])
        entries.edit(0)
        record = entries.editor()
    else:
        record = shown_part.facts
    field = next(field for field in record.form if field.raw() == "" or field.name == "call_name")
    field.show_raw("Half")
    field._touched()
    world.frame.flush()
    world.frame.hide()
    assert kept(world.vault, people.noor) == before
    world.frame.show()
    drafts = world.vault.ask(draft_of(form=record._name, subject=record._subject))
    assert drafts is not None


def test_a_medical_word_is_pointed_at_but_not_refused(world: World, people: People, qtbot: Any) -> None:
    block = part(world).blocks[4]
    block.edit()
    qtbot.keyClicks(block._form.words.text, "Door mijn ADHD")
    assert "medisch woord" in says(block)
    assert block.commit()
    assert world.vault.ask(me_of(people.noor)).words[4].answer == "Door mijn ADHD"


def test_html_in_an_answer_stays_words(world: World, people: People) -> None:
    block = part(world).blocks[0]
    block.edit()
    block._form.words.text.setPlainText("<b>dik</b> & <img src=x>")
    assert block.commit()
    shown = [label.text() for label in block.findChildren(QLabel)]
    assert any("&lt;b&gt;dik" in text for text in shown)


def test_a_wish_is_added_and_taken_away_and_brought_back(world: World, people: People, qtbot: Any) -> None:
    me: MePart = part(world)
    me.likes.add()
    line = me.likes.editor.form["label"].editor  # type: ignore[union-attr]
    qtbot.keyClicks(line, "Muziek")
    qtbot.keyClick(line, Key.Key_Return)
    assert "Muziek" in [text for _, text in world.vault.ask(me_of(people.noor)).likes]
    number = next(number for number, text in world.vault.ask(me_of(people.noor)).likes if text == "Muziek")
    chip = next(chip for chip in me.likes.findChildren(type(me.likes._chip(number, "x"))) if chip.text() == "Muziek")
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_Delete)
    assert "Muziek" not in [text for _, text in world.vault.ask(me_of(people.noor)).likes]
    press(banner(world), "Draai terug")
    assert "Muziek" in [text for _, text in world.vault.ask(me_of(people.noor)).likes]


def test_a_need_fills_its_box_of_the_meter(world: World) -> None:
    me: MePart = part(world)
    assert "6 van 9" in says(me)
    press(me.needs, "Voeg toe")
    editor = me.needs.editor()
    assert editor is not None
    editor.form.show_raw({"need": "Eén opdracht tegelijk"})
    assert editor.commit()
    assert "7 van 9" in says(me)
    assert "Eén opdracht tegelijk" in says(me.needs)


# talents and competences


def test_a_talent_gets_its_evidence_from_the_log(world: World, people: People) -> None:
    talents: TalentsPart = part(world, "Talenten & competenties")
    press(talents.talents, "Voeg talent toe")
    editor = talents.talents.editor()
    assert editor is not None
    editor.form.show_raw({"label": "Geduldig"})
    assert editor.commit()
    new = next(item for item in world.vault.ask(talents_of(people.noor)) if item.label == "Geduldig")
    assert new.evidence == ()
    picker = talents.pickers[new.id]
    picker.open()
    picker.add()
    found = next(item for item in world.vault.ask(talents_of(people.noor)) if item.label == "Geduldig")
    assert [proof.text for proof in found.evidence] == ["Vertelde haar verhaal, thuis nagelezen."]


def test_the_same_evidence_twice_is_told_and_nothing_is_doubled(world: World, people: People) -> None:
    talents: TalentsPart = part(world, "Talenten & competenties")
    picker = talents.pickers[people.talent]
    picker.open()
    assert picker.choice is not None
    picker.choice.show_value(1)
    picker.add()
    assert "hoort al bij" in says(banner(world))


def test_an_assessment_of_today_stands_in_the_table(world: World, people: People) -> None:
    talents: TalentsPart = part(world, "Talenten & competenties")
    piece = talents.competences
    piece.open()
    assert piece.record is not None
    assert not piece.record.commit()
    assert "nog niets gekozen" in says(piece)
    first = next(iter(world.vault.ask(competences_of(people.noor)).rows))  # type: ignore[union-attr]
    piece.record.form[f"c{first.id}"].show_value(1)
    assert piece.record.commit()
    rows = world.vault.ask(competences_of(people.noor))
    assert rows is not None
    assert rows.rows[0].scores[-1] == (TODAY, Rater.SCHOOL, 1)
    assert piece.record is None


# people and facts


def test_sharing_someones_name_is_a_choice_per_person(world: World, people: People) -> None:
    network: NetworkPart = part(world, "Netwerk")
    press(network.people, "Pas aan: Jan de Groot")
    editor = network.people.editor()
    assert editor is not None
    editor.form["share"].show_value(True)
    assert editor.commit()
    assert [(item.name, item.share) for item in world.vault.ask(network_of(people.noor))] == [
        ("Karin Visser", True),
        ("Jan de Groot", True),
    ]


def test_leaving_the_part_keeps_valid_facts_and_marks_the_rest(
    world: World, people: People, qtbot: Any, shown: Callable[[Any], Any]
) -> None:
    facts: FactsPart = part(world, "Gegevens")
    line = facts.facts.form["mentor"].editor
    line.setFocus()
    qtbot.keyClicks(line, "Els")
    part(world, "Netwerk")
    assert world.vault.ask(student_form(people.noor)).mentor == "Els"

    world.page.dossier.show_part("Gegevens")  # type: ignore[union-attr]
    facts = world.page.dossier.part()  # type: ignore[union-attr,assignment]
    day = facts.facts.form["born_on"].editor
    day.clear()
    qtbot.keyClicks(day, "31 nov 2009")
    part(world, "Netwerk")
    assert world.vault.ask(student_form(people.noor)).born_on == date(2009, 3, 4)
    fresh = again(world, people, shown)
    facts = part(fresh, "Gegevens")
    assert facts.facts.form["born_on"].raw() == "31 nov 2009"
    assert "nog niet bewaard" in says(facts)
    fresh.page.open_key(1)  # only looked at: it stays a draft
    assert fresh.vault.ask(student_form(people.noor)).born_on == date(2009, 3, 4)


def test_another_call_name_is_everywhere_at_once(world: World) -> None:
    part(world, "Netwerk")
    assert "Om Noor heen" in says(part(world, "Netwerk"))
    assert "nagelezen door Noor" in says(part(world, "Ik"))
    facts: FactsPart = part(world, "Gegevens")
    facts.facts.form["call_name"].show_raw("Nora")
    assert facts.facts.commit()
    assert "nagelezen door Nora" in says(part(world, "Ik"))
    assert "Schrijf op wat Nora zegt" in says(part(world))
    assert "Om Nora heen" in says(part(world, "Netwerk"))


def test_a_number_that_may_be_a_bsn_is_pointed_at(world: World) -> None:
    facts: FactsPart = part(world, "Gegevens")
    field = facts.facts.form["number"]
    field.show_raw("111222333")
    field._look()
    assert "BSN" in says(field)


def test_a_student_goes_to_the_bin_and_comes_back(world: World, people: People) -> None:
    facts: FactsPart = part(world, "Gegevens")
    world.ask.answers = [False, True]
    press(facts, "Haal leerling weg")
    assert world.page.student == people.noor
    press(facts, "Haal leerling weg")
    assert people.noor not in [row.id for row in world.vault.ask(student_rows(on=TODAY))]
    assert world.page.student != people.noor
    press(banner(world), "Draai terug")
    assert people.noor in [row.id for row in world.vault.ask(student_rows(on=TODAY))]
    world.page.open_key(people.noor)
    assert world.page.student == people.noor


# consent


def test_answers_are_kept_per_subject_and_a_yes_can_be_withdrawn(world: World, people: People) -> None:
    consent: ConsentPart = part(world, "Toestemming")
    record = consent.record
    assert record is not None  # the next step opens the form at once
    settle()
    assert record.form["act_itself"].isVisible()
    assert record.form["by_name"].raw() == "Karin Visser"
    assert not record.form["GEGEVENS"].isVisible()  # at 17 a parent agrees to the request, the student to each subject
    assert not record.commit()
    assert "Kies ja of nee" in says(consent)
    record.form["act_itself"].show_value(True)
    assert record.commit()
    consent.open()
    record = consent.record
    assert record is not None
    record.form["capacity"].show_value(Capacity.STUDENT)
    record.form["capacity"].edited.emit()
    assert record.form["by_name"].raw() == "Noor Visser"
    record.form["GEGEVENS"].show_value(True)
    record.form["GEZONDHEID"].show_value(False)
    assert record.commit()
    rows = world.vault.ask(consents_of(people.noor))
    assert {(row.capacity, row.subject, row.yes) for row in rows} == {
        (Capacity.PARENT, None, True),
        (Capacity.STUDENT, Subject.GEGEVENS, True),
        (Capacity.STUDENT, Subject.GEZONDHEID, False),
    }
    press(consent, "Trek in: Naam en hoe je te bereiken bent")
    assert any(chip.text().startswith("Ingetrokken") for chip in consent.findChildren(Chip))
    press(banner(world), "Draai terug")
    assert all(row.withdrawn_on is None for row in world.vault.ask(consents_of(people.noor)))
    press(consent, "Haal weg: ")  # a no under a name that was typed wrong would else block for good
    gone = [row for row in world.vault.ask(consents_of(people.noor)) if row.withdrawn_on is not None]
    assert [(row.subject and row.subject.name, row.yes) for row in gone] == [("GEZONDHEID", False)]


def test_later_is_an_answer_with_its_day(world: World, people: People) -> None:
    consent: ConsentPart = part(world, "Toestemming")
    form = consent.record.form  # type: ignore[union-attr]
    settle()
    assert not form["again_on"].isVisible()
    form["act_itself"].answer(LATER)
    assert form["again_on"].isVisible()
    assert form["again_on"].value() == date(2026, 12, 8)
    form["again_on"].show_raw("24-11-2026")
    assert not consent.record.commit()  # type: ignore[union-attr]
    assert "na het antwoord" in form["again_on"].error()
    form["again_on"].show_raw("1-12-2026")
    assert consent.record.commit()  # type: ignore[union-attr]
    (row,) = world.vault.ask(consents_of(people.noor))
    assert (row.subject, row.yes, row.ask_again_on) == (None, False, date(2026, 12, 1))
    assert any(chip.text().startswith("Later") for chip in consent.findChildren(Chip))


def test_each_kind_of_recipient_has_its_own_questions_and_can_be_made_here(world: World, people: People) -> None:
    consent: ConsentPart = part(world, "Toestemming")
    form = consent.record.form  # type: ignore[union-attr]
    town = [form["act"].combo.itemText(at) for at in range(form["act"].combo.count())]
    assert [words.split()[0] for words in town] == ["Betrekken,", "Verzoek", "Gemeente"]
    press(consent, "Andere ontvanger")
    new = consent.new_recipient
    assert new is not None
    new.form["kind"].show_value(RecipientKind.UWV)
    new.form["name"].show_value("UWV Oefenland")
    assert new.commit()
    assert consent.record is not None
    form = consent.record.form
    assert form["recipient"].combo.currentText() == "UWV Oefenland"
    acts = form["act"].combo
    assert [acts.itemText(at) for at in range(acts.count())] == ["Informatie delen"]
    assert form["by_name"].raw() == "Noor Visser"  # no statutory instemming: at 17 the student decides
    form["act_itself"].show_value(True)
    form["STAGES"].show_value(True)
    assert consent.record.commit()
    said = {(row.recipient, row.act, row.subject) for row in world.vault.ask(consents_of(people.noor))}
    assert said == {("UWV Oefenland", Act.DELEN, None), ("UWV Oefenland", Act.DELEN, Subject.STAGES)}


def test_what_is_a_duty_has_no_line(world: World, people: People) -> None:
    consent: ConsentPart = part(world, "Toestemming")
    form = consent.record.form  # type: ignore[union-attr]
    settle()
    form["act"].show_value(Act.VOORTZETTEN)
    form["act"].edited.emit()
    form["capacity"].show_value(Capacity.STUDENT)
    form["capacity"].edited.emit()
    assert form["STAGES"].isVisible()
    assert not form["GEGEVENS"].isVisible()


def test_an_adult_cannot_be_answered_for_by_a_parent(world: World, people: People) -> None:
    facts: FactsPart = part(world, "Gegevens")
    facts.facts.form["born_on"].show_value(date(2007, 1, 1))
    assert facts.facts.commit()
    consent: ConsentPart = part(world, "Toestemming")
    assert consent.record is not None
    consent.record.form.show_raw({"capacity": "PARENT", "by_name": "Karin Visser"})
    consent.record.form["GEGEVENS"].show_value(True)
    assert not consent.record.commit()
    assert "18 of ouder" in consent.record.form["capacity"].error()
    assert world.vault.ask(consents_of(people.noor)) == ()


# papers


def begin_paper(world: World) -> Any:
    documents: DocumentsPart = part(world, "Documenten")
    press(documents, "Begin praktijkverklaring")
    assert documents.editor is not None
    return documents


def add_line(documents: Any, *, werkproces: int = 1, how: Independence = Independence.KNOWN_SITUATION) -> None:
    editor = documents.editor
    press(editor.lines, "Voeg werkproces toe")
    form = editor.lines.editor().form
    form["werkproces"].show_value(werkproces)
    form["evidence"].show_value((1,))
    form["independence"].show_value(how)
    form.show_raw({"done": "Woog deeg af voor het witbrood", "assessed_on": "17-11-2026", "assessor": "Ria Bakker"})
    assert editor.lines.editor().commit()


def test_a_praktijkverklaring_grows_from_the_log_and_is_issued(world: World, people: People, tmp_path: Path) -> None:
    documents = begin_paper(world)
    assert "Minstens één werkproces" in says(documents)
    assert not documents.editor.issue_button.isEnabled()
    add_line(documents)
    assert "1 keer gezien in het logboek" in says(documents)
    assert documents.editor.issue_button.isEnabled()

    documents.editor.look()
    view = world.frame.findChild(PaperView)
    assert view is not None
    assert page_count(view.paper.content) >= 1
    assert view.paper.file_name == "praktijkverklaring_concept.pdf"
    world.frame.findChild(FloatingPanel).close_panel()

    world.ask.answers = [True]
    documents.editor.issue()
    (paper,) = world.vault.ask(papers_of(people.noor))
    assert paper.status is PaperStatus.UITGEGEVEN
    assert documents.editor is None
    assert "uitgegeven" in says(banner(world))
    assert paper.number in says(documents)


def test_a_line_with_help_says_that_it_is_not_printed_and_is_not_counted(world: World) -> None:
    documents = begin_paper(world)
    add_line(documents)
    assert "Komt niet op het papier" not in chips(documents)
    add_line(documents, werkproces=2, how=Independence.WITH_HELP)
    assert chips(documents).count("Komt niet op het papier") == 1
    documents.editor.close_it()
    assert "1 werkproces, 1 komt niet op het papier" in says(documents)


def chips(inside: Any) -> list[str]:
    settle()
    return [chip.text() for chip in inside.findChildren(Chip) if chip.isVisible()]


def test_a_kept_paper_is_saved_under_a_name_without_the_student(world: World, people: People, tmp_path: Path) -> None:
    documents = begin_paper(world)
    add_line(documents)
    world.ask.answers = [True]
    documents.editor.issue()
    (paper,) = world.vault.ask(papers_of(people.noor))
    documents.show_document(paper.document)
    view = world.frame.findChildren(PaperView)[-1]
    world.ask.save_to = tmp_path
    view.save_it()
    (name,) = world.ask.asked[-1:]
    assert "Noor" not in name
    assert "Visser" not in name
    assert page_count((tmp_path / name).read_bytes()) >= 1
    assert (people.noor, paper.number) in kinds(world.vault, AuditKind.EXPORTED)
    assert view.says() == f"Bewaard als {name}"


def test_a_folder_that_is_gone_is_told_and_nothing_is_noted(world: World, people: People, tmp_path: Path) -> None:
    view = concept_view(world)
    before = kinds(world.vault, AuditKind.EXPORTED)
    world.ask.save_to = tmp_path / "weg"
    view.save_it()
    assert "Kies een andere map" in view.says()
    assert kinds(world.vault, AuditKind.EXPORTED) == before
    assert view.save_button.isEnabled()


def test_printing_goes_page_by_page_from_memory_and_is_noted(world: World, people: People, tmp_path: Path) -> None:
    view = concept_view(world)
    target = tmp_path / "printer.pdf"

    def choose(_parent: Any, then: Callable[[QPrinter], object]) -> None:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        then(printer)

    view._choose = choose
    view.print_it()
    assert page_count(target.read_bytes()) == page_count(view.paper.content)
    assert kinds(world.vault, AuditKind.PRINTED)[-1][0] == people.noor
    assert view.says() == "Naar de printer gestuurd"


def concept_view(world: World) -> PaperView:
    documents = begin_paper(world)
    documents.editor.look()
    view = world.frame.findChild(PaperView)
    assert isinstance(view, PaperView)
    return view


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("praktijkverklaring_1.pdf", "praktijkverklaring_1.pdf"),
        ("../../Noor Visser?.pdf", "Noor_Visser_.pdf"),
        ("", "document.pdf"),
    ],
)
def test_file_names_hold_only_plain_signs(given: str, safe: str) -> None:
    assert safe_name(given) == safe


# the next step


def test_the_next_step_has_one_button_that_does_it(world: World, people: People, qtbot: Any) -> None:
    press(world.page.dossier, "Leg bezoek vast")
    sheet = world.quick.sheet
    assert sheet is not None
    qtbot.keyClicks(sheet.form.note.text, "Bezoek, ging goed")
    qtbot.keyClick(sheet.form.note.text, Key.Key_Return, Ctrl)
    press(world.page.dossier, "Vraag toestemming")
    assert isinstance(part(world), ConsentPart)


def test_a_next_step_about_a_concept_leads_to_it(world: World, people: People) -> None:
    def due_today(session: Any) -> None:
        for task in session.scalars(select(Task).where(Task.student_id == people.noor)):
            FinishTask(task=task.id)(session)
        SaveTask(what="Praktijkverklaring uitreiken bij Korenaar", due=TODAY, student=people.noor)(session)

    world.desk.do(due_today)
    assert "Vink af" in buttons(world.page.dossier)
    begin_paper(world)
    press(world.page.dossier, "Werk verder")
    assert isinstance(part(world), DocumentsPart)
    assert "Vink af" not in buttons(world.page.dossier)


def buttons(inside: Any) -> list[str]:
    settle()
    return [button.text().strip("\u2005") for button in inside.findChildren(Button) if button.isVisible()]


def test_a_form_that_opens_below_the_fold_comes_into_view(world: World) -> None:
    documents = begin_paper(world)
    for number in (1, 2, 1, 2):
        add_line(documents, werkproces=number)
    settle()
    documents.editor.lines.add_button.click()
    settle()
    assert is_in_view(documents, documents.editor.lines.editor())
    talents: TalentsPart = part(world, "Talenten & competenties")
    press(talents.competences, "Nieuwe beoordeling")
    settle()
    assert is_in_view(talents, talents.competences.record)


def is_in_view(inside: Any, piece: Any) -> bool:
    """All of it can be seen, or it begins where the room begins."""
    area = inside.findChild(QScrollArea)
    top = piece.mapTo(area.viewport(), QPoint(0, 0)).y()
    return bool(top == 0 or 0 < top <= area.viewport().height() - piece.height())


def test_tab_reaches_no_hidden_widget(world: World, qtbot: Any) -> None:
    world.page.dossier.start()  # type: ignore[union-attr]
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible()
        qtbot.keyClick(focused, Key.Key_Tab)
