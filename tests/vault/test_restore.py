"""Back to a backup: the new vault is whole before it takes a place, the old one stays, and a kill breaks neither."""

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from jobcoach.caseload.documents import content_of, keep
from jobcoach.caseload.notices import open_notices
from jobcoach.model.choices import DocumentKind, NoticeReason, RecipientKind
from jobcoach.model.consent import Recipient
from jobcoach.model.expected import Expected
from jobcoach.model.handover import Handover
from jobcoach.vault import backup, copies, ledger, restore, swap, transport
from jobcoach.vault.audit import check_chain
from jobcoach.vault.folders import find
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes
from tests.vault.acts import NOW, PASSPHRASE, AddStudent, Bin, Log, audit, clock, names

LARGE = os.urandom(1 << 16) * 9


def opened(folder: Path, passphrase: str = PASSPHRASE) -> Vault:
    return unlock(folder, passphrase=to_bytes(passphrase), clock=clock)


def make(vault: Vault, second: Path | None = None) -> Path:
    with vault.inside() as inside:
        return backup.make(inside, second=second).file


def prepared(vault: Vault, file: Path, *places: Path) -> restore.Prepared:
    with vault.inside() as inside:
        return restore.from_open(inside, file, places=places)


def scan(session: Any) -> int:
    return keep(session, kind=DocumentKind.BIJLAGE, title="Scan", file_name="scan.pdf", content=LARGE).id


@pytest.fixture
def filled(vault: Vault) -> Vault:
    vault.carry_out(AddStudent("Łukasz", "de Vries", uid="uid-1"))
    vault.carry_out(AddStudent("Bram", "Jansen", uid="uid-2"))
    vault.carry_out(Log(1, "eerste dag"))
    vault.carry_out(scan)
    return vault


def test_going_back_brings_back_and_keeps_today(filled: Vault, folder: Path) -> None:
    file = make(filled)
    filled.carry_out(AddStudent("Later", "Smit"))
    filled.carry_out(Bin(1))
    ready = prepared(filled, file)
    assert filled.ask(names) == ("Bram", "Later"), "nothing has changed yet"
    filled.lock()
    aside = ready.swap(now=NOW)
    assert aside is not None
    assert aside.name == "linde-tot-2026-11-20-23.30.kluis"
    again = opened(folder)
    assert again.ask(names) == ("Łukasz", "Bram")
    assert again.ask(content_of(1)) == LARGE  # type: ignore[arg-type]
    assert again.notices == ()
    assert again.ask(check_chain) is None
    assert audit(again)[-1].verb == "Restore"
    again.lock()
    today = opened(aside)
    assert today.ask(names) == ("Bram", "Later")
    assert today.ask(content_of(1)) == LARGE  # type: ignore[arg-type]
    today.lock()


def test_no_backup_is_lost_by_going_back(filled: Vault, folder: Path) -> None:
    first = make(filled)
    filled.carry_out(AddStudent("Later", "Smit"))
    second = make(filled)
    ready = prepared(filled, first)
    filled.lock()
    ready.swap(now=NOW)
    assert sorted(os.listdir(folder / "reserve")) == sorted((first.name, second.name))
    forward = opened(folder)
    ready = prepared(forward, folder / "reserve" / second.name)
    forward.lock()
    ready.swap(now=NOW + timedelta(hours=1))
    again = opened(folder)
    assert again.ask(names) == ("Łukasz", "Bram", "Later"), "going back can be undone"
    again.lock()


def test_the_passphrase_of_today_opens_what_was_brought_back(filled: Vault, folder: Path) -> None:
    file = make(filled)
    filled.change_passphrase(to_bytes("molen ladder gieter pinda"), cost=None)
    ready = prepared(filled, file)
    filled.lock()
    ready.swap(now=NOW)
    opened(folder, "molen ladder gieter pinda").lock()
    with pytest.raises(Expected, match=r"vault\.wrong_key"):
        opened(folder)


def test_a_restore_is_no_rollback_and_a_later_backup_is_no_surprise(filled: Vault, folder: Path) -> None:
    """The generation goes over today's, so that nobody is alarmed by what the coach chose."""
    file = make(filled)
    for number in range(5):
        filled.carry_out(AddStudent(f"Leerling {number}", "Smit"))
    ready = prepared(filled, file)
    filled.lock()
    ready.swap(now=NOW)
    for number in range(2):
        again = opened(folder)
        assert again.notices == ()
        again.carry_out(AddStudent("Nieuw", f"Werk {number}"))
        again.lock()


