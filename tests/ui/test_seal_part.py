"""Instellingen, Zegel: the school's file and its password, a request and its answer, renewal, revocation, a wrong clock."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import update

from jobcoach import places
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.caseload.recipients import SaveRecipient
from jobcoach.caseload.school_seal import Why, make_school_seal, own_serial, register_of, revoke
from jobcoach.caseload.school_seal import give_seal as answer_request
from jobcoach.caseload.seals import AskSeal, request_waiting, seal_card
from jobcoach.caseload.students import SaveStudent
from jobcoach.handover.issuing import read_request
from jobcoach.handover.seal import fingerprint
from jobcoach.model.documents import SealKeys
from jobcoach.model.handover import Handover
from jobcoach.ui.kit import FloatingPanel, Label
from jobcoach.ui.settings.page import SettingsPage, make_place
from jobcoach.ui.settings.part import SCHOOL, SEAL
from jobcoach.ui.settings.seal import FILE_NAME, SealPart
from jobcoach.ui.settings.seal_clock import ClockGroup
from jobcoach.ui.today.news import news
from jobcoach.vault.changes import upkeep
from jobcoach.vault.kdf import Cost
from tests.seals import give_seal
from tests.ui.fakes import FakeAsk
from tests.ui.settings_world import NOW, World, make_world, press, tab_to
from tests.ui.test_settings import banner_of, button_of, words_on

CHEAP = Cost(8 * 1024, 1, 1)
Show = Callable[[QWidget], Any]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobcoach.caseload.school_seal.calibrate", lambda: CHEAP)


@pytest.fixture
def world(tmp_path: Path, ask: FakeAsk, qapp: object) -> Iterator[World]:
    made = make_world(tmp_path, ask)
    yield made
    made.desk.lock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "school").mkdir()
    return tmp_path / "school" / "schoolzegel-99ZZ.json"


def opened(world: World, shown: Show) -> SealPart:
    page = shown(world.frame(make_place(world.tools))).page()
    assert isinstance(page, SettingsPage)
    page.open_key(SEAL)
    part = page.shown_part()
    assert isinstance(part, SealPart)
    return part


def card_of(world: World) -> Any:
    return world.desk.ask(seal_card)


def school_file(world: World, file: Path) -> str:
    """The school's file, made before; its password."""
    return make_school_seal(file, cost=CHEAP)(DirectWork(world.opened.caseload)).password


# --- making ------------------------------------------------------------------------------------------------------


def test_the_first_coach_makes_it_with_the_keyboard_and_sees_the_password_once(
    world: World, shown: Show, ask: FakeAsk, file: Path
) -> None:
    part = opened(world, shown)
    ask.expect("save_file", file)
    press(None, "Return")
    assert part.new_file is not None
    password = "".join(part.new_file.groups.groups)
    assert re.fullmatch(r"([2-9A-HJ-NP-Z]{4}-){4}[2-9A-HJ-NP-Z]{4}", password)
    assert "Bewaar nu het wachtwoord" in banner_of(part).accessibleName()
    assert part.new_file.groups.hasFocus()
    assert register_of(file, password=password)[0].root.certificate_pem == card_of(world).root_pem
    for group in fingerprint(card_of(world).root_pem).split(" "):
        assert group in words_on(part)
    tab_to(lambda at: at is part.new_file.sheet_button)  # type: ignore[union-attr]
    press(None, "Space")
    panel = part.window().findChild(FloatingPanel)
    assert panel is not None
    panel.close_panel() if hasattr(panel, "close_panel") else panel.hide()
    tab_to(lambda at: at is part.new_file.gone_button)  # type: ignore[union-attr]
    press(None, "Space")
    QApplication.processEvents()
    assert part.new_file is None
    assert password.split("-")[0] not in words_on(part)
    assert part.button.hasFocus()


def test_a_file_that_cannot_be_written_makes_nothing(world: World, shown: Show, ask: FakeAsk, tmp_path: Path) -> None:
    part = opened(world, shown)
    ask.expect("save_file", tmp_path / "weg" / "schoolzegel-99ZZ.json")
    part.button.click()
    assert "Dit lukte niet" in banner_of(part).accessibleName()
    assert card_of(world) is None
    assert part.button.isEnabled()


def test_without_a_brin_the_way_to_the_seal_leads_past_the_school(tmp_path: Path, ask: FakeAsk, shown: Show) -> None:
    world = make_world(tmp_path, ask, brin="")
    part = opened(world, shown)
    part.button.click()
    assert world.went == [("settings", SCHOOL)]
    world.desk.lock()


