"""What each step of an overdracht tells and refuses, in a real vault."""

import inspect
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import jobcoach.caseload.handover_findings as findings_module
import jobcoach.caseload.handover_words as words_module
from jobcoach.caseload.consents import consents_of
from jobcoach.caseload.documents import documents_of
from jobcoach.caseload.employers import SaveContactPerson, SaveEmployer, location_of
from jobcoach.caseload.handovers import MarkSent, ReplaceHandover, handover_form, handover_rows
from jobcoach.caseload.internships import internship_form, internship_rows
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.own_words import SaveNeed
from jobcoach.caseload.paper_ways import PaperWay, TickSignature, find_way
from jobcoach.caseload.papers import SaveLine, StartPaper, issue_paper
from jobcoach.caseload.scans import KeepScan
from jobcoach.caseload.sealing import paper_of, seal_handover
from jobcoach.handover.data import as_value
from jobcoach.model.base import HandoverId, StudentId
from jobcoach.model.choices import (
    Act,
    Capacity,
    DocumentKind,
    HandoverStatus,
    Independence,
    RecipientKind,
    Relation,
    Subject,
)
from jobcoach.model.handover import NOT_READ
from jobcoach.ui import theme
from jobcoach.ui.desk import Desk
from jobcoach.ui.handover.consent_step import ConsentStep
from jobcoach.ui.handover.content_step import ContentStep
from jobcoach.ui.handover.look_step import LookStep
from jobcoach.ui.handover.paper_form import PaperForm
from jobcoach.ui.handover.recipient_step import RecipientStep
from jobcoach.ui.handover.seal_step import SealStep
from jobcoach.ui.handover.send_step import SendStep
from jobcoach.ui.handover.yes_no import LATER
from jobcoach.ui.paper_view import PaperView
from jobcoach.ui.settings.part import SEAL
from jobcoach.ui.words.caseload_handover import FINDINGS
from jobcoach.vault.keeper import Vault
from tests.caseload.test_signed_scans_leave import scan_of
from tests.seals import give_seal
from tests.ui.fakes import FakeAsk
from tests.ui.handover_walk import (
    TODAY,
    PlainWork,
    Walk,
    add_handover,
    add_recipient,
    add_student,
    filled_vault,
    new_vault,
    say_yes,
    settle,
)

Key = Qt.Key


@pytest.fixture
def world(tmp_path: Path) -> Iterator[tuple[Vault, StudentId, int]]:
    vault, student, recipient = filled_vault(tmp_path / "linde.kluis")
    yield vault, student, recipient
    vault.lock()


@pytest.fixture
def walk(qapp: object, world: tuple[Vault, StudentId, int], ask: FakeAsk, tmp_path: Path) -> Walk:
    made = Walk(world[0], ask, trust=tmp_path / "scholen.json")
    made.open("handover")
    return made


@pytest.fixture
def handover(world: tuple[Vault, StudentId, int]) -> HandoverId:
    return add_handover(*world)


def go(walk: Walk, handover: int, step: int) -> None:
    walk.page().open_key(int(handover))
    walk.flow().open_step(step)
    settle()


# --- 1 Ontvanger -----------------------------------------------------------------------------------------------------


def test_a_new_recipient_is_made_in_the_page_and_chosen(walk: Walk, world: tuple[Vault, StudentId, int]) -> None:
    walk.page().start(int(world[1]))
    settle()
    walk.reach("Nieuwe ontvanger")
    walk.press(Key.Key_Return)
    walk.type("gemeente Oefenstad")
    walk.reach("Bewaar ontvanger")
    walk.press(Key.Key_Return)
    step = walk.step(RecipientStep)
    assert step.form["recipient"].combo.currentText() == "gemeente Oefenstad"
    walk.press(Key.Key_Return, ctrl=True)
    assert walk.flow().facts.recipient == "gemeente Oefenstad"


def test_a_reply_day_that_has_passed_is_refused_under_its_field(walk: Walk, handover: HandoverId) -> None:
    go(walk, handover, 0)
    step = walk.step(RecipientStep)
    step.form["reply_by"].show_raw("1-11-2026")
    walk.press(Key.Key_Return, ctrl=True)
    assert walk.flow().now == 0
    assert "01-11-2026 is al voorbij" in step.form["reply_by"].error()


