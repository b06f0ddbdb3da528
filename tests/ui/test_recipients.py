"""Recipients: a proefzending by keyboard from making to answer, the people, the agreed way, and words that fit each."""

import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jobcoach.caseload.consents import Answer, RecordConsent
from jobcoach.caseload.handovers import SaveHandover, handover_form, handover_rows
from jobcoach.caseload.recipients import SaveRecipient, people_at, recipient_form, recipients
from jobcoach.caseload.seals import seal_card
from jobcoach.caseload.trials import newest_trials
from jobcoach.handover.check import check
from jobcoach.handover.wrapping import unwrap
from jobcoach.model.choices import Act, Capacity, Destination, RecipientKind, Subject
from jobcoach.model.road import Road
from jobcoach.ui.handover.recipient_step import RecipientStep
from jobcoach.ui.handover.recipients_view import RecipientsView
from jobcoach.ui.handover.seal_step import SealStep
from jobcoach.ui.handover.send_step import SendStep
from jobcoach.ui.handover.trial_block import TrialBlock
from jobcoach.ui.paper_view import PaperView
from jobcoach.vault.keeper import Vault
from tests.caseload.every_column import pdf_text
from tests.ui.fakes import FakeAsk
from tests.ui.handover_walk import NOW, TODAY, Walk, add_handover, add_student, filled_vault, settle

Key = Qt.Key


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made, _, _ = filled_vault(tmp_path / "linde.kluis")
    yield made
    made.lock()


@pytest.fixture
def walk(qapp: object, vault: Vault, ask: FakeAsk, tmp_path: Path) -> Walk:
    return Walk(vault, ask, trust=tmp_path / "scholen.json")


def opened(walk: Walk) -> RecipientsView:
    """The page of recipients, opened from the list of overdrachten with the keyboard."""
    walk.open("handover")
    walk.reach("Ontvangers")
    walk.press(Key.Key_Space)
    found = walk.page().recipients
    assert isinstance(found, RecipientsView)
    return found


def block(walk: Walk) -> TrialBlock:
    found = walk.page().recipients.trial
    assert isinstance(found, TrialBlock)
    return found


def test_a_proefzending_from_the_first_key_to_the_answer(
    walk: Walk, vault: Vault, ask: FakeAsk, tmp_path: Path
) -> None:
    opened(walk)
    assert "Nog geen proefzending" in walk.words()
    walk.reach("Maak een proefzending")
    walk.press(Key.Key_Space)
    target = tmp_path / "proef.zip"
    ask.expect("save_file", target)
    assert walk.focused() == "Bewaar met wachtwoord"
    walk.press(Key.Key_Space)
    groups = block(walk).save.groups  # type: ignore[union-attr]
    assert groups is not None
    password = "".join(groups.groups)
    walk.reach("Toon het wachtwoordblad")
    walk.press(Key.Key_Space)
    view = walk.frame.findChild(PaperView)
    assert view is not None
    assert "Wachtwoord van een proefzending" in pdf_text(view.paper.content)
    walk.press(Key.Key_Escape)
    mail = block(walk).mail.toPlainText()  # type: ignore[union-attr]
    assert mail.startswith("Beste R. Smit,")
    assert "proefzending" in mail
    assert password not in mail
    walk.reach("Ik heb het, haal het weg")
    walk.press(Key.Key_Space)
    card = vault.ask(seal_card)
    assert card is not None
    report = check(unwrap(target.read_bytes(), password), roots=(card.root_pem,), now=NOW)
    assert report.parties is not None
    assert (report.exit_code, report.parties.trial) == (1, True)
    row = vault.ask(newest_trials)[1]
    assert (row.saved_on, row.road, row.succeeded) == (TODAY, Road.ZIP, None)
    walk.reach("Alles gelukt")
    walk.press(Key.Key_Space)
    assert vault.ask(newest_trials)[1].succeeded is True
    assert "Proefzending gelukt op di 24 nov" in walk.words()
    assert walk.focused() == "Maak een nieuwe proefzending"
    walk.press(Key.Key_Escape)
    assert walk.page().recipients is None


def test_what_went_wrong_is_noted_in_two_clicks_and_says_what_to_do(walk: Walk, vault: Vault) -> None:
    opened(walk)
    block(walk).make()
    walk.reach("Niet gelukt")
    walk.press(Key.Key_Space)
    assert walk.focused() == "Kwam niet aan zoals afgesproken"
    walk.reach("Noteer wat misging")
    walk.press(Key.Key_Space)
    assert "Kruis aan wat er misging." in walk.words()
    assert vault.ask(newest_trials)[1].succeeded is None
    form = block(walk).form
    assert form is not None
    form["same_digits"].editor.setFocus()
    walk.press(Key.Key_Space)
    walk.reach("Noteer wat misging")
    walk.press(Key.Key_Space)
    row = vault.ask(newest_trials)[1]
    assert (row.arrived, row.opened, row.same_digits) == (True, True, False)
    assert "Proefzending niet gelukt: de cijfers waren anders" in walk.words()
    assert "Stuur niets echts" in walk.words()
    walk.reach("Brief met de cijfers van het zegel")
    walk.press(Key.Key_Space)
    assert walk.frame.findChild(PaperView) is not None