def test_what_can_be_handed_out_holds_no_secret(world: World, shown: Show, ask: FakeAsk, tmp_path: Path) -> None:
    give_seal(world.opened.caseload)
    part = opened(world, shown)
    ask.expect("save_file", tmp_path / FILE_NAME)
    part.certificate_button.click()
    assert (tmp_path / FILE_NAME).read_bytes() == card_of(world).root_pem
    assert "bewaard" in banner_of(part).accessibleName()
    ask.expect("save_file", tmp_path / "weg" / FILE_NAME)
    part.certificate_button.click()
    assert "Deze map is er niet meer" in banner_of(part).accessibleName()
    part.letter_button.click()
    QApplication.processEvents()
    panel = part.window().findChild(FloatingPanel)
    assert panel is not None
    assert part.button is part.letter_button


def test_another_school_seal_is_asked_first(world: World, shown: Show, ask: FakeAsk, file: Path) -> None:
    give_seal(world.opened.caseload)
    before = card_of(world).fingerprint
    part = opened(world, shown)
    ask.expect("question", False)
    part.again_button.click()
    assert card_of(world).fingerprint == before
    ask.expect("question", True)
    ask.expect("save_file", file)
    part.again_button.click()
    assert card_of(world).fingerprint != before


# --- a vault of 0.1.0 ----------------------------------------------------------------------------------------------


def with_root_inside(world: World) -> bytes:
    root = give_seal(world.opened.caseload)

    def put(session: Any) -> None:
        with upkeep(session):
            session.execute(update(SealKeys).values(root_key=root.key_pkcs8))

    world.opened.caseload.carry_out(put)
    return root.key_pkcs8


def test_an_old_vault_is_led_to_move_the_root_out(world: World, shown: Show, ask: FakeAsk, file: Path) -> None:
    key = with_root_inside(world)
    told = told_today(world)
    assert "Zet het schoolzegel in een bestand" in told
    part = opened(world, shown)
    assert "het schoolzegel uit je kluis" in words_on(part)
    assert "In back-ups" in words_on(part)
    ask.expect("save_file", file)
    press(None, "Return")
    assert part.new_file is not None
    password = "".join(part.new_file.groups.groups)
    assert register_of(file, password=password)[0].root.key_pkcs8 == key
    assert not card_of(world).root_inside
    assert "uit je kluis" not in words_on(part)
    assert told_today(world) == ""


def told_today(world: World) -> str:
    object.__setattr__(world.opened, "recovery_due", None)
    banner = news(world.tools, lambda: None, lambda _error: None)
    return "" if banner is None else banner.accessibleName()


# --- request and answer ---------------------------------------------------------------------------------------------


def test_a_coach_without_the_file_asks_and_reads_the_answer(
    world: World, shown: Show, ask: FakeAsk, tmp_path: Path
) -> None:
    (tmp_path / "b").mkdir()
    first = make_world(tmp_path / "b", ask)
    password = school_file(first, tmp_path / "b" / "schoolzegel.json")
    part = opened(world, shown)
    ask.expect("save_file", tmp_path / "aanvraag.pem")
    part.ask_button.click()
    request = (tmp_path / "aanvraag.pem").read_bytes()
    for group in read_request(request).digits.split(" "):
        assert group in words_on(part)
    (tmp_path / "zegel.pem").write_bytes(
        answer_request(tmp_path / "b" / "schoolzegel.json", password=password, request=request, at=NOW)
    )
    for answer in (False, True):
        ask.expect("open_file", tmp_path / "zegel.pem")
        ask.expect("question", answer)
        press(None, "Return")
        assert (card_of(world) is not None) is answer
    assert card_of(world).fingerprint == card_of(first).fingerprint
    assert world.desk.ask(request_waiting) is None
    assert "Je hebt een zegel" in banner_of(part).accessibleName()
    first.desk.lock()


def test_a_file_that_is_no_seal_is_told(world: World, shown: Show, ask: FakeAsk, tmp_path: Path) -> None:
    world.desk.do(AskSeal())
    part = opened(world, shown)
    (tmp_path / "iets.pem").write_bytes(b"geen zegel")
    ask.expect("open_file", tmp_path / "iets.pem")
    part.asking.read_button.click()
    assert "geen goed zegelbestand" in banner_of(part).accessibleName()