def test_a_number_that_may_be_a_bsn_gives_a_warning_while_typing(walk: Walk, handover: HandoverId) -> None:
    go(walk, handover, 0)
    walk.type(" Nummer 111222333")
    assert "kan een burgerservicenummer zijn" in walk.words()


def test_leaving_the_place_keeps_what_was_typed(
    walk: Walk, world: tuple[Vault, StudentId, int], handover: HandoverId
) -> None:
    go(walk, handover, 0)
    walk.type(" Dank.")
    walk.open("today")
    assert world[0].ask(handover_form(handover)).question.endswith("2027? Dank.")


def test_back_in_the_list_the_cursor_is_at_the_one_that_was_open(
    walk: Walk, world: tuple[Vault, StudentId, int], handover: HandoverId
) -> None:
    noor = add_student(world[0], "Noor", "Visser", date(2008, 1, 1))
    add_handover(world[0], noor, world[2], name="Noor")
    go(walk, handover, 0)
    walk.press(Key.Key_Escape)
    assert walk.focused().startswith("Ga verder: Łukasz Nowak")


def test_what_cannot_be_read_stays_a_draft(
    walk: Walk, world: tuple[Vault, StudentId, int], handover: HandoverId
) -> None:
    go(walk, handover, 0)
    walk.step(RecipientStep).form["start_on"].line.setFocus()
    walk.type("straks")
    walk.flow().leave()
    assert world[0].ask(handover_form(handover)).start_on == date(2027, 2, 1)
    go(walk, handover, 0)
    assert walk.step(RecipientStep).form["start_on"].raw().endswith("straks")


def test_the_own_map_asks_nothing_and_goes_to_the_student(
    walk: Walk, world: tuple[Vault, StudentId, int], handover: HandoverId
) -> None:
    go(walk, handover, 0)
    step = walk.step(RecipientStep)
    step.own_button.click()
    settle()
    assert step.form["act"].value() is Act.MEEGEVEN
    assert not step.form["question"].isVisible()
    step.go_on()
    settle()
    form = world[0].ask(handover_form(handover))
    assert (form.act, form.question, form.reply_by) == (Act.MEEGEVEN, "", None)
    consent = walk.step(ConsentStep)
    assert consent.cards == []
    words = " ".join(item.text() for item in consent.findChildren(QLabel))
    assert "vraagt de school hiervoor geen toestemming" in words
    assert "Geef de map aan " in words
    assert "6 van 6 onderwerpen mogen mee" in walk.words()


def test_a_municipality_is_found_while_typing_and_each_kind_has_its_own_question(
    walk: Walk, world: tuple[Vault, StudentId, int], handover: HandoverId
) -> None:
    go(walk, handover, 0)
    step = walk.step(RecipientStep)
    step.open_new()
    panel = step._panel
    assert panel is not None
    assert panel.form["name"].value() == "gemeente Lindeborg"
    walk.type("hertogenb")
    assert "Pijl omlaag kiest: gemeente 's-Hertogenbosch" in walk.words()
    walk.press(Key.Key_Down)
    assert panel.form["name"].value() == "gemeente 's-Hertogenbosch"
    panel.form["kind"].show_value(RecipientKind.UWV)
    panel.form["kind"].edited.emit()
    panel.form["name"].line.setText("UWV Oefenstad")
    panel.save_button.click()
    settle()
    assert step.form["act"].value() is Act.DELEN
    assert [act for act, _ in step.form["act"]._options] == [Act.DELEN]


# --- 2 Toestemming -----------------------------------------------------------------------------------------------------


def test_at_seventeen_the_parent_and_the_student_are_asked(walk: Walk, world: tuple[Vault, StudentId, int]) -> None:
    vault, _, recipient = world
    young = add_student(vault, "Fatima", "El Amrani", date(2009, 9, 2))
    go(walk, add_handover(vault, young, recipient), 1)
    step = walk.step(ConsentStep)
    assert [card._who.capacity for card in step.cards] == [Capacity.PARENT, Capacity.STUDENT]
    assert "Wacht op 2 mensen" in walk.words()
    walk.press(Key.Key_J)
    walk.reach("Leg vast wat de ouder zegt")
    walk.press(Key.Key_Return)
    assert step.cards[0].form["by_name"].error(), "a name is needed"
    step.cards[0].form["by_name"].line.setText("Yasmina El Amrani")
    step.cards[0].button.click()
    settle()
    assert "Wacht op leerling" in walk.words()
    said = vault.ask(consents_of(young))
    assert [(row.capacity, row.subject, row.yes, row.on) for row in said] == [(Capacity.PARENT, None, True, TODAY)]
    assert not step.cards[1].form["by_name"].error()