def test_what_is_typed_about_an_answer_comes_back(walk: Walk) -> None:
    opened(walk)
    block(walk).make()
    block(walk).ask_what()
    form = block(walk).form
    assert form is not None
    form["note"].editor.setFocus()
    walk.type("Andere cijfers op de brief")
    walk.press(Key.Key_Escape)
    opened(walk)
    block(walk).ask_what()
    again = block(walk).form
    assert again is not None
    assert again["note"].value() == "Andere cijfers op de brief"


def test_a_new_recipient_is_offered_one_before_anything_real(walk: Walk, vault: Vault) -> None:
    walk.open("handover")
    walk.press(Key.Key_N, ctrl=True)
    walk.type("nowak")
    walk.press(Key.Key_Return)
    step = walk.step(RecipientStep)
    assert "Nog geen proefzending" in walk.words()
    step.trial_line.button.setFocus()
    assert walk.focused() == "Stuur eerst een proefzending"
    walk.press(Key.Key_Space)
    assert walk.focused() == "Maak een proefzending"
    walk.press(Key.Key_Space)
    assert vault.ask(newest_trials)[1].number.split("-")[-2] == "PROEF"
    walk.press(Key.Key_Escape)
    assert "Noteer het antwoord" in walk.words()
    assert walk.head() == "Overdracht Łukasz Nowak"
    assert vault.ask(handover_rows(on=TODAY)) == (), "looking at a proefzending saves no overdracht"


def test_people_are_added_changed_taken_away_and_put_back(walk: Walk, vault: Vault) -> None:
    view = opened(walk)
    walk.reach("Nog een contactpersoon")
    walk.press(Key.Key_Space)
    walk.type("Naima Bakker")
    walk.press(Key.Key_Tab)
    walk.type("teammanager")
    walk.reach("Bewaar contactpersoon")
    walk.press(Key.Key_Space)
    assert [(one.name, one.function) for one in vault.ask(people_at(1))] == [("Naima Bakker", "teammanager")]
    walk.reach("Wijzig Naima Bakker")
    walk.press(Key.Key_Space)
    assert view.people is not None
    form = view.people.form
    assert form is not None
    form["phone"].editor.setFocus()
    walk.type("06 33333333")
    walk.reach("Bewaar contactpersoon")
    walk.press(Key.Key_Space)
    assert vault.ask(people_at(1))[0].phone == "06 33333333"
    walk.reach("Haal Naima Bakker weg")
    walk.press(Key.Key_Space)
    assert vault.ask(people_at(1)) == ()
    walk.reach("Draai terug")
    walk.press(Key.Key_Space)
    assert "Naima Bakker" in walk.words()


def _sealed(walk: Walk, vault: Vault, recipient: SaveRecipient) -> SendStep:
    """A sealed overdracht to recipient 1, at the last step."""
    vault.carry_out(recipient)
    handover = add_handover(vault, 1, 1)  # type: ignore[arg-type]
    walk.open("handover")
    walk.page().open_key(int(handover))
    walk.flow().open_step(4)
    walk.step(SealStep).seal()
    settle()
    return walk.step(SendStep)


TOWN = SaveRecipient(
    id=1, name="gemeente Lindeborg", contact="R. Smit", function="consulent", email="r.smit@lindeborg.invalid",
    phone="0900 1111", way=Road.PDF.value, way_reason="De consulent mag geen 7-Zip installeren.",
)  # fmt: skip


def test_the_agreed_way_and_the_people_stand_where_it_is_sent(walk: Walk, vault: Vault) -> None:
    step = _sealed(walk, vault, TOWN)
    assert step.save.radios[Road.PDF].isChecked()
    said = walk.words()
    for words in (
        "De consulent mag geen 7-Zip installeren.",
        "r.smit@lindeborg.invalid",
        "0900 1111",
        "nog niet bevest",
    ):
        assert words in said
    assert step.mail.toPlainText().startswith("Beste R. Smit,")
    walk.reach("Kopieer het adres")
    walk.press(Key.Key_Space)
    assert QApplication.clipboard().text() == "r.smit@lindeborg.invalid"
    step.save.agreed.confirm_button.setFocus()
    walk.press(Key.Key_Space)
    assert vault.ask(recipient_form(1)).confirmed_on == TODAY
    assert "de ontvanger bevestigde dit op" in walk.words()
    step.save.radios[Road.MAIL].click()
    settle()
    known = vault.ask(recipient_form(1))
    assert (known.way, known.confirmed_on) == (Road.MAIL.value, None), "another way is not what was confirmed"
    assert "De consulent mag geen 7-Zip" not in step.save._why.text()
    step.save.radios[Road.PDF].click()
    settle()
    assert "De consulent mag geen 7-Zip" in step.save._why.text()


def test_a_day_that_must_still_come_is_refused_under_its_field(walk: Walk, vault: Vault) -> None:
    view = opened(walk)
    assert view.panel is not None
    view.panel.form["confirmed_on"].show_value(date(2027, 1, 1))
    view.panel.save()
    assert "moet nog komen" in view.panel.form["confirmed_on"].error()
    assert vault.ask(recipient_form(1)).confirmed_on is None