@pytest.mark.parametrize("moment", ["promised", "old one moved", "both moved"])
def test_a_kill_in_the_swap_ends_in_the_new_vault(filled: Vault, folder: Path, moment: str) -> None:
    file = make(filled)
    filled.carry_out(AddStudent("Later", "Smit"))
    ready = prepared(filled, file)
    filled.lock()
    aside = ready.promise(now=NOW)
    assert aside is not None
    if moment != "promised":
        folder.rename(aside)
    if moment == "both moved":
        ready.new.rename(folder)
    assert folder in find(folder.parent)
    again = opened(folder)
    assert again.ask(names) == ("Łukasz", "Bram")
    again.lock()
    assert sorted(item.name for item in folder.parent.iterdir()) == [aside.name, folder.name]
    assert not (folder / swap.MARK).exists()


def test_a_kill_before_the_promise_ends_in_the_old_vault(filled: Vault, folder: Path) -> None:
    file = make(filled)
    filled.carry_out(AddStudent("Later", "Smit"))
    ready = prepared(filled, file)
    filled.lock()
    assert find(folder.parent) == (folder,)
    assert ready.new.is_dir(), "while its process lives it is not swept"
    ready.held.release()  # as the system does when the process dies
    again = opened(folder)
    assert again.ask(names) == ("Łukasz", "Bram", "Later")
    again.lock()
    assert [item.name for item in folder.parent.iterdir()] == [folder.name], "the half one is gone"


def test_a_vault_in_use_is_not_swapped(filled: Vault, folder: Path) -> None:
    ready = prepared(filled, make(filled))
    with pytest.raises(Expected, match=r"vault\.busy"):
        ready.swap(now=NOW)
    assert filled.ask(names) == ("Łukasz", "Bram")
    assert find(folder.parent) == (folder,)
    filled.lock()
    again = opened(folder)
    assert audit(again)[-1].verb != "Restore", "a refusal is no promise"
    again.lock()


# --- on another machine ------------------------------------------------------------------------------------------


def elsewhere(tmp_path: Path, file: Path, **secret: Any) -> Path:
    target = tmp_path / "andere laptop" / "kluis.kluis"
    restore.prepare(file, target, restore.with_secret(**secret), now=NOW).swap(now=NOW)
    return target


def test_one_file_is_enough_on_another_machine(filled: Vault, tmp_path: Path) -> None:
    code = filled.add_recovery()
    file = shutil.copy(make(filled), tmp_path / "stick.kluisbak")
    filled.lock()
    for number, secret in enumerate(({"passphrase": to_bytes(PASSPHRASE)}, {"recovery": code})):
        target = elsewhere(tmp_path / str(number), Path(file), **secret)
        found = opened(target)
        assert found.ask(names) == ("Łukasz", "Bram")
        assert found.notices == ()
        found.lock()


def test_any_other_way_to_the_key_will_do(filled: Vault, tmp_path: Path) -> None:
    """As the school's key does: a function from header to master key."""
    file = make(filled)
    with filled.inside() as inside:
        master = bytearray(inside.master)
        ready = restore.prepare(file, tmp_path / "school.kluis", lambda _: bytearray(master), now=NOW)
    ready.swap(now=NOW)
    found = opened(tmp_path / "school.kluis")
    assert found.ask(names) == ("Łukasz", "Bram")
    found.lock()


def test_large_documents_come_from_the_second_place(filled: Vault, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "stick").mkdir()
    second = backup.make_second_place(tmp_path / "stick", filled.id, bundle=folder)
    make(filled, second)
    filled.lock()
    shutil.rmtree(folder)
    (file,) = (second / "reserve").iterdir()
    found = opened(elsewhere(tmp_path, file, passphrase=to_bytes(PASSPHRASE)))
    assert found.ask(content_of(1)) == LARGE  # type: ignore[arg-type]
    found.lock()