def test_each_parent_has_a_card_and_one_may_ask_to_be_asked_again(
    walk: Walk, world: tuple[Vault, StudentId, int]
) -> None:
    vault, _, recipient = world
    young = add_student(vault, "Fatima", "El Amrani", date(2011, 9, 2))
    for name in ("Yasmina El Amrani", "Driss El Amrani"):
        vault.carry_out(SaveNetworkPerson(student=young, name=name, relation=Relation.OUDER))
    go(walk, add_handover(vault, young, recipient), 1)
    cards = walk.step(ConsentStep).cards
    assert [str(card.form["by_name"].value()) for card in cards] == ["Yasmina El Amrani", "Driss El Amrani"]
    assert not cards[0].form["again_on"].isVisible()
    walk.press(Key.Key_L)
    assert cards[0].form["again_on"].isVisible()
    cards[0].button.click()
    settle()
    said = vault.ask(consents_of(young))
    assert [(row.by_name, row.subject, row.ask_again_on) for row in said] == [
        ("Yasmina El Amrani", None, date(2026, 12, 8))
    ]
    assert "Wacht op ouder" in walk.words()
    for nth in (0, 1):
        card = walk.step(ConsentStep).cards[nth]
        card.answers[None].answer(True)
        card.button.click()
        settle()
    assert "0 van 6 onderwerpen mogen mee" in walk.words()


def test_a_birthday_that_changes_who_decides_is_told_above_the_cards(
    walk: Walk, world: tuple[Vault, StudentId, int]
) -> None:
    vault, _, recipient = world
    go(walk, add_handover(vault, add_student(vault, "Fatima", "El Amrani", date(2008, 12, 10)), recipient), 1)
    assert "Fatima wordt 18: beslist vanaf dan alleen" in walk.words()


def test_a_no_is_fine_and_is_told_as_left_out(
    walk: Walk, world: tuple[Vault, StudentId, int], handover: HandoverId
) -> None:
    go(walk, handover, 1)
    step = walk.step(ConsentStep)
    step.cards[0].answers[Subject.NETWERK].answer(False)
    step.cards[0].button.click()
    settle()
    assert "4 van 6 onderwerpen mogen mee." in walk.words()
    walk.flow().open_step(3)
    settle()
    assert "Contact met ouders en anderen: geen ja" in walk.words()
    _, content = world[0].ask(paper_of(handover))
    assert "netwerk" not in content.snapshot.sections


def test_choices_that_were_not_recorded_come_back(walk: Walk, handover: HandoverId) -> None:
    go(walk, handover, 1)
    walk.step(ConsentStep).cards[0].answers[Subject.GEZONDHEID].answer(True)
    walk.flow().open_step(0)
    walk.flow().open_step(1)
    settle()
    assert walk.step(ConsentStep).cards[0].answers[Subject.GEZONDHEID].value() is True
    assert "Leg eerst vast wat Łukasz zegt. Anders telt het niet" in walk.words(), (
        "a choice is no answer before it is recorded"
    )


def test_a_no_that_was_not_recorded_stops_the_way_on_and_the_seal(
    walk: Walk, handover: HandoverId, world: tuple[Vault, StudentId, int]
) -> None:
    """A coach chose Nee, went on, and the subject would have left: seen by a first-time coach."""
    go(walk, handover, 1)
    card = walk.step(ConsentStep).cards[0]
    card.answers[Subject.STAGES].answer(False)
    for way_on in (2, 3, 4):
        walk.flow().open_step(way_on)
        assert walk.flow().now == 1
    walk.flow().flush()
    found = world[0].ask(findings_module.findings_of(handover))
    assert any(item.key == "finding.unsaid" and item.weight is findings_module.Weight.MUST for item in found)
    card.record()
    assert all(item.key != "finding.unsaid" for item in world[0].ask(findings_module.findings_of(handover)))
    walk.flow().open_step(2)
    assert walk.flow().now == 2