def test_a_colleague_gets_a_seal_for_the_right_digits(
    world: World, shown: Show, ask: FakeAsk, file: Path, tmp_path: Path
) -> None:
    password = school_file(world, file)
    (tmp_path / "b").mkdir()
    other = make_world(tmp_path / "b", ask)
    request, target = tmp_path / "aanvraag.pem", tmp_path / "zegel.pem"
    request.write_bytes(other.desk.do(AskSeal()))
    part = opened(world, shown)
    assert part.files is not None
    ask.expect("open_file", request)
    part.files.give_button.click()
    form = part.files.form
    assert form is not None
    assert "Marieke Hol" in words_on(part.files)
    form["password"].show_raw("fout")
    form["digits"].show_raw("11111 22222 33333")
    part.files.act_button.click()  # type: ignore[union-attr]
    assert "15 cijfers" in form["digits"].error()
    form["digits"].show_raw(read_request(request.read_bytes()).digits)
    for attempt in ("fout", password):
        form["password"].show_raw(attempt)
        ask.expect("open_file", file)
        ask.expect("save_file", target)
        part.files.act_button.click()  # type: ignore[union-attr]
        assert target.exists() is (attempt == password)
    assert "Het zegel is gegeven" in banner_of(part).accessibleName()
    assert len(register_of(file, password=password)[1]) == 2
    other.desk.lock()


