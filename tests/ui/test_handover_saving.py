"""Saving a sealed package: the password once, every way a disk can refuse, and nothing lost when it does."""

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from jobcoach.handover.envelope import open_envelope
from jobcoach.handover.wrapping import unwrap
from jobcoach.model.consent import Recipient
from jobcoach.model.journal import AuditEntry
from jobcoach.model.labels import label
from jobcoach.model.road import Road
from jobcoach.ui.handover.saving import mail_text
from jobcoach.ui.handover.seal_step import SealStep
from jobcoach.ui.handover.send_step import SendStep
from jobcoach.ui.paper_view import PaperView
from jobcoach.vault.keeper import Vault
from tests.caseload.every_column import pdf_text
from tests.ui.fakes import FakeAsk
from tests.ui.handover_walk import SCHOOL, Walk, add_handover, filled_vault, settle

Key = Qt.Key


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made, student, recipient = filled_vault(tmp_path / "linde.kluis")
    add_handover(made, student, recipient)
    yield made
    made.lock()


@pytest.fixture
def walk(qapp: object, vault: Vault, ask: FakeAsk, tmp_path: Path) -> Walk:
    made = Walk(vault, ask, trust=tmp_path / "scholen.json")
    made.open("handover")
    made.page().open_key(1)
    made.flow().open_step(4)
    made.step(SealStep).seal()
    settle()
    return made


def send(walk: Walk) -> SendStep:
    return walk.step(SendStep)


def test_the_password_is_shown_once_and_never_kept(walk: Walk, vault: Vault, ask: FakeAsk, tmp_path: Path) -> None:
    target = tmp_path / "uit.zip"
    ask.expect("save_file", target)
    send(walk).save.save_button.click()
    settle()
    groups = send(walk).save.groups
    assert groups is not None
    password = "".join(groups.groups)  # letter for letter as it stands on the screen
    assert unwrap(target.read_bytes(), password)[:2] == b"PK"
    if seven := shutil.which("7zz"):
        tested = subprocess.run([seven, "t", f"-p{password}", str(target)], capture_output=True, check=False)
        assert tested.returncode == 0, "what the coach reads out must open it in 7-Zip"
    assert not walk.flow().primary.isEnabled(), "first write it down, then note that it went"
    walk.press(Key.Key_Escape)
    assert send(walk).save.groups is groups, "Escape does not take it away"
    walk.press(Key.Key_Return)
    assert send(walk).save.groups is None
    assert password not in walk.words()
    audit = vault.ask(lambda session: list(session.scalars(select(AuditEntry))))
    assert not [row for row in audit if password in repr(vars(row))]
    assert any("met wachtwoord" in str(vars(row)) for row in audit), "leaving the vault is noted"


def test_cancelling_the_picker_changes_nothing(walk: Walk, ask: FakeAsk) -> None:
    ask.expect("save_file", None)
    send(walk).save.radios[Road.MAIL].click()
    send(walk).save.save_button.click()
    assert send(walk).save.save_button.isEnabled()
    assert walk.page().banner() is None


def test_a_folder_that_is_gone_is_told_and_can_be_done_again(walk: Walk, ask: FakeAsk, tmp_path: Path) -> None:
    ask.expect("save_file", tmp_path / "stick" / "uit.zip")
    send(walk).save.save_button.click()
    settle()
    assert "Het bestand is niet bewaard" in walk.words()
    assert send(walk).save.groups is None, "no file, so no password"
    ask.expect("save_file", tmp_path / "uit.zip")
    walk.reach("Kies opnieuw")
    walk.press(Key.Key_Return)
    assert (tmp_path / "uit.zip").is_file()
    assert walk.page().banner() is None
    assert send(walk).save.groups is not None


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_disk_that_refuses_leaves_no_half_file(
    walk: Walk, ask: FakeAsk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    target = tmp_path / "uit.zip"
    target.write_bytes(b"older")

    def refuse(_descriptor: int) -> None:
        raise OSError(code, "no")

    ask.expect("save_file", target)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        send(walk).save.radios[Road.MAIL].click()
        send(walk).save.save_button.click()
        settle()
    banner = walk.page().banner()
    assert banner is not None
    assert banner.tone == "bad"
    assert "uit.zip" in walk.words()
    assert target.read_bytes() == b"older"
    assert sorted(file.name for file in tmp_path.iterdir() if file.is_file()) == ["uit.zip"]
    ask.expect("save_file", target)
    walk.reach("Kies opnieuw")
    walk.press(Key.Key_Return)
    assert target.read_bytes()[:2] == b"PK"


def test_the_mail_names_no_student_no_password_no_digits(walk: Walk, vault: Vault) -> None:
    text = send(walk).mail.toPlainText()
    assert "99ZZ-MH-2026-0001" in text
    assert SCHOOL in text
    for word in ("Łukasz", "Nowak", "Lindeborg"):
        assert word not in text
    assert "wachtwoord" in text
    assert "wachtwoord" not in mail_text(number="1", school=SCHOOL, road=Road.MAIL)


def test_the_road_is_remembered_for_the_recipient_and_told_with_its_reason(
    walk: Walk, vault: Vault, ask: FakeAsk, tmp_path: Path
) -> None:
    send(walk).save.radios[Road.PDF].click()
    assert "zonder 7-Zip" in walk.words()
    assert "Adobe Reader" in send(walk).mail.toPlainText()
    target = tmp_path / "uit.pdf"
    ask.expect("save_file", target)
    send(walk).save.save_button.click()
    settle()
    groups = send(walk).save.groups
    assert groups is not None
    password = "".join(groups.groups)
    assert open_envelope(target.read_bytes(), password)[:2] == b"PK"
    send(walk).save.gone_button.click()
    assert vault.ask(lambda session: [row.way for row in session.scalars(select(Recipient))]) == [Road.PDF.value]
    send(walk).save.radios[Road.MAIL].click()
    ask.expect("save_file", tmp_path / "uit.zip")
    send(walk).save.save_button.click()
    settle()
    assert send(walk).save.groups is None
    assert b"ASiCManifest" in (tmp_path / "uit.zip").read_bytes(), "secure mail carries it as it is"
    walk.page().show_list()
    walk.page().open_key(1)
    assert send(walk).save.road is Road.MAIL
    assert send(walk).save.radios[Road.MAIL].isChecked()


def test_the_password_goes_on_a_slip_that_names_nobody(walk: Walk, ask: FakeAsk, tmp_path: Path) -> None:
    ask.expect("save_file", tmp_path / "Łukasz Nowak.zip")
    send(walk).save.save_button.click()
    settle()
    groups = send(walk).save.groups
    assert groups is not None
    send(walk).save.slip_button.click()
    settle()
    (view,) = walk.frame.findChildren(PaperView)
    said = " ".join(pdf_text(view.paper.content).split())
    assert " ".join(groups.groups) in said
    assert "99ZZ-MH-2026-0001" in said
    assert "7-Zip" in said
    for word in ("Łukasz", "Nowak", "gemeente", "Emre", "Marieke"):
        assert word not in said


def test_the_answer_takes_three_clicks_and_closes_the_task(walk: Walk, vault: Vault) -> None:
    walk.flow().primary.click()
    settle()
    answer = send(walk).answer
    assert answer is not None
    assert not walk.flow().primary.isEnabled()
    taken = next(radio for status, radio in answer.radios.items() if label(status) == "aangenomen")
    taken.click()
    walk.flow().primary.click()
    settle()
    assert "Deze overdracht is aangenomen." in walk.words()
    assert walk.flow().primary is None
    walk.press(Key.Key_Escape)
    assert "Beantwoord" in walk.words()