def test_beside_an_answer_stands_that_it_is_not_recorded_yet(walk: Walk, world: tuple[Vault, StudentId, int]) -> None:
    """Later was chosen, and "nog geen antwoord" stayed beside it."""
    vault, _, recipient = world
    asked = add_student(vault, "Sanne", "de Boer", date(2007, 5, 1))
    go(walk, add_handover(vault, asked, recipient), 1)
    card = walk.step(ConsentStep).cards[0]
    line = card.answers[Subject.STAGES]
    assert line.later.accessibleDescription() == "nog geen antwoord"
    line.answer(LATER)
    assert line.later.accessibleDescription() == "later, di 8 dec; nog niet vastgelegd"
    card.form["again_on"].show_raw("9-12-2026")
    card.form["again_on"].edited.emit()
    assert "wo 9 dec" in line.later.accessibleDescription()
    line.answer(False)
    assert line.no.accessibleDescription() == "nee; nog niet vastgelegd"
    card.record()
    settle()
    line = walk.step(ConsentStep).cards[0].answers[Subject.STAGES]
    assert line.no.accessibleDescription() == "nee, di 24 nov"


def test_until_when_a_yes_holds_is_what_the_form_says_and_may_be_shorter(
    walk: Walk, world: tuple[Vault, StudentId, int]
) -> None:
    vault, _, recipient = world
    asked = add_student(vault, "Sanne", "de Boer", date(2007, 5, 1))
    go(walk, add_handover(vault, asked, recipient), 1)
    card = walk.step(ConsentStep).cards[0]
    assert card.form["valid_until"].value() == date(2029, 1, 31)
    card.answers[None].answer(True)
    card.form["valid_until"].show_raw("1-11-2026")
    card.record()
    assert "kan niet eerder aflopen" in card.form["valid_until"].error()
    card.form["valid_until"].show_raw("1-3-2027")
    card.record()
    assert [row.valid_until for row in vault.ask(consents_of(asked))] == [date(2027, 3, 1)]


def test_what_is_a_duty_is_not_asked_and_the_grounds_can_be_read(
    walk: Walk, world: tuple[Vault, StudentId, int]
) -> None:
    vault, student, recipient = world
    handover = add_handover(vault, student, recipient)
    vault.carry_out(replace(vault.ask(handover_form(handover)), act=Act.VOORTZETTEN))
    go(walk, handover, 1)
    card = walk.step(ConsentStep).cards[0]
    assert set(card.answers) == {None, *Subject} - {Subject.GEGEVENS}
    assert card.answers[Subject.STAGES].value() is True, "what was said to the request counts"
    assert card.answers[Subject.GEZONDHEID].value() is None
    assert "gaat mee zonder te vragen" in walk.words()
    assert "Gelezen in de wet" not in walk.words()
    walk.reach("Waarom mag dit")
    walk.press(Key.Key_Return)
    assert "WVO 2020, artikel 2.31b, lid 3" in walk.words()
    assert "Wettelijke taak: Naam en hoe je te bereiken bent" in walk.words()
    for subject, line in card.answers.items():
        line.answer(subject is None)  # no to all that may be refused
    assert vault.ask(handover_form(handover)).read_by_student
    card.record()
    settle()
    assert not vault.ask(handover_form(handover)).read_by_student, "what was read is not what goes along any more"
    vault.carry_out(replace(vault.ask(handover_form(handover)), read_by_student=True))
    walk.flow().open_step(3)
    settle()
    found = walk.step(LookStep).found
    assert found is not None
    assert found.blocked == 0
    assert walk.flow().primary.isEnabled()


def test_without_a_birth_date_the_way_to_the_student_is_shown(walk: Walk, world: tuple[Vault, StudentId, int]) -> None:
    vault, _, recipient = world
    nobody = add_student(vault, "Sanne", "de Boer", None)
    go(walk, add_handover(vault, nobody, recipient), 1)
    assert "De geboortedatum ontbreekt" in walk.words()
    assert not walk.flow().primary.isEnabled()
    walk.reach("Naar de leerling")
    walk.press(Key.Key_Return)
    assert walk.gone == [("students", int(nobody))]