def test_a_pkcs12_file_of_the_school_is_read(world: World, shown: Show, ask: FakeAsk, tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
    from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

    from jobcoach.handover import certificates
    from jobcoach.handover.seal import make_root, make_seal

    root = make_root(school="De Linde", brin="99ZZ", place="Lindeborg", now=NOW)
    seal = make_seal(root, school="De Linde", brin="99ZZ", coach="Marieke Hol", now=NOW)
    data = serialize_key_and_certificates(
        b"z", certificates.private_key(seal.key_pkcs8), certificates.from_pem(seal.certificate_pem),
        [certificates.from_pem(root.certificate_pem)], BestAvailableEncryption(b"goed"),
    )  # fmt: skip
    (tmp_path / "zegel.p12").write_bytes(data)
    part = opened(world, shown)
    ask.expect("open_file", tmp_path / "zegel.p12")
    part.pkcs_button.click()
    for attempt in ("fout", "goed"):
        assert part.form is not None
        part.form["password"].show_raw(attempt)
        part.password_button.click()
        assert (card_of(world) is None) is (attempt == "fout")
    assert card_of(world).fingerprint == fingerprint(root.certificate_pem)


# --- renewal, revocation, clock ----------------------------------------------------------------------------------------


def at(world: World, **term: int) -> None:
    later = NOW + timedelta(**term)
    world.opened.caseload._clock = lambda: later
    object.__setattr__(world.tools, "now", lambda: later)


def test_a_seal_that_ends_is_told_today_and_renewed(world: World, shown: Show, ask: FakeAsk, file: Path) -> None:
    password = school_file(world, file)
    assert told_today(world) == ""
    at(world, days=3 * 365 - 61)
    assert told_today(world) == ""
    at(world, days=3 * 365 - 58)
    assert "loopt over 59 dagen af" in told_today(world)
    part = opened(world, shown)
    assert "loopt over 59 dagen af" in words_on(part)
    for attempt in ("fout", password):
        ask.expect("open_file", file)
        part.button.click()
        assert part.form is not None
        part.form["password"].show_raw(attempt)
        part.password_button.click()
    assert "verlengd" in banner_of(part).accessibleName()
    assert told_today(world) == ""
    at(world, days=7 * 365)
    assert "verlopen" in told_today(world)


def test_a_lost_laptop_ends_in_a_list_and_the_addresses_to_send_it_to(
    world: World, shown: Show, ask: FakeAsk, file: Path, tmp_path: Path
) -> None:
    password = school_file(world, file)
    before = world.desk.ask(own_serial)
    recipient = world.desk.do(
        SaveRecipient(name="gemeente Lindeborg", contact="Fatma Öz", email="werk@lindeborg.example")
    )
    old = world.desk.do(SaveRecipient(name="gemeente Vroeger"))
    student = world.desk.do(SaveStudent(call_name="Noor", last_name="Visser"))

    def sent(session: Any) -> None:
        for who, days in ((recipient, 20), (recipient, 200), (old, 400)):
            on = NOW - timedelta(days=days)
            session.add(
                Handover(student_id=student, recipient_id=who, sealed_at=on, sent_on=on.date(), number=f"N{days}")
            )

    world.opened.caseload.carry_out(sent)
    part = opened(world, shown)
    files, target = part.files, tmp_path / "lijst.crl"
    assert files is not None
    ask.expect("open_file", file)
    files.revoke_button.click()
    for attempt in ("fout", password):
        files.form["password"].show_raw(attempt)  # type: ignore[index]
        files.act_button.click()  # type: ignore[union-attr]
    form = files.form
    assert form is not None
    files.act_button.click()  # type: ignore[union-attr]  # nothing chosen yet: nothing is revoked
    assert not target.exists()
    form["serial"].combo.setCurrentIndex(1)  # type: ignore[attr-defined]
    form["why"].combo.setCurrentIndex(1)  # type: ignore[attr-defined]
    ask.expect("save_file", target)
    files.act_button.click()  # type: ignore[union-attr]
    assert b"X509 CRL" in target.read_bytes()
    content, left = register_of(file, password=password)
    assert [item.serial for item in content.revoked] == [before]
    assert [item.serial for item in left] == [
        world.desk.ask(own_serial)
    ]  # a new one at once, or nothing could be sealed
    assert "heeft meteen een nieuw" in banner_of(part).accessibleName()
    words = words_on(files)
    assert "gemeente Lindeborg: Fatma Öz, werk@lindeborg.example (2 pakketten, het laatste op 4 november 2026)" in words
    assert "Vroeger" not in words


def test_a_list_that_revokes_this_seal_is_read_and_the_way_out_is_shown(
    world: World, shown: Show, ask: FakeAsk, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "seen_seals", lambda: tmp_path / "gezien")
    password = school_file(world, file)
    listed, serial = tmp_path / "lijst.crl", world.desk.ask(own_serial)
    assert serial is not None
    listed.write_bytes(revoke(file, password=password, serials=(serial,), why=Why.LOST, since=NOW, at=NOW))
    part = opened(world, shown)
    assert told_today(world) == ""
    ask.expect("open_file", file)
    part.list_button.button.setFocus()
    press(part.list_button.button, " ")
    assert (
        "Er is niets veranderd" in banner_of(part).accessibleName() or "lukte niet" in banner_of(part).accessibleName()
    )
    assert "ingetrokken door de school" not in words_on(part)
    ask.expect("open_file", listed)
    part.list_button.button.click()
    assert "1 zegel staat erop. Het jouwe ook." in banner_of(part).accessibleName()
    assert "Je zegel is ingetrokken" in words_on(part)
    assert "Je zegel is ingetrokken" in told_today(world)
    assert "Verleng het zegel" in part.button.text().replace("&", "")
    ask.expect("open_file", file)
    part.button.click()
    part.form["password"].show_raw(password)  # type: ignore[index]
    part.password_button.click()
    assert "Je zegel is ingetrokken" not in words_on(part)
    assert told_today(world) == ""


def test_a_wrong_clock_is_told_and_mended_with_a_reason(world: World, shown: Show, ask: FakeAsk) -> None:
    give_seal(world.opened.caseload)
    part = opened(world, shown)
    assert not part.clock.isVisible()
    at(world, days=365)
    world.desk.do(SaveStudent(call_name="Noor", last_name="Visser"))
    at(world)
    part.reload()
    assert isinstance(part.clock, ClockGroup)
    assert part.clock.isVisible()
    assert "24 november 2027" in words_on(part.clock)
    part.clock.button.click()
    assert part.clock.isVisible()
    part.clock.form["reason"].show_raw("De accu was leeg.")
    part.clock.button.click()
    assert not part.clock.isVisible()
    assert "rechtgezet" in banner_of(part).accessibleName()


def test_the_long_name_of_a_school_is_whole(world: World, shown: Show) -> None:
    from jobcoach.caseload.school import SaveSchool

    name = "Openbare Praktijkschool en VSO De Sahetapy-Lokollo van der Heuvel-Bergstra"
    world.desk.do(SaveSchool(name=name, place="Nederhemert-Zuid", brin="99ZZ"))
    part = opened(world, shown)
    assert name in words_on(part).replace("\n", " ")
    label = next(item for item in part.findChildren(Label) if name in item.text())
    assert label.heightForWidth(label.width()) <= label.height()
    assert button_of(part, "Vraag een zegel aan").isVisible()
