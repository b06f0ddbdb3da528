"""Whatever is typed or lies there, the coach reads a Dutch sentence that says what is safe and what to do."""

import errno
import json
import shutil
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jobcoach.ui.kit import Banner
from jobcoach.ui.unlock.damage_page import DamagePage
from jobcoach.ui.unlock.secret import SecretField
from jobcoach.ui.unlock.unlock_page import UnlockPage
from jobcoach.ui.window import Window
from jobcoach.vault import header_file
from tests.journeys.test_back_to_a_backup import Laptop, add, ask, laptop, names, to_backups
from tests.journeys.test_first_day import PASSPHRASE, keys, make_vault, press, qapp, type_words, words_on
from tests.ui.fakes import FakeAsk

__all__ = ["ask", "laptop", "qapp"]
SHORT = "Deze wachtzin is te makkelijk te raden. Gebruik vier of vijf woorden die niets met elkaar te maken hebben."
LONG = "Deze wachtzin is langer dan 200 tekens. Kies een kortere."
WRONG = "Dit opent de kluis niet. Er is niets veranderd. Kijk de woorden na en probeer het nog eens."
EMOJI = "\U0001f9d1\u200d\U0001f373 bakt \U0001f950 vóór \U0001f305 kruiwagen \U0001f6b2 wolkenlucht"


def enter() -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()


def said(window: Window) -> str:
    """Every word that can be read, those of the banners included."""
    QApplication.processEvents()
    return words_on(window)


def new_vault(window: Window) -> None:
    """To the page where an own passphrase is chosen."""
    press("Nieuwe kluis", window)
    type_words("Praktijkschool De Linde", "Lindeborg", "99zz", "Marieke Hol")
    press("Verder", window)
    press("Zelf een wachtzin", window)


def own_passphrase(window: Window, text: str) -> None:
    """An own passphrase, typed twice."""
    assert window.flow is not None
    for field in window.flow.page().findChildren(SecretField):
        if field.isVisible():
            field.show_value(text)
    press("Maak de kluis", window)


def unlock_with(window: Window, text: str) -> None:
    assert window.flow is not None
    page = window.flow.page()
    assert isinstance(page, UnlockPage)
    page.secret.line.setText(text)
    page.unlock()
    QApplication.processEvents()


@pytest.fixture
def closed(laptop: Callable[[str], Laptop]) -> tuple[Laptop, Window]:
    """A laptop with one vault, locked."""
    mine = laptop("mijn")
    window = mine.start()
    make_vault(window)
    add(window, "Noor")
    keys(window, "Ctrl+Shift+L")
    return mine, window


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Vul dit in."),
        ("x" * 1000, LONG),
        ("Nog nooit zoiets gezien " * 42, LONG),
        ("\U0001f600" * 4, SHORT),
        ("welkom", SHORT),
        ("oefenen mag hier altijd", "Dit is de wachtzin van de oefenschool; iedereen kent hem. Kies een eigen wachtzin."),
    ],
)  # fmt: skip
def test_a_passphrase_that_will_not_do_is_refused_with_the_reason(
    laptop: Callable[[str], Laptop], text: str, sentence: str
) -> None:
    window = laptop("mijn").start()
    new_vault(window)
    own_passphrase(window, text)
    assert sentence in said(window)


@pytest.mark.parametrize("text", ["", " " * 50, "x" * 1000, "\U0001f600" * 300, "'; DROP TABLE student; --"])
def test_any_wrong_passphrase_is_answered_calmly_and_nothing_changes(closed: tuple[Laptop, Window], text: str) -> None:
    mine, window = closed
    before = {file: file.read_bytes() for file in mine.vaults.rglob("*") if file.is_file()}
    unlock_with(window, text)
    assert (WRONG if text.strip() else "Vul dit in.") in said(window)
    assert {file: file.read_bytes() for file in before} == before
    unlock_with(window, PASSPHRASE)
    assert window.frame is not None


def test_emoji_and_both_spellings_of_an_accent_open_it(laptop: Callable[[str], Laptop]) -> None:
    window = laptop("mijn").start()
    new_vault(window)
    own_passphrase(window, EMOJI)
    press("Later", window)
    for form in ("NFC", "NFD"):
        keys(window, "Ctrl+Shift+L")
        unlock_with(window, unicodedata.normalize(form, EMOJI))
        assert window.frame is not None, form


def test_caps_lock_is_named_while_typing_and_gone_after(closed: tuple[Laptop, Window]) -> None:
    _mine, window = closed
    QTest.keyClicks(QApplication.focusWidget(), "VIJVER")
    assert "Caps Lock staat aan: je typt hoofdletters." in said(window)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A)
    assert "Caps Lock" not in said(window)


def test_one_wrong_character_of_the_recovery_code_is_pointed_at(closed: tuple[Laptop, Window]) -> None:
    _mine, window = closed
    unlock_with(window, PASSPHRASE)
    assert window._tools is not None
    vault = window._tools.opened.caseload
    code = vault.add_recovery()  # type: ignore[attr-defined]
    keys(window, "Ctrl+Shift+L")
    at = code.index("-") * 2 + 3  # the third group, its second character
    wrong = code[:at] + ("A" if code[at] != "A" else "B") + code[at + 1 :]
    press("Gebruik je herstelblad", window)
    type_words(wrong)
    enter()
    group, place = 1 + wrong[:at].count("-"), at - wrong[:at].rindex("-")
    assert f"Er zit een tikfout in groepje {group}, teken {place}." in said(window) or (
        f"groepje {group}" in said(window) and f"teken {place}" in said(window)
    )