def test_the_consent_form_is_made_on_paper_for_this_recipient(
    walk: Walk, world: tuple[Vault, StudentId, int], handover: HandoverId
) -> None:
    vault, student, _ = world
    go(walk, handover, 1)
    (paper,) = walk.step(ConsentStep).findChildren(PaperForm)
    paper.button.click()
    settle()
    (kept,) = [row for row in vault.ask(documents_of(student)) if row.kind is DocumentKind.TOESTEMMING]
    assert kept.number
    shown = walk.frame.findChild(PaperView)
    assert shown is not None
    assert shown.paper.about == kept.number


# --- 3 Inhoud --------------------------------------------------------------------------------------------------------


def test_what_goes_is_counted_and_what_stays_has_its_reason(walk: Walk, handover: HandoverId) -> None:
    go(walk, handover, 2)
    words = walk.words()
    for line in ("3 antwoorden", "1 stage", "1 talent", "Łukasz wil dit niet delen."):
        assert line in words


def test_the_talk_and_the_signed_papers_are_told_at_the_content(
    walk: Walk, world: tuple[Vault, StudentId, int], handover: HandoverId
) -> None:
    vault, student, _ = world
    go(walk, handover, 2)
    assert "Getekende exemplaren" not in walk.words()
    assert "Łukasz, zijn vader en R. Smit. Dat blijft in het dossier." in walk.words()
    way = issued(vault, student)
    go(walk, handover, 2)
    assert f"nog zonder handtekeningen: {way.number}" in walk.words()
    for one in way.signatures:
        vault.carry_out(TickSignature(signature=one.id, on=TODAY))
    vault.carry_out(KeepScan(way=way.id, pdf=scan_of("getekend")))
    go(walk, handover, 2)
    assert f"als scan: {way.number}" in walk.words()
    assert "12\N{NO-BREAK SPACE}oktober\N{NO-BREAK SPACE}2026" in walk.words()
    go(walk, handover, 3)
    files = walk.step(LookStep).files
    assert files is not None
    titles = [files.combo.itemText(at) for at in range(files.combo.count())]
    number = way.number
    wanted = [
        "Overgangsdocument",
        f"Praktijkverklaring {number}",
        f"Praktijkverklaring {number}, getekend",
        "De gegevens",
    ]
    assert titles == wanted


def issued(vault: Vault, student: StudentId) -> PaperWay:
    """A praktijkverklaring that waits for pens."""
    (stage,) = vault.ask(internship_rows(student=student, on=TODAY))
    form = vault.ask(internship_form(stage.id))
    firm = vault.carry_out(SaveEmployer(name="Kwekerij Maanhof", place="Lindeborg", leerbedrijf_id="100200")).result
    trainer = vault.carry_out(SaveContactPerson(employer=firm, name="R. Groen", trainer=True)).result
    vault.carry_out(replace(form, location=vault.ask(location_of(firm)), trainer=trainer, end=date(2027, 1, 29)))
    paper = vault.carry_out(StartPaper(internship=stage.id)).result
    line = SaveLine(
        paper=paper, free_title="Stekken", done="Stekt elke dag vijftig planten.", assessor="R. Groen",
        independence=Independence.KNOWN_SITUATION, assessed_on=TODAY,
    )  # fmt: skip
    vault.carry_out(line)
    return vault.ask(find_way(issue_paper(paper)(PlainWork(vault))))


def test_who_cannot_read_it_gets_a_reason_instead(walk: Walk, world: tuple[Vault, StudentId, int]) -> None:
    vault, student, recipient = world
    handover = add_handover(vault, student, recipient, read=False)
    go(walk, handover, 2)
    step = walk.step(ContentStep)
    assert step.form["not_read"].isVisible()
    assert "leest het eerst" in walk.words()
    step.form["not_read"].text.setFocus()
    walk.type("Hij is ziek thuis")
    assert "De reden ligt vast" in walk.words()
    walk.press(Key.Key_Return, ctrl=True)
    assert walk.flow().now == 3
    assert "Niet gelezen: Hij is ziek thuis" in walk.words()
    walk.flow().open_step(2)
    settle()
    step = walk.step(ContentStep)
    step.form["read_by_student"].box.click()
    assert not step.form["not_read"].isVisible()
    step.keep()
    kept = vault.ask(handover_form(handover))
    assert (kept.read_by_student, kept.not_read) == (True, "")