OTHERS = {
    RecipientKind.UWV: ("UWV Oefenstad", "aanvraag die Łukasz zelf doet"),
    RecipientKind.MBO: ("ROC De Oefening", "Łukasz helpen om goed te beginnen"),
    RecipientKind.WSP: ("WSP Oefenland", "meezoeken naar een werkplek"),
    RecipientKind.DAGBESTEDING: ("De Oefenhoeve", "plek waar Łukasz kan meedoen"),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_every_step_speaks_of_this_recipient(walk: Walk, vault: Vault, kind: RecipientKind) -> None:
    """Nowhere in the flow, nor on the paper, is somebody else called a municipality."""
    name, asked = OTHERS[kind]
    number = vault.carry_out(SaveRecipient(name=name, kind=kind)).result
    walk.open("handover")
    walk.press(Key.Key_N, ctrl=True)
    walk.type("nowak")
    walk.press(Key.Key_Return)
    step = walk.step(RecipientStep)
    step.form["recipient"].show_value(number)
    step.form["recipient"].edited.emit()
    settle()
    question = str(step.form["question"].value())
    assert asked in question
    assert step.form["destination"].value() is (
        Destination.DAGBESTEDING if kind is RecipientKind.DAGBESTEDING else Destination.WERK
    )
    said = [walk.words()]
    step.go_on()
    settle()
    form = vault.ask(handover_form(vault.ask(handover_rows(on=TODAY))[0].id))
    assert (form.act, form.question) == (Act.DELEN, question)
    answers = tuple(Answer(subject=subject, yes=subject is not Subject.GEZONDHEID) for subject in (None, *Subject))
    vault.carry_out(
        RecordConsent(student=form.student, recipient=number, act=Act.DELEN, by_name="Łukasz Nowak",
                      capacity=Capacity.STUDENT, on=TODAY, answers=answers)
    )  # fmt: skip
    for place in (1, 2, 3):
        walk.flow().open_step(place)
        settle()
        said.append(walk.words())
    text = "\n".join(said)
    assert name in text
    assert re.findall(r".*\bgemeenten?\b.*", text, re.IGNORECASE) == []


def test_a_question_that_the_coach_wrote_stays_when_the_recipient_changes(walk: Walk, vault: Vault) -> None:
    number = vault.carry_out(SaveRecipient(name="UWV Oefenstad", kind=RecipientKind.UWV)).result
    walk.open("handover")
    walk.press(Key.Key_N, ctrl=True)
    walk.type("nowak")
    walk.press(Key.Key_Return)
    step = walk.step(RecipientStep)
    step.form["question"].show_value("Kunt u donderdag bellen?")
    step.form["recipient"].show_value(number)
    step.form["recipient"].edited.emit()
    assert step.form["question"].value() == "Kunt u donderdag bellen?"


@pytest.mark.parametrize(
    ("born", "words"),
    [(date(2007, 1, 1), "Noor zelf"), (date(2010, 1, 1), "De ouders van Noor"), (None, "Noor of de ouders")],
)
def test_what_is_the_youths_own_goes_to_who_is_meant_by_law(
    walk: Walk, vault: Vault, born: date | None, words: str
) -> None:
    add_student(vault, "Noor", "Visser", born)
    walk.open("handover")
    walk.press(Key.Key_N, ctrl=True)
    walk.type("visser")
    walk.press(Key.Key_Return)
    step = walk.step(RecipientStep)
    step.own_button.click()
    settle()
    field = step.form["recipient"]
    assert field.combo.currentText() == words  # type: ignore[attr-defined]
    assert "Leerling of ouders" not in walk.words()
    assert not step.trial_line.isVisible()
    step.go_on()
    settle()
    assert vault.ask(handover_rows(on=TODAY))[0].recipient == words[0].lower() + words[1:] or words.startswith("Noor")


def test_the_own_recipient_stands_in_no_list_of_recipients(walk: Walk, vault: Vault) -> None:
    vault.carry_out(SaveHandover(student=1, recipient=1))  # type: ignore[arg-type]
    view = opened(walk)
    kinds = {one.kind for one in vault.ask(recipients)}
    assert kinds == {RecipientKind.GEMEENTE}
    assert view.list.model().rowCount() == 1


def test_openssl_says_the_same_of_a_proefzending(walk: Walk, vault: Vault, ask: FakeAsk, tmp_path: Path) -> None:
    opened(walk)
    block(walk).make()
    target = tmp_path / "proef.zip"
    ask.expect("save_file", target)
    save = block(walk).save
    assert save is not None
    save.radios[Road.MAIL].click()
    save.save()
    settle()
    done = subprocess.run(["unzip", "-q", str(target), "-d", str(tmp_path / "uit")], check=False)
    assert done.returncode == 0
    assert (tmp_path / "uit" / "LEESMIJ.txt").read_text("utf-8").startswith("PROEFZENDING, GEEN DOSSIER")
