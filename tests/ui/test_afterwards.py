"""After a package went out, from the screen: the answer in three clicks, a corrected package, and who must hear what."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from sqlalchemy import select

from jobcoach import places
from jobcoach.caseload.consents import WithdrawConsent, consents_of
from jobcoach.caseload.documents import content_of, documents_of
from jobcoach.caseload.handovers import HandoverRow, MarkSent, handover_form, handover_rows
from jobcoach.caseload.notices import notices_of, open_notices
from jobcoach.caseload.school_seal import own_serial
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.telling import tell_erased
from jobcoach.handover.check import check
from jobcoach.handover.revocation import Revoked, RevokedList, Why
from jobcoach.handover.seen_seals import SeenSeals, Used
from jobcoach.model.base import HandoverId, StudentId
from jobcoach.model.choices import DocumentKind, HandoverStatus, NoticeReason, NoticeWay, Subject
from jobcoach.model.tasks import Task
from jobcoach.ui.desk import InlineDesk
from jobcoach.ui.frame.frame import Frame, Rooms
from jobcoach.ui.handover.notice_page import NoticePage
from jobcoach.ui.handover.place import make_place
from jobcoach.ui.handover.seal_step import SealStep
from jobcoach.ui.handover.send_step import SendStep
from jobcoach.ui.kit import Chip
from jobcoach.ui.paper_view import PaperView
from jobcoach.ui.place import Place
from jobcoach.ui.settings.part import SEAL
from jobcoach.ui.students.dossier import Dossier
from jobcoach.ui.today.page import TodayPage, Ways
from jobcoach.ui.words.command_line import report_lines
from jobcoach.vault.keeper import Vault
from tests.seals import give_seal
from tests.ui.fakes import FakeAsk
from tests.ui.handover_walk import (
    NOW,
    SCHOOL,
    Capacity,
    PlainWork,
    Walk,
    add_handover,
    add_recipient,
    add_student,
    clock,
    fill_dossier,
    new_vault,
    say_yes,
    settle,
)

Key = Qt.Key
SENT = date(2026, 11, 20)


class AfterWalk(Walk):
    """The frame with Vandaag, Overdracht and one dossier; ``clicks`` counts what the mouse did."""

    def __init__(self, vault: Vault, ask: Any, student: StudentId) -> None:
        self.desk, self.clicks = InlineDesk(vault), 0
        self.gone: list[tuple[str, int | None]] = []
        ways = Ways(go=self._go, log=lambda *_: None, news=lambda: None)
        today = Place(
            key="today", word="Vandaag", icon="sun-horizon", make_page=lambda: TodayPage(self.desk, ways, now=clock)
        )
        dossier = Place(
            key="students", word="Leerlingen", icon="student",
            make_page=lambda: Dossier(
                self.desk, ask, student, now=clock, go=self._go, log=lambda _: None, delete=lambda: None,
                erase=lambda: None, above=QWidget(),
            ),
        )  # fmt: skip
        handover = make_place(desk=self.desk, ask=ask, now=clock, go=self._go)
        rooms = Rooms(
            school=SCHOOL, places=(today, dossier, handover), search=lambda _: (), quick_log=lambda _: None,
            backup=lambda: ("Back-up vandaag", "ok"),
        )  # fmt: skip
        self.frame = Frame(rooms, self.desk, now=clock, folded=False, lock=lambda: None)
        self.frame.resize(1366, 768)
        self.frame.go("today")
        self.frame.show()
        self.frame.activateWindow()
        QTest.qWaitForWindowActive(self.frame)
        settle()

    def _go(self, place: str, key: int | None) -> None:
        self.gone.append((place, key))
        if place != "settings":
            self.frame.go(place, key)
            settle()

    def words(self) -> str:
        """Also what stands on the chips."""
        chips = [item.text() for item in self.frame.page().findChildren(Chip) if item.isVisible()]
        return "\n".join((super().words(), *chips))

    def click(self, name: str) -> None:
        """One click with the mouse on the one button that is called so."""
        found = [
            item
            for item in self.frame.page().findChildren(QAbstractButton)
            if item.isVisible() and item.isEnabled() and _called(item).startswith(name)
        ]
        assert len(found) == 1, [_called(item) for item in self.frame.page().findChildren(QAbstractButton)]
        self.clicks += 1
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        settle()


def _called(item: QAbstractButton) -> str:
    return (item.accessibleName() or item.text()).replace("&", "")


class Clock:
    """The clock of the vault, which a test moves; the screens stand at ``NOW``."""

    def __init__(self) -> None:
        self.moment = datetime(SENT.year, SENT.month, SENT.day, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def moving() -> Clock:
    return Clock()


@pytest.fixture
def vault(tmp_path: Path, moving: Clock) -> Iterator[Vault]:
    made = new_vault(tmp_path / "linde.kluis", now=moving)
    give_seal(made)
    yield made
    made.lock()


@pytest.fixture
def student(vault: Vault) -> StudentId:
    found = add_student(vault, "Łukasz", "Nowak", date(2008, 3, 14))
    fill_dossier(vault, found, medical=False)
    return found


@pytest.fixture
def sent(vault: Vault, student: StudentId, moving: Clock) -> HandoverId:
    """A package that went to the municipality on 20 November; now it is the 24th."""
    found = send(vault, student, "gemeente Lindeborg")
    moving.moment = NOW
    return found


def send(vault: Vault, student: StudentId, name: str) -> HandoverId:
    recipient = add_recipient(vault, name)
    say_yes(vault, student, recipient, by="Łukasz Nowak", capacity=Capacity.STUDENT)
    handover = add_handover(vault, student, recipient)
    seal_handover(handover)(PlainWork(vault))
    vault.carry_out(MarkSent(handover=handover, on=SENT))
    return handover


@pytest.fixture
def walk(qapp: object, vault: Vault, ask: FakeAsk, student: StudentId, sent: HandoverId) -> AfterWalk:
    return AfterWalk(vault, ask, student)


def row_of(vault: Vault, handover: HandoverId) -> HandoverRow:
    return next(row for row in vault.ask(handover_rows(on=NOW.date())) if row.id == handover)


def open_tasks(vault: Vault) -> list[str]:
    return vault.ask(lambda session: list(session.scalars(select(Task.what).where(Task.done_on.is_(None)))))


def withdraw(vault: Any, student: StudentId, subject: Subject) -> None:
    row = next(item for item in vault.ask(consents_of(student)) if item.subject is subject)
    (vault.do if hasattr(vault, "do") else vault.carry_out)(WithdrawConsent(consent=row.id))


# --- the answer --------------------------------------------------------------------------------------------------


def test_from_vandaag_an_answer_takes_three_clicks_and_closes_the_task(
    walk: AfterWalk, vault: Vault, sent: HandoverId
) -> None:
    walk.click("Noteer antwoord: Łukasz Nowak")
    walk.click("Aangenomen")
    walk.click("Noteer het antwoord")
    assert walk.clicks == 3
    assert row_of(vault, sent).status is HandoverStatus.AANGENOMEN
    assert open_tasks(vault) == []
    walk.frame.go("today")
    settle()
    assert "Noteer antwoord" not in walk.words()


def test_from_the_list_of_overdrachten_too(walk: AfterWalk, vault: Vault, sent: HandoverId) -> None:
    walk.frame.go("handover")
    settle()
    walk.click("Noteer antwoord: Łukasz Nowak")
    walk.click("Ontvangen, nog geen besluit")
    walk.click("Noteer het antwoord")
    assert walk.clicks == 3
    found = row_of(vault, sent)
    assert found.status is HandoverStatus.ONTVANGEN
    assert found.due == found.reply_by, "who said that it came in has until the day that was asked"
    assert len(open_tasks(vault)) == 1


def test_with_the_keyboard_from_vandaag(walk: AfterWalk, vault: Vault, sent: HandoverId) -> None:
    walk.frame.nav.button("today").setFocus()
    walk.reach_start("Noteer antwoord: Łukasz Nowak")
    walk.press(Key.Key_Return)
    assert walk.focused() == "Ontvangen, nog geen besluit"
    walk.press(Key.Key_Right)
    walk.press(Key.Key_Space)
    walk.press(Key.Key_Return, ctrl=True)
    assert row_of(vault, sent).status is HandoverStatus.AANGENOMEN


def test_what_came_back_is_mended_and_the_new_package_says_what_it_replaces(
    walk: AfterWalk, vault: Vault, student: StudentId, sent: HandoverId
) -> None:
    first = row_of(vault, sent).number
    walk.click("Noteer antwoord: Łukasz Nowak")
    walk.click("Teruggestuurd")
    walk.step(SendStep).answer.form["answer"].setFocus()
    walk.type("De startdatum klopt niet.")
    walk.click("Noteer het antwoord")
    assert walk.flow().facts.row.version == 2
    assert "De startdatum klopt niet." in walk.words()
    new = walk.flow().facts.form.id
    walk.click(f"Bekijk {first}")
    assert "Deze overdracht is teruggestuurd." in walk.words()
    walk.click("Naar de nieuwe versie")
    assert walk.flow().facts.form.id == new
    walk.frame.go("today")
    settle()
    walk.click("Ga verder: Łukasz Nowak")
    assert walk.flow().facts.form.id == new

    vault.carry_out(replace(vault.ask(handover_form(new)), read_by_student=True))
    sealed = seal_handover(new)(PlainWork(vault))
    assert open_tasks(vault) == []
    states = [row_of(vault, one) for one in (sent, new)]
    assert [one.status for one in states] == [HandoverStatus.VERVANGEN, HandoverStatus.VERZEGELD]
    assert states[0].replaced_by == (new, sealed.number)
    container = vault.ask(content_of(sealed.document))
    with ZipFile(BytesIO(container)) as package:
        assert f"Dit pakket vervangt nummer {first}." in package.read("LEESMIJ.txt").decode()
        assert json.loads(package.read("gegevens/overdracht.json"))["pakket"]["vervangt"] == first
        root = package.read("zegel/school-root.pem")
    report = check(container, roots=(root,), now=NOW)
    assert f"Vervangt overdracht {first}. Gebruik dat pakket niet meer." in list(report_lines(report))
    walk.open("handover")
    walk.page().show_list()
    settle()
    assert f"vervangt {first}" in walk.words()
    assert f"vervangen door {sealed.number}" in walk.words()
    _at(walk, sent)
    assert f"Nummer {sealed.number} kwam ervoor in de plaats." in walk.words()
    walk.click(f"Versie 2, {sealed.number}, verzegeld")
    assert walk.flow().facts.form.id == new
    assert "Dit pakket is vervangen" not in walk.words()


def test_the_slip_to_answer_on_is_about_this_package(
    walk: AfterWalk, vault: Vault, student: StudentId, sent: HandoverId
) -> None:
    number = row_of(vault, sent).number
    send_step = _at(walk, sent)
    send_step.slip.make()
    settle()
    (paper,) = [one for one in vault.ask(documents_of(student)) if one.kind is DocumentKind.CHECKLIST]
    from jobcoach.documents.pages import find_words

    assert find_words(vault.ask(content_of(paper.id)), f"Terugmelden: pakket {number}")
    for words in ("1. Overdracht", "2. Wij gaan hiermee verder", "3. Contact bij ons"):
        assert words in send_step.mail.toPlainText()
    assert "Nowak" not in send_step.mail.toPlainText()


def _at(walk: AfterWalk, handover: HandoverId) -> SendStep:
    walk.frame.go("handover", int(handover))
    settle()
    found = walk.step(SendStep)
    assert isinstance(found, SendStep)
    return found


# --- no answer ---------------------------------------------------------------------------------------------------


@pytest.fixture
def silence(vault: Vault, sent: HandoverId) -> None:
    """The ten working days are over since three days."""

    def late(session: Any) -> None:
        for task in session.scalars(select(Task)):
            task.due = NOW.date() - timedelta(days=3)

    vault.carry_out(late)


def test_ten_working_days_of_silence_are_waited_for(vault: Vault, sent: HandoverId) -> None:
    assert row_of(vault, sent).due == date(2026, 12, 4)
    assert not row_of(vault, sent).late


@pytest.mark.usefixtures("silence")
def test_silence_says_whom_to_call_and_waits_again_after_the_call(
    walk: AfterWalk, vault: Vault, sent: HandoverId
) -> None:
    number = row_of(vault, sent).number
    assert f"Bel R. Smit: nog geen antwoord op {number}" in walk.words()
    walk.frame.go("students")
    settle()
    walk.page().show_part("Toestemming")
    settle()
    assert "Nog geen antwoord, 3 dagen te laat" in walk.words()
    assert "bel of mail R. Smit, jongeren@lindeborg.invalid" in walk.words()
    _at(walk, sent)
    assert "Nog geen antwoord" in walk.words()
    walk.click("Ik heb gebeld")
    assert "Nog geen antwoord" not in walk.words()
    assert row_of(vault, sent).due == date(2026, 12, 1), "five working days on"
    assert not row_of(vault, sent).late


# --- what recipients must hear -----------------------------------------------------------------------------------


def test_a_withdrawal_stands_on_vandaag_until_it_was_told(
    walk: AfterWalk, vault: Vault, student: StudentId, sent: HandoverId
) -> None:
    withdraw(vault, student, Subject.NODIG)
    walk.page().reload()
    settle()
    walk.reach_start("Meld: Łukasz Nowak, Meld intrekking aan gemeente Lindeborg")
    walk.press(Key.Key_Return)
    assert walk.focused() == "Kopieer de tekst"
    walk.press(Key.Key_Return)
    text = QGuiApplication.clipboard().text()
    assert row_of(vault, sent).number in text
    assert "“Wat nodig is op het werk”" in text
    for private in ("Nowak", "Łukasz", "Eén opdracht"):
        assert private not in text
    walk.press(Key.Key_Return, ctrl=True)
    (told,) = vault.ask(notices_of(student))
    assert (told.told_on, told.way) == (NOW.date(), NoticeWay.MAIL)
    assert vault.ask(open_notices) == ()
    assert "Te melden aan" not in walk.words()
    walk.frame.go("today")
    settle()
    assert "Meld intrekking" not in walk.words()
    walk.frame.go("students")
    walk.page().show_part("Toestemming")
    settle()
    assert "Gemeld di 24 nov, beveiligde mail" in walk.words()


def _notice(walk: AfterWalk) -> NoticePage:
    found = walk.page().notice
    assert isinstance(found, NoticePage)
    return found


def test_the_letter_names_the_package_and_not_the_student(
    walk: AfterWalk, vault: Vault, student: StudentId, sent: HandoverId
) -> None:
    withdraw(vault, student, Subject.NODIG)
    (notice,) = vault.ask(open_notices)
    walk.frame.go("handover", -notice.id)
    settle()
    assert walk.page().open_now() == -notice.id
    walk.click("Bekijk de brief")
    view = walk.frame.window().findChild(PaperView)
    assert view is not None
    from jobcoach.documents.pages import find_words

    content = view.paper.content
    assert find_words(content, row_of(vault, sent).number)
    assert not find_words(content, "Nowak")
    assert not find_words(content, "Eén opdracht")
    assert "Nowak" not in view.paper.file_name
    assert "Nowak" not in view.paper.about


def test_what_cannot_be_told_needs_a_reason_and_keeps_what_was_typed(
    walk: AfterWalk, vault: Vault, student: StudentId, sent: HandoverId
) -> None:
    withdraw(vault, student, Subject.NODIG)
    (notice,) = vault.ask(open_notices)
    walk.frame.go("handover", -notice.id)
    page = _notice(walk)
    page.form["way"].show_value(NoticeWay.NIET)
    page.note()
    assert "Schrijf kort waarom" in page.form["remark"].error()
    page.form["remark"].setFocus()
    walk.type("De dienst bestaat niet meer")
    walk.press(Key.Key_Escape)
    assert walk.page().notice is None
    assert walk.focused().startswith("Meld: Łukasz Nowak")
    walk.press(Key.Key_Return)
    assert _notice(walk).form["remark"].value() == "De dienst bestaat niet meer"
    _notice(walk).form["way"].show_value(NoticeWay.NIET)
    walk.press(Key.Key_Return, ctrl=True)
    (told,) = vault.ask(notices_of(student))
    assert (told.way, told.remark) == (NoticeWay.NIET, "De dienst bestaat niet meer")


def test_a_correction_is_typed_at_the_student_and_told_to_each_recipient(
    walk: AfterWalk, vault: Vault, student: StudentId, moving: Clock
) -> None:
    moving.moment = NOW - timedelta(days=4)
    send(vault, student, "gemeente Elders")
    moving.moment = NOW
    walk.frame.go("students")
    walk.page().show_part("Toestemming")
    settle()
    walk.reach("Er klopte iets niet")
    walk.press(Key.Key_Return)
    walk.reach_start("Wat nodig is op het werk")
    walk.type("Een vaste plek bij de deur")
    walk.reach("Zet klaar om te melden")
    walk.press(Key.Key_Return)
    found = vault.ask(notices_of(student))
    assert sorted((item.recipient, item.reason) for item in found) == [
        ("gemeente Elders", NoticeReason.VERBETERING),
        ("gemeente Lindeborg", NoticeReason.VERBETERING),
    ]
    assert all(item.about == {Subject.NODIG: "Een vaste plek bij de deur"} for item in found)
    assert walk.words().count("Te melden, vóór di 1 dec") >= 2


def test_an_erased_dossier_is_told_without_a_name(
    walk: AfterWalk, vault: Vault, student: StudentId, sent: HandoverId
) -> None:
    vault.carry_out(lambda session: tell_erased(session, student))
    walk.page().reload()
    settle()
    walk.click("Meld: Gewist dossier, Meld wissen aan gemeente Lindeborg")
    assert "over een gewist dossier" in walk.words()
    assert "Nowak" not in walk.words()
    walk.click("Noteer als gemeld")
    assert vault.ask(open_notices) == ()


def test_a_revoked_seal_holds_up_the_seal_step_and_shows_the_way_out(
    walk: AfterWalk, vault: Vault, student: StudentId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "seen_seals", lambda: tmp_path / "gezien")
    recipient = add_recipient(vault, "gemeente Elders")
    say_yes(vault, student, recipient, by="Łukasz Nowak", capacity=Capacity.STUDENT)
    handover = add_handover(vault, student, recipient)

    def seal_step() -> SealStep:
        walk.frame.go("handover", int(handover))
        walk.flow()._reached = 4
        walk.flow().open_step(4)
        settle()
        found = walk.step(SealStep)
        assert isinstance(found, SealStep)
        return found

    seal_step()
    assert "Je zegel is" not in walk.words()
    monkeypatch.setattr(SeenSeals, "last_used", lambda _self, _vault: Used("ander", NOW + timedelta(days=1)))
    seal_step()
    assert "Je zegel is ouder dan het vorige" in walk.words()
    monkeypatch.setattr(
        SeenSeals, "list_of", lambda _self, _root: RevokedList(
            number=1, made_at=NOW, until=NOW,
            revoked=(Revoked(serial=vault.ask(own_serial) or 0, since=NOW, why=Why.LOST),),
        ),
    )  # fmt: skip
    monkeypatch.setattr(SeenSeals, "has_list", lambda _self, _root: True)
    step = seal_step()
    assert "Je zegel is ingetrokken" in walk.words()
    button = step.primary()
    assert button is not None
    assert not button.isEnabled()
    walk.click("Naar Zegel")
    assert walk.gone[-1] == ("settings", SEAL)


def test_a_package_that_may_not_go_any_more_says_so_before_it_is_sent(
    walk: AfterWalk, vault: Vault, student: StudentId
) -> None:
    recipient = add_recipient(vault, "gemeente Elders")
    say_yes(vault, student, recipient, by="Łukasz Nowak", capacity=Capacity.STUDENT)
    handover = add_handover(vault, student, recipient)
    seal_handover(handover)(PlainWork(vault))
    _at(walk, handover)
    assert "Verstuur dit pakket niet" not in walk.words()
    walk.frame.go("today")
    withdraw(walk.desk, student, Subject.NODIG)
    walk.frame.go("handover")  # the page was open all the time
    settle()
    assert "Verstuur dit pakket niet" in walk.words()
    assert "Wat nodig is op het werk" in walk.words()