def test_the_reaction_of_the_student_is_on_the_paper(
    walk: Walk, world: tuple[Vault, StudentId, int], handover: HandoverId
) -> None:
    go(walk, handover, 2)
    step = walk.step(ContentStep)
    step.form["reaction"].text.setFocus()
    walk.type("Klopt helemaal.")
    walk.press(Key.Key_Return, ctrl=True)
    assert walk.flow().now == 3
    data, _ = world[0].ask(paper_of(handover))
    assert data.reaction == "Klopt helemaal."


# --- 4 Door hun ogen -------------------------------------------------------------------------------------------------


def test_the_data_are_looked_at_as_they_go(
    walk: Walk, world: tuple[Vault, StudentId, int], handover: HandoverId
) -> None:
    go(walk, handover, 3)
    step = walk.step(LookStep)
    assert step.files is not None
    assert "Door de ogen van gemeente Lindeborg" in walk.words()
    walk.reach("Wat zien zij")
    walk.press(Key.Key_End)
    step.files.combo.activated.emit(step.files.combo.currentIndex())
    text = step.files.data.toPlainText()
    _, content = world[0].ask(paper_of(handover))
    shown = json.loads(text)
    plain = json.dumps(as_value(content.snapshot), ensure_ascii=False).replace("\N{NO-BREAK SPACE}", " ")
    assert shown == json.loads(plain)  # Qt hands a space that does not break back as a plain one
    assert shown["werkervaring"]
    assert "gezondheid" not in text
    step.cards[0].focus_first()  # a finding is about the paper: it comes into view
    assert step.files.on_first
    step.cards[0].buttons[0].click()
    settle()
    step.files.combo.setCurrentIndex(1)
    step.files.combo.activated.emit(1)
    assert "ADHD" not in step.files.data.toPlainText()
    assert "Een rustige plek" in step.files.data.toPlainText()


def test_the_words_are_marked_on_the_page_where_they_stand(walk: Walk, handover: HandoverId) -> None:
    go(walk, handover, 3)
    step = walk.step(LookStep)
    assert [mark.number for mark in step._marks] == [1, 2]
    assert step.files is not None
    walk.reach("Vervang: Medisch woord: ADHD")
    assert step.files.preview.view.page == step._marks[0].page


def test_replacing_mends_the_dossier_and_makes_the_paper_again(
    walk: Walk, world: tuple[Vault, StudentId, int], handover: HandoverId
) -> None:
    go(walk, handover, 3)
    before = walk.step(LookStep).found
    walk.reach("Vervang: Medisch woord: ADHD")
    walk.press(Key.Key_Return)
    after = walk.step(LookStep).found
    assert before is not None
    assert after is not None
    assert before.pdf != after.pdf
    _, content = world[0].ask(paper_of(handover))
    needs = content.snapshot.sections["werkadvies"]["nodig"]  # type: ignore[index]
    assert "Een rustige plek werkt goed." in [item["nodig"] for item in needs]


def test_an_empty_reason_is_refused_and_escape_leaves_the_question(walk: Walk, handover: HandoverId) -> None:
    go(walk, handover, 3)
    walk.reach("Laat staan…: Medisch woord: ADHD")
    walk.press(Key.Key_Return)
    walk.press(Key.Key_Return)
    assert "Vul dit in." in walk.words()
    walk.press(Key.Key_Escape)
    assert walk.flow().now == 3
    assert "Waarom mag dit blijven staan" not in walk.words()


def test_what_must_change_blocks_and_says_why(walk: Walk, world: tuple[Vault, StudentId, int]) -> None:
    vault, student, recipient = world
    vault.carry_out(SaveNeed(student=student, need="Nummer 111222333 bellen.", now=""))
    go(walk, add_handover(vault, student, recipient, read=False), 3)
    assert "2 dingen moeten eerst anders." in walk.words()
    assert not walk.flow().primary.isEnabled()
    walk.reach("Naar Inhoud: Nog niet gelezen")
    walk.press(Key.Key_Return)
    assert walk.flow().now == 2
    walk.flow().open_step(4)
    settle()
    assert not walk.flow().primary.isEnabled(), "sealing stays blocked by the long way round too"