def test_a_missing_large_document_is_counted_and_told(filled: Vault, tmp_path: Path) -> None:
    file = Path(shutil.copy(make(filled), tmp_path / "stick.kluisbak"))
    target = tmp_path / "andere" / "kluis.kluis"
    ready = restore.prepare(file, target, restore.with_secret(passphrase=to_bytes(PASSPHRASE)), now=NOW)
    assert (ready.attachments, ready.missing) == (0, 1)
    ready.swap(now=NOW)
    found = opened(target)
    with pytest.raises(Expected, match=r"attachment\.missing"):
        found.ask(content_of(1))  # type: ignore[arg-type]
    found.lock()


def test_the_transport_file_holds_everything(filled: Vault, tmp_path: Path) -> None:
    target = tmp_path / "alles.kluistransport"
    assert transport.write(make(filled), filled.folder, target, check=lambda: None) == 1
    found = opened(elsewhere(tmp_path, target, passphrase=to_bytes(PASSPHRASE)))
    assert found.ask(names) == ("Łukasz", "Bram")
    assert found.ask(content_of(1)) == LARGE  # type: ignore[arg-type]
    found.lock()


# --- what is refused ---------------------------------------------------------------------------------------------


def refused(file: Path, target: Path, **secret: Any) -> str:
    secret = secret or {"passphrase": to_bytes(PASSPHRASE)}
    with pytest.raises(Expected) as caught:
        restore.prepare(file, target, restore.with_secret(**secret), now=NOW)
    assert not target.parent.exists() or list(target.parent.iterdir()) == [], "nothing is left behind"
    return caught.value.key