def test_the_header_of_another_vault_is_told_and_nothing_is_lost(
    closed: tuple[Laptop, Window], laptop: Callable[[str], Laptop]
) -> None:
    mine, window = closed
    other = laptop("ander")
    make_vault(other.start())
    theirs = other.vaults / "kluis.kluis" / header_file.FILE
    ours = mine.vaults / "kluis.kluis"
    shutil.copy(theirs, ours / header_file.FILE)
    (ours / header_file.PREVIOUS).unlink(missing_ok=True)
    before = (ours / "kluis.db").read_bytes()
    unlock_with(window, PASSPHRASE)
    assert "of het is van een andere kluis" in said(window)
    assert "Er is niets weggegooid." in said(window)
    assert (ours / "kluis.db").read_bytes() == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Het bestand met de dossiers is leeg. Dat gebeurt soms als een schijf vol was."),
        (b"SQLite format 3\x00" + bytes(4080), "vervangen door iets dat niet van JobCoach is"),
    ],
)
def test_an_empty_or_foreign_database_is_named(closed: tuple[Laptop, Window], content: bytes, sentence: str) -> None:
    mine, window = closed
    (mine.vaults / "kluis.kluis" / "kluis.db").write_bytes(content)
    unlock_with(window, PASSPHRASE)
    assert isinstance(window.flow and window.flow.page(), DamagePage)
    assert sentence in said(window)
    assert (mine.vaults / "kluis.kluis" / "kluis.db").read_bytes() == content


def test_a_file_in_place_of_a_folder_is_named(closed: tuple[Laptop, Window], ask: FakeAsk, tmp_path: Path) -> None:
    _mine, window = closed
    file = tmp_path / "brief.kluis"
    file.write_bytes(b"geachte")
    ask.expect("pick_folder", file)
    press("Andere kluis", window)
    press("Andere map", window)
    assert "Dit is een bestand en geen map. Een kluis is een map die op .kluis eindigt. Kies die map." in said(window)
    ask.expect("pick_folder", tmp_path)
    press("Andere map", window)
    assert "In deze map staat geen kluis. Er is niets veranderd." in said(window)


def test_a_key_that_would_cost_100_gb_is_refused_before_it_costs_anything(
    closed: tuple[Laptop, Window], ask: FakeAsk
) -> None:
    mine, window = closed
    folder = mine.vaults / "kluis.kluis"
    for name in (header_file.FILE, header_file.PREVIOUS):
        content = json.loads((folder / header_file.FILE).read_bytes())
        content["slots"][0]["cost"]["memory_kib"] = 100 * 1024 * 1024
        (folder / name).write_bytes(json.dumps(content, sort_keys=True, separators=(",", ":")).encode())
    unlock_with(window, PASSPHRASE)
    sentence = "De sleutelgegevens van deze kluis (kop.json) zijn beschadigd. Je dossiers zelf zijn niet veranderd."
    assert sentence in said(window)
    again = mine.start()
    assert sentence in said(again), "a damaged vault is not taken for a first start"
    ask.expect("open_file", None)
    press("Zet terug", again)


def test_a_clock_that_was_set_back_stops_nobody(closed: tuple[Laptop, Window]) -> None:
    mine, window = closed
    mine.now -= timedelta(days=400)
    unlock_with(window, PASSPHRASE)
    assert window.frame is not None
    add(window, "Emre")
    part = to_backups(window)
    press("Maak nu een back-up", part)
    assert "Back-up gemaakt en nagekeken" in said(window)
    keys(window, "Ctrl+Shift+L")
    mine.now += timedelta(days=400, hours=1)
    unlock_with(window, PASSPHRASE)
    assert window.frame is not None
    assert len(names(window)) == 2
    assert "Kijk even naar je kluis" not in said(window)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.EIO, "De tweede plek voor back-ups deed het niet. De back-up in de kluis zelf is wel gemaakt."),
        (errno.ENOENT, "De tweede plek voor back-ups is er niet. De back-up in de kluis zelf is wel gemaakt."),
        (errno.ENOSPC, "De tweede plek voor back-ups is vol. De back-up in de kluis zelf is wel gemaakt."),
    ],
)
def test_a_backup_disk_that_is_pulled_in_the_middle_is_told(
    closed: tuple[Laptop, Window],
    ask: FakeAsk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    sentence: str,
) -> None:
    mine, window = closed
    stick = tmp_path / "stick"
    stick.mkdir()
    unlock_with(window, PASSPHRASE)
    part = to_backups(window)
    ask.expect("pick_folder", stick)
    ask.expect("question", True)  # the same disk, here
    press("Kies een plek", part)
    mine.now += timedelta(hours=1)
    add(window, "Emre")
    create = header_file.create

    def pulled(file: Path) -> object:
        if stick in file.parents:
            raise OSError(code, "pulled")
        return create(file)

    monkeypatch.setattr(header_file, "create", pulled)
    press("Maak nu een back-up", part)
    assert "De back-up staat alleen op deze laptop" in said(window)
    assert sentence in said(window)
    assert not list(stick.rglob(".kopie.*"))
    monkeypatch.undo()
    mine.now += timedelta(hours=1)
    press("Maak nu een back-up", part)
    assert part.banner() is None or isinstance(part.banner(), Banner)
    assert "De back-up staat alleen op deze laptop" not in said(window)