def test_what_is_other_than_the_last_package_is_told_below_the_findings(
    walk: Walk, world: tuple[Vault, StudentId, int], handover: HandoverId
) -> None:
    vault, student, _ = world
    go(walk, handover, 3)
    assert "Anders dan het vorige pakket" not in walk.words()
    walk.flow().open_step(4)
    walk.step(SealStep).seal()
    settle()
    again = vault.carry_out(ReplaceHandover(handover=handover)).result
    vault.carry_out(SaveNeed(student=student, need="Een rustige plek", now="Werkt achterin"))
    walk.page().show_list()
    go(walk, again, 3)
    words = walk.words()
    assert "Anders dan het vorige pakket" in words
    assert "Vergeleken met 99ZZ-MH-2026-0001 van 24 november 2026." in words
    assert "Werkadvies: nodig, Een rustige plek" in words


# --- 5 Verzegel ------------------------------------------------------------------------------------------------------


def test_escape_while_sealing_leaves_it_in_preparation(
    qtbot: QtBot, qapp: object, world: tuple[Vault, StudentId, int], ask: FakeAsk, handover: HandoverId, tmp_path: Path
) -> None:
    vault = world[0]
    desk = Desk(vault)
    walk = Walk(vault, ask, trust=tmp_path / "scholen.json", desk=desk)
    walk.open("handover")
    go(walk, handover, 4)
    step = walk.step(SealStep)
    step.seal()
    walk.page().step_back()
    assert walk.flow().now == 4, "the first Escape stops, it does not leave"
    qtbot.waitUntil(lambda: step._cancel is None)
    settle()
    assert "Er is niets verzegeld. Alles staat er nog." in walk.words()
    assert vault.ask(handover_rows(on=TODAY))[0].status is HandoverStatus.VOORBEREID
    step.seal()
    qtbot.waitUntil(lambda: walk.page().flow.now == 5, timeout=20_000)
    assert vault.ask(handover_rows(on=TODAY))[0].status is HandoverStatus.VERZEGELD
    desk.lane.close()


def test_without_brin_the_way_to_the_settings_is_shown(qapp: object, ask: FakeAsk, tmp_path: Path) -> None:
    vault, student, recipient = filled_vault(tmp_path / "zonder.kluis", brin="")
    walk = Walk(vault, ask, trust=tmp_path / "scholen.json")
    walk.open("handover")
    go(walk, add_handover(vault, student, recipient), 4)
    assert "Bij de school ontbreekt: de BRIN." in walk.words()
    assert not walk.flow().primary.isEnabled()
    walk.reach("Naar Instellingen")
    walk.press(Key.Key_Return)
    assert walk.gone == [("settings", None)]
    vault.lock()


def test_without_a_seal_the_way_to_it_is_shown(qapp: object, ask: FakeAsk, tmp_path: Path) -> None:
    vault, student, recipient = filled_vault(tmp_path / "zonder.kluis", seal=False)
    walk = Walk(vault, ask, trust=tmp_path / "scholen.json")
    walk.open("handover")
    go(walk, add_handover(vault, student, recipient), 4)
    assert "Er is nog geen zegel." in walk.words()
    assert not walk.flow().primary.isEnabled()
    walk.reach("Naar Zegel")
    walk.press(Key.Key_Return)
    assert walk.gone == [("settings", SEAL)]
    vault.lock()


# --- after sealing ---------------------------------------------------------------------------------------------------


def sealed(walk: Walk, handover: HandoverId) -> SendStep:
    go(walk, handover, 4)
    walk.step(SealStep).seal()
    settle()
    return walk.step(SendStep)


def test_a_sealed_one_opens_at_the_end_and_cannot_be_changed(walk: Walk, handover: HandoverId) -> None:
    sealed(walk, handover)
    walk.flow().leave()
    walk.page().open_key(int(handover))
    settle()
    assert walk.flow().now == 5
    for number in (0, 1, 2):
        walk.flow().open_step(number)
        settle()
        step = walk.flow().step
        forms = [card.form for card in step.cards] if number == 1 else [step.form]
        assert not [field.name for form in forms for field in form if field.editor.isEnabled()]
    walk.flow().open_step(3)
    settle()
    assert walk.step(LookStep).files is not None
    assert "Vervang" not in walk.words()