def test_every_part_of_a_damaged_file_is_refused(filled: Vault, tmp_path: Path) -> None:
    target, file = tmp_path / "andere" / "kluis.kluis", tmp_path / "stick.kluisbak"
    good = make(filled).read_bytes()
    length = int.from_bytes(good[8:12], "big")
    found = {}
    for place in (0, 9, 20, 12 + length // 2, 12 + length - 5, 12 + length + 3, 12 + length + 5000, len(good) - 1):
        file.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        found[place] = refused(file, target)
    assert set(found.values()) <= {"backup.not_a_backup", "backup.damaged", "vault.header_changed", "vault.wrong_key"}
    for harmed in (good[:-1], good[:-4096], good + b"x", good[:100], b"", b"PK\x03\x04" * 100):
        file.write_bytes(harmed)
        assert refused(file, target) in ("backup.not_a_backup", "backup.damaged")


def test_every_part_of_a_damaged_transport_file_is_refused_or_told(filled: Vault, tmp_path: Path) -> None:
    target, file = tmp_path / "andere" / "kluis.kluis", tmp_path / "alles.kluistransport"
    transport.write(make(filled), filled.folder, file, check=lambda: None)
    good = file.read_bytes()
    for harmed in (good[:-1], good[:-30], good[: len(good) - len(LARGE)]):
        file.write_bytes(harmed)
        assert refused(file, target) == "backup.damaged"
    file.write_bytes(good[:-5000] + bytes([good[-5000] ^ 1]) + good[-4999:])
    ready = restore.prepare(file, target, restore.with_secret(passphrase=to_bytes(PASSPHRASE)), now=NOW)
    assert (ready.attachments, ready.missing) == (0, 1)
    ready.discard()


def test_a_wrong_key_and_a_strange_file(filled: Vault, tmp_path: Path, make_vault: Callable[[str], Vault]) -> None:
    target = tmp_path / "andere" / "kluis.kluis"
    file = Path(shutil.copy(make(filled), tmp_path / "stick.kluisbak"))
    assert refused(file, target, passphrase=to_bytes("heel iets anders dan dat")) == "vault.wrong_key"
    assert refused(tmp_path / "nergens.kluisbak", target) == "backup.gone"
    assert refused(tmp_path, target) == "backup.gone"
    other = make_vault("ander.kluis")
    with pytest.raises(Expected, match=r"backup\.other_vault|vault\.header_changed"):
        prepared(other, file)


@pytest.fixture
def make_vault(make: Callable[[str], Vault]) -> Callable[[str], Vault]:
    return make


def test_a_database_swapped_between_two_backups_is_refused(filled: Vault, tmp_path: Path) -> None:
    """Both parts are real and of this vault, but not of one moment."""
    first = make(filled).read_bytes()
    filled.carry_out(AddStudent("Later", "Smit"))
    second = make(filled).read_bytes()
    length = [int.from_bytes(one[8:12], "big") for one in (first, second)]
    file = tmp_path / "gemengd.kluisbak"
    file.write_bytes(second[: 12 + length[1]] + first[12 + length[0] :])
    assert refused(file, tmp_path / "andere" / "kluis.kluis") == "backup.damaged"


# --- the erasure ledger ------------------------------------------------------------------------------------------


def test_an_erased_student_does_not_come_back(filled: Vault, folder: Path) -> None:
    filled.carry_out(AddStudent("Noor", "Smit"))
    file = make(filled)
    with filled.inside() as inside:
        ledger.add(folder, filled.id, inside.master, frozenset({"uid-1"}))
    assert b"uid-1" not in (folder / ledger.FILE).read_bytes()
    ready = prepared(filled, file)
    assert ready.erased == 1
    filled.lock()
    ready.swap(now=NOW)
    found = opened(folder)
    assert found.ask(names) == ("Bram", "Noor")
    left = found.ask(lambda s: s.connection().exec_driver_sql("SELECT count(*) FROM log_entry").scalar())
    assert left == 0, "what hung on the student is gone too"
    assert found.ask(check_chain) is None
    hits = found.ask(lambda s: s.connection().exec_driver_sql("SELECT * FROM search WHERE search MATCH 'ukasz'").all())
    assert hits == []
    with found.inside() as inside:
        assert ledger.read(folder, found.id, inside.master) == {"uid-1"}, "and the next restore knows it as well"
    found.lock()


def test_who_got_a_package_of_an_erased_student_hears_it_after_a_restore_too(filled: Vault, folder: Path) -> None:
    """The backup may be from before the coach told it: told twice is better than never."""

    def packages(session: Any) -> None:
        town, other = Recipient(name="gemeente Boterdam"), Recipient(name="gemeente Elders")
        own = Recipient(name="eigen map", kind=RecipientKind.LEERLING)
        session.add_all((town, other, own))
        session.flush()
        rows = ((1, town, "0001", NOW.date()), (1, town, "0002", NOW.date()), (1, other, "0003", None))
        for student, recipient, number, sent in (*rows, (1, own, "0004", NOW.date()), (2, other, "0005", NOW.date())):
            session.add(
                Handover(
                    student_id=student, recipient_id=recipient.id, number=number, digest="ab" * 32, sent_on=sent,
                    question="Łukasz",
                )
            )  # fmt: skip

    filled.carry_out(packages)
    file = make(filled)
    with filled.inside() as inside:
        ledger.add(folder, filled.id, inside.master, frozenset({"uid-1"}))
    ready = prepared(filled, file)
    filled.lock()
    ready.swap(now=NOW)
    found = opened(folder)
    (card,) = found.ask(open_notices)
    assert (card.recipient, card.reason, card.student) == ("gemeente Boterdam", NoticeReason.WISSEN, None)
    assert [(one.number, one.digest) for one in card.packages] == [("0001", "ab" * 32), ("0002", "ab" * 32)]
    assert card.remark == ledger.TOLD_AGAIN
    assert found.ask(lambda session: [row.number for row in session.scalars(select(Handover))]) == ["0005"]
    found.lock()


def test_the_ledger_of_the_second_place_counts_on_another_machine(filled: Vault, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "stick").mkdir()
    second = backup.make_second_place(tmp_path / "stick", filled.id, bundle=folder)
    old = make(filled, second)
    with filled.inside() as inside:
        ledger.add(folder, filled.id, inside.master, frozenset({"uid-2"}))
    make(filled, second)
    filled.lock()
    shutil.rmtree(folder)
    found = opened(elsewhere(tmp_path, second / "reserve" / old.name, passphrase=to_bytes(PASSPHRASE)))
    assert found.ask(names) == ("Łukasz",)
    found.lock()


def test_a_damaged_ledger_stops_the_restore(filled: Vault, folder: Path) -> None:
    file = make(filled)
    with filled.inside() as inside:
        ledger.add(folder, filled.id, inside.master, frozenset({"uid-1"}))
    content = bytearray((folder / ledger.FILE).read_bytes())
    content[-1] ^= 1
    (folder / ledger.FILE).write_bytes(content)
    with pytest.raises(Expected, match=r"restore\.ledger_damaged"):
        prepared(filled, file)
    assert copies.ENDING in file.name
    assert find(folder.parent) == (folder,)