def test_the_frozen_counts_stay_when_the_dossier_grows(
    walk: Walk, world: tuple[Vault, StudentId, int], handover: HandoverId
) -> None:
    sealed(walk, handover)
    world[0].carry_out(SaveNeed(student=world[1], need="Nog iets nieuws.", now=""))
    walk.flow().open_step(2)
    settle()
    assert "3 punten" in walk.words()


def test_a_new_version_replaces_the_old_one_when_it_is_sealed(
    walk: Walk, world: tuple[Vault, StudentId, int], handover: HandoverId
) -> None:
    sealed(walk, handover).replace_it()
    settle()
    assert walk.flow().facts.row.version == 2
    walk.flow().open_step(2)
    walk.step(ContentStep).form["read_by_student"].box.click()
    new = walk.flow().facts.form.id
    sealed(walk, new)
    states = {row.version: row.status for row in world[0].ask(handover_rows(on=TODAY))}
    assert states == {1: HandoverStatus.VERVANGEN, 2: HandoverStatus.VERZEGELD}


def test_throwing_away_asks_first(
    walk: Walk, world: tuple[Vault, StudentId, int], ask: FakeAsk, handover: HandoverId
) -> None:
    go(walk, handover, 0)
    ask.expect("question", False)
    walk.flow()._delete.click()
    assert len(world[0].ask(handover_rows(on=TODAY))) == 1
    ask.expect("question", True)
    walk.flow()._delete.click()
    settle()
    assert world[0].ask(handover_rows(on=TODAY)) == ()
    assert "Nog geen overdracht" in walk.words()


@pytest.mark.parametrize("scheme", ["dark", "contrast"])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_step_can_be_shown_in_every_look(
    qapp: object, walk: Walk, handover: HandoverId, scheme: str, percent: int
) -> None:
    theme.dress(qapp, scheme, percent)  # type: ignore[arg-type]
    for number in range(5):
        go(walk, handover, number)
        assert not walk.frame.grab().isNull()


def test_a_vault_that_was_never_set_up_still_shows_the_list(qapp: object, ask: FakeAsk, tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "leeg.kluis")
    walk = Walk(vault, ask, trust=tmp_path / "scholen.json")
    walk.open("handover")
    assert "Nog geen overdracht" in walk.words()
    walk.press(Key.Key_N, ctrl=True)
    assert "Geen leerling gevonden" in walk.words()
    vault.lock()


def test_every_finding_has_its_words() -> None:
    sources = "".join(Path(inspect.getfile(one)).read_text("utf-8") for one in (findings_module, words_module))
    keys = set(re.findall(r'"(finding\.[a-z_]+)"', sources)) - {"finding.gone", "finding.reason"} | {NOT_READ}
    assert keys == set(FINDINGS)


def test_a_click_on_a_mark_goes_to_its_finding(walk: Walk, handover: HandoverId) -> None:
    go(walk, handover, 3)
    step = walk.step(LookStep)
    assert step.files is not None
    view, mark = step.files.preview.view, step._marks[1]
    view.show_mark(mark.number)
    settle()
    paper = view._paper()
    place = QPoint(
        round(paper.left() + mark.x * paper.width()) + 4,
        round(paper.top() + (mark.y + mark.height / 2) * paper.height()),
    )
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    settle()
    assert walk.focused() == "Vervang: Naam van iemand anders: Piotr Wolski"


def test_an_answer_that_is_late_is_told_in_days(qapp: object, ask: FakeAsk, tmp_path: Path) -> None:
    before = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    vault = new_vault(tmp_path / "laat.kluis", now=lambda: before)
    student = add_student(vault, "Emre", "Yıldız", date(2008, 1, 1))
    recipient = add_recipient(vault)
    say_yes(vault, student, recipient, by="Emre Yıldız", capacity=Capacity.STUDENT, on=before.date())
    number = add_handover(vault, student, recipient, name="Emre", reply_by=date(2026, 11, 15))
    give_seal(vault)
    seal_handover(number)(PlainWork(vault))
    vault.carry_out(MarkSent(handover=number, on=before.date()))
    walk = Walk(vault, ask, trust=tmp_path / "scholen.json")
    walk.open("handover")
    assert "9 dagen te laat" in walk.words()
    walk.page().open_key(int(number))
    settle()
    assert "Het antwoord is 9 dagen te laat." in walk.words()
    vault.lock()
